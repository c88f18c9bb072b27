import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fastify } from 'fastify';
import type { FastifyInstance } from 'fastify';
import { stopInTime } from '../src/shutdown';

const BODY_BEGINS =
  'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{';

async function listening(graceMs?: number): Promise<FastifyInstance> {
  const app = fastify({ forceCloseConnections: 'idle' });
  stopInTime(app, graceMs);
  app.post('/', () => ({}));
  app.get('/', () => new Promise(() => undefined));
  await app.listen({ port: 0, host: '127.0.0.1' });
  return app;
}

/** Sends the beginning of something, and waits until the server has seen it. */
async function opened(app: FastifyInstance, text: string) {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  const seen = once(app.server, text === '' ? 'connection' : 'request');
  await once(socket, 'connect');
  socket.write(text);
  await seen;
  return socket;
}

describe('a server that stops (docs/server.md, SIGTERM)', () => {
  test('waits for no connection that asks for nothing, such as one that a browser opens ahead', async () => {
    const app = await listening();
    const socket = await opened(app, '');
    await Promise.all([once(socket, 'close'), app.close()]);
    expect(socket.closed).toBe(true);
  });

  test.each([
    ['comes in bit by bit', BODY_BEGINS],
    ['gets no answer', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'],
  ])('waits for a request that %s no longer than the grace', async (_what, text) => {
    const app = await listening(50);
    const socket = await opened(app, text);
    await Promise.all([once(socket, 'close'), app.close()]);
    expect(socket.closed).toBe(true);
  });
});
