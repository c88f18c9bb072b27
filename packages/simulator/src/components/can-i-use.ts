import { lowerFirst } from '../axml/attributes';
import { camelCase } from '../contract/camel-case';
import { isTouchEvent, UNIVERSAL_ATTRIBUTES } from '../contract/vocabulary';
import { COMPONENT_TABLE } from './table';

/**
 * Whether the simulator draws a component (`button`), one of its attributes or events (`button.open-type`,
 * `input.onInput`), or an attribute's value (`button.open-type.share`).
 * @see mini/api/基础API/基础/my.canIUse.md of AlipayDocs/open-docs
 */
export function canIUseComponent([tag = '', member, ...rest]: string[]): boolean {
  const entry = ownMember(COMPONENT_TABLE, tag);
  if (!entry) return false;
  if (member === undefined) return true;
  if (rest.length > 1) return false;
  const [option] = rest;
  const name = camelCase(member);
  const attribute = ownMember(entry.attributes, name);
  if (attribute) return option === undefined || attribute.values?.includes(option) === true;
  if (option !== undefined) return false;
  if (UNIVERSAL_ATTRIBUTES.has(name)) return true;
  if (name === 'hidden') return entry.hidable !== false;
  if (!/^(on|catch)[A-Z]/.test(name)) return false;
  const event = lowerFirst(name.replace(/^(on|catch)/, ''));
  if (isTouchEvent(event)) return entry.touches?.includes(event) !== false;
  return ownMember(entry.events, event) !== undefined;
}

/** Not what every object inherits: an app may ask for `constructor`. */
function ownMember<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
