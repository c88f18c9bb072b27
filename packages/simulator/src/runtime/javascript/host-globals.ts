import { isVariable } from '../../contract/variable-name';

/** What JavaScript itself has, wherever it runs; its numbers and errors of all kinds are told by their endings. */
const LANGUAGE = new Set(
  `Object Function Array String Boolean Number Symbol BigInt Math JSON Date RegExp Promise Proxy Reflect Intl
  Map Set WeakMap WeakSet WeakRef FinalizationRegistry ArrayBuffer DataView Infinity NaN undefined
  isNaN isFinite parseFloat parseInt decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape
  eval arguments`.split(/\s+/),
);
const OF_THE_LANGUAGE = /^(\w*Error|\w*Array)$/;
/** What jsdom's window has and does not list. */
const UNLISTED =
  `window document self globalThis global location history navigator localStorage sessionStorage process
  Buffer fetch XMLHttpRequest WebSocket URL URLSearchParams Blob File FileReader FormData Image Event EventTarget
  CustomEvent Node Element HTMLElement DOMParser AbortController MutationObserver`.split(/\s+/);

let known: readonly string[] | undefined;

/**
 * What the global object has as any object has it: a script may say `toString.call(value)`, as WePY's package for Alipay
 * does (wepy-ant, lib/util.js). Its own `constructor` would be the host's.
 */
const OF_EVERY_OBJECT = new Set(
  Object.getOwnPropertyNames(Object.prototype).filter((name) => !/^__|^constructor$/.test(name)),
);

/**
 * Names of all that a browser or Node offers beside the language: a mini program runs in neither, and must not see
 * them.
 */
export function hostGlobals(): readonly string[] {
  known ??= [...new Set([...propertyNames(globalThis), ...UNLISTED])].filter(
    (name) => isVariable(name) && !LANGUAGE.has(name) && !OF_THE_LANGUAGE.test(name),
  );
  return known;
}

/** Of these, what scripts of pages and components must not see. */
export function hiddenGlobals(): readonly string[] {
  return hostGlobals().filter((name) => !OF_EVERY_OBJECT.has(name));
}

function propertyNames(object: object): string[] {
  const parent = Object.getPrototypeOf(object) as object | null;
  return [...Object.getOwnPropertyNames(object), ...(parent ? propertyNames(parent) : [])];
}
