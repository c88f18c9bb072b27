import { AlipaySdk } from 'alipay-sdk';
import { createOpenPlatform, openPlatformOptions } from '../src/alipay/open-platform';
import type { OpenPlatformOptions } from '../src/alipay/open-platform';
import { APP_ID, APP_KEYS, FakeGateway, pem, rsa, signed } from './fake-gateway';
import type { Reply } from './fake-gateway';
import { AUTHENTICATE, SILENT_LOGIN, useServers } from './harness';

const start = useServers();

const TOKEN = 'alipay.system.oauth.token';
const PROFILE = 'alipay.user.info.share';
const TOKEN_KEY = 'alipay_system_oauth_token_response';
const ACCESS_TOKEN = 'access-token-of-alipay';
const USER = { user_id: '2088123456789012', access_token: ACCESS_TOKEN, expires_in: '3600' };
const SHARED = {
  code: '10000',
  msg: 'Success',
  user_id: '2088123456789012',
  nick_name: '支付宝小二',
  avatar: 'https://tfsimg.alipay.com/images/partner/T1uIxXXbpXXXXXXXX',
  gender: 'F',
  province: '安徽省',
  city: '',
};

const gateways: FakeGateway[] = [];
afterEach(() => Promise.all(gateways.splice(0).map((gateway) => gateway.stop())));

async function setUp(replies: Record<string, Reply>, options: Partial<OpenPlatformOptions> = {}) {
  const gateway = await FakeGateway.start(replies);
  gateways.push(gateway);
  const alipay = createOpenPlatform({
    appId: APP_ID,
    privateKey: pem.appPrivate,
    alipayPublicKey: pem.alipayPublic,
    gateway: gateway.url,
    ...options,
  });
  return { gateway, alipay, server: await start({ alipay }) };
}

const attempt = { code: 'code-from-a-phone' };

describe('a real device logs in (section 7)', () => {
  test('silently: the code is exchanged, the profile not asked for', async () => {
    const { gateway, server } = await setUp({ [TOKEN]: USER });
    const { status, body } = await server.post(SILENT_LOGIN, attempt);
    expect(status).toBe(201);
    expect(body.user_info._provider).toEqual({ alipay: { user_id: USER.user_id } });
    expect(gateway.requests).toHaveLength(1);
    expect(gateway.requests[0]).toMatchObject({
      app_id: APP_ID,
      method: TOKEN,
      grant_type: 'authorization_code',
      code: attempt.code,
    });
  });

  test('with authorization: the profile is asked for with the user’s token', async () => {
    const { gateway, server } = await setUp({ [TOKEN]: USER, [PROFILE]: SHARED });
    const { status, body } = await server.post(AUTHENTICATE, attempt);
    expect(status).toBe(201);
    expect(body.user_info).toMatchObject({
      is_authorized: true,
      nickname: '支付宝小二',
      province: '安徽省',
      city: '',
    });
    expect(body.user_info._provider).toEqual({
      alipay: {
        user_id: USER.user_id,
        nick_name: '支付宝小二',
        avatar: SHARED.avatar,
        gender: 'F',
        province: '安徽省',
      },
    });
    expect(gateway.requests[1]).toMatchObject({ method: PROFILE, auth_token: ACCESS_TOKEN });
  });

  test('an app with open_id alone works, and finds its user again (platform-facts §15)', async () => {
    const open = { open_id: '074a1CcTG1LelxKe4xQC0zgNdId0nxi95b5lsNpazWYoCo5', access_token: 'x' };
    const { server } = await setUp({ [TOKEN]: open });
    const first = await server.post(SILENT_LOGIN, attempt);
    const again = await server.post(SILENT_LOGIN, { ...attempt, create_user: false });
    expect(first.body.user_info._provider).toEqual({
      alipay: { user_id: open.open_id, open_id: open.open_id },
    });
    expect(again.body.user_info.id).toBe(first.body.user_info.id);
  });

  test.each([{ user_id: '' }, { user_id: null }])(
    'an identifier that is empty counts as absent: %j beside an open_id',
    async (empty) => {
      const { alipay } = await setUp({ [TOKEN]: { ...USER, ...empty, open_id: 'open' } });
      expect(await alipay.exchange('x', 'auth_base')).toMatchObject({ openId: 'open' });
    },
  );

  test('a user known by one identifier is found by the other once Alipay has named both', async () => {
    const replies: Record<string, Reply> = { [TOKEN]: USER };
    const { server } = await setUp(replies);
    const silently = async (answer: object) => {
      replies[TOKEN] = { access_token: 'x', ...answer };
      return (await server.post(SILENT_LOGIN, attempt)).body.user_info;
    };
    const { id } = await silently({ user_id: USER.user_id });
    expect((await silently({ user_id: USER.user_id, open_id: 'open' })).id).toBe(id);
    const moved = await silently({ open_id: 'open' });
    expect(moved.id).toBe(id);
    expect(moved._provider).toEqual({ alipay: { user_id: USER.user_id, open_id: 'open' } });

    const other = await silently({ open_id: 'another' });
    expect(other.id).not.toBe(id);
    const both = await silently({ user_id: '2088123456789099', open_id: 'another' });
    expect(both.id).toBe(other.id);
    expect(both._provider).toEqual({
      alipay: { user_id: '2088123456789099', open_id: 'another' },
    });
    expect((await silently({ user_id: '2088123456789099' })).id).toBe(other.id);
  });

  test('identifiers that belong to two users: the one of the user_id logs in', async () => {
    const replies: Record<string, Reply> = { [TOKEN]: USER };
    const { server } = await setUp(replies);
    const silently = async (answer: object) => {
      replies[TOKEN] = { access_token: 'x', ...answer };
      return (await server.post(SILENT_LOGIN, attempt)).body.user_info.id;
    };
    const older = await silently({ user_id: USER.user_id });
    const newer = await silently({ open_id: 'open' });
    expect(await silently({ user_id: USER.user_id, open_id: 'open' })).toBe(older);
    expect(await silently({ open_id: 'open' })).toBe(newer);
  });
});

describe('refusals', () => {
  const invalid = { code: '40002', msg: 'Invalid Arguments', sub_code: 'isv.code-invalid' };

  test.each([
    ['in the method’s answer', signed(TOKEN_KEY, invalid)],
    ['in error_response', signed('error_response', invalid)],
    ['in error_response without a signature', JSON.stringify({ error_response: invalid })],
  ])('a used or invented code, %s, is 400', async (_where, reply) => {
    const { server } = await setUp({ [TOKEN]: reply });
    const refused = await server.post(SILENT_LOGIN, attempt);
    expect(refused.status).toBe(400);
    expect(refused.body.error_msg).toBe('code: unknown, expired or already used');
  });

  test('a user who has not granted auth_user is 403', async () => {
    const insufficient = { code: '20001', sub_code: 'aop.invalid-auth-token' };
    const { server } = await setUp({ [TOKEN]: USER, [PROFILE]: insufficient });
    expect((await server.post(AUTHENTICATE, attempt)).status).toBe(403);
  });

  test('an app without the product 获取会员信息 is 502 that names Alipay’s reason', async () => {
    const missing = { code: '40006', sub_code: 'isv.insufficient-isv-permissions' };
    const { server } = await setUp({ [TOKEN]: USER, [PROFILE]: missing });
    const refused = await server.post(AUTHENTICATE, attempt);
    expect(refused.status).toBe(502);
    expect(refused.body.error_msg).toBe(
      'Alipay refused: isv.insufficient-isv-permissions; the app lacks the product, such as 获取会员信息',
    );
  });

  test.each([
    ['isv.invalid-app-id', 'isv.invalid-app-id; ALIPAY_APP_ID is no app'],
    ['isv.missing-encrypt-key', 'isv.missing-encrypt-key; the app has no AES key'],
    ['isv.another', 'isv.another'],
    [undefined, '40002'],
  ])('Alipay’s sub_code %s is 502 that names it', async (sub_code, reason) => {
    const { server } = await setUp({ [TOKEN]: { code: '40002', sub_code } });
    const refused = await server.post(SILENT_LOGIN, attempt);
    expect([refused.status, refused.body.error_msg]).toEqual([502, `Alipay refused: ${reason}`]);
  });

  test.each([
    ['an answer without a code', { some: 'thing' }, 'Alipay refused: unreadable answer'],
    [
      'one without an identifier',
      { access_token: ACCESS_TOKEN },
      'Alipay named neither user_id nor open_id',
    ],
    ['no JSON', '<html>', 'alipay.system.oauth.token: no valid answer from Alipay'],
  ])('%s is 502 that says so', async (_what, reply, text) => {
    const { server } = await setUp({ [TOKEN]: reply });
    const refused = await server.post(SILENT_LOGIN, attempt);
    expect([refused.status, refused.body.error_msg]).toEqual([502, text]);
  });

  test('a profile that is none is 502 that says so', async () => {
    const { server } = await setUp({ [TOKEN]: USER, [PROFILE]: { some: 'thing' } });
    const refused = await server.post(AUTHENTICATE, attempt);
    expect([refused.status, refused.body.error_msg]).toEqual([
      502,
      'Alipay refused: unreadable answer',
    ]);
  });

  test('a profile names only what Alipay has told', async () => {
    const told = { code: '10000', nick_name: '支付宝小二', city: '', gender: null };
    const { alipay } = await setUp({ [TOKEN]: USER, [PROFILE]: told });
    const { profile } = await alipay.exchange('x', 'auth_user');
    expect(Object.entries(profile ?? {})).toEqual([['nick_name', '支付宝小二']]);
  });

  test('the scopes of an identity are those that Alipay has proved', async () => {
    const { alipay } = await setUp({ [TOKEN]: USER, [PROFILE]: SHARED });
    expect((await alipay.exchange('x', 'auth_base')).scopes).toEqual(['auth_base']);
    expect((await alipay.exchange('x', 'auth_user')).scopes).toEqual(['auth_base', 'auth_user']);
  });

  test('a private key that is not the app’s is 502 that names Alipay’s reason', async () => {
    const { server } = await setUp(
      { [TOKEN]: USER },
      { privateKey: rsa().privateKey.export({ format: 'pem', type: 'pkcs8' }).toString() },
    );
    const refused = await server.post(SILENT_LOGIN, attempt);
    expect(refused.status).toBe(502);
    expect(refused.body.error_msg).toBe(
      'Alipay refused: isv.invalid-signature; ALIPAY_PRIVATE_KEY is not the key of this app',
    );
  });
});

describe('a gateway in trouble', () => {
  test('that is busy: 503', async () => {
    const busy = { code: '20000', sub_code: 'isp.unknow-error' };
    const { server } = await setUp({ [TOKEN]: busy });
    const refused = await server.post(SILENT_LOGIN, attempt);
    expect(refused.status).toBe(503);
    expect(refused.body.error_msg).toBe('Alipay is busy: isp.unknow-error');
    expect(refused.headers.get('retry-after')).toBe('5');
  });

  test('that does not answer in time: 503', async () => {
    const { server } = await setUp({ [TOKEN]: new Promise(() => undefined) }, { timeoutMs: 50 });
    const refused = await server.post(SILENT_LOGIN, attempt);
    expect(refused.status).toBe(503);
    expect(refused.body.error_msg).toBe('alipay.system.oauth.token: Alipay does not answer');
  });
});

describe('answers that do not come from Alipay log nobody in', () => {
  const stranger = rsa().privateKey;

  test.each([
    ['signed by somebody else', signed(TOKEN_KEY, USER, stranger)],
    ['signed by the app itself', signed(TOKEN_KEY, USER, APP_KEYS.privateKey)],
    ['not signed', JSON.stringify({ [TOKEN_KEY]: USER })],
    [
      'changed after signing',
      signed(TOKEN_KEY, USER).replace('2088123456789012', '2088000000000009'),
    ],
    ['dressed as a refusal', JSON.stringify({ error_response: USER })],
    [
      'dressed as a refusal, with a code',
      JSON.stringify({ error_response: { ...USER, code: '1' } }),
    ],
    ['with its name hidden', signed(TOKEN_KEY, USER, stranger).replace('alipay_', '\\u0061lipay_')],
    ['without a user', signed(TOKEN_KEY, { access_token: ACCESS_TOKEN })],
    ['with an empty one', signed(TOKEN_KEY, { ...USER, user_id: '', open_id: null })],
    ['no JSON', '<html>'],
    ['empty', ''],
    ['null', 'null'],
  ])('%s: 502', async (_what, reply) => {
    const { server } = await setUp({ [TOKEN]: reply });
    const refused = await server.post(SILENT_LOGIN, attempt);
    expect(refused.status).toBe(502);
    expect(JSON.stringify([refused.body, server.log])).not.toMatch(
      /access-token|code-from-a-phone/,
    );
  });

  test('a gateway that cannot be reached: 503', async () => {
    // Nothing listens on port 1.
    const { server } = await setUp({}, { gateway: 'http://127.0.0.1:1/gateway.do' });
    const refused = await server.post(SILENT_LOGIN, attempt);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(refused.body.error_msg).toBe('alipay.system.oauth.token: Alipay does not answer');
  });
});

describe('configuration', () => {
  const environment = {
    ALIPAY_APP_ID: APP_ID,
    ALIPAY_PRIVATE_KEY: pem.appPrivate,
    ALIPAY_PUBLIC_KEY: pem.alipayPublic,
  };
  test('an empty variable counts as unset', () => {
    const empty = { ...environment, ALIPAY_AES_KEY: '', ALIPAY_GATEWAY: '' };
    expect(openPlatformOptions(empty)).toEqual({
      appId: APP_ID,
      privateKey: pem.appPrivate,
      alipayPublicKey: pem.alipayPublic,
      aesKey: undefined,
      gateway: undefined,
    });
    const set = { ...environment, ALIPAY_AES_KEY: 'aes', ALIPAY_GATEWAY: 'http://127.0.0.1' };
    expect(openPlatformOptions(set)).toMatchObject({ aesKey: 'aes', gateway: 'http://127.0.0.1' });
  });

  test('without ALIPAY_GATEWAY it is Alipay’s own for production', async () => {
    const exec = jest.spyOn(AlipaySdk.prototype, 'exec').mockRejectedValue(new Error('no network'));
    const options = openPlatformOptions(environment);
    const alipay = options && createOpenPlatform(options);
    await expect(alipay?.exchange('x', 'auth_base')).rejects.toThrow('no valid answer');
    expect(exec.mock.contexts).toMatchObject([
      { config: { gateway: 'https://openapi.alipay.com/gateway.do' } },
    ]);
  });

  test.each(['ALIPAY_PRIVATE_KEY', 'ALIPAY_PUBLIC_KEY'])('%s is required, not empty', (name) => {
    for (const value of [undefined, '']) {
      expect(() => openPlatformOptions({ ...environment, [name]: value })).toThrow(
        `${name}: is required with ALIPAY_APP_ID`,
      );
    }
  });

  test.each([`x${APP_ID}`, `${APP_ID}1`])('%s is no app id', (appId) => {
    const options = { privateKey: pem.appPrivate, alipayPublicKey: pem.alipayPublic };
    expect(() => createOpenPlatform({ ...options, appId })).toThrow(
      'ALIPAY_APP_ID: must have 16 digits',
    );
  });

  test('without ALIPAY_APP_ID there is none', () => {
    expect(openPlatformOptions({ ...environment, ALIPAY_APP_ID: '' })).toBeUndefined();
    expect(openPlatformOptions({})).toBeUndefined();
  });

  test.each([
    ['ALIPAY_PRIVATE_KEY', { ...environment, ALIPAY_PRIVATE_KEY: '' }],
    ['ALIPAY_PRIVATE_KEY', { ...environment, ALIPAY_PRIVATE_KEY: 'secret-but-no-key' }],
    ['ALIPAY_PUBLIC_KEY', { ...environment, ALIPAY_PUBLIC_KEY: undefined }],
    ['ALIPAY_PUBLIC_KEY', { ...environment, ALIPAY_PUBLIC_KEY: '' }],
    ['ALIPAY_PUBLIC_KEY', { ...environment, ALIPAY_PUBLIC_KEY: 'no key' }],
    ['ALIPAY_APP_ID', { ...environment, ALIPAY_APP_ID: 'app' }],
    ['ALIPAY_GATEWAY', { ...environment, ALIPAY_GATEWAY: 'nowhere' }],
  ])('what is wrong with %s is said, not shown', (name, env) => {
    const create = () => {
      const options = openPlatformOptions(env);
      if (options) createOpenPlatform(options);
    };
    expect(create).toThrow(new RegExp(`^${name}: `));
    expect(create).not.toThrow('secret-but-no-key');
  });
});
