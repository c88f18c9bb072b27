/** The phone as `my.getSystemInfo` describes it. Sizes in CSS pixels. */
export interface SystemInfo {
  model: string;
  brand: string;
  platform: 'iOS' | 'Android';
  system: string;
  version: string;
  app: 'alipay';
  language: string;
  pixelRatio: number;
  /** Of the whole phone: status bar, title bar and window add up to it. */
  screenWidth: number;
  screenHeight: number;
  /** What the app can draw on: the screen without status bar and title bar, or all of it where they are clear. */
  windowWidth: number;
  windowHeight: number;
  statusBarHeight: number;
  titleBarHeight: number;
  fontSizeSetting: number;
  /** Size of the disk, for example `128 GB`. */
  storage: string;
  /** Charge of the battery, for example `80%`. */
  currentBattery: string;
}

export interface AppIdentity {
  appId: string;
  version: string;
}
