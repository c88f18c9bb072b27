/** What `window` in app.json, or a page's own JSON, says about the frame around a page. */
export interface WindowConfig {
  defaultTitle?: string;
  titleBarColor?: string;
  backgroundColor?: string;
  navigationBarFrontColor?: 'black' | 'white';
  /** Spinner beside the title until the app hides it. */
  showTitleLoading?: boolean;
  /** How near the bottom onReachBottom comes, in CSS pixels. */
  onReachBottomDistance?: number;
}
