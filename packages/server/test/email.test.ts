import { useServers } from './harness';
import type { Answer, TestServer } from './harness';

const start = useServers();

const VERIFY = '/hserve/v2.0/user/email-verify/';
const RESET = '/hserve/v2.0/user/password/reset/';
const EMAIL = 'ifanrx@ifanr.com';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The link in the newest e-mail, taken apart as a browser does. */
function lastLink(server: TestServer): { path: string; code: string } {
  const message = server.messages.at(-1);
  if (!message || message.kind === 'sms-code') throw new Error('no e-mail');
  expect(message.text).toContain(message.link);
  const { origin, pathname, search, hash } = new URL(message.link);
  expect(origin).toBe(server.url);
  expect(search).toBe('');
  return { path: pathname, code: hash.slice(1) };
}

async function follow(server: TestServer, body: object = {}): Promise<Answer> {
  const { path, code } = lastLink(server);
  return server.post(path, { code, ...body });
}

describe('POST /user/email-verify/', () => {
  test('the link in the e-mail verifies the address, once', async () => {
    const server = await start();
    const login = await server.register('li');
    const { token } = login.body;
    await server.account(token, { email: 'Li@Example.com' });
    const sent = await server.post(VERIFY, undefined, token);
    expect(sent.status).toBe(201);
    expect(sent.body).toEqual({ status: 'ok' });
    expect(server.messages).toEqual([
      expect.objectContaining({ kind: 'email-verification', email: 'li@example.com' }),
    ]);
    expect((await follow(server)).status).toBe(200);
    expect((await server.me(login)).body._email_verified).toBe(true);
    expect((await follow(server)).status).toBe(400);
  });

  test('the link says nothing about an address that came later', async () => {
    const server = await start();
    const login = await server.register('li');
    const { token } = login.body;
    await server.account(token, { email: 'li@example.com' });
    await server.post(VERIFY, undefined, token);
    await server.account(token, { email: 'other@example.com' });
    expect((await follow(server)).status).toBe(400);
    expect((await server.me(login)).body._email_verified).toBe(false);
  });

  test('the link lives a day', async () => {
    const server = await start();
    const { token } = (await server.register('li')).body;
    await server.account(token, { email: 'li@example.com' });
    await server.post(VERIFY, undefined, token);
    server.nowMs += 24 * HOUR_MS;
    expect((await follow(server)).status).toBe(400);
  });

  test('no address 404, verified already 400, no session 401, anonymous 403', async () => {
    const server = await start();
    const none = await server.register('li');
    const verified = await server.login('web_user', 'ifanrx123');
    const anonymous = await server.post('/hserve/v2.0/login/anonymous/');
    const ask = async (token?: string) => (await server.post(VERIFY, undefined, token)).status;
    expect(await ask(none.body.token)).toBe(404);
    expect(await ask(verified.body.token)).toBe(400);
    expect(await ask()).toBe(401);
    expect(await ask(anonymous.body.token)).toBe(403);
    expect(server.messages).toEqual([]);
  });
});

describe('POST /user/password/reset/', () => {
  test('the link sets a new password and ends every session, once', async () => {
    const server = await start();
    const login = await server.login('web_user', 'ifanrx123');
    const sent = await server.post(RESET, { email: 'IFANRX@ifanr.com' });
    expect(sent.status).toBe(201);
    expect(sent.body).toEqual({ status: 'ok' });
    expect((await follow(server, { new_password: 'secret-2' })).status).toBe(200);
    expect((await server.me(login)).status).toBe(401);
    expect((await server.login('web_user', 'ifanrx123')).status).toBe(400);
    expect((await server.login('web_user', 'secret-2')).status).toBe(201);
    expect((await follow(server, { new_password: 'secret-3' })).status).toBe(400);
    expect((await server.login('web_user', 'secret-2')).status).toBe(201);
  });

  test('a password that is refused leaves the link good', async () => {
    const server = await start();
    await server.post(RESET, { email: EMAIL });
    expect((await follow(server, { new_password: '12345' })).status).toBe(400);
    expect((await follow(server, { new_password: 'secret-2' })).status).toBe(200);
  });

  test('the link lives an hour', async () => {
    const server = await start();
    await server.post(RESET, { email: EMAIL });
    server.nowMs += HOUR_MS;
    expect((await follow(server, { new_password: 'secret-2' })).status).toBe(400);
  });

  test('a link of one kind does not serve as the other', async () => {
    const server = await start();
    await server.post(RESET, { email: EMAIL });
    const { code } = lastLink(server);
    expect((await server.post('/account/verify-email/', { code })).status).toBe(400);
  });

  test('unknown address 404, address that is not verified 400 (vendor’s auth page)', async () => {
    const server = await start();
    const { token } = (await server.register('li')).body;
    await server.account(token, { email: 'li@example.com' });
    expect((await server.post(RESET, { email: 'nobody@example.com' })).status).toBe(404);
    expect((await server.post(RESET, { email: 'li@example.com' })).status).toBe(400);
    expect(server.messages).toEqual([]);
  });

  test('one e-mail a minute, else 400', async () => {
    const server = await start();
    expect((await server.post(RESET, { email: EMAIL })).status).toBe(201);
    expect((await server.post(RESET, { email: EMAIL })).status).toBe(400);
    server.nowMs += MINUTE_MS;
    expect((await server.post(RESET, { email: EMAIL })).status).toBe(201);
  });
});

describe('the pages behind the links', () => {
  test.each(['/account/verify-email/', '/account/reset-password/'])(
    '%s runs no script but its own and leaks no address',
    async (path) => {
      const server = await start();
      const response = await fetch(server.url + path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; /,
      );
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(await response.text()).toContain('<form');
    },
  );
});
