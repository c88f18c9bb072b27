import { REQUEST_TIMEOUT } from './codes';
import { HError } from './errors';
import type { Host, Platform, PlatformCallbacks } from './host';
import { merged } from './json';

/** Functions of the platform that answer by callbacks. */
type CallbackName = 'request' | 'getAuthCode' | 'getStorage' | 'setStorage' | 'removeStorage';
type OptionsOf<Name extends CallbackName> = Omit<
  Parameters<Platform[Name]>[0],
  keyof PlatformCallbacks
>;

/**
 * Calls a function of the platform, as a promise that settles once: second and late callbacks change nothing.
 *
 * @param timeoutMs - milliseconds until the call counts as lost, and is called off if it can be; without it the call
 *   may take for ever
 * @throws HError 601 past `timeoutMs`, even if the platform never calls back; else what it failed with
 */
export function callPlatform<Name extends CallbackName>(
  host: Host,
  name: Name,
  options: OptionsOf<Name>,
  timeoutMs?: number,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let task: unknown;
    let stopTimer = (): void => undefined;
    if (timeoutMs !== undefined) {
      stopTimer = host.setTimer(() => {
        reject(new HError(REQUEST_TIMEOUT));
        try {
          (task as { abort: () => void }).abort();
        } catch {
          // Only requests have it.
        }
      }, timeoutMs);
    }
    const callback = (settle: (value: unknown) => void) => (value: unknown) => {
      stopTimer();
      settle(value);
    };
    const callbacks = { success: callback(resolve), fail: callback(reject) };
    try {
      task = host.platform[name](merged(options, callbacks) as never);
      // Some base libraries also return a promise, whose rejection would count as unhandled.
      Promise.resolve(task).catch(() => undefined);
    } catch (error) {
      callbacks.fail(error);
    }
  });
}

/**
 * What a function of the platform called back with, by whichever callback.
 * @param timeoutMs - as for `callPlatform`
 * @throws HError 601 past `timeoutMs`
 */
export async function answerOf<Name extends CallbackName>(
  host: Host,
  name: Name,
  options: OptionsOf<Name>,
  timeoutMs?: number,
): Promise<unknown> {
  try {
    return await callPlatform(host, name, options, timeoutMs);
  } catch (error) {
    if (error instanceof HError) throw error;
    return error;
  }
}

/** Waits until a promise settles, but not longer than `waitMs`; whether it fulfils makes no difference. */
export function within(host: Host, promise: Promise<unknown>, waitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const stopTimer = host.setTimer(resolve, waitMs);
    const done = (): void => {
      stopTimer();
      resolve();
    };
    promise.then(done, done);
  });
}
