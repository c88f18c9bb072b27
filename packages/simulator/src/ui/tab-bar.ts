import type { TabBarConfig, TabItem } from '../contract/tab-bar';
import { h, picture } from './dom';

export interface TabBarHost {
  /** Address of one of the app's images; undefined if there is none. */
  image(path: string): string | undefined;
  tapped(item: TabItem, index: number): void;
}

/** What `my` changes of a tab; an empty badge is a red dot. */
export interface TabState {
  readonly name?: string;
  readonly icon?: string;
  readonly activeIcon?: string;
  readonly badge?: string | undefined;
}

export interface TabBarStyle {
  readonly color?: string;
  readonly selectedColor?: string;
  readonly backgroundColor?: string;
  /** Colour of the line above the bar. */
  readonly borderStyle?: string;
}

/** The bar at the bottom that leads to the app's main pages. */
export class TabBar {
  readonly element: HTMLElement;
  private readonly tabs: HTMLElement[];
  private selected = '';
  /** What the app has changed of the bar since it started. */
  private readonly own: TabState[];
  private style: TabBarStyle = {};
  private isHidden = false;
  private isOut = true;

  constructor(
    private readonly config: TabBarConfig,
    private readonly host: TabBarHost,
  ) {
    this.own = config.items.map(() => ({}));
    this.tabs = config.items.map((item, index) => this.createTab(item, index));
    this.element = h('nav', { class: 'sim-tabs', role: 'tablist', 'aria-label': '标签栏' });
    this.element.append(...this.tabs);
  }

  /** Shows the bar on that page if it has been opened as one of the tabs, and hides it on any other. */
  show(pagePath: string, isTab: boolean): void {
    this.selected = pagePath;
    this.isOut = !isTab;
    this.redraw();
  }

  /** Whether the app draws it with a component of its own. */
  get isCustom(): boolean {
    return this.config.component !== undefined;
  }

  get length(): number {
    return this.tabs.length;
  }

  /** Whether a page of the bar is on the screen, with the bar hidden or not. */
  get isOnTab(): boolean {
    return !this.isOut;
  }

  setHidden(isHidden: boolean): void {
    this.isHidden = isHidden;
    this.redraw();
  }

  /** Changes one tab; what is not given stays. */
  setTab(index: number, state: TabState): void {
    this.own[index] = { ...this.own[index], ...state };
    this.redraw();
  }

  setStyle(style: TabBarStyle): void {
    this.style = { ...this.style, ...style };
    this.redraw();
  }

  private redraw(): void {
    const { backgroundColor, borderStyle } = this.style;
    this.element.hidden = this.isOut || this.isHidden || this.isCustom;
    this.element.style.backgroundColor = backgroundColor ?? this.config.backgroundColor ?? '';
    if (borderStyle !== undefined) this.element.style.borderTopColor = lineColor(borderStyle);
    this.config.items.forEach((item, index) => this.draw(item, index));
  }

  private createTab(item: TabItem, index: number): HTMLElement {
    const tab = h('button', { type: 'button', class: 'sim-tab', role: 'tab' });
    tab.append(h('span', { class: 'sim-tab-name' }, item.name));
    tab.addEventListener('click', () => this.host.tapped(item, index));
    return tab;
  }

  private draw(item: TabItem, index: number): void {
    const tab = this.tabs[index];
    if (!tab) return;
    const isSelected = item.pagePath === this.selected;
    tab.setAttribute('aria-selected', String(isSelected));
    const own = this.own[index] ?? {};
    const selectedColor = this.style.selectedColor ?? this.config.selectedColor;
    const color = this.style.color ?? this.config.textColor;
    tab.style.color = (isSelected ? selectedColor : color) ?? '';
    const plainIcon = own.icon ?? item.icon;
    const icon = isSelected ? (own.activeIcon ?? item.activeIcon ?? plainIcon) : plainIcon;
    const name = tab.querySelector('.sim-tab-name');
    if (name) name.textContent = own.name ?? item.name;
    tab.querySelector('.sim-tab-badge')?.remove();
    if (own.badge !== undefined) {
      const label = own.badge === '' ? { 'aria-label': '有新消息' } : {};
      tab.append(h('span', { class: 'sim-tab-badge', ...label }, own.badge));
    }
    const src = icon === undefined ? undefined : this.host.image(icon);
    tab.querySelector('img')?.remove();
    if (src !== undefined) tab.prepend(picture({ class: 'sim-tab-icon', src }));
  }
}

/**
 * The colour of the line above the bar: `black` is a light grey, and of eight digits the first two are the opacity.
 * @see mini/api/基础API/界面/tabBar/my.setTabBarStyle.md of AlipayDocs/open-docs
 */
function lineColor(borderStyle: string): string {
  const named: Readonly<Record<string, string>> = { black: '#e5e5e5', white: '#ffffff' };
  return named[borderStyle] ?? borderStyle.replace(/^#([\da-f]{2})([\da-f]{6})$/i, '#$2$1');
}
