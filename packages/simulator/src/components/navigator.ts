import { asText } from '../view/attribute-values';
import type { BasicComponent } from '../view/basic-component';
import { attributeOf, basicComponent } from './define';
import { hover } from './hover';

/** @see mini/component/基础组件/导航/navigator 页面链接.md of AlipayDocs/open-docs */
export const navigator: BasicComponent = basicComponent('navigator', {
  element: 'div',
  focusable: true,
  setUp(node) {
    const { element } = node;
    const go = () => {
      const openType = asText(attributeOf(node, 'openType'));
      node.host.navigate(openType, asText(node.attributes.url), node.props.place);
    };
    element.tabIndex = 0;
    element.addEventListener('click', go);
    element.addEventListener('keydown', (event) => {
      if (event.target !== element || event.key !== 'Enter') return;
      event.preventDefault();
      go();
    });
    hover(node, 'none');
  },
  update(node) {
    if (!node.element.hasAttribute('role')) node.element.setAttribute('role', 'link');
  },
});
