import type { PhoneModel } from './phone';

/** A model of phone: its display in CSS pixels, and what the app is told of it. */
export interface Device {
  widthPx: number;
  heightPx: number;
  statusBarPx: number;
  /** Height of the strip at the bottom that belongs to the system's gesture. */
  homeIndicatorPx: number;
  system: PhoneModel;
}

export type DeviceName = 'standard' | 'small' | 'android';

const DEVICES: Readonly<Record<DeviceName, Device>> = {
  standard: {
    widthPx: 375,
    heightPx: 812,
    statusBarPx: 44,
    homeIndicatorPx: 34,
    system: { model: 'iPhone14,4', pixelRatio: 3, statusBarHeight: 44 },
  },
  small: {
    widthPx: 320,
    heightPx: 568,
    statusBarPx: 20,
    homeIndicatorPx: 0,
    system: { model: 'iPhone8,4', system: '15.8', pixelRatio: 2, statusBarHeight: 20 },
  },
  android: {
    widthPx: 360,
    heightPx: 780,
    statusBarPx: 28,
    homeIndicatorPx: 0,
    system: {
      platform: 'Android',
      brand: 'vivo',
      model: 'V2001A',
      system: '12',
      pixelRatio: 3,
      statusBarHeight: 28,
      titleBarHeight: 48,
    },
  },
};

/**
 * What the app is told of a device. In a window as narrow as a phone's the app fills it, below the status bar of the
 * phone that shows the preview.
 */
export function modelOf(name: DeviceName): PhoneModel {
  const { system } = DEVICES[name];
  return matchMedia('(width < 480px)').matches ? { ...system, statusBarHeight: 0 } : system;
}

/** Gives the phone on the page the size of a device. */
export function showDevice(phone: HTMLElement, name: DeviceName): void {
  const { widthPx, heightPx, statusBarPx, homeIndicatorPx } = DEVICES[name];
  phone.dataset.device = name;
  phone.style.setProperty('--pv-width', `${widthPx}px`);
  phone.style.setProperty('--pv-height', `${heightPx}px`);
  phone.style.setProperty('--pv-status-bar', `${statusBarPx}px`);
  phone.style.setProperty('--pv-home-indicator', `${homeIndicatorPx}px`);
}
