import { calls, createWorld, gate, plan, record, rejection, settled, userInfo } from './world';

describe('the parts of the vendor’s SDK', () => {
  const loggedIn = async (writes: number[] = [], until = Promise.resolve()) => {
    const { transport } = plan(
      {
        to: 'POST /hserve/v2.0/login/anonymous/',
        status: 201,
        body: { user_id: 5, token: 't', expires_in: 99 },
      },
      { to: 'GET /hserve/v2.5/user/info/5/', body: record(5) },
      ...writes.map((status) => ({
        to: 'POST /hserve/v2.5/user/info/',
        status,
        body: { nickname: 'n' },
        until,
      })),
    );
    const world = createWorld({ transport });
    return { world, user: await world.baas.auth.anonymousLogin() };
  };

  test('users are instances of my.BaaS.CurrentUser and my.BaaS.UserRecord', async () => {
    const { world, user } = await loggedIn();
    const { CurrentUser, UserRecord } = world.baas;
    expect(user).toBeInstanceOf(CurrentUser);
    expect(user).toBeInstanceOf(UserRecord);
    expect(new CurrentUser(record(5)).id).toBe(5);
    expect(() => new CurrentUser('x' as never)).toThrow(/^605: /);
  });

  test('changes survive a failed update, and are sent as they were set', async () => {
    const { world, user } = await loggedIn([500, 200]);
    const tags = ['a'];
    user.set({ tags });
    tags.push('b');
    expect(await rejection(user.update())).toMatchObject({ code: 500 });
    await user.update();
    expect(
      calls(world)
        .slice(2)
        .map(({ body }) => body),
    ).toEqual([{ tags: ['a'] }, { tags: ['a'] }]);
  });

  test('what is set while an update is under way is for the next one; what was sent is not sent again', async () => {
    const held = gate();
    const { world, user } = await loggedIn([200, 200, 200], held.opened);
    const first = user.incrementBy('visits', 1).set('theme', 'dark').update();
    await settled();
    user.set({ b: 2, theme: 'light' });
    held.open();
    await first;
    await user.update();
    await user.update();
    const bodies = calls(world).map(({ body }) => body);
    expect(bodies.slice(2)).toEqual([
      { visits: { $incr_by: 1 }, theme: 'dark' },
      { b: 2, theme: 'light' },
      {},
    ]);
  });

  test.each([
    ['succeeds', 200, [{ visits: { $incr_by: 1 } }, {}, {}]],
    ['fails', 500, [{ visits: { $incr_by: 1 } }, {}, { visits: { $incr_by: 1 }, a: 1 }]],
  ])(
    'two updates at once, the first of which %s, count up once (R7)',
    async (_how, status, sent) => {
      const { world, user } = await loggedIn([status, 200, 200]);
      user.incrementBy('visits', 1);
      const updates = Promise.allSettled([user.update(), user.update()]);
      await settled();
      if (status === 500) user.set('a', 1);
      await updates;
      await user.update();
      expect(
        calls(world)
          .slice(2)
          .map(({ body }) => body),
      ).toEqual(sent);
    },
  );

  test.each(['constructor', 'toString', '__proto__'])(
    'get(%j) of no such field is undefined',
    async (key) => {
      const { user } = await loggedIn();
      expect(user.get(key)).toBeUndefined();
    },
  );

  test('a user of a record that the app has kept; somebody else’s writes nothing: 604', async () => {
    const { world, user } = await loggedIn([500]);
    const { CurrentUser } = world.baas;
    const kept = new CurrentUser({ ...record(5), favourite: 'tea' });
    expect([kept.get('favourite'), kept.session_expires_at]).toEqual([
      'tea',
      user.session_expires_at,
    ]);
    const other = new CurrentUser(record(6));
    expect([other.id, other.nickname, other.user_id]).toEqual([6, 'user 6', undefined]);
    expect(await rejection(other.set('a', 1).update())).toMatchObject({ code: 604 });
    expect(await rejection(other.setUsername('x'))).toMatchObject({ code: 604 });
    const nobody = new CurrentUser({ name: 'without an id' });
    expect(await rejection(nobody.set('a', 1).update())).toMatchObject({ code: 500 });
  });

  test('operations go over the wire as the vendor’s do; an answer without the field changes nothing', async () => {
    const { world, user } = await loggedIn([500, 200]);
    user.set('list', []).append('list', 'a').pop('list').shift('other').incrementBy('n', 1);
    expect(await rejection(user.update())).toMatchObject({ code: 500 });
    await user.update();
    expect(calls(world).at(-1)?.body).toEqual({
      list: { $pop: 1 },
      other: { $pop: -1 },
      n: { $incr_by: 1 },
    });
    expect(user.get('list')).toBeUndefined();
    expect(user.nickname).toBe('n');
  });

  test('a query goes over the wire as the vendor’s does', async () => {
    const { transport } = plan({
      to: 'GET /hserve/v2.2/user/info/',
      body: { meta: { limit: 20, offset: 0 }, objects: [] },
    });
    const world = createWorld({ transport });
    const { Query, User } = world.baas;
    const query = new Query()
      .compare('a', '=', 1)
      .compare('a', '!=', 2)
      .compare('a', '<', 3)
      .compare('a', '<=', 4)
      .compare('a', '>', 5)
      .compare('a', '>=', 6)
      .contains('b', 'x')
      .matches('b', /^x$/)
      .matches('b', /x/gi)
      .in('c', [1])
      .notIn('c', [2])
      .arrayContains('c', [3])
      .isNull(['d', 'e'])
      .isNotNull('d')
      .exists('d')
      .notExists('d')
      .hasKey('e', 'f');
    expect(query.queryObject).toEqual({
      $and: [
        ...[{ a: { $eq: 1 } }, { a: { $ne: 2 } }, { a: { $lt: 3 } }, { a: { $lte: 4 } }],
        ...[{ a: { $gt: 5 } }, { a: { $gte: 6 } }, { b: { $contains: 'x' } }],
        ...[{ b: { $regex: '^x$' } }, { b: { $regex: 'x', $options: 'gi' } }],
        ...[{ c: { $in: [1] } }, { c: { $nin: [2] } }, { c: { $all: [3] } }],
        ...[{ d: { $isnull: true } }, { e: { $isnull: true } }, { d: { $isnull: false } }],
        ...[{ d: { $exists: true } }, { d: { $exists: false } }, { e: { $has_key: 'f' } }],
      ],
    });
    const users = new User();
    await users.setQuery(query).orderBy(['-a', 'b']).select('a').expand(['c']).find();
    const { searchParams } = new URL(world.sent[0]?.url ?? '');
    expect(Object.fromEntries(searchParams)).toEqual({
      limit: '20',
      offset: '0',
      order_by: '-a,b',
      keys: 'a',
      expand: 'c',
      where: JSON.stringify(query.queryObject),
      return_total_count: '0',
    });
    expect(query).toBeInstanceOf(Query);
  });

  test.each([[[]], [''], [['']], [undefined], [null as never]])(
    'select, orderBy and expand of nothing (%j) are left out, as the vendor’s are',
    async (nothing) => {
      const { transport } = plan(
        { to: 'GET /hserve/v2.2/user/info/', body: { meta: {}, objects: [] } },
        { to: userInfo(5), body: record(5) },
      );
      const world = createWorld({ transport });
      const users = new world.baas.User();
      await users.select(nothing).orderBy(nothing).expand(nothing).limit(0).find();
      await users.select(nothing).limit(3).get(5);
      const queries = world.sent.map(({ url }) => [...new URL(url).searchParams.keys()]);
      expect(queries).toEqual([['limit', 'offset', 'where', 'return_total_count'], []]);
    },
  );

  test('a list that is none is 14 (R12)', async () => {
    const { transport } = plan(
      { to: 'GET /hserve/v2.2/user/info/', body: { objects: {} } },
      { to: 'GET /hserve/v2.2/user/info/', body: { objects: [], meta: {} } },
      { to: 'GET /hserve/v2.2/user/info/', body: { objects: [] } },
    );
    const users = new (createWorld({ transport }).baas.User)();
    expect(await rejection(users.find())).toMatchObject({ code: 14 });
    expect(await rejection(users.count())).toMatchObject({ code: 14 });
    expect(await rejection(users.count())).toMatchObject({ code: 14 });
  });

  test('what a query cannot take is a 605 that names it, at once', () => {
    const { Query, User, UserRecord } = createWorld().baas;
    const [query, users, user] = [new Query(), new User(), new UserRecord()];
    for (const [name, call] of [
      ['operator', () => query.compare('a', '~' as never, 1)],
      ['key', () => query.isNull('')],
      ['key', () => query.compare(1 as never, '=', 1)],
      ['text', () => query.contains('a', '')],
      ['regExp', () => query.matches('a', 'x' as never)],
      ['values', () => query.in('a', 'x' as never)],
      ['property', () => query.hasKey('a', 1 as never)],
      ['query', () => users.setQuery({} as never)],
      ['query', () => Query.or(query, 1 as never)],
      ['fields', () => users.select([{} as never])],
      ['fields', () => users.orderBy([1 as never])],
      ['count', () => users.limit(1.5)],
      ['count', () => users.offset(-1)],
      ['value', () => user.incrementBy('a', '1' as never)],
      ['value', () => user.patchObject('a', [] as never)],
      ['key', () => user.pop('')],
    ] as [string, () => unknown][]) {
      expect(call).toThrow(new RegExp(`^605: .*: ${name} must`));
    }
    expect(query.queryObject).toEqual({});
  });

  test('what is not about users is a 611 that names it, never "undefined is not a function"', async () => {
    const { baas } = createWorld();
    expect(await rejection(baas.pay({ totalCost: 1 }))).toMatchObject({
      code: 611,
      message: '611: unsupported function: pay',
    });
    expect(await rejection(baas.invokeFunction('f'))).toMatchObject({ code: 611 });
    expect(() => new baas.TableObject('t')).toThrow('611: unsupported function: TableObject');
    // What the types leave out, an app in plain JavaScript may still call.
    const query = new baas.Query() as unknown as Record<string, () => Promise<unknown>>;
    expect(() => query.withinCircle?.()).toThrow('611: unsupported function: withinCircle');
    const user = new baas.UserRecord() as unknown as typeof query;
    expect(() => user.unset?.()).toThrow(/^611: /);
    expect(await rejection(user.linkWechat?.() ?? Promise.resolve())).toMatchObject({ code: 611 });
  });

  test('every call and class of the vendor’s SDK for Alipay is there', () => {
    const { baas } = createWorld();
    const missing = VENDOR_MEMBERS.filter((name) => !Object.hasOwn(baas, name));
    expect(missing).toEqual([]);
  });
});

/** Of `my.BaaS`, release 3.23.3; those that begin with `_` are its own. */
const VENDOR_MEMBERS = [
  ...['use', 'init', 'getAuthToken', 'checkVersion', 'clearSession', 'auth', 'ContentGroup'],
  ...['File', 'FileCategory', 'GeoPoint', 'GeoPolygon', 'invokeFunction', 'invoke', 'Query'],
  ...['storage', 'storageAsync', 'TableObject', 'User', 'Order', 'getAsyncJobResult'],
  ...['getServerDate', 'request', 'uploadFile', 'multipartUploadFile', 'pay', 'getAlipayQRCode'],
  ...['reportTicket', 'reportTemplateMsgAnalytics', 'censorText', 'getUserInfo', 'getUserDetail'],
  ...['getUserList', 'updateUser', 'getTableList', 'getTable', 'getRecordList', 'queryRecordList'],
  ...['getRecord', 'createRecord', 'createRecordList', 'updateRecord', 'updateRecordList'],
  ...['deleteRecord', 'deleteRecordList', 'getContentList', 'getContentListV2', 'getContent'],
  ...['getContentGroupList', 'getContentGroup', 'getContentCategoryList', 'getContentCategory'],
  ...['getFileDetail', 'getFileList', 'deleteFile', 'deleteFiles', 'getFileCategoryDetail'],
  ...['getFileCategoryList', 'sendSmsCode', 'verifySmsCode', 'getOrderList'],
];
