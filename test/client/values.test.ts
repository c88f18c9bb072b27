import { createWorld, LOGIN, passwordAnswer, plan, record, rejection, userInfo } from './world';

const PROFILE = 'POST /hserve/v2.5/user/info/';

/** A phone on which user 7 is logged in. */
const loggedIn = async (...replies: { to: string; body?: unknown }[]) => {
  const { transport } = plan(
    { to: LOGIN, status: 201, body: passwordAnswer(7) },
    { to: userInfo(7), body: record(7) },
    ...replies,
  );
  const world = createWorld({ transport });
  const user = await world.baas.auth.login({ username: 'alice', password: 'secret-1' });
  world.sent.length = 0;
  return { world, user };
};

describe('a record given as a value (R21)', () => {
  test('travels as the id, as text, by every way to set it (R21)', async () => {
    const { world, user } = await loggedIn({ to: PROFILE, body: {} });
    const { User, UserRecord, CurrentUser } = world.baas;
    const friend = new User().getWithoutData(36);
    await user
      .set('friend', friend)
      .set({ self: user, kept: new CurrentUser({ id: 37 }), list: [friend, 'x', [friend]] })
      .append('more', friend)
      .uAppend('others', [friend, 1])
      .remove('former', friend)
      .patchObject('team', { lead: new UserRecord('38') })
      .update();
    expect(JSON.parse(world.sent[0]?.body ?? '')).toEqual({
      friend: '36',
      self: '7',
      kept: '37',
      list: ['36', 'x', ['36']],
      more: { $append: ['36'] },
      others: { $append_unique: ['36', 1] },
      former: { $remove: ['36'] },
      team: { $update: { lead: '38' } },
    });
  });

  test('in queries and requests, too (R21)', async () => {
    const { world, user } = await loggedIn({ to: 'POST /x/' });
    const query = new world.baas.Query()
      .compare('created_by', '=', user)
      .in('created_by', [user, 3])
      .notIn('friend', [user])
      .arrayContains('friends', [user]);
    expect(query.queryObject).toEqual({
      $and: [
        { created_by: { $eq: '7' } },
        { created_by: { $in: ['7', 3] } },
        { friend: { $nin: ['7'] } },
        { friends: { $all: ['7'] } },
      ],
    });
    await world.baas.request({ url: '/x/', method: 'POST', data: { owner: user } });
    expect(world.sent[0]?.body).toBe('{"owner":"7"}');
  });

  test('a record of the vendor’s SDK beside this module is one as well (R21)', async () => {
    const { world, user } = await loggedIn({ to: PROFILE, body: {} });
    class TableRecord {
      readonly _recordID = '5f2a';
      readonly _record = { $set: {} };
    }
    await user.set('favourite', new TableRecord()).update();
    expect(world.sent[0]?.body).toBe('{"favourite":"5f2a"}');
  });

  test('without an id there is nothing to point to: 605 (R21)', async () => {
    const { world, user } = await loggedIn();
    expect(() => user.set('friend', new world.baas.UserRecord())).toThrow(
      /^605: .*a record with an id/,
    );
  });
});

describe('what JSON can express travels as JSON.stringify would write it', () => {
  class Point {
    constructor(
      readonly x: number,
      readonly label?: string,
    ) {}
  }
  test.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'x'],
    ['zero', 0],
    ['false', false],
    ['an empty object', {}],
    ['an empty list', []],
    ['an object without a prototype', Object.assign(Object.create(null) as object, { a: 1 })],
    ['a date', new Date(0)],
    ['an object with a toJSON', { toJSON: () => ({ a: [1] }) }],
    ['an object of a class with fields', new Point(1)],
    ['an undefined field', { a: undefined, b: 1 }],
    ['a field named __proto__', JSON.parse('{"__proto__":{"a":1}}')],
    ['100 levels', JSON.parse('['.repeat(99) + ']'.repeat(99))],
  ])('%s (R21)', async (_name, value) => {
    const { world, user } = await loggedIn({ to: PROFILE, body: {} });
    await user.set('field', value).update();
    expect(world.sent[0]?.body).toBe(JSON.stringify({ field: value }));
  });
});

describe('what it cannot is 605, never an empty object (R21)', () => {
  const circular: Record<string, unknown> = { a: 1 };
  circular.self = [circular];
  const refused: [string, unknown][] = [
    ['undefined', undefined],
    ['undefined in a list', [undefined]],
    ['NaN', NaN],
    ['infinity', { a: -Infinity }],
    ['a function', () => 1],
    ['a function in a field', { a: () => 1 }],
    ['a symbol', Symbol('x')],
    ['a bigint', 1n],
    ['a Map', new Map([['a', 1]])],
    ['a Set in a list', [new Set([1])]],
    ['a regular expression', /x/],
    ['an error', new Error('x')],
    ['a promise', Promise.resolve(1)],
    ['an object of a class without fields', new WeakMap()],
    ['an object that refers to itself', circular],
    ['a toJSON that throws', { toJSON: () => nothing.at }],
    [
      'a getter that throws',
      {
        get a() {
          return nothing.at;
        },
      },
    ],
    ['2,000 levels', JSON.parse('['.repeat(2000) + ']'.repeat(2000))],
  ];
  const nothing = undefined as unknown as { at: number };

  test.each(refused)(
    '%s: set, operators and queries throw it at once (R21)',
    async (_name, value) => {
      const { world, user } = await loggedIn();
      const query = new world.baas.Query();
      for (const call of [
        () => user.set('a', value),
        () => user.set({ a: [value] }),
        () => user.append('a', value),
        () => user.patchObject('a', { b: [value] }),
        () => query.compare('a', '=', value),
        () => query.in('a', [value]),
      ]) {
        expect(call).toThrow(/^605: incorrect parameter type: the value must be JSON data/);
      }
      expect(query.queryObject).toEqual({});
    },
  );

  test.each(refused)(
    '%s: a request rejects with it, and is not sent (R21)',
    async (_name, value) => {
      const { world } = await loggedIn();
      for (const data of [{ a: [value] }, value ?? NaN]) {
        const request = world.baas.request({ url: '/x/', method: 'POST', data });
        expect(await rejection(request)).toMatchObject({ code: 605 });
      }
      expect(world.sent).toEqual([]);
    },
  );
});
