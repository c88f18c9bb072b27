import type { ServerResponse } from 'node:http';
import type { FairQueue } from './fair-queue';

/** How long a client may take to read an answer. */
const READING_MS = 10_000;

/**
 * Does work whose answer may be large when it is the client's turn. The turn lasts until the answer has gone out, since
 * it takes up memory for as long; a client that does not read it is hung up on.
 */
export function inTurnUntilSent<T>(
  queue: FairQueue,
  client: string,
  response: ServerResponse,
  work: () => Promise<T>,
  readingMs = READING_MS,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const turn = queue.run(client, async () => {
      resolve(await work());
      await closed(response, readingMs);
    });
    turn.catch(reject);
  });
}

function closed(response: ServerResponse, withinMs: number): Promise<void> {
  if (response.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => response.destroy(), withinMs);
    response.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
