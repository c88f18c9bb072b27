import {
  alipayAnswer,
  API_HOST,
  calls,
  CLIENT_ID,
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
  userInfo,
  type Reply,
} from './world';

const BOB = { username: 'bob', password: 'secret-2' };
const ITEM = 'POST /item/';
const LINK = 'POST /hserve/v2.0/idp/alipay/user-associate/';
const bob: Reply[] = [
  { to: LOGIN, status: 201, body: passwordAnswer(2) },
  { to: userInfo(2), body: record(2), repeat: true },
];
const first: Reply = { to: SILENT, status: 201, body: alipayAnswer(1) };

describe.each(STATUS_WORLDS)(
  'what was asked for one user arrives after the login of another (R7, R11), statuses to %s',
  (statusWorld) => {
    const planned = (autoLogin: boolean, ...replies: Reply[]) => {
      const world = createWorld({ statusWorld, transport: plan(...replies).transport });
      world.baas.init(CLIENT_ID, { host: API_HOST, autoLogin });
      return world;
    };

    test('a 401 of the former session leaves the new one alone (R11)', async () => {
      const held = gate();
      const late: Reply = { to: ITEM, status: 401, until: held.opened };
      const world = planned(true, first, late, ...bob);
      await world.baas.auth.loginWithAlipay();
      const sending = rejection(world.baas.request({ url: '/item/', method: 'POST' }));
      await settled();
      await world.baas.auth.login(BOB);
      held.open();
      expect(await sending).toMatchObject({ code: 604 });
      expect(world.asked).toHaveLength(1);
      expect(stored(world, 'auth_token')).toBe('token-of-2');
      await expect(world.baas.auth.getCurrentUser()).resolves.toMatchObject({ id: 2 });
    });

    test('a record is not taken for the new user’s (R7)', async () => {
      const held = gate();
      const world = planned(
        false,
        first,
        { to: userInfo(1), body: record(1), until: held.opened },
        ...bob,
      );
      await world.baas.auth.loginWithAlipay();
      world.restart();
      const reading = world.baas.auth.silentLogin();
      await settled();
      await world.baas.auth.login(BOB);
      held.open();
      await expect(reading).resolves.toMatchObject({ id: 2, nickname: 'user 2' });
      await expect(world.baas.auth.getCurrentUser()).resolves.toMatchObject({ nickname: 'user 2' });
    });

    test('an Alipay user that was linked is not noted at the new user’s session (R14)', async () => {
      const held = gate();
      const linked: Reply = { to: LINK, body: { alipay_user_id: '2088x' }, until: held.opened };
      const world = planned(false, first, linked, ...bob);
      const user = await world.baas.auth.loginWithAlipay();
      const linking = user.linkAlipay();
      await settled();
      await world.baas.auth.login(BOB);
      held.open();
      await linking;
      await settled();
      expect(stored(world, 'alipay_user_id')).not.toBe('2088x');
    });
  },
);

describe('a session that is taken up at the next launch (R8)', () => {
  const launched = async (answer: object, ...replies: Reply[]) => {
    const world = createWorld({
      transport: plan({ to: SILENT, status: 201, body: answer }, ...replies).transport,
    });
    await world.baas.auth.loginWithAlipay();
    return world;
  };

  test('one that is not anonymous may be linked', async () => {
    const linked: Reply = { to: LINK, body: { alipay_user_id: KNOWN.userId } };
    const world = await launched(alipayAnswer(1), { to: userInfo(1), body: record(1) }, linked);
    expect(stored(world, 'is_anonymous_user')).toBe(0);
    const user = await world.restart().auth.silentLogin();
    await expect(user.linkAlipay()).resolves.toMatchObject({ statusCode: 200 });
  });

  test('an anonymous one is stored as that, and may not', async () => {
    const anonymous: Reply = {
      to: 'POST /hserve/v2.0/login/anonymous/',
      status: 201,
      body: passwordAnswer(3),
    };
    const info: Reply = { to: userInfo(3), body: { id: 3 }, repeat: true };
    const world = createWorld({ transport: plan(anonymous, info).transport });
    await world.baas.auth.anonymousLogin();
    expect(stored(world, 'is_anonymous_user')).toBe(1);
    const user = await world.restart().auth.silentLogin();
    expect(await rejection(user.linkAlipay())).toMatchObject({ code: 612 });
  });
});

test('autoLogin creates a user for an Alipay user that the server does not know (R11, R5)', async () => {
  const world = createWorld({ transport: plan(first, { to: ITEM }).transport });
  world.baas.init(CLIENT_ID, { host: API_HOST, autoLogin: true });
  await world.baas.request({ url: '/item/', method: 'POST' });
  expect(calls(world)[0]).toMatchObject({ to: SILENT, body: { create_user: true } });
});
