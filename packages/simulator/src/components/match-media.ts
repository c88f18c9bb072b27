import { asNumber, asText } from '../view/attribute-values';
import type { BasicComponent, BasicNode } from '../view/basic-component';
import { basicComponent, oneOf } from './define';

/**
 * Shown while the screen is as its attributes say.
 * @see mini/api/基础API/界面/节点查询/MeidaQueryObserver/MediaQueryObserver.observe.md of AlipayDocs/open-docs
 */
export const matchMedia: BasicComponent = basicComponent('match-media', {
  element: 'div',
  setUp(node) {
    const changed = () => show(node);
    window.addEventListener('resize', changed);
    node.onDispose(() => window.removeEventListener('resize', changed));
  },
  update: show,
});

function show(node: BasicNode): void {
  const { attributes, element, host } = node;
  const { width, height } = host.screenSize();
  const given = (name: string) => asText(attributes[name]) !== '';
  const value = (name: string) => asNumber(attributes[name], 0);
  const orientation = oneOf(node, 'orientation');
  const matches = [
    !given('minWidth') || width >= value('minWidth'),
    !given('maxWidth') || width <= value('maxWidth'),
    !given('width') || width === value('width'),
    !given('minHeight') || height >= value('minHeight'),
    !given('maxHeight') || height <= value('maxHeight'),
    !given('height') || height === value('height'),
    orientation === '' || orientation === (width > height ? 'landscape' : 'portrait'),
  ];
  element.hidden = matches.includes(false);
}
