/** As the platform has it. */
const LONG_TAP_MS = 500;
const MOVED_PX = 10;

/**
 * Calls back when the element has been held for half a second without moving.
 * @returns Stops watching.
 */
export function watchLongTap(element: HTMLElement, onLongTap: (event: Event) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let start = { x: 0, y: 0 };
  const cancel = () => clearTimeout(timer);
  element.addEventListener('pointerdown', (event) => {
    cancel();
    start = { x: event.clientX, y: event.clientY };
    timer = setTimeout(() => onLongTap(event), LONG_TAP_MS);
  });
  element.addEventListener('pointermove', (event) => {
    if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > MOVED_PX) cancel();
  });
  for (const end of ['pointerup', 'pointercancel', 'pointerleave']) {
    element.addEventListener(end, cancel);
  }
  return cancel;
}
