import type * as errors from '../../client/errors';
import { HError, isHError } from '../../client/errors';
import {
  alipayAnswer,
  calls,
  createWorld,
  gate,
  LOGIN,
  plan,
  record,
  rejection,
  SILENT,
  STATUS_WORLDS,
  stored,
  userInfo,
} from './world';
import { createBaaS } from '../../client/baas';
import { createHost } from '../../client/host';

describe('HError (R12)', () => {
  test('is an Error with code, message and cause (R12)', () => {
    const error = new HError(604, undefined, { a: 1 });
    expect(error).toBeInstanceOf(HError);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ code: 604, message: '604: session missing', cause: { a: 1 } });
    expect(String(error)).toBe('HError: 604: session missing');
    expect(new HError(999).message).toBe('999: unknown error');
    expect(new HError(400, 'taken').message).toBe('400: taken');
  });

  test('isHError holds across copies of the module, and for nothing else (R12)', () => {
    jest.isolateModules(() => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- a second copy of the module
      const copy = require('../../client/errors') as typeof errors;
      expect(new copy.HError(600)).not.toBeInstanceOf(HError);
      expect(isHError(new copy.HError(600))).toBe(true);
    });
    expect(isHError(new Error('600: x'))).toBe(false);
    expect(isHError({ name: 'HError', code: 600 })).toBe(false);
    expect(isHError(undefined)).toBe(false);
  });
});

describe.each(STATUS_WORLDS)('rejections (R12), statuses to %s', (statusWorld) => {
  test.each<[string, string, (auth: ReturnType<typeof createWorld>['baas']['auth']) => unknown]>([
    ['options', 'no object', (auth) => auth.loginWithAlipay('x' as never)],
    ['forceLogin', 'no boolean', (auth) => auth.loginWithAlipay({ forceLogin: 1 as never })],
    ['createUser', 'no boolean', (auth) => auth.loginWithAlipay({ createUser: 'no' as never })],
    [
      'scopes',
      'no array',
      (auth) => auth.loginWithAlipay({ forceLogin: true, scopes: 'a' as never }),
    ],
    [
      'scopes',
      'no strings',
      (auth) => auth.loginWithAlipay({ forceLogin: true, scopes: [1] as never }),
    ],
    ['username, email or phone', 'none', (auth) => auth.login({ password: 'p' } as never)],
    ['username', 'no string', (auth) => auth.login({ username: 7, password: 'p' } as never)],
    ['password', 'missing', (auth) => auth.login({ username: 'a' } as never)],
    ['password', 'empty', (auth) => auth.register({ email: 'a@b.cn', password: '' })],
    ['username, email or phone', 'nothing at all', (auth) => auth.login(undefined as never)],
  ])(
    'wrong argument %s (%s) → 605 that names it, a rejection, nothing sent (R12)',
    async (path, _why, call) => {
      const world = createWorld({ statusWorld, transport: plan().transport });
      const error = await rejection(Promise.resolve(call(world.baas.auth)));
      expect(error).toBeInstanceOf(HError);
      expect(error).toMatchObject({ code: 605 });
      expect(String(error)).toContain(path);
      expect([world.sent, world.asked]).toEqual([[], []]);
    },
  );

  test.each([
    ['no token', { token: undefined }],
    ['an empty token', { token: '' }],
    ['no user id', { user_info: { nickname: 'x' } }],
    ['no user_info', { user_info: undefined }],
    ['a user_info that is no object', { user_info: 7 }],
    ['no expires_in', { expires_in: undefined }],
    ['expires_in 0', { expires_in: 0 }],
    ['a negative expires_in', { expires_in: -5 }],
    ['an expires_in that is no number', { expires_in: 'soon' }],
  ])('a login answer with %s is 14 and changes nothing (R12)', async (_name, fields) => {
    const { transport } = plan({ to: SILENT, status: 201, body: alipayAnswer(1, fields) });
    const world = createWorld({ statusWorld, transport });
    expect(await rejection(world.baas.auth.loginWithAlipay())).toMatchObject({ code: 14 });
    expect(await world.baas.getAuthToken()).toBeUndefined();
    expect(stored(world, 'uid')).toBeUndefined();
  });

  test('the record of another user is 14 (R12)', async () => {
    const { transport } = plan(
      { to: SILENT, status: 201, body: alipayAnswer(1) },
      { to: userInfo(1), body: record(2) },
    );
    const world = createWorld({ statusWorld, transport });
    await world.baas.auth.loginWithAlipay();
    expect(await rejection(world.baas.auth.getCurrentUser())).toMatchObject({ code: 14 });
  });
});

describe('never hangs (R13)', () => {
  const dead = (part: 'request' | 'getAuthCode') =>
    createWorld({ platform: () => ({ [part]: () => undefined }) });

  test('a request that never calls back is 601 after the timeout, 30 s by default (R13)', async () => {
    const world = dead('request');
    const failed = rejection(world.baas.request({ url: '/x/' }));
    await world.baas.getAuthToken();
    let ended = false;
    void failed.then(() => (ended = true));
    world.clock.advance(29_999);
    await world.baas.getAuthToken();
    expect(ended).toBe(false);
    world.clock.advance(1);
    expect(await failed).toMatchObject({ code: 601, message: '601: request timeout' });
  });

  test('init({ timeout }) is the time a request has, and reaches my.request (R13)', async () => {
    let given: unknown;
    const world = createWorld({
      platform: () => ({
        request: ({ timeout }) => {
          given = timeout;
        },
      }),
    });
    world.baas.init('local-sample', { timeout: 1500 });
    const failed = rejection(world.baas.request({ url: '/x/' }));
    await world.baas.getAuthToken();
    world.clock.advance(1500);
    expect(await failed).toMatchObject({ code: 601 });
    expect(given).toBe(1500);
  });

  test('past the timeout the request is called off (R13)', async () => {
    let aborted = 0;
    const world = createWorld({
      platform: () => ({ request: () => ({ abort: () => (aborted += 1) }) }),
    });
    const failed = rejection(world.baas.request({ url: '/x/' }));
    await world.baas.getAuthToken();
    world.clock.advance(30_000);
    await failed;
    expect(aborted).toBe(1);
  });

  test('a request that was answered is never called off (R13)', async () => {
    let aborted = 0;
    const world = createWorld({
      platform: () => ({
        request: ({ success }) => {
          success({ status: 200, data: {}, headers: {} });
          return { abort: () => (aborted += 1) };
        },
      }),
    });
    await world.baas.request({ url: '/x/' });
    world.clock.advance(60_000);
    expect(aborted).toBe(0);
  });

  test('a silent getAuthCode that never calls back is 601 after 10 s (R13)', async () => {
    const world = dead('getAuthCode');
    const failed = rejection(world.baas.auth.silentLogin());
    let ended = false;
    void failed.then(() => (ended = true));
    await world.baas.getAuthToken();
    world.clock.advance(9_999);
    await world.baas.getAuthToken();
    expect(ended).toBe(false);
    world.clock.advance(1);
    expect(await failed).toMatchObject({ code: 601 });
  });

  test('a forced one waits for the user (R13)', async () => {
    const answered = gate();
    const { transport } = plan({
      to: 'POST /hserve/v2.5/idp/alipay/authenticate/',
      status: 201,
      body: alipayAnswer(1),
    });
    const world = createWorld({
      transport,
      platform: () => ({
        getAuthCode: ({ success }) => void answered.opened.then(() => success({ authCode: 'x' })),
      }),
    });
    const login = world.baas.auth.loginWithAlipay({ forceLogin: true });
    world.clock.advance(3_600_000);
    answered.open();
    await expect(login).resolves.toMatchObject({ id: 1 });
  });

  test('callbacks that come twice or late change nothing (R13)', async () => {
    let late: () => void = () => undefined;
    const world = createWorld({
      platform: () => ({
        request: ({ success, fail }) => {
          success({ status: 200, data: { n: 1 }, headers: {} });
          fail({ error: 12 });
          late = () => success({ status: 200, data: { n: 2 }, headers: {} });
          return Promise.reject(new Error('also as a promise'));
        },
      }),
    });
    const res = await world.baas.request({ url: '/x/' });
    late();
    expect(res.data).toEqual({ n: 1 });
  });

  test('a platform that throws is a rejection (R13, R12)', async () => {
    const world = createWorld({
      platform: () => ({
        request: () => {
          throw new TypeError('not implemented');
        },
      }),
    });
    expect(await rejection(world.baas.request({ url: '/x/' }))).toBeInstanceOf(HError);
  });
});

describe('silence (R18)', () => {
  test('no token, password or auth code in an error, even where the server echoes it (R18, R12)', async () => {
    const world = createWorld({
      transport: (request) => {
        const sent = JSON.parse(request.body ?? '{}') as Record<string, string>;
        const body = {
          error_msg: `bad ${Object.values(sent).join(' ')}`,
          echo: sent,
          token: 'tok',
        };
        return Promise.resolve({ status: 400, headers: {}, body: JSON.stringify(body) });
      },
    });
    const password = 'correct horse';
    for (const failing of [
      world.baas.auth.login({ username: 'alice', password }),
      world.baas.auth.loginWithAlipay(),
    ]) {
      const error = await rejection(failing);
      const shown = `${String(error)} ${JSON.stringify(error)} ${JSON.stringify((error as HError).cause)}`;
      expect(shown).toContain('***');
      expect(shown).not.toMatch(/correct horse|auth-code-|tok"/);
    }
  });

  test('nothing secret is logged, at any level (R18)', async () => {
    const { transport } = plan(
      { to: SILENT, status: 201, body: alipayAnswer(1) },
      { to: LOGIN, status: 400, body: {} },
      { to: 'GET /x/' },
    );
    const world = createWorld({
      transport,
      platform: () => ({
        setStorage: ({ fail }) => fail({ error: 14, errorMessage: 'token-of-1' }),
      }),
    });
    world.baas.init('local-sample', { host: 'http://127.0.0.1:7290', logLevel: 'debug' });
    await world.baas.auth.loginWithAlipay();
    await rejection(world.baas.auth.login({ username: 'alice', password: 'secret-1' }));
    await world.baas.request({ url: '/x/?phone=13800138000' });
    expect(calls(world)).toHaveLength(3);
    expect(world.logged.length).toBeGreaterThanOrEqual(4);
    expect(JSON.stringify(world.logged)).not.toMatch(/token-of|secret-1|auth-code|138/);
  });
});

describe('silence in what the platform gives back (R18)', () => {
  test('a platform failure that repeats token and body is struck out (R18)', async () => {
    const { transport } = plan({ to: SILENT, status: 201, body: alipayAnswer(1) });
    const world = createWorld({ transport });
    await world.baas.auth.loginWithAlipay();
    world.platform.request = ({ data, headers, fail }) =>
      fail({ error: 4, errorMessage: JSON.stringify(headers), sent: { data, nested: [{ data }] } });
    const error = await rejection(
      world.baas.request({ url: '/x/', method: 'POST', data: { account: { password: 'deep-1' } } }),
    );
    const shown = `${String(error)} ${JSON.stringify((error as HError).cause)}`;
    expect(shown).toContain('***');
    expect(shown).not.toMatch(/token-of-1|deep-1/);
  });

  test('a refusal that carries a code keeps it out of the cause (R18)', async () => {
    const world = createWorld({
      platform: () => ({ getAuthCode: ({ fail }) => fail({ error: 4, authCode: 'auth-secret' }) }),
    });
    const error = await rejection(world.baas.auth.silentLogin());
    expect(JSON.stringify((error as HError).cause)).toBe('{"error":4,"authCode":"***"}');
  });

  test('a success with error 0 is a success', async () => {
    const { transport } = plan({ to: SILENT, status: 201, body: alipayAnswer(1) });
    const world = createWorld({
      transport,
      platform: () => ({ getAuthCode: ({ success }) => success({ error: 0, authCode: 'x' }) }),
    });
    await expect(world.baas.auth.silentLogin()).resolves.toMatchObject({ id: 1 });
  });

  test('the functions of my.BaaS.auth stand alone (R12)', async () => {
    const { loginWithAlipay, getCurrentUser, onAuthStateChange } = createWorld({
      transport: plan({ to: SILENT, status: 201, body: alipayAnswer(1) }).transport,
    }).baas.auth;
    expect(await rejection(getCurrentUser())).toMatchObject({ code: 604 });
    onAuthStateChange(() => undefined)();
    await expect(loginWithAlipay()).resolves.toMatchObject({ id: 1 });
  });

  test('logLevel: error silences warnings', async () => {
    const world = createWorld({
      transport: plan({ to: SILENT, status: 201, body: alipayAnswer(1) }).transport,
      platform: () => ({ setStorage: ({ fail }) => fail({ error: 12 }) }),
    });
    world.baas.init('local-sample', { logLevel: 'error' });
    await world.baas.auth.loginWithAlipay();
    await world.baas.clearSession();
    expect(world.logged).toEqual([]);
  });
});

describe('before init (R19)', () => {
  test('every call of the API is 602 (R19)', async () => {
    const { platform } = createWorld({ transport: plan().transport });
    const baas = createBaaS(createHost(platform));
    const account = { username: 'a', password: 'p' };
    for (const call of [
      baas.auth.loginWithAlipay(),
      baas.auth.loginWithAlipay({ forceLogin: true }),
      baas.auth.silentLogin(),
      baas.auth.login(account),
      baas.auth.register(account),
      baas.auth.getCurrentUser(),
      baas.auth.logout(),
      baas.auth.anonymousLogin(),
      baas.auth.loginWithSmsVerificationCode('13800138000', '123456'),
      baas.auth.requestPasswordReset({ email: 'a@b.cn' }),
      baas.request({ url: '/x/' }),
      baas.sendSmsCode({ phone: '13800138000' }),
      baas.verifySmsCode({ phone: '13800138000', code: 1 }),
      baas.getServerDate(),
      new baas.User().get(1),
      new baas.UserRecord().set('a', 1).update(),
    ]) {
      expect(await rejection(call)).toMatchObject({ code: 602, message: '602: uninitialized' });
    }
  });

  test.each([
    ['clientID', ['', {}]],
    ['clientID', [7, {}]],
    ['host', ['id', { host: 'not a url' }]],
    ['host', ['id', { host: 7 }]],
    ['host', ['id', { host: 'https://a.example/path' }]],
    ['timeout', ['id', { timeout: 0 }]],
    ['timeout', ['id', { timeout: 60_001 }]],
    ['timeout', ['id', { timeout: '5' }]],
    ['autoLogin', ['id', { autoLogin: 'yes' }]],
    ['logLevel', ['id', { logLevel: 'loud' }]],
    ['options', ['id', 7]],
  ])('init: a wrong %s is a 605 that names it, at once', (path, args) => {
    const { baas } = createWorld();
    expect(() => baas.init(...(args as [string]))).toThrow(new RegExp(`605: .*${path}`));
  });

  test('the default host is the app’s own at the vendor', async () => {
    const sent: string[] = [];
    const world = createWorld({
      transport: ({ url }) => {
        sent.push(url);
        return Promise.resolve({ status: 200, headers: {}, body: '{}' });
      },
    });
    world.baas.init('abc123');
    await world.baas.request({ url: '/x/' });
    expect(sent).toEqual(['https://abc123.myminapp.com/x/']);
  });
});
