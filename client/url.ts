// The engines of mini programs have no `URL`.

const ABSOLUTE = /^(https?):\/\/([^/?#]+)/i;
const DEFAULT_PORT: Readonly<Record<string, string>> = { http: ':80', https: ':443' };

/**
 * Scheme and authority of an absolute http(s) URL in one spelling, else undefined.
 * What parsers read differently (a backslash, user information, white space) has no origin.
 */
export function originOf(url: string): string | undefined {
  const match = ABSOLUTE.exec(url);
  const scheme = match?.[1]?.toLowerCase();
  const authority = match?.[2]?.toLowerCase();
  if (scheme === undefined || authority === undefined) return undefined;
  if (/[\\@\s]/.test(authority)) return undefined;
  const port = DEFAULT_PORT[scheme] ?? '';
  const bare = authority.endsWith(port) ? authority.slice(0, -port.length) : authority;
  return `${scheme}://${bare}`;
}

/** Whether the URL names a scheme of its own; all else is a path on the API host. */
export function hasScheme(url: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(url);
}

/** Path of a URL for the log: no query, which may carry personal data. */
export function pathOf(url: string): string {
  return url.replace(ABSOLUTE, '').replace(/[?#][^]*$/, '');
}
