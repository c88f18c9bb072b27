import { asText } from '../view/attribute-values';
import type { BasicNode } from '../view/basic-component';

/** Tells of one that is not the first of its kind on the page: 每个页面只能有一个. */
export function onlyOne(node: BasicNode): void {
  const { basic, host, props, element } = node;
  if (sameOnPage(node).indexOf(element) < 1) return;
  const message = `<${basic.tag}>: there is one at the most on a page`;
  host.problems.unknown(`a second <${basic.tag}>`, message, props.place);
}

/** Tells of one that has the id of another of its kind before it on the page: 同一页面中的 id 不可重复. */
export function ownId(node: BasicNode): void {
  const { basic, host, props, attributes, element } = node;
  const id = asText(attributes.id);
  const same = sameOnPage(node).filter((each) => each.id === id);
  if (id === '' || same.indexOf(element) < 1) return;
  const message = `<${basic.tag}>: there is another one with the id ${id} on the page`;
  host.problems.unknown(`<${basic.tag} id> twice`, message, props.place);
}

/** Tells of one that stands in a component in which it is not supported, at whatever depth. */
export function notInside(node: BasicNode, tag: string): void {
  const { basic, host, props, element } = node;
  if (element.closest(`.a-page [data-node="${tag}"]`) === null) return;
  const message = `<${basic.tag}>: it is not supported in <${tag}>`;
  host.problems.unknown(`<${basic.tag}> in <${tag}>`, message, props.place);
}

/** Tells of an attribute that is given and is not as its page wants it. */
export function checkAttribute(
  node: BasicNode,
  name: string,
  wanted: string,
  isRight: (value: unknown) => boolean,
): void {
  const value = node.attributes[name];
  if (value === undefined || value === null || value === '' || isRight(value)) return;
  const { basic, host, props } = node;
  const message = `<${basic.tag}>: ${name}: ${wanted}, not ${asText(value)}`;
  host.problems.unknown(`<${basic.tag} ${name}>`, message, props.place);
}

function sameOnPage({ element, basic }: BasicNode): Element[] {
  const page = element.closest('.a-page');
  return [...(page?.querySelectorAll(`[data-node="${basic.tag}"]`) ?? [])];
}
