import {
  alipayAnswer,
  AUTHENTICATE,
  calls,
  createWorld,
  gate,
  LOGIN,
  LOGOUT,
  passwordAnswer,
  plan,
  record,
  rejection,
  settled,
  SILENT,
  STATUS_WORLDS,
  userInfo,
  type Reply,
} from './world';

const ALICE = { username: 'alice', password: 'secret-1' };
const BOB = { username: 'bob', password: 'secret-2' };

describe.each(STATUS_WORLDS)('concurrency (R7), statuses to %s', (statusWorld) => {
  const planned = (...replies: Reply[]) => {
    const { transport } = plan(...replies);
    return createWorld({ statusWorld, transport });
  };

  test('identical calls in flight share one request, and get an object each (R7)', async () => {
    const world = planned({ to: SILENT, status: 201, body: alipayAnswer(1) });
    const { auth } = world.baas;
    const [first, second, third] = await Promise.all([
      auth.loginWithAlipay(),
      auth.silentLogin(),
      auth.loginWithAlipay({ forceLogin: false, scopes: ['ignored'] }),
    ]);
    expect(calls(world)).toHaveLength(1);
    expect(first).not.toBe(second);
    expect(second.toJSON()).toEqual(third.toJSON());
  });

  test('after the shared one has ended, the next call asks again (R7)', async () => {
    const world = planned(
      { to: LOGIN, status: 400, body: { error_msg: 'wrong' } },
      { to: LOGIN, status: 201, body: passwordAnswer(1) },
      { to: userInfo(1), body: record(1) },
    );
    expect(await rejection(world.baas.auth.login(ALICE))).toMatchObject({ code: 400 });
    await expect(world.baas.auth.login(ALICE)).resolves.toMatchObject({ id: 1 });
  });

  test('login(alice) and login(bob) are two requests; the later call stays (R7)', async () => {
    const held = gate();
    const world = planned(
      { to: LOGIN, status: 201, body: passwordAnswer(1), until: held.opened },
      { to: LOGIN, status: 201, body: passwordAnswer(2) },
      { to: userInfo(2), body: record(2) },
    );
    const alice = world.baas.auth.login(ALICE);
    await settled();
    const bob = world.baas.auth.login(BOB);
    await expect(bob).resolves.toMatchObject({ id: 2 });
    held.open();
    await expect(alice).resolves.toMatchObject({ id: 2 });
    expect(await world.baas.getAuthToken()).toBe('token-of-2');
  });

  test('without network, a refusal that comes after a later login leaves the session as it was (R2, R4)', async () => {
    let refuse = (): void => undefined;
    const { transport } = plan(
      { to: LOGIN, status: 201, body: passwordAnswer(2) },
      { to: userInfo(2), body: record(2) },
    );
    const world = createWorld({
      statusWorld,
      transport,
      platform: () => ({
        getAuthCode: ({ fail }) => void (refuse = () => fail({ error: 11 })),
      }),
    });
    const forced = world.baas.auth.loginWithAlipay({ forceLogin: true });
    await settled();
    await world.baas.auth.login(BOB);
    world.phone.network = 'offline';
    refuse();
    await expect(forced).resolves.toMatchObject({ id: 2 });
    expect(await world.baas.getAuthToken()).toBe('token-of-2');
  });

  test('answers in the order of the calls: both apply, the later call stays (R7)', async () => {
    const held = gate();
    const world = planned(
      { to: LOGIN, status: 201, body: passwordAnswer(1) },
      { to: LOGIN, status: 201, body: passwordAnswer(2), until: held.opened },
      { to: userInfo(1), body: record(1) },
      { to: userInfo(2), body: record(2) },
    );
    const alice = world.baas.auth.login(ALICE);
    await settled();
    const bob = world.baas.auth.login(BOB);
    await expect(alice).resolves.toMatchObject({ id: 1 });
    held.open();
    await expect(bob).resolves.toMatchObject({ id: 2 });
  });

  test('calls that differ in createUser are two requests, each with its own answer (R7)', async () => {
    const world = planned(
      { to: SILENT, status: 201, body: alipayAnswer(1) },
      { to: SILENT, status: 404 },
    );
    const creating = world.baas.auth.loginWithAlipay({ createUser: true });
    const finding = rejection(world.baas.auth.loginWithAlipay({ createUser: false }));
    await expect(creating).resolves.toMatchObject({ id: 1 });
    expect(await finding).toMatchObject({ code: 404 });
    expect(calls(world).map(({ body }) => body)).toMatchObject([
      { create_user: true },
      { create_user: false },
    ]);
  });

  test('a forced and a silent login are two requests, each with its own answer (R7)', async () => {
    const world = planned(
      { to: AUTHENTICATE, status: 403 },
      { to: SILENT, status: 201, body: alipayAnswer(1) },
    );
    world.phone.authorization = 'agree';
    const forced = rejection(world.baas.auth.loginWithAlipay({ forceLogin: true }));
    const silent = world.baas.auth.loginWithAlipay();
    expect(await forced).toMatchObject({ code: 403 });
    await expect(silent).resolves.toMatchObject({ id: 1 });
    expect(world.asked).toEqual([['auth_user'], 'auth_base']);
  });

  test.each([
    ['scopes', { scopes: ['auth_life_msg'] }, { scopes: ['auth_life_msg_tele'] }],
    ['syncUserProfile', { syncUserProfile: 'setnx' }, { syncUserProfile: 'overwrite' }],
  ] as const)('forced logins that differ in %s ask twice (R7)', async (_name, first, second) => {
    const world = planned(
      { to: AUTHENTICATE, status: 201, body: alipayAnswer(1) },
      { to: AUTHENTICATE, status: 201, body: alipayAnswer(1) },
    );
    world.phone.authorization = 'agree';
    await Promise.all([
      world.baas.auth.loginWithAlipay({ forceLogin: true, ...first }),
      world.baas.auth.loginWithAlipay({ forceLogin: true, ...second }),
    ]);
    expect(world.asked).toHaveLength(2);
  });

  test('a login overtaken by a logout rejects with 604 and leaves no session (R7)', async () => {
    const held = gate();
    const world = planned({ to: SILENT, status: 201, body: alipayAnswer(1), until: held.opened });
    const login = rejection(world.baas.auth.loginWithAlipay());
    await settled();
    await world.baas.auth.logout();
    held.open();
    expect(await login).toMatchObject({ code: 604 });
    expect(await world.baas.getAuthToken()).toBeUndefined();
    await expect(world.restart().auth.getCurrentUser()).rejects.toMatchObject({ code: 604 });
  });

  test('a login called after that logout shares nothing with the one from before (R7)', async () => {
    const held = gate();
    const world = planned(
      { to: SILENT, status: 201, body: alipayAnswer(1), until: held.opened },
      { to: SILENT, status: 201, body: alipayAnswer(2) },
    );
    const before = world.baas.auth.loginWithAlipay();
    await settled();
    await world.baas.auth.logout();
    await expect(world.baas.auth.loginWithAlipay()).resolves.toMatchObject({ id: 2 });
    held.open();
    await expect(before).resolves.toMatchObject({ id: 2 });
  });

  test('an answer of the sheet after a logout creates nobody (R7)', async () => {
    const answered = gate();
    const { transport } = plan();
    const world = createWorld({
      statusWorld,
      transport,
      platform: () => ({
        getAuthCode: ({ success }) => void answered.opened.then(() => success({ authCode: 'x' })),
      }),
    });
    const login = rejection(world.baas.auth.loginWithAlipay({ forceLogin: true }));
    await settled();
    await world.baas.auth.logout();
    answered.open();
    expect(await login).toMatchObject({ code: 604 });
    expect(world.sent).toEqual([]);
  });

  test.each([200, 401, 404, 500])(
    'a read that ends with %i after another login: the new user is the answer, and stays (R7)',
    async (status) => {
      const held = gate();
      const world = planned(
        { to: SILENT, status: 201, body: alipayAnswer(1) },
        { to: userInfo(1), status, body: record(1, { nickname: 'late' }), until: held.opened },
        { to: LOGIN, status: 201, body: passwordAnswer(2) },
        { to: userInfo(2), body: record(2) },
      );
      await world.baas.auth.loginWithAlipay();
      const seen: (string | undefined)[] = [];
      world.baas.auth.onAuthStateChange((user) => seen.push(user?.nickname));
      const reading = world.baas.auth.getCurrentUser();
      await settled();
      await world.baas.auth.login(BOB);
      held.open();
      await expect(reading).resolves.toMatchObject({ id: 2, user_id: 2, nickname: 'user 2' });
      expect(seen).toEqual(['user 1', 'user 2']);
      expect(await world.baas.getAuthToken()).toBe('token-of-2');
    },
  );

  test('messages, and codes that are good once, are sent once by identical calls in flight (R7)', async () => {
    const VERIFY = 'POST /hserve/v1.8/sms-verification-code/verify/';
    const VERIFY_PHONE = 'POST /hserve/v2.1/sms-phone-verification/';
    const VERIFY_EMAIL = 'POST /hserve/v2.0/user/email-verify/';
    const RESET = 'POST /hserve/v2.0/user/password/reset/';
    const world = planned(
      { to: SILENT, status: 201, body: alipayAnswer(1) },
      { to: VERIFY },
      { to: VERIFY, status: 400 },
      { to: VERIFY_PHONE },
      { to: VERIFY_EMAIL, status: 201 },
      { to: RESET, status: 201 },
    );
    const user = await world.baas.auth.loginWithAlipay();
    const [first, second, other] = await Promise.allSettled([
      world.baas.verifySmsCode({ phone: '13800138000', code: '123456' }),
      world.baas.verifySmsCode({ phone: '13800138000', code: 123456 }),
      world.baas.verifySmsCode({ phone: '13800138000', code: '654321' }),
    ]);
    expect([first, second, other].map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
    ]);
    await Promise.all([user.verifyMobilePhone('123456'), user.verifyMobilePhone(123456)]);
    await Promise.all([user.requestEmailVerification(), user.requestEmailVerification()]);
    const reset = () => world.baas.auth.requestPasswordReset({ email: 'a@example.com' });
    await Promise.all([reset(), reset()]);
    expect(calls(world).map(({ to }) => to)).toEqual([
      SILENT,
      VERIFY,
      VERIFY,
      VERIFY_PHONE,
      VERIFY_EMAIL,
      RESET,
    ]);
  });

  test('two logouts share one request (R7)', async () => {
    const world = planned(
      { to: SILENT, status: 201, body: alipayAnswer(1) },
      { to: LOGOUT, status: 201, body: { status: 'ok' } },
    );
    await world.baas.auth.loginWithAlipay();
    const [first, second] = await Promise.all([world.baas.auth.logout(), world.baas.auth.logout()]);
    expect(first).toBe(second);
    expect(calls(world).map(({ to }) => to)).toEqual([SILENT, LOGOUT]);
  });
});
