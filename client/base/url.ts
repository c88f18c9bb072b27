// The engines of mini programs have no `URL`.

/** What parsers read differently (a backslash, user information, white space) is none. */
const ORIGIN = /^https?:\/\/[^/?#\\@\s]+(?![^/?#])/i;

/** Scheme and authority of an absolute http(s) URL in one spelling, else an empty text. */
export function originOf(url: string): string {
  const match = ORIGIN.exec(url);
  const origin = match ? match[0].toLowerCase() : '';
  return origin.replace(/^(http:.*):80$|^(https:.*):443$/, '$1$2');
}

/** Whether the URL names a scheme of its own; all else is a path on the API host. */
export function hasScheme(url: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(url);
}

/** Path of a URL for the log: no query, which may carry personal data. */
export function pathOf(url: string): string {
  return url.replace(ORIGIN, '').replace(/[?#][^]*$/, '');
}
