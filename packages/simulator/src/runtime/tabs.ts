import type { TabBarConfig } from '../contract/tab-bar';
import type { AppFiles } from '../contract/types';
import { TabBar } from '../ui/tab-bar';
import type { Navigation } from './navigation';

/** The app's tab bar: its images are files of the app, and a tap leads to a page, which hears of it. */
export function createTabBar(
  config: TabBarConfig,
  files: AppFiles,
  navigation: Navigation,
): TabBar {
  return new TabBar(config, {
    image: (path) => files[path.replace(/^\.?\//, '')],
    tapped: ({ pagePath, name }, index) => {
      const item = { from: 'user', pagePath, text: name, index };
      const { top } = navigation;
      if (top?.route === pagePath) {
        top.tabTapped('onTabItemTap', item);
        top.tabTapped('onSelectedTabItemTap', item);
        return;
      }
      top?.tabTapped('beforeTabItemTap', item);
      navigation.switchTab({ path: pagePath, query: {} }, pagePath);
      navigation.top?.tabTapped('onTabItemTap', item);
    },
  });
}
