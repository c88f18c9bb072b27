import { asNumber, asText, isTrue } from '../view/attribute-values';
import type { Attributes, BasicNode } from '../view/basic-component';
import { attributeOf, oneOf } from './define';
import { stylePlaceholder } from './placeholder';

export type Field = HTMLInputElement | HTMLTextAreaElement;

/** What goes with the value on the screen. */
type Draw = (node: BasicNode) => void;

/** What `<input>` and `<textarea>` have in common. @param fieldOf The element that is typed into. */
export function fieldBehaviour(fieldOf: (node: BasicNode) => Field, draw?: Draw) {
  return {
    formValue: (node: BasicNode) => fieldOf(node).value,
    reset(node: BasicNode) {
      setValue(fieldOf(node), asText(node.attributes.value));
      draw?.(node);
    },
  };
}

export function listen(node: BasicNode, field: Field, draw?: Draw): void {
  field.addEventListener('input', (event) => {
    const { value } = field;
    draw?.(node);
    node.fire('input', { value, cursor: field.selectionStart ?? value.length }, event);
    if (!isTrue(node.attributes.controlled)) return;
    // Controlled: the value is what setData says, whatever was typed.
    node.host.afterFlush(() => {
      setValue(field, asText(node.attributes.value));
      draw?.(node);
    });
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
  return oneOf(node, 'confirmType') !== 'return';
}

export function updateField(node: BasicNode, field: Field, previous: Attributes): void {
  const { attributes } = node;
  field.disabled = isTrue(attributes.disabled);
  field.placeholder = asText(attributes.placeholder);
  stylePlaceholder(node, previous);
  const confirmType = oneOf(node, 'confirmType');
  field.setAttribute('enterkeyhint', confirmType === 'return' ? 'enter' : confirmType);
  const maxLength = asNumber(attributeOf(node, 'maxlength'), 140);
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
