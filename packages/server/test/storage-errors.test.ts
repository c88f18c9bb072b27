import {
  isLocked,
  isLostRace,
  isOutOfSpace,
  isUnreachable,
  violatedUniqueColumn,
} from '../src/storage/errors';

const database = (code: string, more: object = {}) =>
  Object.assign(new Error('the database refuses'), { code, ...more });

const QUESTIONS = { isLocked, isLostRace, isOutOfSpace, isUnreachable };

/** What is said of an error: the names of what it is. */
function kindsOf(error: unknown): string[] {
  return Object.entries(QUESTIONS)
    .filter(([, is]) => is(error))
    .map(([name]) => name);
}

describe('what an error of the database means (section 7)', () => {
  test.each([
    ['SQLITE_FULL', ['isOutOfSpace']],
    ['SQLITE_IOERR_WRITE', ['isOutOfSpace']],
    ['53100', ['isOutOfSpace']],
    ['08006', ['isUnreachable']],
    ['57P01', ['isUnreachable']],
    ['53300', ['isUnreachable']],
    ['ECONNREFUSED', ['isUnreachable']],
    ['ECONNRESET', ['isUnreachable']],
    ['EPIPE', ['isUnreachable']],
    ['ENOTFOUND', ['isUnreachable']],
    ['ETIMEDOUT', ['isUnreachable']],
    ['ECONNABORTED', ['isUnreachable']],
    ['ENOENT', ['isUnreachable']],
    ['EHOSTUNREACH', ['isUnreachable']],
    ['ENETUNREACH', ['isUnreachable']],
    ['EAI_AGAIN', ['isUnreachable']],
    ['EACCES', []],
    ['40P01', ['isLostRace']],
    ['40001', ['isLostRace']],
    ['23503', ['isLostRace']],
    ['23505', []],
    ['SQLITE_BUSY', ['isLocked']],
    ['SQLITE_BUSY_SNAPSHOT', ['isLocked']],
    ['SQLITE_LOCKED', ['isLocked']],
    ['SQLITE_BUSYBODY', []],
    ['SQLITE_FULLER', []],
    ['x53100', []],
    ['x08006', []],
    ['080060', []],
    ['140001', []],
    ['400011', []],
  ])('code %s: %j', (code, kinds) => {
    expect(kindsOf(database(code))).toEqual(kinds);
  });

  test.each([
    ['Connection terminated unexpectedly', ['isUnreachable']],
    ['Client has encountered a connection error and is not queryable', ['isUnreachable']],
    ['timeout exceeded when trying to connect', ['isUnreachable']],
    ['not Connection terminated', []],
    ['anything else', []],
  ])('without a code, "%s": %j', (message, kinds) => {
    expect(kindsOf(new Error(message))).toEqual(kinds);
    expect(kindsOf(Object.assign(new Error(message), { code: 7 }))).toEqual(kinds);
  });

  test.each([undefined, null, 'Connection terminated', { code: '40001' }, { code: '53100' }])(
    '%j is no error, and means nothing',
    (thrown) => {
      expect(kindsOf(thrown)).toEqual([]);
      expect(violatedUniqueColumn(thrown)).toBeUndefined();
    },
  );

  test('the column of a unique index, by either database', () => {
    const sqlite = Object.assign(new Error('UNIQUE constraint failed: users.email'), {
      code: 'SQLITE_CONSTRAINT_UNIQUE',
    });
    expect(violatedUniqueColumn(sqlite)).toBe('users.email');
    const postgres = { table: 'users', constraint: 'users_email_key' };
    expect(violatedUniqueColumn(database('23505', postgres))).toBe('users.email');
    const index = { table: 'alipay_accounts', constraint: 'alipay_accounts_by_open_id' };
    expect(violatedUniqueColumn(database('23505', index))).toBe('alipay_accounts.by_open_id');
    const keyed = { table: 'users', constraint: 'users_key_name_key' };
    expect(violatedUniqueColumn(database('23505', keyed))).toBe('users.key_name');
    expect(violatedUniqueColumn(database('23505'))).toBe('.');
    expect(violatedUniqueColumn(database('23503', postgres))).toBeUndefined();
    expect(violatedUniqueColumn(new Error(sqlite.message))).toBeUndefined();
  });
});
