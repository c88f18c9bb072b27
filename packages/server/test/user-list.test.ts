import { useServers } from './harness';
import type { TestServer } from './harness';

const start = useServers();

const LIST = '/hserve/v2.2/user/info/';

interface List {
  meta: Record<string, unknown>;
  objects: Record<string, unknown>[];
}

/** A user who looks at the list, and the list. */
async function viewer(server: TestServer) {
  const login = await server.register('li');
  const { token } = login.body;
  await server.call('PUT', '/hserve/v2.5/user/info/', { token, body: { nickname: 'Li' } });
  const call = (parameters: Record<string, string>) =>
    server.call('GET', `${LIST}?${new URLSearchParams(parameters).toString()}`, { token });
  const list = async (parameters: Record<string, string> = {}): Promise<List> => {
    const { status, body } = await call(parameters);
    expect(status).toBe(200);
    return body as unknown as List;
  };
  const nicknames = async (where: unknown): Promise<unknown[]> => {
    const { objects } = await list({ where: JSON.stringify(where) });
    return objects.map(({ nickname }) => nickname);
  };
  return { id: login.body.id, call, list, nicknames };
}

describe('GET /user/info/', () => {
  test('of others id, nickname and avatar, of the own user all (section 3)', async () => {
    const { id, list } = await viewer(await start());
    const { objects, meta } = await list();
    expect(meta).toEqual({ limit: 20, offset: 0, next: null, previous: null });
    expect(objects.map((one) => one.nickname)).toEqual(['小芝', '小维', '网页用户', 'Li']);
    const own = objects.filter((one) => one.id === id);
    expect(own).toEqual([expect.objectContaining({ _username: 'li', is_authorized: false })]);
    const others = objects.filter((one) => one.id !== id);
    expect(new Set(others.map((one) => Object.keys(one).join()))).toEqual(
      new Set(['id,nickname,avatar']),
    );
  });

  test('without a session 401', async () => {
    const server = await start();
    expect((await server.call('GET', LIST)).status).toBe(401);
  });

  test.each<[string, unknown, string[]]>([
    ['contains', { $and: [{ nickname: { $contains: '小' } }] }, ['小芝', '小维']],
    ['equal', { nickname: { $eq: 'Li' } }, ['Li']],
    ['not equal', { nickname: { $ne: 'Li' } }, ['小芝', '小维', '网页用户']],
    ['in', { nickname: { $in: ['Li', '小维', 'x'] } }, ['小维', 'Li']],
    ['not in', { nickname: { $nin: ['Li', '小维'] } }, ['小芝', '网页用户']],
    ['a pattern', { nickname: { $regex: '^l', $options: 'i' } }, ['Li']],
    [
      'a pattern with flags of a search',
      { nickname: { $regex: '小', $options: 'gi' } },
      ['小芝', '小维'],
    ],
    ['smaller', { id: { $lt: 45_000_000_000_003 } }, ['小芝']],
    ['smaller or equal', { id: { $lte: 45_000_000_000_003 } }, ['小芝', '小维']],
    ['greater', { id: { $gt: 45_000_000_000_004 } }, ['Li']],
    ['greater or equal', { id: { $gte: 45_000_000_000_004 } }, ['网页用户', 'Li']],
    ['both', { $and: [{ id: { $gt: 1 } }, { nickname: { $contains: '芝' } }] }, ['小芝']],
    [
      'one of two',
      { $or: [{ nickname: { $eq: 'Li' } }, { id: { $lt: 45_000_000_000_002 } }] },
      ['小芝', 'Li'],
    ],
    ['two on one field', { id: { $gt: 45_000_000_000_001, $lt: 45_000_000_000_004 } }, ['小维']],
    ['in, null among them', { nickname: { $in: ['Li', null] } }, ['Li']],
    ['in nothing', { nickname: { $in: [] } }, []],
    ['not in nothing', { nickname: { $nin: [] } }, ['小芝', '小维', '网页用户', 'Li']],
    ['a text that no nickname can hold', { nickname: { $contains: '\0' } }, []],
    ['equal to one that no nickname can be', { nickname: { $eq: 'a\0' } }, []],
    ['an id that is no integer', { id: { $in: [1.5, 45_000_000_000_003] } }, ['小维']],
    ['null as an id', { id: { $in: [null, 45_000_000_000_003] } }, ['小维']],
    ['nothing', {}, ['小芝', '小维', '网页用户', 'Li']],
    ['none of none', { $or: [] }, []],
  ])('where: %s', async (_name, where, expected) => {
    const { nicknames } = await viewer(await start());
    expect(await nicknames(where)).toEqual(expected);
  });

  test('where: a nickname that was never set is null, and does not exist', async () => {
    const server = await start();
    await server.register('nameless');
    const { nicknames } = await viewer(server);
    expect(await nicknames({ nickname: { $isnull: true } })).toEqual(['']);
    expect(await nicknames({ nickname: { $exists: false } })).toEqual(['']);
    expect(await nicknames({ nickname: { $isnull: false } })).toHaveLength(4);
    expect(await nicknames({ nickname: { $exists: true } })).toHaveLength(4);
    expect(await nicknames({ nickname: { $eq: null } })).toEqual(['']);
  });

  test('pages, with links to the next and the one before', async () => {
    const { list } = await viewer(await start());
    const first = await list({ limit: '3', return_total_count: '1' });
    expect(first.objects).toHaveLength(3);
    expect(first.meta).toEqual({
      limit: 3,
      offset: 0,
      previous: null,
      next: `${LIST}?limit=3&return_total_count=1&offset=3`,
      total_count: 4,
    });
    const last = await list({ limit: '3', offset: '3' });
    expect(last.objects).toHaveLength(1);
    expect(last.meta).toMatchObject({ next: null, previous: `${LIST}?limit=3&offset=0` });
    expect((await list({ offset: '99' })).objects).toEqual([]);
  });

  test('pages: one that just holds the rest is the last, and none begins before the first', async () => {
    const { list } = await viewer(await start());
    expect((await list({ limit: '4' })).meta).toMatchObject({ next: null, previous: null });
    const { meta } = await list({ limit: '3', offset: '1' });
    expect(meta).toMatchObject({ next: null, previous: `${LIST}?limit=3&offset=0` });
    const { meta: second } = await list({ limit: '1', offset: '2' });
    expect(second).toMatchObject({
      next: `${LIST}?limit=1&offset=3`,
      previous: `${LIST}?limit=1&offset=1`,
    });
  });

  test('sorts by nickname, one that was never set first, then by id', async () => {
    const server = await start();
    await server.register('nameless');
    await server.register('nameless too');
    const { list } = await viewer(server);
    const { objects } = await list({ order_by: 'nickname', keys: 'nickname' });
    expect(objects.map(({ nickname }) => nickname)).toEqual([
      ...['', '', 'Li', '小维', '小芝', '网页用户'],
    ]);
    const { objects: ends } = await list({ order_by: ',-nickname,', limit: '1' });
    expect(ends[0]).toMatchObject({ nickname: '网页用户' });
  });

  test('sorts by several fields, up and down', async () => {
    const server = await start();
    const { list } = await viewer(server);
    const ids = async (order_by: string) => (await list({ order_by })).objects.map(({ id }) => id);
    const up = await ids('id');
    expect(await ids('-id')).toEqual([...up].reverse());
    const byAvatar = await ids('-avatar,-id');
    expect(byAvatar[0]).toBe(up[0]);
    expect(byAvatar.slice(1)).toEqual(up.slice(1).reverse());
  });

  test('a field that is named again sorts nothing more, however often', async () => {
    const { list } = await viewer(await start());
    const order_by = `-nickname,${'nickname,id,'.repeat(1000)}`;
    const { objects } = await list({ order_by });
    expect(objects).toEqual((await list({ order_by: '-nickname,id' })).objects);
  });

  test('where: as many conditions as it may have, at the beginning of as many lists', async () => {
    const { nicknames } = await viewer(await start());
    const fields = Array.from({ length: 16 }, () => ({ id: { $ne: 1, $gt: 2, $lt: 3 } }));
    const deep = Array.from({ length: 14 }).reduce<object>(
      (inner) => ({ $and: [inner, ...Array.from({ length: 16 }, () => ({}))] }),
      { $or: fields },
    );
    expect(await nicknames(deep)).toEqual([]);
  });

  test('keys names the fields of an answer, or those it leaves out', async () => {
    const server = await start();
    const { list, call, id } = await viewer(server);
    const keysOf = async (keys: string) =>
      Object.keys((await list({ keys, limit: '1' })).objects[0] ?? {}).sort();
    expect(await keysOf('nickname')).toEqual(['nickname']);
    expect(await keysOf('nickname,id,unknown')).toEqual(['id', 'nickname']);
    expect(await keysOf('-nickname')).toEqual(['avatar', 'id']);
    expect(await keysOf('id,-nickname')).toEqual(['avatar', 'id', 'nickname']);
    const { token } = (await server.login('li')).body;
    const one = await server.call('GET', `/hserve/v2.5/user/info/${id}/?keys=nickname`, { token });
    expect(one.body).toEqual({ nickname: 'Li' });
    expect((await call({ keys: '' })).status).toBe(200);
  });

  test.each<[string, Record<string, string>]>([
    ['where: ', { where: '{' }],
    ['where: ', { where: '[]' }],
    ['where: ', { where: JSON.stringify({ _email: { $eq: 'ifanrx@ifanr.com' } }) }],
    ['where.nickname: ', { where: JSON.stringify({ nickname: 'Li' }) }],
    ['where.nickname: ', { where: JSON.stringify({ nickname: { $gt: 'Li' } }) }],
    ['where.nickname: ', { where: JSON.stringify({ nickname: { constructor: 1 } }) }],
    ['where.nickname.$eq: ', { where: JSON.stringify({ nickname: { $eq: 1 } }) }],
    ['where.id.$eq: ', { where: JSON.stringify({ id: { $eq: '1' } }) }],
    ['where.id.$gt: ', { where: JSON.stringify({ id: { $gt: null } }) }],
    ['where.id: ', { where: JSON.stringify({ id: { $contains: '1' } }) }],
    ['where.id.$in: ', { where: JSON.stringify({ id: { $in: 1 } }) }],
    ['where.nickname.$isnull: ', { where: JSON.stringify({ nickname: { $isnull: 1 } }) }],
    ['where.nickname.$regex: ', { where: JSON.stringify({ nickname: { $regex: '(' } }) }],
    [
      'where.nickname.$options: ',
      { where: JSON.stringify({ nickname: { $regex: 'a', $options: 'q' } }) },
    ],
    ['where.$and: ', { where: JSON.stringify({ $and: {} }) }],
    ['where: ', { where: '{"$and":['.repeat(500) + '{}' + ']}'.repeat(500) }],
    ['limit: ', { limit: '0' }],
    ['limit: ', { limit: '1001' }],
    ['limit: ', { limit: 'x' }],
    ['offset: ', { offset: '-1' }],
    ['return_total_count: ', { return_total_count: '2' }],
    ['order_by', { order_by: 'created_at' }],
    ['expand: ', { expand: 'pointer' }],
  ])('400 that names the parameter: %s%j', async (name, parameters) => {
    const { call } = await viewer(await start());
    const { status, body } = await call(parameters);
    expect(status).toBe(400);
    expect(body.error_msg.startsWith(name)).toBe(true);
  });

  test.each<[string, number, object]>([
    ['conditions', 129, { id: { $gt: 0, $lt: 1 } }],
    ['empty conditions', 257, {}],
    ['empty lists', 257, { $or: [] }],
  ])('400 for too many %s', async (_what, length, one) => {
    const { call } = await viewer(await start());
    const where = JSON.stringify({ $and: Array.from({ length }, () => one) });
    const { status, body } = await call({ where });
    expect([status, body.error_msg]).toEqual([400, 'where: must have at most 256 conditions']);
  });

  test('a pattern that would take for ever is 400, and the server goes on', async () => {
    const server = await start();
    const { call, list } = await viewer(server);
    const { token } = (await server.login('li')).body;
    const nickname = 'a'.repeat(50) + 'b';
    await server.call('PUT', '/hserve/v2.5/user/info/', { token, body: { nickname } });
    const where = JSON.stringify({ nickname: { $regex: '^(a+)+$' } });
    const { status, body } = await call({ where });
    expect([status, body.error_msg]).toEqual([400, 'where.nickname.$regex: takes too long']);
    expect((await list()).objects).toHaveLength(4);
  });
});
