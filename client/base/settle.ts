import { REQUEST_TIMEOUT } from './codes';
import { HError, isHError, malformed } from './errors';
import type { Host, Platform, PlatformCallbacks } from './host';
import { merged } from './json';

/** Functions of the platform that answer by callbacks. */
type CallbackName = 'request' | 'getAuthCode' | 'getStorage' | 'setStorage' | 'removeStorage';
type OptionsOf<Name extends CallbackName> = Omit<
  Parameters<Platform[Name]>[0],
  keyof PlatformCallbacks
>;

/**
 * Calls a function of the platform, and reads what it called back with, by whichever callback. The promise settles
 * once: second and late callbacks change nothing.
 *
 * @param read - makes something of the answer, whose shape is not trusted: a getter of it may throw
 * @param timeoutMs - milliseconds until the call counts as lost, and is called off if it can be; without it the call
 *   may take for ever
 * @throws HError 601 past `timeoutMs`, even if the platform never calls back; 14 for an answer that cannot be read;
 *   else what `read` throws
 */
export async function callPlatform<Name extends CallbackName, T>(
  host: Host,
  name: Name,
  options: OptionsOf<Name>,
  read: (answer: unknown, failed: boolean) => T,
  timeoutMs?: number,
): Promise<T> {
  const reading = await new Promise<() => T>((resolve, reject) => {
    let task: unknown;
    const giveUp = (): void => {
      reject(new HError(REQUEST_TIMEOUT));
      try {
        (task as { abort: () => void }).abort();
      } catch {
        // Only requests have it.
      }
    };
    const stopTimer = timeoutMs && host.setTimer(giveUp, timeoutMs);
    const callback = (failed: boolean) => (answer: unknown) => {
      if (stopTimer) stopTimer();
      resolve(() => read(answer, failed));
    };
    const callbacks = { success: callback(false), fail: callback(true) };
    try {
      task = host.platform[name](merged(options, callbacks) as never);
      // Some base libraries also return a promise, whose rejection would count as unhandled.
      Promise.resolve(task).catch(() => undefined);
    } catch (error) {
      callbacks.fail(error);
    }
  });
  try {
    return reading();
  } catch (error) {
    throw isHError(error) ? error : malformed('unreadable');
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
