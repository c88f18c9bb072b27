import { ApiFailure, SimulatorError } from '../contract/errors';
import { asyncApi, type ApiHost } from './call';
import { PLATFORM_APIS } from './platform-apis';

/** The global `my`, as the platform's typings declare it. */
export type My = typeof my;

/**
 * Makes `my` of the APIs there are. The platform's others can be probed (`if (my.scan)`) but fail when called;
 * `my.canIUse` says no to them. Apps may add their own members.
 * @param canIUseComponent Whether a basic component, or one of its attributes, is supported.
 */
export function assembleMy(
  host: ApiHost,
  apis: Readonly<Record<string, unknown>>,
  canIUseComponent: (path: string[]) => boolean = () => false,
): My {
  const target: Record<string, unknown> = {
    ...apis,
    canIUse(query: unknown) {
      if (typeof query !== 'string') return false;
      const path = query.split('.');
      const name = path[0] ?? '';
      return name === 'component2' || Object.hasOwn(apis, name) || canIUseComponent(path);
    },
  };
  for (const api of PLATFORM_APIS) {
    if (Object.hasOwn(target, api)) continue;
    const lacking = asyncApi(host, api, () => {
      host.problems.lacking(`my.${api}`, `my.${api} is not supported by the simulator`);
      throw new ApiFailure({ error: 1, errorMessage: '该接口暂不支持' });
    });
    const fail = (options?: unknown) => {
      if (host.problems.lenient) return lacking(options);
      const error = new SimulatorError(`my.${api} is not supported by the simulator`);
      // Also reported: a catch in the app must not make it a silent nothing.
      host.emit({ type: 'error', error, source: 'app' });
      throw error;
    };
    Object.defineProperty(target, api, { value: fail, configurable: true, writable: true });
  }
  return target as unknown as My;
}
