import { HError, type Platform } from '../../client/testing';
import {
  alipayAnswer,
  createWorld,
  gate,
  plan,
  rejection,
  settled,
  STATUS_WORLDS,
  stored,
} from './world';

type Failing = Parameters<Platform['getStorage']>[0];

describe.each(STATUS_WORLDS)('never hangs (R13), statuses to %s', (statusWorld) => {
  const dead = (part: 'request' | 'getAuthCode') =>
    createWorld({ statusWorld, platform: () => ({ [part]: () => undefined }) });

  test('a request that never calls back is 601 after the timeout, 30 s by default (R13)', async () => {
    const world = dead('request');
    const failed = rejection(world.baas.request({ url: '/x/' }));
    await settled();
    let ended = false;
    void failed.then(() => (ended = true));
    world.clock.advance(29_999);
    await settled();
    expect(ended).toBe(false);
    world.clock.advance(1);
    expect(await failed).toMatchObject({ code: 601, message: '601: request timeout' });
  });

  test('init({ timeout }) is the time a request has, and reaches my.request (R13)', async () => {
    let given: unknown;
    const world = createWorld({
      statusWorld,
      platform: () => ({
        request: ({ timeout }) => {
          given = timeout;
        },
      }),
    });
    world.baas.init('local-sample', { timeout: 1500 });
    const failed = rejection(world.baas.request({ url: '/x/' }));
    await settled();
    world.clock.advance(1500);
    expect(await failed).toMatchObject({ code: 601 });
    expect(given).toBe(1500);
  });

  test('past the timeout the request is called off (R13)', async () => {
    let aborted = 0;
    const world = createWorld({
      statusWorld,
      platform: () => ({ request: () => ({ abort: () => (aborted += 1) }) }),
    });
    const failed = rejection(world.baas.request({ url: '/x/' }));
    await settled();
    world.clock.advance(30_000);
    await failed;
    expect(aborted).toBe(1);
  });

  test('a request that was answered is never called off (R13)', async () => {
    let aborted = 0;
    const world = createWorld({
      statusWorld,
      platform: () => ({
        request: ({ success }) => {
          success({ status: 200, data: {}, headers: {} });
          return { abort: () => (aborted += 1) };
        },
      }),
    });
    await world.baas.request({ url: '/x/' });
    world.clock.advance(60_000);
    expect(aborted).toBe(0);
  });

  test('a silent getAuthCode that never calls back is 601 after 10 s (R13)', async () => {
    const world = dead('getAuthCode');
    const failed = rejection(world.baas.auth.silentLogin());
    let ended = false;
    void failed.then(() => (ended = true));
    await settled();
    world.clock.advance(9_999);
    await settled();
    expect(ended).toBe(false);
    world.clock.advance(1);
    expect(await failed).toMatchObject({ code: 601 });
  });

  test('a forced one waits for the user (R13)', async () => {
    const answered = gate();
    const { transport } = plan({
      to: 'POST /hserve/v2.5/idp/alipay/authenticate/',
      status: 201,
      body: alipayAnswer(1),
    });
    const world = createWorld({
      statusWorld,
      transport,
      platform: () => ({
        getAuthCode: ({ success }) => void answered.opened.then(() => success({ authCode: 'x' })),
      }),
    });
    const login = world.baas.auth.loginWithAlipay({ forceLogin: true });
    world.clock.advance(3_600_000);
    answered.open();
    await expect(login).resolves.toMatchObject({ id: 1 });
  });

  test.each(['getStorage', 'setStorage'] as const)(
    'storageAsync with a %s that never calls back is 601 after 5 s (R13)',
    async (part) => {
      const world = createWorld({ statusWorld, platform: () => ({ [part]: () => undefined }) });
      const { storageAsync } = world.baas;
      const failed = rejection(
        part === 'getStorage' ? storageAsync.get('a') : storageAsync.set('a', 1),
      );
      let ended = false;
      void failed.then(() => (ended = true));
      await settled();
      world.clock.advance(4_999);
      await settled();
      expect(ended).toBe(false);
      world.clock.advance(1);
      expect(await failed).toMatchObject({ code: 601 });
    },
  );

  test('storageAsync: what the platform says of a failure, in either callback (R12, R13)', async () => {
    const error = { error: 12, errorMessage: 'full' };
    for (const platform of [
      {
        setStorage: ({ fail }: Failing) => fail(error),
        getStorage: ({ fail }: Failing) => fail(error),
      },
      {
        setStorage: ({ success }: Failing) => success(error),
        getStorage: ({ success }: Failing) => success(error),
      },
    ]) {
      const { storageAsync } = createWorld({ statusWorld, platform: () => platform }).baas;
      expect(await rejection(storageAsync.set('a', 1))).toMatchObject({ code: 12, cause: error });
      expect(await rejection(storageAsync.get('a'))).toMatchObject({ code: 12, cause: error });
      expect(await rejection(storageAsync.get(''))).toMatchObject({ code: 605 });
      expect(await rejection(storageAsync.set(1 as never, 1))).toMatchObject({ code: 605 });
    }
  });

  test('storageAsync keeps what it is given below the prefix', async () => {
    const world = createWorld({ statusWorld });
    await world.baas.storageAsync.set('a', { b: 0 });
    expect(stored(world, 'a')).toEqual({ b: 0 });
    await expect(world.baas.storageAsync.get('a')).resolves.toEqual({ b: 0 });
    await expect(world.baas.storageAsync.get('c')).resolves.toBeUndefined();
  });

  test('callbacks that come twice or late change nothing (R13)', async () => {
    let late: () => void = () => undefined;
    const world = createWorld({
      statusWorld,
      platform: () => ({
        request: ({ success, fail }) => {
          success({ status: 200, data: { n: 1 }, headers: {} });
          fail({ error: 12 });
          late = () => success({ status: 200, data: { n: 2 }, headers: {} });
          return Promise.reject(new Error('also as a promise'));
        },
      }),
    });
    const res = await world.baas.request({ url: '/x/' });
    late();
    expect(res.data).toEqual({ n: 1 });
  });

  test('a platform that throws is a rejection, which shows what it threw, without secrets (R13, R12, R18)', async () => {
    const world = createWorld({
      statusWorld,
      platform: () => ({
        request: () => {
          throw new TypeError('no way to send secret-1');
        },
      }),
    });
    const data = { password: 'secret-1' };
    const error = await rejection(world.baas.request({ url: '/x/', method: 'POST', data }));
    expect(error).toBeInstanceOf(HError);
    expect((error as HError).cause).toEqual({ name: 'TypeError', message: 'no way to send ***' });
  });
});
