import type { ModuleRuntime } from './es-modules';

/** Exports of modules that are written as such, as against scripts that a build has made of them. */
const ofEsModules = new WeakSet<object>();

/** What a module that is being run exports, by getters that tell its variables as they are now. */
export function exportsOf(exports: object): Omit<ModuleRuntime, '__import'> {
  const isTaken = (name: string) => Object.hasOwn(exports, name);
  const define = (name: string, get: () => unknown) =>
    Object.defineProperty(exports, name, { get, enumerable: true, configurable: true });
  const mark = () => {
    ofEsModules.add(exports);
    if (!isTaken('__esModule')) Object.defineProperty(exports, '__esModule', { value: true });
  };
  return {
    __export(name, get) {
      mark();
      define(name, get);
    },
    __all(namespace) {
      mark();
      for (const name of Object.keys(namespace)) {
        // A module's own exports stand above those that it passes on.
        if (name === 'default' || isTaken(name)) continue;
        define(name, () => Reflect.get(namespace, name) as unknown);
      }
    },
  };
}

/**
 * What an ES module sees of another. Of a CommonJS module the whole of its exports is `default`. Of an ES module with a
 * default export and no other the platform's compiler exports just that: `import { a } from './m'` finds a member of
 * it. The page on SJS says so for SJS; Alibaba's own samples rely on it in JavaScript.
 * @see mini/framework/SJS 语法参考/SJS 介绍.md of AlipayDocs/open-docs
 */
export function namespaceOf(given: unknown): object {
  const exports = Object(given) as object;
  const isEsModule = '__esModule' in exports;
  if (isEsModule && !ofEsModules.has(exports)) return exports;
  return new Proxy(exports, {
    get(target, name) {
      // It may be a text or null, which `exports` only stands for.
      if (!isEsModule && name === 'default') return given;
      if (!(name in target) && hasDefaultAlone(target)) return memberOf(target.default, name);
      return Reflect.get(target, name) as unknown;
    },
  });
}

/** Whether an ES module exports nothing of that name. Any other exports, and a default that stands alone, may get it later. */
export function lacks(exports: object, name: string): boolean {
  return ofEsModules.has(exports) && !(name in exports) && !hasDefaultAlone(exports);
}

/** What `require` gives of a module that has run: see {@link namespaceOf}; `.default` of it is there all the same. */
export function required(exports: unknown): unknown {
  if (!hasDefaultAlone(exports)) return exports;
  const { default: whole } = exports;
  const isObject = (typeof whole === 'object' && whole !== null) || typeof whole === 'function';
  if (isObject && !('default' in whole) && Object.isExtensible(whole)) {
    Object.defineProperty(whole, 'default', { value: whole, configurable: true, writable: true });
  }
  return whole;
}

function hasDefaultAlone(exports: unknown): exports is { default: unknown } {
  if (!ofEsModules.has(Object(exports) as object)) return false;
  const names = Object.keys(exports as object);
  return names.length === 1 && names[0] === 'default';
}

function memberOf(value: unknown, name: string | symbol): unknown {
  return value === undefined || value === null
    ? undefined
    : (Reflect.get(Object(value) as object, name) as unknown);
}
