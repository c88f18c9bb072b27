import { later, onAbort } from '../contract/on-abort';
import { ApiFailure } from '../contract/errors';
import type { Navigation } from '../runtime/navigation';
import type { Sharing } from '../runtime/navigation/sharing';
import { alertDialog, confirmDialog, promptDialog } from '../ui/dialogs';
import type { OpenModal } from '../ui/modal';
import { badParams, shownText, type Outcome, type Params, type Run } from './call';
import { drawnScale } from '../view/drawn-size';
import { scrollOver } from '../view/scroll-over';

export interface PageApiParts {
  readonly navigation: Navigation;
  readonly open: OpenModal;
  readonly sharing: Sharing;
  /** Whether another mini program has opened this one. */
  cameFromApp(): boolean;
  /** Sends the app to the background, as the capsule's × does. */
  exit(): void;
  /** Whether the person at the screen has tapped anything since the app was started. */
  wasTapped(): boolean;
}

/** What concerns the page on top as a whole. */
/** @param signal Aborted when the app ends. */
export function pageApis(parts: PageApiParts, signal: AbortSignal): Readonly<Record<string, Run>> {
  const { navigation, open, sharing } = parts;
  const leave = () => {
    parts.exit();
    return {};
  };
  /** @see mini/api/开放能力API/小程序相互跳转/my.exitMiniProgram.md of AlipayDocs/open-docs, which numbers no error */
  const exit = () => {
    if (!parts.wasTapped()) {
      throw new ApiFailure({ error: 1, errorMessage: '必须有点击行为才能调用成功' });
    }
    return leave();
  };
  return {
    showModal: (params) => showModal(open, params),
    enableAlertBeforeUnload: (params) =>
      alertBeforeUnload(navigation, 'enable', shownText(params, 'message', '离开此页面?')),
    disableAlertBeforeUnload: () => alertBeforeUnload(navigation, 'disable', undefined),
    startPullDownRefresh() {
      navigation.top?.pulledDown('code');
      return { success: true };
    },
    stopPullDownRefresh() {
      navigation.top?.refreshed();
      return {};
    },
    setCanPullDown({ canPullDown }) {
      if (typeof canPullDown !== 'boolean') throw badParams('canPullDown: a boolean is required');
      if (navigation.top) navigation.top.canPullDown = canPullDown;
      return {};
    },
    setBackgroundColor: ({ backgroundColor }) => setBackground(navigation, backgroundColor),
    setBackgroundTextStyle({ textStyle }) {
      if (textStyle !== 'dark' && textStyle !== 'light')
        throw badParams('textStyle: dark or light');
      return { success: true };
    },
    pageScrollTo: (params) => pageScrollTo(navigation, params, signal),
    loadFontFace: (params) => loadFontFace(params, signal),
    showSharePanel() {
      sharing.share('code');
      return {};
    },
    hideShareMenu() {
      sharing.inMenu = false;
      return {};
    },
    showShareMenu() {
      sharing.inMenu = true;
      return { success: true };
    },
    exitMiniProgram: exit,
    // 如果当前小程序不是由其他小程序调起，调用此 API 既不会发生跳转，也不会触发 fail/complete 回调
    // (my.navigateBackMiniProgram.md of AlipayDocs/open-docs).
    navigateBackMiniProgram: () =>
      parts.cameFromApp() ? leave() : new Promise<Outcome>(() => undefined),
  };
}

/** @see `@mini-types/my`, showModal */
async function showModal(open: OpenModal, params: Params): Promise<Outcome> {
  const title = shownText(params, 'title');
  const content = shownText(params, 'content');
  const color = (name: string) => (typeof params[name] === 'string' ? params[name] : undefined);
  const ok = { text: shownText(params, 'confirmText', '确定'), color: color('confirmColor') };
  const cancel = { text: shownText(params, 'cancelText', '取消'), color: color('cancelColor') };
  if (params.editable === true) {
    const placeholder = shownText(params, 'placeholderText');
    const dialog = { title, message: content, placeholder, align: '', ok, cancel };
    const typed = await promptDialog(open, dialog);
    return typed === undefined ? { confirm: false } : { confirm: true, content: typed };
  }
  if (params.showCancel === false) {
    await alertDialog(open, { title, message: content, ok });
    return { confirm: true };
  }
  return { confirm: await confirmDialog(open, { title, message: content, ok, cancel }) };
}

/** @see mini/api/基础API/界面/交互反馈/my.enableAlertBeforeUnload.md of AlipayDocs/open-docs */
function alertBeforeUnload(
  navigation: Navigation,
  way: 'enable' | 'disable',
  message: string | undefined,
): Outcome {
  const api = `${way}AlertBeforeUnload`;
  const { top, stack } = navigation;
  if (!top) {
    const errorMessage = `has not found page when ${api} has been invoked`;
    throw new ApiFailure({ error: 7, errorMessage });
  }
  if (stack.length === 1) {
    throw new ApiFailure({ error: 8, errorMessage: `can not invoke ${api} at first page` });
  }
  navigation.askBeforeBack(message);
  return { success: true };
}

function setBackground(navigation: Navigation, color: unknown): Outcome {
  const element = navigation.top?.element;
  if (typeof color === 'string' && element) element.style.backgroundColor = color;
  return { success: true };
}

/** @see mini/api/基础API/界面/滚动/my.pageScrollTo.md of AlipayDocs/open-docs */
async function pageScrollTo(
  { top: page }: Navigation,
  params: Params,
  signal: AbortSignal,
): Promise<Outcome> {
  const element = page?.element;
  const { scrollTop, selector, offsetTop, duration } = params;
  if (typeof scrollTop === 'number') {
    if (element) scrollOver(element, { top: scrollTop }, duration);
  } else if (typeof selector === 'string') {
    const find = () => element && firstMatch(element, selector);
    if (!find() && page?.isNew) await new Promise<void>((resolve) => later(signal, resolve));
    const target = find();
    if (!element || !target) throw badParams(`selector: ${selector} matches nothing`);
    const top = target.getBoundingClientRect().top - element.getBoundingClientRect().top;
    const way = top / drawnScale(element) + (typeof offsetTop === 'number' ? offsetTop : 0);
    scrollOver(element, { top: element.scrollTop + way }, duration);
  } else throw new ApiFailure({ error: 1, errorMessage: 'need scrollTop or selector' });
  return {};
}

/** What is no selector, such as `#1` in CSS, matches nothing. */
function firstMatch(within: Element, selector: string): Element | null {
  try {
    return within.querySelector(selector);
  } catch {
    return null;
  }
}

/** @see mini/api/基础API/界面/字体/my.loadFontFace.md of AlipayDocs/open-docs */
async function loadFontFace(params: Params, signal: AbortSignal): Promise<Outcome> {
  const { family, source, desc } = params;
  if (typeof family !== 'string' || typeof source !== 'string') {
    throw badParams('family and source: required');
  }
  // 字体资源地址必须是 https 协议，格式为 "url('https://...')"; 不支持加载 woff2 字体.
  const isFont = /^\s*url\(\s*(['"]?)https:[^'"]+\1\s*\)\s*$/.test(source);
  if (!isFont || /\.woff2\b/.test(source)) throw loadFailed();
  // jsdom lays out no text, and has no fonts.
  if (typeof FontFace === 'undefined') return { status: 'loaded' };
  try {
    const face = await new FontFace(family, source, desc ?? {}).load();
    if (!signal.aborted) document.fonts.add(face);
    onAbort(signal, () => document.fonts.delete(face));
    return { status: 'loaded' };
  } catch {
    throw loadFailed();
  }
}

function loadFailed(): ApiFailure {
  return new ApiFailure({ error: 10, errorMessage: '加载失败' });
}
