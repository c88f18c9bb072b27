import { USER_INFO, useServers } from './harness';

const start = useServers();

const DESTROY = '/hserve/v2.0/session/destroy/';
const DAY_MS = 24 * 60 * 60_000;

describe('tokens (section 7)', () => {
  test('a token lives 30 days', async () => {
    const server = await start();
    const login = await server.register('li');
    server.nowMs += 30 * DAY_MS - 1;
    expect((await server.me(login)).status).toBe(200);
    server.nowMs += 1;
    const expired = await server.me(login);
    expect(expired.status).toBe(401);
    expect(expired.body.status).toBe('error');
  });

  test('logout ends this session and no other (R15)', async () => {
    const server = await start();
    const here = await server.register('li');
    const there = await server.login('li');
    const destroyed = await server.post(DESTROY, undefined, here.body.token);
    expect(destroyed.status).toBe(201);
    expect(destroyed.body).toEqual({ status: 'ok', message: 'Destroy succeed.' });
    expect((await server.me(here)).status).toBe(401);
    expect((await server.post(DESTROY, undefined, here.body.token)).status).toBe(401);
    expect((await server.me(there)).status).toBe(200);
  });

  test.each([
    'Bearer TOKEN',
    'Hydrogen-r1',
    'Hydrogen-r1  TOKEN',
    'Hydrogen-r1 TOKEN TOKEN',
    'TOKEN',
    'Hydrogen-r1 nobody',
    `Hydrogen-r1 ${'x'.repeat(4000)}`,
  ])('Authorization "%s" is 401', async (pattern) => {
    const server = await start();
    const { token, user_id } = (await server.register('li')).body;
    const { status } = await server.call('GET', `${USER_INFO}${user_id}/`, {
      headers: { authorization: pattern.replaceAll('TOKEN', token) },
    });
    expect(status).toBe(401);
  });

  test('a login with a token that is dead logs in', async () => {
    const server = await start();
    expect((await server.register('li', 'secret-1', 'dead')).status).toBe(201);
  });
});

test('GET /server/time/ needs no session (section 3)', async () => {
  const server = await start();
  const { status, body } = await server.call('GET', '/hserve/v2.2/server/time/');
  expect(status).toBe(200);
  expect(body).toEqual({ time: '2026-01-01T00:00:00.000Z' });
});
