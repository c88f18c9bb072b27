import { h } from './dom';
import type { Screen } from './screen';

export interface Loading {
  readonly content: string;
  readonly delayMs: number;
  /** Whether it keeps taps from the page. */
  readonly mask: boolean;
}

/** Stands for the first page until that is open. */
const FIRST_PAGE = {};

/**
 * One loading a page at the most, said to screen readers, never taking the focus. It covers its page alone, and is seen
 * while that is on top; the title bar and the tab bar can be tapped.
 * @see support/支付宝小程序/常见问题/tabbar常见问题.md (在 showLoading 情况下，是否会禁止 tab 切换) and
 *   mini/api/基础API/界面/交互反馈/my.hideLoading.md (page: 防止执行时已经切换到其它页面) of AlipayDocs/open-docs
 */
export class Loadings {
  private readonly region = h('div', { class: 'sim-loading-region', role: 'status' });
  private readonly due = new WeakMap<object, Loading>();
  private readonly timers = new Map<object, ReturnType<typeof setTimeout>>();
  private first: object | undefined;
  private onTop: object = FIRST_PAGE;
  private drawn: Loading | undefined;

  constructor(screen: Screen) {
    screen.stage.append(this.region);
  }

  /** @param page Default: the first page, which an app may wait for before it is open. */
  show(page: object | undefined, loading: Loading): void {
    this.hide(page);
    const key = this.keyOf(page);
    const show = () => {
      this.timers.delete(key);
      this.due.set(key, loading);
      this.draw();
    };
    if (loading.delayMs > 0) this.timers.set(key, setTimeout(show, loading.delayMs));
    else show();
  }

  hide(page: object | undefined): void {
    const key = this.keyOf(page);
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    this.due.delete(key);
    this.draw();
  }

  /** That page is on top now. */
  reveal(page: object | undefined): void {
    this.onTop = this.keyOf(page);
    this.draw();
  }

  stop(): void {
    this.timers.forEach((timer) => clearTimeout(timer));
    this.timers.clear();
  }

  private keyOf(page: object | undefined): object {
    this.first ??= page;
    return page === undefined || page === this.first ? FIRST_PAGE : page;
  }

  private draw(): void {
    const loading = this.due.get(this.onTop);
    // A screen reader would read the same text once more.
    if (loading === this.drawn) return;
    this.drawn = loading;
    this.region.classList.toggle('sim-masking', loading?.mask === true);
    if (!loading) {
      this.region.replaceChildren();
      return;
    }
    const spinner = h('span', { class: 'sim-spinner', 'aria-hidden': 'true' });
    this.region.replaceChildren(
      h('div', { class: 'sim-loading' }, spinner, h('span', {}, loading.content)),
    );
  }
}
