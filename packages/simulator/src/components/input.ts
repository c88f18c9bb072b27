import { asNumber, asText, isTrue, oneOf } from '../view/attribute-values';
import type { Attributes, BasicComponent, BasicNode } from '../view/basic-component';
import { stylePlaceholder } from './placeholder';

type Field = HTMLInputElement | HTMLTextAreaElement;

const DEFAULT_MAX_LENGTH = 140;

const COMMON = {
  attributes: [
    'value',
    'name',
    'placeholder',
    'placeholderStyle',
    'placeholderClass',
    'disabled',
    'maxlength',
    'focus',
    'controlled',
    'confirmType',
  ],
  events: ['input', 'confirm', 'focus', 'blur'],
  container: false,
  setUp: listen,
  formValue: (node: BasicNode) => fieldOf(node).value,
  reset(node: BasicNode) {
    fieldOf(node).value = asText(node.attributes.value);
  },
};

const INPUT_TYPES = 'text number idcard digit numberpad digitpad idcardpad'.split(' ');

/** Keyboards by type. What the field accepts is not restricted, as on the platform. */
const INPUT_MODES: Readonly<Record<string, string>> = {
  number: 'numeric',
  numberpad: 'numeric',
  digit: 'decimal',
  digitpad: 'decimal',
};

/** @see mini/component/基础组件/表单组件/input 输入框.md of AlipayDocs/open-docs */
export const input: BasicComponent = {
  ...COMMON,
  tag: 'input',
  element: 'input',
  attributes: [
    ...COMMON.attributes,
    'type',
    'password',
    'confirmHold',
    'cursor',
    'selectionStart',
    'selectionEnd',
  ],
  ignored: ['randomNumber', 'alwaysSystem', 'enableNative', 'adjustPosition'],
  // The platform hands no tap or touch to an input.
  tappable: false,
  update(node, previous) {
    const field = fieldOf(node);
    const { attributes } = node;
    if (field instanceof HTMLInputElement) {
      field.type = isTrue(attributes.password) ? 'password' : 'text';
    }
    const inputMode = INPUT_MODES[oneOf(node, 'type', INPUT_TYPES)];
    if (inputMode === undefined) field.removeAttribute('inputmode');
    else field.setAttribute('inputmode', inputMode);
    updateField(node, previous);
  },
};

/** @see mini/component/基础组件/表单组件/textarea 多行输入框.md of AlipayDocs/open-docs */
export const textarea: BasicComponent = {
  ...COMMON,
  tag: 'textarea',
  element: 'textarea',
  attributes: [...COMMON.attributes, 'autoHeight', 'showCount'],
  ignored: ['enableNative'],
  update(node, previous) {
    if (isTrue(node.attributes.showCount)) {
      const message = '<textarea>: show-count is supported as {{false}} only';
      node.host.problems.lacking('<textarea show-count>', message, node.props.place);
    }
    node.element.classList.toggle('a-textarea-auto', isTrue(node.attributes.autoHeight));
    updateField(node, previous);
  },
};

function fieldOf(node: BasicNode): Field {
  return node.element as Field;
}

function listen(node: BasicNode): void {
  const field = fieldOf(node);
  field.addEventListener('input', (event) => {
    const { value } = field;
    node.fire('input', { value, cursor: field.selectionStart ?? value.length }, event);
    if (!isTrue(node.attributes.controlled)) return;
    // Controlled: the value is what setData says, whatever was typed.
    node.host.afterFlush(() => setValue(field, asText(node.attributes.value)));
  });
  field.addEventListener('focus', () => {
    placeCursor(node, field);
    node.fire('focus', { value: field.value });
  });
  field.addEventListener('blur', () => node.fire('blur', { value: field.value }));
  field.addEventListener('keydown', (event) => {
    const { key, isComposing } = event as KeyboardEvent;
    if (key !== 'Enter' || isComposing || !isConfirm(node)) return;
    event.preventDefault();
    node.fire('confirm', { value: field.value }, event);
    if (!isTrue(node.attributes.confirmHold)) field.blur();
  });
}

function placeCursor({ attributes }: BasicNode, field: Field): void {
  const cursor = asNumber(attributes.cursor, -1);
  const start = asNumber(attributes.selectionStart, -1);
  const end = asNumber(attributes.selectionEnd, -1);
  if (start >= 0 && end >= 0) field.setSelectionRange(start, end);
  else if (cursor >= 0) field.setSelectionRange(cursor, cursor);
}

/** In a textarea Enter is a new line, unless the keyboard's key has another name. */
function isConfirm(node: BasicNode): boolean {
  if (node.basic.tag === 'input') return true;
  const type = asText(node.attributes.confirmType);
  return type !== '' && type !== 'return';
}

function updateField(node: BasicNode, previous: Attributes): void {
  const field = fieldOf(node);
  const { attributes } = node;
  field.disabled = isTrue(attributes.disabled);
  field.placeholder = asText(attributes.placeholder);
  stylePlaceholder(node);
  field.enterKeyHint = confirmHint(attributes.confirmType);
  const maxLength = asNumber(attributes.maxlength, DEFAULT_MAX_LENGTH);
  if (maxLength < 0) field.removeAttribute('maxlength');
  else field.maxLength = maxLength;
  // The same value again is no change: it does not undo what was typed.
  if (attributes.value !== previous.value) setValue(field, asText(attributes.value));
  if (isTrue(attributes.focus) !== isTrue(previous.focus)) {
    node.host.afterFlush(() => (isTrue(attributes.focus) ? field.focus() : field.blur()));
  }
}

function setValue(field: Field, value: string): void {
  if (field.value !== value) field.value = value;
}

function confirmHint(type: unknown): string {
  return /^(done|go|next|search|send)$/.exec(asText(type))?.[0] ?? 'done';
}
