import {
  isTouchEvent,
  TOUCH_EVENTS,
  UNIVERSAL_ATTRIBUTES,
  type ComponentDeclaration,
} from '../contract/vocabulary';
import { camelCase } from '../contract/camel-case';
import type { Place } from '../contract/errors';
import type { Problems } from '../contract/problems';
import type { ElementNode, EventBinding, NamedValue } from './template';
import { compileValue } from './value';

type Sorted = Pick<ElementNode, 'attributes' | 'dataset' | 'marks' | 'changes' | 'events' | 'key'>;

/** What the attributes of a tag are compiled with. */
export interface AttributeContext {
  readonly place: Place;
  /** Names of SJS modules. */
  readonly modules: ReadonlySet<string>;
  readonly problems: Problems;
}

/**
 * Sorts the attributes of a basic component; what it does not have is a problem, and left out. `className` is `class` by
 * another name, as samples of the platform have it.
 * @see mini/component/扩展组件/UI组件/布局导航/Flex 布局.md of AlipayDocs/open-docs
 */
export function compileAttributes(
  basic: ComponentDeclaration,
  source: ReadonlyMap<string, string | true>,
  context: AttributeContext,
): Sorted {
  const attributes: NamedValue[] = [];
  const dataset: NamedValue[] = [];
  const marks: NamedValue[] = [];
  const changes: NamedValue[] = [];
  const events: EventBinding[] = [];
  let key: Sorted['key'];

  for (const [name, text] of source) {
    const value = compileValue(text, context);
    const event = /^(capture-)?(on|catch)([A-Z]\w*)$/.exec(name);
    if (event) {
      const type = lowerFirst(event[3] ?? '');
      const isCapture = event[1] !== undefined;
      if (checkEvent(basic, name, type, isCapture, context)) {
        events.push({ event: type, isCatch: event[2] === 'catch', isCapture, handler: value });
      }
    } else if (name === 'key') key = value;
    else if (name.startsWith('data-')) dataset.push([datasetName(name), value]);
    else if (name.startsWith('mark:')) marks.push([name.slice(5), value]);
    else if (name.startsWith('aria-')) attributes.push([name, value]);
    else if (name.startsWith('change:')) {
      const property = name.slice(7);
      if (source.has(property)) changes.push([property, value]);
      else {
        const message = `<${basic.tag}>: ${name}: there is no ${property} to listen to`;
        context.problems.unknown('change:…', message, context.place);
      }
    } else if (name === 'className') {
      if (!source.has('class')) attributes.push(['class', value]);
    } else if (checkAttribute(basic, name, context)) {
      attributes.push([camelCase(name), value]);
    }
  }
  checkRequired(basic, attributes, context);
  return { attributes, dataset, marks, changes, events, key };
}

function checkRequired(
  { tag, required = [] }: ComponentDeclaration,
  attributes: readonly NamedValue[],
  { problems, place }: AttributeContext,
): void {
  for (const name of required) {
    if (attributes.some(([given]) => given === name)) continue;
    problems.unknown(`<${tag}> without ${name}`, `<${tag}>: ${name} is required`, place);
  }
}

/**
 * `data-foo-bar` → `fooBar`. The page wants small letters only (open-docs mini/framework/事件系统/事件对象.md), but
 * capitals stay as they are: the platform's own mini-ali-ui and antd-mini write `data-tabsName` and
 * `data-personSource` and read them by these names.
 */
export function datasetName(name: string): string {
  return camelCase(name.slice(5).replace(/-[A-Z]/g, (word) => word.toLowerCase()));
}

/** `Tap` → `tap`. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Whether the component has that attribute here. */
function checkAttribute(
  basic: ComponentDeclaration,
  written: string,
  { problems, place }: AttributeContext,
): boolean {
  const name = camelCase(written);
  if (basic.isBox === true || UNIVERSAL_ATTRIBUTES.has(name)) return true;
  if (name === 'hidden' && basic.hidable !== false) return true;
  if (basic.attributes?.includes(name) || basic.ignored?.includes(name)) return true;
  const thing = `<${basic.tag} ${written}>`;
  const message = `<${basic.tag}>: attribute ${written}`;
  problems.unknown(thing, `${message} is not known${nameHere(written, basic)}`, place);
  return false;
}

/** What WeChat's `wx:if` or `bindtap` is called here, for those who bring an app from there. */
export function nameHere(written: string, basic?: ComponentDeclaration): string {
  const [, directive] = /^wx:(\w.*)$/.exec(written) ?? [];
  if (directive !== undefined) return `; here it is a:${directive}`;
  const [, way, lower] = /^(bind|catch):?([a-z]+)$/.exec(written) ?? [];
  const events: readonly string[] = [...(basic?.events ?? []), ...(basic?.touches ?? TOUCH_EVENTS)];
  const event = events.find((name) => name.toLowerCase() === lower);
  if (event === undefined) return '';
  return `; here it is ${way === 'catch' ? 'catch' : 'on'}${event.charAt(0).toUpperCase()}${event.slice(1)}`;
}

/** Whether the component has that event here. */
function checkEvent(
  basic: ComponentDeclaration,
  written: string,
  event: string,
  isCapture: boolean,
  { problems, place }: AttributeContext,
): boolean {
  if (basic.isBox === true) return true;
  // Of touches alone the platform has a way down.
  const own = [...(basic.events ?? []), ...(basic.ignoredEvents ?? [])];
  if (!isCapture && own.includes(event)) return true;
  const thing = `<${basic.tag} ${written}>`;
  const message = `<${basic.tag}>: event ${written}`;
  if (isTouchEvent(event) && basic.touches?.length !== 0) {
    // Templates of frameworks listen to all of them on all tags: in lenient mode they hear what there is.
    const isKnown = basic.touches?.includes(event) !== false;
    if (!isKnown) problems.unknown(thing, `${message} is not known`, place);
    return true;
  }
  problems.unknown(thing, `${message} is not known`, place);
  return false;
}
