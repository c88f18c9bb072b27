import { isHexColor } from '../contract/colors';
import { ApiFailure } from '../contract/errors';
import type { Problems } from '../contract/problems';
import { isSvg, NO_SVG } from '../contract/tab-bar';
import type { Screen } from '../ui/screen';
import type { TabBar, TabState } from '../ui/tab-bar';
import { badParams, shownText, type Outcome, type Params, type Run } from './call';

/**
 * The APIs of the tab bar.
 * @see mini/api/基础API/界面/tabBar/tabBar 使用说明.md of AlipayDocs/open-docs
 */
export function tabBarApis(screen: Screen, problems: Problems): Readonly<Record<string, Run>> {
  const setTab =
    (read: (params: Params) => TabState): Run =>
    (params) => {
      const { tabs, index } = tabOf(screen, params);
      tabs.setTab(index, read(params));
      return {};
    };
  const setItem = setTab(({ text, iconPath, selectedIconPath }) => ({
    name: requiredText(text),
    ...(typeof iconPath === 'string' ? { icon: iconPath } : {}),
    ...(typeof selectedIconPath === 'string' ? { activeIcon: selectedIconPath } : {}),
  }));
  return {
    showTabBar: () => setHidden(screen, false),
    hideTabBar: () => setHidden(screen, true),
    setTabBarBadge: setTab((params) => {
      requiredText(params.text);
      return { badge: shortened(shownText(params, 'text')) };
    }),
    removeTabBarBadge: setTab(() => ({ badge: undefined })),
    showTabBarRedDot: setTab(() => ({ badge: '' })),
    hideTabBarRedDot: setTab(() => ({ badge: undefined })),
    setTabBarItem(params) {
      if (!screen.tabs) throw notOnTabBar();
      if (screen.tabs.isCustom) {
        const errorMessage =
          'Currently using customize tabBar. The API [setTabBarItem] does not support!';
        throw new ApiFailure({ error: 1, errorMessage });
      }
      for (const name of ['iconPath', 'selectedIconPath']) {
        if (!isSvg(params[name])) continue;
        problems.unknown('my.setTabBarItem icon', `my.setTabBarItem: ${name}: ${NO_SVG}`);
      }
      return setItem(params);
    },
    setTabBarStyle({ color, selectedColor, backgroundColor, borderStyle }) {
      // 必填, all four of them.
      const isBorder =
        borderStyle === 'black' || borderStyle === 'white' || isHexColor(borderStyle);
      if (
        !isHexColor(color) ||
        !isHexColor(selectedColor) ||
        !isHexColor(backgroundColor) ||
        !isBorder
      ) {
        throw badParams('接口参数无效');
      }
      screen.tabs?.setStyle({ color, selectedColor, backgroundColor, borderStyle });
      return {};
    },
  };
}

function requiredText(text: unknown): string {
  const shown = shownText({ text }, 'text');
  if (shown === '') throw badParams('无效参数: text');
  return shown;
}

/** 超过三个字符则显示前两个字符+“……”. */
function shortened(text: string): string {
  const letters = Array.from(text);
  return letters.length > 3 ? `${letters.slice(0, 2).join('')}……` : text;
}

function notOnTabBar(): ApiFailure {
  return new ApiFailure({ error: 11, errorMessage: '当前页面不在 tabBar 上。' });
}

function setHidden({ tabs }: Screen, isHidden: boolean): Outcome {
  if (tabs?.isOnTab !== true) throw notOnTabBar();
  tabs.setHidden(isHidden);
  return {};
}

function tabOf({ tabs }: Screen, params: Params): { tabs: TabBar; index: number } {
  const index = Number(params.index);
  if (tabs && Number.isInteger(index) && index >= 0 && index < tabs.length) return { tabs, index };
  const which = shownText(params, 'index');
  const errorMessage = `无效参数: Error: Index ${which} of TabBar do not exists!`;
  throw new ApiFailure({ error: 2, errorMessage });
}
