import { isAddress, resolvePath } from '../../contract/paths';
import type { TabBarConfig } from '../../contract/tab-bar';
import type { AppFiles } from '../../contract/types';
import { TabBar } from '../../ui/tab-bar';
import type { Navigation } from '.';

/** What a page is told of the item that leads to it; undefined for a page that is not in the bar. */
export function tabOf(config: TabBarConfig | undefined, path: string): object | undefined {
  const items = config?.items ?? [];
  const index = items.findIndex(({ pagePath }) => pagePath === path);
  const item = items[index];
  return item && { pagePath: path, text: item.name, index };
}

/** The app's tab bar: its images are files of the app, and a tap leads to a page, which hears of it. */
export function createTabBar(
  config: TabBarConfig,
  files: AppFiles,
  navigation: Navigation,
): TabBar {
  return new TabBar(config, {
    image: (path) => (isAddress(path) ? path : files[resolvePath('app.json', path)]),
    tapped: ({ pagePath }) => {
      const { top } = navigation;
      const item = { ...tabOf(config, pagePath) };
      if (top?.route === pagePath) {
        top.ownTabTapped(item);
        return;
      }
      top?.tabTapped('beforeTabItemTap', { from: 'user', ...item });
      navigation.switchTab({ path: pagePath, query: {} }, 'user');
    },
  });
}
