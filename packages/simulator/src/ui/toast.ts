import { h } from './dom';
import type { Screen } from './screen';

export interface Toast {
  readonly content: string;
  /** `none`, `success`, `fail` or `exception`: the sign above the text. */
  readonly type: string;
  readonly durationMs: number;
}

export interface Loading {
  readonly content: string;
  readonly delayMs: number;
  /** Whether it keeps taps from the page. */
  readonly mask: boolean;
}

/** Toast and loading: at most one of each, said to screen readers, never taking the focus. */
export class Feedback {
  private readonly toastRegion = h('div', { class: 'sim-toast-region', role: 'status' });
  private readonly loadingRegion = h('div', { class: 'sim-loading-region', role: 'status' });
  private endToast: (() => void) | undefined;
  private loadingTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(screen: Screen) {
    screen.layer.append(this.toastRegion, this.loadingRegion);
  }

  /** Resolves when the toast has gone. */
  showToast({ content, type, durationMs }: Toast): Promise<void> {
    this.hideToast();
    const toast = h('div', { class: `sim-toast sim-toast-${type}` }, content);
    this.toastRegion.replaceChildren(toast);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.hideToast(), durationMs);
      this.endToast = () => {
        clearTimeout(timer);
        toast.remove();
        this.endToast = undefined;
        resolve();
      };
    });
  }

  hideToast(): void {
    this.endToast?.();
  }

  showLoading({ content, delayMs, mask }: Loading): void {
    this.hideLoading();
    const show = () => {
      const spinner = h('span', { class: 'sim-spinner', 'aria-hidden': 'true' });
      const loading = h('div', { class: 'sim-loading' }, spinner, h('span', {}, content));
      this.loadingRegion.classList.toggle('sim-masking', mask);
      this.loadingRegion.replaceChildren(loading);
    };
    if (delayMs > 0) this.loadingTimer = setTimeout(show, delayMs);
    else show();
  }

  hideLoading(): void {
    clearTimeout(this.loadingTimer);
    this.loadingRegion.classList.remove('sim-masking');
    this.loadingRegion.replaceChildren();
  }

  stop(): void {
    this.endToast?.();
    this.hideLoading();
  }
}
