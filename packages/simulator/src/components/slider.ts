import { asNumber, asText, isTrue } from '../view/attribute-values';
import type { BasicComponent, BasicNode } from '../view/basic-component';
import { attributeOf, basicComponent, perNode } from './define';
import { checkAttribute } from './limits';

/** How far the steps of a span may be from a whole number: 1 has ten steps of 0.1. */
const ROUNDING = 1e-6;

/**
 * A range `<input>`, so that keyboard, finger and screen reader work it as any other.
 * @see mini/component/基础组件/表单组件/slider 滑动选择器.md of AlipayDocs/open-docs
 */
export const slider: BasicComponent = basicComponent('slider', {
  element: 'div',
  control: (element) => element.querySelector('input') ?? element,
  setUp(node) {
    const range = document.createElement('input');
    range.type = 'range';
    const value = document.createElement('span');
    value.className = 'a-slider-value';
    value.setAttribute('aria-hidden', 'true');
    node.element.append(range, value);
    range.addEventListener('input', (event) => {
      slid(node).byHand = true;
      draw(node);
      node.fire('changing', { value: range.valueAsNumber }, event);
    });
    range.addEventListener('change', (event) => {
      slid(node).byHand = true;
      draw(node);
      node.fire('change', { value: range.valueAsNumber }, event);
    });
  },
  update(node, previous) {
    const range = rangeOf(node);
    const number = (name: string) => numberOf(node, name);
    const span = number('max') - number('min');
    checkAttribute(node, 'step', `a part of ${span}, above 0, is required`, () => {
      const steps = span / number('step');
      return number('step') > 0 && Math.abs(steps - Math.round(steps)) < ROUNDING;
    });
    range.min = String(number('min'));
    range.max = String(number('max'));
    range.step = String(number('step') > 0 ? number('step') : 1);
    range.disabled = isTrue(node.attributes.disabled);
    // What the user slid to stays until the value itself changes.
    if (node.attributes.value !== previous.value) slid(node).byHand = false;
    if (!slid(node).byHand) range.value = String(number('value'));
    draw(node);
  },
  formValue: (node) => rangeOf(node).valueAsNumber,
  reset(node) {
    slid(node).byHand = false;
    rangeOf(node).value = String(numberOf(node, 'value'));
    draw(node);
  },
});

/** Whether the user has slid it since the page last said where it stands. */
const slid = perNode(() => ({ byHand: false }));

function numberOf(node: BasicNode, name: string): number {
  return asNumber(attributeOf(node, name), 0);
}

function rangeOf({ element }: BasicNode): HTMLInputElement {
  const range = element.querySelector('input');
  if (!range) throw new Error('a slider without its input');
  return range;
}

function draw(node: BasicNode): void {
  const { element, attributes } = node;
  const range = rangeOf(node);
  const span = Number(range.max) - Number(range.min);
  const done = span > 0 ? (range.valueAsNumber - Number(range.min)) / span : 0;
  const set = (name: string, value: string) => element.style.setProperty(name, value);
  set('--slider-done', `${done * 100}%`);
  set('--slider-active', asText(attributeOf(node, 'activeColor')));
  set('--slider-background', asText(attributeOf(node, 'backgroundColor')));
  set('--slider-track', `${asNumber(attributeOf(node, 'trackSize'), 4)}px`);
  set('--slider-handle', `${asNumber(attributeOf(node, 'handleSize'), 22)}px`);
  set('--slider-handle-color', asText(attributeOf(node, 'handleColor')));
  const shown = element.querySelector<HTMLElement>('.a-slider-value');
  if (!shown) return;
  shown.hidden = !isTrue(attributes.showValue);
  shown.textContent = range.value;
}
