import { asViewHasIt } from './worker-functions';

/** Of JavaScript's own objects and functions, what an expression can call. */
const GLOBALS: Readonly<Record<string, unknown>> = {
  Math,
  JSON,
  Number,
  String,
  Boolean,
  Array,
  Object,
  parseInt,
  parseFloat,
  isNaN,
};

type Scope = Readonly<Record<string, unknown>>;

/** What a name at the head of a call means: data first, then JavaScript's own. */
export function calledName(scope: Scope, name: string): unknown {
  return scope[name] ?? (Object.hasOwn(GLOBALS, name) ? GLOBALS[name] : undefined);
}

/** Calls a function; nothing happens if there is none, since access is null-safe. */
export function callValue(given: unknown, self: unknown, args: readonly unknown[]): unknown {
  const value = asViewHasIt(given);
  return typeof value === 'function' ? (Reflect.apply(value, self, args) as unknown) : undefined;
}

/** `(a, b) => …`: its parameters hide the data of the same name. */
export function arrowFunction(
  names: readonly string[],
  body: (scope: Scope) => unknown,
  scope: Scope,
): (...args: unknown[]) => unknown {
  return (...args) =>
    body({ ...scope, ...Object.fromEntries(names.map((name, index) => [name, args[index]])) });
}
