import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { z } from 'zod';
import { startServer } from '../src/index';
import { Database } from '../src/database';
import { TestServer, KNOWN } from './harness';

let folder = '';
const url = (name = 'test.db') => pathToFileURL(join(folder, name)).href;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hserve-'));
});
afterEach(() => rm(folder, { recursive: true }));

const countRow = z.object({ count: z.number() });

describe('Database', () => {
  test('a transaction that throws leaves nothing (section 7)', async () => {
    const database = await Database.open(url());
    const count = () => database.first(countRow, 'SELECT count(*) AS count FROM users');
    const insert = 'INSERT INTO users (created_at_ms, updated_at_ms) VALUES (0, 0)';
    const failed = database.transaction(async (tx) => {
      await tx.run(insert);
      throw new Error('midway');
    });
    await expect(failed).rejects.toThrow('midway');
    expect(await count()).toEqual({ count: 0 });
    await database.transaction((tx) => tx.run(insert));
    expect(await count()).toEqual({ count: 1 });
    await database.close();
  });

  test('transactions at once take turns, and none sees half of another', async () => {
    const database = await Database.open(url());
    const insert = 'INSERT INTO users (created_at_ms, updated_at_ms) VALUES (0, 0)';
    const count = 'SELECT count(*) AS count FROM users';
    const seen = await Promise.all(
      Array.from({ length: 10 }, () =>
        database.transaction(async (tx) => {
          await tx.run(insert);
          await tx.run(insert);
          return (await tx.first(countRow, count))?.count;
        }),
      ),
    );
    expect(seen).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18, 20]);
    await database.close();
  });

  test('commits reach the disk before they are acknowledged', async () => {
    const database = await Database.open(url());
    const read = (pragma: string) =>
      database.first(z.record(z.string(), z.unknown()), `PRAGMA ${pragma}`);
    expect(await read('journal_mode')).toEqual({ journal_mode: 'wal' });
    expect(await read('synchronous')).toEqual({ synchronous: 2 });
    expect(await read('foreign_keys')).toEqual({ foreign_keys: 1 });
    await database.close();
  });

  test('a database of a newer server is refused, untouched', async () => {
    const client = createClient({ url: url() });
    await client.execute('PRAGMA user_version = 99');
    await expect(Database.open(url())).rejects.toThrow(/schema version 99/);
    expect((await client.execute('SELECT count(*) AS n FROM sqlite_master')).rows[0]?.n).toBe(0);
    client.close();
  });

  test('a file that is no database is refused, untouched', async () => {
    await writeFile(join(folder, 'test.db'), 'x'.repeat(5000));
    await expect(Database.open(url())).rejects.toThrow(/not a database/);
  });

  test.each([':memory:', 'file:'])('%s works, wherever it lies', async (kind) => {
    const databaseUrl = kind === ':memory:' ? kind : url('a new folder/数据 1.db');
    const server = new TestServer({ databaseUrl });
    await server.start();
    expect((await server.silentLogin(KNOWN)).status).toBe(201);
    await server.stop();
  });
});

describe('a server stopped and started again', () => {
  test('knows its users, their links and their sessions', async () => {
    const first = new TestServer({ databaseUrl: url() });
    await first.start();
    const login = await first.register('li');
    await first.associate('2088000000000002', login.body.token);
    await first.stop();

    const second = new TestServer({ databaseUrl: url() });
    await second.start();
    expect((await second.me(login)).body).toMatchObject({
      _username: 'li',
      _provider: { alipay: { user_id: '2088000000000002' } },
    });
    expect((await second.login('xiaowei', 'xiaowei-2088')).status).toBe(201);
    await second.stop();
  });

  test('checks old passwords at their old cost; one that changes meanwhile opens nothing', async () => {
    const slow = new TestServer({ databaseUrl: url(), passwordCost: 2 ** 16 });
    await slow.start();
    await slow.stop();

    const server = new TestServer({ databaseUrl: url() });
    await server.start();
    expect((await server.login('web_user', 'ifanrx123')).status).toBe(201);
    await server.post('/hserve/v2.0/user/password/reset/', { email: 'ifanrx@ifanr.com' });
    const message = server.messages.at(-1);
    const link = message?.kind === 'password-reset' ? new URL(message.link) : undefined;
    const code = link?.hash.slice(1);
    // The login hashes at the old, slow cost, so the reset is done before it.
    const [login, reset] = await Promise.all([
      server.login('web_user', 'ifanrx123'),
      server.post(link?.pathname ?? '', { code, new_password: 'secret-2' }),
    ]);
    expect(reset.status).toBe(200);
    expect(login.status).toBe(400);
    await server.stop();
  });

  test('with reset holds the seed alone', async () => {
    const first = new TestServer({ databaseUrl: url() });
    await first.start();
    await first.register('li');
    await first.stop();

    const second = new TestServer({ databaseUrl: url(), reset: true });
    await second.start();
    expect((await second.login('li')).status).toBe(400);
    expect((await second.silentLogin(KNOWN)).status).toBe(201);
    await second.stop();
  });

  test('reset is refused beside a real Alipay', async () => {
    const exchange = () => Promise.reject(new Error('unused'));
    const started = startServer({
      databaseUrl: url(),
      reset: true,
      alipay: { appId: '2021000000000001', exchange },
    });
    await expect(started).rejects.toThrow(/^reset: /);
  });

  test('a taken port is an error that says so, and leaves the database free', async () => {
    const first = new TestServer({ databaseUrl: ':memory:' });
    await first.start();
    const port = Number(new URL(first.url).port);
    await expect(startServer({ databaseUrl: url(), port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    await first.stop();
  });
});
