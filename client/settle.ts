import { ErrorCode, HError } from './errors';
import type { Host } from './host';

export interface Callbacks<T> {
  success: (result: T) => void;
  fail: (error: unknown) => void;
}

export interface SettleOptions {
  /** Milliseconds until the call counts as lost; without it the call may take for ever. */
  timeoutMs?: number;
  onTimeout?: () => void;
}

/**
 * Turns one callback-style call of the platform into a promise that settles once: second and late
 * callbacks change nothing.
 *
 * @throws HError 601 past `timeoutMs`, even if the platform never calls back; else what it failed with
 */
export function settle<T>(
  host: Host,
  start: (callbacks: Callbacks<T>) => unknown,
  { timeoutMs, onTimeout }: SettleOptions = {},
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
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
    const success = (result: T): void => {
      stopTimer();
      resolve(result);
    };
    const fail = (error: unknown): void => {
      stopTimer();
      reject(error);
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

/** Waits for a promise, but not longer than `waitMs`; what comes of it later is nobody's business. */
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
