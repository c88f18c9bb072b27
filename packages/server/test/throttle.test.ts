import { Throttle } from '../src/throttle';
import { useServers } from './harness';

const start = useServers();

const MINUTE_MS = 60_000;

describe('too many wrong passwords slow down (section 7)', () => {
  test('after five within five minutes the account answers 429, right or wrong', async () => {
    const server = await start();
    await server.register('li');
    server.nowMs += MINUTE_MS;
    for (let guess = 1; guess <= 5; guess += 1) {
      expect((await server.login('li', `wrong-${guess}`)).status).toBe(400);
      server.nowMs += 1000;
    }
    const blocked = await server.login('LI', 'secret-1');
    expect(blocked.status).toBe(429);
    expect(blocked.body.error_msg).toContain('too many wrong passwords');
    expect(blocked.headers.get('retry-after')).toBe('295');
    expect((await server.login('xiaowei', 'xiaowei-2088')).status).toBe(201);

    server.nowMs += 294_999;
    expect((await server.login('li', 'secret-1')).status).toBe(429);
    server.nowMs += 1;
    expect((await server.login('li', 'secret-1')).status).toBe(201);
  });

  test('a name that does not exist is treated alike', async () => {
    const server = await start();
    for (let guess = 1; guess <= 5; guess += 1) await server.login('nobody', 'wrong');
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

  test('one address that tries many accounts is slowed down too', async () => {
    const server = await start({ throttle: { failuresPerAddress: 8 } });
    await server.register('li');
    for (let guess = 1; guess <= 8; guess += 1) await server.login(`nobody-${guess}`, 'wrong');
    expect((await server.login('li')).status).toBe(429);
    server.nowMs += 5 * MINUTE_MS;
    expect((await server.login('li')).status).toBe(201);
  });

  test('guessing the current password through /user/account/ counts', async () => {
    const server = await start();
    const { token } = (await server.register('li')).body;
    const guess = () => server.account(token, { password: 'wrong', new_password: 'secret-2' });
    for (let tries = 1; tries <= 5; tries += 1) expect((await guess()).status).toBe(400);
    expect((await guess()).status).toBe(429);
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
});

describe('Throttle', () => {
  test('never has more checks under way than failures are left', async () => {
    const throttle = new Throttle(() => 0, { failuresPerAccount: 3 });
    const underWay: ((right: boolean) => void)[] = [];
    const attempts = Array.from({ length: 5 }, () =>
      throttle.attempt(
        'li',
        'here',
        () => new Promise<boolean>((resolve) => underWay.push(resolve)),
      ),
    );
    const outcomes = Promise.allSettled(attempts);
    expect(underWay).toHaveLength(3);
    for (const settle of underWay) settle(false);
    expect((await outcomes).map(({ status }) => status)).toEqual([
      ...['fulfilled', 'fulfilled', 'fulfilled'],
      ...['rejected', 'rejected'],
    ]);
    expect(underWay).toHaveLength(3);
  });

  test('a check that fails itself counts for nothing', async () => {
    const throttle = new Throttle(() => 0, { failuresPerAccount: 1 });
    const broken = throttle.attempt('li', 'here', () => Promise.reject(new Error('disk')));
    await expect(broken).rejects.toThrow('disk');
    await expect(throttle.attempt('li', 'here', () => Promise.resolve(true))).resolves.toBe(true);
  });

  test('a flood of names does not make it forget the last ones', async () => {
    const throttle = new Throttle(() => 0, { failuresPerAccount: 1, failuresPerAddress: 1e9 });
    const wrong = () => Promise.resolve(false);
    for (let n = 0; n < 30_000; n += 1) await throttle.attempt(`name-${n}`, 'here', wrong);
    await expect(throttle.attempt('name-29999', 'here', wrong)).rejects.toMatchObject({
      status: 429,
    });
  });
});
