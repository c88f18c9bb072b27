import { NEWCOMER, SILENT_LOGIN, USER_INFO, useServers } from './harness';
import type { CallOptions, TestServer } from './harness';

const start = useServers();

const REGISTER = '/hserve/v2.1/register';
const SMS_LOGIN = '/hserve/v2.1/login/sms/';
const SEND_SMS = '/hserve/v2.2/sms-verification-code/';
const LONG = 'x'.repeat(2000);

/** What a request is told. */
async function said(server: TestServer, request: Request, token?: string): Promise<string> {
  const [method, path, options = {}] = request;
  const { status, body } = await server.call(method, path, {
    ...options,
    ...(token === undefined ? {} : { token }),
  });
  return `${status} ${body.error_msg}`;
}

type Request = readonly [method: string, path: string, options?: CallOptions];
type Case = readonly [request: Request, text: string];

/** All that is said, beside all that should be. */
async function expectSaid(server: TestServer, cases: readonly Case[], token?: string) {
  const answers: string[] = [];
  for (const [request] of cases) answers.push(await said(server, request, token));
  expect(answers).toEqual(cases.map(([, text]) => text));
}

const post = (path: string, body: unknown, text: string): Case => [['POST', path, { body }], text];
const put = (path: string, body: unknown, text: string): Case => [['PUT', path, { body }], text];
const search = (query: Record<string, unknown>, text: string): Case => {
  const fields = Object.entries(query).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const parameters = new URLSearchParams(fields);
  return [['GET', `${USER_INFO}?${parameters.toString()}`], text];
};

describe('what a client is told of a wrong field (section 7)', () => {
  test('of a new account, or a login', async () => {
    const username = (text: unknown) => ({ username: text, password: 'secret-1' });
    const email = (text: unknown) => ({ email: text, password: 'secret-1' });
    const phone = (text: unknown) => ({ phone: text, password: 'secret-1' });
    const password = (text: unknown) => ({ username: 'li', password: text });
    const badPhone = '400 phone: must be a phone number: 6 to 15 digits';
    await expectSaid(await start(), [
      post(
        `${REGISTER}/username/`,
        'no JSON',
        '400 the address or the JSON of the body is malformed',
      ),
      post(`${REGISTER}/username/`, [], '400 body: must be an object'),
      post(`${REGISTER}/username/`, {}, '400 username: is required'),
      post(`${REGISTER}/username/`, username(7), '400 username: must be a string'),
      post(`${REGISTER}/username/`, username(''), '400 username: must not be empty'),
      post(
        `${REGISTER}/username/`,
        username('x'.repeat(65)),
        '400 username: must have at most 64 characters',
      ),
      post(
        `${REGISTER}/username/`,
        username('a\tb'),
        '400 username: must not contain control characters',
      ),
      post(
        `${REGISTER}/username/`,
        username('a\u200Bb'),
        '400 username: must not contain invisible characters',
      ),
      post(
        `${REGISTER}/username/`,
        username(' a'),
        '400 username: must not begin or end with white space',
      ),
      post(`${REGISTER}/email/`, email(LONG), '400 email: must have at most 254 characters'),
      post(`${REGISTER}/email/`, email('a@'), '400 email: must be an e-mail address'),
      post(`${REGISTER}/phone/`, phone('12345'), badPhone),
      post(`${REGISTER}/phone/`, phone('x13800138001'), badPhone),
      post(`${REGISTER}/phone/`, phone('13800138001x'), badPhone),
      post(
        `${REGISTER}/username/`,
        password('12345'),
        '400 password: must have at least 6 characters',
      ),
      post(
        `${REGISTER}/username/`,
        password('x'.repeat(129)),
        '400 password: must have at most 128 characters',
      ),
      post(
        '/hserve/v2.1/login/username/',
        password(LONG),
        '400 password: must have at most 1024 characters',
      ),
      post(SILENT_LOGIN, { code: '' }, '400 code: must not be empty'),
      post(SILENT_LOGIN, { code: LONG }, '400 code: must have at most 512 characters'),
      post(SILENT_LOGIN, { code: 'x', create_user: 1 }, '400 create_user: must be a boolean'),
    ]);
  });

  test('of a message, or its code', async () => {
    const code = (text: unknown) => ({ phone: '13800138000', code: text });
    const server = await start();
    await expectSaid(server, [
      post(SEND_SMS, { phone: 7 }, '400 phone: must be a string'),
      post(SMS_LOGIN, code(['1']), '400 code: must have 6 digits'),
      post(SMS_LOGIN, code('12345'), '400 code: must have 6 digits'),
      post(SMS_LOGIN, code('1234567'), '400 code: must have 6 digits'),
      post(SMS_LOGIN, code('x123456'), '400 code: must have 6 digits'),
      post(
        '/hserve/v2.0/user/password/reset/',
        { email: 'nobody@example.com' },
        '404 no user has this e-mail address',
      ),
    ]);
    const phone = '13900139000';
    await server.post(SEND_SMS, { phone });
    const sent = server.messages.find((message) => message.kind === 'sms-code');
    const known = { phone, code: sent?.kind === 'sms-code' && sent.code, create_user: false };
    await expectSaid(server, [post(SMS_LOGIN, known, '404 no user has this phone number')]);
  });

  test('of an account that has no address or number, or an address that is verified or not', async () => {
    const server = await start();
    const { token } = (await server.register('li')).body;
    const verify = (text: string): Case => [['POST', '/hserve/v2.0/user/email-verify/'], text];
    await expectSaid(
      server,
      [
        verify('404 email: the account has none'),
        post(
          '/hserve/v2.1/sms-phone-verification/',
          { code: '123456' },
          '400 phone: the account has none',
        ),
      ],
      token,
    );
    await server.account(token, { email: 'li@example.com' });
    await expectSaid(server, [
      post(
        '/hserve/v2.0/user/password/reset/',
        { email: 'li@example.com' },
        '400 email: is not verified',
      ),
    ]);
    const owner = await server.login('web_user', 'ifanrx123');
    await expectSaid(server, [verify('400 email: is verified already')], owner.body.token);
  });

  test('of a record', async () => {
    const server = await start();
    const { token } = (await server.register('li')).body;
    const image = '400 avatar: must be the http(s) or data: URL of an image';
    const name = 'is no name of a custom field: letters, digits and "_", beginning with a letter';
    const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });
    await expectSaid(
      server,
      [
        put(USER_INFO, [], '400 body: must be an object'),
        put(USER_INFO, { f: { $update: [] } }, '400 f.$update: must be an object'),
        put(USER_INFO, { gender: 3 }, '400 gender: must be 0, 1 or 2'),
        put(USER_INFO, { avatar: 'javascript:https://' }, image),
        put(USER_INFO, { avatar: 'ftp://example.com' }, image),
        put(USER_INFO, { id: 7 }, '400 id: cannot be changed'),
        put(USER_INFO, { user_id: 7 }, '400 user_id: cannot be changed'),
        put(USER_INFO, { unionid: 'x' }, '400 unionid: cannot be changed'),
        put(USER_INFO, { expires_in: 1 }, '400 expires_in: cannot be changed'),
        put(USER_INFO, { created_by: 1 }, '400 created_by: cannot be changed'),
        put(USER_INFO, { updated_at: 1 }, '400 updated_at: cannot be changed'),
        put(USER_INFO, { _x: 1 }, `400 _x: ${name}`),
        put(USER_INFO, { [LONG]: 1 }, `400 ${LONG.slice(0, 64)}: ${name}`),
        put(
          USER_INFO,
          { f: { $add: 1 } },
          '400 f: must have one of $incr_by, $append, $append_unique, $remove, $pop, $update, alone',
        ),
        put(USER_INFO, { f: { $pop: 2 } }, '400 f.$pop: must be 1 or -1'),
        put(
          USER_INFO,
          { f: { $update: { 'a-b': 1 } } },
          '400 f.$update.a-b: names are letters, digits and "_", beginning with a letter',
        ),
        put(USER_INFO, { f: nested(33) }, '400 f: is nested deeper than 32 levels'),
        put(USER_INFO, { f: { b: 1, a: nested(32) } }, '400 f: is nested deeper than 32 levels'),
        put(
          USER_INFO,
          { f: 'x'.repeat(32_769 - '{"f":""}'.length) },
          '400 custom fields: must have at most 32768 characters',
        ),
        [['GET', `${USER_INFO}1x/`], '404 id: no such user'],
        [['GET', `${USER_INFO}x1/`], '404 id: no such user'],
        [['GET', `${USER_INFO}999/`], '404 id: no such user'],
      ],
      token,
    );
  });

  test('of a list of users', async () => {
    const server = await start();
    const { token } = (await server.register('li')).body;
    const long = LONG.slice(0, 64);
    const many = (count: number) => ({
      $or: Array.from({ length: count }, (_, id) => ({ id: { $eq: id } })),
    });
    await expectSaid(
      server,
      [
        search({ limit: 0 }, '400 limit: must be at least 1'),
        search({ limit: 1001 }, '400 limit: must be at most 1000'),
        search({ limit: '1x' }, '400 limit: must be an integer'),
        search({ offset: '-1' }, '400 offset: must be an integer'),
        search({ order_by: 'phone' }, '400 order_by.0.field: can be id, nickname or avatar'),
        search({ order_by: 'i-d' }, '400 order_by.0.field: can be id, nickname or avatar'),
        search({ expand: 'id' }, '400 expand: no field of a user points to a record'),
        search({ where: 'x' }, '400 where: must be JSON'),
        search({ where: '[]' }, '400 where: must be an object'),
        search(
          { where: { [LONG]: {} } },
          `400 where: ${long} cannot be queried, only id and nickname can`,
        ),
        search(
          { where: { id: { [LONG]: 1 } } },
          `400 where.id: ${long} is no operator for this field`,
        ),
        search(
          { where: { id: { $regex: 'x' } } },
          '400 where.id: $regex is no operator for this field',
        ),
        search(
          { where: { nickname: { $regex: '(' } } },
          '400 where.nickname.$regex: must be a regular expression',
        ),
        search(
          { where: { nickname: { $regex: 'x', $options: 'q' } } },
          '400 where.nickname.$options: must be flags such as i',
        ),
        search({ where: many(256) }, '200 undefined'),
        search({ where: many(257) }, '400 where: must have at most 256 conditions'),
      ],
      token,
    );
  });

  test('by the sandbox, which plays Alipay', async () => {
    const server = await start();
    const code = (body: object) => ({ user_id: NEWCOMER, scopes: ['auth_base'], ...body });
    const json = '415 Content-Type: must be application/json';
    const ofForm = (type: string): Case => [
      ['POST', '/sandbox/reset', { body: '{}', headers: { 'content-type': type } }],
      json,
    ];
    await expectSaid(server, [
      ofForm('text/plain'),
      ofForm('text/plain; application/json'),
      [['POST', '/sandbox/reset'], json],
      post('/sandbox/alipay/auth-code', code({ user_id: '1' }), '400 user_id: must have 16 digits'),
      post(
        '/sandbox/alipay/auth-code',
        code({ user_id: '2088999999999999' }),
        '404 user_id: no such Alipay user in the sandbox',
      ),
      post(
        '/sandbox/alipay/auth-code',
        code({ scopes: [] }),
        '400 scopes: must name at least one scope',
      ),
      post(
        '/sandbox/alipay/auth-code',
        code({ scopes: ['A'] }),
        '400 scopes.0: must be a scope such as auth_base',
      ),
      post(
        '/sandbox/alipay/phone-number',
        { user_id: '2088999999999999' },
        '404 user_id: no such Alipay user in the sandbox',
      ),
      post('/sandbox/alipay/users', { nickname: '' }, '400 nickname: must not be empty'),
    ]);
  });
});

describe('what just fits is taken (section 7)', () => {
  test('in a record', async () => {
    const server = await start();
    const { token } = (await server.register('li')).body;
    const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });
    for (const body of [
      { avatar: '' },
      { avatar: 'http://example.com/a.png' },
      { avatar: 'data:image/png;base64,' },
      { f: nested(32) },
      { f: null },
      { f: 'x'.repeat(32_768 - '{"f":""}'.length) },
    ]) {
      const { status } = await server.call('PUT', USER_INFO, { body, token });
      expect({ body, status }).toEqual({ body, status: 200 });
    }
  });

  test('a mainland number with its country code is the number without it; others stay', async () => {
    const server = await start();
    const register = async (phone: string) => {
      const { body } = await server.post(`${REGISTER}/phone/`, { phone, password: 'secret-1' });
      return body._phone;
    };
    expect(await register('+8613800138001')).toBe('13800138001');
    expect(await register('+86138001380')).toBe('+86138001380');
    expect(await register('+86138001380012')).toBe('+86138001380012');
  });
});
