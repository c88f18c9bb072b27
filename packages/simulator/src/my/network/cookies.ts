import type { Phone } from '../../contract/types';

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  /** Whether it is for that host alone. */
  readonly isHostOnly: boolean;
  readonly path: string;
  readonly isSecure: boolean;
  readonly expiresAtMs: number;
}

/** By Alipay user: another one has none of them. */
type Jars = Map<string, Cookie[]>;

/** They live as long as the app does. */
const ofPhone = new WeakMap<Phone, Jars>();

function jarOf(phone: Phone): Cookie[] {
  const jars = ofPhone.get(phone) ?? (new Map() as Jars);
  ofPhone.set(phone, jars);
  const jar = jars.get(phone.user.userId) ?? [];
  jars.set(phone.user.userId, jar);
  return jar;
}

/**
 * 小程序针对服务端回设的 cookie 会设置到小程序进程中，下次小程序进行请求，会自动将已有的 cookie 带入到服务端请求中. A cookie
 * that the app names itself stays.
 * @see mini/framework/小程序运行机制.md of AlipayDocs/open-docs
 */
export function withCookies(
  phone: Phone,
  address: string,
  headers: Readonly<Record<string, string>>,
): Record<string, string> {
  const fitting = jarOf(phone).filter((cookie) => fits(cookie, new URL(address)));
  const isNamed = Object.keys(headers).some((name) => /^cookie$/i.test(name));
  if (fitting.length === 0 || isNamed) return { ...headers };
  // Of two with one name, that of the longer path comes first.
  fitting.sort((one, other) => other.path.length - one.path.length);
  return { ...headers, cookie: fitting.map(({ name, value }) => `${name}=${value}`).join('; ') };
}

/**
 * Keeps what an answer sets. Several stand in one header, with commas between them.
 * @param headers Default: none, as of a test's own transport in JavaScript.
 */
export function keepCookies(
  phone: Phone,
  address: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const [, given] = Object.entries(headers).find(([name]) => /^set-cookie$/i.test(name)) ?? [];
  if (given === undefined) return;
  const jar = jarOf(phone);
  for (const text of given.split(/[,\n](?=\s*[^\s;,=]+=)/)) {
    const cookie = readCookie(text, new URL(address));
    if (!cookie) continue;
    const { name, domain, path } = cookie;
    const at = jar.findIndex(
      (each) => each.name === name && each.domain === domain && each.path === path,
    );
    if (at !== -1) jar.splice(at, 1);
    if (cookie.expiresAtMs > Date.now()) jar.push(cookie);
  }
}

/** @see https://datatracker.ietf.org/doc/html/rfc6265#section-5.2 */
function readCookie(text: string, { hostname, pathname }: URL): Cookie | undefined {
  const [pair = '', ...rest] = text.split(';').map((part) => part.trim());
  const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(pair) ?? [];
  if (name === '') return undefined;
  const attributes = new Map(
    rest.map((part) => {
      const [key = '', ...values] = part.split('=');
      return [key.trim().toLowerCase(), values.join('=').trim()] as const;
    }),
  );
  const domain = (attributes.get('domain') ?? '').replace(/^\./, '').toLowerCase();
  if (domain !== '' && !isWithin(hostname, domain)) return undefined;
  const path = attributes.get('path') ?? '';
  return {
    name,
    value,
    domain: domain === '' ? hostname : domain,
    isHostOnly: domain === '',
    path: path.startsWith('/') ? path : pathname.replace(/\/[^/]*$/, '') || '/',
    isSecure: attributes.has('secure'),
    expiresAtMs: expiryOf(attributes),
  };
}

function expiryOf(attributes: ReadonlyMap<string, string>): number {
  const maxAge = attributes.get('max-age');
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) return Date.now() + Number(maxAge) * 1000;
  const expiresAtMs = Date.parse(attributes.get('expires') ?? '');
  return Number.isNaN(expiresAtMs) ? Infinity : expiresAtMs;
}

function fits(cookie: Cookie, { hostname, pathname, protocol }: URL): boolean {
  const { domain, isHostOnly, path, isSecure, expiresAtMs } = cookie;
  const isOfHost = isHostOnly ? hostname === domain : isWithin(hostname, domain);
  const isOfPath = pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
  return isOfHost && isOfPath && (!isSecure || protocol === 'https:') && expiresAtMs > Date.now();
}

function isWithin(hostname: string, domain: string): boolean {
  return hostname === domain || hostname.endsWith(`.${domain}`);
}
