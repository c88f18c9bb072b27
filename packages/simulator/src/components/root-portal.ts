import { isTrue } from '../view/attribute-values';
import type { BasicComponent } from '../view/basic-component';
import { attributeOf, basicComponent } from './define';

/**
 * Takes what is in it out of the flow of the page, as `position: fixed` does.
 * @see mini/component/组件概览.md of AlipayDocs/open-docs
 */
export const rootPortal: BasicComponent = basicComponent('root-portal', {
  element: 'div',
  update(node) {
    node.element.classList.toggle('a-root-portal-on', isTrue(attributeOf(node, 'enable')));
  },
});
