import { drawnScale } from './drawn-size';

/** How far a page must be pulled for it to refresh, in pixels of its device. */
const REFRESH_PX = 60;
/** Components that a finger drags, or that scroll by themselves: a pull that begins in them is theirs. */
const THEIR_OWN = [
  'movable-view',
  'swiper',
  'slider',
  'scroll-view',
  'picker-view',
  'canvas',
  'map',
]
  .map((tag) => `[data-node="${tag}"]`)
  .concat('input', 'textarea')
  .join();

export interface PullListener {
  /** Asked when a finger goes down: whether the page may be pulled now. */
  allowed(): boolean;
  pulled(): void;
}

/**
 * Pulls a page that stands at its top; the page follows at half the distance. Touch events are heard, since the browser
 * ends a finger's pointer events as soon as it might scroll; a mouse sends them too.
 */
export function watchPullDown(scroller: HTMLElement, content: HTMLElement, listener: PullListener) {
  let startY: number | undefined;
  let distance = 0;
  const begin = (y: number, target: EventTarget | null) => {
    const isTheirs = target instanceof Element && target.closest(THEIR_OWN) !== null;
    const canBegin = scroller.scrollTop <= 0 && !isTheirs && listener.allowed();
    startY = canBegin ? y : undefined;
  };
  const follow = () => {
    content.style.transform = distance > 0 ? `translateY(${distance / 2}px)` : '';
    scroller.style.setProperty('--pulled', `${distance / 2}px`);
  };
  const move = (y: number) => {
    if (startY === undefined) return;
    distance = Math.max(0, y - startY) / drawnScale(scroller);
    // It was scrolled, or pushed up, before it was pulled.
    if (scroller.scrollTop > 0) distance = 0;
    follow();
  };
  const end = (isDone: boolean) => {
    if (startY === undefined) return;
    const isPulled = isDone && distance >= REFRESH_PX;
    startY = undefined;
    distance = 0;
    follow();
    if (isPulled) listener.pulled();
  };

  const finger = ({ touches }: TouchEvent) => (touches.length === 1 ? touches[0] : undefined);
  scroller.addEventListener('touchstart', (event) => {
    const touch = finger(event);
    if (touch) begin(touch.clientY, event.target);
    else end(false);
  });
  scroller.addEventListener('touchmove', (event) => move(finger(event)?.clientY ?? 0));
  scroller.addEventListener('touchend', () => end(true));
  scroller.addEventListener('touchcancel', () => end(false));
}
