import { asText } from '../view/attribute-values';
import type { Attributes, BasicNode } from '../view/basic-component';

/** What of a placeholder's looks can be set: the base styles read these from variables. */
const PROPERTIES = [
  'color',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'line-height',
  'letter-spacing',
  'text-align',
  'text-decoration',
  'text-indent',
  'background',
  'opacity',
] as const;

/** What the placeholder's class says, where the element stood when it was looked up. */
interface Look {
  readonly where: string;
  readonly declarations: Declarations;
}

const looks = new WeakMap<HTMLElement, Look>();

/** Of each page, by where the element stands: a form has many fields in like places. */
const looksOfPages = new WeakMap<Element, Map<string, Declarations>>();

/**
 * Applies `placeholder-style` and `placeholder-class`. No inline style or class reaches `::placeholder`, so they
 * arrive there as CSS variables; those of a class are looked up on an element that has it, which is slow enough to be
 * left out where no class around it has changed. The element's own style has just been written anew, without them.
 */
export function stylePlaceholder(node: BasicNode, previous: Attributes): void {
  const { element, attributes } = node;
  const className = asText(attributes.placeholderClass).trim();
  const style = asText(attributes.placeholderStyle);
  const own = parse(node.host.inlineStyle(style));
  if (style !== asText(previous.placeholderStyle)) {
    refuseText(node, style);
    refuseUnknown(node, own);
  }
  if (className === '') looks.delete(element);
  set(element, [...(looks.get(element)?.declarations ?? []), ...own]);
  if (className === '') return;
  // Not before the element is where the styles hold, and all around it is up to date.
  node.host.afterFlush(() => {
    const where = [className, ...classesAround(element)].join('\n');
    if (looks.get(element)?.where === where) return;
    const declarations = lookUpOnce(element, className, where);
    looks.set(element, { where, declarations });
    PROPERTIES.forEach((name) => element.style.removeProperty(`--placeholder-${name}`));
    set(element, [...declarations, ...own]);
  });
}

function classesAround(element: HTMLElement): string[] {
  const classes: string[] = [];
  for (let each = element.parentElement; each; each = each.parentElement) {
    classes.push(each.className);
    if (each.classList.contains('sim-page')) break;
  }
  return classes;
}

function refuseText({ basic, host, props }: BasicNode, style: string): void {
  for (const part of style.split(';')) {
    if (part.trim() === '' || part.includes(':')) continue;
    const message = `<${basic.tag}>: placeholder-style: ${part.trim()} is no declaration`;
    host.problems.unknown('placeholder-style', message, props.place);
  }
}

function refuseUnknown({ basic, host, props }: BasicNode, declarations: Declarations): void {
  for (const [name] of declarations) {
    if (PROPERTIES.some((property) => property === name)) continue;
    const message = `<${basic.tag}>: placeholder-style: ${name} is not supported by the simulator`;
    host.problems.lacking('placeholder-style', message, props.place);
  }
}

type Declarations = (readonly [name: string, value: string])[];

function parse(style: string): Declarations {
  return style
    .split(';')
    .map((declaration) => declaration.split(/:(.*)/s))
    .filter(([name = '', value]) => value !== undefined && !name.trim().startsWith('--'))
    .map(([name = '', value = '']) => [name.trim().toLowerCase(), value.trim()] as const);
}

function lookUpOnce(element: HTMLElement, className: string, where: string): Declarations {
  const page = element.closest('.sim-page');
  const known = (page && looksOfPages.get(page)) ?? new Map<string, Declarations>();
  if (page) looksOfPages.set(page, known);
  const declarations = known.get(where) ?? lookUp(element, className);
  known.set(where, declarations);
  return declarations;
}

function lookUp(element: HTMLElement, className: string): Declarations {
  const { parentElement } = element;
  if (!parentElement || !isStyled(element, className)) return [];
  const probe = document.createElement('span');
  probe.className = className;
  const plain = document.createElement('span');
  parentElement.append(probe, plain);
  const own = getComputedStyle(probe);
  const inherited = getComputedStyle(plain);
  const declarations = PROPERTIES.map((name) => [name, own.getPropertyValue(name)] as const).filter(
    ([name, value]) => value !== inherited.getPropertyValue(name),
  );
  probe.remove();
  plain.remove();
  return declarations;
}

/** Whether a sheet speaks of one of the classes: elsewhere jsdom would match all rules there are for nothing. */
function isStyled(element: HTMLElement, className: string): boolean {
  // Other characters may be escaped in a sheet.
  const names = className.split(/\s+/).map((name) => /[a-z]+/i.exec(name)?.[0] ?? '');
  const sheets = (element.getRootNode() as Document | ShadowRoot).querySelectorAll('style');
  return Array.from(sheets).some(({ textContent }) =>
    names.some((name) => textContent.includes(name)),
  );
}

function set(element: HTMLElement, declarations: Declarations): void {
  for (const [name, value] of declarations)
    element.style.setProperty(`--placeholder-${name}`, value);
}
