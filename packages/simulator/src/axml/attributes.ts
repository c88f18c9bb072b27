import {
  isTouchEvent,
  UNIVERSAL_ATTRIBUTES,
  type ComponentDeclaration,
} from '../contract/vocabulary';
import { SimulatorError, type Place } from '../contract/errors';
import type { ElementNode, EventBinding, NamedValue } from './template';
import { compileValue, type Value } from './value';

type Sorted = Pick<ElementNode, 'attributes' | 'dataset' | 'marks' | 'events' | 'key'>;

/** Sorts the attributes of a basic component and refuses what it does not have. */
export function compileAttributes(
  basic: ComponentDeclaration,
  source: ReadonlyMap<string, string | true>,
  place: Place,
  modules: ReadonlySet<string>,
): Sorted {
  const attributes: NamedValue[] = [];
  const dataset: NamedValue[] = [];
  const marks: NamedValue[] = [];
  const events: EventBinding[] = [];
  let key: Sorted['key'];

  for (const [name, text] of source) {
    const value = compileValue(text, { place, modules });
    const event = /^(on|catch)([A-Z]\w*)$/.exec(name);
    if (event) {
      const type = lowerFirst(event[2] ?? '');
      checkEvent(basic, name, type, place);
      events.push({ event: type, isCatch: event[1] === 'catch', handler: value });
    } else if (name === 'key') key = value;
    else if (name.startsWith('data-'))
      dataset.push([camelCase(name.slice(5).toLowerCase()), value]);
    else if (name.startsWith('mark:')) marks.push([name.slice(5), value]);
    else if (name.startsWith('aria-')) attributes.push([name, value]);
    else if (name.startsWith('capture-')) {
      throw new SimulatorError(`<${basic.tag}>: ${name} is not supported by the simulator`, place);
    } else attributes.push([checkAttribute(basic, name, place, value), value]);
  }
  return { attributes, dataset, marks, events, key };
}

/** `form-type` → `formType`; what is in camel case already stays so. */
export function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_dash, letter: string) => letter.toUpperCase());
}

/** `Tap` → `tap`. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function checkAttribute(
  basic: ComponentDeclaration,
  written: string,
  place: Place,
  value: Value,
): string {
  const name = camelCase(written);
  if (UNIVERSAL_ATTRIBUTES.has(name)) return name;
  if (name === 'hidden' && basic.hidable !== false) return name;
  if (basic.attributes?.includes(name) || basic.ignored?.includes(name)) return name;
  const isUnsupported = basic.unsupported?.includes(name) === true;
  // Components pass through what they may be given: it is refused when it is there.
  if (isUnsupported && value.constant === undefined) return name;
  const reason = isUnsupported ? 'is not supported by the simulator' : 'is not known';
  throw new SimulatorError(`<${basic.tag}>: attribute ${written} ${reason}`, place);
}

function checkEvent(
  basic: ComponentDeclaration,
  written: string,
  event: string,
  place: Place,
): void {
  if (basic.events?.includes(event) || basic.ignoredEvents?.includes(event)) return;
  if (basic.tappable !== false && isTouchEvent(event)) return;
  const reason = basic.unsupportedEvents?.includes(event)
    ? 'is not supported by the simulator'
    : 'is not known';
  throw new SimulatorError(`<${basic.tag}>: event ${written} ${reason}`, place);
}
