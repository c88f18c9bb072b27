import { onAbort } from '../../contract/on-abort';
import type { ProjectOptions } from '../../contract/project';
import { hostGlobals } from './host-globals';

type Globals = Record<string, unknown>;

/** The ways in which the scripts of an app reach its global object. */
export interface GlobalObject {
  /** `globalThis` and `global`, where the project has them. */
  readonly named: Globals;
  /** `this` of a function that is not strict: the app's global object where it would be the host's. */
  readonly thisOf: (self: unknown) => unknown;
}

/**
 * The global object of an app: what the language and the platform have, and what the app puts there, which all of its
 * scripts then find by name, as they do an undeclared variable. "不支持使用 window、document 等 web 对象".
 * @param globals - what the app's scripts find by name
 * @param signal - aborted when the app ends, whose additions go then
 * @see mini/framework/框架概述.md of AlipayDocs/open-docs
 * @see mini/framework/小程序全局配置/项目配置.md (globalObjectMode) of AlipayDocs/open-docs
 */
export function globalObject(
  globals: Globals,
  mode: ProjectOptions['globalObject'] = 'legacy',
  signal?: AbortSignal,
): GlobalObject {
  const host = globalThis as unknown as Globals;
  const hidden = new Set<string | symbol>([...hostGlobals(), 'eval']);
  const added = new Set<string | symbol>();
  const homeOf = (name: string | symbol) =>
    name in globals || hidden.has(name) || typeof name === 'symbol' ? globals : host;
  const object = new Proxy(globals, {
    get: (_globals, name) =>
      name === Symbol.toStringTag ? 'global' : (Reflect.get(homeOf(name), name) as unknown),
    has: (_globals, name) => Reflect.has(homeOf(name), name),
    deleteProperty: (_globals, name) => Reflect.deleteProperty(homeOf(name), name),
    set: (_globals, name, value) => {
      if (homeOf(name) === host && !(name in host)) added.add(name);
      // What the host has itself it keeps: the app's scripts that run later find the other.
      return Reflect.set(added.has(name) ? host : globals, name, value);
    },
  });
  if (signal) {
    onAbort(signal, () => added.forEach((name) => Reflect.deleteProperty(host, name)));
  }
  return {
    named: namedObjects(mode, object),
    thisOf: (self) => (self === host ? object : self),
  };
}

function namedObjects(mode: ProjectOptions['globalObject'], real: Globals): Globals {
  if (mode === 'legacy') return {};
  if (mode === 'enable') return { global: real, globalThis: real };
  const empty: Globals = {};
  return Object.assign(empty, { global: empty, globalThis: empty });
}
