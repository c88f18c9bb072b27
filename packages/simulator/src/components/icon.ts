import { asNumber, asText } from '../view/attribute-values';
import type { BasicComponent } from '../view/basic-component';
import { attributeOf, basicComponent, oneOf } from './define';
import { ICONS } from './icons';

/**
 * Drawn as a character of its size, not as a box: Alipay's own mini-antui has `display: block` on the icon of a message and
 * `text-align: center` around it.
 * @see mini/component/基础组件/基础内容/icon 图标.md of AlipayDocs/open-docs
 */
export const icon: BasicComponent = basicComponent('icon', {
  element: 'span',
  update(node) {
    const { element, attributes } = node;
    const type = oneOf(node, 'type');
    const drawing = ICONS[type];
    const size = `${asNumber(attributeOf(node, 'size'), 23)}px`;
    element.classList.toggle('a-icon-loading', type === 'loading');
    element.style.fontSize = size;
    element.style.color = asText(attributes.color) || (drawing?.color ?? '');
    element.innerHTML = drawing
      ? `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${drawing.path}"/></svg>`
      : '';
  },
});
