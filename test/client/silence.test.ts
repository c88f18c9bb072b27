import type { HError } from '../../client/testing';
import {
  alipayAnswer,
  calls,
  createWorld,
  LOGIN,
  plan,
  rejection,
  SILENT,
  STATUS_WORLDS,
} from './world';

describe.each(STATUS_WORLDS)('silence (R18), statuses to %s', (statusWorld) => {
  test('no token, password or auth code in an error, even where the server echoes it (R18, R12)', async () => {
    const world = createWorld({
      statusWorld,
      transport: (request) => {
        const sent = JSON.parse(request.body ?? '{}') as Record<string, string>;
        const body = {
          error_msg: `bad ${Object.values(sent).join(' ')}`,
          echo: sent,
          token: 'tok',
        };
        return Promise.resolve({ status: 400, headers: {}, body: JSON.stringify(body) });
      },
    });
    const password = 'correct horse';
    for (const failing of [
      world.baas.auth.login({ username: 'alice', password }),
      world.baas.auth.loginWithAlipay(),
    ]) {
      const error = await rejection(failing);
      const shown = `${String(error)} ${JSON.stringify(error)} ${JSON.stringify((error as HError).cause)}`;
      expect(shown).toContain('***');
      expect(shown).not.toMatch(/correct horse|auth-code-|tok"/);
    }
  });

  test('a password that the server quotes as JSON is struck out of the error, too (R18, R12)', async () => {
    const world = createWorld({
      statusWorld,
      transport: ({ body = '' }) =>
        Promise.resolve({ status: 400, headers: {}, body: JSON.stringify({ error_msg: body }) }),
    });
    const password = 'battery "staple" \\ horse';
    const error = await rejection(world.baas.auth.login({ username: 'alice', password }));
    expect((error as HError).message).toBe('400: {"username":"alice","password":"***"}');
    expect(JSON.stringify(error)).not.toMatch(/staple/);
  });

  test('nothing secret is logged, at any level (R18)', async () => {
    const { transport } = plan(
      { to: SILENT, status: 201, body: alipayAnswer(1) },
      { to: LOGIN, status: 400, body: {} },
      { to: 'GET /x/' },
    );
    const world = createWorld({
      statusWorld,
      transport,
      platform: () => ({
        setStorage: ({ fail }) => fail({ error: 14, errorMessage: 'token-of-1' }),
      }),
    });
    world.baas.init('local-sample', { host: 'http://127.0.0.1:7290', logLevel: 'debug' });
    await world.baas.auth.loginWithAlipay();
    await rejection(world.baas.auth.login({ username: 'alice', password: 'secret-1' }));
    await world.baas.request({ url: '/x/?phone=13800138000' });
    expect(calls(world)).toHaveLength(3);
    expect(world.logged.length).toBeGreaterThanOrEqual(4);
    expect(JSON.stringify(world.logged)).not.toMatch(/token-of|secret-1|auth-code|138/);
  });
  test('a platform failure that repeats token and body is struck out (R18)', async () => {
    const { transport } = plan({ to: SILENT, status: 201, body: alipayAnswer(1) });
    const world = createWorld({ statusWorld, transport });
    await world.baas.auth.loginWithAlipay();
    world.platform.request = ({ data, headers, fail }) =>
      fail({
        error: 4,
        errorMessage: `${JSON.stringify(headers)} other-4`,
        sent: { data, nested: [{ data }] },
      });
    const error = await rejection(
      world.baas.request({
        url: '/x/',
        method: 'POST',
        data: { account: { password: 'deep-1' } },
        headers: {
          'X-Access-Token': 'other-1',
          Cookie: 'sid=other-2',
          'X-Api-Key': 'other-3',
          'X-Authorization': 'Bearer other-4',
        },
      }),
    );
    const shown = `${String(error)} ${JSON.stringify((error as HError).cause)}`;
    expect(shown).toContain('***');
    expect(shown).not.toMatch(/token-of-1|deep-1|other-[1-4]/);
  });

  test('a refusal that carries a code keeps it out of the cause (R18)', async () => {
    const world = createWorld({
      statusWorld,
      platform: () => ({ getAuthCode: ({ fail }) => fail({ error: 4, authCode: 'auth-secret' }) }),
    });
    const error = await rejection(world.baas.auth.silentLogin());
    expect(JSON.stringify((error as HError).cause)).toBe('{"error":4,"authCode":"***"}');
  });
});
