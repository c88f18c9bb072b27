import parser, { type Node, type Selector } from 'postcss-selector-parser';

/** A rule that may hold for an element, by one of its selectors. */
export interface Rule {
  readonly selector: string;
  readonly specificity: number;
  /** Of two in one sheet, the later has the greater. */
  readonly order: number;
  readonly style: CSSStyleDeclaration;
}

/** The rules of a sheet by what an element must have: `#id`, `.class` or `tag`; those that want none of them by `*`. */
type Index = ReadonlyMap<string, readonly Rule[]>;

type ParsedSelector = Pick<Rule, 'selector' | 'specificity'> & { readonly key: string };

/** With the number of rules, since a sheet whose text changes is another one. */
const indexes = new WeakMap<CSSStyleSheet, { readonly size: number; readonly index: Index }>();

/** By the text before a rule's braces: each test file brings the sheets anew. */
const parsed = new Map<string, readonly ParsedSelector[]>();

/** Those of a sheet that say one of the properties and may hold for the element, in no order. */
export function rulesFor(
  element: Element,
  sheet: CSSStyleSheet,
  properties: readonly string[],
): readonly Rule[] {
  const index = indexOf(sheet, properties);
  return keysOf(element).flatMap((key) => index.get(key) ?? []);
}

function keysOf({ id, localName, classList }: Element): string[] {
  return ['*', `#${id}`, localName, ...Array.from(classList, (name) => `.${name}`)];
}

function indexOf(sheet: CSSStyleSheet, properties: readonly string[]): Index {
  const known = indexes.get(sheet);
  const size = sheet.cssRules.length;
  if (known?.size === size) return known.index;
  const index = new Map<string, Rule[]>();
  [...plainRules(sheet)].forEach(({ selectorText, style }, order) => {
    if (!properties.some((name) => style.getPropertyValue(name))) return;
    for (const { key, selector, specificity } of selectorsIn(selectorText)) {
      index.set(key, [...(index.get(key) ?? []), { selector, specificity, order, style }]);
    }
  });
  indexes.set(sheet, { size, index });
  return index;
}

/** As jsdom does, those for the screen whatever its size, and no others that depend on the device. */
function* plainRules({ cssRules }: Pick<CSSStyleSheet, 'cssRules'>): Generator<CSSStyleRule> {
  for (const rule of cssRules) {
    if ('media' in rule && 'cssRules' in rule) {
      const { media, cssRules: inner } = rule as CSSMediaRule;
      if (Array.from(media).includes('screen')) yield* plainRules({ cssRules: inner });
    } else if ('selectorText' in rule) {
      yield rule as CSSStyleRule;
    }
  }
}

function selectorsIn(text: string): readonly ParsedSelector[] {
  const known = parsed.get(text);
  if (known) return known;
  const selectors = parse(text).filter((selector) => !selector.some(parser.isPseudoElement));
  const found = selectors.map((selector) => ({
    selector: String(selector).trim(),
    specificity: specificityOf(selector),
    key: keyOf(selector),
  }));
  parsed.set(text, found);
  return found;
}

/** What cannot be read holds nowhere. */
function parse(text: string): readonly Selector[] {
  try {
    return parser().astSync(text).nodes;
  } catch {
    return [];
  }
}

/** Of what the selector says of the element itself, after the last combinator. */
function keyOf({ nodes }: Selector): string {
  const own = nodes.slice(nodes.findLastIndex(parser.isCombinator) + 1);
  const id = own.find(parser.isIdentifier);
  if (id) return `#${id.value}`;
  const className = own.find(parser.isClassName);
  if (className) return `.${className.value}`;
  return own.find(parser.isTag)?.value.toLowerCase() ?? '*';
}

/**
 * Ids, classes and tags as the digits of one number.
 * @see https://www.w3.org/TR/selectors-4/#specificity-rules
 */
function specificityOf({ nodes }: Selector): number {
  return nodes.reduce((sum, node) => sum + weightOf(node), 0);
}

function weightOf(node: Node): number {
  if (parser.isIdentifier(node)) return 1_000_000;
  if (parser.isClassName(node) || parser.isAttribute(node)) return 1_000;
  if (parser.isTag(node)) return 1;
  if (!parser.isPseudo(node) || node.value === ':where') return 0;
  return [':is', ':not', ':has'].includes(node.value)
    ? Math.max(0, ...node.nodes.map(specificityOf))
    : 1_000;
}
