import type { BasicNode } from '../view/basic-component';

/** Tells how much further apart two fingers on the element are than a moment ago. */
export function watchPinches(
  node: BasicNode,
  element: HTMLElement,
  pinched: (factor: number) => void,
): void {
  const fingers = new Map<number, { x: number; y: number }>();
  const apart = () => {
    const [one, other] = [...fingers.values()];
    return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;
  };
  const move = (event: PointerEvent) => {
    if (!fingers.has(event.pointerId)) return;
    const before = apart();
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (fingers.size === 2 && before > 0) pinched(apart() / before);
  };
  const lift = (event: PointerEvent) => fingers.delete(event.pointerId);
  element.addEventListener('pointerdown', (event) => {
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  document.addEventListener('pointermove', move);
  document.addEventListener('pointerup', lift);
  document.addEventListener('pointercancel', lift);
  node.onDispose(() => {
    document.removeEventListener('pointermove', move);
    document.removeEventListener('pointerup', lift);
    document.removeEventListener('pointercancel', lift);
  });
}
