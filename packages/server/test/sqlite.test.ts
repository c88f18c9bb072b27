import { existsSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import Libsql from 'libsql';
import { openDatabase } from '../src/storage/open';
import { prepared } from '../src/storage/prepared';
import type { Database } from '../src/storage/database';
import type { Place } from '../src/storage/prepared';
import type { Queries } from '../src/storage/schema';
import { newFolder } from './databases';

const insertUser = (tx: Queries, id: number) =>
  tx.insertInto('users').values({ id, created_at_ms: 0, updated_at_ms: 0 }).execute();

async function idsOf({ queries }: Database): Promise<number[]> {
  const rows = await queries.selectFrom('users').select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

describe('transactions of SQLite, which are committed together', () => {
  let database: Database;
  beforeEach(async () => {
    database = await openDatabase(':memory:');
  });
  afterEach(() => database.close());

  test('a commit that fails is told to all of them, leaves nothing, and is no hindrance to the next', async () => {
    const outcomes = await Promise.allSettled([
      database.transaction((tx) => insertUser(tx, 1)),
      database.transaction(async (tx) => {
        // The session of nobody is found out by COMMIT, and not before.
        await sql`PRAGMA defer_foreign_keys = ON`.execute(tx);
        await sql`INSERT INTO sessions VALUES ('hash', 7, 0)`.execute(tx);
      }),
    ]);
    const failed = { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' };
    expect(outcomes).toMatchObject([{ reason: failed }, { reason: failed }]);
    expect(await idsOf(database)).toEqual([]);
    await database.transaction((tx) => insertUser(tx, 2));
    expect(await idsOf(database)).toEqual([2]);
  });

  test('an error that has ended them is told to all of them as it is', async () => {
    const full = new Error('database or disk is full');
    const outcomes = await Promise.allSettled([
      database.transaction((tx) => insertUser(tx, 1)),
      database.transaction(async (tx) => {
        await sql`ROLLBACK`.execute(tx);
        throw full;
      }),
    ]);
    expect(outcomes).toEqual([
      { status: 'rejected', reason: full },
      { status: 'rejected', reason: full },
    ]);
    await database.transaction((tx) => insertUser(tx, 2));
    expect(await idsOf(database)).toEqual([2]);
  });

  test('are begun by Database.transaction alone, and rows are not streamed', async () => {
    const begun = database.queries.transaction().execute((tx) => insertUser(tx, 1));
    await expect(begun).rejects.toThrow('transactions go through Database.transaction');
    const rows = database.queries.selectFrom('users').selectAll().stream();
    await expect(rows.next()).rejects.toThrow('rows are not streamed');
    expect(await idsOf(database)).toEqual([]);
  });

  test('a statement without rows gives none, and says how many it has changed', async () => {
    await database.transaction((tx) => insertUser(tx, 1));
    const { rows, numAffectedRows } = await sql`UPDATE users SET gender = 1`.execute(
      database.queries,
    );
    expect({ rows, numAffectedRows }).toEqual({ rows: [], numAffectedRows: 1n });
  });
});

describe('a database of SQLite', () => {
  test('that is closed keeps what was under way', async () => {
    const url = pathToFileURL(join(await newFolder(), 'test.db')).href;
    const first = await openDatabase(url);
    const written = first.transaction((tx) => insertUser(tx, 1));
    await first.close();
    await written;
    const second = await openDatabase(url);
    expect(await idsOf(second)).toEqual([1]);
    await second.close();
  });

  test('is a file: anything else is refused, and its mode left alone', async () => {
    const before = await stat('/dev/null');
    await expect(openDatabase('file:///dev/null')).rejects.toThrow(
      'the database /dev/null: it is no file',
    );
    expect((await stat('/dev/null')).mode).toBe(before.mode);
  });

  test('that cannot be opened is named by its path, in its own letters', async () => {
    const path = join(await newFolder(), '我的 数据');
    await mkdir(path);
    await expect(openDatabase(pathToFileURL(path).href)).rejects.toThrow(`the database ${path}: `);
  });

  test('in memory leaves no file', async () => {
    await (await openDatabase(':memory:')).close();
    expect(existsSync(':memory:')).toBe(false);
  });

  test('in a file waits for another process that writes', async () => {
    const database = await openDatabase(':memory:');
    const { rows } = await sql`PRAGMA busy_timeout`.execute(database.queries);
    expect(rows).toEqual([{ timeout: 5000 }]);
    await database.close();
  });

  test('may lie in a folder whose name looks like a URL of PostgreSQL', async () => {
    const path = join(await newFolder(), 'postgres:', 'test.db');
    await (await openDatabase(pathToFileURL(path).href)).close();
    expect(existsSync(path)).toBe(true);
  });
});

test.each(['postgres', 'postgresql'])('%s: is a URL of PostgreSQL, and no file', async (scheme) => {
  // Nothing listens on port 1.
  const opened = openDatabase(`${scheme}://li:secret-1@127.0.0.1:1/hserve`);
  // Without the password.
  await expect(opened).rejects.toThrow(
    /^the database postgres:\/\/127\.0\.0\.1:1\/hserve: .*ECONNREFUSED/,
  );
});

describe('statements are prepared once', () => {
  test('of 200 none is prepared again; one more costs the one that was not used for longest', async () => {
    const database = await openDatabase(':memory:');
    const prepare = jest.spyOn(Libsql.prototype, 'prepare');
    const run = (n: number) => sql.raw(`SELECT ${n} AS n`).execute(database.queries);
    const preparedBy = async (...numbers: number[]) => {
      prepare.mockClear();
      for (const n of numbers) await run(n);
      return prepare.mock.calls.map(([text]) => text);
    };
    const all = Array.from({ length: 200 }, (_, n) => n);
    expect(await preparedBy(...all)).toHaveLength(200);
    expect(await preparedBy(...all)).toEqual([]);
    expect(await preparedBy(0, 200)).toEqual(['SELECT 200 AS n']);
    expect(await preparedBy(0, 2, 199, 200)).toEqual([]);
    expect(await preparedBy(1)).toEqual(['SELECT 1 AS n']);
    await database.close();
  });

  test('a query for the busiest requests is built once, and runs with new values', async () => {
    const database = await openDatabase(':memory:');
    const build = jest.fn((queries: Queries, value: Place<{ id: number }>) =>
      queries.selectFrom('users').select('id').where('id', '=', value('id')),
    );
    const userOf = prepared(build);
    await database.transaction((tx) => insertUser(tx, 1));
    expect(await userOf(database.queries, { id: 1 })).toEqual([{ id: 1 }]);
    expect(await userOf(database.queries, { id: 2 })).toEqual([]);
    expect(build).toHaveBeenCalledTimes(1);
    await database.close();
  });
});
