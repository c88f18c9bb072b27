import { CONTAINERS } from './containers';
import { CONTENT } from './content';
import type { ComponentEntry, ComponentTable } from './entry';
import { FORMS } from './forms';
import { MEDIA } from './media';

/**
 * Every basic component of the platform, with each attribute and event and what becomes of it here. The list in
 * docs/simulator-components.md, `my.canIUse` for components and the compiler's refusals are made from it.
 */
export const COMPONENT_TABLE: ComponentTable = { ...CONTAINERS, ...CONTENT, ...FORMS, ...MEDIA };

/** @throws {Error} for a tag that is not in the table: a mistake of ours. */
export function componentEntry(tag: string): ComponentEntry {
  const entry = COMPONENT_TABLE[tag];
  if (!entry) throw new Error(`<${tag}> is not in the table of basic components`);
  return entry;
}
