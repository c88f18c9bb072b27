import type { WindowConfig } from '../contract/window';
import { button, h, picture } from './dom';

/** Of Alipay, where the app gives none. */
const DEFAULT_BAR_COLOR = '#ffffff';

/** A page as its title bar sees it. */
export interface Titled {
  readonly element: HTMLElement;
  readonly compiled: { readonly window: WindowConfig };
}

/** What the app has changed of the bar while a page is on top. */
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

type BarState = NavigationBarState & {
  loading?: boolean;
  homeHidden?: boolean;
  reset?: boolean;
};

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

/** The bar above the page on top: its title, its buttons and its colours. */
export class TitleBar {
  readonly element: HTMLElement;
  private readonly title: HTMLElement;
  private readonly spinner: HTMLElement;
  private readonly backButton: HTMLButtonElement;
  private readonly homeButton: HTMLButtonElement;
  private readonly optionButton: HTMLButtonElement;
  private readonly image = picture({ class: 'sim-title-image' });
  private readonly bars = new WeakMap<HTMLElement, BarState>();
  private shown: Titled | undefined;
  private hasHome = false;

  /** @param placed Hears whether the page on top lies under the bar. */
  constructor(
    actions: BarActions,
    private readonly placed: (isUnder: boolean) => void,
  ) {
    this.backButton = named('返回', 'sim-back', () => actions.back());
    this.homeButton = named('返回首页', 'sim-home', () => actions.home());
    this.optionButton = named('更多操作', 'sim-option-menu', () => actions.option());
    this.optionButton.append(picture({}));
    this.title = h('h1', { class: 'sim-title' });
    this.title.addEventListener('click', () => actions.title());
    this.spinner = h('span', { class: 'sim-spinner', 'aria-hidden': 'true' });
    const left = [this.backButton, this.homeButton, this.image, this.title, this.spinner];
    this.element = h('div', { class: 'sim-bar' }, ...left, this.optionButton, capsule(actions));
  }

  show(page: Titled, { hasBack, hasHome }: { hasBack: boolean; hasHome: boolean }): void {
    this.shown = page;
    this.hasHome = hasHome;
    this.backButton.hidden = !hasBack;
    // A bar that is clear until the page is scrolled changes with it.
    page.element.onscroll = () => this.drawClear();
    this.draw();
  }

  set(state: BarState): void {
    if (!this.shown) return;
    const { element } = this.shown;
    this.bars.set(element, { ...this.bars.get(element), ...state });
    this.draw();
  }

  /** Takes the home button from the page on top, for as long as the page lives. */
  hideHome(): void {
    this.set({ homeHidden: true });
  }

  /** The background of the bar as it is now. */
  get color(): string {
    return this.shown ? this.colorFor(this.shown) : DEFAULT_BAR_COLOR;
  }

  /** Back to what the JSON files say. */
  reset(): void {
    if (this.shown)
      this.bars.set(this.shown.element, { backgroundColor: DEFAULT_BAR_COLOR, reset: true });
    this.draw();
  }

  private colorFor({ element, compiled }: Titled): string {
    return (
      this.bars.get(element)?.backgroundColor ?? compiled.window.titleBarColor ?? DEFAULT_BAR_COLOR
    );
  }

  /** Address of the one more icon in the title bar of a page; '' for none. */
  optionIconOf({ element, compiled }: Titled): string {
    return this.bars.get(element)?.optionIcon ?? compiled.window.optionIcon ?? '';
  }

  private draw(): void {
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
    this.element.classList.toggle('sim-bar-light', barButtonTheme === 'light');
    this.homeButton.hidden = !this.hasHome || own.homeHidden === true;
    const line = own.backgroundColor === undefined ? own.borderBottomColor : undefined;
    this.element.style.boxShadow = line === undefined ? '' : `inset 0 -1px ${line}`;
    this.element.style.backgroundColor = background;
    this.element.classList.toggle('sim-bar-dark', front === 'white');
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
    this.placed(isUnder);
    this.element.classList.toggle('sim-bar-clear', isUnder && !isScrolled);
    this.element.classList.toggle('sim-bar-through', isUnder && titlePenetrate);
  }
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
