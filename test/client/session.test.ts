import type { Platform } from '../../client/testing';
import {
  alipayAnswer,
  API_HOST,
  createWorld,
  gate,
  KNOWN,
  LOGIN,
  passwordAnswer,
  plan,
  record,
  rejection,
  settled,
  SILENT,
  STATUS_WORLDS,
  stored,
  until,
  userInfo,
  type Reply,
  type World,
  type WorldOptions,
} from './world';

type Failing = Parameters<Platform['getStorage']>[0];

/** Bob's session, as the vendor's SDK or this module stored it. */
const STORED = { uid: 9, alipay_user_id: '', auth_token: 'token-of-9', is_anonymous_user: 0 };
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

  test.each([
    ['to its last millisecond', -1, 'token-of-1', [], 1],
    ['no longer than that', 0, undefined, ['auth_base'], 2],
  ])(
    'a session lasts %s, in memory and after a restart (R8, R2)',
    async (_n, ms, token, asked, id) => {
      const world = planned([
        { to: SILENT, status: 201, body: alipayAnswer(1, { expires_in: 100 }) },
        ...(id === 1
          ? [{ to: userInfo(1), body: record(1) }]
          : [{ to: SILENT, status: 201, body: alipayAnswer(2) }]),
      ]);
      await world.baas.auth.loginWithAlipay();
      world.asked.length = 0;
      world.clock.nowMs += 70_000 + ms;
      expect(await world.baas.getAuthToken()).toBe(token);
      const again = world.restart();
      expect(await again.getAuthToken()).toBe(token);
      await expect(again.auth.silentLogin()).resolves.toMatchObject({ id });
      expect(world.asked).toEqual(asked);
    },
  );

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

  test('alipay_user_id of the answer is stored, also of a login with a password, as the vendor’s SDK does (R8)', async () => {
    const world = planned([
      { to: LOGIN, status: 201, body: { ...passwordAnswer(1), alipay_user_id: '2088x' } },
      { to: userInfo(1), body: record(1) },
    ]);
    await world.baas.auth.login({ username: 'alice', password: 'secret-1' });
    expect(stored(world, 'alipay_user_id')).toBe('2088x');
  });

  test('a login resolves once the alipay_user_id of the record is stored too (R8)', async () => {
    const _provider = { alipay: { user_id: '2088x' } };
    const world = planned([
      { to: LOGIN, status: 201, body: passwordAnswer(1) },
      { to: userInfo(1), body: record(1, { _provider }) },
    ]);
    const setStorage = world.platform.setStorage.bind(world.platform);
    world.platform.setStorage = (options) => void setImmediate(() => setStorage(options));
    await world.baas.auth.login({ username: 'alice', password: 'secret-1' });
    expect(stored(world, 'alipay_user_id')).toBe('2088x');
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
    ['a token that no header can carry', { auth_token: 'a\r\nb' }],
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
    // Without a token the other keys say nothing.
    expect(reads).toBe(1);
  });

  test('a write that never ends holds the login back for 1 s, no longer (R8)', async () => {
    const world = planned([{ to: SILENT, status: 201, body: alipayAnswer(1) }], {
      platform: () => ({ setStorage: () => undefined, removeStorage: () => undefined }),
    });
    const login = world.baas.auth.loginWithAlipay();
    let ended = false;
    void login.then(() => (ended = true));
    await settled();
    world.clock.advance(999);
    await settled();
    expect(ended).toBe(false);
    world.clock.advance(1);
    await expect(login).resolves.toMatchObject({ id: 1 });
    expect(await world.baas.getAuthToken()).toBe('token-of-1');
  });

  test('a login resolves once its session is stored: whoever reads the storage next finds it (R8)', async () => {
    const world = planned([
      { to: LOGIN, status: 201, body: passwordAnswer(2) },
      { to: userInfo(2), body: record(2) },
    ]);
    await world.baas.auth.login({ username: 'bob', password: 'secret-2' });
    expect(stored(world, 'auth_token')).toBe('token-of-2');
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

  describe('storage that cannot be read', () => {
    /** A phone on which bob's session is stored, and whose storage fails as often as told. */
    const failing = (failures: number, fail: (options: Failing) => void, replies: Reply[] = []) => {
      let left = failures;
      const world = planned(replies, {
        platform: (platform) => ({
          getStorage: (options) => {
            left -= 1;
            if (left >= 0) fail(options);
            else platform.getStorage(options);
          },
        }),
      });
      write(world, { ...STORED, session_expires_at: world.clock.nowMs / 1000 + 100 });
      return world;
    };
    const refuse = ({ fail }: Failing) => fail({ error: 2, errorMessage: 'busy' });
    const warning = (code: number) => ({
      level: 'warn',
      text: `storage: the session could not be loaded (error ${code})`,
    });

    test.each<[string, number, (options: Failing) => void]>([
      ['fails', 2, refuse],
      ['succeeds with an error in it', 2, ({ success }) => success({ error: 2 })],
      ['succeeds with success: false', 14, ({ success }) => success({ success: false })],
    ])('once (it %s): warns, and the next call reads again (R8)', async (_how, code, fail) => {
      const world = failing(1, fail);
      expect(await world.baas.getAuthToken()).toBeUndefined();
      expect(world.logged).toEqual([warning(code)]);
      expect(await world.baas.getAuthToken()).toBe('token-of-9');
      expect(world.logged).toHaveLength(1);
    });

    test('a read that is never answered counts as failed after 5 s (R8, R13)', async () => {
      const world = failing(1, () => undefined);
      const token = world.baas.getAuthToken();
      world.clock.advance(4999);
      await settled();
      expect(world.logged).toEqual([]);
      world.clock.advance(1);
      expect(await token).toBeUndefined();
      expect(world.logged).toEqual([warning(601)]);
      expect(await world.baas.getAuthToken()).toBe('token-of-9');
    });

    test('the next login reuses the stored session instead of overwriting it (R8, R2)', async () => {
      const world = failing(1, refuse, [{ to: userInfo(9), body: record(9) }]);
      await world.baas.getAuthToken();
      await expect(world.baas.auth.loginWithAlipay()).resolves.toMatchObject({ id: 9 });
      expect(world.asked).toEqual([]);
    });

    test('autoLogin does not log in over a session that it could not read (R8, R11)', async () => {
      const world = failing(3, refuse, [{ to: 'POST /item/', status: 401 }, { to: 'POST /item/' }]);
      world.baas.init('local-sample', { host: API_HOST, autoLogin: true });
      const item = { url: '/item/', method: 'POST' };
      expect(await rejection(world.baas.request(item))).toMatchObject({ code: 401 });
      expect(world.asked).toEqual([]);
      await world.baas.request(item);
      expect(world.sent.map(({ headers }) => headers.authorization)).toEqual([
        undefined,
        'Hydrogen-r1 token-of-9',
      ]);
    });

    test('a login that came meanwhile stays (R8)', async () => {
      const held = gate();
      const world = failing(2, ({ fail }) => void held.opened.then(() => fail({ error: 2 })), [
        { to: SILENT, status: 201, body: alipayAnswer(1) },
      ]);
      held.open();
      await world.baas.auth.loginWithAlipay();
      expect(await world.baas.getAuthToken()).toBe('token-of-1');
    });

    test('a failure that means "no such key" on older base libraries is no failure (R8)', async () => {
      const world = failing(1, ({ fail }) => fail({ error: 11 }));
      expect(await world.baas.getAuthToken()).toBeUndefined();
      expect(world.logged).toEqual([]);
    });
  });

  test('a crash at any point leaves the old session, the new one, or none (R8)', async () => {
    const outcomes: unknown[] = [];
    for (let writesBeforeCrash = 0; writesBeforeCrash <= 7; writesBeforeCrash += 1) {
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
      left = writesBeforeCrash;
      const login = world.baas.auth.login({ username: 'bob', password: 'secret-2' });
      await settled();
      world.clock.advance(1000);
      await login;
      await settled();
      const token = await world.restart().getAuthToken();
      outcomes.push(token && [token, stored(world, 'uid'), stored(world, 'alipay_user_id')]);
    }
    const old = ['token-of-1', 1, KNOWN.userId];
    const fresh = ['token-of-2', 2, ''];
    const none = undefined;
    expect(outcomes).toEqual([old, none, none, none, none, none, fresh, fresh]);
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
    // On a first launch there is no token to be removed.
    expect(token('set')).toBe(4);
    expect(token('remove')).toBe(5);
    expect(order).toHaveLength(10);
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
    await settled();
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
    expect(() => world.baas.storage.set('big', 'x'.repeat(300_000))).toThrow(
      /^\d+: setStorageSync failed/,
    );
  });
});
