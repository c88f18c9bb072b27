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
  screenWidth: number;
  screenHeight: number;
  windowWidth: number;
  windowHeight: number;
  statusBarHeight: number;
  titleBarHeight: number;
  fontSizeSetting: number;
}

export interface AppIdentity {
  appId: string;
  version: string;
}
