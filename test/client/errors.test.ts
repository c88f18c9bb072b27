import type * as errors from '../../client/testing';
import { HError, isHError } from '../../client/testing';
import {
  alipayAnswer,
  AUTHENTICATE,
  createWorld,
  LOGIN,
  passwordAnswer,
  plan,
  record,
  rejection,
  SILENT,
  STATUS_WORLDS,
  stored,
  userInfo,
} from './world';

/** An object so many levels deep. */
const nested = (levels: number): unknown =>
  JSON.parse('{"a":'.repeat(levels) + '1' + '}'.repeat(levels));

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
      const copy = require('../../client/testing') as typeof errors;
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
    ['a token with a line break', { token: 'a\r\nX-Admin: 1' }],
    ['a token with a letter that no header can carry', { token: 'tökèn' }],
    ['a user_info that is nested too deep', { user_info: { id: 1, deep: nested(2000) } }],
  ])('a login answer with %s is 14 and changes nothing (R12)', async (_name, fields) => {
    const { transport } = plan(
      { to: LOGIN, status: 201, body: passwordAnswer(7) },
      { to: userInfo(7), body: record(7) },
      { to: AUTHENTICATE, status: 201, body: alipayAnswer(1, fields) },
    );
    const world = createWorld({ statusWorld, transport });
    world.phone.authorization = 'agree';
    await world.baas.auth.login({ username: 'alice', password: 'secret-1' });
    const forced = rejection(world.baas.auth.loginWithAlipay({ forceLogin: true }));
    const error = await forced;
    expect(error).toBeInstanceOf(HError);
    expect(error).toMatchObject({ code: 14 });
    expect(await world.baas.getAuthToken()).toBe('token-of-7');
    expect([stored(world, 'uid'), stored(world, 'auth_token')]).toEqual([7, 'token-of-7']);
  });

  test('an expires_in that JSON cannot hold is 14 (R12)', async () => {
    const body = JSON.stringify(alipayAnswer(1)).replace('2592000', '1e999');
    const { transport } = plan({ to: SILENT, status: 201, body });
    const world = createWorld({ statusWorld, transport });
    expect(await rejection(world.baas.auth.loginWithAlipay())).toMatchObject({ code: 14 });
  });

  test.each([
    [1, 1],
    [10, 5],
    [40, 20],
    [60, 30],
    [3600, 3570],
  ])('a token that lives %i s gives a session of %i s (R8)', async (expiresIn, lifeSec) => {
    const body = alipayAnswer(1, { expires_in: expiresIn });
    const { transport } = plan({ to: SILENT, status: 201, body });
    const world = createWorld({ statusWorld, transport });
    const user = await world.baas.auth.loginWithAlipay();
    expect(user.session_expires_at - world.clock.nowMs / 1000).toBe(lifeSec);
  });

  describe('answers of any depth and size (R12)', () => {
    const bodies: [string, unknown][] = [
      ['2,000 levels deep', nested(2000)],
      ['1,500 levels of lists', JSON.parse('['.repeat(1500) + ']'.repeat(1500))],
      ['200,000 values', Array.from({ length: 200_000 }, (_, at) => at)],
      [
        '20,000 fields',
        Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`k${at}`, at])),
      ],
      ['a megabyte of text', { error_msg: 'x'.repeat(1_000_000) }],
    ];

    test.each(bodies)(
      'a refusal: %s → the status, in a bounded error (R12)',
      async (_name, body) => {
        const { transport } = plan({ to: 'GET /x/', status: 500, body });
        const world = createWorld({ statusWorld, transport });
        const error = (await rejection(world.baas.request({ url: '/x/' }))) as HError;
        expect(error).toBeInstanceOf(HError);
        expect(error.code).toBe(500);
        expect(error.message.length + JSON.stringify(error.cause).length).toBeLessThan(50_000);
      },
    );

    test.each(bodies)('an answer: %s → is handed on (R12)', async (_name, body) => {
      const { transport } = plan({ to: 'GET /x/', body });
      const world = createWorld({ statusWorld, transport });
      await expect(world.baas.request({ url: '/x/' })).resolves.toMatchObject({ status: 200 });
    });

    test('a refusal with a field named __proto__ shows it as a field (R12)', async () => {
      const body = '{"__proto__":{"error_msg":"no","token":"t"}}';
      const { transport } = plan({ to: 'GET /x/', status: 500, body });
      const world = createWorld({ statusWorld, transport });
      const error = (await rejection(world.baas.request({ url: '/x/' }))) as HError;
      expect(error.message).toBe('500: internal server error');
      expect(JSON.stringify((error.cause as { data: unknown }).data)).toBe(
        '{"__proto__":{"error_msg":"no","token":"***"}}',
      );
    });

    test('a record nested too deep is 14, wherever it is read (R12)', async () => {
      const { transport } = plan(
        { to: SILENT, status: 201, body: alipayAnswer(1) },
        { to: userInfo(1), body: record(1, { deep: nested(2000) }) },
        { to: 'POST /hserve/v2.2/user/account/', body: { _username: 'a', deep: nested(2000) } },
      );
      const world = createWorld({ statusWorld, transport });
      const user = await world.baas.auth.loginWithAlipay();
      expect(await rejection(world.baas.auth.getCurrentUser())).toMatchObject({ code: 14 });
      expect(await rejection(user.setUsername('a'))).toMatchObject({ code: 14 });
    });
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

describe('small print', () => {
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
