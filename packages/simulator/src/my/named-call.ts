import { asyncApi, type ApiHost } from './call';
import { ApiFailure } from '../contract/errors';

/**
 * `my.call(name, parameters, callback)`: an API by its name. The callback takes its success and its failure.
 * @see `@mini-types/my`, lib.my.extra.d.ts
 */
export function namedCall(host: ApiHost, my: Readonly<Record<string, unknown>>) {
  return (name: unknown, ...rest: unknown[]): unknown => {
    const [options, callback] = typeof rest[0] === 'function' ? [{}, rest[0]] : rest;
    const api = typeof name === 'string' ? my[name] : undefined;
    const call =
      typeof api === 'function'
        ? (api as (options: unknown) => unknown)
        : asyncApi(host, String(name), () => {
            throw new ApiFailure({ error: 1, errorMessage: '该接口暂不支持' });
          });
    if (typeof callback !== 'function') return call(options);
    const given = typeof options === 'object' && options !== null ? options : {};
    call({ ...given, complete: callback });
    return undefined;
  };
}
