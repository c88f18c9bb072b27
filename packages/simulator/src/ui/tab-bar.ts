import type { TabBarConfig, TabItem } from '../contract/tab-bar';
import { h } from './dom';

export interface TabBarHost {
  /** Address of one of the app's images; undefined if there is none. */
  image(path: string): string | undefined;
  tapped(item: TabItem, index: number): void;
}

/** The bar at the bottom that leads to the app's main pages. */
export class TabBar {
  readonly element: HTMLElement;
  private readonly tabs: HTMLElement[];
  private selected = '';

  constructor(
    private readonly config: TabBarConfig,
    private readonly host: TabBarHost,
  ) {
    this.tabs = config.items.map((item, index) => this.createTab(item, index));
    this.element = h('nav', { class: 'sim-tabs', role: 'tablist', 'aria-label': '标签栏' });
    this.element.style.backgroundColor = config.backgroundColor ?? '';
    this.element.append(...this.tabs);
  }

  /** Shows the bar on that page if it is one of the tabs, and hides it on any other. */
  show(pagePath: string, isAlone: boolean): void {
    this.selected = pagePath;
    this.element.hidden = !isAlone || !this.config.items.some((item) => item.pagePath === pagePath);
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
    tab.style.color = (isSelected ? this.config.selectedColor : this.config.textColor) ?? '';
    const icon = isSelected ? (item.activeIcon ?? item.icon) : item.icon;
    const src = icon === undefined ? undefined : this.host.image(icon);
    tab.querySelector('img')?.remove();
    if (src !== undefined) tab.prepend(h('img', { class: 'sim-tab-icon', src, alt: '' }));
  }
}
