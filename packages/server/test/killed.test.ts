import { openDatabase } from '../src/storage/open';
import { ServerClient, SILENT_LOGIN, ASSOCIATE, KNOWN } from './client';
import type { Answer } from './client';
import { isPostgres, lastingDatabase, newFolder } from './databases';
import { killProcesses, listening, logged, runCommand, SERVER } from './server-process';
import type { Run } from './server-process';

/** A server in a process of its own. */
class ServerProcess extends ServerClient {
  constructor(
    readonly run: Run,
    readonly url: string,
  ) {
    super();
  }

  async kill(): Promise<void> {
    this.run.child.kill('SIGKILL');
    await this.run.exited;
  }
}

async function start(databaseUrl: string): Promise<ServerProcess> {
  const run = runCommand(await newFolder(), [...SERVER, '--port=0', `--database=${databaseUrl}`]);
  return new ServerProcess(run, await listening(run));
}

let databaseUrl = '';
/** The server that is killed, and the one that takes over: on PostgreSQL it runs beside the first all the time. */
let victim: ServerProcess;
let beside: ServerProcess | undefined;

beforeEach(async () => {
  databaseUrl = await lastingDatabase();
  [victim, beside] = isPostgres
    ? // At the same time, on an empty database.
      await Promise.all([start(databaseUrl), start(databaseUrl)])
    : [await start(databaseUrl), undefined];
});
afterEach(killProcesses);

const successor = async () => beside ?? (await start(databaseUrl));

/** Somebody who registers, links an Alipay user and logs in; and what the server has said to that. */
interface Person {
  username: string;
  alipayUserId: string;
  code: string;
  registered: Answer | undefined;
  linked: Answer | undefined;
  loggedIn: Answer | undefined;
}

const PASSWORD = 'secret-1';
const PEOPLE_AT_ONCE = 5;
/** How many people come through before the server is killed. */
const ENOUGH = 4;

/** Sends people to the server until it stops answering, each of them one step after the other. */
async function keepBusy(server: ServerClient, people: Person[]): Promise<void> {
  for (;;) {
    try {
      const { body } = await server.post('/sandbox/alipay/users', {});
      const alipayUserId = String(body.user_id);
      const person: Person = {
        username: `person-${alipayUserId}`,
        alipayUserId,
        code: await server.authCode(alipayUserId, 'auth_base'),
        registered: undefined,
        linked: undefined,
        loggedIn: undefined,
      };
      people.push(person);
      person.registered = await server.register(person.username, PASSWORD);
      person.linked = await link(server, person, person.registered.body.token);
      person.loggedIn = await server.login(person.username, PASSWORD);
    } catch (error) {
      if (isHangUp(error)) return;
      throw error;
    }
  }
}

/** What fetch throws if the server goes away before its answer is here as a whole. */
const isHangUp = (error: unknown) => /^TypeError: (fetch failed|terminated)$/.test(String(error));

const link = (server: ServerClient, { code }: Person, token: string) =>
  server.call('PUT', ASSOCIATE, { body: { code }, token });

/** The token of the person's registration, which is either there as a whole or not at all. */
async function registration(server: ServerClient, person: Person): Promise<string> {
  if (person.registered) {
    expect(person.registered.status).toBe(201);
    return person.registered.body.token;
  }
  const again = await server.register(person.username, PASSWORD);
  if (again.status === 201) return again.body.token;
  expect(again.body.error_msg).toBe('username: already taken');
  const login = await server.login(person.username, PASSWORD);
  expect(login.status).toBe(201);
  return login.body.token;
}

async function expectWhole(server: ServerClient, person: Person): Promise<void> {
  const token = await registration(server, person);
  // A code that was not acknowledged is either unused and links now, or used, and then its link is there.
  const linked = person.linked ?? (await link(server, person, token));
  expect([200, 400]).toContain(linked.status);
  const silent = await server.silentLogin(person.alipayUserId, { create_user: false });
  expect(silent.status).toBe(201);
  expect(silent.body.user_info._username).toBe(person.username);
  expect(silent.body.user_info._provider).toEqual({ alipay: { user_id: person.alipayUserId } });
  for (const login of [person.registered, person.loggedIn]) {
    if (login) expect((await server.me(login)).body._username).toBe(person.username);
  }
}

/** Users who are neither anonymous nor have anything to log in with: what half a registration would leave. */
async function halfWritten(): Promise<number[]> {
  const database = await openDatabase(databaseUrl);
  try {
    const rows = await database.queries
      .selectFrom('users')
      .leftJoin('alipay_accounts', 'alipay_accounts.user_id', 'users.id')
      .select('users.id')
      .where('is_anonymous', '=', 0)
      .where('alipay_user_id', 'is', null)
      .where((builder) =>
        builder.or([builder('username', 'is', null), builder('password_hash', 'is', null)]),
      )
      .execute();
    return rows.map(({ id }) => id);
  } finally {
    await database.close();
  }
}

/** Resolves once the condition holds, looked at whenever other work has had its turn. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

/** Logs in again and again, and resolves to the answers' statuses when it is told to stop. */
async function logInUntil(stop: AbortSignal, server: ServerClient): Promise<number[]> {
  const statuses: number[] = [];
  while (!stop.aborted) statuses.push((await server.silentLogin(KNOWN)).status);
  return statuses;
}

describe('a server killed with kill -9 (section 7)', () => {
  test('amid writes: what was acknowledged is there, and nothing is half there', async () => {
    const people: Person[] = [];
    const busy = Array.from({ length: PEOPLE_AT_ONCE }, () => keepBusy(victim, people));
    const isEnough = () => people.filter(({ loggedIn }) => loggedIn).length >= ENOUGH;
    // Somebody is half way, for whom more requests are to come.
    const isAmid = () => people.some(({ registered, linked }) => registered && !linked);
    await until(() => isEnough() && isAmid());
    const stop = new AbortController();
    const throughout = beside && logInUntil(stop.signal, beside);
    await victim.kill();
    await Promise.all(busy);
    expect(people.some(({ loggedIn }) => !loggedIn)).toBe(true);

    const server = await successor();
    for (const person of people) await expectWhole(server, person);
    expect(await halfWritten()).toEqual([]);

    // One that runs beside it on the same database answers throughout.
    stop.abort();
    const answered = await throughout;
    expect(new Set(answered)).toEqual(new Set(isPostgres ? [201] : []));
  });

  test('what it has counted counts on: passwords, messages, guesses and codes', async () => {
    const phone = '13900139000';
    const send = (server: ServerClient) =>
      server.post('/hserve/v2.2/sms-verification-code/', { phone });
    const verify = (server: ServerClient, code: string) =>
      server.post('/hserve/v1.8/sms-verification-code/verify/', { phone, code });

    const authCode = await victim.authCode(KNOWN, 'auth_base');
    expect((await victim.post(SILENT_LOGIN, { code: authCode })).status).toBe(201);
    for (let count = 1; count <= 4; count += 1) {
      expect((await victim.login('xiaowei', 'wrong')).status).toBe(400);
    }
    expect((await send(victim)).status).toBe(200);
    const code = await logged(victim.run, /^Text message to 13900139000: .*?(\d{6})/m);
    const wrong = code === '123456' ? '654321' : '123456';
    for (let count = 1; count <= 4; count += 1) await verify(victim, wrong);
    await victim.kill();

    const server = await successor();
    expect((await server.post(SILENT_LOGIN, { code: authCode })).status).toBe(400);
    expect((await server.login('xiaowei', 'wrong')).status).toBe(400);
    expect((await server.login('xiaowei', 'xiaowei-2088')).status).toBe(429);
    expect((await send(server)).status).toBe(400);
    await verify(server, wrong);
    expect((await verify(server, code)).status).toBe(400);
  });
});
