import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const DEFAULT_PORT = 7290;
const DEFAULT_DATABASE = '.local/hserve.db';

/** What `--help` prints. */
export const HELP = `The local 知晓云: its login and account API on an embedded database.

Usage: npm run server -- [options]

  --port <number>      Port to listen on, 0 for any (default ${DEFAULT_PORT}; if that is taken, a free one)
  --database <where>   File, ":memory:", or the URL of a libSQL server
                       (default DATABASE_URL, or else ${DEFAULT_DATABASE})
  --reset              Empty the sandbox's database and put the made-up users back
  --help               Show this

Environment:
  DATABASE_URL, DATABASE_AUTH_TOKEN   Database, as --database, and the token of a libSQL server
  BAAS_CLIENT_ID                      ClientID that is served (default local-sample)
  ALIPAY_APP_ID, ALIPAY_PRIVATE_KEY, ALIPAY_PUBLIC_KEY
                                      Ask the real Alipay for its users, not the sandbox: the app's
                                      id, its own private key, and the public key of Alipay
  ALIPAY_GATEWAY                      Gateway, if not the one in production
`;

/** A flag or variable that cannot be used as it is; the message names it. */
export class UsageError extends Error {}

/** What the command line and the environment ask for. */
export interface Settings {
  port: number;
  databaseUrl: string;
  databaseAuthToken: string | undefined;
  clientID: string | undefined;
  reset: boolean;
  help: boolean;
}

/** @throws {UsageError} */
export function readSettings(
  args: string[],
  env: Readonly<Record<string, string | undefined>>,
): Settings {
  const { port, database, reset = false, help = false } = readFlags(args);
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
    throw new UsageError(`--port: a number from 0 to 65535, not "${port}"`);
  }
  if (database === '') throw new UsageError('--database: must not be empty');
  return {
    port: port === undefined ? DEFAULT_PORT : Number(port),
    databaseUrl: toUrl(database ?? (env.DATABASE_URL || DEFAULT_DATABASE)),
    databaseAuthToken: env.DATABASE_AUTH_TOKEN || undefined,
    clientID: env.BAAS_CLIENT_ID || undefined,
    reset,
    help,
  };
}

function readFlags(args: string[]) {
  try {
    return parseArgs({
      args,
      strict: true,
      allowPositionals: false,
      options: {
        port: { type: 'string' },
        database: { type: 'string' },
        reset: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** A URL stays one; anything else is the path of a file. */
function toUrl(where: string): string {
  if (where === ':memory:' || /^(file|libsql|https?|wss?):/.test(where)) return where;
  if (/^[\w+.-]+:\/\//.test(where)) {
    throw new UsageError(
      '--database: a URL begins with file:, libsql:, https:, http:, wss: or ws:',
    );
  }
  return pathToFileURL(resolve(where)).href;
}
