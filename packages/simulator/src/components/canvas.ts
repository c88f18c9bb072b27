import { asNumber, asText, isTrue } from '../view/attribute-values';
import type { BasicComponent } from '../view/basic-component';
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
    if (first || attributes.width !== previous.width) picture.width = pixels(node, 'width');
    if (first || attributes.height !== previous.height) picture.height = pixels(node, 'height');
    // What is drawn is beyond a screen reader, unless the page says what it is.
    if (!element.hasAttribute('role')) element.setAttribute('role', 'img');
  },
  mounted(node) {
    ownId(node);
    node.fire('ready', {});
  },
});

function pixels(node: Parameters<typeof attributeOf>[0], name: string): number {
  return asNumber(asText(attributeOf(node, name)), 300);
}
