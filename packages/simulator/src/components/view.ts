import { isTrue } from '../view/attribute-values';
import type { BasicComponent } from '../view/basic-component';
import { basicComponent } from './define';
import { playAnimation } from './animation';
import { APPEAR_EVENTS, watchAppearance } from './appear';
import { hover } from './hover';

const MOTION_EVENTS = ['transitionEnd', 'animationStart', 'animationIteration', 'animationEnd'];

/** @see mini/component/基础组件/视图容器/view 视图容器.md of AlipayDocs/open-docs */
export const view: BasicComponent = basicComponent('view', {
  element: 'div',
  setUp(node) {
    hover(node, '');
    for (const event of MOTION_EVENTS) {
      node.element.addEventListener(event.toLowerCase(), (domEvent) => {
        if (domEvent.target === node.element) node.fire(event, {}, domEvent);
      });
    }
  },
  update(node, previous) {
    const { element, attributes } = node;
    element.classList.toggle('a-view-still', isTrue(attributes.disableScroll));
    playAnimation(node, previous.animation);
  },
  mounted(node) {
    if (APPEAR_EVENTS.some((event) => event in node.props.handlers)) watchAppearance(node);
  },
});
