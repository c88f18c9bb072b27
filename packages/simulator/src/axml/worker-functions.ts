/** Functions in the data of pages and components. */
const functions = new WeakSet<object>();

/**
 * Marks a function of the app's data. The view itself is sent JSON, in which there are none; a custom component, whose
 * props the thread of the app's scripts works out, is given it all the same. uni-app's `ref` of a component relies on it.
 */
export function keepForProps<T extends object>(value: T): T {
  functions.add(value);
  return value;
}

/** The value as the view has it: no function of the data. */
export function asViewHasIt(value: unknown): unknown {
  return typeof value === 'function' && functions.has(value) ? undefined : value;
}
