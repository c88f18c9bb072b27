import { chmod, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import Libsql from 'libsql';
import { HttpError } from '../src/errors';
import { startServer } from '../src/index';
import { attempt } from '../src/storage/database';
import { migrationsFrom } from '../src/storage/migrations';
import { openDatabase } from '../src/storage/open';
import type { Database } from '../src/storage/database';
import type { Queries } from '../src/storage/schema';
import { usernameKey } from '../src/validation';
import { emptyDatabase, isPostgres, lastingDatabase, newFolder } from './databases';
import { TestServer, KNOWN } from './harness';
import { holdHashes } from './hold-hashes';

const insertUser = (tx: Queries, id: number) =>
  tx.insertInto('users').values({ id, created_at_ms: 0, updated_at_ms: 0 }).execute();

/** Makes a database look as if a server of that version had written it. */
const setVersion = (tx: Queries, version: number) =>
  (isPostgres
    ? sql`UPDATE schema_version SET version = ${version}`
    : sql`PRAGMA user_version = ${sql.raw(String(version))}`
  ).execute(tx);

async function countUsers(queries: Queries): Promise<number> {
  const { count } = await queries
    .selectFrom('users')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

describe('Database', () => {
  let database: Database;
  beforeEach(async () => {
    database = await openDatabase(await emptyDatabase());
  });
  afterEach(() => database.close());

  test('a transaction that throws leaves nothing (section 7)', async () => {
    const failed = database.transaction(async (tx) => {
      await insertUser(tx, 1);
      throw new Error('midway');
    });
    await expect(failed).rejects.toThrow('midway');
    expect(await countUsers(database.queries)).toBe(0);
    await database.transaction((tx) => insertUser(tx, 1));
    expect(await countUsers(database.queries)).toBe(1);
  });

  test('transactions at once stand each for itself: those that throw leave the others', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        database.transaction(async (tx) => {
          await insertUser(tx, index);
          await insertUser(tx, 100 + index);
          if (index % 3 === 0) throw new Error('midway');
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(4);
    const rows = await database.queries.selectFrom('users').select('id').orderBy('id').execute();
    expect(rows.map(({ id }) => id)).toEqual([1, 2, 4, 5, 7, 8, 101, 102, 104, 105, 107, 108]);
  });

  test('no query sees half of a transaction', async () => {
    const reads: Promise<number>[] = [];
    await database.transaction(async (tx) => {
      await insertUser(tx, 1);
      reads.push(countUsers(database.queries));
      await insertUser(tx, 2);
    });
    expect([0, 2]).toContain(await reads[0]);
  });

  test('a refusal inside undoes what it wrote, and no more', async () => {
    const outcome = await database.transaction(async (tx) => {
      await insertUser(tx, 1);
      return attempt(tx, async () => {
        await insertUser(tx, 2);
        throw new HttpError(404, 'no');
      });
    });
    expect(outcome).toEqual({ refusal: new HttpError(404, 'no') });
    expect(await countUsers(database.queries)).toBe(1);
  });

  test('any other error inside ends the whole transaction', async () => {
    const failed = database.transaction(async (tx) => {
      await insertUser(tx, 1);
      return attempt(tx, () => Promise.reject(new Error('disk')));
    });
    await expect(failed).rejects.toThrow('disk');
    expect(await countUsers(database.queries)).toBe(0);
  });
});

describe('a database in a file', () => {
  const fileUrl = async (name: string) => pathToFileURL(join(await newFolder(), name)).href;

  test('commits reach the disk before they are acknowledged; it is set for a million accounts', async () => {
    const database = await openDatabase(await fileUrl('test.db'));
    const read = async (pragma: string) =>
      (await sql.raw(`PRAGMA ${pragma}`).execute(database.queries)).rows[0];
    expect(await read('journal_mode')).toEqual({ journal_mode: 'wal' });
    expect(await read('synchronous')).toEqual({ synchronous: 2 });
    expect(await read('foreign_keys')).toEqual({ foreign_keys: 1 });
    expect(await read('wal_autocheckpoint')).toEqual({ wal_autocheckpoint: 8000 });
    expect(await read('cache_size')).toEqual({ cache_size: -65_536 });
    await database.close();
  });

  test('is for the user who runs the server alone, with the files beside it', async () => {
    const path = join(await newFolder(), 'test.db');
    const database = await openDatabase(pathToFileURL(path).href);
    for (const name of [path, `${path}-wal`, `${path}-shm`]) {
      expect((await stat(name)).mode & 0o777).toBe(0o600);
    }
    await database.close();
  });

  test('and so are the files that a killed process has left beside it', async () => {
    const path = join(await newFolder(), 'test.db');
    const killed = new Libsql(path);
    killed.exec('PRAGMA journal_mode = WAL');
    killed.exec('CREATE TABLE left_over (id INTEGER)');
    const files = [path, `${path}-wal`, `${path}-shm`];
    for (const name of files) await chmod(name, 0o644);
    const database = await openDatabase(pathToFileURL(path).href);
    for (const name of files) expect((await stat(name)).mode & 0o777).toBe(0o600);
    await database.close();
    killed.close();
  });

  test('may be named by a relative URL, with blanks', async () => {
    const folder = relative(process.cwd(), await newFolder());
    const database = await openDatabase(`file:${folder}/a%20b.db`);
    await database.transaction((tx) => insertUser(tx, 1));
    await database.close();
    expect((await stat(join(folder, 'a b.db'))).size).toBeGreaterThan(0);
  });

  test('keeps more statements than it has prepared', async () => {
    const database = await openDatabase(':memory:');
    for (let round = 0; round < 2; round += 1) {
      for (let n = 0; n < 250; n += 1) {
        const { rows } = await sql.raw<{ n: number }>(`SELECT ${n} AS n`).execute(database.queries);
        expect(rows).toEqual([{ n }]);
      }
    }
    await database.close();
  });

  test('of an older server is brought up to date, and keeps what it holds', async () => {
    const path = join(await newFolder(), 'test.db');
    const older = new Libsql(path);
    const newer = new Set(migrationsFrom(1, 'sqlite'));
    for (const statement of migrationsFrom(0, 'sqlite')) {
      if (!newer.has(statement)) older.exec(statement);
    }
    older.exec('PRAGMA user_version = 1');
    const accounts = [
      { app: '2021000000000001', identifier: '2088123456789012', openId: null },
      {
        app: '2021000000000001',
        identifier: '074a1CcTG1LelxKe4xQC0',
        openId: '074a1CcTG1LelxKe4xQC0',
      },
      { app: '2021000000000001', identifier: '3088123456789012', openId: '3088123456789012' },
      { app: '2021000000000001', identifier: '20881', openId: '20881' },
      { app: 'sandbox', identifier: 'anything', openId: null },
    ];
    accounts.forEach(({ app, identifier }, id) => {
      older.exec(`INSERT INTO users (id, created_at_ms, updated_at_ms) VALUES (${id}, 0, 0)`);
      older.exec(
        `INSERT INTO alipay_accounts (app_id, alipay_user_id, user_id) VALUES ('${app}', '${identifier}', ${id})`,
      );
    });
    older.close();

    const database = await openDatabase(pathToFileURL(path).href);
    const rows = await database.queries
      .selectFrom('alipay_accounts')
      .select('open_id')
      .orderBy('user_id')
      .execute();
    expect(rows.map(({ open_id }) => open_id)).toEqual(accounts.map(({ openId }) => openId));
    const { rows: indexes } = await sql<{ name: string }>`
      SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name
    `.execute(database.queries);
    expect(indexes.map(({ name }) => name)).toEqual([
      'alipay_accounts_by_open_id',
      'limits_by_end',
      'message_codes_by_creation',
      'message_codes_by_hash',
      'message_codes_by_recipient',
      'sandbox_auth_codes_by_expiry',
      'sessions_by_expiry',
      'sessions_by_user',
    ]);
    await database.close();
  });

  test('of a newer server is refused, untouched', async () => {
    const path = join(await newFolder(), 'test.db');
    const client = new Libsql(path);
    client.exec('PRAGMA user_version = 99');
    await expect(openDatabase(pathToFileURL(path).href)).rejects.toThrow(
      /schema version 99, .* use a newer server, or another database/,
    );
    expect(client.prepare('SELECT name FROM sqlite_master').all()).toEqual([]);
    client.close();
  });

  test('that is no database is refused, untouched', async () => {
    const path = join(await newFolder(), 'test.db');
    await writeFile(path, 'x'.repeat(5000));
    await expect(openDatabase(pathToFileURL(path).href)).rejects.toThrow(
      `the database ${path}: file is not a database`,
    );
  });

  test.each([':memory:', 'file:'])('%s works, wherever it lies', async (kind) => {
    const databaseUrl = kind === ':memory:' ? kind : await fileUrl('a new folder/数据 1.db');
    const server = new TestServer({ databaseUrl });
    await server.start();
    expect((await server.silentLogin(KNOWN)).status).toBe(201);
    await server.stop();
  });
});

describe('a database of an older server', () => {
  test('has its user names with ẞ under the key that logins ask for, except where two have become one', async () => {
    const url = await lastingDatabase();
    const names = { STRAẞE: 'straße', GROẞ: 'groß', gross: 'gross', ẞss: 'ßss', ssẞ: 'ssß' };
    const older = await openDatabase(url);
    await older.transaction(async (tx) => {
      let id = 0;
      for (const [username, username_key] of Object.entries(names)) {
        id += 1;
        await insertUser(tx, id);
        await tx
          .updateTable('users')
          .set({ username, username_key })
          .where('id', '=', id)
          .execute();
      }
      await setVersion(tx, 2);
    });
    await older.close();

    const database = await openDatabase(url);
    const users = await database.queries
      .selectFrom('users')
      .select('username_key')
      .orderBy('id')
      .execute();
    expect(users.map((user) => user.username_key)).toEqual([
      usernameKey('STRAẞE'),
      'groß',
      'gross',
      'ßss',
      'ssß',
    ]);
    await database.close();
  });
});

describe('a server stopped and started again', () => {
  let databaseUrl = '';
  beforeEach(async () => {
    databaseUrl = await lastingDatabase();
  });

  test('knows its users, their links and their sessions', async () => {
    const first = new TestServer({ databaseUrl });
    await first.start();
    const login = await first.register('li');
    await first.associate('2088000000000002', login.body.token);
    await first.stop();

    const second = new TestServer({ databaseUrl });
    await second.start();
    expect((await second.me(login)).body).toMatchObject({
      _username: 'li',
      _provider: { alipay: { user_id: '2088000000000002' } },
    });
    expect((await second.login('xiaowei', 'xiaowei-2088')).status).toBe(201);
    await second.stop();
  });

  test('checks old passwords at their old cost; one that changes meanwhile opens nothing', async () => {
    const first = new TestServer({ databaseUrl, passwordCost: 64 });
    await first.start();
    await first.stop();

    const server = new TestServer({ databaseUrl });
    await server.start();
    expect((await server.login('web_user', 'ifanrx123')).status).toBe(201);
    await server.post('/hserve/v2.0/user/password/reset/', { email: 'ifanrx@ifanr.com' });
    const message = server.messages.at(-1);
    const link = message?.kind === 'password-reset' ? new URL(message.link) : undefined;
    const code = link?.hash.slice(1);
    // The login has read the old hash when the reset comes, and checks the password once that is done.
    const hashes = holdHashes('login');
    const login = server.login('web_user', 'ifanrx123');
    await hashes.asked(1);
    const reset = await server.post(link?.pathname ?? '', { code, new_password: 'secret-2' });
    hashes.release();
    expect(reset.status).toBe(200);
    expect((await login).status).toBe(400);
    await server.stop();
  });

  test('with reset holds the seed alone', async () => {
    const first = new TestServer({ databaseUrl });
    await first.start();
    await first.register('li');
    await first.stop();

    const second = new TestServer({ databaseUrl, reset: true });
    await second.start();
    expect((await second.login('li')).status).toBe(400);
    expect((await second.silentLogin(KNOWN)).status).toBe(201);
    await second.stop();
  });

  test('reset is refused beside a real Alipay', async () => {
    const exchange = () => Promise.reject(new Error('unused'));
    const started = startServer({
      databaseUrl,
      reset: true,
      alipay: { appId: '2021000000000001', exchange },
    });
    await expect(started).rejects.toThrow(/^reset: /);
  });

  test('a taken port is an error that says so, and leaves the database free', async () => {
    const first = new TestServer({ databaseUrl: ':memory:' });
    await first.start();
    const port = Number(new URL(first.url).port);
    await expect(startServer({ databaseUrl, port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    await first.stop();
  });
});
