/** `tabBar` of app.json. */
export interface TabBarConfig {
  readonly textColor: string | undefined;
  readonly selectedColor: string | undefined;
  readonly backgroundColor: string | undefined;
  readonly items: readonly TabItem[];
  /** Path of the component that the app draws the bar with; none for the platform's bar. */
  readonly component: string | undefined;
}

export interface TabItem {
  /** Path of the page. */
  readonly pagePath: string;
  readonly name: string;
  /** Image of the app, by its path from the root. */
  readonly icon: string | undefined;
  readonly activeIcon: string | undefined;
}
