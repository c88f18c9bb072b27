/** Functions that SJS modules have made. */
const functions = new WeakSet<object>();

/** Tells a function of a SJS module from those of the app's scripts: it alone runs where the view is. */
export function markSjs(value: object): void {
  functions.add(value);
}

/** Marks what a module exports; methods of objects are no expressions and come by here alone. */
export function markSjsExports(value: unknown, seen = new Set<unknown>()): void {
  if (typeof value === 'function') markSjs(value);
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  for (const name of Object.keys(value)) {
    try {
      markSjsExports(Reflect.get(value, name), seen);
    } catch {
      // An export is a getter: of what has no value yet there is nothing to mark.
    }
  }
}

export type SjsFunction = (...args: unknown[]) => unknown;

export function isSjs(value: unknown): value is SjsFunction {
  return typeof value === 'function' && functions.has(value);
}

/**
 * The platform draws these itself, above the page: SJS hears none of their events.
 * @see mini/framework/SJS 语法参考/SJS 响应事件.md (使用限制) of AlipayDocs/open-docs
 */
export const NATIVE: ReadonlySet<string> = new Set([
  'camera',
  'canvas',
  'live-player',
  'live-pusher',
  'lottie',
  'map',
  'video',
  'web-view',
]);
