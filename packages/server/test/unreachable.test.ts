import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { sql } from 'kysely';
import { isUnreachable } from '../src/storage/errors';
import { openDatabase } from '../src/storage/open';
import { openPostgres } from '../src/storage/postgres';
import { emptyDatabase, isPostgres, withPostgres } from './databases';
import { KNOWN, TestServer } from './harness';

/** SQLite lies in a file, which needs no connection. */
const describePostgres = isPostgres ? describe : describe.skip;

/** Stands between the server and PostgreSQL, and can be shut as if PostgreSQL were gone. */
class Gate {
  readonly #sockets = new Set<Socket>();
  #isOpen = true;
  #isMute = false;
  readonly #listener = createServer((client) => {
    if (!this.#isOpen) {
      client.destroy();
      return;
    }
    const database = connect(Number(this.#target.port), this.#target.hostname);
    for (const [from, to] of [
      [client, database],
      [database, client],
    ] as const) {
      this.#sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => this.#sockets.delete(from));
      from.on('data', (data) => this.#isMute || to.write(data));
      from.on('end', () => to.end());
    }
  });
  readonly #target: URL;

  constructor(databaseUrl: string) {
    this.#target = new URL(databaseUrl);
  }

  /** @returns The address of the database behind it. */
  async start(): Promise<string> {
    this.#listener.listen(0, '127.0.0.1');
    await once(this.#listener, 'listening');
    const url = new URL(this.#target);
    url.hostname = '127.0.0.1';
    url.port = String((this.#listener.address() as AddressInfo).port);
    return url.href;
  }

  shut(): void {
    this.#isOpen = false;
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Connections stay, but nothing goes through: as if its machine had lost its power. */
  mute(): void {
    this.#isMute = true;
  }

  open(): void {
    this.#isOpen = true;
  }

  stop(): void {
    this.shut();
    this.#listener.close();
  }
}

describePostgres('PostgreSQL that cannot be reached', () => {
  test('is 503 with a log that says what to do, and the server goes on once it is back', async () => {
    const gate = new Gate(await emptyDatabase());
    const server = new TestServer({ databaseUrl: await gate.start() });
    await server.start();
    try {
      expect((await server.call('GET', '/healthz')).status).toBe(200);
      const code = await server.authCode(KNOWN, 'auth_base');

      gate.shut();
      expect((await server.call('GET', '/healthz')).status).toBe(503);
      const refused = await server.post('/hserve/v2.5/idp/alipay/silent-login/', { code });
      expect(refused.status).toBe(503);
      expect(refused.headers.get('retry-after')).not.toBeNull();
      expect(
        server.log.map((entry) => (entry.kind === 'error' ? String(entry.error) : '')),
      ).toContain('Error: PostgreSQL cannot be reached: see whether it runs, and DATABASE_URL.');

      gate.open();
      expect((await server.call('GET', '/healthz')).status).toBe(200);
      const login = await server.post('/hserve/v2.5/idp/alipay/silent-login/', { code });
      expect(login.status).toBe(201);
    } finally {
      await server.stop();
      gate.stop();
    }
  });

  test('so it is when it has gone without a word', async () => {
    const gate = new Gate(await emptyDatabase());
    const database = await openPostgres(await gate.start(), () => undefined, 300);
    const thrown = (error: unknown) => error;
    const query = () => sql`SELECT 1`.execute(database.queries).catch(thrown);
    await query();
    gate.mute();
    const errors = await Promise.all([
      database.transaction((tx) => sql`SELECT 1`.execute(tx)).catch(thrown),
      query(),
    ]);
    expect(errors.map(isUnreachable)).toEqual([true, true]);
    gate.stop();
    await database.close();
  });

  test.each([false, true])(
    'so it is when the connection of a transaction ends, within a statement: %s',
    async (isWithin) => {
      const url = await emptyDatabase();
      const database = await openDatabase(url);
      const broken = database.transaction(async (tx) => {
        const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(tx);
        const sleep = isWithin ? sql`SELECT pg_sleep(60)`.execute(tx) : undefined;
        sleep?.catch(() => undefined);
        await withPostgres((client) =>
          client.query('SELECT pg_terminate_backend($1, 5000)', [rows[0]?.pid]),
        );
        await sleep;
        await sql`SELECT 1`.execute(tx);
      });
      const error: unknown = await broken.catch((thrown: unknown) => thrown);
      expect([isUnreachable(error), String(error)]).toEqual([true, expect.any(String)]);
      await database.close();
    },
  );
});
