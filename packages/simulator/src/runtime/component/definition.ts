import type { Problems } from '../../contract/problems';
import type { Data } from '../data';
import { asLayer, filterDefinition, mixinsOf, type Layer } from './mixins';
import { readObservers, type Observer } from './observers';
import { readRelations, type Relation } from './relations';

export type Hook = (this: unknown, ...args: unknown[]) => unknown;

const HOOKS = ['onInit', 'deriveDataFromProps', 'didMount', 'didUpdate', 'didUnmount', 'onError'];
/**
 * Of the node tree, where `options.lifetimes` switches them on.
 * @see mini/framework/自定义组件/生命周期.md of AlipayDocs/open-docs
 */
const LIFETIMES = ['created', 'attached', 'ready', 'moved', 'detached'];
const KNOWN = new Set([
  ...HOOKS,
  'lifetimes',
  'externalClasses',
  'mixins',
  'data',
  'props',
  'methods',
  'options',
  'ref',
  'observers',
  'relations',
  'rootEvents',
  'pageEvents',
  'definitionFilter',
]);
/** WeChat's: on Alipay they would be members that nothing calls. */
const FOREIGN = new Set(
  'properties behaviors created attached ready moved detached pageLifetimes'.split(' '),
);

/** What `Component({…})` was given, checked, mixins merged in. */
export interface ComponentDefinition {
  data(): Data;
  readonly props: Readonly<Record<string, unknown>>;
  readonly methods: Readonly<Record<string, Hook>>;
  /** Of each lifecycle hook: those of the mixins first, then the component's own. */
  readonly hooks: Readonly<Record<string, readonly Hook[]>>;
  readonly observers: readonly Observer[];
  readonly relations: readonly Relation[];
  /** What it hears of its page: those of the mixins first. */
  readonly pageEvents: readonly Layer[];
  readonly mixins: ReadonlySet<unknown>;
  readonly ref: Hook | undefined;
  /** Names that its AXML has for classes of its user; none unless `options.externalClasses` switches them on. */
  readonly externalClasses: readonly string[];
  /** `options.virtualHost`, if it is there: false gives its tag an element of its own. */
  readonly virtualHost: boolean | undefined;
  /** Whatever else it was given: members of `this`. */
  readonly members: Readonly<Record<string, unknown>>;
}

export function defineComponent(
  options: unknown,
  file: string,
  problems: Problems,
): ComponentDefinition {
  const own = asLayer(options, 'Component', file);
  filterDefinition(own);
  const mixins = mixinsOf(own, file);
  const layers = [...mixins, own];
  layers.forEach((layer) => checkLayer(layer, file, problems));
  const props = merge(layers, 'props', file);
  checkProps(props, file, problems);
  const { ref } = own;
  return {
    data: () => Object.assign({}, ...layers.map((layer) => freshData(layer.data))) as Data,
    props,
    methods: merge(layers, 'methods', file) as Record<string, Hook>,
    hooks: { ...hooksOf(layers, HOOKS), ...lifetimesOf(own, layers, file) },
    members: Object.fromEntries(
      layers.flatMap((layer) => Object.entries(layer).filter(([name]) => !KNOWN.has(name))),
    ),
    observers: readObservers(own.options, layers, file),
    relations: readRelations(optionsOf(own, file), layers, file, problems),
    pageEvents: pageEventsOf(layers, file),
    mixins: new Set(mixins),
    ref: typeof ref === 'function' ? (ref as Hook) : undefined,
    externalClasses: externalClassesOf(own, file),
    virtualHost: virtualHostOf(own, file),
  };
}

/**
 * Listeners to what its page hears: `rootEvents`, or `pageEvents` as the platform's typings have it.
 * @see mini/framework/自定义组件/组件对象.md of AlipayDocs/open-docs
 */
export function pageEventsOf(layers: readonly Layer[], file: string): Layer[] {
  return layers.flatMap((layer) =>
    ['rootEvents', 'pageEvents']
      .filter((name) => layer[name] !== undefined)
      .map((name) => asLayer(layer[name], name, file)),
  );
}

function hooksOf(layers: readonly Layer[], names: readonly string[]) {
  return Object.fromEntries(
    names.map((name) => [
      name,
      layers.map((layer) => layer[name]).filter((run): run is Hook => typeof run === 'function'),
    ]),
  );
}

/** @see mini/framework/自定义组件/组件模板和样式.md (外部样式类) of AlipayDocs/open-docs */
function externalClassesOf(own: Layer, file: string): string[] {
  const { externalClasses } = own;
  if (optionsOf(own, file).externalClasses !== true || !Array.isArray(externalClasses)) return [];
  return externalClasses.filter((name): name is string => typeof name === 'string');
}

/** @see mini/framework/自定义组件/组件模板和样式.md (非虚拟化组件节点) of AlipayDocs/open-docs */
function virtualHostOf(own: Layer, file: string): boolean | undefined {
  const { virtualHost } = optionsOf(own, file);
  return typeof virtualHost === 'boolean' ? virtualHost : undefined;
}

function lifetimesOf(own: Layer, layers: readonly Layer[], file: string) {
  if (optionsOf(own, file).lifetimes !== true) return {};
  const lifetimes = layers.flatMap((layer) =>
    layer.lifetimes === undefined ? [] : [asLayer(layer.lifetimes, 'lifetimes', file)],
  );
  return hooksOf(lifetimes, LIFETIMES);
}

/** `data` as an object is copied at the top level only, as the platform does; as a function it is fresh. */
export function freshData(data: unknown): Data {
  const value: unknown = typeof data === 'function' ? (data as () => unknown)() : data;
  return { ...(value as Data | undefined) };
}

function optionsOf(layer: Layer, file: string): Layer {
  return layer.options === undefined ? {} : asLayer(layer.options, 'options', file);
}

/** A device passes over what it does not know; what is WeChat's stays a member of `this` there. */
export function checkLayer(layer: Layer, file: string, problems: Problems): void {
  for (const name of Object.keys(layer)) {
    const thing = `Component ${name}`;
    if (FOREIGN.has(name)) {
      problems.unknown(thing, `Component: ${name} does nothing on Alipay`, { file });
    }
  }
}

const TYPES: readonly unknown[] = [String, Number, Boolean, Array, Object];

/**
 * `props` has the values that hold without one from outside. WeChat has types there, alone or as `{ type, value }`.
 * @see mini/framework/自定义组件/组件对象.md of AlipayDocs/open-docs
 */
function checkProps(props: Layer, file: string, problems: Problems): void {
  for (const [name, value] of Object.entries(props)) {
    const { type = value } = Object(value) as { type?: unknown };
    if (!TYPES.includes(type)) continue;
    const what = type === value ? 'its type' : 'an object with its type';
    const message = `Component: props.${name}: what stands here is its value by default, and this is ${what}`;
    problems.unknown('a type in props', message, { file });
  }
}

function merge(layers: readonly Layer[], name: string, file: string): Layer {
  const parts = layers.map((layer) =>
    // antd-mini's Form has `methods: null`, which devices take for none.
    layer[name] === undefined || layer[name] === null ? {} : asLayer(layer[name], name, file),
  );
  return Object.assign({}, ...parts) as Layer;
}
