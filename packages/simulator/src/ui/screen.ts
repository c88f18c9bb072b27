import { h, markBroken } from './dom';
import { BASE_CSS } from './base-css';
import { CHROME_CSS } from './chrome-css';
import { COMPONENTS_CSS } from './components-css';
import { KeptScroll } from './kept-scroll';
import type { TabBar } from './tab-bar';
import { SHEETS_CSS } from './sheets-css';
import { TitleBar, type BarActions, type Titled } from './title-bar';

/** A page as the screen sees it. */
export interface Showable extends Titled {
  readonly route: string;
}

/** What the phone hears of its screen. */
export interface ScreenActions extends BarActions {
  /** The place that a page has on it is another one. */
  resized(): void;
}

/** The phone's screen: navigation bar, the page on top, and a layer for dialogs and toasts above both. */
export class Screen {
  readonly element: HTMLElement;
  /** Everything but the layer: out of reach while a dialog is open. */
  readonly app: HTMLElement;
  readonly layer: HTMLElement;
  readonly titleBar: TitleBar;
  /** The place of the page, between the title bar and the tab bar. */
  readonly stage: HTMLElement;
  private readonly scroll: KeptScroll;
  private readonly stylesOfHidden = new WeakMap<HTMLElement, readonly HTMLElement[]>();
  private shown: Showable | undefined;
  private tapped = false;
  private tabBar: TabBar | undefined;
  private measured: string | undefined;
  /** Missing where nothing is laid out: in jsdom. */
  private readonly sizes =
    typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(() => this.measure());

  constructor(
    root: HTMLElement,
    private readonly scope: string,
    model: Model,
    private readonly actions: ScreenActions,
  ) {
    this.stage = h('div', { class: 'sim-stage' });
    this.scroll = new KeptScroll(this.stage);
    this.titleBar = new TitleBar(actions, (isUnder) => this.layOut(isUnder));
    this.app = h('div', { class: 'sim-app' }, this.titleBar.element, this.stage);
    this.layer = h('div', { class: 'sim-layer' });
    this.element = h('div', { class: 'sim', lang: 'zh-CN' }, this.app, this.layer);
    this.element.style.setProperty('--sim-status-bar', `${model.statusBarHeight}px`);
    this.element.style.setProperty('--sim-title-bar', `${model.titleBarHeight}px`);
    this.element.dataset.platform = model.platform;
    this.element.addEventListener('click', () => (this.tapped = true), { capture: true });
    markBroken(this.element);
    putOwnStyles(root);
    root.append(this.element);
    // A page's `vw` and `vh` are parts of the place that it has on this phone.
    this.sizes?.observe(this.stage);
  }

  get wasTapped(): boolean {
    return this.tapped;
  }

  /** Styles of the whole app. */
  addCss(css: string): void {
    this.app.before(h('style', {}, css));
  }

  /** The bar at the bottom, if the app has one. */
  get tabs(): TabBar | undefined {
    return this.tabBar;
  }

  setTabBar(tabBar: TabBar): void {
    this.tabBar = tabBar;
    this.app.append(tabBar.element);
  }

  showPage(page: Showable, { depth, isHome, isTab }: Position): void {
    const { activeElement } = document;
    const focusIsFree = activeElement === document.body || this.element.contains(activeElement);
    if (this.shown && this.shown !== page) this.takeAway(this.shown.element);
    const takesFocus = this.shown !== undefined && focusIsFree;
    this.shown = page;
    this.bringBack(page.element);
    // The app's styles hold in its pages, and neither for these nor for what the phone shows beside them.
    page.element.classList.add(this.scope);
    if (page.element.parentNode !== this.stage) this.stage.append(page.element);
    this.scroll.restore(page.element);
    this.tabBar?.show(page.route, isTab);
    this.titleBar.show(page, { hasBack: depth > 1, hasHome: depth <= 1 && !isHome });
    // The focus moves into the new page, for keyboards and screen readers, unless it is outside the phone.
    if (takesFocus) this.focusPage();
  }

  /** So that keyboards and screen readers go on in the page that is shown. */
  focusPage(): void {
    this.shown?.element.focus({ preventScroll: true });
  }

  /** What was typed in has lost the focus, and hears of it: not every browser says so of what is taken away. */
  private takeAway(page: HTMLElement): void {
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && page.contains(activeElement)) activeElement.blur();
    this.scroll.keep(page);
    // A frame that leaves the document loads anew when it comes back; a web-view is where the user left it.
    if (!page.querySelector('iframe')) {
      page.remove();
      return;
    }
    page.hidden = true;
    // Hidden or not, they would hold for the other page.
    const styles = [...page.querySelectorAll<HTMLElement>(':scope > style')];
    styles.forEach((style) => style.remove());
    this.stylesOfHidden.set(page, styles);
  }

  private bringBack(page: HTMLElement): void {
    page.hidden = false;
    page.prepend(...(this.stylesOfHidden.get(page) ?? []));
    this.stylesOfHidden.delete(page);
  }

  remove(): void {
    this.sizes?.disconnect();
    this.element.remove();
  }

  private measure(): void {
    const { clientWidth, clientHeight, style } = this.stage;
    style.setProperty('--vw', `${clientWidth / 100}px`);
    style.setProperty('--vh', `${clientHeight / 100}px`);
    this.tellSize();
  }

  /** Of the whole screen: a tab bar that comes or goes makes no other window. */
  private tellSize(): void {
    const { clientWidth, clientHeight } = this.element;
    // A phone that is not shown has no size.
    if (clientWidth === 0) return;
    const size = `${clientWidth} ${clientHeight}`;
    const isNew = this.measured !== undefined && this.measured !== size;
    this.measured = size;
    if (isNew) this.actions.resized();
  }

  /** Whether the page lies under the title bar. */
  private layOut(isUnder: boolean): void {
    this.app.classList.toggle('sim-app-under', isUnder);
    // What the phone itself lays over the page: nothing, where the title bar keeps it away from the status bar.
    const inset = isUnder ? 'var(--sim-status-bar)' : '0px';
    this.stage.style.setProperty('--safe-area-inset-top', inset);
  }
}

/** What of a phone decides how its screen looks; heights in px. */
interface Model {
  readonly platform: string;
  readonly statusBarHeight: number;
  readonly titleBarHeight: number;
}

/** How a page stands among the others. */
interface Position {
  /** How many there are, with those below it. */
  readonly depth: number;
  /** Whether it is the page that the home button leads to. */
  readonly isHome: boolean;
  /** Whether it has been opened as a page of the tab bar. */
  readonly isTab: boolean;
}

/**
 * The styles of what is the simulator's own, once for all screens of a document: jsdom would spend a third of each
 * launch on reading them anew. Those of a document do not hold in a shadow tree, nor in a frame.
 */
function putOwnStyles(root: HTMLElement): void {
  const id = 'sim-styles';
  const tree = root.getRootNode();
  const isShadow = tree.nodeType === tree.DOCUMENT_FRAGMENT_NODE;
  const place = isShadow ? (tree as ShadowRoot) : root.ownerDocument.head;
  if (place.querySelector(`#${id}`)) return;
  place.append(h('style', { id }, BASE_CSS, COMPONENTS_CSS, CHROME_CSS, SHEETS_CSS));
}
