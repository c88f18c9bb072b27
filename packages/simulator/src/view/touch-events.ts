import type { TouchEventName } from '../contract/vocabulary';
import { LONG_TAP } from './long-tap';

/** The DOM's event behind each of the platform's. */
export const DOM_EVENTS: Readonly<Record<TouchEventName, string>> = {
  tap: 'click',
  longTap: LONG_TAP,
  touchStart: 'touchstart',
  touchMove: 'touchmove',
  touchEnd: 'touchend',
  touchCancel: 'touchcancel',
};
