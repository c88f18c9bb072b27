import { asText, isTrue, oneOf } from '../view/attribute-values';
import type { BasicComponent, BasicNode } from '../view/basic-component';
import { nodeOf } from '../view/node-registry';
import { hover } from './hover';

/** @see mini/component/基础组件/表单组件/button 按钮.md of AlipayDocs/open-docs */
export const button: BasicComponent = {
  tag: 'button',
  element: 'button',
  attributes: [
    'size',
    'type',
    'plain',
    'disabled',
    'loading',
    'formType',
    'hoverClass',
    'hoverStartTime',
    'hoverStayTime',
    'hoverStopPropagation',
  ],
  unsupported: ['openType', 'scope', 'publicId'],
  // All of them come of open-type alone.
  ignoredEvents: ['getAuthorize', 'followLifestyle', 'error', 'getUserInfo', 'getPhoneNumber'],
  setUp(node) {
    buttonOf(node).type = 'button';
    node.element.addEventListener('click', () => {
      const formType = asText(node.attributes.formType);
      const parent = nodeOf(node.element.closest('form'));
      if (parent && formType === 'submit') submitForm(parent, node);
      if (parent && formType === 'reset') resetForm(parent);
    });
    hover(node, 'button-hover');
  },
  update(node) {
    const { attributes, element } = node;
    const type = oneOf(node, 'type', ['default', 'primary', 'warn']) || 'default';
    // "button" is undocumented, yet libraries pass it.
    oneOf(node, 'formType', ['submit', 'reset', 'button']);
    element.classList.add(`a-button-${type}`);
    element.classList.toggle('a-button-mini', oneOf(node, 'size', ['default', 'mini']) === 'mini');
    element.classList.toggle('a-button-plain', isTrue(attributes.plain));
    element.classList.toggle('a-button-loading', isTrue(attributes.loading));
    buttonOf(node).disabled = isTrue(attributes.disabled);
    if (attributes['aria-busy'] === undefined) {
      element.toggleAttribute('aria-busy', false);
      if (isTrue(attributes.loading)) element.setAttribute('aria-busy', 'true');
    }
  },
};

/** @see mini/component/基础组件/表单组件/form 表单.md of AlipayDocs/open-docs */
export const form: BasicComponent = {
  tag: 'form',
  element: 'form',
  ignored: ['reportSubmit'],
  events: ['submit', 'reset'],
  setUp({ element }) {
    element.setAttribute('novalidate', '');
    // The platform submits on a tap on the submit button alone, never on Enter in a field.
    element.addEventListener('submit', (event) => event.preventDefault());
  },
};

/** @see mini/component/基础组件/表单组件/label 标签.md of AlipayDocs/open-docs */
export const label: BasicComponent = {
  tag: 'label',
  element: 'label',
  attributes: ['for'],
  tappable: false,
  setUp({ element }) {
    element.addEventListener('click', (event) => passOneTap(element as HTMLLabelElement, event));
  },
  update({ element, attributes }) {
    const target = asText(attributes.for);
    if (target === '') element.removeAttribute('for');
    else element.setAttribute('for', target);
  },
};

function buttonOf(node: BasicNode): HTMLButtonElement {
  return node.element as HTMLButtonElement;
}

/** The browser clicks the control of a clicked label as well; to the elements around, it is one tap. */
function passOneTap(element: HTMLLabelElement, event: Event): void {
  const { control } = element;
  if (!control || control.hasAttribute('disabled')) return;
  if (event.target instanceof Node && control.contains(event.target)) return;
  const stop = (second: Event) => second.stopPropagation();
  control.addEventListener('click', stop, { once: true });
  setTimeout(() => control.removeEventListener('click', stop));
}

function controls(form: BasicNode): BasicNode[] {
  return [...form.element.querySelectorAll('[data-node]')]
    .map((element) => nodeOf(element))
    .filter((node) => node !== undefined);
}

function submitForm(form: BasicNode, from: BasicNode): void {
  const value: Record<string, unknown> = {};
  for (const node of controls(form)) {
    const name = asText(node.attributes.name);
    if (name !== '' && node.basic.formValue) value[name] = node.basic.formValue(node);
  }
  form.fire('submit', { value, buttonTarget: { dataset: { ...from.props.dataset } } });
}

function resetForm(form: BasicNode): void {
  for (const node of controls(form)) node.basic.reset?.(node);
  form.fire('reset', {});
}
