import { ApiFailure } from '../contract/errors';
import { asyncApi, badParams, syncApi, type ApiHost } from './call';
import { MAP_PROPERTIES } from './nodes/map-context';
import { readGrants } from './open/auth';
import { needScope, type AskForScope } from './permission';
import type { SystemInfo } from '../contract/system';
import type { Phone } from '../contract/types';
import { watchPhone } from './nearby/watch-phone';
import { connectedTo } from './nearby/wifi';
import { radioSwitches } from './system';

/** The parts of the phone that an app can ask about and change. */
export function deviceApis(
  host: ApiHost,
  system: () => SystemInfo,
  ask: AskForScope | undefined,
): Record<string, unknown> {
  let brightness = 0.5;
  tellOfNetwork(host);
  const battery = () => ({
    level: Number.parseInt(system().currentBattery, 10),
    isCharging: false,
  });
  return {
    getNetworkType: asyncApi(host, 'getNetworkType', () => networkState(host)),
    getServerTime: asyncApi(host, 'getServerTime', () => {
      // "离线情况值为 -1", `@mini-types/my`.
      return { time: host.phone.network === 'offline' ? -1 : Date.now() };
    }),
    setClipboard: asyncApi(host, 'setClipboard', ({ text }) => {
      if (typeof text !== 'string' && typeof text !== 'number') throw badParams('接口参数无效');
      host.phone.clipboard = String(text);
      return { success: true };
    }),
    setKeepScreenOn: asyncApi(host, 'setKeepScreenOn', ({ keepScreenOn }) => {
      if (typeof keepScreenOn !== 'boolean') throw badParams('接口参数无效');
      return { success: true };
    }),
    getClipboard: asyncApi(host, 'getClipboard', async () => {
      const { platform, system: version } = system();
      // iOS 16: 支付宝对小程序暂时禁用了读取剪贴板功能 (my.getClipboard.md of AlipayDocs/open-docs).
      if (platform === 'iOS' && /^16\b/.test(version)) {
        throw new ApiFailure({ error: 2004, errorMessage: '用户不允许授权。' });
      }
      await needScope(host, 'clipboard', ask);
      return { text: host.phone.clipboard };
    }),
    getBatteryInfo: asyncApi(host, 'getBatteryInfo', battery),
    getBatteryInfoSync: syncApi(host, 'getBatteryInfoSync', battery),
    getScreenBrightness: asyncApi(host, 'getScreenBrightness', () => ({
      success: true,
      brightness,
    })),
    setScreenBrightness: asyncApi(host, 'setScreenBrightness', (params) => {
      const wanted = params.brightness;
      if (typeof wanted !== 'number' || !(wanted >= 0 && wanted <= 1)) {
        throw badParams('brightness: a number from 0 to 1 is required');
      }
      brightness = wanted;
      return { success: true };
    }),
    isScreenReaderEnabled: asyncApi(host, 'isScreenReaderEnabled', () => ({
      screenReaderEnabled: false,
    })),
    isCollected: asyncApi(host, 'isCollected', () => ({ isCollected: false })),
    getAvailableAudioSources: asyncApi(host, 'getAvailableAudioSources', () => ({
      audioSources: AUDIO_SOURCES[system().platform],
    })),
    getMapInfo: asyncApi(host, 'getMapInfo', () => ({
      ...MAP_PROPERTIES,
      sdkName: 'simulator',
      sdkVersion: '0.0.0',
      needStyleV7: false,
    })),
    getSystemSetting: syncApi(host, 'getSystemSetting', () => ({
      ...radioSwitches(host.phone),
      locationEnabled: true,
    })),
    getAppAuthorizeSetting: syncApi(host, 'getAppAuthorizeSetting', () =>
      Object.fromEntries(
        PERMISSIONS.map((name) => [
          `${name}Authorized`,
          isDenied(host.phone, name) ? 'denied' : 'authorized',
        ]),
      ),
    ),
    getSetting: asyncApi(host, 'getSetting', () => ({ authSetting: authSetting(host) })),
  };
}

/** What the phone's own description forbids. */
function isDenied({ bluetooth, camera }: Phone, name: string): boolean {
  return (
    (name === 'bluetooth' && bluetooth.authorized === false) ||
    (name === 'camera' && camera.authorized === false)
  );
}

/** @see mini/api/基础API/多媒体/录音/my.getAvailableAudioSources.md of AlipayDocs/open-docs */
const AUDIO_SOURCES: Readonly<Record<SystemInfo['platform'], readonly string[]>> = {
  iOS: ['auto', 'buildInMic', 'headsetMic'],
  Android: ['auto', 'mic', 'camcorder'],
};

const PERMISSIONS = [
  'album',
  'bluetooth',
  'camera',
  'location',
  'microphone',
  'notification',
  'notificationAlert',
  'notificationBadge',
  'notificationSound',
  'overlay',
  'phoneCalendar',
];

/**
 * Brings about `my.onNetworkStatusChange` whenever the phone's network, or its Wi-Fi, is set to something else.
 * @see mini/api/基础API/设备/网络状态/my.onNetworkStatusChange.md of AlipayDocs/open-docs
 */
function tellOfNetwork(host: ApiHost): void {
  let last = networkType(host.phone);
  const changed = () => {
    const now = networkType(host.phone);
    if (now === last) return;
    last = now;
    const isConnected = now !== 'NOTREACHABLE';
    // The two APIs write Wi-Fi differently, as their pages do.
    const shown = now === 'WIFI' ? 'Wi-Fi' : now;
    host.listeners.emit('NetworkStatusChange', { isConnected, networkType: shown });
  };
  watchPhone(host, 'network', changed);
  watchPhone(host, 'wifi', changed);
}

/** A phone without Wi-Fi has a mobile network. */
function networkType({ network, wifi }: Phone): 'NOTREACHABLE' | 'WIFI' | '4G' {
  if (network === 'offline') return 'NOTREACHABLE';
  return connectedTo(wifi) ? 'WIFI' : '4G';
}

/** What `my.getNetworkType` gives. */
function networkState({ phone }: Pick<ApiHost, 'phone'>): {
  networkAvailable: boolean;
  networkType: string;
  networkInfo: string;
} {
  const type = networkType(phone);
  return { networkAvailable: type !== 'NOTREACHABLE', networkType: type, networkInfo: type };
}

/** @see git:184943f2^:mini/api/基础API/设备/设置/my.getSetting.md of AlipayDocs/open-docs */
export function authSetting({ phone }: Pick<ApiHost, 'phone'>): Record<string, boolean> {
  const granted = readGrants(phone, phone.user);
  return {
    userInfo: granted.includes('userInfo'),
    phoneNumber: granted.includes('phoneNumber'),
    location: granted.includes('location'),
    album: granted.includes('album'),
    writePhotosAlbum: true,
    camera: granted.includes('camera'),
    alipaysports: false,
    aliaddress: false,
  };
}
