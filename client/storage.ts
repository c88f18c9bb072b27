import { ErrorCode, HError } from './errors';
import { isFields, requiredString } from './guards';
import type { Host } from './host';
import { redact } from './redact';
import { settle } from './settle';

const PREFIX = 'ifx_baas_';
/** A read that never answers must not hang a login. */
const READ_TIMEOUT_MS = 5000;

/** `my` storage below the prefix that the vendor's SDK uses, so that both read the same values. */
export class Storage {
  constructor(private readonly host: Host) {}

  /** Resolves to undefined where there is nothing; what a missing key gives differs by base library. */
  async read(key: string): Promise<unknown> {
    const answer = await settle<unknown>(
      this.host,
      (callbacks) => this.host.platform.getStorage({ key: PREFIX + key, ...callbacks }),
      { timeoutMs: READ_TIMEOUT_MS },
    ).catch((error: unknown) => {
      if (error instanceof HError) throw error;
      return undefined;
    });
    return dataOf(answer);
  }

  /** Takes as long as the platform takes: a write given up on might still land after the next one. @throws the platform's error */
  async write(key: string, data: unknown): Promise<void> {
    await settle<unknown>(this.host, (callbacks) =>
      this.host.platform.setStorage({ key: PREFIX + key, data, ...callbacks }),
    );
  }

  /** @throws the platform's error */
  async remove(key: string): Promise<void> {
    await settle<unknown>(this.host, (callbacks) =>
      this.host.platform.removeStorage({ key: PREFIX + key, ...callbacks }),
    );
  }

  /** `my.BaaS.storage.get`: synchronous, as the vendor's. @throws HError */
  getSync(key: string): unknown {
    const options = { key: PREFIX + requiredString(key, 'key') };
    return dataOf(answered('read from', () => this.host.platform.getStorageSync(options)));
  }

  /** `my.BaaS.storage.set`: synchronous, as the vendor's. @throws HError */
  setSync(key: string, value: unknown): void {
    const options = { key: PREFIX + requiredString(key, 'key'), data: value };
    answered('write to', () => this.host.platform.setStorageSync(options));
  }
}

/** Runs a synchronous call; some base libraries return the failure, some throw it. @throws HError */
function answered(what: string, call: () => unknown): unknown {
  let failure: unknown;
  try {
    const answer = call();
    if (!isFields(answer) || !Number(answer.error)) return answer;
    failure = answer;
  } catch (error) {
    failure = error;
  }
  throw storageError(what, failure);
}

/** The platform's number, 14 if it gave none. */
export function storageError(what: string, failure: unknown): HError {
  if (failure instanceof HError) return failure;
  const number = isFields(failure) ? Number(failure.error) : 0;
  const code = number || ErrorCode.MALFORMED_ANSWER;
  return new HError(code, `cannot ${what} storage`, redact(failure, []));
}

function dataOf(answer: unknown): unknown {
  const data = isFields(answer) ? answer.data : undefined;
  return data === null ? undefined : data;
}
