import type { Problems } from '../../contract/problems';

/**
 * `Function` as the app's scripts see it: functions are instances of it, and it makes none of text. On a device
 * `Function('return this')()` is an object without Date, Array and the like (dcloudio/uni-app#500, NervJS/taro#12695), at
 * which lodash fails: so it is in lenient mode.
 * @see mini/framework/小程序的 JavaScript 引擎.md of AlipayDocs/open-docs
 */
export function functionConstructor(problems: Problems): FunctionConstructor {
  const refuse = (): (() => object) => {
    problems.unknown('new Function', 'new Function: a function cannot be made of text');
    return () => ({});
  };
  return new Proxy(Function, { apply: refuse, construct: refuse });
}
