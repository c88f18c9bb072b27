import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** What is under way has this long to end. Container engines kill a process after 10 s. */
const GRACE_MS = 8000;

/**
 * Keeps a server that stops from waiting for its clients: connections that are kept alive, or were opened ahead and ask for
 * nothing, end at once, and requests that come in bit by bit, or get no answer, end when the grace is over.
 */
export function stopInTime(app: FastifyInstance, graceMs = GRACE_MS): void {
  // Node takes a connection on which nothing was asked yet for a busy one.
  const unasked = new Set<Socket>();
  app.server.on('connection', (socket) => {
    unasked.add(socket);
    socket.once('close', () => unasked.delete(socket));
  });
  app.server.on('request', ({ socket }) => unasked.delete(socket));

  let closing = false;
  let graceOver: NodeJS.Timeout | undefined;
  app.addHook('preClose', (done) => {
    closing = true;
    for (const socket of unasked) socket.destroy();
    graceOver = setTimeout(() => app.server.closeAllConnections(), graceMs);
    done();
  });
  app.addHook('onClose', (_app, done) => {
    clearTimeout(graceOver);
    done();
  });
  // Kept alive after the last answer, a connection would hold the server up for another 72 s.
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) void reply.header('connection', 'close');
    done();
  });
}
