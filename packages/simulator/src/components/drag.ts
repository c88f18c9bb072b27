import type { BasicNode } from '../view/basic-component';
import { drawnScale } from '../view/drawn-size';
import { swallowClick } from '../view/swallow-click';

/** Less than this is a tap; px. */
const MOVED_PX = 5;

export interface DragListener {
  /**
   * Asked once the finger has moved: whether this drag is meant for the component. Distances in px.
   * @param from Where the finger went down.
   */
  begins(dx: number, dy: number, from: EventTarget | null): boolean;
  moved(dx: number, dy: number): void;
  /** @param ms How long the finger was down. */
  ended(dx: number, dy: number, ms: number): void;
}

interface Drag {
  readonly start: Touch;
  readonly at: number;
  readonly from: EventTarget | null;
  now: Touch;
  isOurs?: boolean;
}

/** Movements that a component has taken for itself: those around it leave them alone. */
const taken = new WeakSet<Event>();

/**
 * Follows a finger, or a mouse, which sends touches too, from where it goes down to where it leaves. What ends a drag is
 * no tap. Touches that a component inside catches do not come here: 让 scroll-view 阻止 touch 事件冒泡即可：
 * catchTouchStart、catchTouchMove.
 * @see mini/component/基础组件/视图容器/scroll-view 可滚动视图区域.md (FAQ) of AlipayDocs/open-docs
 */
export function watchDrags(node: BasicNode, listener: DragListener): void {
  const { element } = node;
  let drag: Drag | undefined;
  const distance = ({ start, now }: Drag): [dx: number, dy: number] => {
    const scale = drawnScale(element);
    return [(now.clientX - start.clientX) / scale, (now.clientY - start.clientY) / scale];
  };
  element.addEventListener('touchstart', (event) => {
    const touches = touchesOf(event, 'touches');
    const [finger] = touches;
    // One that has come down anew was lifted before, which a component inside may have caught.
    const isHeld =
      sameFinger(drag, touches) && !sameFinger(drag, touchesOf(event, 'changedTouches'));
    if (isHeld || !finger) return;
    drag = { start: finger, at: event.timeStamp, from: event.target, now: finger };
  });
  element.addEventListener('touchmove', (event) => {
    const finger = sameFinger(drag, touchesOf(event, 'touches'));
    if (!drag || !finger) return;
    drag.now = finger;
    const [dx, dy] = distance(drag);
    if (drag.isOurs === undefined) {
      if (Math.hypot(dx, dy) < MOVED_PX) return;
      drag.isOurs = !taken.has(event) && listener.begins(dx, dy, drag.from);
    }
    if (!drag.isOurs) return;
    taken.add(event);
    listener.moved(dx, dy);
  });
  const end = (event: TouchEvent) => {
    if (!drag || sameFinger(drag, touchesOf(event, 'touches'))) return;
    drag.now = sameFinger(drag, touchesOf(event, 'changedTouches')) ?? drag.now;
    const [dx, dy] = distance(drag);
    const { isOurs, at } = drag;
    drag = undefined;
    if (isOurs !== true) return;
    swallowClick(element);
    listener.ended(dx, dy, event.timeStamp - at);
  };
  element.addEventListener('touchend', end);
  element.addEventListener('touchcancel', end);
}

/** A test may send an event without them. */
function touchesOf(event: TouchEvent, list: 'touches' | 'changedTouches'): Touch[] {
  return [...((event as Partial<TouchEvent>)[list] ?? [])];
}

function sameFinger(drag: Drag | undefined, touches: readonly Touch[]): Touch | undefined {
  return drag && touches.find(({ identifier }) => identifier === drag.start.identifier);
}
