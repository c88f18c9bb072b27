import { asNumber, asText, isTrue } from '../view/attribute-values';
import type { BasicComponent, BasicNode } from '../view/basic-component';
import { attributeOf, basicComponent } from './define';
import { ownId } from './limits';

/**
 * A real `<canvas>`.
 * @see mini/component/基础组件/画布/canvas 画布.md of AlipayDocs/open-docs
 */
export const canvas: BasicComponent = basicComponent('canvas', {
  element: 'canvas',
  update(node, previous) {
    const { element, attributes } = node;
    element.classList.toggle('a-canvas-still', isTrue(attributes.disableScroll));
    const picture = element as HTMLCanvasElement;
    const first = Object.keys(previous).length === 0;
    // To set a size clears what has been drawn.
    for (const side of ['width', 'height'] as const) {
      if (first || attributes[side] !== previous[side]) picture[side] = pixels(node, side);
      // It is as large as it says, unless a style does.
      if (attributes[side] !== undefined) {
        element.style.setProperty(`--canvas-${side}`, `${pixels(node, side)}px`);
      }
    }
    // What is drawn is beyond a screen reader, unless the page says what it is.
    if (!element.hasAttribute('role')) element.setAttribute('role', 'img');
  },
  mounted(node) {
    ownId(node);
    node.fire('ready', {});
  },
});

/** A number, or one with its unit: 默认值 300px. */
function pixels(node: BasicNode, name: 'width' | 'height'): number {
  const given = asText(attributeOf(node, name)).replace(/px\s*$/, '');
  return asNumber(given, name === 'width' ? 300 : 225);
}
