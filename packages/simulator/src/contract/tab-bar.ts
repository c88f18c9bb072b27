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

/** @see mini/api/基础API/界面/tabBar/tabBar 常见问题.md (不支持 SVG 格式，只支持 PNG/JPEG/JPG) of AlipayDocs/open-docs */
export const NO_SVG = 'an icon of the tab bar cannot be SVG';

export function isSvg(icon: unknown): boolean {
  return typeof icon === 'string' && /^data:image\/svg|\.svg(?:[?#]|$)/i.test(icon);
}
