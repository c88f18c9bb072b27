import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Libsql from 'libsql';
import { openDatabase } from '../src/storage/open';
import { newFolder } from './databases';
import { SILENT_LOGIN, KNOWN, USER_INFO, TestServer } from './harness';

/** SQLite's words for reading a table from end to end. */
const SCAN = /^SCAN (\w+)/;

/** A file with the schema, to ask SQLite for its plans. */
async function schemaFile(): Promise<string> {
  const path = join(await newFolder(), 'plans.db');
  await (await openDatabase(pathToFileURL(path).href)).close();
  return path;
}

describe('queries at a million accounts', () => {
  test('a login and a read of the own record look rows up, and scan no table', async () => {
    const prepare = jest.spyOn(Libsql.prototype, 'prepare');
    const server = new TestServer({ databaseUrl: ':memory:' });
    await server.start();
    const code = await server.authCode(KNOWN, 'auth_base');
    prepare.mockClear();
    const { body } = await server.post(SILENT_LOGIN, { code });
    const own = await server.call('GET', `${USER_INFO}${body.user_info.id}/`, {
      token: body.token,
    });
    expect(own.status).toBe(200);
    await server.login('xiaowei', 'xiaowei-2088');

    const statements = new Set(prepare.mock.calls.map(([sql]) => sql));
    const queries = [...statements].filter((sql) => /^(select|update|insert|delete)/i.test(sql));
    expect(queries.length).toBeGreaterThan(4);
    const database = new Libsql(await schemaFile());
    const plans = queries.flatMap((sql) =>
      (database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]).map(
        ({ detail }) => detail,
      ),
    );
    database.close();
    expect(plans.filter((detail) => SCAN.test(detail))).toEqual([]);
    await server.stop();
  });
});
