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
const LINK = 'POST /hserve/v2.0/idp/alipay/user-associate/';
const ALICE = { username: 'alice', password: 'secret-1' };
const alice: Reply[] = [
  { to: LOGIN, status: 201, body: passwordAnswer(7) },
  { to: userInfo(7), body: record(7) },
];
const accounts = (count: number): Reply[] =>
  Array.from({ length: count }, () => ({ to: 'POST /hserve/v2.2/user/account/', body: {} }));
const item = { url: '/item/', method: 'POST' } as const;

describe.each(STATUS_WORLDS)('autoLogin (R11), statuses to %s', (statusWorld) => {
  const planned = (...replies: Reply[]) => {
    const { transport } = plan(...replies);
    const world = createWorld({ statusWorld, transport });
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
  });

  test.each([
    ['the same user', 1, [SILENT, LINK, SILENT, LINK], { statusCode: 200 }],
    ['another user', 2, [SILENT, LINK, SILENT], { code: 604 }],
  ] as const)('linkAlipay after a 401, as %s (R11, R14)', async (_who, id, sent, outcome) => {
    const world = planned(
      silent(1),
      { to: LINK, status: 401 },
      silent(id),
      ...(id === 1 ? [{ to: LINK, body: {} }] : []),
    );
    const user = await world.baas.auth.loginWithAlipay();
    const linked: Promise<unknown> = user.linkAlipay();
    expect(await linked.catch((error: unknown) => error)).toMatchObject(outcome);
    expect(paths(world)).toEqual(sent);
  });

  test('a second 401 rejects (R11)', async () => {
    const world = planned(silent(1), { to: ITEM, status: 401 }, silent(1), {
      to: ITEM,
      status: 401,
    });
    expect(await rejection(world.baas.request(item))).toMatchObject({ code: 401 });
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

  describe('a session that runs out', () => {
    const LIFE_MS = 2592000 * 1000;
    const PROFILE = 'POST /hserve/v2.5/user/info/';

    test('counts like a 401: the same user logs in silently, and the request is sent (R11)', async () => {
      const world = planned(silent(1), silent(1), { to: ITEM });
      await world.baas.auth.loginWithAlipay();
      world.clock.nowMs += LIFE_MS;
      await expect(world.baas.request(item)).resolves.toMatchObject({ status: 200 });
      expect(paths(world)).toEqual([SILENT, SILENT, ITEM]);
    });

    test('never as somebody else: requests that waited for another user are 604, not sent (R11)', async () => {
      const world = planned(...alice, silent(1), { to: ITEM });
      const user = await world.baas.auth.login(ALICE);
      world.clock.nowMs += LIFE_MS;
      const pending = [world.baas.request(item), user.set('a', 1).update(), user.setUsername('b')];
      for (const error of await Promise.all(pending.map(rejection))) {
        expect(error).toMatchObject({ code: 604 });
      }
      expect(paths(world).slice(2)).toEqual([SILENT]);
      // What the app asks for from now on, it asks as the user who is logged in now.
      await expect(world.baas.request(item)).resolves.toMatchObject({ status: 200 });
    });

    test('also after a restart: whose session it was is stored (R11)', async () => {
      const world = planned(...alice, silent(1));
      await world.baas.auth.login(ALICE);
      world.clock.nowMs += LIFE_MS;
      const baas = world.restart();
      baas.init(CLIENT_ID, { host: API_HOST, autoLogin: true });
      expect(await rejection(baas.request(item))).toMatchObject({ code: 604 });
    });

    test('a request made while the silent login is under way is one of those that wait (R11)', async () => {
      const held = gate();
      const world = planned(
        ...alice,
        { to: ITEM, status: 401 },
        { ...silent(1), until: held.opened },
      );
      await world.baas.auth.login(ALICE);
      const first = rejection(world.baas.request(item));
      await settled();
      const second = rejection(world.baas.request(item));
      await settled();
      held.open();
      expect(await first).toMatchObject({ code: 604 });
      expect(await second).toMatchObject({ code: 604 });
    });

    test('getCurrentUser: the same user is read again; another one is 604 (R11)', async () => {
      const same = planned(silent(1), silent(1), { to: userInfo(1), body: record(1) });
      await same.baas.auth.loginWithAlipay();
      same.clock.nowMs += LIFE_MS;
      await expect(same.baas.auth.getCurrentUser()).resolves.toMatchObject({ id: 1 });

      const other = planned(...alice, silent(1));
      await other.baas.auth.login(ALICE);
      other.clock.nowMs += LIFE_MS;
      expect(await rejection(other.baas.auth.getCurrentUser())).toMatchObject({ code: 604 });
    });

    test('off by default: it is 604, and nothing logs in (R11)', async () => {
      const world = planned(...alice);
      world.baas.init(CLIENT_ID, { host: API_HOST });
      const user = await world.baas.auth.login(ALICE);
      world.clock.nowMs += LIFE_MS;
      expect(await rejection(user.set('a', 1).update())).toMatchObject({ code: 604 });
      expect(await rejection(world.baas.auth.getCurrentUser())).toMatchObject({ code: 604 });
      expect(world.asked).toEqual([]);
    });

    test('the methods of a user log in first, if it is the same user (R11)', async () => {
      const world = planned(silent(1), silent(1), { to: PROFILE, body: record(1) }, ...accounts(5));
      const user = await world.baas.auth.loginWithAlipay();
      world.clock.nowMs += LIFE_MS;
      await user.set('a', 1).update();
      await user.setUsername('a');
      await user.setMobilePhone('13800138000');
      await user.updatePassword({ newPassword: 'secret-9' });
      await user.setAccount({ email: 'a@b.cn' });
      await user.setEmail(null);
      expect(paths(world).filter((to) => to === SILENT)).toHaveLength(2);
    });
  });

  test('every method of a user logs in first where there is no session (R11)', async () => {
    const world = planned(silent(1), { to: 'POST /hserve/v2.5/user/info/', body: record(1) });
    await new world.baas.UserRecord().set('a', 1).update();
    expect(paths(world)).toEqual([SILENT, 'POST /hserve/v2.5/user/info/']);
  });

  test('after a logout the methods of a user do not log in: 604 (R11)', async () => {
    const world = planned(silent(1), { to: LOGOUT, status: 201 });
    const user = await world.baas.auth.loginWithAlipay();
    await world.baas.auth.logout();
    expect(await rejection(user.set('a', 1).update())).toMatchObject({ code: 604 });
    expect(await rejection(user.linkAlipay())).toMatchObject({ code: 604 });
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
  });

  test('off by default: a 401 rejects and keeps the session (R11)', async () => {
    const world = planned(silent(1), { to: ITEM, status: 401 });
    world.baas.init(CLIENT_ID, { host: API_HOST });
    await world.baas.auth.loginWithAlipay();
    expect(await rejection(world.baas.request(item))).toMatchObject({ code: 401 });
    expect(await world.baas.getAuthToken()).toBeDefined();
  });
});
