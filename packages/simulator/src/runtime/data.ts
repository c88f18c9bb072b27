import { keepForProps } from '../axml/worker-functions';
import { copyThroughJson } from '../contract/json';

/** What a page or component shows. Replaced, never changed, so that an earlier state stays what it was. */
export type Data = Readonly<Record<string, unknown>>;

/**
 * A copy of `data` with one path set: `a`, `a.b`, `a[0].b`. What is missing on the way comes into being: a list where
 * the path goes on in brackets, else an object, which `a.0` is a member of, as Megalo has it.
 */
export function setPath(data: Data, path: string, value: unknown): Data {
  return setIn(data, stepsOf(path), value) as Data;
}

export function getPath(data: Data, path: string): unknown {
  return parsePath(path).reduce<unknown>(
    (value, key) => (value as Record<string, unknown> | null | undefined)?.[key],
    data,
  );
}

/**
 * What `$spliceData` changes: copies of the lists at these paths, each with the arguments of `splice` applied.
 * @throws {TypeError} for anything but lists.
 */
export function splicedLists(data: Data, changes: unknown): [path: string, list: unknown][] {
  if (typeof changes !== 'object' || changes === null) {
    throw new TypeError(`$spliceData: an object is required, not ${typeof changes}`);
  }
  return Object.entries(changes).map(([path, args]) => {
    // What is not there yet comes into being, as with setData.
    const list = getPath(data, path) ?? [];
    if (!Array.isArray(list) || !Array.isArray(args)) {
      throw new TypeError(`$spliceData: "${path}" needs a list and the arguments of splice`);
    }
    const copy: unknown[] = [...(list as unknown[])];
    copy.splice(...(args as [number, number, ...unknown[]]));
    return [path, copy];
  });
}

interface Step {
  readonly key: string;
  /** Whether it stands in brackets. */
  readonly isPlace: boolean;
}

/** `list[0].name` → list, 0, name. */
export function parsePath(path: string): string[] {
  return stepsOf(path).map(({ key }) => key);
}

function stepsOf(path: string): Step[] {
  const steps = [...path.matchAll(/(\[\d+(?=\]))|[^.[\]]+/g)].map(([text, place]) => ({
    key: place === undefined ? text : place.slice(1),
    isPlace: place !== undefined,
  }));
  if (steps.length === 0) throw new TypeError(`setData: "${path}" is no path`);
  return steps;
}

function setIn(target: unknown, [step, ...rest]: readonly Step[], value: unknown): unknown {
  if (step === undefined) return value;
  const { key, isPlace } = step;
  if (Array.isArray(target)) {
    const copy: unknown[] = [...(target as unknown[])];
    copy[Number(key)] = setIn(copy[Number(key)], rest, value);
    return copy;
  }
  const isObject = typeof target === 'object' && target !== null;
  if (!isObject && isPlace) return setIn([], [step, ...rest], value);
  const copy: Record<string, unknown> = isObject ? { ...target } : {};
  copy[key] = setIn(copy[key], rest, value);
  return copy;
}

/**
 * Data as it arrives on the view's side. The platform sends it as JSON: the page can change its own objects
 * afterwards without the view seeing it. Functions arrive in the props of custom components alone.
 */
export function copyForView(value: unknown): unknown {
  return copyThroughJson(value, keepForProps);
}

const ofScripts = new WeakMap<object, unknown>();

/**
 * What the view has, as the app's scripts get it: a copy, so that a component that changes what it was given changes
 * nothing on the screen. There is one for each object: what stays the same in the view does so here.
 */
export function copyForScripts<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  let copy = ofScripts.get(value);
  if (copy === undefined) {
    copy = copyThroughJson(value, (run) => run);
    ofScripts.set(value, copy);
  }
  return copy as Value;
}

/** Data without its functions. */
export function copyAsJson(value: unknown): unknown {
  return copyThroughJson(value);
}
