import {
  alipayAnswer,
  API_HOST,
  calls,
  CLIENT_ID,
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

const ITEM = 'POST /item/';
const item = { url: '/item/', method: 'POST' } as const;

describe.each(STATUS_WORLDS)('autoLogin (R11), statuses to %s', (statusWorld) => {
  const planned = (...replies: Reply[]) => {
    const { transport, expectAllUsed } = plan(...replies);
    const world = Object.assign(createWorld({ statusWorld, transport }), { expectAllUsed });
    world.baas.init(CLIENT_ID, { host: API_HOST, autoLogin: true });
    return world;
  };
  const silent = (id: number): Reply => ({
    to: SILENT,
    status: 201,
    body: { ...alipayAnswer(id), token: `token-${id}-${Math.random()}` },
  });
  const paths = (world: { sent: { method: string; url: string }[] }) =>
    calls(world as never).map(({ to }) => to);

  test('a request without a session logs in silently first, once for all (R11)', async () => {
    const world = planned(silent(1), { to: ITEM }, { to: ITEM });
    await Promise.all([world.baas.request(item), world.baas.request(item)]);
    expect(paths(world)).toEqual([SILENT, ITEM, ITEM]);
    expect(world.sent[1]?.headers).toHaveProperty('authorization');
  });

  test('a 401 logs in once for all that wait, and each request is sent once more (R11)', async () => {
    const world = planned(
      silent(1),
      { to: ITEM, status: 401 },
      { to: ITEM, status: 401 },
      silent(1),
      { to: ITEM, status: 201 },
      { to: ITEM, status: 201 },
    );
    await world.baas.auth.loginWithAlipay();
    const results = await Promise.all([world.baas.request(item), world.baas.request(item)]);
    expect(results.map(({ status }) => status)).toEqual([201, 201]);
    expect(paths(world).filter((to) => to === SILENT)).toHaveLength(2);
    world.expectAllUsed();
  });

  test('a second 401 rejects (R11)', async () => {
    const world = planned(silent(1), { to: ITEM, status: 401 }, silent(1), {
      to: ITEM,
      status: 401,
    });
    expect(await rejection(world.baas.request(item))).toMatchObject({ code: 401 });
    world.expectAllUsed();
  });

  test('never as somebody else: another user after the 401 → 604, not sent again (R11)', async () => {
    const world = planned(
      { to: LOGIN, status: 201, body: passwordAnswer(7) },
      { to: userInfo(7), body: record(7) },
      { to: ITEM, status: 401 },
      silent(1),
    );
    await world.baas.auth.login({ username: 'alice', password: 'secret-1' });
    expect(await rejection(world.baas.request(item))).toMatchObject({ code: 604 });
    expect(paths(world).filter((to) => to === ITEM)).toHaveLength(1);
  });

  test('after an explicit logout nothing logs in by itself until the app calls a login (R11)', async () => {
    const world = planned(
      silent(1),
      { to: LOGOUT, status: 201 },
      { to: ITEM, status: 401 },
      silent(1),
      { to: ITEM, status: 201 },
    );
    await world.baas.auth.loginWithAlipay();
    await world.baas.auth.logout();
    expect(await rejection(world.baas.request(item))).toMatchObject({ code: 401 });
    expect(paths(world)).toEqual([SILENT, LOGOUT, ITEM]);
    await world.baas.auth.loginWithAlipay();
    await expect(world.baas.request(item)).resolves.toMatchObject({ status: 201 });
  });

  test('a login of the app that is under way wins over the silent one (R11, R7)', async () => {
    const held = gate();
    const world = planned(
      { to: LOGIN, status: 201, body: passwordAnswer(7), until: held.opened },
      silent(1),
      { to: ITEM },
      { to: userInfo(7), body: record(7) },
    );
    const login = world.baas.auth.login({ username: 'alice', password: 'secret-1' });
    await settled();
    await world.baas.request(item);
    held.open();
    await expect(login).resolves.toMatchObject({ id: 7 });
    expect(await world.baas.getAuthToken()).toBe('token-of-7');
  });

  test('a login right after a logout, with no wait between, turns it on again (R11)', async () => {
    const world = planned(
      silent(1),
      { to: LOGOUT, status: 201 },
      silent(1),
      { to: ITEM, status: 401 },
      silent(1),
      {
        to: ITEM,
        status: 201,
      },
    );
    await world.baas.auth.loginWithAlipay();
    const logout = world.baas.auth.logout();
    await Promise.all([world.baas.auth.loginWithAlipay(), logout]);
    await expect(world.baas.request(item)).resolves.toMatchObject({ status: 201 });
    world.expectAllUsed();
  });

  test('a 401 of another host logs nobody in or out (R11, R9)', async () => {
    const world = planned({ to: ITEM, status: 401 });
    const foreign = world.baas.request({ url: 'https://other.example/item/', method: 'POST' });
    expect(await rejection(foreign)).toMatchObject({ code: 401 });
    expect(paths(world)).toEqual([ITEM]);
  });

  test('getCurrentUser: a 401 logs in again; without a session it is 604 (R11)', async () => {
    const world = planned(silent(1), { to: userInfo(1), status: 401 }, silent(1), {
      to: userInfo(1),
      body: record(1),
    });
    expect(await rejection(world.baas.auth.getCurrentUser())).toMatchObject({ code: 604 });
    await world.baas.auth.loginWithAlipay();
    await expect(world.baas.auth.getCurrentUser()).resolves.toMatchObject({ id: 1 });
    world.expectAllUsed();
  });

  test('off by default: a 401 rejects and keeps the session (R11)', async () => {
    const world = planned(silent(1), { to: ITEM, status: 401 });
    world.baas.init(CLIENT_ID, { host: API_HOST });
    await world.baas.auth.loginWithAlipay();
    expect(await rejection(world.baas.request(item))).toMatchObject({ code: 401 });
    expect(await world.baas.getAuthToken()).toBeDefined();
  });
});
