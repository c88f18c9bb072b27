import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

export interface PreviewOptions {
  /** Folder of the mini program; default: this repository. */
  app: string | undefined;
  /** Port of the preview page; 0 for any free one. */
  port: number;
  /** Port of the local 知晓云; 0 for any free one. */
  serverPort: number;
  /** libSQL URL of the local 知晓云's database. */
  databaseUrl: string;
  /** Token for a libSQL server. */
  databaseAuthToken: string | undefined;
  /** Builds `dist/` first, and again whenever a source changes; otherwise what is there is shown. */
  build: boolean;
  /** Opens the page in the default browser. */
  open: boolean;
}

/** The command line cannot be understood; `message` says which part, and why. */
export class UsageError extends Error {
  override name = 'UsageError';
}

const DEFAULTS = { port: 7280, serverPort: 7290, database: '.local/hserve.db' };

export const HELP = `Usage: npm start -- [options]

Builds the mini program, starts the local 知晓云 and shows the app in a browser. A change of the
sources is built and shown at once; page and session stay.

Options:
  --app <folder>          the mini program to show (default: this one)
  --port <number>         port of the preview page (default ${DEFAULTS.port}; 0: any free one)
  --server-port <number>  port of the local 知晓云 (default ${DEFAULTS.serverPort}; 0: any free one)
  --database <path|url>   libSQL database file, or the URL of a libSQL server
                          (default: DATABASE_URL, or else ${DEFAULTS.database})
  --no-build              show dist/ as it is: nothing is built, nothing watched
  --open                  open the page in the default browser
  -h, --help              show this help

Environment:
  DATABASE_URL, DATABASE_AUTH_TOKEN   database, as --database, and the token of a libSQL server

Query of the page's address, to start from any state and any page:
  user=<id>|new           the Alipay user; new: a fresh one
  network=good|slow|offline
  authorization=ask|agree|partly|refuse|close|devtools-refuse
  statusWorld=success|fail
  device=standard|small
  page=<path>[?<query>]   the page to open, URL-encoded; more than one: the page stack, bottom first
  reset=1                 resets accounts, sessions, grants and settings first
  Example: /?reset=1&user=new&network=slow&page=pages%2Fauthorize%2Fauthorize

A port that is taken is replaced by a free one. Ctrl-C stops everything.
`;

/**
 * Reads the command line.
 *
 * @returns `'help'` if help was asked for.
 * @throws {UsageError} for an unknown flag, a flag without its value, or a value that does not fit.
 */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = process.env,
): PreviewOptions | 'help' {
  const flags = parseFlags(args);
  if (flags.help) {
    return 'help';
  }
  if (flags.app === '') {
    throw new UsageError('--app: a folder, not an empty text');
  }
  return {
    app: flags.app,
    port: readPort('--port', flags.port, DEFAULTS.port),
    serverPort: readPort('--server-port', flags['server-port'], DEFAULTS.serverPort),
    databaseUrl: readDatabase(flags.database ?? env.DATABASE_URL ?? DEFAULTS.database),
    databaseAuthToken: env.DATABASE_AUTH_TOKEN,
    build: !flags['no-build'],
    open: flags.open ?? false,
  };
}

function parseFlags(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        app: { type: 'string' },
        port: { type: 'string' },
        'server-port': { type: 'string' },
        database: { type: 'string' },
        'no-build': { type: 'boolean' },
        open: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readPort(flag: string, text: string | undefined, fallback: number): number {
  if (text === undefined) {
    return fallback;
  }
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) {
    throw new UsageError(`${flag}: a whole number from 0 to 65535, not "${text}"`);
  }
  return port;
}

function readDatabase(pathOrUrl: string): string {
  if (pathOrUrl === '') {
    throw new UsageError('--database: a file path or a libSQL URL, not an empty text');
  }
  return pathOrUrl === ':memory:' || /^(file|libsql|https?|wss?):/.test(pathOrUrl)
    ? pathOrUrl
    : pathToFileURL(resolve(pathOrUrl)).href;
}
