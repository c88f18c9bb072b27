import { resolvePath } from '../../contract/paths';

export interface Target {
  readonly path: string;
  readonly query: Record<string, string>;
}

/**
 * Reads `/pages/a/a?k=v`, or the same relative to a page.
 * @param from Path of the page that the url is relative to.
 * @throws {URIError} for a query that is not well encoded: the platform does not open it either.
 */
export function parseTarget(url: string, from: string, decode: boolean): Target {
  const [path = '', ...rest] = url.split('?');
  const query: Record<string, string> = {};
  for (const pair of rest.join('?').split('&')) {
    if (pair === '') continue;
    const [key = '', ...value] = pair.split('=');
    query[decodeIf(decode, key)] = decodeIf(decode, value.join('='));
  }
  return { path: resolvePath(from, path), query };
}

function decodeIf(decode: boolean, text: string): string {
  return decode ? decodeURIComponent(text) : text;
}

/** `?k=v` of a query; nothing of an empty one. */
export function toQuery(query: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(query).map((pair) => pair.map(encodeURIComponent).join('='));
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
