/** What `window` in app.json, or a page's own JSON, says about the frame around a page. */
export interface WindowConfig {
  defaultTitle?: string;
  titleBarColor?: string;
  backgroundColor?: string;
  navigationBarFrontColor?: 'black' | 'white';
  /** Spinner beside the title until the app hides it. */
  showTitleLoading?: boolean;
  /** Address of a picture that stands for the title. */
  titleImage?: string;
  /** Address of one more icon in the title bar, a tap on which the page hears of. */
  optionIcon?: string;
  /** `light`: the icons of the title bar are white. */
  barButtonTheme?: 'default' | 'light';
  /** What shows behind the page while it is pulled down; the colour on Android alone. */
  backgroundImageUrl?: string;
  backgroundImageColor?: string;
  /** Whether rpx follow the width of the screen. Default true. */
  responsive?: boolean;
  /** `always`: the page lies under the bar, which is clear. `auto`: until the page is scrolled. */
  transparentTitle?: 'always' | 'auto' | 'none';
  /** Taps on the bar reach the page below it. */
  titlePenetrate?: boolean;
  /** The page can be pulled down at its top. */
  pullRefresh?: boolean;
  /** Whether the page follows the finger beyond its end, which pulling needs. Default true. */
  allowsBounceVertical?: boolean;
  /** How near the bottom onReachBottom comes, in CSS pixels. */
  onReachBottomDistance?: number;
}
