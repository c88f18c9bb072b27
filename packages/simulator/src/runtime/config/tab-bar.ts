import { isAddress, resolvePath } from '../../contract/paths';
import type { Problems } from '../../contract/problems';
import { isSvg, NO_SVG, type TabBarConfig, type TabItem } from '../../contract/tab-bar';
import type { AppFiles } from '../../contract/types';
import { checkKeys, type Json } from './json-keys';

/** More do not fit, as the platform has it. */
const MAX_ITEMS = 5;

/** @see mini/framework/基础能力/自定义 tabBar.md of AlipayDocs/open-docs */
const CUSTOM_TAB_BAR = 'customize-tab-bar/index';

const KEYS = ['textColor', 'selectedColor', 'backgroundColor', 'items', 'customize', 'overlay'];
const ITEM_KEYS = ['pagePath', 'name', 'icon', 'activeIcon'];

interface TabBarReading {
  readonly problems: Problems;
  readonly files: AppFiles;
  /** Path of the page that the app begins with. */
  readonly home: string;
  /** Whether a page is in the main package. */
  readonly inMain: (path: string) => boolean;
  /** Tells of a file that is in a subpackage. */
  readonly checkPackage: (file: string) => void;
}

/**
 * Reads `tabBar` of app.json. An item that cannot be shown is a problem, and left out.
 * @see mini/framework/小程序全局配置/app.json  应用配置.md of AlipayDocs/open-docs
 * @see mini/api/基础API/界面/tabBar/tabBar 使用说明.md of AlipayDocs/open-docs
 */
export function readTabBar(
  value: unknown,
  pages: readonly string[],
  { problems, files, home, inMain, checkPackage }: TabBarReading,
): TabBarConfig | undefined {
  if (value === undefined) return undefined;
  const reading = { file: 'app.json', problems };
  const report = (message: string) => {
    problems.unknown('app.json tabBar', `tabBar: ${message}`, { file: 'app.json' });
  };
  const json = Object(value) as Json;
  const { items, textColor, selectedColor, backgroundColor, customize } = json;
  checkKeys(json, reading, KEYS, 'tabBar');
  if (!Array.isArray(items)) {
    report('items: a list is required');
    return undefined;
  }
  const read = items.flatMap((each, index): TabItem[] => {
    const item = Object(each) as Json;
    const { pagePath, name, icon, activeIcon } = item;
    const path = text(pagePath)?.replace(/^\//, '');
    checkKeys(item, reading, ITEM_KEYS, `tabBar.items[${index}]`);
    if (text(name) === undefined) report(`items[${index}]: name is required`);
    for (const image of [icon, activeIcon]) {
      if (!isThere(image, files)) report(`items[${index}]: ${String(image)} is not there`);
      if (text(image) !== undefined) checkPackage(resolvePath('app.json', String(image)));
      if (isSvg(image)) report(`items[${index}]: ${String(image)}: ${NO_SVG}`);
    }
    if (path !== undefined && pages.includes(path)) {
      // All of them must be in the main package (mini/framework/分包加载.md of AlipayDocs/open-docs).
      if (!inMain(path)) report(`pagePath "${path}" is a page of a subpackage`);
      return [
        { pagePath: path, name: text(name) ?? '', icon: text(icon), activeIcon: text(activeIcon) },
      ];
    }
    report(`pagePath "${String(pagePath)}" is none of the pages`);
    return [];
  });
  // `tabBar` 的第一个页面必须是首页.
  const [leading] = read;
  if (leading && leading.pagePath !== home) {
    report(`the first item must be the home page ${home}, not ${leading.pagePath}`);
  }
  if (read.length > MAX_ITEMS) report(`there are ${read.length} items, ${MAX_ITEMS} at the most`);
  const hasComponent = files[`${CUSTOM_TAB_BAR}.json`] !== undefined;
  if (customize === true && !hasComponent) {
    report(`customize: ${CUSTOM_TAB_BAR} is not there`);
  }
  return {
    component: customize === true && hasComponent ? CUSTOM_TAB_BAR : undefined,
    textColor: text(textColor),
    selectedColor: text(selectedColor),
    backgroundColor: text(backgroundColor),
    items: read.slice(0, MAX_ITEMS),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Whether an image, if one is given, is an address or a file of the app. */
function isThere(image: unknown, files: AppFiles): boolean {
  const path = text(image);
  return (
    path === undefined || isAddress(path) || files[resolvePath('app.json', path)] !== undefined
  );
}
