import type { Database } from './database';

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
  if (/^postgres(ql)?:/.test(url)) {
    const { openPostgres } = await import('./postgres');
    return openPostgres(url, onLostConnection);
  }
  const { openSqlite } = await import('./sqlite');
  try {
    return await openSqlite(url);
  } catch (error) {
    // Neither SQLite nor the file system says which file it is about.
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`the database ${url}: ${message}`, { cause: error });
  }
}
