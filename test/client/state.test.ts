import type { BaaS, CurrentUser } from '../../client/testing';
import {
  alipayAnswer,
  createWorld,
  LOGOUT,
  passwordAnswer,
  plan,
  record,
  rejection,
  settled,
  SILENT,
  STATUS_WORLDS,
  userInfo,
} from './world';

describe.each(STATUS_WORLDS)('onAuthStateChange (R16), statuses to %s', (statusWorld) => {
  const REPLIES = [
    { to: SILENT, status: 201, body: alipayAnswer(1) },
    { to: userInfo(1), body: record(1, { nickname: 'renamed' }) },
    { to: 'POST /hserve/v2.2/user/account/', body: { _username: 'alice' } },
    { to: LOGOUT, status: 201 },
  ];
  /** A phone with a listener, and replies to the first so many requests. */
  const watched = (requests: number) => {
    const { transport } = plan(...REPLIES.slice(0, requests));
    const world = createWorld({ statusWorld, transport });
    const seen: (CurrentUser | null)[] = [];
    const stop = world.baas.auth.onAuthStateChange((user) => seen.push(user));
    return { ...world, seen, stop };
  };

  test('calls at once with what is known, then after each change (R16)', async () => {
    const { baas, seen } = watched(4);
    expect(seen).toEqual([null]);
    await baas.auth.loginWithAlipay();
    const user = await baas.auth.getCurrentUser();
    await user.setUsername('alice');
    await baas.auth.logout();
    expect(seen.map((one) => one && [one.nickname, one._username])).toEqual([
      null,
      ['user 1', undefined],
      ['renamed', undefined],
      ['renamed', 'alice'],
      null,
    ]);
  });

  test('who comes later gets the user at once, as an object of their own (R16)', async () => {
    const { baas, seen } = watched(1);
    await baas.auth.loginWithAlipay();
    const later: (CurrentUser | null)[] = [];
    baas.auth.onAuthStateChange((user) => later.push(user));
    expect(later[0]?.id).toBe(1);
    expect(later[0]).not.toBe(seen[1]);
  });

  test('the returned function stops it (R16)', async () => {
    const { baas, seen, stop } = watched(1);
    stop();
    await baas.auth.loginWithAlipay();
    expect(seen).toEqual([null]);
  });

  test('a listener that throws hurts nobody (R16)', async () => {
    const { baas, logged } = watched(1);
    baas.auth.onAuthStateChange(() => {
      throw new Error('secret of the app');
    });
    const seen: (CurrentUser | null)[] = [];
    baas.auth.onAuthStateChange((user) => seen.push(user));
    await expect(baas.auth.loginWithAlipay()).resolves.toMatchObject({ id: 1 });
    expect(seen).toHaveLength(2);
    expect(logged).toContainEqual({ level: 'warn', text: 'onAuthStateChange: a listener threw' });
  });

  test('an asynchronous listener that rejects hurts nobody (R16)', async () => {
    const { baas, logged } = watched(1);
    baas.auth.onAuthStateChange(() => Promise.reject(new Error('secret of the app')) as never);
    await expect(baas.auth.loginWithAlipay()).resolves.toMatchObject({ id: 1 });
    // A rejection that nobody handled would fail the test by now.
    await settled();
    const told = logged.filter(({ text }) => text === 'onAuthStateChange: a listener threw');
    expect(told).toHaveLength(2);
  });

  test('nothing changed, nothing told: a listener may read the user (R16)', async () => {
    const { transport } = plan(
      { to: SILENT, status: 201, body: alipayAnswer(1) },
      { to: userInfo(1), body: record(1) },
      { to: userInfo(1), body: record(1) },
    );
    const { baas } = createWorld({ statusWorld, transport });
    await baas.auth.loginWithAlipay();
    await baas.auth.getCurrentUser();
    let told = 0;
    baas.auth.onAuthStateChange(() => (told += 1));
    await baas.auth.getCurrentUser();
    expect(told).toBe(1);
  });

  test.each<[string, (baas: BaaS) => Promise<unknown>]>([
    ['getCurrentUser', (baas) => rejection(baas.auth.getCurrentUser())],
    ['getAuthToken', (baas) => baas.getAuthToken()],
    ['logout', (baas) => baas.auth.logout()],
  ])('a session that runs out is reported with the next call: %s (R16)', async (_name, call) => {
    const { baas, clock, seen } = watched(1);
    await baas.auth.loginWithAlipay();
    clock.advance(31 * 24 * 60 * 60 * 1000);
    await call(baas);
    await call(baas);
    expect(seen.map((user) => user?.id)).toEqual([undefined, 1, undefined]);
  });

  test('a logout without a session tells nobody anything (R16)', async () => {
    const { baas, seen } = watched(0);
    await baas.auth.logout();
    await baas.clearSession();
    expect(seen).toEqual([null]);
  });

  test('a login whose user cannot be read: listeners no longer hold the one before (R16)', async () => {
    const { transport } = plan(
      { to: SILENT, status: 201, body: alipayAnswer(1) },
      { to: 'POST /hserve/v2.1/login/username/', status: 201, body: passwordAnswer(2) },
      { to: userInfo(2), status: 500 },
    );
    const { baas } = createWorld({ statusWorld, transport });
    await baas.auth.loginWithAlipay();
    const seen: unknown[] = [];
    baas.auth.onAuthStateChange((user) => seen.push(user?.id ?? null));
    const login = baas.auth.login({ username: 'bob', password: 'secret-2' });
    await expect(login).rejects.toMatchObject({ code: 500 });
    expect(seen).toEqual([1, null]);
    expect(await baas.getAuthToken()).toBe('token-of-2');
  });

  test('a listener stopped by another in the same round is not called any more (R16)', async () => {
    const { baas } = watched(1);
    let called = 0;
    const stops: (() => void)[] = [];
    baas.auth.onAuthStateChange(() => stops.forEach((stop) => stop()));
    stops.push(baas.auth.onAuthStateChange(() => (called += 1)));
    await baas.auth.loginWithAlipay();
    expect(called).toBe(1);
  });

  test('a listener that is no function is a 605, at once', () => {
    const { baas } = watched(0);
    expect(() => baas.auth.onAuthStateChange(undefined as never)).toThrow(/605: .*listener/);
  });
});
