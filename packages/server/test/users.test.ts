import { USER_INFO, useServers } from './harness';
import type { TestServer } from './harness';

const start = useServers();

const update = (server: TestServer, token: string, body: unknown) =>
  server.call('PUT', USER_INFO, { body, token });

describe('GET /user/info/:id/', () => {
  test('the own record whole (section 3)', async () => {
    const server = await start();
    const login = await server.login('web_user', 'ifanrx123');
    const { status, body } = await server.me(login);
    expect(status).toBe(200);
    expect(body).toEqual({
      id: login.body.user_id,
      nickname: '网页用户',
      avatar: '',
      gender: 0,
      country: '',
      province: '',
      city: '',
      language: '',
      is_authorized: false,
      created_at: server.nowMs / 1000,
      created_by: login.body.user_id,
      updated_at: server.nowMs / 1000,
      _anonymous: false,
      _username: 'web_user',
      _email: 'ifanrx@ifanr.com',
      _email_verified: true,
      _phone: '13800138000',
      _phone_verified: false,
      _provider: {},
    });
  });

  test('of others id, nickname and avatar (section 3)', async () => {
    const server = await start();
    const { token } = (await server.register('li')).body;
    const { status, body } = await server.call('GET', `${USER_INFO}45000000000003/`, { token });
    expect(status).toBe(200);
    expect(body).toEqual({ id: 45_000_000_000_003, nickname: '小维', avatar: '' });
  });

  test.each(['1', 'abc', '-1', '1e3', '99999999999999999999', '%00', '45000000000003.5'])(
    'of "%s" 404',
    async (id) => {
      const server = await start();
      const { token } = (await server.register('li')).body;
      expect((await server.call('GET', `${USER_INFO}${id}/`, { token })).status).toBe(404);
    },
  );

  test('without a session 401', async () => {
    const server = await start();
    expect((await server.call('GET', `${USER_INFO}45000000000003/`)).status).toBe(401);
  });
});

describe('operations on custom fields', () => {
  test('each is worked out from what the field holds', async () => {
    const server = await start();
    const { token } = (await server.register('li')).body;
    const after = async (changes: object) => (await update(server, token, changes)).body;
    await after({ visits: 1, tags: ['a', { b: 1 }], theme: { dark: true, size: 1 } });
    expect(await after({ visits: { $incr_by: -3 }, fresh: { $incr_by: 2 } })).toMatchObject({
      visits: -2,
      fresh: 2,
    });
    expect((await after({ tags: { $append: ['a', 'c'] } })).tags).toEqual([
      'a',
      { b: 1 },
      'a',
      'c',
    ]);
    expect((await after({ tags: { $append_unique: [{ b: 1 }, 'd', 'd'] } })).tags).toEqual([
      ...['a', { b: 1 }, 'a', 'c', 'd'],
    ]);
    expect((await after({ tags: { $remove: ['a', { b: 1 }] } })).tags).toEqual(['c', 'd']);
    await after({ tags: { $append: ['e'] } });
    expect((await after({ tags: { $pop: -1 } })).tags).toEqual(['d', 'e']);
    expect((await after({ tags: { $pop: 1 } })).tags).toEqual(['d']);
    expect((await after({ theme: { $update: { size: 2, font: 'x' } } })).theme).toEqual({
      dark: true,
      size: 2,
      font: 'x',
    });
  });

  test('a field that was never set, or is null, is empty', async () => {
    const server = await start();
    const { token } = (await server.register('li')).body;
    const after = async (changes: object) => (await update(server, token, changes)).body;
    await after({ none: null });
    expect(
      await after({
        a: { $append: [1] },
        b: { $append_unique: [1, 1] },
        c: { $remove: [1] },
        d: { $pop: 1 },
        e: { $update: { x: 1 } },
        none: { $incr_by: 2 },
      }),
    ).toMatchObject({ a: [1], b: [1], c: [], d: [], e: { x: 1 }, none: 2 });
  });

  test('objects are equal whatever the order of their fields', async () => {
    const server = await start();
    const { token } = (await server.register('li')).body;
    const after = async (changes: object) => (await update(server, token, changes)).body;
    await after({ tags: [{ a: 1, b: { c: 2, d: 3 } }, '{"a":1}'] });
    const same = [{ b: { d: 3, c: 2 }, a: 1 }];
    const added = await after({ tags: { $append_unique: [...same, { a: 1 }] } });
    expect(added.tags).toEqual([{ a: 1, b: { c: 2, d: 3 } }, '{"a":1}', { a: 1 }]);
    expect((await after({ tags: { $remove: same } })).tags).toEqual(['{"a":1}', { a: 1 }]);
  });

  test('lists as long as a body can be do not hold up the server (section 7)', async () => {
    const server = await start();
    const { token } = (await server.register('li')).body;
    const numbers = (from: number, length: number) =>
      Array.from({ length }, (_one, at) => from + at);
    await update(server, token, { tags: numbers(1000, 6000) });
    const before = process.cpuUsage();
    const answers = [
      await update(server, token, { tags: { $append_unique: numbers(10_000, 10_500) } }),
      await update(server, token, { tags: { $remove: numbers(10_000, 10_500) } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 200]);
    // Each item looked for in all of the other list takes seconds.
    const { user } = process.cpuUsage(before);
    expect(user / 1_000_000).toBeLessThan(2);
  });

  test('no two at the same time undo each other', async () => {
    const server = await start();
    const login = await server.register('li');
    await Promise.all(
      Array.from({ length: 8 }, () => update(server, login.body.token, { n: { $incr_by: 1 } })),
    );
    expect((await server.me(login)).body.n).toBe(8);
  });

  test.each([
    ['$incr_by', 1],
    ['$append', ['x']],
    ['$append_unique', ['x']],
    ['$remove', ['x']],
    ['$pop', 1],
    ['$update', { x: 1 }],
  ])(
    '%s of a field that holds something else is 400, and nothing changes',
    async (operator, by) => {
      const server = await start();
      const login = await server.register('li');
      await update(server, login.body.token, { note: 'text' });
      const refused = await update(server, login.body.token, {
        note: { [operator]: by },
        other: 1,
      });
      expect(refused.status).toBe(400);
      expect(refused.body.error_msg).toBe(`note.${operator}: is not for what this field holds`);
      const { body } = await server.me(login);
      expect(body.note).toBe('text');
      expect(body).not.toHaveProperty('other');
    },
  );

  test('a number that grows too large to be one is 400', async () => {
    const server = await start();
    const { token } = (await server.register('li')).body;
    await update(server, token, { n: Number.MAX_VALUE });
    const refused = await update(server, token, { n: { $incr_by: Number.MAX_VALUE } });
    expect(refused.status).toBe(400);
  });
});

describe('PUT /user/info/', () => {
  test('sets profile and custom fields, and leaves what it does not name', async () => {
    const server = await start();
    const login = await server.register('li');
    const { token } = login.body;
    await update(server, token, { nickname: '小李', age: 29, tags: ['a'] });
    server.nowMs += 5000;
    const changed = await update(server, token, { age: 30, gender: 1, note: null });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({
      nickname: '小李',
      gender: 1,
      age: 30,
      tags: ['a'],
      note: null,
      updated_at: server.nowMs / 1000,
      created_at: server.nowMs / 1000 - 5,
    });
    expect((await server.me(login)).body).toEqual(changed.body);
  });

  test('an anonymous user may too', async () => {
    const server = await start();
    const { token } = (await server.post('/hserve/v2.0/login/anonymous/')).body;
    expect((await update(server, token, { age: 30 })).body.age).toBe(30);
  });

  test('names that every object has are ordinary names', async () => {
    const server = await start();
    const { token } = (await server.register('li')).body;
    const { status, body } = await update(server, token, {
      constructor: 1,
      toString: 'x',
      valueOf: { $incr_by: 2 },
      hasOwnProperty: { $append: ['a'] },
    });
    expect(status).toBe(200);
    const known = { constructor: 1, toString: 'x', valueOf: 2, hasOwnProperty: ['a'] };
    expect(body).toMatchObject(known);
    const again = await update(server, token, { isPrototypeOf: { $update: { constructor: 1 } } });
    expect(again.body).toMatchObject({ ...known, isPrototypeOf: { constructor: 1 } });
  });

  test('custom fields hide no field of the record', async () => {
    const server = await start();
    const { token } = (await server.register('li')).body;
    await update(server, token, { nickname: '小李' });
    expect((await server.login('li')).body).toMatchObject({ nickname: '小李', _username: 'li' });
  });

  test.each([
    ['id', 1],
    ['token', 'x'],
    ['alipay_user_id', '2088000000000001'],
    ['is_authorized', true],
    ['created_at', 0],
    ['_username', 'x'],
    ['$set', {}],
    ['a.b', 1],
    ['名字', 1],
    ['', 1],
    ['x'.repeat(65), 1],
    ['age', { $incr_by: 'x' }],
    ['age', { $incr_by: 1, $append: [1] }],
    ['age', { $rename: 'x' }],
    ['age', { $append: 1 }],
    ['age', { $pop: 2 }],
    ['age', { $update: { 'a.b': 1 } }],
    ['nickname', 1],
    ['nickname', null],
    ['nickname', 'x'.repeat(65)],
    ['nickname', 'a\u0000b'],
    ['nickname', '\ud800'],
    ['avatar', 'javascript:alert(1)'],
    ['avatar', { url: 'x' }],
    ['gender', 3],
    ['gender', '1'],
  ])('%j: %j is 400, and nothing changes (section 7)', async (name, value) => {
    const server = await start();
    const login = await server.register('li');
    const before = await server.me(login);
    const refused = await update(server, login.body.token, { city: '广州', [name]: value });
    expect(refused.status).toBe(400);
    const path = name.slice(0, 64);
    expect(refused.body.error_msg.slice(0, path.length)).toBe(path);
    expect(refused.body.error_msg.slice(path.length)).toMatch(/^(\.\$[\w.]+)?: /);
    expect((await server.me(login)).body).toEqual(before.body);
  });

  test('what is nested deeply or has grown too long is 400', async () => {
    const server = await start();
    const { token } = (await server.register('li')).body;
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    await update(server, token, { a: [[1]] });
    const operations = ['$append', '$append_unique', '$remove'].map(
      (name) => `{"${name}":[${deep},${deep}]}`,
    );
    for (const value of [deep, ...operations]) {
      const nested = await server.call('PUT', USER_INFO, { body: `{"a":${value}}`, token });
      expect([nested.status, nested.body.error_msg.slice(0, 12)]).toEqual([400, 'a: is nested']);
    }
    expect((await update(server, token, { a: 'x'.repeat(20_000) })).status).toBe(200);
    expect((await update(server, token, { b: 'x'.repeat(20_000) })).status).toBe(400);
  });

  test.each(['[]', '"text"', '1', 'true'])('a body of %s is 400', async (body) => {
    const server = await start();
    const { token } = (await server.register('li')).body;
    const refused = await server.call('PUT', USER_INFO, { body, token });
    expect(refused.status).toBe(400);
    expect(refused.body.error_msg).toMatch(/^body: /);
  });

  test('text of any script survives unchanged', async () => {
    const server = await start();
    const { token } = (await server.register('li')).body;
    const text = '中文 العربية 👩‍👩‍👧 \u0000 \ud800 " \\ \u2028';
    expect((await update(server, token, { bio: text })).body.bio).toBe(text);
  });
});
