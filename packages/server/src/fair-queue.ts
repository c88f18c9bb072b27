import { HttpError, tooManyRequests } from './errors';

export interface FairQueueOptions {
  /** How many pieces of work run at the same time. */
  concurrency: number;
  /** How many pieces of one client may wait. Default 200. */
  maxWaitingPerClient?: number;
  /** How many pieces of all clients may wait. Default 1000. */
  maxWaiting?: number;
}

const RETRY_AFTER_MS = 5000;

/**
 * Runs one kind of expensive work, a few pieces at a time. Clients take turns: someone who asks once waits for
 * one piece of work of every other client, however many pieces the others have sent.
 */
export class FairQueue {
  readonly #options: Required<FairQueueOptions>;
  /** Clients with waiting work, in the order of their turns. */
  readonly #clients = new Map<string, (() => void)[]>();
  #running = 0;
  #waiting = 0;

  constructor(options: FairQueueOptions) {
    this.#options = { maxWaitingPerClient: 200, maxWaiting: 1000, ...options };
  }

  /**
   * Runs `work` when it is the client's turn.
   *
   * @param client Who asks: an address, or what is done for an address.
   * @throws {HttpError} 429 if the client has too much work waiting, 503 if all clients together have.
   */
  async run<T>(client: string, work: () => Promise<T>): Promise<T> {
    if (this.#running < this.#options.concurrency) this.#running += 1;
    else await this.#turnOf(client);
    try {
      return await work();
    } finally {
      this.#startNext();
    }
  }

  #turnOf(client: string): Promise<void> {
    const { maxWaiting, maxWaitingPerClient } = this.#options;
    const own = this.#clients.get(client) ?? [];
    if (own.length >= maxWaitingPerClient) {
      throw tooManyRequests('too many requests at once from this address', RETRY_AFTER_MS);
    }
    if (this.#waiting >= maxWaiting) {
      throw new HttpError(503, 'the server is busy, try again later', {
        'retry-after': String(RETRY_AFTER_MS / 1000),
      });
    }
    this.#clients.set(client, own);
    this.#waiting += 1;
    return new Promise((resolve) => own.push(resolve));
  }

  /** Hands the place of a piece that has ended to the next client in turn. */
  #startNext(): void {
    const [next] = this.#clients;
    if (!next) {
      this.#running -= 1;
      return;
    }
    const [client, [start, ...others]] = next;
    this.#clients.delete(client);
    // A client with more work goes to the end of the line.
    if (others.length > 0) this.#clients.set(client, others);
    this.#waiting -= 1;
    start?.();
  }
}
