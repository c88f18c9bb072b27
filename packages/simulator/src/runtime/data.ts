import { keepForProps } from '../axml/worker-functions';

/** What a page or component shows. Replaced, never changed, so that an earlier state stays what it was. */
export type Data = Readonly<Record<string, unknown>>;

/** A copy of `data` with one path set: `a`, `a.b`, `a[0].b`. What is missing on the way comes into being. */
export function setPath(data: Data, path: string, value: unknown): Data {
  return setIn(data, parsePath(path), value) as Data;
}

export function getPath(data: Data, path: string): unknown {
  return parsePath(path).reduce<unknown>(
    (value, key) => (value as Record<string, unknown> | null | undefined)?.[key],
    data,
  );
}

/** `list[0].name` → list, 0, name. */
export function parsePath(path: string): string[] {
  const keys = [...path.matchAll(/[^.[\]]+/g)].map(([key]) => key);
  if (keys.length === 0) throw new TypeError(`setData: "${path}" is no path`);
  return keys;
}

function setIn(target: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(target)) {
    const copy: unknown[] = [...(target as unknown[])];
    copy[Number(key)] = setIn(copy[Number(key)], rest, value);
    return copy;
  }
  const isObject = typeof target === 'object' && target !== null;
  if (!isObject && /^\d+$/.test(key)) return setIn([], [key, ...rest], value);
  const copy: Record<string, unknown> = isObject ? { ...target } : {};
  copy[key] = setIn(copy[key], rest, value);
  return copy;
}

/**
 * Data as it arrives on the view's side. The platform sends it as JSON: the page can change its own objects
 * afterwards without the view seeing it. Functions arrive in the props of custom components alone.
 */
export function copyForView(value: unknown): unknown {
  return copy(value, keepForProps);
}

/** Data without its functions. */
export function copyAsJson(value: unknown): unknown {
  return copy(value, () => undefined);
}

function copy(value: unknown, ofFunction: (value: object) => unknown): unknown {
  if (typeof value === 'function') return ofFunction(value);
  if (typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => copy(item, ofFunction));
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON === 'function') return JSON.parse(JSON.stringify(value)) as unknown;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, copy(item, ofFunction)]),
  );
}
