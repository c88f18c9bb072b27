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

export type DeviceName = 'standard' | 'small';

export const DEVICES: Readonly<Record<DeviceName, Device>> = {
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
};

/** Gives the phone on the page the size of a device. */
export function showDevice(phone: HTMLElement, name: DeviceName): void {
  const { widthPx, heightPx, statusBarPx, homeIndicatorPx } = DEVICES[name];
  phone.dataset.device = name;
  phone.style.setProperty('--pv-width', `${widthPx}px`);
  phone.style.setProperty('--pv-height', `${heightPx}px`);
  phone.style.setProperty('--pv-status-bar', `${statusBarPx}px`);
  phone.style.setProperty('--pv-home-indicator', `${homeIndicatorPx}px`);
}
