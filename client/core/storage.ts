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
    key: string,
    timeoutMs?: number,
    data?: unknown,
  ): Promise<unknown> =>
    callPlatform(
      host,
      name,
      { key: stored(key), data },
      (answer, failed) => dataOf(name, answer, failed),
      timeoutMs,
    );

  /** Some base libraries return a failure, some throw it. */
  const callSync = (
    name: 'getStorageSync' | 'setStorageSync',
    key: string,
    data?: unknown,
  ): unknown => {
    const options = { key: stored(key), data };
    let failed = false;
    let answer: unknown;
    try {
      answer = host.platform[name](options);
    } catch (error) {
      failed = true;
      answer = error;
    }
    return dataOf(name, answer, failed);
  };

  return {
    read: (key) =>
      call('getStorage', key, STORAGE_TIMEOUT_MS).catch((error: unknown) => {
        if (!hasCode(error, NO_SUCH_KEY)) throw error;
      }),
    async write(key, data, timeoutMs) {
      await call('setStorage', key, timeoutMs, data);
    },
    async remove(key) {
      await call('removeStorage', key);
    },
    readSync: (key) => callSync('getStorageSync', key),
    writeSync(key, data) {
      callSync('setStorageSync', key, data);
    },
  };
}

/** The key in storage. @throws HError 605 */
function stored(key: unknown): string {
  return PREFIX + requiredString(key, 'key');
}

/**
 * The data that storage answered with. An answer that says that it failed is no success, whichever callback it came by.
 * @throws HError the platform's number, 14 if it gave none
 */
function dataOf(name: string, answer: unknown, failed: boolean): unknown {
  const fields = asFields(answer);
  const code = platformCode(fields);
  if (failed || fields.success === false || code) {
    throw new HError(code || MALFORMED_ANSWER, `${name} failed`, redact(answer));
  }
  return optional(fields, 'data');
}
