import { AddressError } from './lost';
import { formatPage, parsePage, type OpenPage } from './page-stack';
import type { Settings } from './settings';

/** What an address asks for beyond the settings. */
export interface Link extends Settings {
  /** Pages to open, bottom first; none: the app's first page. */
  stack: readonly OpenPage[];
  /** Everything is reset first. */
  fresh: boolean;
}

/** In an address, `user` for one that does not exist yet. */
export const NEW_USER = 'new';

/** The address that leads to a state; the opposite of {@link readLink} and `readSettings`. */
export function writeLink(origin: string, { stack, fresh, ...settings }: Link): string {
  const query = new URLSearchParams(fresh ? { reset: '1' } : {});
  Object.entries(settings).forEach(([name, value]: [string, string]) => query.set(name, value));
  stack.forEach((page) => query.append('page', formatPage(page)));
  return `${origin}/?${query.toString()}`;
}

/**
 * Reads what an address asks for beyond the settings.
 *
 * @throws {AddressError} for a parameter that does not exist, or a `reset` that is not 1; it names it.
 */
export function readLink(query: URLSearchParams): Pick<Link, 'stack' | 'fresh'> {
  const known = ['user', 'network', 'authorization', 'statusWorld', 'device', 'page', 'reset'];
  for (const name of query.keys()) {
    if (!known.includes(name)) {
      throw new AddressError(`没有地址参数 ${name}；有的是 ${known.join('、')}`);
    }
  }
  const reset = query.get('reset');
  if (reset !== null && reset !== '1') {
    throw new AddressError(`地址参数 reset 只能是 1，不能是 "${reset}"`);
  }
  return { stack: query.getAll('page').map(parsePage), fresh: reset === '1' };
}
