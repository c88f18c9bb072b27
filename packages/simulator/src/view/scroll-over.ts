import { offScreen } from '../contract/off-screen';

interface Way {
  readonly top?: number;
  readonly left?: number;
}

/** Between two steps of a scroll; ms. */
const STEP_MS = 16;

/** What scrolls just now, and how it is stopped. */
const running = new WeakMap<HTMLElement, () => void>();

/**
 * Scrolls an element there within that time, or at once. Another scroll of it, and a finger or a wheel, end this one. What
 * is on a page that another one covers stands there once it is shown again.
 * @param ms Anything but a number above 0 is at once.
 */
export function scrollOver(element: HTMLElement, to: Way, ms: unknown): void {
  running.get(element)?.();
  if (!element.isConnected) {
    offScreen.set(element, { top: 0, left: 0, ...offScreen.get(element), ...to });
    return;
  }
  const from = { top: element.scrollTop, left: element.scrollLeft };
  const move = (part: number) => {
    if (to.top !== undefined) element.scrollTop = from.top + (to.top - from.top) * part;
    if (to.left !== undefined) element.scrollLeft = from.left + (to.left - from.left) * part;
  };
  if (typeof ms !== 'number' || !(ms > 0)) {
    move(1);
    return;
  }
  const start = Date.now();
  const timer = setInterval(() => {
    const part = Math.min(1, (Date.now() - start) / ms);
    if (element.isConnected) move(part);
    if (part === 1 || !element.isConnected) stop();
  }, STEP_MS);
  const stop = () => {
    clearInterval(timer);
    running.delete(element);
    for (const type of ['wheel', 'touchstart']) element.removeEventListener(type, stop);
  };
  running.set(element, stop);
  for (const type of ['wheel', 'touchstart']) element.addEventListener(type, stop);
}
