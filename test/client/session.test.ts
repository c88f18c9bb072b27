import type { Platform } from '../../client/host';
import {
  alipayAnswer,
  createWorld,
  KNOWN,
  LOGIN,
  passwordAnswer,
  plan,
  record,
  rejection,
  SILENT,
  STATUS_WORLDS,
  stored,
  until,
  userInfo,
  type Reply,
  type World,
  type WorldOptions,
} from './world';

const KEYS = ['auth_token', 'uid', 'alipay_user_id', 'session_expires_at', 'is_anonymous_user'];

describe.each(STATUS_WORLDS)('session (R8), statuses to %s', (statusWorld) => {
  const planned = (replies: Reply[], options: WorldOptions = {}) =>
    createWorld({ statusWorld, transport: plan(...replies).transport, ...options });
  const saved = (world: World) => until(() => stored(world, 'auth_token') !== undefined);
  const write = (world: World, values: Record<string, unknown>) => {
    for (const [key, data] of Object.entries(values)) {
      world.platform.setStorageSync({ key: `ifx_baas_${key}`, data });
    }
  };

  test('a login stores the vendor’s keys with the vendor’s meanings (R8)', async () => {
    const world = planned([{ to: SILENT, status: 201, body: alipayAnswer(1) }]);
    await world.baas.auth.loginWithAlipay();
    await saved(world);
    expect(Object.fromEntries(KEYS.map((key) => [key, stored(world, key)]))).toEqual({
      auth_token: 'token-of-1',
      uid: 1,
      alipay_user_id: KNOWN.userId,
      session_expires_at: world.clock.nowMs / 1000 + 2592000 - 30,
      is_anonymous_user: 0,
    });
  });

  test('a session that the vendor’s SDK stored is taken over (R8)', async () => {
    const world = planned([{ to: userInfo(36), body: record(36) }]);
    write(world, {
      uid: 36,
      alipay_user_id: '',
      auth_token: 'vendor-token',
      session_expires_at: world.clock.nowMs / 1000 + 100,
      is_anonymous_user: 0,
    });
    await expect(world.baas.auth.loginWithAlipay()).resolves.toMatchObject({ id: 36 });
    expect(world.sent[0]?.headers).toMatchObject({ authorization: 'Hydrogen-r1 vendor-token' });
  });

  test('clearSession leaves what the vendor’s SDK reads as logged out (R8)', async () => {
    const world = planned([{ to: SILENT, status: 201, body: alipayAnswer(1) }]);
    await world.baas.auth.loginWithAlipay();
    await world.baas.clearSession();
    for (const key of KEYS) expect(stored(world, key)).toBeUndefined();
    expect(await world.baas.getAuthToken()).toBeUndefined();
  });

  test.each([
    ['no token', { auth_token: '' }],
    ['a token that is no text', { auth_token: { a: 1 } }],
    ['no user id', { uid: '' }],
    ['a user id that is none', { uid: 'x' }],
    ['no expiry', { session_expires_at: 'soon' }],
  ])('a corrupt session (%s) counts as none (R8)', async (_name, values) => {
    const world = planned([{ to: SILENT, status: 201, body: alipayAnswer(1) }]);
    write(world, {
      uid: 9,
      auth_token: 'old',
      session_expires_at: world.clock.nowMs / 1000 + 100,
      is_anonymous_user: 0,
      ...values,
    });
    expect(await world.baas.getAuthToken()).toBeUndefined();
    await expect(world.baas.auth.loginWithAlipay()).resolves.toMatchObject({ id: 1 });
  });

  test('is read once, then held in memory (R8)', async () => {
    let reads = 0;
    const world = planned([{ to: SILENT, status: 201, body: alipayAnswer(1) }], {
      platform: (platform) => ({
        getStorage: (options) => {
          reads += 1;
          return platform.getStorage(options);
        },
      }),
    });
    await Promise.all([world.baas.getAuthToken(), world.baas.getAuthToken()]);
    await world.baas.auth.loginWithAlipay();
    await world.baas.getAuthToken();
    expect(reads).toBe(KEYS.length);
  });

  test('a write that never ends does not hold the login back (R8)', async () => {
    const world = planned([{ to: SILENT, status: 201, body: alipayAnswer(1) }], {
      platform: () => ({ setStorage: () => undefined, removeStorage: () => undefined }),
    });
    await expect(world.baas.auth.loginWithAlipay()).resolves.toMatchObject({ id: 1 });
    expect(await world.baas.getAuthToken()).toBe('token-of-1');
  });

  test('a failed write is a warning, and the session goes on in memory (R8)', async () => {
    const world = planned([{ to: SILENT, status: 201, body: alipayAnswer(1) }], {
      platform: () => ({ setStorage: ({ fail }) => fail({ error: 12, errorMessage: 'full' }) }),
    });
    await world.baas.auth.loginWithAlipay();
    await until(() => world.logged.length > 0);
    expect(world.logged).toEqual([
      { level: 'warn', text: 'storage: the session could not be saved (error 12)' },
    ]);
    expect(await world.baas.getAuthToken()).toBe('token-of-1');
  });

  test('storage that cannot be read counts as no session, with a warning (R8)', async () => {
    const world = planned([{ to: SILENT, status: 201, body: alipayAnswer(1) }], {
      platform: () => ({ getStorage: () => undefined }),
    });
    const login = world.baas.auth.loginWithAlipay();
    world.clock.advance(5000);
    await expect(login).resolves.toMatchObject({ id: 1 });
    expect(world.logged).toHaveLength(1);
  });

  test('a crash at any point leaves the old session, the new one, or none (R8)', async () => {
    const outcomes = new Set<string>();
    for (let writesBeforeCrash = 0; writesBeforeCrash <= 8; writesBeforeCrash += 1) {
      let left = Infinity;
      const crashing =
        <T>(run: (options: T) => unknown) =>
        (options: T) => {
          left -= 1;
          return left >= 0 ? run(options) : undefined;
        };
      const world = planned(
        [
          { to: SILENT, status: 201, body: alipayAnswer(1) },
          { to: LOGIN, status: 201, body: passwordAnswer(2) },
          { to: userInfo(2), body: record(2) },
        ],
        {
          platform: (platform: Platform) => ({
            setStorage: crashing((options) => platform.setStorage(options)),
            removeStorage: crashing((options) => platform.removeStorage(options)),
          }),
        },
      );
      await world.baas.auth.loginWithAlipay();
      await saved(world);
      left = writesBeforeCrash;
      await world.baas.auth.login({ username: 'bob', password: 'secret-2' });
      await until(() => left < 0 || stored(world, 'auth_token') === 'token-of-2');
      const [token, uid, alipayUserId] = [
        stored(world, 'auth_token'),
        stored(world, 'uid'),
        stored(world, 'alipay_user_id') ?? '',
      ];
      const whole: Record<string, unknown> = {
        'token-of-1': { uid: 1, alipayUserId: KNOWN.userId },
        'token-of-2': { uid: 2, alipayUserId: '' },
        none: { uid, alipayUserId },
      };
      expect({ uid, alipayUserId }).toEqual(whole[typeof token === 'string' ? token : 'none']);
      outcomes.add(typeof token === 'string' ? token : 'none');
    }
    expect([...outcomes].sort()).toEqual(['none', 'token-of-1', 'token-of-2']);
  });

  test('a write that fails midway leaves no session, and no later one mixes with it (R8)', async () => {
    let failures = 0;
    const world = planned(
      [
        { to: SILENT, status: 201, body: alipayAnswer(1) },
        { to: LOGIN, status: 201, body: passwordAnswer(2) },
        { to: userInfo(2), body: record(2) },
      ],
      {
        platform: (platform) => ({
          setStorage: (options) => {
            if (options.key !== 'ifx_baas_uid' || failures > 0) return platform.setStorage(options);
            failures += 1;
            options.fail({ error: 12 });
          },
        }),
      },
    );
    await world.baas.auth.loginWithAlipay();
    await until(() => world.logged.length === 1);
    expect(stored(world, 'auth_token')).toBeUndefined();
    await world.baas.auth.login({ username: 'bob', password: 'secret-2' });
    await saved(world);
    expect([stored(world, 'auth_token'), stored(world, 'uid')]).toEqual(['token-of-2', 2]);
  });

  test('the token is the last of all five keys to be written, the first to be removed (R8)', async () => {
    const order: string[] = [];
    const world = planned([{ to: SILENT, status: 201, body: alipayAnswer(1) }], {
      platform: (platform) => ({
        setStorage: (options) => {
          order.push(`set ${options.key}`);
          return platform.setStorage(options);
        },
        removeStorage: (options) => {
          order.push(`remove ${options.key}`);
          return platform.removeStorage(options);
        },
      }),
    });
    await world.baas.auth.loginWithAlipay();
    await saved(world);
    await world.baas.clearSession();
    const token = (what: string) => order.indexOf(`${what} ifx_baas_auth_token`);
    expect(token('remove')).toBe(0);
    expect(token('set')).toBe(5);
    expect(order.lastIndexOf('remove ifx_baas_auth_token')).toBe(6);
    expect(order).toHaveLength(11);
  });

  test('where removing fails, an empty token ends the session, as the vendor’s SDK does (R8)', async () => {
    const world = planned([{ to: SILENT, status: 201, body: alipayAnswer(1) }], {
      platform: () => ({ removeStorage: ({ fail }) => fail({ error: 11 }) }),
    });
    await world.baas.auth.loginWithAlipay();
    await saved(world);
    await world.baas.clearSession();
    expect(stored(world, 'auth_token')).toBe('');
    expect(await world.restart().getAuthToken()).toBeUndefined();
  });

  test('an anonymous session is still one after a restart: 612 (R8, R14)', async () => {
    const world = planned([{ to: userInfo(5), body: record(5) }]);
    write(world, {
      uid: '5',
      auth_token: 't',
      session_expires_at: world.clock.nowMs / 1000 + 100,
      is_anonymous_user: 1,
    });
    const user = await world.baas.auth.loginWithAlipay();
    expect(await rejection(user.linkAlipay())).toMatchObject({ code: 612 });
  });

  test('clearSession ends, and so does a logout, with storage that never answers (R13)', async () => {
    const world = planned([{ to: SILENT, status: 201, body: alipayAnswer(1) }], {
      platform: () => ({ removeStorage: () => undefined }),
    });
    await world.baas.auth.loginWithAlipay();
    const cleared = world.baas.clearSession();
    await world.baas.getAuthToken();
    world.clock.advance(5000);
    await cleared;
    expect(await world.baas.getAuthToken()).toBeUndefined();
  });

  test('a malformed login answer keeps the old session in storage, too (R8, R12)', async () => {
    const world = planned([
      { to: SILENT, status: 201, body: alipayAnswer(1) },
      { to: LOGIN, status: 201, body: { token: 'x' } },
    ]);
    await world.baas.auth.loginWithAlipay();
    await saved(world);
    const error = await rejection(world.baas.auth.login({ username: 'bob', password: 'p' }));
    expect(error).toMatchObject({ code: 14 });
    expect(await world.restart().getAuthToken()).toBe('token-of-1');
  });

  test('my.BaaS.storage reads and writes below the prefix, synchronously', () => {
    const world = planned([]);
    world.baas.storage.set('theme', { dark: true });
    expect(stored(world, 'theme')).toEqual({ dark: true });
    expect(world.baas.storage.get('theme')).toEqual({ dark: true });
    expect(world.baas.storage.get('missing')).toBeUndefined();
    expect(() => world.baas.storage.set('', 1)).toThrow(/605: .*key/);
    expect(() => world.baas.storage.set('big', 'x'.repeat(300_000))).toThrow(/^\d+: cannot write/);
  });
});
