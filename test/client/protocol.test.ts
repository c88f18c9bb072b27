import { ErrorCode, HError } from '../../client/testing';
import {
  COMMON_STATUSES,
  ERRORS,
  OPERATIONS,
  PLATFORM_ERRORS,
  REFUSAL_STATUSES,
  type Operation,
  type OperationName,
} from '../protocol';
import {
  alipayAnswer,
  createWorld,
  KNOWN,
  LOGIN,
  passwordAnswer,
  plan,
  record,
  rejection,
  STATUS_WORLDS,
  userInfo,
  type Reply,
  type World,
} from './world';
import type { CurrentUser } from '../../client/testing';

const ID = 7;
const PHONE = '13800138000';

/** How an app makes each request of the table. */
const CALLS: Record<OperationName, (world: World, user: CurrentUser) => Promise<unknown>> = {
  silentLogin: ({ baas }) => baas.auth.loginWithAlipay({ createUser: false }),
  authenticate: ({ baas }) =>
    baas.auth.loginWithAlipay({ forceLogin: true, syncUserProfile: 'overwrite' }),
  associate: (_world, user) => user.linkAlipay({ forceLogin: true }),
  registerUsername: ({ baas }) => baas.auth.register({ username: 'alice', password: 'secret-1' }),
  registerEmail: ({ baas }) => baas.auth.register({ email: 'a@b.cn', password: 'secret-1' }),
  registerPhone: ({ baas }) => baas.auth.register({ phone: PHONE, password: 'secret-1' }),
  loginUsername: ({ baas }) => baas.auth.login({ username: 'bob', password: 'secret-2' }),
  loginEmail: ({ baas }) => baas.auth.login({ email: 'a@b.cn', password: 'secret-1' }),
  loginPhone: ({ baas }) => baas.auth.login({ phone: PHONE, password: 'secret-1' }),
  loginSms: ({ baas }) =>
    baas.auth.loginWithSmsVerificationCode(PHONE, '123456', { createUser: false }),
  loginAnonymous: ({ baas }) => baas.auth.anonymousLogin(),
  logout: ({ baas }) => baas.auth.logout(),
  readUser: ({ baas }) => new baas.User().get(ID),
  listUsers: ({ baas }) => new baas.User().orderBy('-id').find(),
  updateUser: (_world, user) => user.set('nickname', '小芝').update(),
  updateAccount: (_world, user) =>
    user.setAccount({ username: 'a', email: null, phone: PHONE, password: 'secret-3' }),
  verifyEmail: (_world, user) => user.requestEmailVerification(),
  resetPassword: ({ baas }) => baas.auth.requestPasswordReset({ email: 'a@b.cn' }),
  sendSmsCode: ({ baas }) => baas.sendSmsCode({ phone: PHONE, signatureID: 3 }),
  verifySmsCode: ({ baas }) => baas.verifySmsCode({ phone: PHONE, code: '123456' }),
  verifyPhone: (_world, user) => user.verifyMobilePhone('123456'),
  serverTime: ({ baas }) => baas.getServerDate(),
};

/** An answer with every field that the table promises. */
function answerOf({ answers }: Operation): Record<string, unknown> {
  const values: Record<string, unknown> = {
    ...record(ID),
    ...alipayAnswer(ID),
    ...passwordAnswer(ID),
    status: 'ok',
    message: 'done',
    alipay_user_id: KNOWN.userId,
    time: '2026-01-01T00:00:00.000Z',
    meta: { limit: 20, offset: 0, next: null, previous: null },
    objects: [],
  };
  return Object.fromEntries(answers.map((field) => [field, values[field] ?? null]));
}

/** Where a request arrives: PUT travels as POST (R9). */
function addressOf({ method, path }: Operation): string {
  return `${method === 'PUT' ? 'POST' : method} ${path.replace(':id', String(ID))}`;
}

const rows = Object.entries(OPERATIONS) as [OperationName, Operation][];
describe.each(STATUS_WORLDS)('the protocol (§3), statuses to %s', (statusWorld) => {
  /** Makes one request of the table on a phone on which user 7 is logged in, unless it is a silent login. */
  const attempt = async (name: OperationName, reply: Omit<Reply, 'to'>) => {
    const first: Reply[] =
      name === 'silentLogin'
        ? []
        : [
            { to: LOGIN, status: 201, body: passwordAnswer(ID) },
            { to: userInfo(ID), body: record(ID) },
          ];
    const isLogin = OPERATIONS[name].answers.includes('user_id');
    const { transport } = plan(
      ...first,
      { to: addressOf(OPERATIONS[name]), ...reply },
      ...(isLogin && reply.status === 201 ? [{ to: userInfo(ID), body: record(ID) }] : []),
    );
    const world = createWorld({ statusWorld, transport });
    world.phone.authorization = 'agree';
    const user =
      name === 'silentLogin'
        ? (undefined as never)
        : await world.baas.auth.login({ username: 'alice', password: 'secret-1' });
    world.sent.length = 0;
    return { world, result: CALLS[name](world, user) };
  };

  test.each(rows)('%s sends what the table says, and takes its answer (§3)', async (name, row) => {
    const { world, result } = await attempt(name, { status: row.success, body: answerOf(row) });
    await expect(result).resolves.toBeDefined();
    const [request] = world.sent;
    expect(`${request?.method} ${new URL(request?.url ?? '').pathname}`).toBe(addressOf(row));
    expect(request?.headers['x-hydrogen-request-method']).toBe(
      row.method === 'PUT' ? 'PUT' : undefined,
    );
    const given =
      row.method === 'GET'
        ? Object.fromEntries(new URL(request?.url ?? '').searchParams)
        : (JSON.parse(request?.body ?? '') as object);
    const names = Object.keys(given);
    expect(names).toEqual(expect.arrayContaining([...row.required]));
    expect([...row.required, ...row.optional]).toEqual(expect.arrayContaining(names));
    const needsToken = row.session !== 'none';
    expect(needsToken && request?.headers.authorization === undefined).toBe(false);
  });

  test.each(rows)('%s refused rejects with the status (§3, §4)', async (name, row) => {
    const body = { status: 'error', error_msg: 'because' };
    for (const status of new Set([...COMMON_STATUSES, ...Object.keys(row.refusals).map(Number)])) {
      // A session that the server has ended already is what a logout is for (R15).
      if (name === 'logout' && status === 401) continue;
      const { result } = await attempt(name, { status, body });
      const error = await rejection(result);
      expect(error).toBeInstanceOf(HError);
      expect(error).toMatchObject({ code: status, message: `${status}: because` });
    }
  });
});

describe('the error codes (§4)', () => {
  test('ErrorCode names those of the table, and no others', () => {
    expect(Object.fromEntries(ERRORS.map(({ code, name }) => [name, code]))).toEqual(ErrorCode);
  });

  test.each(ERRORS)('$code reads "$text"', ({ code, text }) => {
    expect(new HError(code).message).toBe(`${code}: ${text}`);
  });

  test.each(REFUSAL_STATUSES)('status %i has a message without one from the server', (status) => {
    expect(new HError(status).message).toMatch(new RegExp(`^${status}: .`));
  });

  test.each(Object.entries(PLATFORM_ERRORS))('my.request error %s is %i', async (error, code) => {
    const world = createWorld({
      platform: () => ({ request: ({ fail }) => fail({ error: Number(error) }) }),
    });
    expect(await rejection(world.baas.request({ url: '/x/' }))).toMatchObject({ code });
  });
});
