import { CompiledQuery } from 'kysely';
import { HttpError } from '../errors';
import type { Queries } from './schema';

/** The one door to the data. Inside `transaction` only what it hands out is used, never `queries`. */
export interface Database {
  /** For reading, or for one statement that stands alone. */
  readonly queries: Queries;
  /**
   * Runs `work` in one transaction; if it throws, nothing of it remains. It may run twice, so it does nothing
   * but read and write rows.
   */
  transaction<T>(work: (tx: Queries) => Promise<T>): Promise<T>;
  /** Closes the database once what is under way has ended. */
  close(): Promise<void>;
}

const SAVEPOINT = CompiledQuery.raw('SAVEPOINT attempt');
const RELEASE = CompiledQuery.raw('RELEASE SAVEPOINT attempt');
const ROLLBACK = CompiledQuery.raw('ROLLBACK TO SAVEPOINT attempt');

/**
 * Runs `work` so that the rest of the transaction stands if it refuses: what it wrote is undone, and the refusal
 * is returned. Any other error is thrown, and ends the whole transaction.
 */
export async function attempt<T>(
  tx: Queries,
  work: () => Promise<T>,
): Promise<{ value: T } | { refusal: HttpError }> {
  await tx.executeQuery(SAVEPOINT);
  try {
    const value = await work();
    await tx.executeQuery(RELEASE);
    return { value };
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    await tx.executeQuery(ROLLBACK);
    return { refusal: error };
  }
}
