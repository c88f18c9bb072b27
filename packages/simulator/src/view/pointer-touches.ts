import { swallowClick } from './swallow-click';

/** Further than this from where it went down a finger no longer taps; px. */
const MOVED_PX = 10;

interface Finger {
  /** 0 for the first one on the screen, as on a device. */
  readonly identifier: number;
  readonly target: EventTarget;
  readonly start: PointerEvent;
  now: PointerEvent;
  hasMoved: boolean;
}

/**
 * Sends touches for whatever is held on the element and is no finger of the browser's: a mouse, and the pointers of a
 * test. All of them go to where the first one was, as a finger's do.
 * @see mini/framework/事件系统/事件介绍.md of AlipayDocs/open-docs
 */
export function sendPointerTouches(root: HTMLElement): void {
  const fingers = new Map<number, Finger>();
  const send = (type: string, finger: Finger) => {
    const touches = [...fingers.values()].map(touchOf);
    // Not every browser on a desk has a TouchEvent that a script can make.
    const event = new Event(type, { bubbles: true, cancelable: true });
    const changedTouches = [touchOf(finger)];
    finger.target.dispatchEvent(Object.assign(event, { touches, changedTouches }));
  };
  const move = (event: PointerEvent) => {
    const finger = fingers.get(event.pointerId);
    if (!finger) return;
    // A mouse that came up where nobody could tell, such as outside the window.
    if (event.isTrusted && event.buttons === 0) {
      lift(event);
      return;
    }
    const { start } = finger;
    const px = Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY);
    finger.now = event;
    finger.hasMoved ||= px > MOVED_PX;
    send('touchmove', finger);
  };
  const lift = (event: PointerEvent) => {
    const finger = fingers.get(event.pointerId);
    if (!finger) return;
    fingers.delete(event.pointerId);
    if (fingers.size === 0) listen('removeEventListener');
    finger.now = event;
    // A browser clicks wherever the mouse comes up on the element again.
    if (finger.hasMoved) swallowClick(root, event);
    send(event.type === 'pointerup' ? 'touchend' : 'touchcancel', finger);
  };
  // On the document: the mouse may leave the page while it is down.
  const listen = (change: 'addEventListener' | 'removeEventListener') => {
    document[change]('pointermove', move as EventListener);
    document[change]('pointerup', lift as EventListener);
    document[change]('pointercancel', lift as EventListener);
  };
  // A finger takes no picture along.
  root.addEventListener('dragstart', (event) => event.preventDefault());
  root.addEventListener('pointerdown', (event) => {
    const { target, pointerId, pointerType, isTrusted, button } = event;
    const isFinger = isTrusted && pointerType !== 'mouse';
    if (isFinger || button !== 0 || !target) return;
    if (fingers.size === 0) listen('addEventListener');
    const taken = [...fingers.values()].map((finger) => finger.identifier);
    const identifier = taken.includes(0) ? Math.max(...taken) + 1 : 0;
    const finger = { identifier, target, start: event, now: event, hasMoved: false };
    fingers.set(pointerId, finger);
    send('touchstart', finger);
  });
}

function touchOf({ identifier, now: { clientX, clientY } }: Finger) {
  return { identifier, clientX, clientY };
}
