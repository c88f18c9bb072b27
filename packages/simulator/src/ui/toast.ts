import { h } from './dom';
import type { Screen } from './screen';

export interface Toast {
  readonly content: string;
  /** `none`, `success`, `fail` or `exception`: the sign above the text. */
  readonly type: string;
  readonly durationMs: number;
}

/** At most one toast, said to screen readers, never taking the focus. */
export class Toasts {
  private readonly region = h('div', { class: 'sim-toast-region', role: 'status' });
  private endToast: (() => void) | undefined;

  constructor(screen: Screen) {
    screen.layer.append(this.region);
  }

  /** Resolves when the toast has gone. */
  show({ content, type, durationMs }: Toast): Promise<void> {
    this.hide();
    const toast = h('div', { class: `sim-toast sim-toast-${type}` }, content);
    this.region.replaceChildren(toast);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.hide(), durationMs);
      this.endToast = () => {
        clearTimeout(timer);
        toast.remove();
        this.endToast = undefined;
        resolve();
      };
    });
  }

  hide(): void {
    this.endToast?.();
  }
}
