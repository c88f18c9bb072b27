import { get } from 'node:http';
import { connect } from 'node:net';
import { SILENT_LOGIN, useServers } from './harness';
import type { CallOptions, TestServer } from './harness';

const start = useServers();

/** The whole table of section 3. */
const TABLE = [
  ['POST', '/hserve/v2.5/idp/alipay/silent-login/'],
  ['POST', '/hserve/v2.5/idp/alipay/authenticate/'],
  ['PUT', '/hserve/v2.0/idp/alipay/user-associate/'],
  ['POST', '/hserve/v2.1/register/username/'],
  ['POST', '/hserve/v2.1/register/email/'],
  ['POST', '/hserve/v2.1/register/phone/'],
  ['POST', '/hserve/v2.1/login/username/'],
  ['POST', '/hserve/v2.1/login/email/'],
  ['POST', '/hserve/v2.1/login/phone/'],
  ['POST', '/hserve/v2.1/login/sms/'],
  ['POST', '/hserve/v2.0/login/anonymous/'],
  ['POST', '/hserve/v2.0/session/destroy/'],
  ['GET', '/hserve/v2.5/user/info/45000000000001/'],
  ['PUT', '/hserve/v2.5/user/info/'],
  ['PUT', '/hserve/v2.2/user/account/'],
  ['POST', '/hserve/v2.0/user/email-verify/'],
  ['POST', '/hserve/v2.0/user/password/reset/'],
  ['POST', '/hserve/v2.2/sms-verification-code/'],
  ['POST', '/hserve/v1.8/sms-verification-code/verify/'],
  ['POST', '/hserve/v2.1/sms-phone-verification/'],
  ['GET', '/hserve/v2.2/server/time/'],
] as const;

const WITH_BODY = TABLE.filter(
  ([method, path]) => method !== 'GET' && !/anonymous|destroy|email-verify/.test(path),
);

/** The answer is an error of 知晓云's shape that is the client's fault. */
async function expectRefused(server: TestServer, call: [string, string, CallOptions]) {
  const { status, body, headers } = await server.call(...call);
  expect({ call, status, isClientError: status >= 400 && status < 500 }).toMatchObject({
    isClientError: true,
  });
  expect(headers.get('content-type')).toMatch(/^application\/json/);
  expect(Object.keys(body).sort()).toEqual(['error_msg', 'status']);
  expect(body.status).toBe('error');
  expect(body.error_msg).not.toBe('');
  return { status, message: body.error_msg };
}

describe('addresses (section 3)', () => {
  test('each is there, in any version, with and without the last slash', async () => {
    const server = await start();
    for (const [method, path] of TABLE) {
      const body = method === 'GET' ? undefined : {};
      const statusAt = async (address: string) =>
        (await server.call(method, address, { body })).status;
      const status = await statusAt(path);
      expect([200, 201, 400, 401]).toContain(status);
      expect(await statusAt(path.replace(/\/$/, ''))).toBe(status);
      expect(await statusAt(path.replace(/v[\d.]+/, 'v1'))).toBe(status);
      expect(await statusAt(path.replace(/v[\d.]+/, 'v19.28'))).toBe(status);
    }
  });

  test('any other is 404, or 400 if it cannot be read', async () => {
    const server = await start();
    for (const [method, path, status] of [
      ['GET', '/', 404],
      ['GET', '/hserve/', 404],
      ['GET', '/hserve/v2.2/server/', 404],
      ['GET', '/hserve/vx/server/time/', 404],
      ['GET', '/hserve/2.2/server/time/', 404],
      ['GET', '/hserve/v2.2/table/', 404],
      ['DELETE', '/hserve/v2.2/server/time/', 404],
      ['GET', '/%zz', 400],
      ['GET', '/hserve/v2.5/user/info/%E0%A4%A/', 400],
    ] as const) {
      expect(await expectRefused(server, [method, path, {}])).toMatchObject({ status });
    }
  });

  test('an address that cannot be read is not quoted (R18)', async () => {
    const server = await start();
    const { message } = await expectRefused(server, ['GET', '/%zz?token=secret', {}]);
    expect(message).toBe('the address or the JSON of the body is malformed');
  });

  test('a PUT as POST that does not say so is 405', async () => {
    const server = await start();
    for (const [, path] of TABLE.filter(([method]) => method === 'PUT')) {
      const refused = await expectRefused(server, ['POST', path, { body: {} }]);
      expect(refused).toMatchObject({ status: 405 });
    }
  });

  test('a POST that means DELETE is 405, and does nothing', async () => {
    const server = await start();
    const login = await server.register('li');
    const { status } = await expectRefused(server, [
      'POST',
      '/hserve/v2.0/session/destroy/',
      { token: login.body.token, headers: { 'x-hydrogen-request-method': 'DELETE' } },
    ]);
    expect(status).toBe(405);
    expect((await server.me(login)).status).toBe(200);
  });
});

describe('X-Hydrogen-Client-ID', () => {
  test('every operation without it is 400, with another 403', async () => {
    const server = await start();
    for (const [method, path] of TABLE) {
      const body = method === 'GET' ? undefined : {};
      const headers = { 'x-hydrogen-client-id': 'another' };
      const other = await expectRefused(server, [method, path, { body, headers }]);
      expect(other.status).toBe(403);
      expect(other.message).toMatch(/^X-Hydrogen-Client-ID: /);
      expect((await fetch(server.url + path, { method })).status).toBe(400);
    }
  });

  test('is the one that the server was started with', async () => {
    const server = await start({ clientID: 'mine' });
    const time = (id: string) =>
      server.call('GET', '/hserve/v2.2/server/time/', { headers: { 'x-hydrogen-client-id': id } });
    expect((await time('mine')).status).toBe(200);
    expect((await time('local-sample')).status).toBe(403);
  });

  test('is the one of the moment, for a server that asks for it at each request', async () => {
    let served = 'mine';
    const server = await start({ clientID: () => served });
    const time = (id: string) =>
      server.call('GET', '/hserve/v2.2/server/time/', { headers: { 'x-hydrogen-client-id': id } });
    expect((await time('mine')).status).toBe(200);
    served = 'another';
    expect((await time('mine')).status).toBe(403);
    expect((await time('another')).status).toBe(200);
  });

  test('is any, for a server that takes the place of one that is not known', async () => {
    const server = await start({ clientID: '*' });
    const time = (headers: Record<string, string>) =>
      fetch(`${server.url}/hserve/v2.2/server/time/`, { headers });
    expect((await time({ 'x-hydrogen-client-id': 'whatever' })).status).toBe(200);
    expect((await time({})).status).toBe(400);
  });
});

describe('bad input of any kind is a 4xx (section 7)', () => {
  const BODIES: [string, string][] = [
    ['nothing', ''],
    ['half of JSON', '{"code": "x"'],
    ['null', 'null'],
    ['an array', '[{"code":"x"}]'],
    ['text', '"code"'],
    ['a number', '1e999'],
    ['a number that JSON cannot hold', '{"age":1e999,"code":"x"}'],
    ['such a number deep inside', `{"age":${'['.repeat(30)}-1e999${']'.repeat(30)}}`],
    ['nulls', allFields('null')],
    ['numbers', allFields('-1')],
    ['booleans', allFields('true')],
    ['arrays', allFields('[]')],
    ['objects', allFields('{"$ne":""}')],
    ['empty text', allFields('""')],
    ['huge text', allFields(`"${'x'.repeat(9000)}"`)],
    ['broken surrogates', allFields('"\\ud800"')],
    ['control characters', allFields('"a\\u0000b"')],
    ['a prototype', '{"__proto__":{"code":"x","username":"x"}}'],
    ['a constructor', '{"constructor":{"prototype":{"code":"x"}}}'],
    ['deep nesting', `${'['.repeat(30_000)}${']'.repeat(30_000)}`],
    ['more than 64 KiB', `{"code":"${'x'.repeat(70_000)}"}`],
  ];

  function allFields(value: string): string {
    const fields = [
      ...['code', 'create_user', 'update_userprofile', 'authorized', 'username', 'email', 'phone'],
      ...['password', 'new_password', 'nickname', 'avatar', 'gender', 'user_id', 'scopes'],
    ];
    return `{${fields.map((field) => `"${field}":${value}`).join(',')}}`;
  }

  test.each(BODIES)('a body of %s, for every operation that takes one', async (_what, body) => {
    const server = await start();
    const { token } = (await server.register('li')).body;
    const emptyIsFine = /user\/(info|account)\/$/;
    for (const [method, path] of WITH_BODY) {
      if (emptyIsFine.test(path) && /^(null)?$/.test(body)) continue;
      // Clearing with null, and a custom field of any type, are right there.
      if (path.endsWith('/user/account/') && body === allFields('null')) continue;
      await expectRefused(server, [
        method,
        path,
        { body, token, headers: { 'content-type': 'application/json' } },
      ]);
    }
    expect((await server.login('li')).status).toBe(201);
  });

  test('a body that is no UTF-8 is 400: two names would become one', async () => {
    const server = await start();
    const response = await fetch(`${server.url}/hserve/v2.1/register/username/`, {
      method: 'POST',
      headers: { 'x-hydrogen-client-id': 'local-sample', 'content-type': 'application/json' },
      body: Buffer.from('{"username":"li\xff","password":"secret-1"}', 'latin1'),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error_msg: 'body: must be UTF-8' });
  });

  test.each([
    ['text/plain', '{}'],
    ['application/x-www-form-urlencoded', 'code=x'],
    ['multipart/form-data; boundary=x', '--x--'],
    ['application/xml', '<code/>'],
    ['nonsense', '{}'],
  ])('a body as %s is 415', async (type, body) => {
    const server = await start();
    for (const [method, path] of WITH_BODY) {
      const headers = { 'content-type': type };
      const { status } = await expectRefused(server, [method, path, { body, headers }]);
      expect(status).toBe(415);
    }
  });

  test.each([
    ['/hserve/v2.1/register/username/', { password: 'secret-1' }, 'username: is required'],
    [
      '/hserve/v2.1/register/username/',
      { username: 1, password: 'secret-1' },
      'username: must be a string',
    ],
    [
      '/hserve/v2.1/register/username/',
      { username: ' li', password: 'secret-1' },
      'username: must not begin or end with white space',
    ],
    [
      '/hserve/v2.1/register/username/',
      { username: 'l\u200bi', password: 'secret-1' },
      'username: must not contain invisible characters',
    ],
    ['/hserve/v2.1/register/username/', { username: 'li' }, 'password: is required'],
    [
      '/hserve/v2.1/register/username/',
      { username: 'li', password: 'x'.repeat(129) },
      'password: must have at most 128 characters',
    ],
    [
      '/hserve/v2.1/register/email/',
      { email: 'nobody', password: 'secret-1' },
      'email: must be an e-mail address',
    ],
    [
      '/hserve/v2.1/register/phone/',
      { phone: '12', password: 'secret-1' },
      'phone: must be a phone number: 6 to 15 digits',
    ],
    [SILENT_LOGIN, { code: 'x', create_user: 'yes' }, 'create_user: must be a boolean'],
    [
      '/hserve/v2.5/idp/alipay/authenticate/',
      { code: 'x', update_userprofile: 'never' },
      'update_userprofile: must be "overwrite", "setnx" or "false"',
    ],
    [
      '/hserve/v1.8/sms-verification-code/verify/',
      { phone: '13900139000', code: 'abcdef' },
      'code: must have 6 digits',
    ],
  ])('%s %j names the field', async (path, body, message) => {
    const server = await start();
    const refused = await expectRefused(server, ['POST', path, { body }]);
    expect(refused).toEqual({ status: 400, message });
  });

  test.each([
    ['nonsense\r\n\r\n', '400 Bad Request', 'this is no valid HTTP request'],
    [`GET / HTTP/1.1\r\nx: ${'x'.repeat(20_000)}`, '431 ', 'the headers are too large'],
  ])('what is no request at all is refused, and hung up on', async (text, status, message) => {
    const server = await start();
    const answer = await answerTo(server, text);
    expect(answer.startsWith(`HTTP/1.1 ${status}`)).toBe(true);
    expect(answer.endsWith(`\r\n\r\n{"status":"error","error_msg":"${message}"}`)).toBe(true);
  });
});

/** Sends bytes as they are, and resolves to those that come until the server hangs up. */
function answerTo(server: TestServer, text: string): Promise<string> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (received += chunk));
    socket.on('end', () => {
      socket.end();
      resolve(received);
    });
    socket.on('error', reject);
    socket.write(text);
  });
}

test('GET /healthz says that the server and its database answer (section 7)', async () => {
  const server = await start();
  const { status, body } = await server.call('GET', '/healthz');
  expect({ status, body }).toEqual({ status: 200, body: { status: 'ok' } });
});

describe('Host and Origin', () => {
  const TIME = '/hserve/v2.2/server/time/';

  test.each([
    ['no Host', ''],
    ['two of them', 'Host: 127.0.0.1\r\nhost: evil.example\r\n'],
  ])('%s is 400', async (_what, hosts) => {
    const server = await start();
    const answer = await answerTo(
      server,
      `GET ${TIME} HTTP/1.1\r\n${hosts}Connection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 .*"error_msg":"Host: must be there, and once"/s);
  });
  const statusWith = (server: TestServer, headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      get(
        server.url + TIME,
        { headers: { 'x-hydrogen-client-id': 'local-sample', ...headers } },
        (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        },
      ).on('error', reject);
    });

  test.each([
    ['localhost', { host: 'localhost:7290' }, 200],
    ['an address of this machine in its network', { host: '192.168.1.5:7290' }, 200],
    ['IPv6', { host: '[::1]:7290' }, 200],
    ['a page of this machine', { origin: 'http://localhost:8080' }, 200],
    ['Alipay’s page', { origin: 'https://2021000000000001.hybrid.alipay-eco.com' }, 200],
    ['a tunnel, as X-Forwarded-For says', { 'x-forwarded-for': '203.0.113.7' }, 200],
    ['a name that was rebound', { host: 'evil.example:7290' }, 403],
    ['a foreign page', { origin: 'https://evil.example' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
  ])('%s → %j is %i', async (_who, headers, status) => {
    expect(await statusWith(await start(), headers)).toBe(status);
  });

  test('the public address is known, as host and as origin', async () => {
    const server = await start({ publicUrl: 'https://login.example.com' });
    const host = 'login.example.com';
    expect(await statusWith(server, { host })).toBe(200);
    expect(await statusWith(server, { host, origin: 'https://login.example.com' })).toBe(200);
    expect(await statusWith(server, { host: 'other.example.com' })).toBe(403);
  });
});

describe('answers', () => {
  test('are never cached, and say nothing about what made them', async () => {
    const server = await start();
    const { headers } = await server.register('li');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  test('no token, password or code reaches the log, or an error (R18)', async () => {
    const server = await start();
    const code = await server.authCode('2088000000000001', 'auth_user');
    const { token } = (await server.post(SILENT_LOGIN, { code })).body;
    const answers = [
      await server.post(SILENT_LOGIN, { code }, token),
      await server.post(`${SILENT_LOGIN}?code=${code}`, { code: [code], token }, token),
      await server.register('xiaowei', 'secret-password', token),
      await server.login('xiaowei', 'secret-password'),
      await server.call('POST', SILENT_LOGIN, {
        body: `{"code":"${code}",}`,
        headers: { 'content-type': 'application/json' },
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
    const told = JSON.stringify([server.log, answers.map(({ body }) => body)]);
    expect(server.log.length).toBeGreaterThanOrEqual(7);
    for (const secret of [code, token, 'secret-password']) expect(told).not.toContain(secret);
  });

  test('the log has one entry for each, with method, path, status and duration', async () => {
    const server = await start();
    await server.call('GET', '/hserve/v2.2/server/time/?at=1');
    expect(server.log).toEqual([
      {
        kind: 'answer',
        method: 'GET',
        path: '/hserve/v2.2/server/time/',
        status: 200,
        durationMs: expect.any(Number) as number,
      },
    ]);
  });
});
