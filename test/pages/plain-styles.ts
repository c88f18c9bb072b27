/** What jsdom says, from its style sheet and those of the page. */
export const jsdomStyle = window.getComputedStyle.bind(window);

/** Inherited, and in no rule of jsdom's style sheet: only a `style` attribute can change them. */
const INHERITED: Readonly<Record<string, string>> = {
  visibility: 'visible',
  'pointer-events': 'auto',
};

/** By all of an element that the rules on `display` in jsdom's style sheet look at. */
const displays = new Map<string, string>();

/**
 * Answers what queries by role and clicks ask of the style of each element without matching every rule of
 * jsdom's style sheet against it anew after each change. It holds where the page has no style sheet of its
 * own; whatever else is asked, jsdom answers.
 */
export function usePlainStyles(): void {
  window.getComputedStyle = (element, pseudoElement) => {
    if (pseudoElement) return jsdomStyle(element, pseudoElement);
    let computed: CSSStyleDeclaration | undefined;
    const style = () => (computed ??= jsdomStyle(element));
    const getPropertyValue = (name: string): string =>
      plainValue(element, name) ?? style().getPropertyValue(name);
    return new Proxy(Object.create(null) as CSSStyleDeclaration, {
      get(_target, name) {
        if (name === 'getPropertyValue') return getPropertyValue;
        const property = String(name).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
        return plainValue(element, property) ?? (Reflect.get(style(), name) as unknown);
      },
    });
  };
}

function plainValue(element: Element, property: string): string | undefined {
  if (property === 'display') return displayOf(element);
  return isSaidInline(element, property) ? undefined : INHERITED[property];
}

function displayOf(element: Element): string {
  const attributes = ['style', 'type', 'hidden', 'open'].map((name) => element.getAttribute(name));
  const key = JSON.stringify([element.localName, ...attributes]);
  const known = displays.get(key);
  if (known !== undefined) return known;
  const { display } = jsdomStyle(element);
  displays.set(key, display);
  return display;
}

function isSaidInline(element: Element, property: string): boolean {
  for (let each: Element | null = element; each; each = each.parentElement) {
    if (each.getAttribute('style')?.includes(property)) return true;
  }
  return false;
}
