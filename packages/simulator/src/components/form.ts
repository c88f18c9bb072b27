import { asText, isTrue } from '../view/attribute-values';
import type { BasicComponent, BasicNode } from '../view/basic-component';
import { nodeOf } from '../view/node-registry';
import { basicComponent } from './define';

/** @see mini/component/基础组件/表单组件/form 表单.md of AlipayDocs/open-docs */
export const form: BasicComponent = basicComponent('form', {
  element: 'form',
  setUp({ element }) {
    element.setAttribute('novalidate', '');
    // The platform submits on a tap on the submit button alone, never on Enter in a field.
    element.addEventListener('submit', (event) => event.preventDefault());
  },
});

/** 目前可以绑定的组件. */
const LABELLED = /^(checkbox|radio|input|textarea)$/;

/** @see mini/component/基础组件/表单组件/label 标签.md of AlipayDocs/open-docs */
export const label: BasicComponent = basicComponent('label', {
  element: 'label',
  setUp({ element }) {
    element.addEventListener('click', (event) => passOneTap(element as HTMLLabelElement, event));
  },
  update({ element, attributes, host }) {
    const target = asText(attributes.for);
    if (target === '') element.removeAttribute('for');
    // The control may come after its label.
    else host.afterFlush(() => element.setAttribute('for', controlId(element, target)));
  },
});

/** Id of what is operated in the element with that id: a component may be more than its control. */
function controlId(label: Element, id: string): string {
  const page = label.closest('.a-page');
  const target = [...(page?.querySelectorAll('[id]') ?? [])].find((element) => element.id === id);
  const node = nodeOf(target ?? null);
  const control = node?.basic.control?.(node.element);
  if (!control) return id;
  control.id ||= `${id}-control`;
  return control.id;
}

/** The browser clicks the control of a clicked label as well; to the elements around, it is one tap. */
function passOneTap(element: HTMLLabelElement, event: Event): void {
  const { control } = element;
  if (!control || control.hasAttribute('disabled')) return;
  if (event.target instanceof Node && control.contains(event.target)) return;
  if (!operates(control)) {
    event.preventDefault();
    return;
  }
  const stop = (second: Event) => second.stopPropagation();
  control.addEventListener('click', stop, { once: true });
  setTimeout(() => control.removeEventListener('click', stop));
}

/** A browser's label operates a switch or a button as well. */
function operates(control: Element): boolean {
  const node = nodeOf(control.closest('[data-node]'));
  return node !== undefined && LABELLED.test(node.basic.tag);
}

function controls(form: BasicNode): BasicNode[] {
  return [...form.element.querySelectorAll('[data-node]')]
    .map((element) => nodeOf(element))
    .filter((node) => node !== undefined);
}

export function submitForm(form: BasicNode, from: BasicNode): void {
  const value: Record<string, unknown> = {};
  for (const node of controls(form)) {
    const name = asText(node.attributes.name);
    if (name !== '' && node.basic.formValue) value[name] = node.basic.formValue(node);
  }
  const buttonTarget = { dataset: { ...from.props.dataset } };
  const reported = isTrue(form.attributes.reportSubmit) ? { formId: makeFormId() } : {};
  form.fire('submit', { value, buttonTarget, ...reported });
}

let formIds = 0;

/**
 * What Alipay's server takes for a message to the user; to the app it is a text without a meaning.
 * @see support/支付宝小程序/常见问题/小程序前端如何通过form表单获取formId.md of AlipayDocs/open-docs
 */
function makeFormId(): string {
  formIds += 1;
  return btoa(`form_${Date.now()}_${formIds}`);
}

export function resetForm(form: BasicNode): void {
  for (const node of controls(form)) node.basic.reset?.(node);
  form.fire('reset', {});
}
