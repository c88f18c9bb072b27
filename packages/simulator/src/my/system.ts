import type { AppIdentity, SystemInfo } from '../contract/system';
import type { Phone } from '../contract/types';
import { asyncApi, syncApi, type ApiHost } from './call';
import { USER_DATA_PATH } from './files/store';

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
  storage: '128 GB',
  currentBattery: '80%',
};

/** Made up, of the platform's form: no app of ours bears it. */
export const DEFAULT_APP: AppIdentity = { appId: '2021000000000000', version: '0.0.1' };

/**
 * The phone, with the window as large as the element it is mounted in, if that has a size: the element shows all
 * of the screen but the status bar.
 */
export function measureSystem(root: HTMLElement, own: Partial<SystemInfo> = {}): SystemInfo {
  const system = { ...DEFAULT_SYSTEM, ...own };
  const { clientWidth, clientHeight } = root;
  if (clientWidth === 0 || clientHeight === 0) return system;
  return {
    ...system,
    screenWidth: clientWidth,
    screenHeight: clientHeight + system.statusBarHeight,
    windowWidth: clientWidth,
    windowHeight: clientHeight - system.titleBarHeight,
  };
}

/**
 * What tells the app about the phone it runs on.
 * @see mini/api/基础API/设备/系统信息/my.getSystemInfo.md of AlipayDocs/open-docs
 */
export function systemApis(
  host: ApiHost,
  system: () => SystemInfo,
  app: AppIdentity,
): Record<string, unknown> {
  const info = () => ({ ...describe(system()), ...radios(host.phone) });
  return {
    SDKVersion: SDK_VERSION,
    isIDE: false,
    env: {
      clientName: 'ap',
      clientVersion: system().version,
      platform: system().platform,
      language: system().language,
      USER_DATA_PATH,
    },
    getSystemInfo: asyncApi(host, 'getSystemInfo', info),
    getSystemInfoSync: syncApi(host, 'getSystemInfoSync', info),
    getWindowInfo: syncApi(host, 'getWindowInfo', () => {
      const { pixelRatio, screenWidth, screenHeight, windowWidth, windowHeight } = system();
      const { statusBarHeight, titleBarHeight } = system();
      const sizes = { pixelRatio, screenWidth, screenHeight, windowWidth, windowHeight };
      const screenTop = statusBarHeight + titleBarHeight;
      return { ...sizes, statusBarHeight, screenTop, safeArea: safeArea(system()) };
    }),
    getAppBaseInfo: syncApi(host, 'getAppBaseInfo', () => {
      const { language, version } = system();
      return { SDKVersion: SDK_VERSION, language, version };
    }),
    getAppIdSync: syncApi(host, 'getAppIdSync', () => ({ appId: app.appId })),
    getAccountInfoSync: syncApi(host, 'getAccountInfoSync', () => ({
      miniProgram: { appId: app.appId, envVersion: 'develop', version: app.version },
    })),
    getRunScene: asyncApi(host, 'getRunScene', () => ({ envVersion: 'develop' })),
  };
}

function describe(system: SystemInfo): Record<string, unknown> {
  const { screenWidth, screenHeight } = system;
  return {
    ...system,
    screen: { width: screenWidth, height: screenHeight },
    safeArea: safeArea(system),
    transparentTitle: true,
    apiLevel: 17,
    performance: 'high',
    albumAuthorized: true,
    cameraAuthorized: true,
    locationAuthorized: true,
    microphoneAuthorized: true,
    locationEnabled: true,
    notificationAuthorized: true,
  };
}

/** The switches of the phone's settings. */
export function radioSwitches({ bluetooth, wifi }: Pick<Phone, 'bluetooth' | 'wifi'>) {
  return {
    bluetoothEnabled: bluetooth.enabled !== false,
    wifiEnabled: wifi.enabled !== false,
  };
}

function radios(phone: Phone) {
  return {
    ...radioSwitches(phone),
    bluetoothAuthorized: phone.bluetooth.authorized !== false,
  };
}

function safeArea({ screenWidth, screenHeight, statusBarHeight }: SystemInfo) {
  return {
    left: 0,
    right: screenWidth,
    top: statusBarHeight,
    bottom: screenHeight,
    width: screenWidth,
    height: screenHeight - statusBarHeight,
  };
}
