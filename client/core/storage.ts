import { MALFORMED_ANSWER } from '../base/codes';
import { hasCode, HError } from '../base/errors';
import { asFields, optional, platformCode, requiredString } from '../base/guards';
import type { Host } from '../base/host';
import { redact } from '../base/redact';
import { callPlatform } from '../base/settle';

const PREFIX = 'ifx_baas_';
/** How long a caller waits for storage that does not answer. */
export const STORAGE_TIMEOUT_MS = 5000;
/**
 * What older base libraries fail with where there is no such key; newer ones succeed with null.
 * @see AlipayDocs/open-docs, an earlier revision of mini/api/基础API/缓存/my.getStorage.md
 */
const NO_SUCH_KEY = 11;

/** `my` storage below the prefix that the vendor's SDK uses, so that both read the same values. */
export interface Storage {
  /** Resolves to undefined where there is nothing. @throws HError 601 after 5 s, or the platform's number */
  readonly read: (key: string) => Promise<unknown>;
  /**
   * Writes a value; without `timeoutMs` it takes as long as the platform does, since a write that was given up
   * might still land after the next one.
   * @throws HError 601 after `timeoutMs`, or the platform's number
   */
  readonly write: (key: string, data: unknown, timeoutMs?: number) => Promise<void>;
  /** @throws HError the platform's number */
  readonly remove: (key: string) => Promise<void>;
  /** @throws HError the platform's number */
  readonly readSync: (key: string) => unknown;
  /** @throws HError the platform's number */
  readonly writeSync: (key: string, data: unknown) => void;
}

export function createStorage(host: Host): Storage {
  const call = async (
    name: 'getStorage' | 'setStorage' | 'removeStorage',
    options: { key: string; data?: unknown },
    timeoutMs?: number,
  ): Promise<unknown> => {
    try {
      return succeeded(name, await callPlatform(host, name, options, timeoutMs));
    } catch (error) {
      throw failureOf(name, error);
    }
  };

  return {
    async read(key) {
      try {
        return dataOf(await call('getStorage', { key: stored(key) }, STORAGE_TIMEOUT_MS));
      } catch (error) {
        if (hasCode(error, NO_SUCH_KEY)) return undefined;
        throw error;
      }
    },
    async write(key, data, timeoutMs) {
      await call('setStorage', { key: stored(key), data }, timeoutMs);
    },
    async remove(key) {
      await call('removeStorage', { key: stored(key) });
    },
    readSync: (key) =>
      dataOf(sync('getStorageSync', () => host.platform.getStorageSync({ key: stored(key) }))),
    writeSync(key, data) {
      sync('setStorageSync', () => host.platform.setStorageSync({ key: stored(key), data }));
    },
  };
}

/** The key in storage. @throws HError 605 */
function stored(key: unknown): string {
  return PREFIX + requiredString(key, 'key');
}

/** Runs a synchronous call; some base libraries return the failure, some throw it. @throws HError */
function sync(name: string, run: () => unknown): unknown {
  try {
    return succeeded(name, run());
  } catch (error) {
    throw failureOf(name, error);
  }
}

/** An answer that says that it failed is no success, whichever callback it came by. @throws HError */
function succeeded(name: string, answer: unknown): unknown {
  if (asFields(answer).success === false || platformCode(answer)) throw failureOf(name, answer);
  return answer;
}

/** The platform's number, 14 if it gave none. */
function failureOf(name: string, failure: unknown): HError {
  if (failure instanceof HError) return failure;
  const code = platformCode(failure) || MALFORMED_ANSWER;
  return new HError(code, `${name} failed`, redact(failure));
}

function dataOf(answer: unknown): unknown {
  return optional(asFields(answer), 'data');
}
