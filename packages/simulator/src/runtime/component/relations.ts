import { resolvePath } from '../../contract/paths';
import type { Problems } from '../../contract/problems';
import { asLayer, isMixin, type Layer } from './mixins';

/** What the other component is, seen from here, and what this one then is to be seen from there. */
const COUNTERPARTS = {
  parent: 'child',
  child: 'parent',
  ancestor: 'descendant',
  descendant: 'ancestor',
} as const;

export type RelationType = keyof typeof COUNTERPARTS;

const LISTENERS = ['linked', 'linkChanged', 'unlinked'] as const;

export type RelationEvent = (typeof LISTENERS)[number];

/** One entry of `relations`. */
export interface Relation {
  /** As it is written, which `getRelationNodes` is asked for. */
  readonly key: string;
  readonly type: RelationType;
  /** Of the other component. */
  readonly path: string;
  /** A mixin of the other component, which then stands in the place of its path. */
  readonly target: Layer | undefined;
  readonly listeners: Readonly<Partial<Record<RelationEvent, unknown>>>;
}

export function counterpart(type: RelationType): RelationType {
  return COUNTERPARTS[type];
}

/**
 * Those of the mixins too, as with `observers`; the component's own stands before a mixin's of the same key.
 * @see mini/framework/自定义组件/组件间关系.md of AlipayDocs/open-docs
 */
export function readRelations(
  options: Layer,
  layers: readonly Layer[],
  file: string,
  problems: Problems,
): Relation[] {
  const given = layers.flatMap(({ relations }) =>
    relations === undefined ? [] : [asLayer(relations, 'relations', file)],
  );
  if (given.length === 0) return [];
  if (options.relations !== true) {
    const message = 'Component: relations does nothing without options: { relations: true }';
    problems.unknown('Component relations', message, { file });
    return [];
  }
  const entries = Object.entries(Object.assign({}, ...given) as Layer);
  return entries.flatMap(([key, value]) => readRelation(key, value, file, problems) ?? []);
}

/** @returns undefined for what a device cannot make a relation of. */
function readRelation(
  key: string,
  value: unknown,
  file: string,
  problems: Problems,
): Relation | undefined {
  const refuse = (name: string, message: string) =>
    problems.unknown(`relations ${name}`, `relations["${key}"]${message}`, { file });
  if (typeof value !== 'object' || value === null) {
    refuse('definition', ': an object is required');
    return undefined;
  }
  const { type, target, ...others } = value as Layer;
  for (const [name, member] of Object.entries(others)) {
    if (!LISTENERS.some((each) => each === name)) refuse(name, `: ${name} does nothing`);
    else if (typeof member !== 'function' && member !== undefined) {
      refuse(name, `.${name}: a function is required`);
    }
  }
  if (!isType(type)) {
    refuse('type', `.type: one of ${Object.keys(COUNTERPARTS).join(', ')} is required`);
    return undefined;
  }
  // The page's table calls it a string; its text and its sample have the mixin itself.
  if (target !== undefined && !isMixin(target)) {
    refuse('target', '.target: what Mixin() gave is required');
    return undefined;
  }
  return { key, type, path: resolvePath(file, key), target, listeners: others };
}

function isType(type: unknown): type is RelationType {
  return typeof type === 'string' && Object.hasOwn(COUNTERPARTS, type);
}
