import type { Problems } from '../../contract/problems';
import type { TabBarConfig, TabItem } from '../../contract/tab-bar';
import type { AppFiles } from '../../contract/types';

/** More do not fit, as the platform has it. */
const MAX_ITEMS = 5;

/** @see mini/framework/基础能力/自定义 tabBar.md of AlipayDocs/open-docs */
const CUSTOM_TAB_BAR = 'customize-tab-bar/index';

type Json = Readonly<Record<string, unknown>>;

interface TabBarReading {
  readonly problems: Problems;
  readonly files: AppFiles;
  /** Whether a page is in the main package. */
  readonly inMain: (path: string) => boolean;
}

/**
 * Reads `tabBar` of app.json. An item that cannot be shown is a problem, and left out.
 * @see mini/framework/小程序全局配置/app.json  应用配置.md of AlipayDocs/open-docs
 */
export function readTabBar(
  value: unknown,
  pages: readonly string[],
  { problems, files, inMain }: TabBarReading,
): TabBarConfig | undefined {
  if (value === undefined) return undefined;
  const report = (message: string) => {
    problems.unknown('app.json tabBar', `tabBar: ${message}`, { file: 'app.json' });
  };
  const { items, textColor, selectedColor, backgroundColor, customize } = Object(value) as Json;
  if (!Array.isArray(items)) {
    report('items: a list is required');
    return undefined;
  }
  const read = items.flatMap((item): TabItem[] => {
    const { pagePath, name, icon, activeIcon } = Object(item) as Json;
    const path = text(pagePath)?.replace(/^\//, '');
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
