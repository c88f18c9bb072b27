interface Point {
  readonly clientX: number;
  readonly clientY: number;
}

/**
 * What ends a drag or a pull is no tap on what happens to be below the pointer.
 * @param at Where that pointer came up: a click elsewhere is another one. Default: any click.
 */
export function swallowClick(element: HTMLElement, at?: Point): void {
  const swallow = (event: MouseEvent) => {
    if (at && !isSamePlace(event, at)) return;
    event.stopPropagation();
    // Nor on the label or the box below it. Who presses long and does not move means the box.
    if (at) event.preventDefault();
  };
  element.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => element.removeEventListener('click', swallow, { capture: true }));
}

/** Chromium gives a click whole pixels, and the pointer's events parts of them. */
function isSamePlace(one: Point, other: Point): boolean {
  return Math.abs(one.clientX - other.clientX) < 1 && Math.abs(one.clientY - other.clientY) < 1;
}
