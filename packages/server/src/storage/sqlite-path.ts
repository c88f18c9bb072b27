import { fileURLToPath } from 'node:url';

/** Where SQLite finds its database: in a file, or `:memory:`. */
export function sqlitePath(url: string): string {
  if (url === ':memory:') return url;
  // `file:` URLs may be relative (`file:data.db`), which `fileURLToPath` does not take.
  return url.startsWith('file:/')
    ? fileURLToPath(url)
    : decodeURIComponent(url.slice('file:'.length));
}
