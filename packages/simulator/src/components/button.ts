import { asText, isTrue } from '../view/attribute-values';
import type { BasicComponent, BasicNode } from '../view/basic-component';
import { nodeOf } from '../view/node-registry';
import { basicComponent, oneOf } from './define';
import { resetForm, submitForm } from './form';
import { hover } from './hover';

/** @see mini/component/基础组件/表单组件/button 按钮.md of AlipayDocs/open-docs */
export const button: BasicComponent = basicComponent('button', {
  element: 'button',
  setUp(node) {
    buttonOf(node).type = 'button';
    node.element.addEventListener('click', () => {
      const formType = asText(node.attributes.formType);
      const form = nodeOf(node.element.closest('form'));
      if (form && formType === 'submit') submitForm(form, node);
      if (form && formType === 'reset') resetForm(form);
      bringAbout(node);
    });
    hover(node, 'button-hover');
  },
  update(node) {
    const { attributes, element } = node;
    element.classList.add(`a-button-${oneOf(node, 'type')}`);
    element.classList.toggle('a-button-mini', oneOf(node, 'size') === 'mini');
    const isPlain = isTrue(attributes.plain) || isTrue(attributes.ghost);
    element.classList.toggle('a-button-plain', isPlain);
    element.classList.toggle('a-button-loading', isTrue(attributes.loading));
    buttonOf(node).disabled = isTrue(attributes.disabled);
    if (attributes['aria-busy'] === undefined) {
      element.toggleAttribute('aria-busy', false);
      if (isTrue(attributes.loading)) element.setAttribute('aria-busy', 'true');
    }
  },
});

function buttonOf(node: BasicNode): HTMLButtonElement {
  return node.element as HTMLButtonElement;
}

function bringAbout(node: BasicNode): void {
  const { attributes, props, host } = node;
  const openType = asText(attributes.openType);
  if (openType === '') return;
  host.openType({
    openType,
    scope: asText(attributes.scope),
    publicId: asText(attributes.publicId),
    target: { id: asText(attributes.id), tagName: 'button', dataset: { ...props.dataset } },
    fire: (event, detail) => node.fire(event, detail),
  });
}
