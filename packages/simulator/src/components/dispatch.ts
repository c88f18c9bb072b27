import type { EventDetail } from '../view/basic-component';
import { nodeOf } from '../view/node-registry';

/**
 * Brings about an event that nothing on this screen can: a tap on a marker of a map, the end of an animation.
 * @param element A basic component, or something in it.
 * @param event As in `event.type`: `markerTap`, not `onMarkerTap`.
 * @throws {Error} if there is no component, or it has no handler for that event.
 * @example
 * dispatch(screen.getByRole('group', { name: /地图/ }), 'markerTap', { markerId: 1 });
 */
export function dispatch(element: Element, event: string, detail: EventDetail = {}): void {
  const node = nodeOf(element.closest('[data-node]'));
  if (!node) throw new Error(`dispatch: there is no basic component to tell of ${event}`);
  if (!node.props.handlers[event]) {
    throw new Error(`dispatch: <${node.basic.tag}> has no handler for ${event}`);
  }
  node.fire(event, detail);
}
