/** Makes an element: attributes by name, `undefined` leaving one out. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** A picture that is decoration. */
export function picture(
  attributes: Readonly<Record<string, string | undefined>>,
): HTMLImageElement {
  return h('img', { alt: '', ...attributes });
}

/** Marks pictures below that do not come. The styles leave their place empty: a browser's sign for one is on no phone. */
export function markBroken(root: HTMLElement): void {
  const mark =
    (isBroken: boolean) =>
    ({ target }: Event) => {
      if (target instanceof HTMLImageElement) target.toggleAttribute('data-broken', isBroken);
    };
  root.addEventListener('error', mark(true), { capture: true });
  root.addEventListener('load', mark(false), { capture: true });
}

let ids = 0;

/** An id that no other simulator in the document has either. */
export function uniqueId(): string {
  ids += 1;
  return `sim-id-${ids}`;
}

export function button(text: string, className: string, onClick: () => void): HTMLButtonElement {
  const element = h('button', { type: 'button', class: className }, text);
  element.addEventListener('click', onClick);
  return element;
}
