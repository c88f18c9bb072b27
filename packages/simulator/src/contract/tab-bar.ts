/** `tabBar` of app.json. */
export interface TabBarConfig {
  readonly textColor: string | undefined;
  readonly selectedColor: string | undefined;
  readonly backgroundColor: string | undefined;
  readonly items: readonly TabItem[];
}

export interface TabItem {
  /** Path of the page. */
  readonly pagePath: string;
  readonly name: string;
  /** Image of the app, by its path from the root. */
  readonly icon: string | undefined;
  readonly activeIcon: string | undefined;
}
