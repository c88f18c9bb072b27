import type { BaaS } from '../../client/testing';
import { calls, createWorld, LOGIN, plan, rejection, type World } from './world';

/** Arguments as an app in plain JavaScript may give them. */
type Loose = Record<string, (...args: unknown[]) => unknown>;
const loose = (object: unknown) => object as Loose;

/** What a call ends with, thrown at once or as a rejection. */
const failure = (run: () => unknown) => rejection((async () => await run())());

type Call = (baas: BaaS) => unknown;

const user = (baas: BaaS) => loose(new baas.CurrentUser({ id: 1 }));
const users = (baas: BaaS) => loose(new baas.User());
const query = (baas: BaaS) => loose(new baas.Query());

const REFUSED: [name: string, call: Call, complaint: string][] = [
  [
    'sendSmsCode without options',
    (baas) => loose(baas).sendSmsCode?.({}),
    'phone must be a non-empty string',
  ],
  [
    'sendSmsCode, signatureID',
    (baas) => loose(baas).sendSmsCode?.({ phone: '13800138000', signatureID: '7' }),
    'signatureID must be a number',
  ],
  [
    'verifySmsCode, phone',
    (baas) => loose(baas).verifySmsCode?.({ phone: 1, code: '1234' }),
    'phone must be a non-empty string',
  ],
  ...['12 34', '1234x', 'x1234', '', 1.5, -1, true].map((code): [string, Call, string] => [
    `verifySmsCode, code ${JSON.stringify(code)}`,
    (baas) => loose(baas).verifySmsCode?.({ phone: '13800138000', code }),
    'code must be digits',
  ]),
  [
    'loginWithSmsVerificationCode, phone',
    (baas) => loose(baas.auth).loginWithSmsVerificationCode?.(7, '1234'),
    'phone must be a non-empty string',
  ],
  [
    'loginWithSmsVerificationCode, createUser',
    (baas) => loose(baas.auth).loginWithSmsVerificationCode?.('138', '1234', { createUser: 'no' }),
    'createUser must be a boolean',
  ],
  [
    'requestPasswordReset',
    (baas) => loose(baas.auth).requestPasswordReset?.({ email: '' }),
    'email must be a non-empty string',
  ],
  [
    'onAuthStateChange',
    (baas) => loose(baas.auth).onAuthStateChange?.('x'),
    'listener must be a function',
  ],
  ['CurrentUser', (baas) => new baas.CurrentUser('x' as never), 'record must be an object'],
  ['setUsername', (baas) => user(baas).setUsername?.(''), 'username must be a non-empty string'],
  ['setEmail', (baas) => user(baas).setEmail?.(1), 'email must be a non-empty string'],
  [
    'setEmail, options',
    (baas) => user(baas).setEmail?.('a@b.cn', { sendVerificationEmail: 1 }),
    'sendVerificationEmail must be a boolean',
  ],
  ['setMobilePhone', (baas) => user(baas).setMobilePhone?.(1), 'phone must be a non-empty string'],
  ['setAccount', (baas) => user(baas).setAccount?.('x'), 'account must be an object'],
  [
    'setAccount of nothing',
    (baas) => user(baas).setAccount?.({}),
    'account must be username, email, phone or password',
  ],
  [
    'setAccount, password',
    (baas) => user(baas).setAccount?.({ password: 1 }),
    'password must be a string',
  ],
  [
    'updatePassword',
    (baas) => user(baas).updatePassword?.({ password: 'old' }),
    'newPassword must be a non-empty string',
  ],
  [
    'set with three arguments',
    (baas) => user(baas).set?.('a', 1, 2),
    'the arguments must be a field name and a value, or an object',
  ],
  [
    'set with an object and more',
    (baas) => user(baas).set?.({ a: 1 }, 1, 2),
    'the arguments must be a field name and a value, or an object',
  ],
  [
    'set with a name alone',
    (baas) => user(baas).set?.('a'),
    'the arguments must be a field name and a value, or an object',
  ],
  ['incrementBy', (baas) => user(baas).incrementBy?.('visits', '1'), 'value must be a number'],
  ['User.get', (baas) => users(baas).get?.(0), 'userID must be a user id'],
  ['User.get of a text', (baas) => users(baas).get?.('7x'), 'userID must be a user id'],
  ['getWithoutData', (baas) => users(baas).getWithoutData?.('x7'), 'userID must be a user id'],
  ['limit', (baas) => users(baas).limit?.(-1), 'count must be an integer from 0 up'],
  ['offset', (baas) => users(baas).offset?.('1'), 'count must be an integer from 0 up'],
  [
    'find, withCount',
    (baas) => users(baas).find?.({ withCount: 1 }),
    'withCount must be a boolean',
  ],
  ['setQuery', (baas) => users(baas).setQuery?.({}), 'query must be a my.BaaS.Query'],
  ['Query.and', (baas) => loose(baas.Query).and?.({}), 'query must be a my.BaaS.Query'],
  ['matches', (baas) => query(baas).matches?.('a', 'b'), 'regExp must be a regular expression'],
  ['in', (baas) => query(baas).in?.('a', 'b'), 'values must be an array'],
  ['compare', (baas) => query(baas).compare?.('a', '~', 1), 'operator must be =, !=, <, <=, >, >='],
  ['storage.get', (baas) => loose(baas.storage).get?.(1), 'key must be a non-empty string'],
];

const INIT: [name: string, args: unknown[], complaint: string][] = [
  ...['', 'a b', 'a/b', '/ab', 'ab/'].map((id): [string, unknown[], string] => [
    `clientID ${JSON.stringify(id)}`,
    [id],
    'clientID must be letters, digits, - and _',
  ]),
  ...[
    'x',
    'ftp://a.cn',
    'https://a.cn/path',
    'https://a.cn?x',
    ' https://a.cn',
    'https://user@a.cn',
    'x https://a.cn',
  ].map((host): [string, unknown[], string] => [
    `host ${host}`,
    ['id', { host }],
    'host must be an http(s) origin',
  ]),
  ...[0, -1, '1', 60001].map((timeout): [string, unknown[], string] => [
    `timeout ${JSON.stringify(timeout)}`,
    ['id', { timeout }],
    'timeout must be milliseconds up to 60000',
  ]),
  ['autoLogin', ['id', { autoLogin: 1 }], 'autoLogin must be a boolean'],
  ['env', ['id', { env: 1 }], 'env must be Latin text'],
  ['env, of two lines', ['id', { env: 'a\r\nX-Admin: 1' }], 'env must be Latin text'],
  ['env, of letters that no header has', ['id', { env: '环境' }], 'env must be Latin text'],
  ['logLevel', ['id', { logLevel: 'loud' }], 'logLevel must be '],
];

describe('a wrong argument is 605, and the error says what it must be (R12)', () => {
  let world: World;
  beforeEach(() => {
    world = createWorld({ transport: plan().transport });
  });

  test.each(REFUSED)('%s (R12)', async (_name, call, complaint) => {
    const error = await failure(() => call(world.baas));
    expect(error).toMatchObject({
      code: 605,
      message: `605: incorrect parameter type: ${complaint}`,
    });
    expect(world.sent).toEqual([]);
  });

  const getterThatThrows = (key: string) =>
    Object.defineProperty({}, key, {
      enumerable: true,
      get: () => {
        throw new Error('hunter2');
      },
    }) as never;
  const revokedProxy = (): never => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy as never;
  };
  const scopes = (list: unknown) => ({ forceLogin: true, scopes: list as string[] });
  test.each<[string, (baas: BaaS, unreadable: (key: string) => never) => unknown]>([
    ['loginWithAlipay', (baas, unreadable) => baas.auth.loginWithAlipay(unreadable('forceLogin'))],
    [
      'a list of scopes',
      (baas, unreadable) => baas.auth.loginWithAlipay(scopes([unreadable('toJSON')])),
    ],
    ['silentLogin', (baas, unreadable) => baas.auth.silentLogin(unreadable('createUser'))],
    ['login', (baas, unreadable) => baas.auth.login(unreadable('username'))],
    ['register', (baas, unreadable) => baas.auth.register(unreadable('password'))],
    [
      'requestPasswordReset',
      (baas, unreadable) => baas.auth.requestPasswordReset(unreadable('email')),
    ],
    [
      'loginWithSmsVerificationCode',
      (baas, unreadable) =>
        baas.auth.loginWithSmsVerificationCode('138', '1', unreadable('createUser')),
    ],
    ['request', (baas, unreadable) => baas.request(unreadable('url'))],
    ['headers', (baas, unreadable) => baas.request({ url: '/', headers: unreadable('a') })],
    ['data', (baas, unreadable) => baas.request({ url: '/', data: unreadable('a') })],
    ['sendSmsCode', (baas, unreadable) => baas.sendSmsCode(unreadable('phone'))],
    ['verifySmsCode', (baas, unreadable) => baas.verifySmsCode(unreadable('code'))],
    ['linkAlipay', (baas, unreadable) => user(baas).linkAlipay?.(unreadable('syncUserProfile'))],
    ['setAccount', (baas, unreadable) => user(baas).setAccount?.(unreadable('email'))],
    [
      'setEmail',
      (baas, unreadable) => user(baas).setEmail?.('a@b.cn', unreadable('sendVerificationEmail')),
    ],
    [
      'updatePassword',
      (baas, unreadable) => user(baas).updatePassword?.(unreadable('newPassword')),
    ],
    ['set', (baas, unreadable) => user(baas).set?.(unreadable('nickname'))],
    ['init', (baas, unreadable) => baas.init('id', unreadable('host'))],
    ['CurrentUser', (baas, unreadable) => new baas.CurrentUser(unreadable('id'))],
    ['find', (baas, unreadable) => users(baas).find?.(unreadable('withCount'))],
    ['append', (baas, unreadable) => user(baas).append?.('tags', unreadable('a'))],
    ['in', (baas, unreadable) => query(baas).in?.('a', unreadable('0'))],
    ['exists', (baas, unreadable) => query(baas).exists?.(unreadable('0'))],
    ['select', (baas, unreadable) => users(baas).select?.(unreadable('0'))],
  ])('%s with a getter that throws, or a revoked Proxy (R12)', async (_name, call) => {
    for (const unreadable of [getterThatThrows, revokedProxy]) {
      const error = await failure(() => call(world.baas, unreadable));
      expect(error).toBeInstanceOf(world.baas.HError);
      expect(error).toMatchObject({ code: 605 });
    }
    expect(world.sent).toEqual([]);
  });

  test('an option is read once: what was checked is what is sent (R12)', async () => {
    const answers: unknown[] = ['alice', { not: 'a name' }];
    const credentials = {
      get username() {
        return answers.shift() as string;
      },
      password: 'secret1',
    };
    const { transport } = plan({ to: LOGIN, status: 400 });
    world = createWorld({ transport });
    expect(await failure(() => world.baas.auth.login(credentials))).toMatchObject({ code: 400 });
    expect(calls(world)).toEqual([{ to: LOGIN, body: { username: 'alice', password: 'secret1' } }]);
  });

  test('options that inherit from defaults count (R12)', async () => {
    const defaults = { username: 'alice', password: 'secret1' };
    const { transport } = plan({ to: LOGIN, status: 400 });
    world = createWorld({ transport });
    const given = Object.create(defaults) as typeof defaults;
    expect(await failure(() => world.baas.auth.login(given))).toMatchObject({ code: 400 });
  });

  test.each(INIT)('init, %s (R12)', async (_name, args, complaint) => {
    const error = await failure(() => loose(world.baas).init?.(...args));
    expect(error).toMatchObject({ code: 605 });
    expect(String(error)).toContain(`incorrect parameter type: ${complaint}`);
  });

  test.each([['https://a.cn///'], ['HTTPS://A.cn'], ['http://127.0.0.1:7290']])(
    'init takes the host %s',
    (host) => {
      expect(() => world.baas.init('id_1-a', { host, timeout: 60000 })).not.toThrow();
    },
  );
});
