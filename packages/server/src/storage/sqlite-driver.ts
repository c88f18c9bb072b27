import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import type Libsql from 'libsql';
import type { Turns } from './turns';

/** More statements than the server has; queries of users, which differ in length, make up the rest. */
const MAX_STATEMENTS = 200;

/** Runs Kysely's queries on a libsql connection; transactions are begun and ended elsewhere. */
export class SqliteDriver implements Driver {
  readonly #connection: SqliteConnection;
  readonly #turns: Turns | undefined;

  /** @param turns For queries outside transactions, which wait while one is under way. */
  constructor(connection: Libsql.Database, turns?: Turns) {
    this.#connection = new SqliteConnection(connection);
    this.#turns = turns;
  }

  async init(): Promise<void> {
    // The connection is open already.
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    await this.#turns?.take();
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#turns?.give();
    return Promise.resolve();
  }

  beginTransaction = refuseTransaction;
  commitTransaction = refuseTransaction;
  rollbackTransaction = refuseTransaction;

  async destroy(): Promise<void> {
    // The caller that opened the connection closes it.
  }
}

function refuseTransaction(): Promise<never> {
  return Promise.reject(new Error('transactions go through Database.transaction'));
}

interface Statement {
  statement: Libsql.Statement;
  /** The names of the values in each row; undefined if it returns none. */
  columns: readonly string[] | undefined;
}

function prepare(connection: Libsql.Database, sql: string): Statement {
  const statement = connection.prepare(sql);
  if (!statement.reader) return { statement, columns: undefined };
  // Lists of values come out of libsql much faster than objects.
  return { statement: statement.raw(), columns: statement.columns().map(({ name }) => name) };
}

function rowOf(columns: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  columns.forEach((name, index) => (row[name] = values[index]));
  return row;
}

class SqliteConnection implements DatabaseConnection {
  readonly #connection: Libsql.Database;
  /** By their text, the one used last at the end. */
  readonly #statements = new Map<string, Statement>();

  constructor(connection: Libsql.Database) {
    this.#connection = connection;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { statement, columns } = this.#prepare(sql);
    if (columns) {
      const rows = statement.all(parameters) as unknown[][];
      return Promise.resolve({ rows: rows.map((values) => rowOf(columns, values) as R) });
    }
    const { changes } = statement.run(parameters);
    return Promise.resolve({ rows: [], numAffectedRows: BigInt(changes) });
  }

  // eslint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    return Promise.reject(new Error('rows are not streamed'));
  }

  #prepare(sql: string): Statement {
    const kept = this.#statements.get(sql);
    if (kept) {
      this.#statements.delete(sql);
      this.#statements.set(sql, kept);
      return kept;
    }
    const statement = prepare(this.#connection, sql);
    const [oldest] = this.#statements.keys();
    if (this.#statements.size >= MAX_STATEMENTS && oldest !== undefined) {
      this.#statements.delete(oldest);
    }
    this.#statements.set(sql, statement);
    return statement;
  }
}
