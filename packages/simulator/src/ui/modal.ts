import { h } from './dom';
import type { Screen } from './screen';

export interface ModalOptions {
  /** Class of the panel: where and how it stands. */
  readonly className: string;
  readonly role?: 'dialog' | 'alertdialog';
  readonly content: (Node | string)[];
  /** Id of the element that names the dialog, or its name as text. */
  readonly labelledBy?: string;
  readonly label?: string;
  readonly describedBy?: string;
  /** Where the focus goes. Default: the first control. */
  readonly focus?: HTMLElement;
  /** Escape, or a tap beside it. Without it the dialog must be answered. */
  readonly onCancel?: () => void;
  readonly cancelOnBackdrop?: boolean;
}

const FOCUSABLE =
  'button:not([disabled]), input:not([disabled]), select:not([disabled]), [tabindex="0"]';

/** Shows a dialog that must be dealt with first. @returns Closes it and gives the focus back. */
export type OpenModal = (options: ModalOptions) => () => void;

export function modals(screen: Screen): OpenModal {
  return (options) => {
    const before = document.activeElement;
    const panel = h(
      'div',
      {
        class: `sim-panel ${options.className}`,
        role: options.role ?? 'dialog',
        'aria-modal': 'true',
        'aria-labelledby': options.labelledBy,
        'aria-label': options.label,
        'aria-describedby': options.describedBy,
        tabindex: '-1',
      },
      ...options.content,
    );
    const backdrop = h('div', { class: 'sim-backdrop' }, panel);
    backdrop.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && options.onCancel) {
        event.stopPropagation();
        options.onCancel();
      } else if (event.key === 'Tab') keepInside(panel, event);
    });
    backdrop.addEventListener('click', (event) => {
      if (event.target === backdrop && options.cancelOnBackdrop) options.onCancel?.();
    });
    screen.layer.append(backdrop);
    screen.app.inert = true;
    (options.focus ?? panel.querySelector<HTMLElement>(FOCUSABLE) ?? panel).focus({
      // The sheet still stands below the screen: to scroll there would move the page.
      preventScroll: true,
    });

    return () => {
      if (!backdrop.isConnected) return;
      const hadFocus = backdrop.contains(document.activeElement);
      backdrop.remove();
      // Others may still be open, below it or above.
      const isLast = screen.layer.querySelector('.sim-backdrop') === null;
      screen.app.inert = !isLast;
      const isReached = before instanceof HTMLElement && (isLast || screen.layer.contains(before));
      if (!isReached || !(isLast || hadFocus)) return;
      if (bringsKeyboard(before)) screen.focusPage();
      else before.focus({ preventScroll: true });
    };
  };
}

/** A field has lost the focus for good: one that opens a dialog by its focus would open it again and again. */
function bringsKeyboard(element: HTMLElement): boolean {
  return element.closest('[data-node="input"], [data-node="textarea"]') !== null;
}

function keepInside(panel: HTMLElement, event: KeyboardEvent): void {
  const controls = [...panel.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const edge = event.shiftKey ? controls[0] : controls.at(-1);
  const other = event.shiftKey ? controls.at(-1) : controls[0];
  if (document.activeElement !== edge && document.activeElement !== panel) return;
  event.preventDefault();
  other?.focus();
}
