import type { Problems } from '../contract/problems';
import type { SystemInfo } from '../contract/system';
import type { Navigation } from '../runtime/navigation';
import type { Screen } from '../ui/screen';
import type { Loadings } from '../ui/loading';
import type { Toasts } from '../ui/toast';
import { asyncApi, shownText, type ApiHost, type AsyncApi, type Params, type Run } from './call';
import { dialogApis } from './dialog-apis';
import { navigationApis } from './navigation-apis';
import { navigationBarApis } from './navigation-bar-apis';
import { pageApis, type PageApiParts } from './page-apis';
import { tabBarApis } from './tab-bar-apis';
import { API_TABLE } from './table';

const TOAST_MS = 3000;
/** The last one is of the platform's typings alone. */
const TOAST_TYPES = ['none', 'success', 'fail', 'exception', 'loading'];

/** Parameters that are known beside those of the table: some that only some phones honour. */
const ALSO_KNOWN: Readonly<Record<string, readonly string[]>> = {
  confirm: ['confirmColor', 'cancelColor'],
};

export interface ScreenParts extends PageApiParts {
  readonly screen: Screen;
  readonly toasts: Toasts;
  readonly loadings: Loadings;
  system(): SystemInfo;
  /** Hears of each call that changes the pages, while it is made. */
  checkNavigation(api: string): void;
}

/** The APIs that show something, or another page. */
export function screenApis(host: ApiHost, parts: ScreenParts): Record<string, unknown> {
  const { screen, toasts, loadings, open, navigation } = parts;
  const routes = navigationApis(navigation);
  const apis: Record<string, Run> = {
    ...routes,
    ...dialogApis(open, host.problems, () => parts.system().platform, navigation),
    ...toastApis(toasts, host.problems),
    ...loadingApis(loadings, navigation),
    ...navigationBarApis(screen, host.problems),
    ...tabBarApis(screen, host.problems),
    ...pageApis(parts, host.signal),
    hideKeyboard: () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      return {};
    },
  };
  const all = checkedApis(host, apis);
  for (const name of Object.keys(routes)) {
    const go = all[name] as AsyncApi;
    all[name] = (options?: unknown) => {
      parts.checkNavigation(name);
      return go(options);
    };
  }
  return all;
}

/** Asynchronous APIs that take the parameters of their pages, and no others. */
export function checkedApis(
  host: ApiHost,
  apis: Readonly<Record<string, Run>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(apis).map(([name, run]) => [
      name,
      asyncApi(host, name, (params) => {
        checkNames(host, name, params);
        return run(params);
      }),
    ]),
  );
}

/** What shows on the screen must not be left out in silence. */
function checkNames({ problems }: ApiHost, api: string, params: Params): void {
  const known = [...(API_TABLE.get(api)?.params ?? []), ...(ALSO_KNOWN[api] ?? [])];
  for (const name of Object.keys(params)) {
    if (params[name] === undefined) continue;
    const message = `my.${api}: parameter ${name}`;
    if (!known.includes(name)) problems.unknown(`my.${api} ${name}`, `${message} is not known`);
  }
}

/** @see mini/api/基础API/界面/交互反馈/my.showToast.md of AlipayDocs/open-docs */
function checkToast(type: string, content: string, problems: Problems): void {
  if (!TOAST_TYPES.includes(type)) {
    problems.unknown('my.showToast type', `my.showToast: type ${type} is not known`);
  } else if (type === 'exception' && content === '') {
    problems.unknown('my.showToast content', 'my.showToast: type exception needs a content');
  }
}

function toastApis(toasts: Toasts, problems: Problems): Record<string, Run> {
  return {
    async showToast(params) {
      const { duration } = params;
      const content = shownText(params, 'content');
      const type = shownText(params, 'type') || 'none';
      checkToast(type, content, problems);
      await toasts.show({
        content,
        type,
        durationMs: typeof duration === 'number' ? duration : TOAST_MS,
      });
      return {};
    },
    hideToast() {
      toasts.hide();
      return {};
    },
  };
}

function loadingApis(loadings: Loadings, navigation: Navigation): Record<string, Run> {
  return {
    showLoading(params) {
      const { delay, mask } = params;
      loadings.show(navigation.top, {
        content: shownText(params, 'content') || '加载中',
        delayMs: typeof delay === 'number' ? delay : 0,
        mask: mask !== false,
      });
      return {};
    },
    hideLoading({ page }) {
      loadings.hide(navigation.pageOf(page) ?? navigation.top);
      return {};
    },
  };
}
