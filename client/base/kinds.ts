/** Whether a check holds; a revoked Proxy, which lets nobody look at it, passes none. */
export function holds(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

export function isList(value: unknown): value is unknown[] {
  return holds(() => Array.isArray(value));
}

export function forEachField(source: object, run: (value: unknown, key: string) => void): void {
  for (const [key, value] of Object.entries(source)) run(value, key);
}

/** Sets a field under any name: a plain assignment to `__proto__` would change the prototype instead. */
export function defineField(target: object, key: string, value: unknown, enumerable = true): void {
  Object.defineProperty(target, key, { value, enumerable, configurable: true, writable: true });
}
