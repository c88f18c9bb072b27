import type { Params } from '../my/call';
import { h } from './dom';
import type { Screen } from './screen';

const TOAST_MS = 3000;

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
  showToast(params: Params): Promise<Record<string, unknown>> {
    this.hideToast();
    const content = text(params.content);
    const type = text(params.type) || 'none';
    const durationMs = typeof params.duration === 'number' ? params.duration : TOAST_MS;
    const toast = h('div', { class: `sim-toast sim-toast-${type}` }, content);
    this.toastRegion.replaceChildren(toast);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.hideToast(), durationMs);
      this.endToast = () => {
        clearTimeout(timer);
        toast.remove();
        this.endToast = undefined;
        resolve({});
      };
    });
  }

  hideToast(): Record<string, unknown> {
    this.endToast?.();
    return {};
  }

  showLoading(params: Params): Record<string, unknown> {
    this.hideLoading();
    const content = text(params.content) || '加载中';
    const delayMs = typeof params.delay === 'number' ? params.delay : 0;
    const mask = params.mask !== false;
    const show = () => {
      const spinner = h('span', { class: 'sim-spinner', 'aria-hidden': 'true' });
      const loading = h('div', { class: 'sim-loading' }, spinner, h('span', {}, content));
      this.loadingRegion.classList.toggle('sim-masking', mask);
      this.loadingRegion.replaceChildren(loading);
    };
    if (delayMs > 0) this.loadingTimer = setTimeout(show, delayMs);
    else show();
    return {};
  }

  hideLoading(): Record<string, unknown> {
    clearTimeout(this.loadingTimer);
    this.loadingRegion.classList.remove('sim-masking');
    this.loadingRegion.replaceChildren();
    return {};
  }

  stop(): void {
    this.endToast?.();
    this.hideLoading();
  }
}

function text(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
