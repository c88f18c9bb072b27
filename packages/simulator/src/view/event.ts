import { copyThroughJson } from '../contract/json';
import { asText } from './attribute-values';
import type { BasicNode, EventDetail } from './basic-component';
import { nodeOf } from './node-registry';
import { drawnScale, pointOnPage } from './drawn-size';

interface EventSource {
  type: string;
  /** The node whose handler runs. */
  current: BasicNode;
  /** The node that was really hit. */
  hit: BasicNode;
  detail: EventDetail;
  domEvent: Event | undefined;
}

/**
 * The event object as a handler receives it. Unlike in the DOM, `target.dataset` is that of the node with the
 * handler; that of the node hit is `target.targetDataset`. It comes from the view as JSON: what the handler does to it
 * changes nothing there.
 * @see mini/framework/事件系统/事件对象.md of AlipayDocs/open-docs
 */
export function createEvent({ type, current, hit, detail, domEvent }: EventSource): object {
  const describe = (node: BasicNode) => ({
    id: asText(node.attributes.id),
    tagName: node.basic.tag,
    dataset: copyThroughJson(current.props.dataset),
    offsetLeft: node.element.offsetLeft,
    offsetTop: node.element.offsetTop,
  });
  return {
    type,
    timeStamp: Date.now(),
    target: { ...describe(hit), targetDataset: copyThroughJson(hit.props.dataset) },
    currentTarget: describe(current),
    detail: copyThroughJson(detail),
    mark: copyThroughJson(collectMarks(current, hit)),
    ...touches(current, domEvent),
  };
}

/** Marks along the way from the node hit to the root, the inner ones winning, within one page or component. */
function collectMarks(current: BasicNode, hit: BasicNode): Record<string, unknown> {
  const path: BasicNode[] = [];
  for (
    let element: Element | null = hit.element;
    element !== null;
    element = element.parentElement
  ) {
    const node = nodeOf(element);
    if (node?.props.owner === current.props.owner) path.push(node);
  }
  return Object.assign({}, ...path.reverse().map((node) => node.props.marks)) as Record<
    string,
    unknown
  >;
}

function touches({ element, basic }: BasicNode, event: Event | undefined): object {
  const { touches: all, changedTouches } = (event ?? {}) as Partial<TouchEvent>;
  if (!all || !changedTouches) return {};
  const copy = basic.tag === 'canvas' ? canvasTouch : pageTouch;
  const list = (touched: TouchList) => Array.from(touched).map((touch) => copy(element, touch));
  return { touches: list(all), changedTouches: list(changedTouches) };
}

function pageTouch(element: Element, { identifier, clientX, clientY }: Touch): object {
  return { identifier, ...pointOnPage(element, { clientX, clientY }) };
}

/** canvas 触摸事件中携带的 touches 是 CanvasTouch 的数组: from the canvas's own top left. */
function canvasTouch(element: Element, { identifier, clientX, clientY }: Touch): object {
  const { left, top } = element.getBoundingClientRect();
  const scale = drawnScale(element);
  return { identifier, x: (clientX - left) / scale, y: (clientY - top) / scale };
}
