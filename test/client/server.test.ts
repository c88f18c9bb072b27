import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type RunningServer, startServer } from 'local-hserve';
import type { AlipayUser } from 'alipay-mini-simulator/my';
import { createWorld, KNOWN, NEWCOMER, rejection, STATUS_WORLDS, until, type World } from './world';

const WEB_USER = { email: 'ifanrx@ifanr.com', password: 'ifanrx123' };
const sample = (name: string) =>
  readFileSync(resolve(__dirname, 'vendor-page', `${name}.txt`), 'utf8');

describe.each(STATUS_WORLDS)('against the local 知晓云, statuses to %s', (statusWorld) => {
  let server: RunningServer;
  beforeEach(async () => {
    server = await startServer({ databaseUrl: ':memory:', passwordCost: 1024 });
  });
  afterEach(() => server.close());

  const phoneOf = (user: AlipayUser): World => createWorld({ user, statusWorld, url: server.url });

  test('a known Alipay user logs in silently (R1), then reuses the session (R2)', async () => {
    const world = phoneOf(KNOWN);
    world.clock.nowMs = Date.now();
    const user = await world.baas.auth.loginWithAlipay();
    expect(user).toMatchObject({
      nickname: '小芝',
      _provider: { alipay: { user_id: KNOWN.userId } },
    });
    await expect(world.baas.auth.loginWithAlipay()).resolves.toMatchObject({ id: user.id });
    expect(world.asked).toEqual(['auth_base']);
  });

  test('an unknown one with createUser:false → 404, twice: nobody came into being (R5)', async () => {
    const world = phoneOf(NEWCOMER);
    for (let turn = 0; turn < 2; turn += 1) {
      const error = await rejection(world.baas.auth.loginWithAlipay({ createUser: false }));
      expect(error).toMatchObject({ code: 404 });
    }
    expect(await world.baas.getAuthToken()).toBeUndefined();
  });

  test('a refused forced login with createUser:false creates nobody either (R4, R5)', async () => {
    const world = phoneOf(NEWCOMER);
    world.phone.authorization = 'refuse';
    const forced = world.baas.auth.loginWithAlipay({ forceLogin: true, createUser: false });
    expect(await rejection(forced)).toMatchObject({ code: 404 });
    const again = world.baas.auth.loginWithAlipay({ createUser: false });
    expect(await rejection(again)).toMatchObject({ code: 404 });
  });

  test('forced login, agreed: authorized, with the Alipay profile (R3, R6)', async () => {
    const world = phoneOf(NEWCOMER);
    world.phone.authorization = 'agree';
    const user = await world.baas.auth.loginWithAlipay({
      forceLogin: true,
      scopes: ['auth_life_msg', 'auth_life_msg_tele'],
    });
    expect(user).toMatchObject({ is_authorized: true, nickname: '小信' });
  });

  test('login, linkAlipay, and the next launch goes straight through (R14)', async () => {
    const world = phoneOf(NEWCOMER);
    const user = await world.baas.auth.login(WEB_USER);
    await expect(user.linkAlipay()).resolves.toMatchObject({ statusCode: 200 });
    await world.baas.auth.logout();
    const next = await world.restart().auth.loginWithAlipay({ createUser: false });
    expect(next).toMatchObject({ id: user.id, _username: 'web_user' });
  });

  test('register, linkAlipay, and the next launch goes straight through (R14)', async () => {
    const world = phoneOf(NEWCOMER);
    const user = await world.baas.auth.register({ username: 'fresh', password: 'fresh-2088' });
    await user.linkAlipay();
    await world.baas.clearSession();
    const next = await phoneOf(NEWCOMER).baas.auth.loginWithAlipay({ createUser: false });
    expect(next.id).toBe(user.id);
  });

  test('an Alipay user who belongs to somebody else is not linked → 400 (R14)', async () => {
    const world = phoneOf(KNOWN);
    const user = await world.baas.auth.login(WEB_USER);
    expect(await rejection(user.linkAlipay())).toMatchObject({ code: 400 });
  });

  test('account calls: user name, e-mail, password', async () => {
    const { baas } = phoneOf(NEWCOMER);
    const user = await baas.auth.loginWithAlipay();
    await user.setAccount({ username: 'newbie', password: 'first-2088' });
    await user.setEmail('New@Example.com');
    expect(user).toMatchObject({ _username: 'newbie', _email: 'new@example.com' });
    await user.updatePassword({ password: 'first-2088', newPassword: 'second-2088' });
    await baas.auth.logout();
    const old = baas.auth.login({ username: 'newbie', password: 'first-2088' });
    expect(await rejection(old)).toMatchObject({ code: 400 });
    await expect(
      baas.auth.login({ username: 'NEWBIE', password: 'second-2088' }),
    ).resolves.toMatchObject({ id: user.id });
    const taken = user.setUsername('WEB_USER');
    expect(await rejection(taken)).toMatchObject({ code: 400 });
  });

  test('a destroyed session is 401, and silent login gets over it (R2, R15)', async () => {
    const world = phoneOf(KNOWN);
    const user = await world.baas.auth.loginWithAlipay();
    const token = await world.baas.getAuthToken();
    await fetch(`${server.url}/hserve/v2.0/session/destroy/`, {
      method: 'POST',
      headers: {
        authorization: `Hydrogen-r1 ${token ?? ''}`,
        'x-hydrogen-client-id': 'local-sample',
        'content-type': 'application/json',
      },
      body: '{}',
    });
    expect(await rejection(world.baas.auth.getCurrentUser())).toMatchObject({ code: 401 });
    await expect(world.baas.auth.loginWithAlipay()).resolves.toMatchObject({ id: user.id });
  });

  /** Runs code as the mini program would: `my` and `console` are all there is. */
  const run = (code: string, { baas }: World, log: (text: unknown) => void): void => {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the vendor's page, verbatim
    new Function('my', 'console', code)({ BaaS: baas }, { log });
  };

  test('the vendor’s login samples run verbatim', async () => {
    const world = phoneOf(NEWCOMER);
    world.phone.authorization = 'agree';
    run(sample('login'), world, () => undefined);
    await until(() => world.asked.length === 2);
    expect(world.asked).toContain('auth_base');
    expect(world.asked).toContainEqual(['auth_life_msg', 'auth_life_msg_tele', 'auth_user']);
    const forced = world.baas.auth.loginWithAlipay({
      forceLogin: true,
      scopes: ['auth_life_msg', 'auth_life_msg_tele'],
      createUser: true,
    });
    await expect(forced).resolves.toMatchObject({ is_authorized: true });
    await expect(world.baas.auth.loginWithAlipay()).resolves.toMatchObject({ is_authorized: true });
  });

  test('the vendor’s multi-platform sample runs verbatim: 404, login, linkAlipay, 200', async () => {
    const world = phoneOf(NEWCOMER);
    const status = await new Promise((log) => run(sample('multi-platform'), world, log));
    expect(status).toBe(200);
    await world.baas.clearSession();
    const next = await world.restart().auth.loginWithAlipay({ createUser: false });
    expect(next._email).toBe(WEB_USER.email);
  });
});
