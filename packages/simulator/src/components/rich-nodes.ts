import { asText } from '../view/attribute-values';
import type { Attributes } from '../view/basic-component';
import { keepSpaces } from './text';

/** A node of `<rich-text nodes>`. */
export interface RichNode {
  readonly type?: string;
  readonly name?: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly children?: readonly RichNode[];
  readonly marks?: object;
  readonly text?: unknown;
}

export interface RichTextHost {
  readonly attributes: Attributes;
  resolveImage(src: string): string;
  inlineStyle(style: string): string;
  mark(element: Element, marks: object): void;
}

/** The elements that are trusted; what else stands in the nodes is left out with all that is in it. */
const TRUSTED = new Set(
  `a abbr address article aside b bdr bdo big blockquote br caption center cite code col colgroup dd del div dl dt em
  fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section
  small span strong sub sup table tbody td tfoot th thead tr tt u ul`.split(/\s+/),
);

/** Attributes beside `class` and `style`. */
const TRUSTED_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  bdo: ['dir'],
  col: ['span', 'width'],
  colgroup: ['span', 'width'],
  img: ['alt', 'src', 'height', 'width'],
  ol: ['start', 'type'],
  table: ['width'],
  td: ['colspan', 'height', 'rowspan', 'width'],
  th: ['colspan', 'height', 'rowspan', 'width'],
};

/** What is no node is passed over: lists come from the app's data, and from servers. */
export function drawRichText(nodes: unknown, host: RichTextHost): Node[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown) =>
    typeof node === 'object' && node !== null ? drawNode(node, host) : [],
  );
}

/** An HTML string as nodes. Nothing in it runs or is loaded: a template is inert. */
export function readHtml(html: string): RichNode[] {
  const template = document.createElement('template');
  template.innerHTML = html;
  return [...template.content.childNodes].flatMap(readNode);
}

function readNode(node: Node): RichNode[] {
  // Its entities have been read, which those of a list have not.
  if (node instanceof Text) return [{ type: 'text', text: node.data.replaceAll('&', '&amp;') }];
  if (!(node instanceof Element)) return [];
  const attrs = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));
  const children = [...node.childNodes].flatMap(readNode);
  return [{ name: node.localName, attrs, children }];
}

function drawNode(node: RichNode, host: RichTextHost): Node[] {
  if (node.type === 'text') {
    const text = decode(asText(node.text));
    return [document.createTextNode(keepSpaces(text, host.attributes))];
  }
  const name = asText(node.name).toLowerCase();
  if (!TRUSTED.has(name)) return [];
  const element = document.createElement(name);
  const trusted = TRUSTED_ATTRIBUTES[name] ?? [];
  for (const [key, value] of Object.entries(node.attrs ?? {})) {
    const attribute = key.toLowerCase();
    const text = asText(value);
    if (attribute === 'class') element.className = text;
    else if (attribute === 'style') element.setAttribute('style', host.inlineStyle(text));
    else if (attribute === 'src' && name === 'img')
      element.setAttribute('src', host.resolveImage(text));
    else if (trusted.includes(attribute)) element.setAttribute(attribute, text);
  }
  element.append(...drawRichText(node.children, host));
  if (node.marks) host.mark(element, node.marks);
  return [element];
}

/** Entities in the text of a node. */
function decode(text: string): string {
  if (!text.includes('&')) return text;
  const area = document.createElement('textarea');
  area.innerHTML = text.replaceAll('<', '&lt;');
  return area.value;
}
