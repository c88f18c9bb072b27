/** A point as the platform's events have it: in the window that the app sees, and on the whole page. */
export interface PagePoint {
  readonly clientX: number;
  readonly clientY: number;
  readonly pageX: number;
  readonly pageY: number;
}

/**
 * How large the phone is drawn that the element is on: 1 is the size of its device. A preview may draw it smaller by a
 * CSS transform, of which the app must not notice anything. The phone is asked, since an app may transform the element.
 */
export function drawnScale(element: Element): number {
  const phone = element.closest<HTMLElement>('.sim');
  if (!phone) return 1;
  const { width } = phone.getBoundingClientRect();
  return phone.offsetWidth > 0 && width > 0 ? width / phone.offsetWidth : 1;
}

/** A point in the browser's window as the app sees it, from the top left of the page that the element stands on. */
export function pointOnPage(
  element: Element,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): PagePoint {
  const page = element.closest('.sim-page');
  if (!page) return { clientX, clientY, pageX: clientX, pageY: clientY };
  const { left, top } = page.getBoundingClientRect();
  const scale = drawnScale(page);
  const x = (clientX - left) / scale;
  const y = (clientY - top) / scale;
  return { clientX: x, clientY: y, pageX: x + page.scrollLeft, pageY: y + page.scrollTop };
}

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

/** Where an element is in the window that the app sees. @param page The element that scrolls the page. */
export function rectOnPage(element: Element, page: Element | null | undefined): Rect {
  const origin = page?.getBoundingClientRect();
  const scale = drawnScale(element);
  const box = element.getBoundingClientRect();
  const left = (box.left - (origin?.left ?? 0)) / scale;
  const top = (box.top - (origin?.top ?? 0)) / scale;
  const width = box.width / scale;
  const height = box.height / scale;
  return { left, top, right: left + width, bottom: top + height, width, height };
}
