import type { FastifyRequest } from 'fastify';

/**
 * Whom a limit for each client counts: the address, or of an IPv6 address the first half, since a client may
 * choose the other half freely.
 */
export function clientAddress({ ip }: Pick<FastifyRequest, 'ip'>): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  if (!ip.includes(':')) return ip;
  const [left = [], right] = ip.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = right ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0') : [];
  return `${[...left, ...zeros, ...(right ?? [])].slice(0, 4).join(':')}::/64`;
}

/**
 * X-Forwarded-For without ports, which some proxies write into it, too. A new connection has another one, and must not
 * count as another client; nor is the address of a trusted proxy one that could be trusted with its port.
 * @see https://azure.microsoft.com/blog/rewrite-http-headers-with-azure-application-gateway/
 */
export function withoutPorts(forwardedFor: string): string {
  return forwardedFor.split(',').map(withoutPort).join(',');
}

function withoutPort(address: string): string {
  const [, inBrackets, ipv4] = /^(?:\[(.+)\]|([\d.]+))(?::\d+)?$/.exec(address.trim()) ?? [];
  return inBrackets ?? ipv4 ?? address;
}
