import { SimulatorError } from '../../contract/errors';
import { getPath, parsePath, type Data } from '../data';

export type Observe = (this: unknown, ...values: unknown[]) => unknown;

/** One entry of `observers`: what it watches, and what is then called. */
export interface Observer {
  readonly fields: readonly Field[];
  readonly observe: Observe;
}

interface Field {
  readonly path: readonly string[];
  /** `a.**`: whatever lies below counts too. */
  readonly deep: boolean;
}

/**
 * Reads `observers`, which do nothing unless `options.observers` switches them on.
 * @see mini/framework/自定义组件/数据变化观测器.md of AlipayDocs/open-docs
 */
export function readObservers(
  options: unknown,
  layers: readonly Readonly<Record<string, unknown>>[],
  file: string,
): Observer[] {
  if (!(options as { observers?: unknown } | undefined)?.observers) return [];
  const all = layers.flatMap(({ observers }) => Object.entries(Object(observers) as object));
  return all.map(([name, observe]) => {
    if (typeof observe !== 'function') {
      throw new SimulatorError(`observers["${name}"]: a function is required`, { file });
    }
    return { fields: name.split(',').map(readField), observe: observe as Observe };
  });
}

/** @param changed Paths that have been set: to the same value counts too. */
export function concerns({ fields }: Observer, changed: readonly string[]): boolean {
  return changed.some((path) => {
    const keys = parsePath(path);
    return fields.some((field) => touches(field, keys));
  });
}

/** What an observer is called with: the value of each of its fields. */
export function observed({ fields }: Observer, data: Data): unknown[] {
  return fields.map(({ path }) => (path.length === 0 ? data : getPath(data, path.join('.'))));
}

function readField(text: string): Field {
  const name = text.trim();
  const deep = name.endsWith('**');
  const path = deep ? name.slice(0, -2).replace(/\.$/, '') : name;
  return { path: path === '' ? [] : parsePath(path), deep };
}

/** Setting what is above a field sets the field; what is below it counts for `**` alone. */
function touches({ path, deep }: Field, keys: readonly string[]): boolean {
  if (keys.length > path.length && !deep) return false;
  return path.every((key, index) => index >= keys.length || keys[index] === key);
}
