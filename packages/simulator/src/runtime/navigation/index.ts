import { ApiFailure } from '../../contract/errors';
import { isPluginUrl, manifestOf, pathInside, pluginOf } from '../../contract/plugins';
import type { Problems } from '../../contract/problems';
import type { Screen } from '../../ui/screen';
import type { Plugin } from '../plugins/config';
import { EventChannel } from './event-channel';
import type { PageInstance } from '../page/instance';
import { pluginPage } from '../plugins/page-url';
import { parseTarget, type Target } from './url';

/** More pages than this cannot be on top of each other. */
const MAX_DEPTH = 10;

export interface NavigationHost {
  readonly screen: Screen;
  readonly problems: Problems;
  decodeQuery(): boolean;
  hasPage(path: string): boolean;
  readonly plugins: () => readonly Plugin[];
  /** The item of the tab bar that leads to that page, as the page is told of it. */
  tabOf(path: string): object | undefined;
  /** Whether it is the page that the home button leads to. */
  isHome(path: string): boolean;
  /** Asks the user before a page is left. */
  confirmLeaving(message: string): Promise<boolean>;
  createPage(target: Target, openerChannel: EventChannel | undefined): PageInstance;
  navigated(route: string, depth: number): void;
}

/**
 * The page stack.
 * @see mini/api/基础API/界面/路由/my.navigateTo.md of AlipayDocs/open-docs
 */
export class Navigation {
  readonly stack: PageInstance[] = [];
  /** Pages of the tab bar that are open, shown or not. */
  private readonly tabs = new Map<string, PageInstance>();
  /** Components that may keep the app from going back, the latest last. */
  private readonly backHandlers = new Set<() => boolean>();
  /** Of pages that ask before they are left: what they ask. */
  private readonly questions = new WeakMap<PageInstance, string>();

  /** Every page there has been, by what the app has of it. */
  private readonly opened = new WeakMap<object, PageInstance>();

  private readonly waiting: (() => void)[] = [];

  constructor(private readonly host: NavigationHost) {}

  get top(): PageInstance | undefined {
    return this.stack.at(-1);
  }

  /** Resolves once another page is shown. */
  nextPage(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** @param self `this` of a page's code. */
  pageOf(self: unknown): PageInstance | undefined {
    return typeof self === 'object' && self !== null ? this.opened.get(self) : undefined;
  }

  open(target: Target): void {
    this.push(target, undefined);
  }

  /** Opens a page above the others. @throws {ApiFailure} when no more fit. */
  openAbove(target: Target, channel?: EventChannel): void {
    if (this.stack.length >= MAX_DEPTH) {
      throw new ApiFailure({
        error: 1,
        // @see support/支付宝小程序/常见问题/常见API错误码大全.md of AlipayDocs/open-docs
        errorMessage: `depth can not be more than ${MAX_DEPTH}`,
      });
    }
    this.top?.hide();
    this.push(target, channel);
  }

  /**
   * @param listeners What the page that opens the other listens to, by event.
   * @returns The opener's end of the channel between the two pages.
   */
  navigateTo(target: Target, listeners: Readonly<Record<string, () => unknown>>): EventChannel {
    const [mine, theirs] = EventChannel.pair();
    for (const [name, listener] of Object.entries(listeners)) mine.on(name, listener);
    this.openAbove(target, theirs);
    return mine;
  }

  redirectTo(target: Target): void {
    const page = this.stack.pop();
    if (page) this.forget(page);
    page?.unload();
    // Even if it is a page of the tab bar, and alone: it has no bar then.
    this.push(target, undefined, false);
  }

  reLaunch(target: Target): void {
    this.unloadAll(false);
    this.tabs.forEach((page) => page.unload());
    this.tabs.clear();
    this.push(target, undefined);
  }

  /**
   * Leads to a page of the tab bar and closes all others, except those of the bar: they are hidden, and shown again as
   * they were.
   * @see mini/api/基础API/界面/tabBar/onTabItemTap.md of AlipayDocs/open-docs
   * @param from What began it: a tap on the bar, or `my.switchTab`.
   * @param url As the app wrote it, for the message.
   * @throws {ApiFailure} for any other page.
   */
  switchTab({ path }: Target, from: 'user' | 'api', url = path): void {
    const item = this.host.tabOf(path);
    if (!item) {
      const errorMessage = `${url} resolved to ${path} is not tab,  which is not valid`;
      throw new ApiFailure({ error: 1, errorMessage });
    }
    if (url.includes('?')) {
      const message = `my.switchTab: ${url}: a page of the tab bar is given no parameters`;
      this.host.problems.unknown('my.switchTab with a query', message);
    }
    const known = this.tabs.get(path);
    if (this.stack.length === 1 && this.top !== undefined && this.top === known) return;
    this.unloadAll(true);
    const event = { from, ...item };
    // 首次打开目标页面时，会在 onShow 后触发；重新回到目标页面时，会在 onShow 前触发.
    if (known) {
      this.stack.push(known);
      this.reveal();
      known.tabTapped('onTabItemTap', event);
      known.show();
    } else {
      this.push({ path, query: {} }, undefined);
      this.top?.tabTapped('onTabItemTap', event);
    }
  }

  /** @param keepTabs Pages of the tab bar are hidden, and kept. */
  private unloadAll(keepTabs: boolean): void {
    const { top } = this;
    for (let page = this.stack.pop(); page; page = this.stack.pop()) {
      if (keepTabs && this.tabs.get(page.route) === page) {
        if (page === top) page.hide();
      } else {
        this.forget(page);
        page.unload();
      }
    }
  }

  private forget(page: PageInstance): void {
    if (this.tabs.get(page.route) === page) this.tabs.delete(page.route);
  }

  /** @param delta How many pages to leave, 1 at the least. */
  navigateBack(delta: number): void {
    if (this.stack.length <= 1) {
      const message = 'already top of navigation';
      throw new ApiFailure({ error: message, errorMessage: message });
    }
    if (this.isBackHandled()) return;
    const keep = Math.max(1, this.stack.length - delta);
    while (this.stack.length > keep) this.stack.pop()?.unload();
    this.reveal();
    this.top?.show();
  }

  /** What the nav bar's arrow does: a component over the page, and then the page, hear of it first. */
  backPressed(): void {
    if (this.isBackHandled()) return;
    const { top } = this;
    top?.backPressed();
    const question = top && this.questions.get(top);
    if (question === undefined) this.leaveTop();
    else {
      void this.host.confirmLeaving(question).then((leave) => {
        if (leave && this.top === top) this.leaveTop();
      });
    }
  }

  /** Makes the page on top ask before it is left by the arrow, or, without a message, leave at once again. */
  askBeforeBack(message: string | undefined): void {
    if (!this.top) return;
    if (message === undefined) this.questions.delete(this.top);
    else this.questions.set(this.top, message);
  }

  private leaveTop(): void {
    if (this.stack.length > 1) this.navigateBack(1);
  }

  /** @param handle Asked before the app goes back: true if that was meant for it. @returns Forgets it. */
  onBack(handle: () => boolean): () => void {
    this.backHandlers.add(handle);
    return () => this.backHandlers.delete(handle);
  }

  /** Opens the page on top anew, with the query it has. */
  reload(): void {
    const page = this.stack.pop();
    if (!page) return;
    const wasTab = this.tabs.get(page.route) === page;
    page.unload();
    this.push({ path: page.route, query: { ...page.query } }, undefined, wasTab);
  }

  private isBackHandled(): boolean {
    return [...this.backHandlers].reverse().some((handle) => handle());
  }

  removeAll(): void {
    const pages = new Set([...this.stack.splice(0), ...this.tabs.values()]);
    pages.forEach((page) => page.remove());
    this.tabs.clear();
  }

  /** @param asTab Whether a page of the tab bar is opened as one. */
  private push(target: Target, channel: EventChannel | undefined, asTab = true): void {
    const page = this.host.createPage(target, channel);
    this.stack.push(page);
    this.opened.set(page.self, page);
    // Opened above another it is a page like any other, without the bar.
    if (asTab && this.stack.length === 1 && this.host.tabOf(target.path)) {
      this.tabs.set(target.path, page);
    }
    page.load();
    page.show();
    // onLoad may have gone elsewhere already.
    if (page.unmounted) return;
    this.reveal();
    page.draw();
  }

  private reveal(): void {
    const { top } = this;
    if (!top) return;
    const { host } = this;
    const isTab = this.tabs.get(top.route) === top;
    host.screen.showPage(top, {
      depth: this.stack.length,
      isHome: host.isHome(top.route),
      isTab,
    });
    top.revealed();
    host.navigated(top.route, this.stack.length);
    this.waiting.splice(0).forEach((tell) => tell());
  }

  /**
   * The page that a url means.
   * @param base Of relative urls. Default: the page on top.
   * @param within Folder of the plugin whose code asks; '' for the app.
   * @throws {ApiFailure} if there is none.
   */
  target(url: string, base?: string, within = pluginOf(base ?? '')): Target {
    this.checkCharacters(url);
    const start = base ?? this.top?.route ?? '';
    // The page on top may be another's, from which no path leads here: then it is the root that urls start from.
    const from = pluginOf(start) === within ? start : manifestOf(within);
    const isPlugin = isPluginUrl(url);
    let target: Target;
    try {
      target = isPlugin
        ? parseTarget(pluginPage(url, within, this.host), '', this.host.decodeQuery())
        : parseTarget(url, from, this.host.decodeQuery());
    } catch (error) {
      if (!(error instanceof URIError)) throw error;
      throw new ApiFailure({ error: 1, errorMessage: `${url}: the query is not well encoded` });
    }
    const isOwn = isPlugin || pluginOf(target.path) === within;
    if (isOwn && this.host.hasPage(target.path)) return target;
    const errorMessage = `${url} resolved to ${pathInside(target.path)} is not found`;
    throw new ApiFailure({ error: 1, errorMessage });
  }

  /**
   * The platform's page says that no page opens by a url with characters that are not encoded; apps have some all the
   * same, which in lenient mode are a problem alone.
   * @see mini/api/基础API/界面/路由/my.reLaunch.md of AlipayDocs/open-docs
   */
  private checkCharacters(url: string): void {
    // eslint-disable-next-line no-control-regex -- all of ASCII
    if (/^[\x00-\x7f]*$/.test(url)) return;
    const errorMessage = `${url}: characters beyond ASCII must be encoded by encodeURIComponent`;
    const { problems } = this.host;
    if (!problems.lenient) throw new ApiFailure({ error: 1, errorMessage });
    problems.unknown('a url that is not encoded', errorMessage);
  }
}

/**
 * 不支持在插件中使用 my.switchTab, of which `<navigator>` 对应功能.
 * @see mini/plugin/插件开发与发布/插件开发.md of AlipayDocs/open-docs
 * @param within Folder of the plugin whose code asks; '' for the app.
 */
export function refuseSwitchTab(within: string): void {
  if (within === '') return;
  throw new ApiFailure({ error: 1, errorMessage: 'plugin can not use switchTab' });
}
