import { PostgresAdapter, sql } from 'kysely';
import type { Queries } from './schema';

export type Dialect = 'sqlite' | 'postgres';

/** Which database stands behind the queries. */
export const dialectOf = (queries: Queries): Dialect =>
  queries.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';

/**
 * Waits until no other transaction holds the name, and holds it to the end of this one. SQLite has one writer
 * at a time, so there is nothing to wait for.
 *
 * @see https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
 */
export async function lock(tx: Queries, name: string): Promise<void> {
  if (dialectOf(tx) === 'sqlite') return;
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}
