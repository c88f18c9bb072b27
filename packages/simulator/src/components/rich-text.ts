import type { BasicComponent, BasicNode } from '../view/basic-component';
import { basicComponent, perNode } from './define';
import { nodeOf } from '../view/node-registry';
import { drawRichText, readHtml } from './rich-nodes';

/** The page's own spelling of touches, and what they are in the DOM. */
const TOUCHES = ['touchstart', 'touchmove', 'touchcancel', 'touchend'];

/** @see mini/component/基础组件/基础内容/rich-text 富文本.md of AlipayDocs/open-docs */
export const richText: BasicComponent = basicComponent('rich-text', {
  element: 'div',
  setUp(node) {
    for (const type of TOUCHES) {
      node.element.addEventListener(type, (event) => node.fire(type, {}, event));
    }
    node.element.addEventListener('sim-long-tap', (event) => node.fire('longtap', {}, event));
  },
  update(node, previous) {
    const { nodes, space } = node.attributes;
    if (nodes === previous.nodes && space === previous.space) return;
    const marks = marksOf(node);
    node.element.replaceChildren(
      ...drawRichText(typeof nodes === 'string' ? readHtml(nodes) : nodes, {
        attributes: node.attributes,
        resolveImage: (src) => node.host.resolveImage(src, node.props.place),
        inlineStyle: (style) => node.host.inlineStyle(style),
        mark: (element, own) => marks.set(element, own),
      }),
    );
  },
  tapDetail: (node, target) => ({ marks: collectMarks(node, target) }),
});

const marksOf = perNode(() => new WeakMap<Element, object>());

/** From the node tapped up to the root; the inner ones win. */
function collectMarks(node: BasicNode, target: Element | null): object {
  const marks = marksOf(node);
  const found: object[] = [];
  for (let element = target; element && nodeOf(element) !== node; element = element.parentElement) {
    const own = marks.get(element);
    if (own) found.unshift(own);
  }
  return Object.assign({}, ...found) as object;
}
