import { ApiFailure, SimulatorError, type Failure } from '../contract/errors';
import { hollow } from '../contract/hollow';
import { givenAnswer, hasAnswer } from './answers';
import { asyncApi, syncApi, type ApiHost } from './call';
import { NOT_SUPPORTED, type ApiInfo } from './table';

type Api = (options?: unknown) => unknown;

/**
 * What stands in the place of an API that the simulator lacks: `if (my.xyz)` finds it. Called, it is a problem;
 * where a problem is no error, it ends with its documented error.
 */
export function absentApi(host: ApiHost, info: ApiInfo): unknown {
  const complain = () =>
    told(host, () => {
      const message = `my.${info.name} is not supported by the simulator`;
      host.problems.lacking(`my.${info.name}`, message);
    });
  if (info.shape === 'event') return complain;
  const call = info.shape === 'sync' ? absentSync(info) : absentAsync(host, info);
  return (options?: unknown) => {
    const { phone } = host;
    if (!hasAnswer(phone, info.name)) complain();
    else if (info.shape === 'sync') return givenAnswer(phone, info.name, {});
    return call(options);
  };
}

/** What `my.call` is asked for and the platform does not document: it ends as what DevTools lacks. */
export function undocumentedApi(host: ApiHost, name: string): Api {
  const fail = () => {
    throw new ApiFailure({ ...NOT_SUPPORTED });
  };
  if (!host.problems.lenient) return asyncApi(host, name, fail);
  host.problems.unknown(`my.call('${name}')`, `my.call: there is no API named ${name}`);
  return failing(host, name, NOT_SUPPORTED);
}

/** Tells of a problem that is an error as well: a catch in the app must not make it a silent nothing. */
function told(host: ApiHost, tell: () => void): void {
  try {
    tell();
  } catch (error) {
    if (error instanceof Error) host.emit({ type: 'error', error, source: 'app' });
    throw error;
  }
}

function absentAsync(host: ApiHost, info: ApiInfo): Api {
  return failing(host, info.name, info.error);
}

/** It is told as a problem already: where the app leaves the failure alone, that is no second one. */
function failing(host: ApiHost, name: string, failure: Failure): Api {
  const call = asyncApi(host, name, () => {
    throw new ApiFailure({ ...failure });
  });
  return (options) => {
    const promise = call(options);
    promise.catch(() => undefined);
    return promise;
  };
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

/** An API without an effect here: it ends as its success is documented. */
export function inertApi(host: ApiHost, info: ApiInfo): unknown {
  const outcome = () => (info.fields.includes('success') ? { success: true } : {});
  return info.shape === 'sync'
    ? syncApi(host, info.name, outcome, info.params)
    : asyncApi(host, info.name, outcome);
}
