import { once } from 'node:events';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import Libsql from 'libsql';
import type { LogEntry } from '../src/index';
import { isPostgres, lastingDatabase } from './databases';
import { SILENT_LOGIN, useServers } from './harness';
import type { Answer } from './harness';

const start = useServers();

/** A login on a server in which something fails, and what its log has of that. */
async function loginThatFails(failure: unknown): Promise<{ answer: Answer; logged: unknown[] }> {
  const log: LogEntry[] = [];
  const server = await start({
    alipay: {
      appId: '2021000000000001',

      exchange: () => Promise.reject(failure),
    },
    log: (entry) => log.push(entry),
  });
  const answer = await server.post(SILENT_LOGIN, { code: 'some-code' });
  return { answer, logged: log.flatMap((entry) => (entry.kind === 'error' ? [entry.error] : [])) };
}

const failing = (fields: object) => Object.assign(new Error('of the inside: row 7'), fields);
const INTERNAL = 'internal error, see the log of the server';

describe('what fails inside the server (section 7)', () => {
  test.each([
    ['an error', failing({})],
    ['an error of the database', failing({ code: 'SQLITE_CORRUPT' })],
    ['a status that is none of the client’s', failing({ statusCode: 500 })],
    ['a status below 400', failing({ statusCode: 399 })],
    ['a status that is no number', failing({ statusCode: '404' })],
    ['a text', 'of the inside: row 7'],
    ['an object that looks like a refusal', { statusCode: 404, message: 'of the inside: row 7' }],
    ['nothing', undefined],
  ])('%s is 500; the log has it, the answer does not', async (_what, failure) => {
    const { answer, logged } = await loginThatFails(failure);
    expect([answer.status, answer.body.error_msg]).toEqual([500, INTERNAL]);
    expect(JSON.stringify(answer.body)).not.toContain('row 7');
    expect(logged).toEqual([failure]);
  });

  test.each([
    [400, 'the address or the JSON of the body is malformed'],
    [413, 'body: must have at most 65536 bytes'],
    [415, 'Content-Type: must be application/json'],
    [418, 'the request is malformed'],
    [499, 'the request is malformed'],
  ])(
    'what the framework refuses with %i is said in our words, and is no failure',
    async (statusCode, text) => {
      const { answer, logged } = await loginThatFails(failing({ statusCode }));
      expect([answer.status, answer.body.error_msg]).toEqual([statusCode, text]);
      expect(logged).toEqual([]);
    },
  );

  test('a full disk is 507, and the log says what to do', async () => {
    const failure = failing({ code: 'SQLITE_FULL' });
    const { answer, logged } = await loginThatFails(failure);
    expect([answer.status, answer.body.error_msg]).toEqual([
      507,
      'the server has no room to store anything',
    ]);
    expect(logged).toEqual([
      new Error(
        'The disk of the database is full, or its quota is used up: nothing can be stored. Free some space there, ' +
          'or move the database to a larger disk; the server then goes on by itself.',
        { cause: failure },
      ),
    ]);
    expect(logged).toMatchObject([{ cause: failure }]);
  });

  test('a database that cannot be reached is 503, and the log says where to look', async () => {
    const failure = failing({ code: 'ECONNREFUSED' });
    const { answer, logged } = await loginThatFails(failure);
    expect([answer.status, answer.body.error_msg]).toEqual([503, 'the database cannot be reached']);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(logged).toMatchObject([
      {
        message: 'PostgreSQL cannot be reached: see whether it runs, and DATABASE_URL.',
        cause: failure,
      },
    ]);
  });
});

if (!isPostgres) {
  test('a file that another process keeps to itself is 503, and the log says so', async () => {
    const databaseUrl = await lastingDatabase();
    const log: LogEntry[] = [];
    const server = await start({ databaseUrl, log: (entry) => log.push(entry) });
    const other = new Libsql(fileURLToPath(databaseUrl));
    other.exec('BEGIN IMMEDIATE');
    const { status, body, headers } = await server.register('li');
    other.exec('ROLLBACK');
    other.close();
    expect([status, body.error_msg]).toEqual([503, 'the database is in use']);
    expect(headers.get('retry-after')).toBe('5');
    expect(
      JSON.stringify(log.map((entry) => entry.kind === 'error' && String(entry.error))),
    ).toMatch('Another process keeps the file of the database to itself');
    expect((await server.register('li')).status).toBe(201);
  });
}

test('a server that stops answers what is under way, and waits for no connection kept alive', async () => {
  let refuse: (error: Error) => void = () => undefined;
  let reached: () => void = () => undefined;
  const underWay = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const exchange = () =>
    new Promise<never>((_resolve, reject) => {
      refuse = reject;
      reached();
    });
  const server = await start({
    alipay: { appId: '2021000000000001', exchange },
    log: () => undefined,
  });
  const answer = server.post(SILENT_LOGIN, { code: 'some-code' });
  await underWay;
  const stopped = server.stop();
  await new Promise(setImmediate);
  refuse(failing({}));
  expect((await answer).status).toBe(500);
  await stopped;
});

test('a client that hangs up while its request is under way is no failure', async () => {
  const server = await start();
  const { hostname, port, host } = new URL(server.url);
  const body = JSON.stringify({ username: 'leaving', password: 'secret1' });
  const request = [
    'POST /hserve/v2.1/register/username/ HTTP/1.1',
    `Host: ${host}`,
    'X-Hydrogen-Client-ID: local-sample',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
  for (let count = 0; count < 20; count += 1) {
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write(request);
    socket.resetAndDestroy();
    await server.call('GET', '/hserve/v2.2/server/time/');
  }
  expect(server.log.filter(({ kind }) => kind === 'error')).toEqual([]);
});
