import { isHError, type HError } from '../../client/testing';
import {
  alipayAnswer,
  calls,
  createWorld,
  plan,
  record,
  rejection,
  SILENT,
  STATUS_WORLDS,
  type Reply,
} from './world';

const ITEM = 'POST /item/';

describe.each(STATUS_WORLDS)('what an error shows (R12, R18), statuses to %s', (statusWorld) => {
  const planned = (...replies: Reply[]) =>
    createWorld({ statusWorld, transport: plan(...replies).transport });

  /** The error of a request that the server refuses with a body. */
  async function refused(body: unknown, data: unknown = {}, status = 400): Promise<HError> {
    const world = planned({ to: ITEM, status, body });
    const error = await rejection(world.baas.request({ url: '/item/', method: 'POST', data }));
    return error as HError;
  }

  /** What the error shows of the body. */
  const shown = async (body: unknown, data?: unknown) =>
    JSON.stringify((await refused(body, data)).cause);

  test.each([
    [400, 'bad request'],
    [401, 'unauthorized'],
    [402, 'payment required'],
    [403, 'forbidden'],
    [404, 'not found'],
    [405, 'method not allowed'],
    [429, 'too many requests'],
    [500, 'internal server error'],
  ])('%i without a text of the server’s is "%s" (R12)', async (status, text) => {
    const error = await refused({}, {}, status);
    expect(error).toMatchObject({ code: status, message: `${status}: ${text}` });
  });

  test('a number named code is an error’s and stays; a text is struck out (R18)', async () => {
    const text = await shown({ code: 4711, a: { Code: 4712 }, b: { code: 'abc-1' } });
    expect(text).toContain('4711');
    expect(text).toContain('4712');
    expect(text).not.toContain('abc-1');
  });

  test('a number of another secret field is struck out (R18)', async () => {
    const text = await shown({ auth_code: 4711, authCode: 4712, password: 4713 });
    expect(text).not.toMatch(/471\d/);
  });

  test('what only has code in its name is shown (R12)', async () => {
    const text = await shown({ postcode: 'p-100', codes: 'c-200', error_code: 'e-300' });
    expect(text).toContain('p-100');
    expect(text).toContain('c-200');
    expect(text).toContain('e-300');
  });

  test('numbers and texts that were sent as secrets are struck out wherever they come back (R18)', async () => {
    const text = await shown(
      { error_msg: 'wrong: 4711, hunter2, x', deep: ['4711', { a: 'hunter2' }] },
      { code: 4711, user: { password: 'hunter2', empty: { token: '' } } },
    );
    expect(text).not.toContain('4711');
    expect(text).not.toContain('hunter2');
    expect(text).toContain('wrong: ***, ***, x');
  });

  test('a secret in a query, and the longer of two that begin alike, are struck out whole (R18)', async () => {
    const text = await shown(
      { error_msg: '/x?password=a%26b%20%E4%B8%AD and hunter22, hunter2' },
      { password: 'a&b 中\ud800', account: { password: 'hunter2', new_password: 'hunter22' } },
    );
    expect(text).toContain('/x?password=*** and ***, ***');
  });

  test('a text of 2000 characters is shown whole, a longer one is cut with a … (R12)', async () => {
    const text = await shown({ fits: 'a'.repeat(2000), long: 'b'.repeat(2001) });
    expect(text).toContain(`"${'a'.repeat(2000)}"`);
    expect(text).toContain(`"${'b'.repeat(2000)}…"`);
  });

  test('of a deep answer the first ten levels are shown, then a … (R12)', async () => {
    const nested = (depth: number): object =>
      depth === 0 ? { bottom: 'reached' } : { in: nested(depth - 1), null: null };
    const deep = await shown(nested(30));
    expect(deep).toContain('…');
    expect(deep).not.toContain('reached');
    expect(await shown(nested(5))).toContain('reached');
    expect(await shown(nested(5))).toContain('"null":null');
  });

  test('of a large answer the first thousand values are shown (R12)', async () => {
    const text = await shown(Array.from({ length: 5000 }, (_one, at) => `v${at};`));
    expect(text).toContain('v990;');
    expect(text).not.toContain('v1000;');
  });

  test.each<[string, (error: Error) => Error & { code?: unknown }, boolean]>([
    [
      'an HError of another copy',
      (error) => Object.assign(error, { name: 'HError', code: 7 }),
      true,
    ],
    [
      'an error of another name',
      (error) => Object.assign(error, { name: 'Other', code: 7 }),
      false,
    ],
    ['one without a code', (error) => Object.assign(error, { name: 'HError' }), false],
    [
      'one whose code is a text',
      (error) => Object.assign(error, { name: 'HError', code: '7' }),
      false,
    ],
  ])('isHError: %s (R12)', (_name, make, is) => {
    expect(isHError(make(new Error('x')))).toBe(is);
  });
});

describe.each(STATUS_WORLDS)(
  'answers without what they must carry (R12), statuses to %s',
  (statusWorld) => {
    const planned = (...replies: Reply[]) =>
      createWorld({ statusWorld, transport: plan(...replies).transport });

    test('getServerDate without a time is 14, and the error shows the answer', async () => {
      const world = planned({ to: 'GET /hserve/v2.2/server/time/', body: { now: 'today' } });
      const error = await rejection(world.baas.getServerDate());
      expect(error).toMatchObject({ code: 14 });
      expect(String(error)).toContain('no time');
    });

    test('getServerDate answers with the time alone', async () => {
      const time = '2026-01-01T00:00:00.000000+08:00';
      const world = planned({ to: 'GET /hserve/v2.2/server/time/', body: { time, more: 1 } });
      expect(await world.baas.getServerDate()).toMatchObject({ statusCode: 200, data: { time } });
    });

    test('an answer that is no object is 14', async () => {
      const world = planned({ to: 'GET /hserve/v2.2/server/time/', body: '[1]' });
      const error = await rejection(world.baas.getServerDate());
      expect(error).toMatchObject({ code: 14 });
      expect(String(error)).toContain('no object');
    });

    test.each(['<html>', '', 'null', '7', '[1]'])(
      'a record that is %j is 14 (R12)',
      async (body) => {
        const world = planned({ to: 'GET /hserve/v2.5/user/info/36/', body });
        expect(await rejection(new world.baas.User().get(36))).toMatchObject({ code: 14 });
      },
    );

    test('a list of users without users, and a count without a number, are 14', async () => {
      const world = planned({
        to: 'GET /hserve/v2.2/user/info/',
        body: { meta: {} },
        repeat: true,
      });
      const list = await rejection(new world.baas.User().find());
      expect(list).toMatchObject({ code: 14 });
      expect(String(list)).toContain('no objects');
      const listed = planned({
        to: 'GET /hserve/v2.2/user/info/',
        body: { meta: { total_count: '7' }, objects: [] },
      });
      const count = await rejection(new listed.baas.User().count());
      expect(count).toMatchObject({ code: 14 });
      expect(String(count)).toContain('no total_count');
    });
  },
);

describe('requests on the wire (R9)', () => {
  const planned = (...replies: Reply[]) => createWorld({ transport: plan(...replies).transport });

  test('sendSmsCode sends the signature that was asked for; identical calls are one (R7)', async () => {
    const to = 'POST /hserve/v2.2/sms-verification-code/';
    const world = planned({ to, body: {}, repeat: true });
    const phone = '13800138000';
    await Promise.all([
      world.baas.sendSmsCode({ phone, signatureID: 7 }),
      world.baas.sendSmsCode({ phone, signatureID: 7 }),
      world.baas.sendSmsCode({ phone }),
      world.baas.sendSmsCode({ phone, signatureID: null as never }),
    ]);
    expect(calls(world)).toEqual([
      { to, body: { phone, signature_id: 7 } },
      { to, body: { phone } },
    ]);
  });

  test('Query.and and Query.or join what they are given', async () => {
    const to = 'GET /hserve/v2.2/user/info/';
    const world = planned({ to, body: { objects: [], meta: {} }, repeat: true });
    const { Query, User } = world.baas;
    const one = new Query().compare('age', '>', 1);
    const other = new Query().exists('city');
    await new User().setQuery(Query.and(one, other)).find();
    await new User().setQuery(Query.or(one, other)).find();
    const where = world.sent.map(({ url }) => new URL(url).searchParams.get('where'));
    const both = [{ $and: [{ age: { $gt: 1 } }] }, { $and: [{ city: { $exists: true } }] }];
    expect(where.map((text) => JSON.parse(text ?? '') as unknown)).toEqual([
      { $and: both },
      { $or: both },
    ]);
  });

  test('User.get asks for the fields that were selected and expanded, once', async () => {
    const world = planned({ to: 'GET /hserve/v2.5/user/info/7/', body: record(7), repeat: true });
    const users = new world.baas.User().select(['nickname', 'friend']).expand('friend');
    await users.get(7);
    await users.get('7');
    const queries = world.sent.map(({ url }) => Object.fromEntries(new URL(url).searchParams));
    expect(queries).toEqual([{ keys: 'nickname,friend', expand: 'friend' }, {}]);
  });

  test('a count asks for one user and the number of all', async () => {
    const to = 'GET /hserve/v2.2/user/info/';
    const world = planned({ to, body: { objects: [], meta: { total_count: 3 } } });
    expect(await new world.baas.User().count()).toBe(3);
    const query = new URL(world.sent[0]?.url ?? '').searchParams;
    expect(Object.fromEntries(query)).toEqual({
      limit: '1',
      offset: '0',
      where: '{}',
      return_total_count: '1',
    });
  });

  test.each([
    ['https://api.example.com', 'https://api.example.com:443/item/', true],
    ['https://api.example.com:443', 'HTTPS://API.example.com/item/', true],
    ['http://api.example.com', 'http://api.example.com:80/item/', true],
    ['http://api.example.com:80', 'http://api.example.com/item/', true],
    ['https://api.example.com', 'https://api.example.com:80/item/', false],
    ['http://api.example.com', 'http://api.example.com:443/item/', false],
    ['https://api.example.com:44', 'https://api.example.com:443/item/', false],
    ['https://api.example.com:4430', 'https://api.example.com:443/item/', false],
    ['http://api.example.com:8080', 'http://api.example.com/item/', false],
    ['https://api.example.com', 'https://api.example.com.cn/item/', false],
  ])('host %s, request to %s: ours is %s (R9)', async (host, url, ours) => {
    const world = planned({ to: 'GET /item/' });
    world.baas.init('local-sample', { host });
    await world.baas.request({ url });
    expect('x-hydrogen-client-id' in (world.sent[0]?.headers ?? {})).toBe(ours);
  });

  test('the log names the path, never host or query (R18)', async () => {
    const world = planned({ to: 'GET /item/7/', repeat: true });
    world.baas.init('local-sample', { host: 'https://api.example.com', logLevel: 'info' });
    await world.baas.request({ url: '/item/7/?name=li#top' });
    await world.baas.request({ url: 'https://api.example.com/item/7/?name=li' });
    const requests = world.logged.filter(({ text }) => text.startsWith('Request'));
    expect(requests.map(({ text }) => text)).toEqual(Array(2).fill('Request => GET /item/7/'));
  });

  test('a path may hold a colon, and is no URL of another scheme (R9)', async () => {
    const world = planned({ to: 'GET /item/a:b/' });
    await world.baas.request({ url: '/item/a:b/' });
    expect(world.sent[0]?.url).toContain('/item/a:b/');
  });

  test('users who are the same in storage and in the answer need no further request (R2)', async () => {
    const world = planned({ to: SILENT, status: 201, body: alipayAnswer(1) });
    const user = await world.baas.auth.loginWithAlipay();
    expect(user.toJSON()).toMatchObject(record(1));
    expect(calls(world)).toHaveLength(1);
  });
});
