import { createDecipheriv, createSign } from 'node:crypto';
import { createOpenPlatform } from '../src/alipay/open-platform';
import { sealPhoneNumber } from '../src/alipay/phone-number';
// The table stands between the packages, so that client and server are held against the same one.
// eslint-disable-next-line import-x/no-relative-packages
import { OWN_OPERATIONS } from '../../../test/protocol';
import { ALIPAY_KEYS, APP_ID, APP_KEYS, pem, rsa } from './fake-gateway';
import { KNOWN, useServers } from './harness';
import type { Answer, TestServer } from './harness';

const start = useServers();

const { path: PATH, success, answers, refusals } = OWN_OPERATIONS.alipayPhoneNumber;
const aesKey = Buffer.from('key of this app!');
const MOBILE = '13900139000';
const sealed = (mobile = MOBILE) =>
  sealPhoneNumber(mobile, { privateKey: ALIPAY_KEYS.privateKey, aesKey });

/** A server that reads what Alipay encrypts for the app. */
const startReal = (aes: string | undefined = aesKey.toString('base64')) =>
  start({
    alipay: createOpenPlatform({
      appId: APP_ID,
      privateKey: pem.appPrivate,
      alipayPublicKey: pem.alipayPublic,
      ...(aes === '' ? {} : { aesKey: aes }),
    }),
  });

async function send(server: TestServer, body: object, name = 'li'): Promise<Answer> {
  const { token } = (await server.register(name)).body;
  return server.post(PATH, body, token);
}

/** A refusal that Alipay encrypts, or sends as it is. */
function refusal(code: string) {
  const response = JSON.stringify({ code, subCode: 'isv.some' });
  const sign = createSign('RSA-SHA256').update(response).sign(ALIPAY_KEYS.privateKey, 'base64');
  return { response, sign };
}

/** Something that Alipay has signed, encrypted or not. */
function signedText(response: string) {
  const sign = createSign('RSA-SHA256').update(`"${response}"`);
  return { response, sign: sign.sign(ALIPAY_KEYS.privateKey, 'base64') };
}

/** A key that is not the app's; with one of some 250, what it decrypts ends as if it were right. */
function otherKey(response: string, isEndRight: boolean): Buffer {
  const key = Buffer.alloc(16);
  for (; ; key.writeUInt32BE(key.readUInt32BE() + 1)) {
    const decipher = createDecipheriv('aes-128-cbc', key, Buffer.alloc(16));
    decipher.update(response, 'base64');
    try {
      decipher.final();
      if (isEndRight) return key;
    } catch {
      if (!isEndRight) return key;
    }
  }
}

describe('the phone number by Alipay (platform-facts §15)', () => {
  test('becomes the verified phone number of the user', async () => {
    const server = await startReal();
    const { status, body } = await send(server, sealed());
    expect(status).toBe(success);
    expect(Object.keys(body)).toEqual(expect.arrayContaining([...answers]));
    expect(body).toMatchObject({ _username: 'li', _phone: MOBILE, _phone_verified: true });
  });

  test('is taken as the text that my.getPhoneNumber gives', async () => {
    const server = await startReal();
    const { status, body } = await send(server, { response: JSON.stringify(sealed()) });
    expect({ status, phone: body._phone }).toEqual({ status: 200, phone: MOBILE });
  });

  test.each([
    ['86-13900139000', MOBILE],
    ['852-61234567', '+85261234567'],
    ['1-2025550123', '+12025550123'],
  ])('with a country code, %s, is %s', async (mobile, phone) => {
    const { status, body } = await send(await startReal(), sealed(mobile));
    expect({ status, phone: body._phone }).toEqual({ status: 200, phone });
  });

  test('of another user is 400, and changes nothing', async () => {
    const server = await startReal();
    await send(server, sealed());
    const refused = await send(server, sealed(), 'wang');
    expect([refused.status, refused.body.error_msg]).toEqual([400, 'phone: already taken']);
  });

  test('is checked without a session: 200 if it is free, 400 if it is not; nothing changes', async () => {
    const server = await startReal();
    const { path, success: free } = OWN_OPERATIONS.checkAlipayPhoneNumber;
    const answer = await server.post(path, sealed());
    expect([answer.status, answer.body]).toEqual([free, { status: 'ok' }]);
    expect((await server.post(path, { response: sealed().response })).status).toBe(400);
    expect((await server.post(path, refusal('40003'))).status).toBe(403);
    expect((await send(server, sealed())).status).toBe(200);
    const taken = await server.post(path, sealed());
    expect([taken.status, taken.body.error_msg]).toEqual([400, 'phone: already taken']);
    expect((await (await startReal('')).post(path, sealed())).status).toBe(404);
  });

  test.each([
    ['signed by somebody else', sealPhoneNumber(MOBILE, { privateKey: rsa().privateKey, aesKey })],
    ['signed by the app', sealPhoneNumber(MOBILE, { privateKey: APP_KEYS.privateKey, aesKey })],
    ['not signed', { response: sealed().response }],
    ['changed', { ...sealed(), response: sealed('13900139001').response }],
    [
      'not encrypted and not signed',
      { response: JSON.stringify({ code: '10000', mobile: MOBILE }) },
    ],
    ['without a number', sealed('')],
    ['of no known shape', { response: '{}' }],
    ['nothing', {}],
    ['no text', { response: 1 }],
  ])('%s: 400', async (_what, body) => {
    expect((await send(await startReal(), body)).status).toBe(400);
  });

  test.each([
    ['40003', 403, 'response: the user has not granted the phone number'],
    ['40001', 502, 'the app has no AES key: set 接口内容加密方式 in its settings'],
    ['40006', 502, 'the app lacks the product 获取会员手机号'],
    ['20000', 503, 'Alipay is busy, try again later'],
    ['99999', 400, 'response: is no answer of my.getPhoneNumber'],
  ])('Alipay’s code %s is %i, and says why', async (code, status, text) => {
    const server = await startReal();
    const refused = await send(server, refusal(code));
    expect([refused.status, refused.body.error_msg]).toEqual([status, text]);
    expect(refused.headers.get('retry-after')).toBe(status === 503 ? '5' : null);
    // Without keys in its settings the app gets its error unsigned.
    const { response } = refusal(code);
    expect((await send(server, { response }, 'wang')).body.error_msg).toBe(text);
  });

  test('is taken with its parts within one text, the answer of a refusal as an object', async () => {
    const server = await startReal();
    const text = JSON.stringify({ response: { code: '40003', subCode: 'isv.some' } });
    const refused = await send(server, { response: text });
    expect(refused.body.error_msg).toBe('response: the user has not granted the phone number');
  });

  test('says what is wrong with an answer', async () => {
    const server = await startReal();
    const { token } = (await server.register('li')).body;
    const said = async (body: object) => (await server.post(PATH, body, token)).body.error_msg;
    const unsigned = 'response: is not signed by Alipay';
    expect(await said({ response: sealed().response })).toBe(unsigned);
    expect(await said({ response: '{"code":"10000","mobile":"13900139000"}' })).toBe(unsigned);
    expect(await said(sealed(''))).toBe('response: the Alipay user has no phone number');
    expect(await said({ response: '{' })).toBe('response: is no answer of my.getPhoneNumber');
    expect(await said(signedText('no base64 of blocks'))).toBe(
      'the phone number cannot be decrypted: is ALIPAY_AES_KEY this app’s?',
    );
  });

  test.each([false, true])(
    'encrypted with another key, by which the end of the text is right (%s): 502 that names the variable',
    async (isEndRight) => {
      const server = await startReal(otherKey(sealed().response, isEndRight).toString('base64'));
      const refused = await send(server, sealed());
      expect([refused.status, refused.body.error_msg]).toEqual([
        502,
        'the phone number cannot be decrypted: is ALIPAY_AES_KEY this app’s?',
      ]);
    },
  );

  test('without a session 401, as anonymous user 403, without a key 404', async () => {
    const server = await startReal();
    expect((await server.post(PATH, sealed())).status).toBe(401);
    const anonymous = await server.post('/hserve/v2.0/login/anonymous/');
    expect((await server.post(PATH, sealed(), anonymous.body.token)).status).toBe(403);
    expect((await send(await startReal(''), sealed())).status).toBe(404);
    expect(Object.keys(refusals).map(Number)).toEqual([400, 401, 403, 404]);
  });

  test('a key that is none is an error that names the variable', () => {
    expect(() => startReal('short')).toThrow(/^ALIPAY_AES_KEY: /);
  });

  test('the sandbox plays it', async () => {
    const server = await start();
    const given = await server.post('/sandbox/alipay/phone-number', { user_id: KNOWN });
    expect(given.status).toBe(201);
    const { body } = await send(server, { response: given.body.response });
    expect(body).toMatchObject({ _phone: '13900000001', _phone_verified: true });
    const unknown = await server.post('/sandbox/alipay/phone-number', {
      user_id: '2088000000000099',
    });
    expect(unknown.status).toBe(404);
  });
});
