import type { BasicNode } from './basic-component';

const nodes = new WeakMap<Element, BasicNode>();

export function registerNode(element: Element, node: BasicNode): void {
  nodes.set(element, node);
}

/** The basic component an element plays, if it plays one. */
export function nodeOf(element: Element | null): BasicNode | undefined {
  return element === null ? undefined : nodes.get(element);
}
