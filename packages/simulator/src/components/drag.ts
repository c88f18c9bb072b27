import type { BasicNode } from '../view/basic-component';
import { drawnScale } from '../view/drawn-size';
import { swallowClick } from '../view/swallow-click';

/** Less than this is a tap; px. */
const MOVED_PX = 5;

export interface DragListener {
  /** Asked once the pointer has moved: whether this drag is meant for the component. Distances in px. */
  begins(dx: number, dy: number): boolean;
  moved(dx: number, dy: number, event: PointerEvent): void;
  /** @param ms How long the pointer was down. */
  ended(dx: number, dy: number, ms: number): void;
}

/** Movements that a component has taken for itself: those around it leave them alone. */
const taken = new WeakSet<Event>();

/** Follows a finger or mouse from where it goes down to where it leaves. What ends a drag is no tap. */
export function watchDrags(node: BasicNode, listener: DragListener): void {
  const { element } = node;
  let start: { x: number; y: number; at: number; id: number } | undefined;
  let isOurs: boolean | undefined;
  const distance = ({ clientX, clientY }: PointerEvent): [dx: number, dy: number] => {
    const scale = drawnScale(element);
    return [(clientX - (start?.x ?? 0)) / scale, (clientY - (start?.y ?? 0)) / scale];
  };
  const move = (event: PointerEvent) => {
    if (event.pointerId !== start?.id) return;
    const [dx, dy] = distance(event);
    if (isOurs === undefined) {
      if (Math.hypot(dx, dy) < MOVED_PX) return;
      isOurs = !taken.has(event) && listener.begins(dx, dy);
    }
    if (!isOurs) return;
    taken.add(event);
    listener.moved(dx, dy, event);
  };
  const end = (event: PointerEvent) => {
    if (event.pointerId !== start?.id) return;
    const [dx, dy] = distance(event);
    const ms = event.timeStamp - start.at;
    const wasOurs = isOurs === true;
    stop();
    if (!wasOurs) return;
    swallowClick(element);
    listener.ended(dx, dy, ms);
  };
  const stop = () => {
    start = undefined;
    isOurs = undefined;
    document.removeEventListener('pointermove', move);
    document.removeEventListener('pointerup', end);
    document.removeEventListener('pointercancel', end);
  };
  element.addEventListener('pointerdown', (event) => {
    if (start) return;
    start = { x: event.clientX, y: event.clientY, at: event.timeStamp, id: event.pointerId };
    // On the document: the pointer may leave the element while it is down.
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', end);
    document.addEventListener('pointercancel', end);
  });
  node.onDispose(stop);
}
