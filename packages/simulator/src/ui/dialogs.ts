import { button, h, uniqueId } from './dom';
import type { OpenModal } from './modal';

/** A button of a dialog. */
export interface DialogButton {
  readonly text: string;
  /** Any CSS colour. Default: Alipay's. */
  readonly color?: string | undefined;
}

/** What a dialog says; either may be empty. */
export interface DialogText {
  readonly title: string;
  readonly message: string;
}

export interface AlertDialog extends DialogText {
  readonly ok: DialogButton;
  /** Once this resolves the dialog is gone, unanswered. */
  readonly until?: Promise<void> | undefined;
}

export interface ConfirmDialog extends DialogText {
  readonly ok: DialogButton;
  readonly cancel: DialogButton;
}

export interface PromptDialog extends ConfirmDialog {
  readonly placeholder: string;
  /** As in CSS `text-align`. */
  readonly align: string;
}

export interface ActionSheet {
  readonly title: string;
  readonly items: readonly string[];
  /** Missing on a phone that has a key for going back: its sheets have no such button. */
  readonly cancelText: string | undefined;
  /** What stands at the corner of an item, by its index. Nothing is a dot. */
  readonly badges?: ReadonlyMap<number, string>;
  /** Index of the item that is drawn as a warning. */
  readonly destructiveIndex?: number | undefined;
  /** Index of the item that cannot be chosen. */
  readonly disabledIndex?: number;
}

interface Frame {
  content: Node[];
  labelledBy?: string;
  label?: string;
  describedBy?: string;
}

/** Title and message, which name and describe the dialog. */
function frame({ title, message }: DialogText, label: string): Frame {
  const content: Node[] = [];
  const result: Frame = { content };
  if (title !== '') {
    const id = uniqueId();
    content.push(h('h2', { class: 'sim-dialog-title', id }, title));
    result.labelledBy = id;
  } else result.label = message || label;
  if (message !== '') {
    const id = uniqueId();
    content.push(h('p', { class: 'sim-dialog-message', id }, message));
    if (title !== '') result.describedBy = id;
  }
  return result;
}

function cancelButton({ text, color }: DialogButton, onClick: () => void): HTMLButtonElement {
  return paint(button(text, 'sim-action', onClick), color);
}

function okButton({ text, color }: DialogButton, onClick: () => void): HTMLButtonElement {
  return paint(button(text, 'sim-action sim-action-primary', onClick), color);
}

function paint(element: HTMLButtonElement, color: string | undefined): HTMLButtonElement {
  if (color !== undefined) element.style.color = color;
  return element;
}

/** @see git:184943f2^:mini/api/基础API/界面/交互反馈/my.alert.md of AlipayDocs/open-docs */
export function alertDialog(open: OpenModal, dialog: AlertDialog): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      close();
      resolve();
    };
    const { content, ...names } = frame(dialog, '提示');
    const ok = okButton(dialog.ok, done);
    content.push(h('div', { class: 'sim-actions' }, ok));
    const close = open({
      ...names,
      className: 'sim-dialog',
      role: 'alertdialog',
      content,
      focus: ok,
      onCancel: done,
    });
    void dialog.until?.then(close);
  });
}

/** @returns Whether the person agreed. */
export function confirmDialog(open: OpenModal, dialog: ConfirmDialog): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = (confirm: boolean) => () => {
      close();
      resolve(confirm);
    };
    const { content, ...names } = frame(dialog, '请确认');
    const cancel = cancelButton(dialog.cancel, answer(false));
    const ok = okButton(dialog.ok, answer(true));
    content.push(h('div', { class: 'sim-actions' }, cancel, ok));
    const close = open({
      ...names,
      className: 'sim-dialog',
      role: 'alertdialog',
      content,
      focus: ok,
      onCancel: answer(false),
    });
  });
}

/** @returns What was typed; undefined if the person cancelled. */
export function promptDialog(open: OpenModal, dialog: PromptDialog): Promise<string | undefined> {
  return new Promise((resolve) => {
    const { content, ...names } = frame(dialog, '请输入');
    const field = h('input', {
      class: 'sim-prompt',
      placeholder: dialog.placeholder,
      'aria-label': dialog.message,
    });
    const answer = (ok: boolean) => () => {
      close();
      resolve(ok ? field.value : undefined);
    };
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) answer(true)();
    });
    field.style.textAlign = dialog.align;
    const cancel = cancelButton(dialog.cancel, answer(false));
    const ok = okButton(dialog.ok, answer(true));
    content.push(field, h('div', { class: 'sim-actions' }, cancel, ok));
    const close = open({
      ...names,
      className: 'sim-dialog',
      content,
      focus: field,
      onCancel: answer(false),
    });
  });
}

/** @returns Index of the chosen item; -1 if the person cancelled. */
export function actionSheet(open: OpenModal, sheet: ActionSheet): Promise<number> {
  return new Promise((resolve) => {
    const choose = (index: number) => () => {
      close();
      resolve(index);
    };
    const { content, ...names } = frame({ title: sheet.title, message: '' }, '请选择');
    content.push(
      ...sheet.items.map((item, index) => {
        const isDestructive = sheet.destructiveIndex === index;
        const className = isDestructive ? 'sim-option sim-option-destructive' : 'sim-option';
        const option = button(item, className, choose(index));
        option.disabled = sheet.disabledIndex === index;
        const badge = sheet.badges?.get(index);
        if (badge !== undefined) {
          const dot = badge === '' ? ' sim-option-dot' : '';
          option.append(h('span', { class: `sim-option-badge${dot}` }, badge));
        }
        return option;
      }),
      ...(sheet.cancelText === undefined
        ? []
        : [button(sheet.cancelText, 'sim-option sim-option-cancel', choose(-1))]),
    );
    const close = open({
      ...names,
      className: 'sim-sheet',
      content,
      onCancel: choose(-1),
      cancelOnBackdrop: true,
    });
  });
}
