import { button, h, uniqueId } from './dom';
import type { OpenModal } from './modal';

export interface SheetField {
  readonly name: string;
  readonly label: string;
  /** Type of the `<input>`. Default `text`. */
  readonly type?: string;
  /** Makes it a choice of these. */
  readonly options?: readonly string[];
  /** Text, or the place of the option that is chosen at first. */
  readonly value?: string | number;
  readonly min?: string;
  readonly max?: string;
}

export interface FormSheet {
  readonly title: string;
  readonly text?: string;
  readonly fields: readonly SheetField[];
  readonly okText?: string;
  readonly cancelText?: string;
}

/**
 * Lets the person at the screen fill in fields.
 * @returns Values by name, of a choice its place; undefined if the person cancels.
 */
export function formSheet(
  open: OpenModal,
  sheet: FormSheet,
): Promise<Record<string, string> | undefined> {
  return new Promise((resolve) => {
    const end = (values: Record<string, string> | undefined) => {
      close();
      resolve(values);
    };
    const titleId = uniqueId();
    const controls = sheet.fields.map(fieldControl);
    const ok = button(sheet.okText ?? '确定', 'sim-wide sim-wide-primary', () =>
      end(Object.fromEntries(controls.map(({ name, value }) => [name, value()]))),
    );
    const cancel = button(sheet.cancelText ?? '取消', 'sim-wide', () => end(undefined));
    const [first] = controls;
    const close = open({
      className: 'sim-sheet sim-form-sheet',
      labelledBy: titleId,
      content: [
        h('h2', { class: 'sim-sheet-title', id: titleId }, sheet.title),
        ...(sheet.text === undefined ? [] : [h('p', { class: 'sim-sheet-note' }, sheet.text)]),
        ...controls.map(({ element }) => element),
        h('div', { class: 'sim-wide-actions' }, cancel, ok),
      ],
      ...(first ? { focus: first.control } : { focus: ok }),
      onCancel: () => end(undefined),
    });
  });
}

interface Control {
  readonly name: string;
  readonly element: HTMLElement;
  readonly control: HTMLElement;
  readonly value: () => string;
}

function fieldControl(field: SheetField): Control {
  const { name, label, options } = field;
  const control = options === undefined ? inputControl(field) : selectControl(options, field.value);
  const element = h('label', { class: 'sim-field' }, h('span', {}, label), control);
  return { name, element, control, value: () => control.value };
}

function inputControl({ type = 'text', value, min, max }: SheetField): HTMLInputElement {
  const input = h('input', { class: 'sim-prompt', type, min, max });
  input.value = String(value ?? '');
  return input;
}

function selectControl(options: readonly string[], value: unknown): HTMLSelectElement {
  const entries = options.map((text, index) => h('option', { value: String(index) }, text));
  const select = h('select', { class: 'sim-prompt' }, ...entries);
  select.value = String(typeof value === 'number' ? value : 0);
  return select;
}
