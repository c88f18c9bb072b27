import type { Problems } from '../../contract/problems';

/**
 * `Function` as the app's scripts see it: functions are instances of it, and it makes none of text. On a device
 * `Function('return this')()` is an object without Date, Array and the like (dcloudio/uni-app#500, NervJS/taro#12695), at
 * which lodash fails: so it is in lenient mode.
 * @see mini/framework/小程序的 JavaScript 引擎.md of AlipayDocs/open-docs
 */
export function functionConstructor(problems: Problems): FunctionConstructor {
  const refuse = (texts: readonly unknown[]): (() => object) => {
    if (!(problems.lenient && isProbe(texts)))
      problems.unknown('new Function', 'new Function: a function cannot be made of text');
    return () => ({});
  };
  return new Proxy(Function, {
    apply: (_target, _self, texts: readonly unknown[]) => refuse(texts),
    construct: (_target, texts: readonly unknown[]) => refuse(texts),
  });
}

/** Frameworks look for the global object with it, and go on without: it is in whatever webpack or uni-app has built. */
function isProbe(texts: readonly unknown[]): boolean {
  return texts.length === 1 && /^\s*return this;?\s*$/.test(String(texts[0]));
}
