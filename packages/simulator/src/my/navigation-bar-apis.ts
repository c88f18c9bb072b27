import { ApiFailure } from '../contract/errors';
import type { Problems } from '../contract/problems';
import type { SystemInfo } from '../contract/system';
import type { Screen } from '../ui/screen';
import type { NavigationBarState } from '../ui/title-bar';
import { badParams, syncApi, type ApiHost, type Outcome, type Params, type Run } from './call';

/** The APIs of the navigation bar above the page. */
export function navigationBarApis(
  { titleBar }: Pick<Screen, 'titleBar'>,
  problems: Problems,
): Readonly<Record<string, Run>> {
  const set = (params: Params): Outcome => {
    const { image } = params;
    if (typeof image === 'string' && image !== '' && !image.startsWith('https:')) {
      const message = `my.setNavigationBar: image must be an https address, not ${image}`;
      problems.unknown('my.setNavigationBar image', message);
    }
    titleBar.set(readBar(params));
    return {};
  };
  const loading = (isLoading: boolean) => (): Outcome => {
    titleBar.set({ loading: isLoading });
    return {};
  };
  return {
    setNavigationBar(params) {
      if (params.reset === true) titleBar.reset();
      return set(params);
    },
    setNavigationBarTitle: set,
    setNavigationBarColor: set,
    setNavigationBarBottomLineColor: set,
    showNavigationBarLoading: loading(true),
    hideNavigationBarLoading: loading(false),
    setOptionMenu({ icon }) {
      if (typeof icon !== 'string' || icon === '') throw badParams('icon: an address is required');
      titleBar.set({ optionIcon: icon });
      return {};
    },
    hideBackHome() {
      titleBar.hideHome();
      return {};
    },
    getTitleColor: () => ({ color: argb(titleBar.color) }),
  };
}

/** @see mini/api/基础API/界面/导航栏/my.setNavigationBar.md of AlipayDocs/open-docs */
function readBar(params: Params): NavigationBarState {
  const { title, image, backgroundColor, borderBottomColor, frontColor } = params;
  return {
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof image === 'string' ? { image } : {}),
    ...(typeof backgroundColor === 'string' ? { backgroundColor } : {}),
    ...(typeof borderBottomColor === 'string' ? { borderBottomColor } : {}),
    ...(typeof frontColor === 'string' ? { frontColor: readFront(frontColor) } : {}),
  };
}

function readFront(color: string): 'black' | 'white' {
  if (/^#?(fff|ffffff)$/i.test(color) || color === 'white') return 'white';
  if (/^#?(000|000000)$/.test(color) || color === 'black') return 'black';
  throw badParams('frontColor: #ffffff or #000000 is required');
}

/** `#112233` → `#112233FF`, as the page of `my.getTitleColor` writes it. */
function argb(color: string): string {
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(color)?.[1];
  if (hex === undefined) throw new ApiFailure({ error: 3, errorMessage: '发生未知错误' });
  const long = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
  return `#${long.toUpperCase()}FF`;
}

/** The capsule's size and its distance from the right edge, as it is drawn. */
const CAPSULE = { width: 87, height: 32, right: 10 };
const BACK_WIDTH = 32;
/** The icon of `optionMenu`, which is square, and its distance from the capsule. */
const OPTION = { width: 32, gap: 6 };

/** The rectangle of the icon under the names that it has there, one of them misspelt. */
function optionMenu({ width, height, top, bottom, left, right }: Outcome): Outcome {
  return {
    optionMenuWidth: width,
    optionMenuHeight: height,
    optionMenuTop: top,
    optionMenuButtom: bottom,
    optionMenuLeft: left,
    optionMenuRight: right,
  };
}

/** Where the buttons of the navigation bar stand on the phone's screen. */
export function buttonRectApis(
  host: ApiHost,
  system: () => SystemInfo,
  hasOption: () => boolean,
): Outcome {
  const rect = (left: number, width: number, height: number): Outcome => {
    const { statusBarHeight, titleBarHeight } = system();
    const top = statusBarHeight + (titleBarHeight - height) / 2;
    return { left, top, width, height, right: left + width, bottom: top + height };
  };
  return {
    getMenuButtonBoundingClientRect: syncApi(host, 'getMenuButtonBoundingClientRect', () => {
      const { width, height, right } = CAPSULE;
      const capsule = rect(system().screenWidth - right - width, width, height);
      // optionMenuStatus 为 Favorite 表示已收藏，UnFavorite 表示未收藏 (导航栏 FAQ.md of AlipayDocs/open-docs).
      const status = { optionMenuStatus: 'UnFavorite' };
      // 若无自定义按钮，则无相关字段
      // (git:184943f2^:mini/api/基础API/界面/菜单/my.getMenuButtonBoundingClientRect.md of AlipayDocs/open-docs).
      if (!hasOption()) return { success: true, ...capsule, ...status };
      const left = Number(capsule.left) - OPTION.gap - OPTION.width;
      const icon = optionMenu(rect(left, OPTION.width, OPTION.width));
      return { success: true, ...capsule, ...icon, ...status };
    }),
    getLeftButtonsBoundingClientRect: syncApi(host, 'getLeftButtonsBoundingClientRect', () => ({
      backButtonIcon: rect(4, BACK_WIDTH, BACK_WIDTH),
      backButtonInteractive: rect(4, BACK_WIDTH, 44),
      homeButtonIcon: rect(4, BACK_WIDTH, BACK_WIDTH),
    })),
  };
}
