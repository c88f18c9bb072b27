import { HError } from '../../client/errors';
import { alipayAnswer, createWorld, gate, plan, rejection, STATUS_WORLDS } from './world';

describe.each(STATUS_WORLDS)('never hangs (R13), statuses to %s', (statusWorld) => {
  const dead = (part: 'request' | 'getAuthCode') =>
    createWorld({ statusWorld, platform: () => ({ [part]: () => undefined }) });

  test('a request that never calls back is 601 after the timeout, 30 s by default (R13)', async () => {
    const world = dead('request');
    const failed = rejection(world.baas.request({ url: '/x/' }));
    await world.baas.getAuthToken();
    let ended = false;
    void failed.then(() => (ended = true));
    world.clock.advance(29_999);
    await world.baas.getAuthToken();
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
    await world.baas.getAuthToken();
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
    await world.baas.getAuthToken();
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
    await world.baas.getAuthToken();
    world.clock.advance(9_999);
    await world.baas.getAuthToken();
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

  test('a platform that throws is a rejection (R13, R12)', async () => {
    const world = createWorld({
      statusWorld,
      platform: () => ({
        request: () => {
          throw new TypeError('not implemented');
        },
      }),
    });
    expect(await rejection(world.baas.request({ url: '/x/' }))).toBeInstanceOf(HError);
  });
});
