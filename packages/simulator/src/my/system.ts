import type { AppIdentity, SystemInfo } from '../contract/system';
import { asyncApi, syncApi, type ApiHost } from './call';

/** Base library the simulator follows. */
export const SDK_VERSION = '2.8.11';

export const DEFAULT_SYSTEM: SystemInfo = {
  model: 'iPhone14,5',
  brand: 'iPhone',
  platform: 'iOS',
  system: '17.0',
  version: '10.5.90',
  app: 'alipay',
  language: 'zh-Hans',
  pixelRatio: 3,
  screenWidth: 375,
  screenHeight: 812,
  windowWidth: 375,
  windowHeight: 724,
  statusBarHeight: 44,
  titleBarHeight: 44,
  fontSizeSetting: 16,
};

/** Made up, of the platform's form: no app of ours bears it. */
export const DEFAULT_APP: AppIdentity = { appId: '2021000000000000', version: '0.0.1' };

/** The phone, with the screen as large as the element it is mounted in, if that has a size. */
export function measureSystem(root: HTMLElement, own: Partial<SystemInfo> = {}): SystemInfo {
  const system = { ...DEFAULT_SYSTEM, ...own };
  const { clientWidth, clientHeight } = root;
  if (clientWidth === 0 || clientHeight === 0) return system;
  return {
    ...system,
    screenWidth: clientWidth,
    screenHeight: clientHeight,
    windowWidth: clientWidth,
    windowHeight: clientHeight - system.titleBarHeight,
  };
}

/** What tells the app about the phone it runs on. */
export function systemApis(
  host: ApiHost,
  system: () => SystemInfo,
  app: AppIdentity,
): Record<string, unknown> {
  const info = () => ({ ...system() });
  const clipboard = { text: '' };
  return {
    SDKVersion: SDK_VERSION,
    isIDE: false,
    env: {
      clientName: 'ap',
      clientVersion: system().version,
      platform: system().platform,
      language: system().language,
      USER_DATA_PATH: 'https://usr',
    },
    getSystemInfo: asyncApi(host, 'getSystemInfo', info),
    getSystemInfoSync: syncApi(host, 'getSystemInfoSync', info),
    getAppIdSync: syncApi(host, 'getAppIdSync', () => ({ appId: app.appId })),
    getAccountInfoSync: syncApi(host, 'getAccountInfoSync', () => ({
      miniProgram: { appId: app.appId, envVersion: 'develop', version: app.version },
    })),
    getRunScene: asyncApi(host, 'getRunScene', () => ({ envVersion: 'develop' })),
    getNetworkType: asyncApi(host, 'getNetworkType', () => {
      const networkAvailable = host.phone.network !== 'offline';
      const networkType = networkAvailable ? 'WIFI' : 'NOTREACHABLE';
      return { networkAvailable, networkType, networkInfo: networkType };
    }),
    getServerTime: asyncApi(host, 'getServerTime', () => ({ time: Date.now() })),
    setClipboard: asyncApi(host, 'setClipboard', (params) => {
      clipboard.text = String(params.text);
      return { success: true };
    }),
    getClipboard: asyncApi(host, 'getClipboard', () => ({ text: clipboard.text })),
  };
}
