import { describeMessage } from '../src/messages';
import { PatternSearch } from '../src/pattern-search';
import type { Database } from '../src/storage/database';
import { openDatabase } from '../src/storage/open';
import { emptyDatabase } from './databases';

/** What is looked at in one go, and a bit more: SQLite takes so many rows in one statement. */
const USERS = 12_000;
const BATCH = 1000;

/** Takes a pattern more than what a request gets, and still some seconds at the most. */
const SLOW = `${'x'.repeat(24)}!`;

describe('PatternSearch', () => {
  let database: Database;
  const search = new PatternSearch();
  const find = (source: string, flags = '') =>
    search.search(database.queries, [{ path: 'where.nickname', source, flags }]);

  beforeAll(async () => {
    database = await openDatabase(await emptyDatabase());
    for (let from = 1; from <= USERS; from += BATCH) {
      const users = Array.from({ length: BATCH }, (_one, at) => ({
        id: from + at,
        nickname: (from + at) % 4000 === 0 ? `Every ${from + at}` : null,
        created_at_ms: 0,
        updated_at_ms: 0,
      }));
      await database.queries.insertInto('users').values(users).execute();
    }
  });
  afterAll(async () => {
    await search.close();
    await database.close();
  });

  test('looks at all users, however many there are', async () => {
    const [ids] = (await find('^every \\d+$', 'i')).values();
    expect(ids).toEqual([4000, 8000, 12_000]);
  });

  test('flags count, and several patterns have answers of their own', async () => {
    expect([...(await find('^every')).values()]).toEqual([[]]);
    const patterns = ['^Every 4000$', '2000$', 'Every'].map((source) => ({
      path: 'where.nickname',
      source,
      flags: '',
    }));
    const found = await search.search(database.queries, patterns);
    expect(patterns.map((pattern) => found.get(pattern))).toEqual([
      [4000],
      [12_000],
      [4000, 8000, 12_000],
    ]);
  });

  test('a user without a nickname matches what matches nothing', async () => {
    const [ids = []] = (await find('^$')).values();
    expect(ids).toHaveLength(USERS - 3);
  });

  test('has its time, however long the machine lets it wait', async () => {
    // As if it had a hundredth of a processor.
    const cpuUsage = process.cpuUsage.bind(process);
    jest.spyOn(process, 'cpuUsage').mockImplementation((since = { user: 0, system: 0 }) => {
      const { user, system } = cpuUsage();
      return { user: user / 100 - since.user, system: system / 100 - since.system };
    });
    await database.queries
      .updateTable('users')
      .set({ nickname: SLOW })
      .where('id', '=', 1)
      .execute();
    try {
      const [ids] = (await find('^(x+)+$')).values();
      expect(ids).toEqual([]);
    } finally {
      await database.queries
        .updateTable('users')
        .set({ nickname: null })
        .where('id', '=', 1)
        .execute();
    }
  });

  test('no pattern, no answer', async () => {
    expect(await search.search(database.queries, [])).toEqual(new Map());
  });
});

describe('describeMessage', () => {
  test.each([
    [
      { kind: 'sms-code', phone: '13800138000', code: '1', text: 'code 1' } as const,
      'Text message to 13800138000: code 1',
    ],
    [
      { kind: 'email-verification', email: 'a@b.cn', link: 'x', text: 'open x' } as const,
      'E-mail to a@b.cn: open x',
    ],
    [
      { kind: 'password-reset', email: 'a@b.cn', link: 'x', text: 'reset x' } as const,
      'E-mail to a@b.cn: reset x',
    ],
  ])('%j is one line for a terminal', (message, line) => {
    expect(describeMessage(message)).toBe(line);
  });
});
