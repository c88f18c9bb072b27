import {
  AUTHENTICATE,
  ASSOCIATE,
  BOUND,
  KNOWN,
  NEWCOMER,
  SILENT_LOGIN,
  useServers,
} from './harness';
import type { TestServer } from './harness';

const start = useServers();

const MINUTE_MS = 60_000;

async function isKnown(server: TestServer, alipayUserId: string): Promise<boolean> {
  return (await server.silentLogin(alipayUserId, { create_user: false })).status === 201;
}

describe('POST /idp/alipay/silent-login/', () => {
  test('a known Alipay user is logged in with token, lifetime and record (section 3)', async () => {
    const server = await start();
    const { status, body } = await server.silentLogin(KNOWN);
    expect(status).toBe(201);
    expect(Object.keys(body).sort()).toEqual(['expires_in', 'token', 'user_info']);
    expect(body.token).toMatch(/^[\w-]{43}$/);
    expect(body.expires_in).toBe(2_592_000);
    expect(body.user_info).toMatchObject({
      id: 45_000_000_000_001,
      nickname: '小芝',
      is_authorized: true,
      _provider: { alipay: { user_id: KNOWN, nick_name: '小芝' } },
    });
  });

  test('an unknown Alipay user becomes a user, once and for good (R5)', async () => {
    const server = await start();
    const first = await server.silentLogin(NEWCOMER);
    const second = await server.silentLogin(NEWCOMER, { create_user: true });
    expect(first.status).toBe(201);
    expect(first.body.user_info).toMatchObject({
      nickname: '',
      avatar: '',
      is_authorized: false,
      _anonymous: false,
      _provider: { alipay: { user_id: NEWCOMER } },
    });
    expect(second.body.user_info.id).toBe(first.body.user_info.id);
    expect(second.body.token).not.toBe(first.body.token);
  });

  test('create_user false: 404, and nobody comes into being (R5)', async () => {
    const server = await start();
    const refused = await server.silentLogin(NEWCOMER, { create_user: false });
    expect(refused.status).toBe(404);
    expect(refused.body.status).toBe('error');
    expect(await isKnown(server, NEWCOMER)).toBe(false);
  });

  test('a code with auth_user silently gives no more than the identifier', async () => {
    const server = await start();
    const code = await server.authCode(NEWCOMER, 'auth_user');
    const { body } = await server.post(SILENT_LOGIN, { code });
    expect(body.user_info._provider).toEqual({ alipay: { user_id: NEWCOMER } });
    expect(body.user_info.is_authorized).toBe(false);
  });

  test('ten first logins of one Alipay user at once make one user', async () => {
    const server = await start();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => server.silentLogin(NEWCOMER)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map(({ body }) => body.user_info.id)).size).toBe(1);
  });
});

describe('auth codes (section 7)', () => {
  test('a replayed code is 400', async () => {
    const server = await start();
    const code = await server.authCode(KNOWN, 'auth_base');
    expect((await server.post(SILENT_LOGIN, { code })).status).toBe(201);
    const replayed = await server.post(SILENT_LOGIN, { code });
    expect(replayed.status).toBe(400);
    expect(replayed.body.error_msg).toMatch(/^code: /);
    expect(replayed.body.error_msg).not.toContain(code);
  });

  test('of ten uses at once exactly one succeeds', async () => {
    const server = await start();
    const code = await server.authCode(KNOWN, 'auth_base');
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => server.post(SILENT_LOGIN, { code })),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array<number>(9).fill(400)]);
  });

  test('a code lives five minutes', async () => {
    const server = await start();
    const [young, old] = [
      await server.authCode(KNOWN, 'auth_base'),
      await server.authCode(KNOWN, 'auth_base'),
    ];
    server.nowMs += 5 * MINUTE_MS - 1;
    expect((await server.post(SILENT_LOGIN, { code: young })).status).toBe(201);
    server.nowMs += 1;
    expect((await server.post(SILENT_LOGIN, { code: old })).status).toBe(400);
  });

  test('an invented code is 400', async () => {
    const server = await start();
    expect((await server.post(SILENT_LOGIN, { code: 'invented' })).status).toBe(400);
  });
});

describe('POST /idp/alipay/authenticate/', () => {
  test('the profile is kept and the user is authorized (section 3)', async () => {
    const server = await start();
    const { status, body } = await server.authenticate(NEWCOMER);
    expect(status).toBe(201);
    expect(body.user_info).toMatchObject({
      is_authorized: true,
      nickname: '小信',
      province: '广东省',
      city: '广州市',
      _provider: { alipay: { user_id: NEWCOMER, nick_name: '小信', gender: 'M' } },
    });
    expect(body.user_info.avatar).toMatch(/^data:image\/svg\+xml,/);
  });

  test('a code without auth_user is 403, and nobody comes into being', async () => {
    const server = await start();
    const code = await server.authCode(NEWCOMER, 'auth_base', 'auth_life_msg');
    const refused = await server.post(AUTHENTICATE, { code });
    expect(refused.status).toBe(403);
    expect(refused.body.error_msg).toContain('auth_user');
    expect(await isKnown(server, NEWCOMER)).toBe(false);
  });

  test('create_user false: 404 for a newcomer (R5)', async () => {
    const server = await start();
    expect((await server.authenticate(NEWCOMER, { create_user: false })).status).toBe(404);
    expect(await isKnown(server, NEWCOMER)).toBe(false);
  });

  test.each([
    { mode: 'overwrite', nickname: '小信', city: '广州市' },
    { mode: 'setnx', nickname: 'mine', city: '广州市' },
    { mode: 'false', nickname: 'mine', city: '' },
    { mode: false, nickname: 'mine', city: '' },
    { mode: undefined, nickname: 'mine', city: '广州市' },
  ])('update_userprofile $mode (R6)', async ({ mode, nickname, city }) => {
    const server = await start();
    const { body } = await server.silentLogin(NEWCOMER);
    await server.call('PUT', '/hserve/v2.5/user/info/', {
      body: { nickname: 'mine' },
      token: body.token,
    });
    const synced = await server.authenticate(NEWCOMER, { update_userprofile: mode });
    expect(synced.body.user_info).toMatchObject({
      nickname,
      city,
      is_authorized: true,
      _provider: { alipay: { nick_name: '小信' } },
    });
  });

  test('setnx leaves a field that was set to nothing (section 3)', async () => {
    const server = await start();
    const { body } = await server.silentLogin(NEWCOMER);
    await server.call('PUT', '/hserve/v2.5/user/info/', {
      body: { nickname: '' },
      token: body.token,
    });
    const synced = await server.authenticate(NEWCOMER, { update_userprofile: 'setnx' });
    expect(synced.body.user_info.nickname).toBe('');
  });

  test('a silent login afterwards takes nothing back (R4)', async () => {
    const server = await start();
    await server.authenticate(NEWCOMER);
    const { body } = await server.silentLogin(NEWCOMER);
    expect(body.user_info).toMatchObject({ is_authorized: true, nickname: '小信' });
  });
});

describe('PUT /idp/alipay/user-associate/', () => {
  test('links silently; the next silent login goes straight through (R14)', async () => {
    const server = await start();
    const account = await server.register('li');
    const linked = await server.associate(NEWCOMER, account.body.token);
    expect(linked.status).toBe(200);
    expect(linked.body).toMatchObject({
      alipay_user_id: NEWCOMER,
      is_authorized: false,
      _provider: { alipay: { user_id: NEWCOMER } },
    });
    const next = await server.silentLogin(NEWCOMER, { create_user: false });
    expect(next.body.user_info.id).toBe(account.body.user_id);
  });

  test('links with authorization: profile and is_authorized (R14)', async () => {
    const server = await start();
    const account = await server.register('li');
    const { body } = await server.associate(NEWCOMER, account.body.token, { authorized: true });
    expect(body).toMatchObject({ is_authorized: true, nickname: '小信' });
  });

  test('update_userprofile counts with authorization', async () => {
    const server = await start();
    const account = await server.register('li');
    const { body } = await server.associate(NEWCOMER, account.body.token, {
      authorized: true,
      update_userprofile: 'false',
    });
    expect(body).toMatchObject({ is_authorized: true, nickname: '' });
  });

  test('authorized with a code that lacks auth_user is 403, and links nothing', async () => {
    const server = await start();
    const account = await server.register('li');
    const code = await server.authCode(NEWCOMER, 'auth_base');
    const refused = await server.call('PUT', ASSOCIATE, {
      body: { code, authorized: true },
      token: account.body.token,
    });
    expect(refused.status).toBe(403);
    expect(await isKnown(server, NEWCOMER)).toBe(false);
  });

  test('an Alipay user of somebody else is 400', async () => {
    const server = await start();
    const account = await server.register('li');
    const refused = await server.associate(BOUND, account.body.token);
    expect(refused.status).toBe(400);
    expect(refused.body.error_msg).toContain('another account');
    const owner = await server.silentLogin(BOUND);
    expect(owner.body.user_info._username).toBe('xiaowei');
  });

  test('a second Alipay user for one account is 400', async () => {
    const server = await start();
    const account = await server.login('xiaowei', 'xiaowei-2088');
    const refused = await server.associate(NEWCOMER, account.body.token);
    expect(refused.status).toBe(400);
    expect(refused.body.error_msg).toContain('another Alipay user');
    expect(await isKnown(server, NEWCOMER)).toBe(false);
  });

  test('linking the own Alipay user again is 200', async () => {
    const server = await start();
    const account = await server.login('xiaowei', 'xiaowei-2088');
    const again = await server.associate(BOUND, account.body.token, { authorized: true });
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ alipay_user_id: BOUND, is_authorized: true });
  });

  test('of two accounts that link one Alipay user at once exactly one succeeds', async () => {
    const server = await start();
    const [one, two] = [await server.register('one'), await server.register('two')];
    const answers = await Promise.all([
      server.associate(NEWCOMER, one.body.token),
      server.associate(NEWCOMER, two.body.token),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  test('without a session 401, for an anonymous user 403', async () => {
    const server = await start();
    const anonymous = await server.post('/hserve/v2.0/login/anonymous/');
    expect((await server.associate(NEWCOMER, 'nobody')).status).toBe(401);
    expect((await server.associate(NEWCOMER, anonymous.body.token)).status).toBe(403);
  });

  test('arrives as POST with X-Hydrogen-Request-Method too (R9)', async () => {
    const server = await start();
    const account = await server.register('li');
    const { status } = await server.call('POST', ASSOCIATE, {
      body: { code: await server.authCode(NEWCOMER, 'auth_base'), authorized: false },
      token: account.body.token,
      headers: { 'x-hydrogen-request-method': 'put' },
    });
    expect(status).toBe(200);
  });
});

describe('anonymous → Alipay (R17)', () => {
  test('a new Alipay user takes the anonymous user over, with its id and data', async () => {
    const server = await start();
    const anonymous = await server.post('/hserve/v2.0/login/anonymous/');
    const { user_id, token } = anonymous.body;
    await server.call('PUT', '/hserve/v2.5/user/info/', { body: { cart: [1] }, token });
    const { body } = await server.silentLogin(NEWCOMER, {}, token);
    expect(body.user_info).toMatchObject({ id: user_id, _anonymous: false, cart: [1] });
    expect((await server.me(anonymous)).status).toBe(401);
  });

  test('a known Alipay user stays who it is', async () => {
    const server = await start();
    const anonymous = await server.post('/hserve/v2.0/login/anonymous/');
    const { body } = await server.silentLogin(KNOWN, {}, anonymous.body.token);
    expect(body.user_info.id).not.toBe(anonymous.body.user_id);
    expect((await server.me(anonymous)).body._anonymous).toBe(true);
  });
});
