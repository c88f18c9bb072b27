import type { ComponentChoice, ComponentNode } from '../axml/template';
import type { Generics, Owner } from './owner';

/** Of an abstract node: what the user of the component has chosen, or else the default. */
export function chosenPath({ path, generic }: ComponentChoice, owner: Owner): string | undefined {
  return (generic === undefined ? undefined : owner.generics.get(generic)) ?? path;
}

/** What a tag chooses for the abstract nodes of its component; its own user's choices may be among them. */
export function chosenGenerics({ generics }: ComponentNode, owner: Owner): Generics {
  const chosen = new Map<string, string>();
  for (const [name, choice] of generics) {
    const path = chosenPath(choice, owner);
    if (path !== undefined) chosen.set(name, path);
  }
  return chosen;
}
