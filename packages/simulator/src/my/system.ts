import type { AppIdentity, SystemInfo } from '../contract/system';
import type { Phone } from '../contract/types';
import { asyncApi, syncApi, type ApiHost } from './call';
import { USER_DATA_PATH } from './files/store';

/** Base library the simulator follows. */
const SDK_VERSION = '2.8.11';

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
 * The phone, with a screen as large as the element it is mounted in, if that has a size.
 * @param isUnderBar Whether the page on top lies under the title bar, which is clear: the window is then all of the
 * screen (设置导航栏透明时，screenHeight = windowHeight).
 */
export function measureSystem(
  root: HTMLElement,
  own: Partial<SystemInfo> = {},
  isUnderBar = false,
): SystemInfo {
  const system = { ...DEFAULT_SYSTEM, ...own };
  const { clientWidth, clientHeight } = root;
  if (clientWidth === 0 || clientHeight === 0) {
    return isUnderBar ? { ...system, windowHeight: system.screenHeight } : system;
  }
  const { statusBarHeight, titleBarHeight } = system;
  return {
    ...system,
    screenWidth: clientWidth,
    screenHeight: clientHeight,
    windowWidth: clientWidth,
    windowHeight: isUnderBar ? clientHeight : clientHeight - statusBarHeight - titleBarHeight,
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
      const { statusBarHeight } = system();
      const sizes = { pixelRatio, screenWidth, screenHeight, windowWidth, windowHeight };
      const screenTop = screenHeight - windowHeight;
      return { ...sizes, statusBarHeight, screenTop, safeArea: safeArea(system()) };
    }),
    getAppBaseInfo: syncApi(host, 'getAppBaseInfo', () => {
      const { language, version } = system();
      return { SDKVersion: SDK_VERSION, language, version };
    }),
    getAppIdSync: syncApi(host, 'getAppIdSync', () => ({ appId: app.appId })),
    getAccountInfoSync: syncApi(host, 'getAccountInfoSync', () => accountInfo(app)),
    getPluginIdSync: syncApi(host, 'getPluginIdSync', () => forPlugins(host, 'getPluginIdSync')),
    getParentAppIdSync: syncApi(host, 'getParentAppIdSync', () =>
      forPlugins(host, 'getParentAppIdSync'),
    ),
    getParentAppId: () => void forPlugins(host, 'getParentAppId'),
    getRunScene: asyncApi(host, 'getRunScene', () => ({ envVersion: 'develop' })),
  };
}

/** What the app is told of itself. */
export function accountInfo(app: AppIdentity) {
  return { miniProgram: { appId: app.appId, envVersion: 'develop', version: app.version } };
}

/** @see mini/plugin/插件技术知识汇总/插件相关API/my.getParentAppIdSync.md of AlipayDocs/open-docs: 用于在插件中. */
function forPlugins(host: ApiHost, name: string) {
  host.problems.unknown(`my.${name}`, `my.${name}: it is for the code of plugins`);
  return {};
}

function describe(system: SystemInfo): Record<string, unknown> {
  const { screenWidth, screenHeight, platform, pixelRatio } = system;
  // 已知问题，Android 少除了 pixelRatio。推荐使用 screen.width 和 screen.height 代替.
  const ratio = platform === 'Android' ? pixelRatio : 1;
  return {
    ...system,
    screenWidth: screenWidth * ratio,
    screenHeight: screenHeight * ratio,
    screen: { width: screenWidth, height: screenHeight },
    safeArea: safeArea(system),
    transparentTitle: true,
    apiLevel: 17,
    performance: 'high',
    albumAuthorized: true,
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
    cameraAuthorized: phone.camera.authorized !== false,
  };
}

/** Height of the strip at the bottom that is the gesture's, of an iPhone without a button for it. */
const HOME_INDICATOR_PX = 34;
/** Of an iPhone with such a button. */
const OLD_STATUS_BAR_PX = 20;

function safeArea({ platform, screenWidth, screenHeight, statusBarHeight }: SystemInfo) {
  const hasIndicator = platform === 'iOS' && statusBarHeight > OLD_STATUS_BAR_PX;
  const bottom = screenHeight - (hasIndicator ? HOME_INDICATOR_PX : 0);
  return {
    left: 0,
    right: screenWidth,
    top: statusBarHeight,
    bottom,
    width: screenWidth,
    height: bottom - statusBarHeight,
  };
}
