import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { forbidden } from './errors';

const LOOPBACK_ADDRESS = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
/** Alipay's own pages, should a device or DevTools name the page that a request comes from. */
const ALIPAY_PAGE = /^\d{16}\.hybrid\.alipay-eco\.com$/;
/** Set by proxies and tunnels. Chromium and curl send none of them. */
const FORWARDING_HEADERS = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-forwarded-server',
  'x-original-host',
  'x-real-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'cf-ray',
] as const;

/**
 * Refuses what a web page from elsewhere sends through a browser that reaches this server: by another name
 * (DNS rebinding), or from another origin. An address in place of a name cannot be rebound.
 *
 * @param publicHost Name under which a proxy or tunnel publishes this server, if there is one.
 * @returns Checks one request. @throws {HttpError} 403
 */
export function hostCheck(publicHost: string | undefined): (request: FastifyRequest) => void {
  // One request names the server as the last one did: reading its name again would take longer than the rest here.
  let knownLast: string | undefined;

  function requireKnownHost(host = ''): void {
    if (host === knownLast) return;
    const name = hostOf(`http://${host}`);
    if (name === undefined || !(isLocal(name) || isIP(bare(name)) !== 0 || name === publicHost)) {
      throw forbidden('Host: unknown; set PUBLIC_URL to the address that clients use');
    }
    knownLast = host;
  }

  return ({ headers: { host, origin } }) => {
    requireKnownHost(host);
    if (origin === undefined) return;
    const page = hostOf(origin);
    if (page === undefined || !(isLocal(page) || ALIPAY_PAGE.test(page) || page === publicHost)) {
      throw forbidden('Origin: pages from elsewhere are not served');
    }
  };
}

/**
 * Lets through what a tool or page on this machine asks. A tunnel would make the world look like this machine,
 * so that forwarded requests are refused, whatever their Host says.
 *
 * @throws {HttpError} 403
 */
export function requireSameMachine(request: FastifyRequest): void {
  if (!LOOPBACK_ADDRESS.test(request.socket.remoteAddress ?? '')) {
    throw forbidden('the sandbox answers to this machine only');
  }
  const forwarding = FORWARDING_HEADERS.find((name) => request.headers[name] !== undefined);
  if (forwarding !== undefined) {
    throw forbidden(`${forwarding}: the sandbox answers to no forwarded request`);
  }
  if (!isLocal(hostOf(`http://${request.headers.host ?? ''}`))) {
    throw forbidden('Host: the sandbox answers to 127.0.0.1 and localhost only');
  }
  const { origin } = request.headers;
  if (origin !== undefined && !isLocal(hostOf(origin))) {
    throw forbidden('Origin: the sandbox answers to pages of this machine only');
  }
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).hostname : undefined;
}

const bare = (host: string) => host.replace(/^\[|\]$/g, '');

const isLocal = (host: string | undefined): boolean =>
  host !== undefined && (host === 'localhost' || LOOPBACK_ADDRESS.test(bare(host)));
