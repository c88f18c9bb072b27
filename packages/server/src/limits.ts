import { sql } from 'kysely';
import { fingerprint } from './secrets';
import { dialectOf } from './storage/dialect';
import type { Queries } from './storage/schema';

/** What may be done without waiting, and how fast it comes back. */
export interface Allowance {
  /** How many times at once. */
  burst: number;
  /** Milliseconds after which once more is allowed. */
  everyMs: number;
}

/** What is limited; it is stored as a hash, since it holds addresses and names. */
const keyOf = (name: string) => fingerprint(name);

/**
 * Uses the allowance once. One number is kept for it: the time at which all of it is there again, which moves on
 * with each use (the generic cell rate algorithm).
 *
 * @returns 0, or for how many milliseconds there is nothing left; nothing is used then.
 */
export async function use(
  tx: Queries,
  name: string,
  { burst, everyMs }: Allowance,
  nowMs: number,
): Promise<number> {
  const greater = sql.raw<number>(dialectOf(tx) === 'postgres' ? 'greatest' : 'max');
  const key = keyOf(name);
  const latest = nowMs + burst * everyMs;
  // A time this far ahead comes of a clock that was ahead, and would bind for as long. Servers' clocks differ by less.
  const voidAfter = latest + burst * everyMs;
  const next = sql<number>`CASE WHEN limits.until_ms > ${voidAfter} THEN ${nowMs}
    ELSE ${greater}(limits.until_ms, ${nowMs}) END + ${everyMs}`;
  const used = await tx
    .insertInto('limits')
    .values({ key, until_ms: nowMs + everyMs })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({ until_ms: next }).where(next, '<=', latest),
    )
    .returning('until_ms')
    .executeTakeFirst();
  if (used) return 0;
  const { until_ms } = await tx
    .selectFrom('limits')
    .select('until_ms')
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return until_ms + everyMs - latest;
}

/** Gives one use back. */
export async function giveBack(tx: Queries, name: string, { everyMs }: Allowance): Promise<void> {
  await tx
    .updateTable('limits')
    .set(({ eb }) => ({ until_ms: eb('until_ms', '-', everyMs) }))
    .where('key', '=', keyOf(name))
    .execute();
}

/** Makes the allowance whole again. */
export async function restore(tx: Queries, name: string): Promise<void> {
  await tx.deleteFrom('limits').where('key', '=', keyOf(name)).execute();
}

/** Notes something that holds until a time, and is forgotten then. */
export async function note(tx: Queries, name: string, untilMs: number): Promise<void> {
  await tx
    .insertInto('limits')
    .values({ key: keyOf(name), until_ms: untilMs })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ until_ms: untilMs }))
    .execute();
}

/** Whether what was noted still holds. */
export async function isNoted(tx: Queries, name: string, nowMs: number): Promise<boolean> {
  const row = await tx
    .selectFrom('limits')
    .select('until_ms')
    .where('key', '=', keyOf(name))
    .where('until_ms', '>', nowMs)
    .executeTakeFirst();
  return row !== undefined;
}
