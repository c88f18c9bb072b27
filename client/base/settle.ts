import { ErrorCode, HError } from './errors';
import type { Host } from './host';

export interface Callbacks {
  success: (result: unknown) => void;
  fail: (error: unknown) => void;
}

/**
 * Turns one callback-style call of the platform into a promise that settles once: second and late
 * callbacks change nothing.
 *
 * @param timeoutMs - milliseconds until the call counts as lost; without it the call may take for ever
 * @param onTimeout - calls off what was started
 * @throws HError 601 past `timeoutMs`, even if the platform never calls back; else what it failed with
 */
export function settle(
  host: Host,
  start: (callbacks: Callbacks) => unknown,
  timeoutMs?: number,
  onTimeout?: () => void,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let stopTimer = (): void => undefined;
    if (timeoutMs !== undefined) {
      stopTimer = host.setTimer(() => {
        reject(new HError(ErrorCode.REQUEST_TIMEOUT));
        try {
          onTimeout?.();
        } catch {
          // The call is given up on, whether it can be called off or not.
        }
      }, timeoutMs);
    }
    const fail = (error: unknown): void => {
      stopTimer();
      reject(error);
    };
    const success = (result: unknown): void => {
      stopTimer();
      resolve(result);
    };
    try {
      const returned = start({ success, fail });
      // Some base libraries also return a promise, whose rejection would count as unhandled.
      if (isThenable(returned)) returned.then(undefined, () => undefined);
    } catch (error) {
      fail(error);
    }
  });
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { then?: unknown }).then === 'function'
  );
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
