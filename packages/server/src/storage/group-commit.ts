import { setImmediate } from 'node:timers/promises';
import type Libsql from 'libsql';
import type { Queries } from './schema';
import type { Turns } from './turns';

/** A transaction that waits, or is done and waits for the commit. */
interface Job {
  run: (tx: Queries) => Promise<void>;
  /** Tells the caller how it went; only called once that is on the disk. */
  settle: () => void;
  fail: (error: unknown) => void;
}

/** What a read that came meanwhile waits for at the most. */
const MAX_JOBS = 64;

/**
 * Commits transactions that wait at the same time together, with one sync of the disk for all of them. Each has
 * a savepoint of its own, so that one that throws takes nothing of the others with it, and each caller is
 * answered after the commit.
 */
export class GroupCommit {
  readonly #connection: Libsql.Database;
  readonly #turns: Turns;
  readonly #queries: Queries;
  readonly #jobs: Job[] = [];
  #working: Promise<void> | undefined;

  constructor(connection: Libsql.Database, turns: Turns, queries: Queries) {
    this.#connection = connection;
    this.#turns = turns;
    this.#queries = queries;
  }

  transaction<T>(work: (tx: Queries) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const job: Job = {
        run: async (tx) => {
          const value = await work(tx);
          job.settle = () => resolve(value);
        },
        settle: () => undefined,
        fail: reject,
      };
      this.#jobs.push(job);
      this.#working ??= this.#work();
    });
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    await this.#working;
  }

  async #work(): Promise<void> {
    while (this.#jobs.length > 0) {
      // Requests that have arrived by now join this commit.
      await setImmediate();
      await this.#turns.take();
      const jobs = this.#jobs.splice(0, MAX_JOBS);
      try {
        await this.#commit(jobs);
        for (const job of jobs) job.settle();
      } catch (error) {
        if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
        for (const job of jobs) job.fail(error);
      } finally {
        this.#turns.give();
      }
    }
    this.#working = undefined;
  }

  async #commit(jobs: readonly Job[]): Promise<void> {
    this.#connection.exec('BEGIN IMMEDIATE');
    for (const job of jobs) {
      this.#connection.exec('SAVEPOINT job');
      try {
        await job.run(this.#queries);
      } catch (error) {
        // Some errors, such as a full disk, have ended the whole transaction.
        if (!this.#connection.inTransaction) throw error;
        this.#connection.exec('ROLLBACK TO job');
        job.settle = () => job.fail(error);
      }
      this.#connection.exec('RELEASE job');
    }
    this.#connection.exec('COMMIT');
  }
}
