import { isTrue } from '../view/attribute-values';
import type { BasicComponent, BasicNode } from '../view/basic-component';
import { basicComponent, oneOf } from './define';
import { fieldBehaviour, listen, updateField } from './field';

/** Keyboards by type. What the field accepts is not restricted, as on the platform. */
const INPUT_MODES: Readonly<Record<string, string>> = {
  number: 'numeric',
  numberpad: 'numeric',
  digit: 'decimal',
  digitpad: 'decimal',
};

/** @see mini/component/基础组件/表单组件/input 输入框.md of AlipayDocs/open-docs */
export const input: BasicComponent = basicComponent('input', {
  ...fieldBehaviour(inputOf),
  element: 'input',
  setUp: (node) => listen(node, inputOf(node)),
  update(node, previous) {
    const field = inputOf(node);
    // The platform's own class of the field inside, by which its libraries style it: `.am-amount .a-input-content`.
    field.classList.add('a-input-content');
    field.type = isTrue(node.attributes.password) ? 'password' : 'text';
    const inputMode = INPUT_MODES[oneOf(node, 'type')];
    if (inputMode === undefined) field.removeAttribute('inputmode');
    else field.setAttribute('inputmode', inputMode);
    updateField(node, field, previous);
  },
});

function inputOf(node: BasicNode): HTMLInputElement {
  return node.element as HTMLInputElement;
}
