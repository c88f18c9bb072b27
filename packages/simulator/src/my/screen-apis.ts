import type { Navigation } from '../runtime/navigation';
import type { OpenModal } from '../ui/modal';
import type { Screen } from '../ui/screen';
import type { Feedback } from '../ui/toast';
import { SimulatorError } from '../contract/errors';
import { asyncApi, badParams, shownText, type ApiHost, type Params, type Run } from './call';
import { dialogApis } from './dialog-apis';
import { navigationApis } from './navigation-apis';

const TOAST_MS = 3000;

/** Parameters each API takes here. Some that only some phones honour change nothing. */
const PARAMS: Readonly<Record<string, readonly string[]>> = {
  navigateTo: ['url', 'events'],
  redirectTo: ['url'],
  reLaunch: ['url'],
  switchTab: ['url'],
  navigateBack: ['delta'],
  alert: ['title', 'content', 'buttonText', 'confirmColor'],
  confirm: [
    'title',
    'content',
    'confirmButtonText',
    'cancelButtonText',
    'confirmColor',
    'cancelColor',
  ],
  prompt: [
    'title',
    'message',
    'placeholder',
    'align',
    'okButtonText',
    'cancelButtonText',
    'confirmColor',
    'cancelColor',
  ],
  showActionSheet: ['title', 'items', 'cancelButtonText', 'destructiveBtnIndex'],
  showToast: ['content', 'type', 'duration'],
  showLoading: ['content', 'delay', 'mask'],
  hideLoading: ['page'],
  setNavigationBar: ['title', 'backgroundColor', 'frontColor', 'reset'],
  pageScrollTo: ['scrollTop', 'selector', 'duration'],
};

export interface ScreenParts {
  readonly screen: Screen;
  readonly feedback: Feedback;
  readonly open: OpenModal;
  readonly navigation: Navigation;
}

/** The APIs that show something, or another page. */
export function screenApis(host: ApiHost, parts: ScreenParts): Record<string, unknown> {
  const { screen, feedback, open, navigation } = parts;
  const apis: Record<string, Run> = {
    ...navigationApis(navigation),
    ...dialogApis(open),
    ...feedbackApis(feedback),
    setNavigationBar: (params) => setNavigationBar(screen, params),
    showNavigationBarLoading: () => loading(screen, true),
    hideNavigationBarLoading: () => loading(screen, false),
    hideKeyboard: () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      return {};
    },
    // No home icon is drawn, so there is none to hide.
    hideBackHome: () => ({}),
    pageScrollTo: (params) => pageScrollTo(navigation, params),
  };
  return Object.fromEntries(
    Object.entries(apis).map(([name, run]) => [
      name,
      asyncApi(host, name, (params) => {
        checkNames(name, params);
        return run(params);
      }),
    ]),
  );
}

/** What shows on the screen must not be left out in silence. */
function checkNames(api: string, params: Params): void {
  for (const name of Object.keys(params)) {
    if (params[name] === undefined || PARAMS[api]?.includes(name)) continue;
    throw new SimulatorError(`my.${api}: parameter ${name} is not supported by the simulator`);
  }
}

function feedbackApis(feedback: Feedback): Record<string, Run> {
  return {
    async showToast(params) {
      const { duration } = params;
      await feedback.showToast({
        content: shownText(params, 'content'),
        type: shownText(params, 'type') || 'none',
        durationMs: typeof duration === 'number' ? duration : TOAST_MS,
      });
      return {};
    },
    hideToast() {
      feedback.hideToast();
      return {};
    },
    showLoading(params) {
      const { delay, mask } = params;
      feedback.showLoading({
        content: shownText(params, 'content') || '加载中',
        delayMs: typeof delay === 'number' ? delay : 0,
        mask: mask !== false,
      });
      return {};
    },
    hideLoading() {
      feedback.hideLoading();
      return {};
    },
  };
}

function setNavigationBar(screen: Screen, params: Params): Record<string, unknown> {
  const { title, backgroundColor, frontColor, reset } = params;
  if (reset === true) screen.resetBar();
  screen.setBar({
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof backgroundColor === 'string' ? { backgroundColor } : {}),
    ...(typeof frontColor === 'string'
      ? { frontColor: /^#f{3,6}$/i.test(frontColor) ? 'white' : 'black' }
      : {}),
  });
  return {};
}

function loading(screen: Screen, isLoading: boolean): Record<string, unknown> {
  screen.setBar({ loading: isLoading });
  return {};
}

function pageScrollTo(navigation: Navigation, params: Params): Record<string, unknown> {
  const element = navigation.top?.element;
  const { scrollTop, selector } = params;
  if (typeof selector === 'string') {
    const target = element?.querySelector(selector);
    if (!target) throw badParams(`selector: ${selector} matches nothing`);
    target.scrollIntoView();
  } else if (typeof scrollTop === 'number') {
    if (element) element.scrollTop = scrollTop;
  } else throw badParams('scrollTop or selector is required');
  return {};
}
