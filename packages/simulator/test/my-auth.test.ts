import { AlipayError, memoryStorage, sandboxAlipay, type Alipay, type SheetAnswer } from '../src';
import { createMy } from '../src/my';
import { XIAO_HONG, XIAO_MING } from './phone';

/** A phone whose user answers the sheets in this order. */
function phoneWith(...answers: SheetAnswer[]) {
  const asked: (readonly string[])[] = [];
  const issued: { userId: string; scopes: string[] }[] = [];
  const alipay: Alipay = {
    issueAuthCode(request) {
      issued.push(request);
      return Promise.resolve(`code-${issued.length}`);
    },
  };
  const phone = createMy({
    user: XIAO_MING,
    alipay,
    storage: memoryStorage(),
    askUser({ scopes }) {
      asked.push(scopes);
      const answer = answers.shift();
      return answer ? Promise.resolve(answer) : Promise.reject(new Error('an unplanned sheet'));
    },
    onEvent: () => undefined,
  });
  return { ...phone, asked, issued };
}

test('auth_base is silent, and the default', async () => {
  const { my, asked, issued } = phoneWith();
  await expect(my.getAuthCode()).resolves.toEqual({
    authCode: 'code-1',
    authErrorScopes: {},
    authSuccessScopes: ['auth_base'],
  });
  await my.getAuthCode({ scopes: 'auth_base' });
  expect(asked).toEqual([]);
  expect(issued).toEqual([
    { userId: XIAO_MING.userId, scopes: ['auth_base'] },
    { userId: XIAO_MING.userId, scopes: ['auth_base'] },
  ]);
});

test('other scopes are asked for once per user; what was granted is not asked again', async () => {
  const { my, phone, asked } = phoneWith('agree', 'agree', 'agree');
  await my.getAuthCode({ scopes: ['auth_user'] });
  await my.getAuthCode({ scopes: 'auth_user' });
  await my.getAuthCode({ scopes: ['auth_user', 'auth_life_msg', 'auth_user'] });
  expect(asked).toEqual([['auth_user'], ['auth_life_msg']]);
  phone.user = XIAO_HONG;
  await my.getAuthCode({ scopes: ['auth_user'] });
  expect(asked).toHaveLength(3);
});

test('two calls at once: one sheet after the other, and none for what the first granted', async () => {
  const { my, asked } = phoneWith('agree', 'refuse');
  const [first, second, third] = await Promise.allSettled([
    my.getAuthCode({ scopes: 'auth_user' }),
    my.getAuthCode({ scopes: 'auth_user' }),
    my.getAuthCode({ scopes: ['auth_user', 'auth_life_msg'] }),
  ]);
  expect(asked).toEqual([['auth_user'], ['auth_life_msg']]);
  expect([first.status, second.status, third.status]).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
  ]);
});

test('partly: the profile is granted, the rest is named in authErrorScopes', async () => {
  const { my, phone } = phoneWith();
  phone.authorization = 'partly';
  await expect(my.getAuthCode({ scopes: ['auth_life_msg', 'auth_user'] })).resolves.toEqual({
    authCode: 'code-1',
    authErrorScopes: { auth_life_msg: '11' },
    authSuccessScopes: ['auth_user'],
  });
});

test.each([
  ['refuse', 3, { error: 11, errorMessage: '用户取消授权' }],
  ['close', 3, { error: 3, errorMessage: '未找到授权结果' }],
  ['close', 10, { error: 10, errorMessage: 'Empty Data' }],
] as const)(
  '%s (clients that close with %i) → fail, and no code',
  async (answer, code, failure) => {
    const { my, phone, issued } = phoneWith(answer);
    phone.closeCode = code;
    await expect(my.getAuthCode({ scopes: 'auth_user' })).rejects.toEqual(failure);
    expect(issued).toEqual([]);
  },
);

test('a scripted answer shows no sheet; DevTools refuses through success', async () => {
  const { my, phone, asked } = phoneWith();
  phone.authorization = 'refuse';
  await expect(my.getAuthCode({ scopes: 'auth_user' })).rejects.toMatchObject({ error: 11 });
  phone.authorization = 'devtools-refuse';
  const refusal = await my.getAuthCode({ scopes: 'auth_user' });
  expect(refusal).toEqual({
    authErrorScope: { scope: 'auth_user' },
    authErrorScopes: { auth_user: '11' },
    authSuccessScopes: [],
  });
  phone.authorization = 'agree';
  await expect(my.getAuthCode({ scopes: 'auth_user' })).resolves.toMatchObject({
    authCode: 'code-1',
  });
  expect(asked).toEqual([]);
});

test('an invalid scope is error 3, offline error 12', async () => {
  const { my, phone } = phoneWith();
  await expect(my.getAuthCode({ scopes: ['auth_everything'] })).rejects.toMatchObject({ error: 3 });
  phone.network = 'offline';
  await expect(my.getAuthCode()).rejects.toMatchObject({
    error: 12,
    errorMessage: 'Network Error',
  });
});

test('Alipay can end it with an error of its own; unreachable, it is error 12', async () => {
  const { my, phone } = phoneWith();
  phone.alipay = { issueAuthCode: () => Promise.reject(new AlipayError(4, '无权调用')) };
  await expect(my.getAuthCode()).rejects.toEqual({ error: 4, errorMessage: '无权调用' });
  phone.alipay = { issueAuthCode: () => Promise.reject(new Error('down')) };
  await expect(my.getAuthCode()).rejects.toMatchObject({ error: 12 });
});

describe('sandboxAlipay', () => {
  const request = { userId: XIAO_MING.userId, scopes: ['auth_base'] };
  const alipayAnswering = (status: number, body: string) =>
    sandboxAlipay('http://127.0.0.1:1/', (sent) => {
      expect(sent).toMatchObject({
        url: 'http://127.0.0.1:1/sandbox/alipay/auth-code',
        method: 'POST',
        body: JSON.stringify({ user_id: XIAO_MING.userId, scopes: ['auth_base'] }),
      });
      return Promise.resolve({ status, headers: {}, body });
    });

  test('asks the local server for a code', async () => {
    await expect(alipayAnswering(201, '{"auth_code":"c"}').issueAuthCode(request)).resolves.toBe(
      'c',
    );
  });

  test.each([
    [500, '{}'],
    [201, '{}'],
    [201, 'no JSON'],
  ])('%i %s is no code', async (status, body) => {
    await expect(alipayAnswering(status, body).issueAuthCode(request)).rejects.toThrow();
  });
});
