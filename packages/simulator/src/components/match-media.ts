import { asNumber, asText } from '../view/attribute-values';
import type { BasicComponent, BasicNode } from '../view/basic-component';
import { meetsConditions } from '../view/screen-conditions';
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
  const value = (name: string) =>
    asText(attributes[name]) === '' ? undefined : asNumber(attributes[name], 0);
  element.hidden = !meetsConditions(host.screenSize(), value, oneOf(node, 'orientation'));
}
