import { request } from 'node:http';
import type { OutgoingHttpHeaders } from 'node:http';
import { addSandboxUser, Sandbox } from '../src/alipay/sandbox';
import { openDatabase } from '../src/storage/open';
import { emptyDatabase } from './databases';
import { KNOWN, NEWCOMER, useServers } from './harness';
import type { TestServer } from './harness';

const start = useServers();

const USERS = '/sandbox/alipay/users';
const AUTH_CODE = '/sandbox/alipay/auth-code';
const RESET = '/sandbox/reset';

/** `fetch` sets Host itself, so what a browser would send is sent by hand. */
function statusOf(server: TestServer, method: string, path: string, headers: OutgoingHttpHeaders) {
  return new Promise<number | undefined>((resolve, reject) => {
    const sent = request(server.url + path, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end(method === 'POST' ? '{}' : undefined);
  });
}

describe('/sandbox/alipay/users', () => {
  test('lists the made-up users: one known, one new, one bound (issue 2)', async () => {
    const server = await start();
    const response = await fetch(server.url + USERS);
    const users = (await response.json()) as Record<string, string>[];
    expect(users.map(({ user_id, nickname }) => [user_id, nickname])).toEqual([
      ['2088000000000001', '小芝'],
      ['2088000000000002', '小信'],
      ['2088000000000003', '小维'],
    ]);
    for (const user of users) {
      expect(Object.keys(user).sort()).toEqual(['avatar', 'nickname', 'note', 'user_id']);
      expect(user.avatar).toMatch(/^data:image\/svg\+xml,/);
    }
  });

  test('takes a new one, whom the server does not know yet', async () => {
    const server = await start();
    const { status, body } = await server.post(USERS, {});
    expect(status).toBe(201);
    expect(Object.keys(body).sort()).toEqual(['avatar', 'nickname', 'user_id']);
    const userId = String(body.user_id);
    expect(userId).toMatch(/^2088\d{12}$/);
    expect(body.nickname).toBe(`新用户 ${Number(userId.slice(4))}`);
    expect(decodeURIComponent(body.avatar)).toContain('>新<');
    const listed = (await server.call('GET', USERS)).body as unknown as object[];
    expect(listed).toContainEqual(
      expect.objectContaining({ user_id: userId, note: '新建的沙箱用户' }),
    );
    expect((await server.silentLogin(userId, { create_user: false })).status).toBe(404);
    const { body: login } = await server.authenticate(userId);
    expect(login.user_info.nickname).toBe(body.nickname);
  });

  test('with a nickname and an avatar of the caller’s', async () => {
    const server = await start();
    const given = { nickname: '小新', avatar: 'https://example.com/a.png' };
    expect((await server.post(USERS, given)).body).toMatchObject(given);
  });
});

describe('/sandbox/alipay/auth-code', () => {
  test.each([AUTH_CODE, '/sandbox/alipay/phone-number'])(
    '%s: an unknown user is 404 that says so',
    async (path) => {
      const server = await start();
      const body = { user_id: '2088999999999999', scopes: ['auth_base'] };
      const refused = await server.post(path, body);
      expect([refused.status, refused.body.error_msg]).toEqual([
        404,
        'user_id: no such Alipay user in the sandbox',
      ]);
    },
  );

  test.each([
    [{ scopes: ['auth_base'] }, 'user_id'],
    [{ user_id: 2088, scopes: ['auth_base'] }, 'user_id'],
    [{ user_id: KNOWN }, 'scopes'],
    [{ user_id: KNOWN, scopes: 'auth_base' }, 'scopes'],
    [{ user_id: KNOWN, scopes: [] }, 'scopes'],
    [{ user_id: KNOWN, scopes: ['auth_base', 1] }, 'scopes.1'],
    [{ user_id: KNOWN, scopes: ['no scope!'] }, 'scopes.0'],
  ])('%j is 400 that names %s', async (body, field) => {
    const server = await start();
    const refused = await server.post(AUTH_CODE, body);
    expect(refused.status).toBe(400);
    expect(refused.body.error_msg.split(': ')[0]).toBe(field);
  });
});

describe('the sandbox as an Alipay platform', () => {
  const USER = { user_id: '2088000000000042', nickname: '小新', avatar: 'https://example.com/a' };

  /** A sandbox with one user, of whom Alipay knows no more than a city. */
  async function withSandbox(work: (sandbox: Sandbox) => Promise<void> | void): Promise<void> {
    const database = await openDatabase(await emptyDatabase());
    const user = { ...USER, gender: null, province: null, city: '杭州市', note: '' };
    await database.transaction((tx) => addSandboxUser(tx, user));
    await work(new Sandbox(database, () => 0));
    await database.close();
  }

  test('has the name under which databases know it', () =>
    withSandbox(({ appId }) => {
      expect(appId).toBe('sandbox');
    }));

  test.each([
    [['auth_base'], 'auth_base', false],
    [['auth_base'], 'auth_user', false],
    [['auth_base', 'auth_user'], 'auth_base', false],
    [['auth_user'], 'auth_user', true],
  ] as const)('granted %j, asked for %s: with the profile %s', (scopes, wanted, hasProfile) =>
    withSandbox(async (sandbox) => {
      const code = await sandbox.issueAuthCode(USER.user_id, scopes);
      const { profile, ...identity } = await sandbox.exchange(code, wanted);
      expect(identity).toEqual({ userId: USER.user_id, scopes });
      const known = { nick_name: USER.nickname, avatar: USER.avatar, city: '杭州市' };
      expect(profile).toEqual(hasProfile ? known : undefined);
      await expect(sandbox.exchange(code, wanted)).rejects.toMatchObject({
        status: 400,
        message: 'code: unknown, expired or already used',
      });
    }),
  );
});

describe('/sandbox/reset', () => {
  test('puts the seed back: users, links, sessions, codes, failures', async () => {
    const server = await start();
    const account = await server.register('li');
    await server.associate(NEWCOMER, account.body.token);
    const { body: added } = await server.post(USERS, {});
    const code = await server.authCode(KNOWN, 'auth_base');
    for (let guess = 1; guess <= 5; guess += 1) await server.login('xiaowei', 'wrong');

    expect((await server.post(RESET, {})).status).toBe(200);

    expect((await server.me(account)).status).toBe(401);
    expect((await server.login('li')).status).toBe(400);
    expect((await server.silentLogin(NEWCOMER, { create_user: false })).status).toBe(404);
    const again = { user_id: String(added.user_id), scopes: ['auth_base'] };
    expect((await server.post(AUTH_CODE, again)).status).toBe(404);
    const replay = await server.post('/hserve/v2.5/idp/alipay/silent-login/', { code });
    expect(replay.status).toBe(400);
    expect((await server.login('xiaowei', 'xiaowei-2088')).status).toBe(201);
    expect((await server.silentLogin(KNOWN)).body.user_info.id).toBe(45_000_000_000_001);
  });

  test('tells whoever shows the messages that their codes are void', async () => {
    const onReset = jest.fn();
    const server = await start({ onReset });
    expect(onReset).not.toHaveBeenCalled();

    await server.post(RESET, {});

    expect(onReset).toHaveBeenCalledTimes(1);
  });

  test('is done even if that fails', async () => {
    const errors: unknown[] = [];
    const server = await start({
      onReset: () => {
        throw new Error('listener');
      },
      log: (entry) => entry.kind === 'error' && errors.push(entry.error),
    });

    expect((await server.post(RESET, {})).status).toBe(200);
    expect(errors).toEqual([new Error('listener')]);
  });
});

describe('who may use it', () => {
  const json = { 'content-type': 'application/json' };

  test.each([
    ['a tool', {}, 200],
    ['a page of this machine', { origin: 'http://localhost:8080' }, 200],
    ['by another name of this machine', { host: 'localhost:7290' }, 200],
    ['a foreign page', { origin: 'https://evil.example' }, 403],
    ['a page with a name that looks alike', { origin: 'http://127.0.0.1.evil.example' }, 403],
    ['a page without an origin of its own', { origin: 'null' }, 403],
    ['a rebound name', { host: 'evil.example:7290' }, 403],
    ['a rebound name without a port', { host: 'evil.example' }, 403],
    ['a name with a user', { host: '127.0.0.1@evil.example' }, 403],
    ['the address of this machine in its network', { host: '192.168.1.5:7290' }, 403],
    ['a tunnel that rewrites Host', { host: 'localhost', 'x-forwarded-for': '8.8.8.8' }, 403],
    [
      'a tunnel that names itself',
      { host: 'localhost', 'x-forwarded-host': 'tunnel.example' },
      403,
    ],
    ['a proxy', { via: '1.1 proxy' }, 403],
    ['a proxy by the standard', { forwarded: 'for=127.0.0.1' }, 403],
    ['another proxy', { 'x-real-ip': '127.0.0.1' }, 403],
  ])('%s: %j → %i', async (_who, headers, status) => {
    const server = await start();
    expect(await statusOf(server, 'GET', USERS, headers)).toBe(status);
    expect(await statusOf(server, 'POST', RESET, { ...json, ...headers })).toBe(status);
  });

  test.each([
    undefined,
    'text/plain',
    'application/x-www-form-urlencoded',
    'text/plain; application/json',
  ])('a POST as %s is 415', async (type) => {
    const server = await start();
    const headers = type === undefined ? {} : { 'content-type': type };
    expect(await statusOf(server, 'POST', RESET, headers)).toBe(415);
  });

  test('with another Alipay platform there is no sandbox and no seed', async () => {
    const server = await start({
      alipay: {
        appId: '2021000000000001',
        exchange: () => Promise.resolve({ userId: '1', scopes: [] }),
      },
    });
    expect((await server.call('GET', USERS)).status).toBe(404);
    expect((await server.post(RESET, {})).status).toBe(404);
    expect((await server.login('xiaowei', 'xiaowei-2088')).status).toBe(400);
    expect((await server.login('web_user', 'ifanrx123')).status).toBe(400);
  });
});
