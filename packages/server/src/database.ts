import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient, LibsqlError } from '@libsql/client';
import type { Client, InArgs, InStatement, ResultSet } from '@libsql/client';
import type { z } from 'zod';
import { migrate } from './migrations';

/** How long a write waits for another process that holds the file. */
const BUSY_TIMEOUT_MS = 5000;

/** Reading and writing rows; inside `Database.transaction` all of it happens, or none. */
export class Queries {
  readonly #execute: (statement: InStatement) => Promise<ResultSet>;

  constructor(execute: (statement: InStatement) => Promise<ResultSet>) {
    this.#execute = execute;
  }

  /** All rows, each checked against `schema`. */
  async all<T>(schema: z.ZodType<T>, sql: string, args: InArgs = []): Promise<T[]> {
    const { rows } = await this.#execute({ sql, args });
    return rows.map((row) => schema.parse(row));
  }

  /** The first row, if there is one. */
  async first<T>(schema: z.ZodType<T>, sql: string, args: InArgs = []): Promise<T | undefined> {
    return (await this.all(schema, sql, args))[0];
  }

  /** Runs a statement and returns how many rows it changed. */
  async run(sql: string, args: InArgs = []): Promise<number> {
    return (await this.#execute({ sql, args })).rowsAffected;
  }
}

/**
 * The one door to the database: an embedded libSQL file, or a libSQL server.
 *
 * A file is used through one connection, and one user of it at a time: its calls are synchronous,
 * so more connections would gain nothing, and one that waits for another's lock would block the
 * whole process. Inside `transaction` only the given queries may be used, never the database.
 */
export class Database extends Queries {
  readonly #client: Client;
  readonly #inTurn: Turn;

  private constructor(client: Client) {
    const inTurn: Turn = client.protocol === 'file' ? oneAtATime() : (work) => work();
    super((statement) => inTurn(() => client.execute(statement)));
    this.#client = client;
    this.#inTurn = inTurn;
  }

  /**
   * Opens the database and brings its schema up to date.
   *
   * @param url `file:` URL, `:memory:`, or the URL of a libSQL server (`libsql:`, `https:`, …).
   * @throws {Error} If it cannot be opened, or was written by a newer version of this server.
   */
  static async open(url: string, authToken?: string): Promise<Database> {
    if (url.startsWith('file:')) await mkdir(folderOf(url), { recursive: true });
    const client = createClient({
      url,
      ...(authToken === undefined ? {} : { authToken }),
      ...(isEmbedded(url) ? { concurrency: 1, timeout: BUSY_TIMEOUT_MS } : {}),
    });
    try {
      if (client.protocol === 'file') {
        // WAL with FULL: a commit is on the disk before it is acknowledged.
        await client.execute('PRAGMA journal_mode = WAL');
        await client.execute('PRAGMA synchronous = FULL');
        await client.execute('PRAGMA foreign_keys = ON');
      }
      const database = new Database(client);
      await migrate(database);
      return database;
    } catch (error) {
      client.close();
      throw error;
    }
  }

  /** Runs `work` in one write transaction; if it throws, nothing of it remains. */
  transaction<T>(work: (tx: Queries) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      const transaction = await this.#client.transaction('write');
      try {
        const result = await work(new Queries((statement) => transaction.execute(statement)));
        await transaction.commit();
        return result;
      } finally {
        transaction.close();
      }
    });
  }

  /** Closes the database once what is under way has ended. */
  close(): Promise<void> {
    return this.#inTurn(() => {
      this.#client.close();
      return Promise.resolve();
    });
  }
}

/**
 * The column that a violated unique index is about, such as `users.email`; undefined for any other
 * error. Two requests may both find a name free: the index decides, and the loser learns it here.
 */
export function violatedUniqueColumn(error: unknown): string | undefined {
  if (!(error instanceof LibsqlError)) return undefined;
  return /UNIQUE constraint failed: ([\w.]+)/.exec(error.message)?.[1];
}

const isEmbedded = (url: string) => url === ':memory:' || url.startsWith('file:');

/** `file:` URLs may be relative (`file:data.db`), which `fileURLToPath` does not take. */
function folderOf(url: string): string {
  return dirname(
    url.startsWith('file:/') ? fileURLToPath(url) : decodeURIComponent(url.slice('file:'.length)),
  );
}

/** Runs work at once, or when its turn comes. */
type Turn = <T>(work: () => Promise<T>) => Promise<T>;

function oneAtATime(): Turn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work, work);
    last = result;
    return result;
  };
}
