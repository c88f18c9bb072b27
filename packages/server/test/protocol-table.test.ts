// The table stands between the packages, so that client and server are held against the same one.
// eslint-disable-next-line import-x/no-relative-packages
import { COMMON_STATUSES, type OperationName, OPERATIONS } from '../../../test/protocol';
import { BOUND, KNOWN, NEWCOMER, type TestServer, useServers } from './harness';

const start = useServers();

const PHONE = '13900139000';
const EMAIL = 'ifanrx@ifanr.com';

/** Everything that a request may need: sessions, and where codes come from. */
interface World {
  server: TestServer;
  /** Token of an account with a password, of web_user, and of an anonymous user. */
  account: string;
  webUser: string;
  anonymous: string;
}

/** What is sent: the body, and whose token. */
interface Sent {
  body?: object;
  token?: string;
  /** In place of `:id`. */
  id?: number;
}

type Scenario = (world: World) => Sent | Promise<Sent>;

async function build(): Promise<World> {
  const server = await start();
  const tokenOf = async (answer: ReturnType<TestServer['post']>) => (await answer).body.token;
  return {
    server,
    account: await tokenOf(server.register('li')),
    webUser: await tokenOf(server.login('web_user', 'ifanrx123')),
    anonymous: await tokenOf(server.post('/hserve/v2.0/login/anonymous/')),
  };
}

async function smsCode({ server }: World, phone = PHONE): Promise<string> {
  await server.post('/hserve/v2.2/sms-verification-code/', { phone });
  const message = server.messages.at(-1);
  return message?.kind === 'sms-code' ? message.code : '';
}

const registration = (name: string, value: string): Cases => ({
  success: () => ({ body: { [name]: value, password: 'secret-1' } }),
  400: () => ({ body: { [name]: value, password: 'short' } }),
});
const passwordLogin = (name: string, value: string): Cases => ({
  success: () => ({ body: { [name]: value, password: 'ifanrx123' } }),
  400: () => ({ body: { [name]: value, password: 'wrong' } }),
  429: async ({ server }) => {
    for (let guess = 1; guess <= 5; guess += 1) await server.login('web_user', 'wrong');
    return { body: { [name]: value, password: 'ifanrx123' } };
  },
});

/** One request for each status of a row: how it succeeds, and how each refusal comes about. */
type Cases = { success: Scenario } & Record<number, Scenario>;

const noSession: Scenario = () => ({ body: {} });
const anonymously: Scenario = ({ anonymous }) => ({ body: {}, token: anonymous });

const CASES: Record<OperationName, Cases> = {
  silentLogin: {
    success: async ({ server }) => ({
      body: { code: await server.authCode(KNOWN, 'auth_base'), create_user: false },
    }),
    400: () => ({ body: { code: 'invented', create_user: true } }),
    404: async ({ server }) => ({
      body: { code: await server.authCode(NEWCOMER, 'auth_base'), create_user: false },
    }),
  },
  authenticate: {
    success: async ({ server }) => ({
      body: {
        code: await server.authCode(KNOWN, 'auth_user'),
        create_user: true,
        update_userprofile: 'setnx',
      },
    }),
    400: () => ({ body: { code: 'invented', create_user: true, update_userprofile: 'setnx' } }),
    403: async ({ server }) => ({
      body: {
        code: await server.authCode(KNOWN, 'auth_base'),
        create_user: true,
        update_userprofile: 'setnx',
      },
    }),
    404: async ({ server }) => ({
      body: {
        code: await server.authCode(NEWCOMER, 'auth_user'),
        create_user: false,
        update_userprofile: 'setnx',
      },
    }),
  },
  associate: {
    success: async ({ server, account }) => ({
      body: { code: await server.authCode(NEWCOMER, 'auth_base'), authorized: false },
      token: account,
    }),
    400: async ({ server, account }) => ({
      body: { code: await server.authCode(BOUND, 'auth_base'), authorized: false },
      token: account,
    }),
    401: noSession,
    403: anonymously,
  },
  registerUsername: registration('username', 'new'),
  registerEmail: registration('email', 'new@example.com'),
  registerPhone: registration('phone', PHONE),
  loginUsername: passwordLogin('username', 'web_user'),
  loginEmail: passwordLogin('email', EMAIL),
  loginPhone: passwordLogin('phone', '13800138000'),
  loginSms: {
    success: async (world) => ({
      body: { phone: PHONE, code: await smsCode(world), create_user: true },
    }),
    400: () => ({ body: { phone: PHONE, code: '000000', create_user: true } }),
    404: async (world) => ({
      body: { phone: PHONE, code: await smsCode(world), create_user: false },
    }),
  },
  loginAnonymous: { success: () => ({}) },
  logout: { success: ({ account }) => ({ token: account }), 401: () => ({}) },
  readUser: {
    success: ({ account }) => ({ token: account, id: 45_000_000_000_001 }),
    401: () => ({ id: 45_000_000_000_001 }),
    404: ({ account }) => ({ token: account, id: 1 }),
  },
  listUsers: {
    success: ({ anonymous }) => ({ token: anonymous }),
    400: ({ account }) => ({ token: account, body: { where: '{"email":{"$eq":"x"}}' } }),
    401: () => ({}),
  },
  updateUser: {
    success: ({ anonymous }) => ({ token: anonymous, body: { nickname: '新名字' } }),
    400: ({ account }) => ({ token: account, body: { nickname: 1 } }),
    401: noSession,
  },
  updateAccount: {
    success: ({ account }) => ({ token: account, body: { username: 'li-2' } }),
    400: ({ account }) => ({ token: account, body: { username: 'WEB_USER' } }),
    401: noSession,
    403: anonymously,
    429: async ({ server, account }) => {
      for (let guess = 1; guess <= 5; guess += 1) await server.login('li', 'wrong');
      return { token: account, body: { password: 'secret-1', new_password: 'secret-2' } };
    },
  },
  verifyEmail: {
    success: async ({ server, account }) => {
      await server.account(account, { email: 'li@example.com' });
      return { token: account };
    },
    400: ({ webUser }) => ({ token: webUser }),
    401: () => ({}),
    403: ({ anonymous }) => ({ token: anonymous }),
    404: ({ account }) => ({ token: account }),
  },
  resetPassword: {
    success: () => ({ body: { email: EMAIL } }),
    400: () => ({ body: { email: 'no address' } }),
    404: () => ({ body: { email: 'nobody@example.com' } }),
  },
  sendSmsCode: {
    success: () => ({ body: { phone: PHONE } }),
    400: () => ({ body: { phone: '12' } }),
  },
  verifySmsCode: {
    success: async (world) => ({ body: { phone: PHONE, code: await smsCode(world) } }),
    400: () => ({ body: { phone: PHONE, code: '000000' } }),
  },
  verifyPhone: {
    success: async (world) => ({
      token: world.webUser,
      body: { code: await smsCode(world, '13800138000') },
    }),
    400: ({ account }) => ({ token: account, body: { code: '000000' } }),
    401: noSession,
    403: anonymously,
  },
  serverTime: { success: () => ({}) },
};

const ROWS = Object.keys(OPERATIONS) as OperationName[];

async function send(world: World, name: OperationName, scenario: Scenario) {
  const { method, path } = OPERATIONS[name];
  const { body, token, id = 0 } = await scenario(world);
  const query = method === 'GET' && body ? `?${new URLSearchParams({ ...body }).toString()}` : '';
  return world.server.call(method, path.replace(':id', String(id)) + query, {
    ...(method === 'GET' ? {} : { body }),
    ...(token === undefined ? {} : { token }),
  });
}

describe('the protocol table (section 3)', () => {
  test.each(ROWS)('%s: has a case for each of its statuses, and no other', (name) => {
    const refusals = Object.keys(CASES[name]).filter((key) => key !== 'success');
    expect(refusals).toEqual(Object.keys(OPERATIONS[name].refusals));
  });

  test.each(ROWS)('%s: success has its status and fields', async (name) => {
    const { success, answers } = OPERATIONS[name];
    const { status, body } = await send(await build(), name, CASES[name].success);
    expect({ status, body }).toMatchObject({ status: success });
    expect(Object.keys(body)).toEqual(expect.arrayContaining([...answers]));
  });

  test.each(ROWS)('%s: what must be in the body is there when it succeeds', async (name) => {
    const { required, optional } = OPERATIONS[name];
    const { body = {} } = await CASES[name].success(await build());
    const extra = Object.keys(body).filter((field) => !optional.includes(field));
    expect(extra).toEqual([...required]);
  });

  const refusals = ROWS.flatMap((name) =>
    Object.keys(OPERATIONS[name].refusals).map((status) => [name, Number(status)] as const),
  );
  test.each(refusals)(
    '%s: refuses with %i, in the shape of every refusal',
    async (name, status) => {
      const scenario = CASES[name][status];
      if (!scenario) throw new Error('no case');
      const answer = await send(await build(), name, scenario);
      expect(answer).toMatchObject({ status, body: { status: 'error' } });
      expect(Object.keys(answer.body).sort()).toEqual(['error_msg', 'status']);
    },
  );

  test('a status that any request may be answered with is one of the table', () => {
    for (const status of [401, 403, 404, 405, 429, 500, 502, 503, 507]) {
      expect(COMMON_STATUSES).toContain(status);
    }
  });
});
