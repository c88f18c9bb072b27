import { asNumber, isTrue } from '../view/attribute-values';
import type { BasicComponent, BasicNode } from '../view/basic-component';
import { attributeOf, basicComponent } from './define';
import { fieldBehaviour, listen, updateField } from './field';

/**
 * A `<textarea>` with its counter below it.
 * @see mini/component/基础组件/表单组件/textarea 多行输入框.md of AlipayDocs/open-docs
 */
export const textarea: BasicComponent = basicComponent('textarea', {
  ...fieldBehaviour(areaOf, drawCount),
  element: 'div',
  control: (element) => element.querySelector('textarea') ?? element,
  setUp(node) {
    const area = document.createElement('textarea');
    area.rows = 1;
    const count = document.createElement('div');
    count.className = 'a-textarea-count';
    count.setAttribute('aria-hidden', 'true');
    node.element.append(area, count);
    listen(node, area, drawCount);
  },
  update(node, previous) {
    node.element.classList.toggle('a-textarea-auto', isTrue(node.attributes.autoHeight));
    updateField(node, areaOf(node), previous);
    drawCount(node);
  },
});

function areaOf({ element }: BasicNode): HTMLTextAreaElement {
  const area = element.querySelector('textarea');
  if (!area) throw new Error('a textarea without its field');
  return area;
}

function drawCount(node: BasicNode): void {
  const count = node.element.querySelector<HTMLElement>('.a-textarea-count');
  if (!count) return;
  const most = asNumber(attributeOf(node, 'maxlength'), 140);
  count.hidden = !isTrue(attributeOf(node, 'showCount'));
  const { length } = areaOf(node).value;
  count.textContent = most < 0 ? String(length) : `${length}/${most}`;
}
