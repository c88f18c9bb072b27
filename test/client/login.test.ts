import {
  alipayAnswer,
  AUTHENTICATE,
  calls,
  createWorld,
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
import type { Authorization } from 'alipay-mini-simulator/my';

describe.each(STATUS_WORLDS)('my.request hands statuses to %s', (statusWorld) => {
  const planned = (replies: Reply[], options: WorldOptions = {}) => {
    const { transport } = plan(...replies);
    return { world: createWorld({ statusWorld, transport, ...options }) };
  };
  /** A phone on which user 1 has just logged in silently. */
  const loggedIn = async (replies: Reply[], options: WorldOptions = {}) => {
    const { world } = planned(
      [{ to: SILENT, status: 201, body: alipayAnswer(1) }, ...replies],
      options,
    );
    await world.baas.auth.loginWithAlipay();
    world.sent.length = 0;
    world.asked.length = 0;
    return { world };
  };

  describe('silent login (R1)', () => {
    test.each([
      ['loginWithAlipay()', (world: World) => world.baas.auth.loginWithAlipay()],
      [
        'loginWithAlipay({ forceLogin: false, … }), scopes and syncUserProfile ignored',
        (world: World) =>
          world.baas.auth.loginWithAlipay({
            forceLogin: false,
            scopes: ['auth_life_msg'],
            syncUserProfile: 'overwrite',
          }),
      ],
      ['silentLogin()', (world: World) => world.baas.auth.silentLogin()],
      [
        'silentLogin({ createUser: true, forceLogin: true }), which it has no use for',
        (world: World) =>
          world.baas.auth.silentLogin({ createUser: true, ...{ forceLogin: true } }),
      ],
    ])('%s asks for auth_base and sends code and create_user alone (R1)', async (_name, call) => {
      const { world } = planned([{ to: SILENT, status: 201, body: alipayAnswer(1) }]);
      const user = await call(world);
      expect(world.asked).toEqual(['auth_base']);
      expect(calls(world)).toEqual([
        { to: SILENT, body: { code: 'auth-code-1', create_user: true } },
      ]);
      expect(user).toMatchObject({ id: 1, user_id: 1, nickname: 'user 1' });
      expect(user.session_expires_at).toBe(world.clock.nowMs / 1000 + 2592000 - 30);
    });
  });

  test('silentLogin({ createUser: false }) heeds its option: 404, and no user is created (R1, R5)', async () => {
    const { world } = planned([{ to: SILENT, status: 404 }]);
    const error = await rejection(world.baas.auth.silentLogin({ createUser: false }));
    expect(error).toMatchObject({ code: 404 });
    expect(calls(world)[0]?.body).toMatchObject({ create_user: false });
  });

  test.each([
    ['phone', { phone: '13800138000', email: 'a@b.cn', username: 'alice' }],
    ['email', { phone: '', email: 'a@b.cn', username: 'alice' }],
    ['username', { email: '', username: 'alice' }],
  ])(
    'of several names the first of phone, e-mail and user name counts: %s',
    async (kind, names) => {
      const { world } = planned([
        { to: `POST /hserve/v2.1/login/${kind}/`, status: 201, body: passwordAnswer(7) },
        { to: userInfo(7), body: record(7) },
      ]);
      await world.baas.auth.login({ ...names, password: 'secret-1' });
      const name = (names as Record<string, string>)[kind];
      expect(calls(world)[0]?.body).toEqual({ [kind]: name, password: 'secret-1' });
    },
  );

  describe('session reuse (R2)', () => {
    test('with a session, silent login asks Alipay for nothing and reads the user once (R2)', async () => {
      const { world } = await loggedIn([{ to: userInfo(1), body: record(1, { nickname: 'new' }) }]);
      const user = await world.baas.auth.loginWithAlipay();
      expect(user.nickname).toBe('new');
      expect(world.asked).toEqual([]);
      expect(calls(world).map(({ to }) => to)).toEqual([userInfo(1)]);
    });

    test('also after a restart (R2)', async () => {
      const { world } = await loggedIn([{ to: userInfo(1), body: record(1) }]);
      await until(() => stored(world, 'auth_token') !== undefined);
      const user = await world.restart().auth.silentLogin();
      expect(user.id).toBe(1);
      expect(world.asked).toEqual([]);
    });

    test('an expired session counts as none (R2)', async () => {
      const { world } = await loggedIn([{ to: SILENT, status: 201, body: alipayAnswer(1) }]);
      world.clock.nowMs += 2592000 * 1000;
      await world.baas.auth.loginWithAlipay();
      expect(world.asked).toEqual(['auth_base']);
      expect(world.sent[0]?.headers).not.toHaveProperty('authorization');
    });

    test.each([401, 404])(
      'a %i drops the session, and one full login follows with the same createUser (R2)',
      async (status) => {
        const { world } = await loggedIn([
          { to: userInfo(1), status, body: { status: 'error', error_msg: 'no' } },
          { to: SILENT, status: 201, body: alipayAnswer(2) },
        ]);
        const user = await world.baas.auth.loginWithAlipay({ createUser: false });
        expect(user.id).toBe(2);
        expect(calls(world)[1]).toEqual({
          to: SILENT,
          body: { code: 'auth-code-2', create_user: false },
        });
        expect(world.sent[1]?.headers).not.toHaveProperty('authorization');
      },
    );

    test('a network error leaves the session as it was and rejects (R2)', async () => {
      const { world } = await loggedIn([{ to: userInfo(1), body: record(1) }]);
      world.phone.network = 'offline';
      expect(await rejection(world.baas.auth.loginWithAlipay())).toMatchObject({ code: 600 });
      expect(await world.baas.getAuthToken()).toBe('token-of-1');
      world.phone.network = 'good';
      await until(() => stored(world, 'auth_token') !== undefined);
      await expect(world.restart().auth.loginWithAlipay()).resolves.toMatchObject({ id: 1 });
    });

    test('a server error leaves the session as it was and rejects (R2)', async () => {
      const { world } = await loggedIn([{ to: userInfo(1), status: 500 }]);
      expect(await rejection(world.baas.auth.loginWithAlipay())).toMatchObject({ code: 500 });
      expect(await world.baas.getAuthToken()).toBe('token-of-1');
    });
  });

  describe('forced login (R3)', () => {
    test('asks Alipay also with a session; caller scopes plus auth_user, each once (R3)', async () => {
      const { world } = await loggedIn([
        {
          to: AUTHENTICATE,
          status: 201,
          body: alipayAnswer(1, { user_info: record(1, { is_authorized: true }) }),
        },
      ]);
      world.phone.authorization = 'agree';
      const user = await world.baas.auth.loginWithAlipay({
        forceLogin: true,
        scopes: ['auth_life_msg', 'auth_user', 'auth_life_msg', 'auth_life_msg_tele'],
      });
      expect(world.asked).toEqual([['auth_life_msg', 'auth_user', 'auth_life_msg_tele']]);
      expect(calls(world)).toEqual([
        {
          to: AUTHENTICATE,
          body: { code: 'auth-code-2', create_user: true, update_userprofile: 'setnx' },
        },
      ]);
      expect(user.is_authorized).toBe(true);
    });

    test('without scopes asks for auth_user alone (R3)', async () => {
      const { world } = planned([{ to: AUTHENTICATE, status: 201, body: alipayAnswer(1) }]);
      world.phone.authorization = 'agree';
      await world.baas.auth.loginWithAlipay({ forceLogin: true });
      expect(world.asked).toEqual([['auth_user']]);
    });
  });

  describe('refusal (R4)', () => {
    const refusals: [string, Authorization, 3 | 10][] = [
      ['the refuse button (11)', 'refuse', 3],
      ['closing the sheet (3)', 'close', 3],
      ['closing the sheet on an older client (10)', 'close', 10],
      ['DevTools’ own shape', 'devtools-refuse', 3],
    ];
    test.each(refusals)(
      '%s → one silent login with the same createUser (R4)',
      async (_name, authorization, closeCode) => {
        const { world } = planned([
          { to: SILENT, status: 404, body: { error_msg: 'unknown user' } },
        ]);
        Object.assign(world.phone, { authorization, closeCode });
        const error = await rejection(
          world.baas.auth.loginWithAlipay({ forceLogin: true, createUser: false }),
        );
        expect(error).toMatchObject({ code: 404 });
        expect(world.asked).toEqual([['auth_user'], 'auth_base']);
        expect(calls(world)).toEqual([
          { to: SILENT, body: { code: 'auth-code-1', create_user: false } },
        ]);
      },
    );

    test.each([3, 10] as const)(
      "with whenClosed: 'reject' a closed sheet (%s) rejects with 603, and no login follows (R4)",
      async (closeCode) => {
        const { world } = planned([]);
        Object.assign(world.phone, { authorization: 'close', closeCode });
        const error = await rejection(
          world.baas.auth.loginWithAlipay({ forceLogin: true, whenClosed: 'reject' }),
        );
        expect(error).toMatchObject({ code: 603, cause: { error: closeCode } });
        expect(world.asked).toEqual([['auth_user']]);
      },
    );

    test("with whenClosed: 'reject' a refusal still ends in a silent login (R4)", async () => {
      const { world } = planned([{ to: SILENT, status: 404, body: { error_msg: 'unknown user' } }]);
      world.phone.authorization = 'refuse';
      const login = { forceLogin: true, createUser: false, whenClosed: 'reject' } as const;
      expect(await rejection(world.baas.auth.loginWithAlipay(login))).toMatchObject({ code: 404 });
    });

    test('whenClosed that is neither of the two is 605 (R12)', async () => {
      const { world } = planned([]);
      const wrong = { forceLogin: true, whenClosed: 'stay' };
      // @ts-expect-error -- what JavaScript may pass
      expect(await rejection(world.baas.auth.loginWithAlipay(wrong))).toMatchObject({ code: 605 });
    });

    test.each([
      [3, ['auth_life_msg'], 1],
      [3, [], 0],
      [3, ['auth_user', 'auth_base'], 0],
      [10, ['auth_life_msg'], 0],
    ] as const)(
      'error %i with the scopes %j: %i warnings that name both causes (R4)',
      async (closeCode, scopes, warnings) => {
        const { world } = planned([{ to: SILENT, status: 201, body: alipayAnswer(1) }]);
        Object.assign(world.phone, { authorization: 'close', closeCode });
        await world.baas.auth.loginWithAlipay({ forceLogin: true, scopes });
        expect(world.logged).toHaveLength(warnings);
        const causes = 'the sheet was closed, or the app lacks a scope';
        expect(world.logged.filter(({ text }) => text.includes(causes))).toHaveLength(warnings);
      },
    );

    test('with a session, the silent login after a refusal reuses it (R4, R2)', async () => {
      const { world } = await loggedIn([{ to: userInfo(1), body: record(1) }]);
      world.phone.authorization = 'refuse';
      await expect(world.baas.auth.loginWithAlipay({ forceLogin: true })).resolves.toMatchObject({
        id: 1,
        is_authorized: false,
      });
      expect(world.asked).toEqual([['auth_user']]);
    });

    test.each([
      ['error 11', { error: 11, errorMessage: '用户取消授权' }],
      ['error 3', { error: 3 }],
    ])(
      'a refusal of the silent step (%s) rejects with 613 and never loops (R4)',
      async (_n, failure) => {
        let asked = 0;
        const { world } = planned([], {
          platform: () => ({
            getAuthCode: ({ fail }) => {
              asked += 1;
              fail(failure);
            },
          }),
        });
        expect(
          await rejection(world.baas.auth.loginWithAlipay({ forceLogin: true })),
        ).toMatchObject({
          code: 613,
          cause: failure,
        });
        expect(asked).toBe(2);
        expect(await rejection(world.baas.auth.silentLogin())).toMatchObject({ code: 613 });
        expect(asked).toBe(3);
      },
    );

    test.each([
      ['singular', { authErrorScope: { scope: 'auth_base' } }],
      ['plural', { authErrorScopes: { auth_base: '11' }, authSuccessScopes: [] }],
      ['a list', { authErrorScopes: ['auth_base'] }],
      ['a text', { authErrorScope: 'auth_base' }],
      ['an empty one beside it', { authErrorScope: {}, authErrorScopes: { auth_base: '11' } }],
    ])('DevTools’ refusal of the silent step, %s, rejects with 613 (R4)', async (_n, answer) => {
      const { world } = planned([], {
        platform: () => ({ getAuthCode: ({ success }) => success(answer) }),
      });
      expect(await rejection(world.baas.auth.silentLogin())).toMatchObject({ code: 613 });
    });

    test.each([
      ['no permission', { error: 4, errorMessage: '无权调用' }],
      ['network', { error: 12, errorMessage: 'Network Error' }],
    ])(
      'any other failure of getAuthCode (%s) is no refusal: 614 (R4, errors)',
      async (_n, failure) => {
        const { world } = planned([], {
          platform: () => ({ getAuthCode: ({ fail }) => fail(failure) }),
        });
        const error = await rejection(world.baas.auth.loginWithAlipay({ forceLogin: true }));
        expect(error).toMatchObject({ code: 614, cause: failure });
      },
    );

    test('an answer without a code and without a refusal is 614 (errors)', async () => {
      const { world } = planned([], {
        platform: () => ({ getAuthCode: ({ success }) => success({ authErrorScopes: {} }) }),
      });
      expect(await rejection(world.baas.auth.silentLogin())).toMatchObject({ code: 614 });
    });
  });

  describe('createUser (R5)', () => {
    test('false and an unknown Alipay user → 404, the session stays as it was (R5)', async () => {
      const { world } = planned([
        { to: LOGIN, status: 201, body: passwordAnswer(7) },
        { to: userInfo(7), body: record(7) },
        { to: AUTHENTICATE, status: 404, body: { status: 'error', error_msg: 'not found' } },
      ]);
      await world.baas.auth.login({ username: 'alice', password: 'secret-1' });
      world.phone.authorization = 'agree';
      const error = await rejection(
        world.baas.auth.loginWithAlipay({ forceLogin: true, createUser: false }),
      );
      expect(error).toMatchObject({ code: 404, message: '404: not found' });
      expect(calls(world)[2]?.body).toMatchObject({ create_user: false });
      expect(await world.baas.getAuthToken()).toBe('token-of-7');
      expect(stored(world, 'uid')).toBe(7);
    });
  });

  describe('syncUserProfile (R6)', () => {
    test.each([
      ['overwrite', 'overwrite'],
      ['setnx', 'setnx'],
      ['false', 'false'],
      [false, 'false'],
      [undefined, 'setnx'],
      ['whatever', 'setnx'],
      [true, 'setnx'],
      [7, 'setnx'],
    ])('%p is sent as %p with forced login (R6)', async (given, sent) => {
      const { world } = planned([{ to: AUTHENTICATE, status: 201, body: alipayAnswer(1) }]);
      world.phone.authorization = 'agree';
      await world.baas.auth.loginWithAlipay({
        forceLogin: true,
        syncUserProfile: given as 'setnx',
      });
      expect(calls(world)[0]?.body).toHaveProperty('update_userprofile', sent);
    });
  });
});
