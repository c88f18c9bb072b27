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

/**
 * Applies `placeholder-style` and `placeholder-class`. No inline style or class reaches `::placeholder`, so they
 * arrive there as CSS variables; those of a class are looked up on an element that has it, which is slow enough to be
 * left out where neither attribute has changed.
 */
export function stylePlaceholder(node: BasicNode, previous: Attributes): void {
  const { element, attributes, props } = node;
  const isSame = (['placeholderClass', 'placeholderStyle'] as const).every(
    (name) => attributes[name] === previous[name],
  );
  if (isSame) return;
  const className = asText(attributes.placeholderClass).trim();
  const style = asText(attributes.placeholderStyle);
  if (className !== '') {
    // Not before the element is where the styles hold.
    node.host.afterFlush(() => {
      set(element, lookUp(element, className));
      set(element, parse(node.host.inlineStyle(style)));
    });
  }
  const declarations = parse(node.host.inlineStyle(style));
  for (const [name] of declarations) {
    if (PROPERTIES.some((property) => property === name)) continue;
    const message = `<${node.basic.tag}>: placeholder-style: ${name} is not supported by the simulator`;
    node.host.problems.lacking('placeholder-style', message, props.place);
  }
  set(element, declarations);
}

type Declarations = (readonly [name: string, value: string])[];

function parse(style: string): Declarations {
  return style
    .split(';')
    .map((declaration) => declaration.split(/:(.*)/s))
    .filter(([name = '']) => name.trim() !== '')
    .map(([name = '', value = '']) => [name.trim().toLowerCase(), value.trim()] as const);
}

function lookUp(element: HTMLElement, className: string): Declarations {
  const { parentElement } = element;
  // Without a style sheet, as in most tests, no class has looks of its own.
  if (!parentElement || document.styleSheets.length === 0) return [];
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

function set(element: HTMLElement, declarations: Declarations): void {
  for (const [name, value] of declarations)
    element.style.setProperty(`--placeholder-${name}`, value);
}
