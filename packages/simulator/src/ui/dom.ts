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

/** A picture that is decoration. One that does not come leaves its place empty: a browser's sign for it is on no phone. */
export function picture(
  attributes: Readonly<Record<string, string | undefined>>,
): HTMLImageElement {
  const image = h('img', { alt: '', ...attributes });
  image.addEventListener('error', () => (image.style.visibility = 'hidden'));
  image.addEventListener('load', () => (image.style.visibility = ''));
  return image;
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
