import { openDatabase } from '../src/storage/open';
import { Throttle } from '../src/throttle';
import type { ThrottleOptions } from '../src/throttle';
import { emptyDatabase, lastingDatabase } from './databases';
import { useServers } from './harness';
import type { TestServer } from './harness';

const start = useServers();

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Says who a request is from, to a server that takes the tests for its proxy. */
const from = (address: string) => ({ 'x-forwarded-for': address });
const BEHIND_PROXY = { trustProxy: 'loopback' };

const loginFrom = (server: TestServer, address: string, username: string, password = 'wrong') =>
  server.call('POST', '/hserve/v2.1/login/username/', {
    body: { username, password },
    headers: from(address),
  });

describe('too many wrong passwords slow down (section 7)', () => {
  test('after five at once there is one each 30 s, right or wrong', async () => {
    const server = await start();
    await server.register('li');
    for (let guess = 1; guess <= 5; guess += 1) {
      expect((await server.login('li', `wrong-${guess}`)).status).toBe(400);
    }
    server.nowMs += SECOND_MS;
    const blocked = await server.login('LI', 'secret-1');
    expect(blocked.status).toBe(429);
    expect(blocked.body.error_msg).toContain('too many wrong passwords');
    expect(blocked.headers.get('retry-after')).toBe('29');
    expect((await server.login('xiaowei', 'xiaowei-2088')).status).toBe(201);

    server.nowMs += 29 * SECOND_MS - 1;
    expect((await server.login('li', 'secret-1')).status).toBe(429);
    server.nowMs += 1;
    expect((await server.login('li', 'wrong')).status).toBe(400);
    expect((await server.login('li', 'secret-1')).status).toBe(429);
    server.nowMs += 30 * SECOND_MS;
    expect((await server.login('li', 'secret-1')).status).toBe(201);
  });

  test('all names of one account count together', async () => {
    const server = await start();
    const guess = (type: string, name: string) =>
      server.post(`/hserve/v2.1/login/${type}/`, { [type]: name, password: 'wrong' });
    const names: [string, string][] = [
      ['username', 'web_user'],
      ['email', 'ifanrx@ifanr.com'],
      ['phone', '13800138000'],
      ['phone', '+8613800138000'],
      ['username', 'WEB_USER'],
    ];
    for (const [type, name] of names) expect((await guess(type, name)).status).toBe(400);
    for (const [type, name] of names) expect((await guess(type, name)).status).toBe(429);
  });

  test('a name that does not exist is treated alike', async () => {
    const server = await start();
    for (let guess = 1; guess <= 5; guess += 1) {
      expect((await server.login('nobody', 'wrong')).status).toBe(400);
    }
    expect((await server.login('nobody', 'wrong')).status).toBe(429);
  });

  test('a right password clears the account’s failures', async () => {
    const server = await start();
    await server.register('li');
    for (let round = 1; round <= 3; round += 1) {
      for (let guess = 1; guess <= 4; guess += 1) {
        expect((await server.login('li', 'wrong')).status).toBe(400);
      }
      expect((await server.login('li')).status).toBe(201);
    }
  });

  test('a flood of other names washes nothing out', async () => {
    const server = await start({ throttle: { address: { burst: 1e6, everyMs: 1 } } });
    for (let guess = 1; guess <= 5; guess += 1) await server.login('xiaowei', 'wrong');
    for (let name = 1; name <= 300; name += 1) await server.login(`flood-${name}`, 'wrong');
    expect((await server.login('xiaowei', 'wrong')).status).toBe(429);
  });

  test('one address that tries many accounts is slowed down too', async () => {
    const address = { burst: 8, everyMs: MINUTE_MS };
    const server = await start({ throttle: { address } });
    await server.register('li');
    for (let guess = 1; guess <= 8; guess += 1) await server.login(`nobody-${guess}`, 'wrong');
    expect((await server.login('li')).status).toBe(429);
    server.nowMs += MINUTE_MS;
    expect((await server.login('li')).status).toBe(201);
  });

  test('an attacker elsewhere keeps the owner out of nothing', async () => {
    const server = await start(BEHIND_PROXY);
    await server.register('li');
    for (let guess = 1; guess <= 20; guess += 1) await loginFrom(server, '203.0.113.7', 'li');
    expect((await loginFrom(server, '203.0.113.7', 'li')).status).toBe(429);
    expect((await loginFrom(server, '198.51.100.9', 'li', 'secret-1')).status).toBe(201);
  });

  test('many attackers are slowed down together, except where the owner has logged in before', async () => {
    const server = await start(BEHIND_PROXY);
    await server.register('li');
    expect((await loginFrom(server, '198.51.100.9', 'li', 'secret-1')).status).toBe(201);
    let looked = 0;
    for (let attacker = 1; attacker <= 50; attacker += 1) {
      const { status } = await loginFrom(server, `203.0.113.${attacker}`, 'li');
      if (status === 400) looked += 1;
    }
    expect(looked).toBe(30);
    expect((await loginFrom(server, '198.51.100.9', 'li', 'secret-1')).status).toBe(201);
    expect((await loginFrom(server, '198.51.100.10', 'li', 'secret-1')).status).toBe(429);
    server.nowMs += 10 * SECOND_MS;
    expect((await loginFrom(server, '198.51.100.10', 'li', 'secret-1')).status).toBe(201);
  });

  test('an address counts as the owner’s for 30 days after the last login from it', async () => {
    const server = await start(BEHIND_PROXY);
    await server.register('li');
    const owner = () => loginFrom(server, '198.51.100.9', 'li', 'secret-1');
    const attack = async () => {
      for (let attacker = 1; attacker <= 30; attacker += 1) {
        await loginFrom(server, `203.0.113.${attacker}`, 'li');
      }
    };
    expect((await owner()).status).toBe(201);
    server.nowMs += 30 * DAY_MS - 1;
    await attack();
    expect((await owner()).status).toBe(201);
    server.nowMs += 30 * DAY_MS;
    await attack();
    expect((await owner()).status).toBe(429);
  });

  test('an address says who asks only through a proxy that is trusted', async () => {
    const server = await start();
    for (let guess = 1; guess <= 5; guess += 1) {
      await loginFrom(server, `203.0.113.${guess}`, 'xiaowei');
    }
    expect((await loginFrom(server, '198.51.100.9', 'xiaowei')).status).toBe(429);
  });

  test('behind two trusted proxies that write ports, the client is counted, whatever its port', async () => {
    const server = await start({ trustProxy: 'loopback, 10.0.0.0/8' });
    const guess = (client: string, port: number) =>
      loginFrom(server, `${client}:${port}, 10.0.0.1:${port}`, 'xiaowei');
    for (let port = 1; port <= 5; port += 1) await guess('203.0.113.7', port);
    expect((await guess('203.0.113.7', 6)).status).toBe(429);
    expect((await guess('203.0.113.8', 6)).status).toBe(400);
  });

  test('guessing the current password through /user/account/ counts', async () => {
    const server = await start();
    const { token } = (await server.register('li')).body;
    const guess = () => server.account(token, { password: 'wrong', new_password: 'secret-2' });
    for (let tries = 1; tries <= 5; tries += 1) expect((await guess()).status).toBe(400);
    expect((await guess()).status).toBe(429);
    expect((await server.login('li')).status).toBe(429);
  });

  test('guessing in parallel gains nothing: twenty at once, five are looked at', async () => {
    const server = await start();
    await server.register('li');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => server.login('li', `wrong-${n}`)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 400)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
  });

  test('twenty right logins at once all succeed', async () => {
    const server = await start();
    await server.register('li');
    const answers = await Promise.all(Array.from({ length: 20 }, () => server.login('li')));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
  });

  test('a restart forgets nothing', async () => {
    const databaseUrl = await lastingDatabase();
    const first = await start({ databaseUrl });
    for (let guess = 1; guess <= 5; guess += 1) await first.login('xiaowei', 'wrong');
    await first.stop();
    const second = await start({ databaseUrl });
    expect((await second.login('xiaowei', 'xiaowei-2088')).status).toBe(429);
  });
});

describe('Throttle', () => {
  async function openThrottle(options: ThrottleOptions = {}) {
    const database = await openDatabase(await emptyDatabase());
    return { database, throttle: new Throttle(database, () => 0, options) };
  }
  const once = { pair: { burst: 1, everyMs: MINUTE_MS } };

  test('a check that fails itself counts for nothing', async () => {
    const { database, throttle } = await openThrottle(once);
    const right = () => Promise.resolve(true);
    const done = () => Promise.resolve('done');
    const broken = throttle.guard('li', 'here', () => Promise.reject(new Error('disk')), done);
    await expect(broken).rejects.toThrow('disk');
    expect(await throttle.guard('li', 'here', right, done)).toBe('done');
    await database.close();
  });

  test('right passwords of many accounts behind one address use up nothing of it', async () => {
    const { database, throttle } = await openThrottle({
      address: { burst: 1, everyMs: MINUTE_MS },
    });
    const guess = (account: string, right: boolean) =>
      throttle.guard(
        account,
        'here',
        () => Promise.resolve(right),
        () => Promise.resolve('done'),
      );
    for (const account of ['li', 'wang', 'zhang']) {
      expect(await guess(account, true)).toBe('done');
    }
    expect(await guess('zhao', false)).toBeUndefined();
    await expect(guess('qian', true)).rejects.toMatchObject({ status: 429 });
    await database.close();
  });

  test('a refusal after a right password counts as a wrong one', async () => {
    const { database, throttle } = await openThrottle(once);
    const refused = throttle.guard(
      'li',
      'here',
      () => Promise.resolve(true),
      () => Promise.reject(new Error('changed meanwhile')),
    );
    await expect(refused).rejects.toThrow('changed meanwhile');
    const again = throttle.guard(
      'li',
      'here',
      () => Promise.resolve(true),
      () => Promise.resolve('done'),
    );
    await expect(again).rejects.toMatchObject({ status: 429 });
    await database.close();
  });

  test('a clock that was ahead, and is set right, keeps nobody out', async () => {
    const server = await start();
    const rightMs = server.nowMs;
    const send = () => server.post('/hserve/v2.2/sms-verification-code/', { phone: '13900139000' });
    await server.register('li');
    server.nowMs += 365 * 24 * 60 * 60_000;
    for (let guess = 0; guess < 5; guess += 1) await server.login('li', 'wrong');
    expect((await server.login('li')).status).toBe(429);
    expect((await send()).status).toBe(200);

    server.nowMs = rightMs;
    expect((await server.login('li')).status).toBe(201);
    expect((await send()).status).toBe(200);
    expect((await send()).status).toBe(400);
    for (let guess = 0; guess < 5; guess += 1) await server.login('li', 'wrong');
    expect((await server.login('li')).status).toBe(429);
  });
});
