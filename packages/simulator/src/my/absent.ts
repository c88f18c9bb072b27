import { ApiFailure, SimulatorError } from '../contract/errors';
import { givenAnswer, hasAnswer } from './answers';
import { asyncApi, syncApi, type ApiHost } from './call';
import type { ApiInfo } from './table';

/**
 * What stands in the place of an API that the simulator lacks: `if (my.xyz)` finds it. Called, it is a problem;
 * where a problem is no error, it ends with its documented error.
 */
export function absentApi(host: ApiHost, info: ApiInfo): unknown {
  const complain = (): void => {
    try {
      const message = `my.${info.name} is not supported by the simulator`;
      host.problems.lacking(`my.${info.name}`, message);
    } catch (error) {
      // It is reported as well: a catch in the app must not make it a silent nothing.
      if (error instanceof Error) host.emit({ type: 'error', error, source: 'app' });
      throw error;
    }
  };
  if (info.shape === 'event') return complain;
  const call = info.shape === 'sync' ? absentSync(info) : absentAsync(host, info);
  return (options?: unknown) => {
    const { phone } = host;
    if (!hasAnswer(phone, info.name)) complain();
    else if (info.shape === 'sync') return givenAnswer(phone, info.name, {});
    return call(options);
  };
}

function absentAsync(host: ApiHost, info: ApiInfo) {
  const fail = () => {
    throw new ApiFailure({ ...info.error });
  };
  return asyncApi(host, info.name, fail) as (options?: unknown) => unknown;
}

/** An API that a person answers, where there is no screen to ask on. */
export function unaskedApi(host: ApiHost, { name }: ApiInfo): unknown {
  return asyncApi(host, name, () => {
    throw new SimulatorError(`my.${name}: there is no screen to ask on; set phone.answers.${name}`);
  });
}

/** What returns a result returns its failure; what returns an object to work with, one that does nothing. */
function absentSync(info: ApiInfo) {
  return () => (info.hasOwnError || info.fields.length > 0 ? { ...info.error } : hollow());
}

/** An object whose every member is a function that gives such an object again. */
export function hollow(): unknown {
  return new Proxy(() => undefined, {
    apply: () => hollow(),
    // It must not be taken for a promise or a primitive.
    get: (_target, name) => (typeof name === 'symbol' || name === 'then' ? undefined : hollow()),
  });
}

/** An API without an effect here: it ends as its success is documented. */
export function inertApi(host: ApiHost, info: ApiInfo): unknown {
  const outcome = () => (info.fields.includes('success') ? { success: true } : {});
  return info.shape === 'sync'
    ? syncApi(host, info.name, outcome)
    : asyncApi(host, info.name, outcome);
}
