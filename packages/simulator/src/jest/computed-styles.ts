import { rulesFor } from './style-rules';

type TestWindow = Pick<
  Window & typeof globalThis,
  'CSSStyleDeclaration' | 'document' | 'getComputedStyle'
>;

/** What queries by role, clicks and `toBeVisible` ask of each element. */
const ASKED = ['display', 'visibility', 'pointer-events', 'opacity'] as const;

type Property = (typeof ASKED)[number];

const INITIAL = { visibility: 'visible', 'pointer-events': 'auto', opacity: '' } as const;

const INHERITED: readonly Property[] = ['visibility', 'pointer-events'];

/** What of an element the rules on `display` in jsdom's own sheet look at. */
const SHOWN_BY = ['type', 'hidden', 'open'];

/**
 * Answers what most queries ask of a style from the few rules that can hold for the element: jsdom matches every rule
 * of every sheet against each element anew after each change. Whatever else is asked, jsdom answers. The cascade heeds
 * importance and specificity, which jsdom's does not.
 * @see https://www.w3.org/TR/css-cascade-4/#cascade-sort
 */
export function useQuickStyles(window: TestWindow): void {
  const jsdomStyle = window.getComputedStyle.bind(window);
  const blank = window.document.implementation.createHTMLDocument();
  const displays = new Map<string, string>();

  function plainDisplay(element: Element): string {
    const attributes = SHOWN_BY.map((name) => element.getAttribute(name));
    const key = JSON.stringify([element.localName, ...attributes]);
    const known = displays.get(key);
    if (known !== undefined) return known;
    const plain = blank.createElement(element.localName);
    attributes.forEach((value, index) => {
      if (value !== null) plain.setAttribute(SHOWN_BY[index] ?? '', value);
    });
    const { display } = jsdomStyle(plain);
    displays.set(key, display);
    return display;
  }

  function valueOf(element: Element, property: Property): string {
    const said = cascaded(element, property);
    const inherits = said === undefined ? INHERITED.includes(property) : said === 'inherit';
    if (inherits && element.parentElement) return valueOf(element.parentElement, property);
    if (said !== undefined && !inherits) return said;
    return property === 'display' ? plainDisplay(element) : INITIAL[property];
  }

  window.getComputedStyle = (element, pseudoElement) => {
    if (pseudoElement) return jsdomStyle(element, pseudoElement);
    let computed: CSSStyleDeclaration | undefined;
    const ofJsdom = () => (computed ??= jsdomStyle(element));
    const valueNamed = (name: string) =>
      isAsked(name) ? valueOf(element, name) : ofJsdom().getPropertyValue(name);
    const { prototype } = window.CSSStyleDeclaration;
    return new Proxy(Object.create(prototype) as CSSStyleDeclaration, {
      has: (_target, name) => Reflect.has(ofJsdom(), name),
      get(_target, name) {
        if (name === 'getPropertyValue') return valueNamed;
        const property = name === 'pointerEvents' ? 'pointer-events' : name;
        if (isAsked(property)) return valueOf(element, property);
        const value: unknown = Reflect.get(ofJsdom(), name);
        return typeof value === 'function' ? (value.bind(ofJsdom()) as unknown) : value;
      },
    });
  };
}

function isAsked(name: string | symbol): name is Property {
  return ASKED.some((property) => property === name);
}

/** What the rules and the element's own style say, if they say anything. */
function cascaded(element: Element, property: Property): string | undefined {
  let best: { readonly value: string; readonly rank: Rank } | undefined;
  const say = (style: CSSStyleDeclaration, rank: Rank, holds = () => true) => {
    const value = style.getPropertyValue(property);
    const whole = [Number(style.getPropertyPriority(property) !== ''), ...rank];
    if (value && outranks(whole, best?.rank) && holds()) best = { value, rank: whole };
  };
  Array.from(element.ownerDocument.styleSheets).forEach((sheet, place) => {
    for (const { style, specificity, order, selector } of rulesFor(element, sheet, ASKED)) {
      say(style, [specificity, place, order], () => matches(element, selector));
    }
  });
  if ('style' in element) say(element.style as CSSStyleDeclaration, [Infinity]);
  return best?.value === 'unset' ? undefined : best?.value;
}

/** Importance, specificity, the place of the sheet, and that of the rule in it. */
type Rank = readonly number[];

function outranks(rank: Rank, other: Rank = []): boolean {
  const at = rank.findIndex((each, index) => each !== other[index]);
  return at !== -1 && (rank[at] ?? 0) > (other[at] ?? -1);
}

/** As jsdom, which knows fewer selectors than a browser. */
function matches(element: Element, selector: string): boolean {
  try {
    return element.matches(selector);
  } catch {
    return false;
  }
}
