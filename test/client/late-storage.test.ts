import {
  alipayAnswer,
  createWorld,
  gate,
  LOGIN,
  LOGOUT,
  passwordAnswer,
  plan,
  record,
  settled,
  SILENT,
  STATUS_WORLDS,
  stored,
  until,
  userInfo,
  type Reply,
  type WorldOptions,
} from './world';

describe.each(STATUS_WORLDS)('storage that answers late (R8), statuses to %s', (statusWorld) => {
  const planned = (replies: Reply[], platform: WorldOptions['platform']) =>
    createWorld({
      statusWorld,
      transport: plan(...replies).transport,
      ...(platform ? { platform } : {}),
    });

  /** Whether a promise has ended by now. */
  async function ended(promise: Promise<unknown>): Promise<boolean> {
    let is = false;
    void promise.then(() => (is = true));
    await settled();
    return is;
  }

  /** Somebody logged in on a phone whose storage removes nothing until it is told to. */
  async function loggedIn(removing: Promise<void>) {
    const world = planned(
      [
        { to: SILENT, status: 201, body: alipayAnswer(1) },
        { to: LOGOUT, status: 201, body: { status: 'ok' } },
      ],
      (platform) => ({
        removeStorage: (options) => {
          void removing.then(() => platform.removeStorage(options));
        },
      }),
    );
    await world.baas.auth.loginWithAlipay();
    return world;
  }

  test('a logout resolves once storage has forgotten the session (R8, R15)', async () => {
    const removing = gate();
    const world = await loggedIn(removing.opened);
    const logout = world.baas.auth.logout();
    expect(await ended(logout)).toBe(false);

    removing.open();
    await logout;
    expect(stored(world, 'auth_token')).toBeUndefined();
    expect(stored(world, 'uid')).toBeUndefined();
  });

  test('a logout waits 5 s for storage, no longer (R13, R15)', async () => {
    const world = await loggedIn(gate().opened);
    const logout = world.baas.auth.logout();
    await settled();
    world.clock.advance(4999);
    expect(await ended(logout)).toBe(false);
    world.clock.advance(1);
    expect(await ended(logout)).toBe(true);
    expect(await world.baas.getAuthToken()).toBeUndefined();
  });

  test('a session that is read after a login came first is not taken over (R8)', async () => {
    const answered = gate();
    const reading = gate();
    let reads = 0;
    const world = planned(
      [
        { to: LOGIN, status: 201, body: passwordAnswer(2), until: answered.opened },
        { to: userInfo(2), body: record(2) },
      ],
      (platform) => ({
        getStorage: (options) => {
          reads += 1;
          if (reads === 1) options.fail({ error: 2, errorMessage: 'busy' });
          else void reading.opened.then(() => platform.getStorage(options));
        },
        // The former session stays where it is.
        setStorage: () => undefined,
        removeStorage: () => undefined,
      }),
    );
    const former = {
      auth_token: 'token-of-9',
      uid: 9,
      session_expires_at: world.clock.nowMs / 1000 + 100,
      is_anonymous_user: 0,
    };
    for (const [key, data] of Object.entries(former)) {
      world.platform.setStorageSync({ key: `ifx_baas_${key}`, data });
    }

    const login = world.baas.auth.login({ username: 'bob', password: 'secret-2' });
    await until(() => world.sent.length === 1);
    const token = world.baas.getAuthToken();
    await until(() => reads === 2);
    answered.open();
    await settled();
    reading.open();
    await settled();
    world.clock.advance(1000);

    await expect(login).resolves.toMatchObject({ id: 2 });
    expect(await token).toBe('token-of-2');
  });
});
