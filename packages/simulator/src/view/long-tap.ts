import { PAGE_CLOSED, PAGE_HIDDEN } from './page-events';
import { swallowClick } from './swallow-click';

/** As the platform has it. */
const LONG_TAP_MS = 500;
const MOVED_PX = 10;

/** A DOM event of our own, so that a long tap bubbles and can be caught as every touch. */
export const LONG_TAP = 'sim-long-tap';

/**
 * Sends {@link LONG_TAP} to whatever below the element is held for half a second without moving. When it is let go
 * that is no tap besides: 触摸后马上离开 is one, 超过 500ms 再离开 the other.
 * @see mini/framework/事件系统/事件介绍.md of AlipayDocs/open-docs
 */
export function sendLongTaps(root: HTMLElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let start = { x: 0, y: 0 };
  let isLong = false;
  const cancel = () => clearTimeout(timer);
  root.addEventListener('pointerdown', ({ target, clientX, clientY }) => {
    cancel();
    isLong = false;
    start = { x: clientX, y: clientY };
    timer = setTimeout(() => {
      isLong = true;
      target?.dispatchEvent(new MouseEvent(LONG_TAP, { bubbles: true, clientX, clientY }));
    }, LONG_TAP_MS);
  });
  root.addEventListener('pointermove', (event) => {
    if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > MOVED_PX) cancel();
  });
  root.addEventListener('pointerup', () => {
    if (isLong) swallowClick(root);
  });
  for (const end of ['pointerup', 'pointercancel', 'pointerleave', PAGE_HIDDEN, PAGE_CLOSED]) {
    root.addEventListener(end, cancel);
  }
}
