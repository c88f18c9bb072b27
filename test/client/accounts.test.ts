import {
  alipayAnswer,
  calls,
  createWorld,
  gate,
  KNOWN,
  LOGIN,
  LOGOUT,
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
  type WorldOptions,
} from './world';

const ASSOCIATE = 'POST /hserve/v2.0/idp/alipay/user-associate/';
const ACCOUNT = 'POST /hserve/v2.2/user/account/';
const linked = { alipay_user_id: KNOWN.userId };

describe.each(STATUS_WORLDS)('accounts, statuses to %s', (statusWorld) => {
  /** A phone on which user 7 has logged in with a password. */
  const loggedIn = async (replies: Reply[], options: WorldOptions = {}, fields = {}) => {
    const { transport } = plan(
      { to: LOGIN, status: 201, body: passwordAnswer(7) },
      { to: userInfo(7), body: record(7, fields) },
      ...replies,
    );
    const world = createWorld({ statusWorld, transport, ...options });
    const user = await world.baas.auth.login({ username: 'alice', password: 'secret-1' });
    world.sent.length = 0;
    return Object.assign(world, { user });
  };

  describe('linkAlipay (R14)', () => {
    test('silently: resolves to the answer; _provider and the stored id are current (R14)', async () => {
      const world = await loggedIn(
        [{ to: ASSOCIATE, body: linked }],
        {},
        { _provider: { qq: { id: 1 } } },
      );
      const res = await world.user.linkAlipay();
      expect(res.statusCode).toBe(200);
      expect(world.asked).toEqual(['auth_base']);
      expect(calls(world)).toEqual([
        { to: ASSOCIATE, body: { code: 'auth-code-1', authorized: false } },
      ]);
      expect(world.sent[0]?.headers).toMatchObject({
        'x-hydrogen-request-method': 'PUT',
        authorization: 'Hydrogen-r1 token-of-7',
      });
      const provider = { qq: { id: 1 }, alipay: { user_id: KNOWN.userId } };
      expect(world.user._provider).toEqual(provider);
      expect(world.user.get('_provider')).toEqual(provider);
      await until(() => stored(world, 'alipay_user_id') === KNOWN.userId);
      expect(await world.baas.getAuthToken()).toBe('token-of-7');
    });

    test.each([
      [undefined, 'setnx'],
      ['overwrite', 'overwrite'],
      [false, 'false'],
    ])('forced, syncUserProfile %p: authorized and the profile (R14, R6)', async (given, sent) => {
      const world = await loggedIn([{ to: ASSOCIATE, body: linked }]);
      world.phone.authorization = 'agree';
      await world.user.linkAlipay({ forceLogin: true, syncUserProfile: given as 'setnx' });
      expect(world.asked).toEqual([['auth_user']]);
      expect(calls(world)[0]?.body).toEqual({
        code: 'auth-code-1',
        authorized: true,
        update_userprofile: sent,
      });
    });

    test.each(['refuse', 'close', 'devtools-refuse'] as const)(
      'forced and refused (%s) links silently, authorized:false (R14)',
      async (authorization) => {
        const world = await loggedIn([{ to: ASSOCIATE, body: linked }]);
        world.phone.authorization = authorization;
        const res = await world.user.linkAlipay({ forceLogin: true });
        expect(res.statusCode).toBe(200);
        expect(calls(world)[0]?.body).toEqual({ code: 'auth-code-1', authorized: false });
      },
    );

    test('without a session → 604, nothing asked (R14)', async () => {
      const world = await loggedIn([]);
      await world.baas.clearSession();
      expect(await rejection(world.user.linkAlipay())).toMatchObject({ code: 604 });
      expect(world.asked).toEqual([]);
    });

    test('an anonymous user → 612 (R14)', async () => {
      const world = await loggedIn([], {}, { _anonymous: true });
      expect(await rejection(world.user.linkAlipay())).toMatchObject({ code: 612 });
      expect(world.asked).toEqual([]);
    });

    test('the Alipay user belongs to somebody else → 400, nothing changes (R14)', async () => {
      const world = await loggedIn([
        { to: ASSOCIATE, status: 400, body: { error_msg: 'already bound' } },
      ]);
      expect(await rejection(world.user.linkAlipay())).toMatchObject({
        code: 400,
        message: '400: already bound',
      });
      expect(world.user._provider).toBeUndefined();
      expect(stored(world, 'alipay_user_id') || '').toBe('');
    });

    test('a logout while the sheet is open: nothing is linked → 604 (R14, R7)', async () => {
      const answered = gate();
      const world = await loggedIn([{ to: LOGOUT, status: 201 }], {
        platform: () => ({
          getAuthCode: ({ success }) => void answered.opened.then(() => success({ authCode: 'x' })),
        }),
      });
      const linking = rejection(world.user.linkAlipay({ forceLogin: true }));
      await settled();
      await world.baas.auth.logout();
      answered.open();
      expect(await linking).toMatchObject({ code: 604 });
      expect(calls(world).map(({ to }) => to)).toEqual([LOGOUT]);
    });

    test('the object of a user who is no longer logged in links nobody → 604 (R14)', async () => {
      const world = await loggedIn([
        { to: LOGIN, status: 201, body: passwordAnswer(8) },
        { to: userInfo(8), body: record(8) },
      ]);
      await world.baas.auth.login({ username: 'bob', password: 'secret-2' });
      expect(await rejection(world.user.linkAlipay())).toMatchObject({ code: 604 });
    });

    test.each([{}, { alipay_user_id: '' }, '[]'])(
      'the answer %j, without alipay_user_id, is a success: all stays until the record is read (R14)',
      async (body) => {
        const former = { alipay: { user_id: 'former' } };
        const now = { alipay: { user_id: 'now' } };
        const world = await loggedIn(
          [
            { to: ASSOCIATE, body },
            { to: userInfo(7), body: record(7, { _provider: now }) },
            { to: userInfo(7), body: record(7) },
          ],
          {},
          { _provider: former },
        );
        await expect(world.user.linkAlipay()).resolves.toMatchObject({ statusCode: 200 });
        await settled();
        expect(world.user._provider).toEqual(former);
        expect(stored(world, 'alipay_user_id')).toBe('former');
        const { auth } = world.baas;
        await expect(auth.getCurrentUser()).resolves.toMatchObject({ _provider: now });
        await settled();
        expect(stored(world, 'alipay_user_id')).toBe('now');
        await auth.getCurrentUser();
        await settled();
        expect(stored(world, 'alipay_user_id')).toBe('now');
      },
    );

    test('linkWithAlipay, as the vendor’s prose has it, is the same (R14)', async () => {
      const world = await loggedIn([{ to: ASSOCIATE, body: linked }]);
      world.phone.authorization = 'agree';
      const res = await world.user.linkWithAlipay({ forceLogin: true, syncUserProfile: false });
      expect(res).toMatchObject({ statusCode: 200, data: linked });
      expect(calls(world)[0]?.body).toMatchObject({
        authorized: true,
        update_userprofile: 'false',
      });
    });
  });

  describe('identical calls under way (R7)', () => {
    test('two linkAlipay share one question and one request (R7, R14)', async () => {
      const world = await loggedIn([{ to: ASSOCIATE, body: linked }]);
      const [first, second] = await Promise.all([world.user.linkAlipay(), world.user.linkAlipay()]);
      expect(first.data).toEqual(second.data);
      expect(world.asked).toHaveLength(1);
      expect(world.sent).toHaveLength(1);
    });

    test('a write through the object of one user never leaves as another (R7)', async () => {
      const world = await loggedIn([
        { to: LOGIN, status: 201, body: passwordAnswer(8) },
        { to: userInfo(8), body: record(8) },
        { to: ACCOUNT, repeat: true },
      ]);
      const login = world.baas.auth.login({ username: 'bob', password: 'secret-2' });
      const writes: Promise<unknown>[] = [];
      for (let turn = 0; turn < 60; turn += 1) {
        writes.push(world.user.setUsername(`name-${turn}`).catch(() => undefined));
        await (turn % 10 === 0 ? settled() : Promise.resolve());
      }
      await login;
      await Promise.all(writes);
      const tokens = world.sent
        .filter(({ url }) => url.includes('/user/account/'))
        .map(({ headers }) => headers.authorization);
      expect(new Set(tokens)).toEqual(new Set(['Hydrogen-r1 token-of-7']));
    });

    test('a read that was under way does not undo a write (R14)', async () => {
      const held = gate();
      const world = await loggedIn([
        { to: userInfo(7), body: record(7, { _username: null }), until: held.opened },
        { to: ACCOUNT, body: { _username: 'new' } },
      ]);
      const reading = world.baas.auth.getCurrentUser();
      await settled();
      await world.user.setUsername('new');
      const after = world.baas.auth.getCurrentUser();
      held.open();
      await expect(reading).resolves.toMatchObject({ _username: 'new' });
      await expect(after).resolves.toMatchObject({ _username: 'new' });
    });
  });

  describe('logout (R15)', () => {
    test('the local session is gone before the server answers, and its token is destroyed (R15)', async () => {
      const held = gate();
      const world = await loggedIn([{ to: LOGOUT, status: 201, until: held.opened }]);
      const logout = world.baas.auth.logout();
      await settled();
      expect(await world.baas.getAuthToken()).toBeUndefined();
      held.open();
      await expect(logout).resolves.toMatchObject({ statusCode: 201 });
      expect(world.sent[0]?.headers).toHaveProperty('authorization', 'Hydrogen-r1 token-of-7');
      expect(stored(world, 'auth_token')).toBeUndefined();
    });

    test('401 counts as done (R15)', async () => {
      const world = await loggedIn([{ to: LOGOUT, status: 401 }]);
      await expect(world.baas.auth.logout()).resolves.toMatchObject({ statusCode: 204 });
      expect(await world.baas.getAuthToken()).toBeUndefined();
    });

    test('a network error still rejects, after clearing (R15)', async () => {
      const world = await loggedIn([]);
      world.phone.network = 'offline';
      expect(await rejection(world.baas.auth.logout())).toMatchObject({ code: 600 });
      expect(await world.baas.getAuthToken()).toBeUndefined();
      expect(stored(world, 'auth_token')).toBeUndefined();
    });

    test('a server error still rejects, after clearing (R15)', async () => {
      const world = await loggedIn([{ to: LOGOUT, status: 500 }]);
      expect(await rejection(world.baas.auth.logout())).toMatchObject({ code: 500 });
      expect(await world.baas.getAuthToken()).toBeUndefined();
    });

    test('without a session there is nothing to ask the server (R15)', async () => {
      const world = createWorld({ statusWorld, transport: plan().transport });
      await expect(world.baas.auth.logout()).resolves.toEqual({
        ...{ data: {}, status: 204, statusCode: 204, headers: {}, header: {} },
      });
      expect(world.sent).toEqual([]);
    });
  });

  describe('account', () => {
    test('setUsername, setEmail: null clears; the user shows what the server answered', async () => {
      const world = await loggedIn([
        { to: ACCOUNT, body: { _username: 'new-name', _email: 'a@b.cn' } },
        { to: ACCOUNT, body: { _username: 'new-name', _email: null, _email_verified: false } },
      ]);
      await expect(world.user.setUsername('new-name')).resolves.toBe(world.user);
      expect(world.user).toMatchObject({ _username: 'new-name', _email: 'a@b.cn' });
      await world.user.setEmail(null);
      expect(world.user._email).toBeNull();
      expect(calls(world)).toEqual([
        { to: ACCOUNT, body: { username: 'new-name' } },
        { to: ACCOUNT, body: { email: null } },
      ]);
    });

    test('setEmail with sendVerificationEmail asks for the mail after the address is set', async () => {
      const world = await loggedIn([
        { to: ACCOUNT, body: { _email: 'a@b.cn' } },
        { to: 'POST /hserve/v2.0/user/email-verify/', status: 404 },
      ]);
      const setting = world.user.setEmail('a@b.cn', { sendVerificationEmail: true });
      expect(await rejection(setting)).toMatchObject({ code: 404 });
      expect(world.user._email).toBe('a@b.cn');
    });

    test('requestEmailVerification resolves to the answer, as the vendor’s page shows', async () => {
      const world = await loggedIn([
        { to: 'POST /hserve/v2.0/user/email-verify/', status: 201, body: { status: 'ok' } },
        { to: ACCOUNT, body: { _email: 'a@b.cn' } },
        { to: 'POST /hserve/v2.0/user/email-verify/', status: 201, body: { status: 'ok' } },
      ]);
      await expect(world.user.requestEmailVerification()).resolves.toMatchObject({
        statusCode: 201,
        data: { status: 'ok' },
      });
      const setting = world.user.setEmail('a@b.cn', { sendVerificationEmail: true });
      await expect(setting).resolves.toBe(world.user);
    });

    test('an account that is set is set, whatever the body of the answer (R12)', async () => {
      const world = await loggedIn([
        { to: ACCOUNT, status: 204, body: '' },
        { to: ACCOUNT, body: '[]' },
      ]);
      await expect(world.user.updatePassword({ newPassword: 'secret-9' })).resolves.toBe(
        world.user,
      );
      await expect(world.user.setUsername('a')).resolves.toBe(world.user);
      expect(world.user._username).toBeUndefined();
    });

    test('setAccount with null clears the names; a null password counts as absent', async () => {
      const world = await loggedIn([{ to: ACCOUNT, body: {} }]);
      await world.user.setAccount({ username: null, email: null, phone: null, password: null });
      expect(calls(world)[0]?.body).toEqual({ username: null, email: null, phone: null });
      expect(await rejection(world.user.setAccount({ password: null }))).toMatchObject({
        code: 605,
      });
    });

    test('setAccount sends the password as new_password and leaves the caller’s object alone', async () => {
      const world = await loggedIn([{ to: ACCOUNT, body: { _username: 'n' } }]);
      const account = { username: 'n', password: 'secret-9' };
      await world.user.setAccount(account);
      expect(account).toEqual({ username: 'n', password: 'secret-9' });
      expect(calls(world)[0]?.body).toEqual({ username: 'n', new_password: 'secret-9' });
    });

    test('updatePassword', async () => {
      const world = await loggedIn([{ to: ACCOUNT, body: {} }]);
      await expect(
        world.user.updatePassword({ password: 'secret-1', newPassword: 'secret-2' }),
      ).resolves.toBe(world.user);
      expect(calls(world)[0]?.body).toEqual({ password: 'secret-1', new_password: 'secret-2' });
    });

    test('get and toJSON hand out copies, custom fields included', async () => {
      const world = await loggedIn([], {}, { tags: ['a'], _custom: { n: 1 } });
      (world.user.get('tags') as string[]).push('b');
      world.user.toJSON().nickname = 'changed';
      expect(world.user.toJSON()).toEqual(record(7, { tags: ['a'], _custom: { n: 1 } }));
      expect(world.user).toMatchObject({ _custom: { n: 1 } });
      expect(world.user).not.toHaveProperty('tags');
      expect(world.user.get('nothing')).toBeUndefined();
      expect(JSON.parse(JSON.stringify(world.user))).toEqual(world.user.toJSON());
    });

    test('register logs in to the new account', async () => {
      const { transport } = plan(
        { to: 'POST /hserve/v2.1/register/email/', status: 201, body: passwordAnswer(3) },
        { to: userInfo(3), body: record(3) },
      );
      const world = createWorld({ statusWorld, transport });
      await expect(
        world.baas.auth.register({ email: 'a@b.cn', password: 'secret-3' }),
      ).resolves.toMatchObject({ id: 3 });
      expect(calls(world)[0]?.body).toEqual({ email: 'a@b.cn', password: 'secret-3' });
    });

    test('getCurrentUser without a session is 604, with one the record of the server', async () => {
      const { transport } = plan(
        { to: SILENT, status: 201, body: alipayAnswer(1) },
        { to: userInfo(1), body: record(1) },
      );
      const world = createWorld({ statusWorld, transport });
      expect(await rejection(world.baas.auth.getCurrentUser())).toMatchObject({ code: 604 });
      await world.baas.auth.loginWithAlipay();
      await expect(world.baas.auth.getCurrentUser()).resolves.toMatchObject({ id: 1 });
    });
  });
});
