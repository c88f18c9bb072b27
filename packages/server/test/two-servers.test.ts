import { setImmediate } from 'node:timers/promises';
import { emptyDatabase, isPostgres, withPostgres } from './databases';
import { type Answer, NEWCOMER, SILENT_LOGIN, type TestServer, useServers } from './harness';

const start = useServers();

/** Two servers need a database that several may share. */
const describeShared = isPostgres ? describe : describe.skip;

const REGISTER = '/hserve/v2.1/register/username/';
const SEND = '/hserve/v2.2/sms-verification-code/';
const VERIFY = '/hserve/v1.8/sms-verification-code/verify/';
const PHONE = '13900139000';

describeShared('two servers on one database (section 7)', () => {
  let one: TestServer;
  let other: TestServer;

  beforeEach(async () => {
    const databaseUrl = await emptyDatabase();
    // At the same time: the schema and the seed come into being once.
    [one, other] = await Promise.all([start({ databaseUrl }), start({ databaseUrl })]);
  });
  /** Sends the same many times, to either server in turn. */
  const race = (count: number, send: (server: TestServer, index: number) => Promise<Answer>) =>
    Promise.all(Array.from({ length: count }, (_, n) => send(n % 2 === 0 ? one : other, n)));
  const statuses = (answers: readonly Answer[]) =>
    answers.map(({ status }) => status).sort((a, b) => a - b);

  test('starting at once, they migrate the database once, and fill it once', async () => {
    const rows = await withPostgres(async (client) => {
      const { rows } = await client.query<{ versions: string; users: string }>(
        `SELECT (SELECT count(*) FROM schema_version) AS versions, (SELECT count(*) FROM users) AS users`,
      );
      return rows;
    }, one.options.databaseUrl);
    expect(rows).toEqual([{ versions: '1', users: '3' }]);
  });

  test('a session of one is a session of the other', async () => {
    const login = await one.register('li');
    expect((await other.me(login)).body._username).toBe('li');
    await other.post('/hserve/v2.0/session/destroy/', undefined, login.body.token);
    expect((await one.me(login)).status).toBe(401);
  });

  test('a name that many register at once goes to one', async () => {
    const answers = await race(8, (server) =>
      server.post(REGISTER, { username: 'li', password: 'secret-1' }),
    );
    expect(statuses(answers)).toEqual([201, 400, 400, 400, 400, 400, 400, 400]);
  });

  test('an auth code logs in once', async () => {
    const code = await one.authCode(NEWCOMER, 'auth_base');
    const answers = await race(8, (server) => server.post(SILENT_LOGIN, { code }));
    expect(statuses(answers)).toEqual([201, 400, 400, 400, 400, 400, 400, 400]);
  });

  test('a newcomer who logs in many times at once is one user', async () => {
    const answers = await race(8, (server) => server.silentLogin(NEWCOMER));
    expect(statuses(answers)).toEqual(Array(8).fill(201));
    expect(new Set(answers.map(({ body }) => body.user_info.id)).size).toBe(1);
  });

  test('users that come into being at once have ids of their own', async () => {
    const answers = await race(20, (server) => server.post('/hserve/v2.0/login/anonymous/'));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(20);
  });

  test('one message goes out, and its code is right once', async () => {
    await race(6, (server) => server.post(SEND, { phone: PHONE }));
    const messages = [...one.messages, ...other.messages];
    expect(messages).toHaveLength(1);
    const code = messages[0]?.kind === 'sms-code' ? messages[0].code : '';
    const answers = await race(6, (server) => server.post(VERIFY, { phone: PHONE, code }));
    expect(statuses(answers)).toEqual([200, 400, 400, 400, 400, 400]);
  });

  test('wrong guesses of a code count together', async () => {
    await one.post(SEND, { phone: PHONE });
    const message = one.messages[0];
    const code = message?.kind === 'sms-code' ? message.code : '';
    const wrong = code === '123456' ? '654321' : '123456';
    await race(5, (server) => server.post(VERIFY, { phone: PHONE, code: wrong }));
    expect((await one.post(VERIFY, { phone: PHONE, code })).status).toBe(400);
  });

  test('wrong passwords count together: of twenty at once, five are looked at', async () => {
    const answers = await race(20, (server) => server.login('xiaowei', 'wrong'));
    expect(statuses(answers)).toEqual([
      ...Array<number>(5).fill(400),
      ...Array<number>(15).fill(429),
    ]);
  });

  test('changes of one record at once are all there', async () => {
    const { token, id } = (await one.register('li')).body;
    const update = (server: TestServer) =>
      server.call('PUT', '/hserve/v2.5/user/info/', { token, body: { visits: { $incr_by: 1 } } });
    expect(statuses(await race(10, update))).toEqual(Array(10).fill(200));
    const { body } = await other.call('GET', `/hserve/v2.5/user/info/${id}/`, { token });
    expect(body.visits).toBe(10);
  });

  test('a password that changes during logins leaves no session of the old one', async () => {
    const { token } = (await one.register('li')).body;
    const [changed, ...logins] = await Promise.all([
      other.account(token, { password: 'secret-1', new_password: 'secret-2' }),
      ...Array.from({ length: 4 }, () => one.login('li')),
    ]);
    expect(changed.status).toBe(200);
    for (const login of logins.filter(({ status }) => status === 201)) {
      expect((await other.me(login)).status).toBe(401);
    }
  });

  /** Sends while another server, in a transaction that has begun before, is changing a user. */
  async function amid(change: string, send: () => Promise<Answer>): Promise<Answer> {
    const url = one.options.databaseUrl;
    return withPostgres(async (client) => {
      await client.query('BEGIN');
      await client.query(change);
      const sent = send();
      await withPostgres(async (watcher) => {
        const waits = 'SELECT FROM pg_locks WHERE NOT granted AND pid <> pg_backend_pid()';
        while ((await watcher.query(waits)).rowCount === 0) await setImmediate();
      }, url);
      await client.query('COMMIT');
      return sent;
    }, url);
  }

  test('a link verifies no address that the user is changing to meanwhile', async () => {
    const login = await one.register('li');
    await one.account(login.body.token, { email: 'li@example.com' });
    await one.post('/hserve/v2.0/user/email-verify/', undefined, login.body.token);
    const message = one.messages[0];
    const code = message?.kind === 'email-verification' ? message.link.split('#')[1] : '';
    const { status } = await amid(
      `UPDATE users SET email = 'bo@example.com' WHERE email = 'li@example.com'`,
      () => one.post('/account/verify-email/', { code }),
    );
    expect(status).toBe(400);
    const { body } = await one.me(login);
    expect([body._email, body._email_verified]).toEqual(['bo@example.com', false]);
  });

  test('a code logs nobody in whose number changes meanwhile', async () => {
    const login = await one.register('li');
    await one.account(login.body.token, { phone: PHONE });
    await one.post(SEND, { phone: PHONE });
    const message = one.messages[0];
    const code = message?.kind === 'sms-code' ? message.code : '';
    const { status, body } = await amid(
      `UPDATE users SET phone = '13900139001' WHERE phone = '${PHONE}'`,
      () => one.post('/hserve/v2.1/login/sms/', { phone: PHONE, code }),
    );
    expect(status).toBe(201);
    expect(body.id).not.toBe(login.body.id);
    expect((await one.me(login)).body._phone).toBe('13900139001');
  });

  test('one that ends loses nothing, and the other goes on', async () => {
    const login = await one.register('li');
    await one.stop();
    expect((await other.me(login)).body._username).toBe('li');
    expect((await other.login('li')).status).toBe(201);
  });
});
