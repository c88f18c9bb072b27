import { captureStack } from '../contract/app-stack';
import { whenAtHand } from '../contract/at-hand';
import { ApiFailure, toError, type Failure } from '../contract/errors';
import type { Problems } from '../contract/problems';
import { redact } from '../contract/redact';
import type { Phone, SimulatorEvent } from '../contract/types';
import { givenAnswer, hasAnswer, outcomeOf } from './answers';
import { ApiPromise } from './api-promise';
import { checkValues } from './listed-values';
import type { Listeners } from './listeners';
import { blamed, failureOf } from './plain-data';
import { turn } from './turn';

/** What every API needs from the phone it runs on. */
export interface ApiHost {
  readonly phone: Phone;
  readonly problems: Problems;
  /** Aborted once the app is gone: nothing that is under way may reach it any more. */
  readonly signal: AbortSignal;
  /** Listeners of `my.onXxx`. */
  readonly listeners: Listeners;
  /** Runs that whenever the app goes to the background. Default: it never does. @returns Forgets it. */
  onHide?(run: () => void): () => void;
  emit(event: SimulatorEvent): void;
}

export type Params = Readonly<Record<string, unknown>>;
export type Outcome = Record<string, unknown>;
/** What an API does with its parameters; it throws {@link ApiFailure} to end in `fail`. */
export type Run = (params: Params) => Promise<Outcome> | Outcome;
type Callback = (outcome: unknown) => unknown;

/**
 * What a phone answers by itself, without its user and without a network: on a device sooner than a page is drawn, and so
 * before its `onReady`.
 */
const AT_HAND: ReadonlySet<string> = new Set(
  `getSystemInfo getNetworkType getBatteryInfo getScreenBrightness getSetting getTitleColor
  setStorage getStorage removeStorage clearStorage getStorageInfo`.split(/\s+/),
);

export type AsyncApi = (options?: unknown) => Promise<Outcome>;

/**
 * Makes an asynchronous API in the platform's both styles: `success`, `fail` and `complete` callbacks, and a
 * promise. Whatever `run` throws ends in `fail`; what is no {@link ApiFailure} is reported as well, and the promise
 * rejects with it.
 * @see mini/api/小程序 API 使用说明.md of AlipayDocs/open-docs
 */
export function asyncApi(host: ApiHost, api: string, run: Run): AsyncApi {
  return (options) => {
    const called = captureStack();
    const { success, fail, complete, ...params } = readOptions(host, api, options);
    const callbacks = { success, fail, complete };
    const startedAtMs = Date.now();
    const hasCallback = [success, fail, complete].some((callback) => callback !== undefined);
    let said = '';

    const promise = new ApiPromise<Outcome>(
      (resolve, reject) => {
        const settle = (outcome: Outcome, failed: boolean, reason: unknown = outcome) => {
          if (host.signal.aborted) return;
          emitCall(host, { api, params, outcome, failed, startedAtMs });
          callBack(host, api, callbacks, failed ? 'fail' : 'success', outcome);
          callBack(host, api, callbacks, 'complete', outcome);
          if (failed) reject(reason);
          else resolve(outcome);
        };

        const fail = (thrown: unknown) => {
          const failure = failureOf(api, thrown);
          // Callbacks may change the object, as uni-app's do.
          said = inWords(failure);
          if (thrown instanceof ApiFailure) {
            settle(failure, true);
            return;
          }
          if (host.signal.aborted) return;
          const error = blamed(api, params, thrown);
          if (error !== thrown) host.problems.blame(called, error);
          host.emit({ type: 'error', error, source: 'app' });
          settle(failure, true, error);
        };
        const carryOut = () => {
          if (hasAnswer(host.phone, api)) {
            const given = givenAnswer(host.phone, api, params);
            return given instanceof Promise ? given.then(outcomeOf) : outcomeOf(given);
          }
          return host.problems.carryOut(called, () => {
            checkValues(host.problems, api, params);
            return run(params);
          });
        };
        const early = AT_HAND.has(api)
          ? answeredEarly(host.signal, carryOut, (outcome) => settle(outcome, false), fail)
          : undefined;

        turn(host.signal)
          .then(() => (early?.() || host.signal.aborted ? undefined : carryOut()))
          .then((outcome) => {
            if (outcome) settle(outcome, false);
          }, fail);
      },
      (reason) => leftAlone(host, api, { reason, said }, called),
    );
    // With callbacks the app has heard of the failure; the promise it did not ask for must not be "unhandled".
    if (hasCallback) promise.catch(() => undefined);
    return promise;
  };
}

/** @returns Whether it is answered already; if not, it will not be by this. */
function answeredEarly(
  signal: AbortSignal,
  carryOut: () => Promise<Outcome> | Outcome,
  settle: (outcome: Outcome) => void,
  fail: (thrown: unknown) => void,
): () => boolean {
  let answered = false;
  const forget = whenAtHand(signal, () => {
    answered = true;
    try {
      const outcome = carryOut();
      if (outcome instanceof Promise) outcome.then(settle, fail);
      else settle(outcome);
    } catch (thrown) {
      fail(thrown);
    }
  });
  return () => {
    forget();
    return answered;
  };
}

/** Asynchronous APIs by name. */
export function asyncApis(host: ApiHost, apis: Readonly<Record<string, Run>>): Outcome {
  return Object.fromEntries(
    Object.entries(apis).map(([name, run]) => [name, asyncApi(host, name, run)]),
  );
}

/** my.navigateBack has one text for both. */
function inWords({ error, errorMessage }: Partial<Failure>): string {
  return [...new Set([String(error), String(errorMessage)])].join(' ');
}

/** A failure that the app neither handles by callback nor by its promise. */
function leftAlone(
  host: ApiHost,
  api: string,
  { reason, said }: { readonly reason: unknown; readonly said: string },
  called: Error,
): void {
  // Errors have been reported where they arose.
  if (host.signal.aborted || reason instanceof Error) return;
  const message = `my.${api} failed and nothing handles it: ${said}`;
  const alone = new Error(message, { cause: reason });
  host.problems.blame(called, alone);
  host.emit({ type: 'error', error: alone, source: 'promise' });
}

/**
 * Makes a synchronous API; it returns failures instead of throwing them, as setStorageSync is documented to.
 * @param order Names of its parameters where they may be given one after the other instead of in an object.
 */
export function syncApi(
  host: ApiHost,
  api: string,
  run: (params: Params) => Outcome,
  order: readonly string[] = [],
) {
  return (...given: unknown[]): Outcome => {
    const [options] = given;
    const inOrder = order.length > 0 && typeof options === 'string';
    const params = inOrder ? named(order, given) : readOptions(host, api, options);
    const startedAtMs = Date.now();
    let outcome: Outcome | Failure;
    let failed = false;
    try {
      outcome = hasAnswer(host.phone, api)
        ? outcomeOf(givenAnswer(host.phone, api, params))
        : run(params);
    } catch (thrown) {
      const error = blamed(api, params, thrown);
      // What is wrong with the simulator, or a problem in strict mode, is no result.
      if (!(thrown instanceof ApiFailure) && error === thrown) throw thrown;
      if (!(thrown instanceof ApiFailure)) host.emit({ type: 'error', error, source: 'app' });
      outcome = failureOf(api, thrown);
      failed = true;
    }
    emitCall(host, { api, params, outcome, failed, startedAtMs });
    return outcome;
  };
}

/** The error of a missing or malformed argument. */
export function badParams(errorMessage: string): ApiFailure {
  return new ApiFailure({ error: 2, errorMessage });
}

export function stringParam(params: Params, name: string): string {
  const value = params[name];
  if (typeof value !== 'string' || value === '') {
    throw badParams(`${name}: a non-empty string is required`);
  }
  return value;
}

/** A text for the screen: what is no text is shown as JSON. */
export function shownText(params: Params, name: string, fallback = ''): string {
  const value = params[name] ?? fallback;
  if (typeof value === 'string') return value;
  return JSON.stringify(value) || fallback;
}

function named(order: readonly string[], given: readonly unknown[]): Record<string, unknown> {
  const pairs = order.map((name, index) => [name, given[index]] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

/** On a device, options that are no object have no members: every parameter is missing. */
function readOptions(host: ApiHost, api: string, options: unknown): Record<string, unknown> {
  if (options === undefined || options === null) return {};
  // A page calls `my.vibrateShort(res => {})`: a function has no parameters, and is no fault.
  if (typeof options === 'function') return {};
  if (typeof options === 'object' && !Array.isArray(options)) return { ...options };
  const message = `my.${api}: options must be an object, not ${typeof options}`;
  host.problems.unknown(`my.${api} options`, message);
  return {};
}

interface Call {
  readonly api: string;
  readonly params: Params;
  readonly outcome: Outcome;
  readonly failed: boolean;
  readonly startedAtMs: number;
}

/** Reports a call that has ended, with its secrets struck out. */
function emitCall(host: ApiHost, { api, params, outcome, failed, startedAtMs }: Call): void {
  host.emit({
    type: 'call',
    api,
    params: redact(params),
    result: redactResult(params, outcome),
    outcome: failed ? 'fail' : 'success',
    durationMs: Date.now() - startedAtMs,
  });
}

/** What is read from storage carries no name of its own: it is as secret as the key it was read by. */
function redactResult(params: Params, outcome: Outcome): unknown {
  if (typeof params.key !== 'string' || !('data' in outcome)) return redact(outcome);
  const { data } = redact({ key: params.key, data: outcome.data }) as Outcome;
  return { ...(redact(outcome) as Outcome), data };
}

function callBack(
  host: ApiHost,
  api: string,
  callbacks: Record<'success' | 'fail' | 'complete', unknown>,
  name: 'success' | 'fail' | 'complete',
  outcome: Outcome,
): void {
  const callback = callbacks[name];
  if (callback === undefined || callback === null) return;
  try {
    if (typeof callback === 'function') (callback as Callback)(outcome);
    else {
      const message = `my.${api}: ${name} must be a function, not ${typeof callback}`;
      host.problems.unknown(`my.${api} ${name}`, message);
    }
  } catch (error) {
    host.emit({ type: 'error', error: toError(error), source: 'app' });
  }
}
