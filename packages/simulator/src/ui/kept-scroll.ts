import { offScreen } from '../contract/off-screen';

/** Keeps where everything in a page is scrolled to while another one covers it, as a device does. */
export class KeptScroll {
  /** What is brought back to where it was: the app hears nothing of that. */
  private readonly broughtBack = new WeakSet<EventTarget>();

  constructor(stage: HTMLElement) {
    const hush = (event: Event) => {
      if (event.target && this.broughtBack.delete(event.target)) event.stopPropagation();
    };
    stage.addEventListener('scroll', hush, { capture: true });
  }

  /** Before the page is taken off the screen. */
  keep(page: HTMLElement): void {
    for (const element of withAllInside(page)) {
      const { scrollTop: top, scrollLeft: left } = element;
      if (top !== 0 || left !== 0) offScreen.set(element, { top, left });
    }
  }

  /** Once it is there again. */
  restore(page: HTMLElement): void {
    for (const element of withAllInside(page)) {
      const position = offScreen.get(element);
      if (!position) continue;
      offScreen.delete(element);
      const { scrollTop, scrollLeft } = element;
      const { scrollBehavior } = element.style;
      element.style.scrollBehavior = 'auto';
      element.scrollTop = position.top;
      element.scrollLeft = position.left;
      element.style.scrollBehavior = scrollBehavior;
      const isMoved = element.scrollTop !== scrollTop || element.scrollLeft !== scrollLeft;
      if (isMoved) this.broughtBack.add(element);
    }
  }
}

function withAllInside(page: HTMLElement): HTMLElement[] {
  return [page, ...page.querySelectorAll<HTMLElement>('*')];
}
