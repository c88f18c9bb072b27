import { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool, types } from 'pg';
import type { Database } from './database';
import { lock } from './dialect';
import { isLostRace } from './errors';
import { migrationsFrom, SCHEMA_VERSION } from './migrations';
import type { Queries, Schema } from './schema';

const MAX_CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 5000;
/** No client waits longer: `my.request` takes 60 s at the most. */
const ANSWER_TIMEOUT_MS = 60_000;
const MAX_TRIES = 5;
const MAX_PAUSE_MS = 20;

type ReaderOf = typeof types.getTypeParser;
/** `pg` gives a BIGINT as text; ids and times are exact as numbers here. */
const getTypeParser = ((type: Parameters<ReaderOf>[0]): unknown =>
  type === types.builtins.INT8 ? Number : types.getTypeParser(type)) as ReaderOf;

/**
 * A database on PostgreSQL, which several servers may share. Each transaction sees what was committed before each
 * of its statements; where that is not enough, it locks the row or a name.
 */
export async function openPostgres(
  url: string,
  onLostConnection: (error: Error) => void,
  answerTimeoutMs = ANSWER_TIMEOUT_MS,
): Promise<Database> {
  const pool = new Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'hserve',
    types: { getTypeParser },
    stream: () => answeringSocket(answerTimeoutMs),
  });
  pool.on('error', onLostConnection);
  // A connection may also end between two statements of a transaction. The next statement fails then; without a
  // listener the whole process would end.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const queries: Queries = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  const transaction = async <T>(work: (tx: Queries) => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await queries
          .transaction()
          .setIsolationLevel('read committed')
          .execute((tx) => work(tx));
      } catch (error) {
        if (tries === MAX_TRIES || !isLostRace(error)) throw error;
        await wait(Math.random() * MAX_PAUSE_MS);
      }
    }
  };
  try {
    await transaction(migrate);
  } catch (error) {
    await queries.destroy();
    throw error;
  }
  return { queries, transaction, close: () => queries.destroy() };
}

/**
 * Ends when nothing has come for a while. Where the other side has gone without a word, as when its machine lost its
 * power, the system goes on sending for a quarter of an hour, and the pool would hold the connection as long. Connections
 * that ask for nothing are closed by the pool before.
 */
function answeringSocket(timeoutMs: number): Socket {
  const socket = new Socket();
  return socket.setTimeout(timeoutMs, () => {
    socket.destroy(Object.assign(new Error('PostgreSQL does not answer'), { code: 'ETIMEDOUT' }));
  });
}

/** Servers that start at the same time take turns; the first one migrates. */
async function migrate(tx: Queries): Promise<void> {
  await lock(tx, 'hserve migrations');
  await sql`CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)`.execute(tx);
  const found = await sql<{ version: number }>`SELECT version FROM schema_version`.execute(tx);
  const version = found.rows[0]?.version ?? 0;
  for (const statement of migrationsFrom(version, 'postgres')) await sql.raw(statement).execute(tx);
  if (version === SCHEMA_VERSION) return;
  await sql`DELETE FROM schema_version`.execute(tx);
  await sql`INSERT INTO schema_version (version) VALUES (${SCHEMA_VERSION})`.execute(tx);
}
