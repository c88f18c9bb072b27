import { SimulatorError } from '../../contract/errors';
import type { Problems } from '../../contract/problems';

/** What `Component`, `Page` or a mixin was given. */
export type Layer = Record<string, unknown>;

type Filter = (fields: Layer) => void;

/** Those that `Mixin()` has registered. */
const registered = new WeakSet<object>();

export function isMixin(value: unknown): value is Layer {
  return typeof value === 'object' && value !== null && registered.has(value);
}

export function asLayer(value: unknown, what: string, file: string): Layer {
  if (typeof value === 'object' && value !== null) return value as Layer;
  throw new SimulatorError(`${what}: an object is required, not ${typeof value}`, { file });
}

/**
 * `Mixin({…})`: what it is given, known from then on.
 * @see mini/framework/自定义组件/Mixin.md of AlipayDocs/open-docs
 */
export function defineMixin(options: unknown, file: string, problems: Problems): Layer {
  const mixin = asLayer(options, 'Mixin', file);
  if (Array.isArray(mixin.mixins) && !mixin.mixins.every(isMixin)) {
    const message = 'Mixin: its own mixins must be made by Mixin() too';
    problems.unknown('Mixin with a plain mixin', message, { file });
  }
  registered.add(mixin);
  filterDefinition(mixin);
  return mixin;
}

/**
 * Lets the mixins of a component, a page or a mixin change its definition.
 * @see mini/framework/自定义组件/自定义组件扩展.md of AlipayDocs/open-docs
 */
export function filterDefinition(fields: Layer): void {
  for (const filter of filtersOf(fields)) filter(fields);
}

/** The mixins of a definition, each after those it uses itself; one that `Mixin()` has registered comes once. */
export function mixinsOf(layer: Layer, file: string): Layer[] {
  return collect(layer, file).filter(
    (mixin, index, all) => !registered.has(mixin) || all.indexOf(mixin) === index,
  );
}

function collect({ mixins }: Layer, file: string): Layer[] {
  if (mixins === undefined) return [];
  if (!Array.isArray(mixins)) throw new SimulatorError('mixins: a list is required', { file });
  return mixins.flatMap((mixin) => {
    const inner = asLayer(mixin, 'mixins', file);
    return [...collect(inner, file), inner];
  });
}

function filtersOf({ mixins }: Layer): Filter[] {
  return Array.isArray(mixins) ? mixins.flatMap((mixin) => filterOf(Object(mixin) as Layer)) : [];
}

/** A mixin decides itself whether those that it uses may change the definition too. */
function filterOf(mixin: Layer): Filter[] {
  const { definitionFilter } = mixin;
  if (typeof definitionFilter !== 'function' || !registered.has(mixin)) return [];
  const inner = mixin.mixins === undefined ? undefined : filtersOf(mixin);
  return [(fields) => void (definitionFilter as (...args: unknown[]) => unknown)(fields, inner)];
}
