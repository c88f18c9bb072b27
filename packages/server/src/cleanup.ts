import { clearInterval, setInterval } from 'node:timers';
import { CODE_COUNTS_MS } from './message-codes';
import type { Database } from './storage/database';

const EVERY_MS = 5 * 60_000;

/** Removes what has expired: sessions, codes, and allowances that are whole again. */
export async function removeExpired({ queries }: Database, nowMs: number): Promise<void> {
  await queries.deleteFrom('sessions').where('expires_at_ms', '<=', nowMs).execute();
  await queries.deleteFrom('sandbox_auth_codes').where('expires_at_ms', '<=', nowMs).execute();
  await queries
    .deleteFrom('message_codes')
    .where('created_at_ms', '<=', nowMs - CODE_COUNTS_MS)
    .execute();
  await queries.deleteFrom('limits').where('until_ms', '<=', nowMs).execute();
}

/**
 * Removes what has expired every few minutes.
 * @returns Stops it, once what is under way has ended.
 */
export function keepClean(
  database: Database,
  now: () => number,
  onError: (error: unknown) => void,
): () => Promise<void> {
  let underWay = Promise.resolve();
  const timer = setInterval(() => {
    underWay = underWay.then(() => removeExpired(database, now())).catch(onError);
  }, EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    return underWay;
  };
}
