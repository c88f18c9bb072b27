import { undocumentedApi } from './absent';
import type { ApiHost } from './call';

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
        : undocumentedApi(host, String(name));
    if (typeof callback !== 'function') return call(options);
    const given = typeof options === 'object' && options !== null ? options : {};
    call({ ...given, complete: callback });
    return undefined;
  };
}
