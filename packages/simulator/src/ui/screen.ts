import type { WindowConfig } from '../contract/window';
import { button, h, markBroken, picture } from './dom';
import { BASE_CSS } from './base-css';
import { CHROME_CSS } from './chrome-css';
import { COMPONENTS_CSS } from './components-css';
import type { TabBar } from './tab-bar';
import { SHEETS_CSS } from './sheets-css';

export interface ScrollPosition {
  top: number;
  left: number;
}

/** Of Alipay, where the app gives none. */
const DEFAULT_BAR_COLOR = '#ffffff';

/** A page as the screen sees it. */
export interface Showable {
  readonly element: HTMLElement;
  readonly route: string;
  readonly compiled: { readonly window: WindowConfig };
  scroll: ScrollPosition;
}

export interface NavigationBarState {
  title?: string;
  backgroundColor?: string;
  frontColor?: 'black' | 'white';
  /** Address of a picture that stands for the title. */
  image?: string;
  /** Address of one more icon, beside the capsule. */
  optionIcon?: string;
  /** Of the line below the bar; a bar with a background of its own has none. */
  borderBottomColor?: string;
}

/** What the buttons of the navigation bar do. */
export interface BarActions {
  back(): void;
  /** The button that leads to the first page. */
  home(): void;
  title(): void;
  /** The page's own icon beside the capsule. */
  option(): void;
  /** The × of the capsule. */
  close(): void;
  /** The ⋯ of the capsule. */
  menu(): void;
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
  private readonly bar: HTMLElement;
  private readonly title: HTMLElement;
  private readonly spinner: HTMLElement;
  private readonly backButton: HTMLButtonElement;
  private readonly homeButton: HTMLButtonElement;
  private readonly optionButton: HTMLButtonElement;
  private readonly image = picture({ class: 'sim-title-image' });
  /** The place of the page, between the title bar and the tab bar. */
  readonly stage: HTMLElement;
  private readonly bars = new WeakMap<HTMLElement, BarState>();
  private shown: Showable | undefined;
  private tapped = false;
  private tabBar: TabBar | undefined;
  private hasHome = false;
  private measured: string | undefined;
  /** Missing where nothing is laid out: in jsdom. */
  private readonly sizes =
    typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(() => this.measure());

  constructor(
    root: HTMLElement,
    scope: string,
    model: Model,
    private readonly actions: ScreenActions,
  ) {
    this.backButton = named('返回', 'sim-back', () => actions.back());
    this.homeButton = named('返回首页', 'sim-home', () => actions.home());
    this.optionButton = named('更多操作', 'sim-option-menu', () => actions.option());
    this.optionButton.append(picture({}));
    this.title = h('h1', { class: 'sim-title' });
    this.title.addEventListener('click', () => actions.title());
    this.spinner = h('span', { class: 'sim-spinner', 'aria-hidden': 'true' });
    const left = [this.backButton, this.homeButton, this.image, this.title, this.spinner];
    this.bar = h('div', { class: 'sim-bar' }, ...left, this.optionButton, capsule(actions));
    this.stage = h('div', { class: `sim-stage ${scope}` });
    this.app = h('div', { class: 'sim-app' }, this.bar, this.stage);
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
    if (this.shown && this.shown !== page) {
      const { scrollTop, scrollLeft } = this.shown.element;
      this.shown.scroll = { top: scrollTop, left: scrollLeft };
      this.shown.element.remove();
    }
    const takesFocus = this.shown !== undefined && focusIsFree;
    this.shown = page;
    if (page.element.parentNode !== this.stage) this.stage.append(page.element);
    page.element.scrollTop = page.scroll.top;
    page.element.scrollLeft = page.scroll.left;
    this.backButton.hidden = depth <= 1;
    this.tabBar?.show(page.route, isTab);
    // A bar that is clear until the page is scrolled changes with it.
    page.element.onscroll = () => this.drawClear();
    this.hasHome = depth <= 1 && !isHome;
    this.drawBar();
    // The focus moves into the new page, for keyboards and screen readers, unless it is outside the phone.
    if (takesFocus) page.element.focus({ preventScroll: true });
  }

  setBar(state: BarState): void {
    if (!this.shown) return;
    const { element } = this.shown;
    this.bars.set(element, { ...this.bars.get(element), ...state });
    this.drawBar();
  }

  /** Takes the home button from the page on top, for as long as the page lives. */
  hideHome(): void {
    this.setBar({ homeHidden: true });
  }

  /** The background of the bar as it is now. */
  get barColor(): string {
    return this.shown ? this.colorFor(this.shown) : '#ffffff';
  }

  /** Back to what the JSON files say. */
  resetBar(): void {
    if (this.shown)
      this.bars.set(this.shown.element, { backgroundColor: DEFAULT_BAR_COLOR, reset: true });
    this.drawBar();
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

  private colorFor({ element, compiled }: Showable): string {
    return (
      this.bars.get(element)?.backgroundColor ?? compiled.window.titleBarColor ?? DEFAULT_BAR_COLOR
    );
  }

  /** Address of the one more icon in the title bar of a page; '' for none. */
  optionIconOf({ element, compiled }: Pick<Showable, 'element' | 'compiled'>): string {
    return this.bars.get(element)?.optionIcon ?? compiled.window.optionIcon ?? '';
  }

  private drawBar(): void {
    if (!this.shown) return;
    const { element, compiled } = this.shown;
    const { defaultTitle, navigationBarFrontColor, showTitleLoading } = compiled.window;
    const { titleImage, barButtonTheme } = compiled.window;
    const own = this.bars.get(element) ?? {};
    const title = own.title ?? defaultTitle ?? '';
    const background = this.colorFor(this.shown);
    const front = own.frontColor ?? navigationBarFrontColor ?? readableOn(background);
    this.title.textContent = title;
    this.title.hidden = title === '';
    const image = own.image ?? (own.reset === true ? undefined : titleImage) ?? '';
    this.image.hidden = image === '';
    if (image !== '') this.image.src = image;
    // A picture takes the title's place; who cannot see it still hears the title.
    this.title.classList.toggle('sim-title-heard', image !== '');
    const optionIcon = this.optionIconOf(this.shown);
    this.optionButton.hidden = optionIcon === '';
    this.optionButton.querySelector('img')?.setAttribute('src', optionIcon);
    this.bar.classList.toggle('sim-bar-light', barButtonTheme === 'light');
    this.homeButton.hidden = !this.hasHome || own.homeHidden === true;
    const line = own.backgroundColor === undefined ? own.borderBottomColor : undefined;
    this.bar.style.boxShadow = line === undefined ? '' : `inset 0 -1px ${line}`;
    this.bar.style.backgroundColor = background;
    this.bar.classList.toggle('sim-bar-dark', front === 'white');
    this.spinner.hidden = !(own.loading ?? showTitleLoading);
    this.drawClear();
    element.setAttribute('role', 'region');
    element.setAttribute('aria-label', title || '页面');
  }

  private drawClear(): void {
    if (!this.shown) return;
    const { element, compiled } = this.shown;
    const { transparentTitle = 'none', titlePenetrate = false } = compiled.window;
    const isUnder = transparentTitle !== 'none';
    const isScrolled = transparentTitle === 'auto' && element.scrollTop > 0;
    this.app.classList.toggle('sim-app-under', isUnder);
    // What the phone itself lays over the page: nothing, where the title bar keeps it away from the status bar.
    const inset = isUnder ? 'var(--sim-status-bar)' : '0px';
    this.stage.style.setProperty('--safe-area-inset-top', inset);
    this.bar.classList.toggle('sim-bar-clear', isUnder && !isScrolled);
    this.bar.classList.toggle('sim-bar-through', isUnder && titlePenetrate);
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

type BarState = NavigationBarState & {
  loading?: boolean;
  homeHidden?: boolean;
  reset?: boolean;
};

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

/**
 * The capsule with ⋯ and × belongs to the phone, like its status bar: a mouse reaches it, while keyboard, screen
 * reader and the queries of a test find the app's own buttons alone.
 */
function capsule(actions: BarActions): HTMLElement {
  const menu = named('更多', 'sim-menu', () => actions.menu());
  const close = named('关闭小程序', 'sim-exit', () => actions.close());
  menu.tabIndex = -1;
  close.tabIndex = -1;
  return h('div', { class: 'sim-capsule', 'aria-hidden': 'true' }, menu, close);
}

function named(label: string, className: string, onClick: () => void): HTMLButtonElement {
  const element = button('', className, onClick);
  element.setAttribute('aria-label', label);
  return element;
}

/** White text on a dark bar, black on a light one. */
function readableOn(color: string): 'black' | 'white' {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(
    color.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3'),
  );
  if (!hex) return 'black';
  const [red = 0, green = 0, blue = 0] = hex.slice(1).map((part) => Number.parseInt(part, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 150 ? 'white' : 'black';
}
