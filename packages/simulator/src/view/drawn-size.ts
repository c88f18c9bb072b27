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
