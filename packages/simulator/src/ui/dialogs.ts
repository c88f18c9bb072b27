import { badParams, type Params } from '../my/call';
import { button, h, uniqueId } from './dom';
import type { OpenModal } from './modal';

/** Text of a dialog as its API was given it. */
function text(params: Params, name: string, fallback = ''): string {
  const value = params[name] ?? fallback;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A button's colour, where the API lets the app choose. */
function paint(element: HTMLElement, color: unknown): void {
  if (typeof color === 'string') element.style.color = color;
}

interface Frame {
  content: Node[];
  labelledBy?: string;
  label?: string;
  describedBy?: string;
}

/** Title and message, which name and describe the dialog. */
function frame(title: string, message: string, label: string): Frame {
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

/** @see git:184943f2^:mini/api/基础API/界面/交互反馈/my.alert.md of AlipayDocs/open-docs */
export function alertDialog(open: OpenModal, params: Params): Promise<Record<string, unknown>> {
  return new Promise((resolve) => {
    const done = () => {
      close();
      resolve({});
    };
    const { content, ...names } = frame(text(params, 'title'), text(params, 'content'), '提示');
    const ok = button(text(params, 'buttonText', '确定'), 'sim-action sim-action-primary', done);
    paint(ok, params.confirmColor);
    content.push(h('div', { class: 'sim-actions' }, ok));
    const close = open({
      ...names,
      className: 'sim-dialog',
      role: 'alertdialog',
      content,
      focus: ok,
      onCancel: done,
    });
  });
}

/** Cancel is a success with `confirm: false`. */
export function confirmDialog(open: OpenModal, params: Params): Promise<Record<string, unknown>> {
  return new Promise((resolve) => {
    const answer = (confirm: boolean) => () => {
      close();
      resolve({ confirm });
    };
    const { content, ...names } = frame(text(params, 'title'), text(params, 'content'), '请确认');
    const cancel = button(text(params, 'cancelButtonText', '取消'), 'sim-action', answer(false));
    const ok = button(
      text(params, 'confirmButtonText', '确定'),
      'sim-action sim-action-primary',
      answer(true),
    );
    paint(ok, params.confirmColor);
    paint(cancel, params.cancelColor);
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

export function promptDialog(open: OpenModal, params: Params): Promise<Record<string, unknown>> {
  return new Promise((resolve) => {
    const message = text(params, 'message', '请输入内容');
    const { content, ...names } = frame(text(params, 'title'), message, '请输入');
    const field = h('input', {
      class: 'sim-prompt',
      placeholder: text(params, 'placeholder'),
      'aria-label': message,
    });
    const answer = (ok: boolean) => () => {
      close();
      resolve(ok ? { ok, inputValue: field.value } : { ok });
    };
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) answer(true)();
    });
    const cancel = button(text(params, 'cancelButtonText', '取消'), 'sim-action', answer(false));
    const ok = button(
      text(params, 'okButtonText', '确定'),
      'sim-action sim-action-primary',
      answer(true),
    );
    field.style.textAlign = text(params, 'align');
    paint(ok, params.confirmColor);
    paint(cancel, params.cancelColor);
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

export function actionSheet(open: OpenModal, params: Params): Promise<Record<string, unknown>> {
  const { items } = params;
  if (!Array.isArray(items) || !items.every((item) => typeof item === 'string')) {
    throw badParams('items: a list of texts is required');
  }
  return new Promise((resolve) => {
    const choose = (index: number) => () => {
      close();
      resolve({ index });
    };
    const { content, ...names } = frame(text(params, 'title'), '', '请选择');
    content.push(
      ...items.map((item, index) => {
        const isDestructive = params.destructiveBtnIndex === index;
        const className = isDestructive ? 'sim-option sim-option-destructive' : 'sim-option';
        return button(item, className, choose(index));
      }),
      button(text(params, 'cancelButtonText', '取消'), 'sim-option sim-option-cancel', choose(-1)),
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
