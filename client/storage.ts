import { ErrorCode, HError } from './errors';
import { isFields, requiredString } from './guards';
import type { Host } from './host';
import { settle } from './settle';

const PREFIX = 'ifx_baas_';
/** A storage call that never answers must not hang a login. */
const TIMEOUT_MS = 5000;

/** `my` storage below the prefix that the vendor's SDK uses, so that both read the same values. */
export class Storage {
  constructor(private readonly host: Host) {}

  /** Resolves to undefined where there is nothing; what a missing key gives differs by base library. */
  async read(key: string): Promise<unknown> {
    const answer = await settle<unknown>(
      this.host,
      (callbacks) => this.host.platform.getStorage({ key: PREFIX + key, ...callbacks }),
      { timeoutMs: TIMEOUT_MS },
    ).catch((error: unknown) => {
      if (error instanceof HError) throw error;
      return undefined;
    });
    return dataOf(answer);
  }

  /** @throws the platform's error */
  async write(key: string, data: unknown): Promise<void> {
    await settle<unknown>(
      this.host,
      (callbacks) => this.host.platform.setStorage({ key: PREFIX + key, data, ...callbacks }),
      { timeoutMs: TIMEOUT_MS },
    );
  }

  /** @throws the platform's error */
  async remove(key: string): Promise<void> {
    await settle<unknown>(
      this.host,
      (callbacks) => this.host.platform.removeStorage({ key: PREFIX + key, ...callbacks }),
      { timeoutMs: TIMEOUT_MS },
    );
  }

  /** `my.BaaS.storage.get`: synchronous, as the vendor's. */
  getSync(key: string): unknown {
    return dataOf(this.host.platform.getStorageSync({ key: PREFIX + requiredString(key, 'key') }));
  }

  /**
   * `my.BaaS.storage.set`: synchronous, as the vendor's.
   * @throws HError with the platform's number; some base libraries return the failure, some throw it
   */
  setSync(key: string, value: unknown): void {
    const options = { key: PREFIX + requiredString(key, 'key'), data: value };
    let answer: unknown;
    try {
      answer = this.host.platform.setStorageSync(options);
    } catch (error) {
      answer = error;
    }
    if (isFields(answer) && typeof answer.error === 'number' && answer.error !== 0) {
      throw new HError(answer.error, 'cannot write to storage', answer);
    }
    if (answer instanceof Error) {
      throw new HError(ErrorCode.MALFORMED_ANSWER, 'cannot write to storage', answer);
    }
  }
}

function dataOf(answer: unknown): unknown {
  const data = isFields(answer) ? answer.data : undefined;
  return data === null ? undefined : data;
}
