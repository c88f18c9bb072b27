import type { Database } from './database';
import { sqlitePath } from './sqlite-path';

/**
 * Opens the database and brings its schema up to date. What PostgreSQL needs is loaded only for it.
 *
 * @param url `postgres:` URL, `file:` URL, or `:memory:`.
 * @param onLostConnection Hears of idle connections that PostgreSQL has ended; the next query opens another.
 * @throws {Error} If it cannot be opened, or was written by a newer version of this server.
 */
export async function openDatabase(
  url: string,
  onLostConnection: (error: Error) => void = () => undefined,
): Promise<Database> {
  try {
    if (isPostgres(url)) {
      const { openPostgres } = await import('./postgres');
      return await openPostgres(url, onLostConnection);
    }
    const { openSqlite } = await import('./sqlite');
    return await openSqlite(url);
  } catch (error) {
    // Neither database says which one it is about.
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`the database ${describeDatabase(url)}: ${message}`, { cause: error });
  }
}

/** Whether a URL is one of a PostgreSQL database; any other is SQLite's. */
export const isPostgres = (url: string) => /^postgres(ql)?:/.test(url);

/** The path of a file, in its own letters; of PostgreSQL the URL, without the password that it may hold. */
export function describeDatabase(url: string): string {
  if (!isPostgres(url)) return sqlitePath(url);
  const { host, pathname } = new URL(url);
  return `postgres://${host}${pathname}`;
}
