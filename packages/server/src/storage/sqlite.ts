import { existsSync } from 'node:fs';
import { chmod, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import Libsql from 'libsql';
import type { Database } from './database';
import { GroupCommit } from './group-commit';
import { migrationsFrom, SCHEMA_VERSION } from './migrations';
import type { Schema } from './schema';
import { sqlitePath } from './sqlite-path';
import { SqliteDriver } from './sqlite-driver';
import { Turns } from './turns';

/** How long a write waits for another process that holds the file. */
const BUSY_TIMEOUT_MS = 5000;
/** The log moves to the database, which costs two more syncs, once it has 32 MiB: pages of 4 KiB. */
const CHECKPOINT_PAGES = 8000;
/** Holds the upper levels of the indexes of a million accounts. */
const CACHE_KIB = 64 * 1024;
/** Read and written by the user who runs the server, and by no other. */
const FILE_MODE = 0o600;

/**
 * A database in a file, or in memory, used through one connection: its calls are synchronous, so more
 * connections would gain nothing, and one that waits for another's lock would block the whole process.
 */
export async function openSqlite(url: string): Promise<Database> {
  const path = sqlitePath(url);
  if (path !== ':memory:') await createFile(path);
  const connection = new Libsql(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    // WAL with FULL: a commit is on the disk before it is acknowledged.
    connection.exec('PRAGMA journal_mode = WAL');
    connection.exec('PRAGMA synchronous = FULL');
    connection.exec('PRAGMA foreign_keys = ON');
    connection.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    connection.exec(`PRAGMA cache_size = -${CACHE_KIB}`);
    migrate(connection);
  } catch (error) {
    connection.close();
    throw error;
  }
  const turns = new Turns();
  const inTransaction = kysely(new SqliteDriver(connection));
  const commits = new GroupCommit(connection, turns, inTransaction);
  return {
    queries: kysely(new SqliteDriver(connection, turns)),
    transaction: (work) => commits.transaction(work),
    close: async () => {
      await commits.idle();
      await turns.take();
      connection.close();
    },
  };
}

const kysely = (driver: SqliteDriver) =>
  new Kysely<Schema>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => driver,
      createIntrospector: (queries) => new SqliteIntrospector(queries),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });

/**
 * SQLite gives the files beside it (`-wal`, `-shm`) the mode of the database. Those that a killed process has left
 * keep theirs, and hold rows too.
 */
async function createFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'a', FILE_MODE);
  try {
    // A device, such as /dev/null, keeps the mode that others need.
    if (!(await file.stat()).isFile()) throw new Error('it is no file');
    await file.chmod(FILE_MODE);
  } finally {
    await file.close();
  }
  for (const beside of [`${path}-wal`, `${path}-shm`]) {
    if (existsSync(beside)) await chmod(beside, FILE_MODE);
  }
}

/** In one transaction, so that processes that open the file at the same time take turns. */
function migrate(connection: Libsql.Database): void {
  connection.exec('BEGIN IMMEDIATE');
  try {
    const [row] = connection.prepare('PRAGMA user_version').all() as { user_version: number }[];
    const version = row?.user_version ?? 0;
    for (const statement of migrationsFrom(version, 'sqlite')) connection.exec(statement);
    connection.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
    connection.exec('COMMIT');
  } catch (error) {
    connection.exec('ROLLBACK');
    throw error;
  }
}
