import type { FastifyRequest } from 'fastify';
import { forbidden } from './errors';

const LOOPBACK_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);
const LOOPBACK_ADDRESS = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/**
 * Lets through what a tool on this machine asks. The address alone does not tell: a web page from
 * elsewhere runs in a browser on this machine, and gives itself away by its origin (a forged
 * request) or by the host name it was reached under (DNS rebinding).
 *
 * @throws {HttpError} 403
 */
export function requireSameMachine(request: FastifyRequest): void {
  if (!LOOPBACK_ADDRESS.test(request.socket.remoteAddress ?? '')) {
    throw forbidden('the sandbox answers to this machine only');
  }
  if (!isLoopbackOrigin(`http://${request.headers.host ?? ''}`)) {
    throw forbidden('Host: the sandbox answers to 127.0.0.1 and localhost only');
  }
  const { origin } = request.headers;
  if (origin !== undefined && !isLoopbackOrigin(origin)) {
    throw forbidden('Origin: the sandbox answers to pages of this machine only');
  }
}

function isLoopbackOrigin(origin: string): boolean {
  return URL.canParse(origin) && LOOPBACK_NAMES.has(new URL(origin).hostname);
}
