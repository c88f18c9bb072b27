import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { FairQueue } from '../src/fair-queue';
import { inTurnUntilSent } from '../src/sending';
import { useServers } from './harness';

const start = useServers();

const LARGE = 'x'.repeat(16 * 1024 * 1024);

describe('large answers (section 7: no client starves the others)', () => {
  test('are made in turns that last until they are sent, or the client was hung up on', async () => {
    const queue = new FairQueue({ concurrency: 1 });
    let unsent = 0;
    let mostUnsent = 0;
    const server = createServer(({ url }, response) => {
      const make = () => {
        unsent += 1;
        mostUnsent = Math.max(mostUnsent, unsent);
        response.once('close', () => (unsent -= 1));
        return Promise.resolve(LARGE);
      };
      const readingMs = url === '/unread' ? 100 : 60_000;
      const answer = inTurnUntilSent(queue, 'li', response, make, readingMs);
      void answer.then((text) => response.end(text));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;

    const sockets = Array.from({ length: 3 }, () => {
      const socket = connect(port, '127.0.0.1').pause();
      socket.on('error', () => undefined);
      socket.write('GET /unread HTTP/1.1\r\nHost: x\r\n\r\n');
      return socket;
    });
    const response = await fetch(`http://127.0.0.1:${port}/`);
    expect((await response.text()).length).toBe(LARGE.length);
    expect(mostUnsent).toBe(1);
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  test('a client that hangs up, or is refused, gives its turn back', async () => {
    const server = await start();
    const { token } = (await server.register('li')).body;
    const { port, host } = new URL(server.url);
    for (let count = 0; count < 10; count += 1) {
      const socket = connect(Number(port), '127.0.0.1');
      await once(socket, 'connect');
      socket.write(
        `GET /hserve/v2.2/user/info/ HTTP/1.1\r\nHost: ${host}\r\nX-Hydrogen-Client-ID: local-sample\r\n` +
          `Authorization: Hydrogen-r1 ${token}\r\n\r\n`,
      );
      socket.resetAndDestroy();
      const where = encodeURIComponent('{"nickname":{"$regex":"("}}');
      const refused = await server.call('GET', `/hserve/v2.2/user/info/?where=${where}`, { token });
      expect(refused.status).toBe(400);
    }
    expect((await server.call('GET', '/hserve/v2.2/user/info/', { token })).status).toBe(200);
  });
});
