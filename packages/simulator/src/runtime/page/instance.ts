import { createRoot, type Root } from '../../view/engine';
import { markBroken } from '../../ui/dom';
import type { StyleScope } from '../../contract/style-isolation';
import { answerAtHand } from '../../contract/at-hand';
import { later } from '../../contract/on-abort';
import { pathInside } from '../../contract/plugins';
import type { PageView } from '../../contract/types';
import { CustomTabBar } from './custom-tab-bar';
import { EventChannel } from '../navigation/event-channel';
import { copyAsJson } from '../data';
import type { PageDefinition } from './definition';
import type { CompiledPage } from '../program';
import { sendLongTaps } from '../../view/long-tap';
import { nodeOf } from '../../view/node-registry';
import { PAGE_CLOSED, PAGE_HIDDEN } from '../../view/page-events';
import { watchKeyboard } from '../../view/keyboard';
import { sendPointerTouches } from '../../view/pointer-touches';
import { watchPullDown } from '../../view/pull-down';
import { NO_SLOTS } from '../../view/vnode';
import { ViewInstance, type ViewHost } from '../view-instance';

/** As the platform has it. */
const REACH_BOTTOM_PX = 50;

let pages = 0;

export interface PageOptions {
  readonly page: CompiledPage;
  /** Its styles, for this simulator. */
  readonly css: string;
  readonly definition: PageDefinition;
  readonly query: Readonly<Record<string, string>>;
  readonly openerChannel: EventChannel | undefined;
  /** Further members of `this`: routers and the like. */
  members(page: PageInstance): Readonly<Record<string, unknown>>;
}

/**
 * A page: onLoad, onShow, first render, onReady; then onHide and onShow; at last onUnload.
 * @see mini/framework/小程序页面/页面运行机制.md of AlipayDocs/open-docs
 */
export class PageInstance extends ViewInstance implements PageView {
  readonly compiled: CompiledPage;
  readonly query: Readonly<Record<string, string>>;
  /** Holds the page's own styles too, so that they come and go with it. */
  readonly element: HTMLElement;
  private readonly root: Root;
  /** By its JSON, until `my.setCanPullDown` says otherwise. */
  canPullDown: boolean;
  private readonly pageEvents: PageDefinition['pageEvents'];
  private readonly customTabBar: CustomTabBar | undefined;
  private ready = false;
  private settled = false;

  constructor(host: ViewHost, options: PageOptions) {
    const { page, definition, query } = options;
    const root = createRoot();
    super(host, page.path, 'page', page.template, root.tree, 0, definition.data());
    this.observers = definition.observers;
    this.pageEvents = definition.pageEvents;
    this.compiled = page;
    const { pullRefresh, allowsBounceVertical } = page.window;
    this.canPullDown = pullRefresh === true && allowsBounceVertical !== false;
    this.query = query;
    this.root = root;
    const { data } = this.self;
    // A page that no other has opened has a channel too, in which nobody hears it.
    const openerChannel = options.openerChannel ?? new EventChannel();
    pages += 1;
    Object.assign(this.self, definition.members, options.members(this), {
      data,
      // As the platform's sample of `$page` prints it (组件对象.md); stores keep their components apart by it.
      $viewId: pages,
      getOpenerEventChannel: () => openerChannel,
    });
    // 只读属性: what the app sets it to is passed over.
    const route = {
      enumerable: true,
      get: () => pathInside(page.path),
      set: () => undefined,
    };
    Object.defineProperty(this.self, 'route', route);
    // `getCurrentPages()[N].__proto__.route`: 如何获取小程序当前页面路径和判断页面来源.md of AlipayDocs/open-docs.
    const prototype = Object.getPrototypeOf(this.self) as object | null;
    Object.setPrototypeOf(this.self, Object.create(prototype, { route }) as object);
    this.element = createPageElement(root, page, options.css, host);
    if (page.tabBar !== undefined) {
      this.customTabBar = new CustomTabBar(host, page.tabBar, this, this.element);
    }
    this.watchScroll();
    // While another page is shown, its pictures load as well.
    markBroken(this.element);
    sendLongTaps(this.element);
    sendPointerTouches(this.element);
    watchKeyboard(this.element, (height) => this.tell('onKeyboardHeight', { height }));
    watchPullDown(this.element, root.element, {
      allowed: () => this.canPullDown && !this.element.hasAttribute('data-refreshing'),
      pulled: () => this.pulledDown('manual'),
    });
  }

  override get page(): this {
    return this;
  }

  override get tabBar(): unknown {
    const { instance } = this.customTabBar ?? {};
    return instance instanceof ViewInstance ? instance.exposed() : undefined;
  }

  override exposed(): unknown {
    return this.self;
  }

  get scope(): StyleScope | undefined {
    return this.compiled.scope;
  }

  get route(): string {
    return this.compiled.path;
  }

  get data(): Readonly<Record<string, unknown>> {
    return copyAsJson(this.shown) as Record<string, unknown>;
  }

  /** Whether its first drawing has begun: until then it has no nodes. */
  get isDrawn(): boolean {
    return this.ready;
  }

  /** Whether timers of its `onLoad` may still be due. On a device `onReady` comes after them; here it comes sooner. */
  get isNew(): boolean {
    return !this.settled;
  }

  load(): void {
    this.hook('onLoad', { ...this.query });
  }

  show(): void {
    this.hook('onShow');
  }

  /** It is on the screen, for the first time or again. */
  revealed(): void {
    for (const element of this.element.querySelectorAll('[data-node]')) {
      const node = nodeOf(element);
      node?.basic.measure?.(node);
    }
  }

  hide(): void {
    this.hook('onHide');
    this.element.dispatchEvent(new Event(PAGE_HIDDEN));
  }

  /** First render, then onReady. */
  draw(): void {
    this.ready = true;
    this.update();
    this.host.scheduler.flush();
    // 页面初次渲染完成时触发 (onReady): on a device what a phone has at hand is there before a page has been drawn.
    answerAtHand(this.host.signal);
    this.hook('onReady');
    later(this.host.signal, () => {
      this.settled = true;
    });
  }

  override update(): void {
    if (this.gone || !this.ready) return;
    this.statistics.measure(() => {
      this.runObservers(this.self.data);
      this.render(this.shown, NO_SLOTS);
    });
  }

  /** @param from What began it: the finger, or `my.startPullDownRefresh`. */
  pulledDown(from: 'manual' | 'code'): void {
    this.element.toggleAttribute('data-refreshing', true);
    this.happened('onPullDownRefresh', { from });
  }

  /** The end of what {@link pulledDown} began. */
  refreshed(): void {
    this.element.removeAttribute('data-refreshing');
  }

  /** The nav bar's arrow, before the page goes. */
  backPressed(): void {
    this.tell('onBack');
  }

  /** What is shared of it is asked of its `onShareAppMessage`, if it has one. */
  get shareMessage(): ((options: unknown) => unknown) | undefined {
    const ask = this.self.onShareAppMessage;
    if (typeof ask !== 'function') return undefined;
    return (options) => (ask as (options: unknown) => unknown).call(this.self, options);
  }

  titleClicked(): void {
    this.happened('onTitleClick');
  }

  /** window 尺寸改变时触发. */
  resized(size: { readonly windowWidth: number; readonly windowHeight: number }): void {
    this.tell('onResize', { size });
  }

  /** A tap on the icon that the page has put into the title bar. */
  optionClicked(): void {
    this.happened('onOptionMenuClick');
  }

  /**
   * A tap on its own tab. `events.onTabItemTap` hears of other tabs alone (点击非当前 tabItem 后触发), the page's method of
   * any (点击 tabItem 时触发).
   */
  ownTabTapped(item: object): void {
    this.hook('onTabItemTap', { from: 'user', ...item });
    this.tell('onSelectedTabItemTap', item);
  }

  /** A tap on another tab, before and after that is shown. */
  tabTapped(event: 'beforeTabItemTap' | 'onTabItemTap', item: object): void {
    if (event === 'onTabItemTap') this.happened(event, item);
    else this.tell(event, item);
  }

  unload(): void {
    this.hook('onUnload');
    this.remove();
  }

  /** Takes the page away without a word to the app. */
  remove(): void {
    this.customTabBar?.remove();
    this.unmountTree();
    this.root.detach();
    this.element.remove();
    this.element.dispatchEvent(new Event(PAGE_CLOSED));
  }

  private hook(name: string, ...args: unknown[]): void {
    this.tellOthers(name, args);
    this.invoke(this.self[name], args);
  }

  /** An event that a page may have as a member, in `events`, or both. */
  private happened(event: string, ...args: unknown[]): void {
    this.hook(event, ...args);
    this.tellEvents(event, args);
  }

  /** An event that a page has in `events` alone. */
  private tell(event: string, ...args: unknown[]): void {
    this.tellOthers(event, args);
    this.tellEvents(event, args);
  }

  private tellEvents(event: string, args: unknown[]): void {
    const { events } = this.self;
    if (typeof events !== 'object' || events === null) return;
    this.tellListeners([events as Record<string, unknown>], event, args);
  }

  /** Mixins of the page, and components on it. */
  private tellOthers(event: string, args: unknown[]): void {
    this.tellListeners(this.pageEvents, event, args);
    for (const follow of [...this.followers]) follow(event, args);
  }

  private watchScroll(): void {
    let nearAt: number | undefined;
    const distance = this.compiled.window.onReachBottomDistance ?? REACH_BOTTOM_PX;
    this.element.addEventListener('scroll', () => {
      const { scrollTop, scrollHeight, clientHeight } = this.element;
      this.hook('onPageScroll', { scrollTop, scrollHeight });
      const isNear = (top: number) => scrollHeight - top - clientHeight <= distance;
      // 在底部增加数据: what was near the bottom may be so no longer.
      const wasNear = nearAt !== undefined && isNear(nearAt);
      nearAt = isNear(scrollTop) ? scrollTop : undefined;
      if (nearAt !== undefined && !wasNear) this.hook('onReachBottom');
    });
  }
}

function createPageElement(
  root: Root,
  page: CompiledPage,
  css: string,
  host: ViewHost,
): HTMLElement {
  const element = document.createElement('div');
  element.className = 'sim-page';
  element.tabIndex = -1;
  const { backgroundColor, backgroundImageUrl, backgroundImageColor } = page.window;
  element.style.backgroundColor = backgroundColor ?? '';
  if (backgroundImageUrl !== undefined) {
    const address = host.resolveImage(backgroundImageUrl, { file: `${page.path}.json` });
    element.style.setProperty('--pull-image', `url(${JSON.stringify(address)})`);
  }
  if (backgroundImageColor !== undefined) {
    element.style.setProperty('--pull-color', backgroundImageColor);
  }
  // As on a screen 375 px wide, however wide this one is.
  if (page.window.responsive === false) element.style.setProperty('--rpx', '0.5px');
  const style = document.createElement('style');
  style.textContent = css;
  element.append(style);
  root.element.className = 'a-page';
  root.attach(element);
  return element;
}
