import { useServers } from './harness';
import type { TestServer } from './harness';

const start = useServers();

const SEND = '/hserve/v2.2/sms-verification-code/';
const VERIFY = '/hserve/v1.8/sms-verification-code/verify/';
const VERIFY_OWN = '/hserve/v2.1/sms-phone-verification/';
const LOGIN = '/hserve/v2.1/login/sms/';
const MINUTE_MS = 60_000;
const PHONE = '13900139000';

/** Asks for a code and reads it where a person would: in the message. */
async function receiveCode(server: TestServer, phone = PHONE): Promise<string> {
  const { status } = await server.post(SEND, { phone });
  expect(status).toBe(200);
  const message = server.messages.at(-1);
  if (message?.kind !== 'sms-code') throw new Error('no text message');
  expect(message.phone).toBe(phone);
  expect(message.text).toContain(message.code);
  return message.code;
}

const wrong = (code: string) => (code === '123456' ? '654321' : '123456');

describe('POST /sms-verification-code/', () => {
  test('hands the code to whoever runs the server, and not to who asked (section 7)', async () => {
    const server = await start();
    const { status, body } = await server.post(SEND, { phone: PHONE });
    expect(status).toBe(200);
    expect(body).toEqual({ status: 'ok' });
    expect(server.messages).toHaveLength(1);
    expect(server.messages[0]).toMatchObject({ kind: 'sms-code', phone: PHONE });
  });

  test('one a minute to one number, else 400', async () => {
    const server = await start();
    await receiveCode(server);
    expect((await server.post(SEND, { phone: PHONE })).status).toBe(400);
    await receiveCode(server, '13900139001');
    server.nowMs += MINUTE_MS;
    await receiveCode(server);
  });

  test('ten a day to one number, else 400', async () => {
    const server = await start();
    for (let sent = 1; sent <= 10; sent += 1) {
      await receiveCode(server);
      server.nowMs += MINUTE_MS;
    }
    expect((await server.post(SEND, { phone: PHONE })).status).toBe(400);
    server.nowMs += 24 * 60 * MINUTE_MS;
    await receiveCode(server);
  });

  test('at once, one message goes out', async () => {
    const server = await start();
    await Promise.all(Array.from({ length: 5 }, () => server.post(SEND, { phone: PHONE })));
    expect(server.messages).toHaveLength(1);
  });
});

describe('POST /sms-verification-code/verify/', () => {
  test('a code is right once, as text or as the number of the vendor’s page', async () => {
    const server = await start();
    const code = await receiveCode(server);
    const verified = await server.post(VERIFY, { phone: PHONE, code: Number(code) });
    expect(verified.status).toBe(200);
    expect(verified.body).toEqual({ status: 'ok' });
    expect((await server.post(VERIFY, { phone: PHONE, code })).status).toBe(400);
  });

  test('a code is good for its own number', async () => {
    const server = await start();
    const code = await receiveCode(server);
    expect((await server.post(VERIFY, { phone: '13900139001', code })).status).toBe(400);
  });

  test('a code lives ten minutes', async () => {
    const server = await start();
    const code = await receiveCode(server);
    server.nowMs += 10 * MINUTE_MS;
    expect((await server.post(VERIFY, { phone: PHONE, code })).status).toBe(400);
  });

  test('a new code ends the old one', async () => {
    const server = await start();
    const old = await receiveCode(server);
    server.nowMs += MINUTE_MS;
    const fresh = await receiveCode(server);
    const answer = await server.post(VERIFY, { phone: PHONE, code: old });
    expect(answer.status).toBe(old === fresh ? 200 : 400);
  });

  test('after five wrong guesses the right one is 400 too', async () => {
    const server = await start();
    const code = await receiveCode(server);
    for (let guess = 1; guess <= 5; guess += 1) {
      expect((await server.post(VERIFY, { phone: PHONE, code: wrong(code) })).status).toBe(400);
    }
    expect((await server.post(VERIFY, { phone: PHONE, code })).status).toBe(400);
  });
});

describe('POST /login/sms/', () => {
  test('a new number becomes a user with a verified number', async () => {
    const server = await start();
    const code = await receiveCode(server);
    const { status, body } = await server.post(LOGIN, { phone: PHONE, code });
    expect(status).toBe(201);
    expect(body).toMatchObject({ user_id: body.id, _phone: PHONE, _phone_verified: true });
  });

  test('a known number logs its user in', async () => {
    const server = await start();
    const code = await receiveCode(server, '13800138000');
    const { body } = await server.post(LOGIN, { phone: '13800138000', code });
    expect(body).toMatchObject({ _username: 'web_user', _phone_verified: true });
  });

  test('create_user false: 404, nobody comes into being, and the code is still good', async () => {
    const server = await start();
    const code = await receiveCode(server);
    const body = { phone: PHONE, code };
    expect((await server.post(LOGIN, { ...body, create_user: false })).status).toBe(404);
    expect((await server.post(LOGIN, body)).status).toBe(201);
    expect((await server.post(LOGIN, body)).status).toBe(400);
  });

  test('a wrong code is 400, whether the number is known or not', async () => {
    const server = await start();
    const code = wrong(await receiveCode(server));
    const answers = [
      await server.post(LOGIN, { phone: PHONE, code, create_user: false }),
      await server.post(LOGIN, { phone: '13800138000', code, create_user: false }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400]);
    expect(answers[0]?.body).toEqual(answers[1]?.body);
  });

  test('an anonymous user keeps the id (R17)', async () => {
    const server = await start();
    const anonymous = await server.post('/hserve/v2.0/login/anonymous/');
    const code = await receiveCode(server);
    const { body } = await server.post(LOGIN, { phone: PHONE, code }, anonymous.body.token);
    expect(body).toMatchObject({ user_id: anonymous.body.user_id, _anonymous: false });
  });
});

describe('POST /sms-phone-verification/', () => {
  test('verifies the number of the account', async () => {
    const server = await start();
    const login = await server.login('web_user', 'ifanrx123');
    const code = await receiveCode(server, '13800138000');
    const { token } = login.body;
    expect((await server.post(VERIFY_OWN, { code: wrong(code) }, token)).status).toBe(400);
    expect((await server.post(VERIFY_OWN, { code }, token)).status).toBe(200);
    expect((await server.me(login)).body._phone_verified).toBe(true);
  });

  test('no number 400, no session 401, anonymous 403', async () => {
    const server = await start();
    const account = await server.register('li');
    const anonymous = await server.post('/hserve/v2.0/login/anonymous/');
    const verify = async (token?: string) =>
      (await server.post(VERIFY_OWN, { code: '123456' }, token)).status;
    expect(await verify(account.body.token)).toBe(400);
    expect(await verify()).toBe(401);
    expect(await verify(anonymous.body.token)).toBe(403);
  });
});

test.each([
  [
    'throws',
    () => {
      throw new Error('listener');
    },
  ],
  [
    'rejects, as one that sends by a provider (docs/server.md)',
    () => Promise.reject(new Error('listener')),
  ],
])('a listener that %s harms nobody', async (_how, onMessage) => {
  const errors: unknown[] = [];
  const server = await start({
    onMessage,
    log: (entry) => entry.kind === 'error' && errors.push(entry.error),
  });
  expect((await server.post(SEND, { phone: PHONE })).status).toBe(200);
  expect(errors).toEqual([new Error('listener')]);
});
