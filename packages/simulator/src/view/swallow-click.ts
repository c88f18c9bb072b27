/**
 * What ends a drag or a pull is no tap on what happens to be below the pointer.
 * @param at Where that pointer came up: a click elsewhere is another one. Default: any click.
 */
export function swallowClick(
  element: HTMLElement,
  at?: { readonly clientX: number; readonly clientY: number },
): void {
  const swallow = (event: MouseEvent) => {
    if (at && (event.clientX !== at.clientX || event.clientY !== at.clientY)) return;
    event.stopPropagation();
  };
  element.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => element.removeEventListener('click', swallow, { capture: true }));
}
