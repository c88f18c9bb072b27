import type { ModuleRuntime } from './es-modules';

/** What a module that is being run exports, by getters that tell its variables as they are now. */
export function exportsOf(exports: object): Omit<ModuleRuntime, '__import'> {
  const isTaken = (name: string) => Object.hasOwn(exports, name);
  const define = (name: string, get: () => unknown) =>
    Object.defineProperty(exports, name, { get, enumerable: true, configurable: true });
  return {
    __export(name, get) {
      if (!isTaken('__esModule')) Object.defineProperty(exports, '__esModule', { value: true });
      define(name, get);
    },
    __all(namespace) {
      if (!isTaken('__esModule')) Object.defineProperty(exports, '__esModule', { value: true });
      for (const name of Object.keys(namespace)) {
        // A module's own exports stand above those that it passes on.
        if (name === 'default' || isTaken(name)) continue;
        define(name, () => Reflect.get(namespace, name) as unknown);
      }
    },
    __value: (value) => value,
  };
}

/** What an ES module sees of a CommonJS module: the whole of its exports is `default`. */
export function namespaceOf(exports: object): object {
  if ('__esModule' in exports) return exports;
  return new Proxy(exports, {
    get: (target, name) => (name === 'default' ? target : (Reflect.get(target, name) as unknown)),
  });
}
