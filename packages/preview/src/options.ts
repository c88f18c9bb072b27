import { parseArgs } from 'node:util';
import { parseHost } from './allowed-hosts';
import {
  DEFAULT_DATABASE,
  DEFAULT_PORT,
  readDatabaseUrl,
  readPort,
  readVariable,
  UsageError,
  type Environment,
} from 'local-hserve/settings';

export interface PreviewOptions {
  /** Folder of the mini program; default: this repository. */
  app: string | undefined;
  /** Hosts that the app's requests may reach, beside the local 知晓云. */
  allowedHosts: readonly string[];
  /** Port of the preview page; 0 for any free one. */
  port: number;
  /** Port of the local 知晓云; 0 for any free one. */
  serverPort: number;
  /** URL of the local 知晓云's database. */
  databaseUrl: string;
  /** Builds the app first, and again whenever a source changes; otherwise what is there is shown. */
  build: boolean;
  /** Opens the page in the default browser. */
  open: boolean;
}

const DEFAULT_PREVIEW_PORT = 7280;

export const HELP = `Usage: npm start -- [options]

Shows a mini program in a browser, on the simulator and a local 知晓云. A change of its sources is
built and shown at once; page and session stay.

Options:
  --app <folder>          the mini program to show (default: this sample): a folder with app.json, or
                          with mini.project.json, or above one. JavaScript, TypeScript, Less, SCSS
                          and npm packages are read as they are; what the simulator lacks is listed
                          in the page under 问题, and the app goes on
  --allow-host <host>     a host that the app's requests may reach, such as api.example.com,
                          localhost:3000 or *.example.com; may be given several times. For a
                          知晓云 that is not named here the local one answers
  --port <number>         port of the preview page (default ${DEFAULT_PREVIEW_PORT}; 0: any free one)
  --server-port <number>  port of the local 知晓云 (default ${DEFAULT_PORT}; 0: any free one)
  --database <path|url>   database file, or the URL of a PostgreSQL database (default: DATABASE_URL,
                          or else ${DEFAULT_DATABASE}; with --app in memory)
  --no-build              show what is there: the sample's dist/ is not built, nothing is watched
  --open                  open the page in the default browser
  -h, --help              show this help

Environment (an empty variable counts as unset):
  DATABASE_URL   database, as --database

Query of the page's address, to start from any state and any page:
  user=<id>|new           the Alipay user; new: a fresh one
  network=good|slow|offline
  authorization=ask|agree|partly|refuse|close|devtools-refuse
  statusWorld=success|fail
  device=standard|small|android
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
  env: Environment = process.env,
): PreviewOptions | 'help' {
  const flags = parseFlags(args);
  if (flags.help) {
    return 'help';
  }
  if (flags.app === '') {
    throw new UsageError('--app: a folder, not an empty text');
  }
  const database = flags.database ?? readVariable(env, 'DATABASE_URL');
  return {
    app: flags.app,
    allowedHosts: (flags['allow-host'] ?? []).map(readHost),
    port: readPort('--port', flags.port, DEFAULT_PREVIEW_PORT),
    serverPort: readPort('--server-port', flags['server-port'], DEFAULT_PORT),
    databaseUrl: readDatabaseUrl(
      // An app that is none of ours leaves nothing behind in the folder where the preview runs.
      flags.app === undefined ? flags.database : (database ?? ':memory:'),
      env,
    ),
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
        'allow-host': { type: 'string', multiple: true },
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

function readHost(text: string): string {
  const host = parseHost(text);
  if (host === undefined) {
    throw new UsageError(
      `--allow-host: a host such as api.example.com, localhost:3000 or *.example.com, not "${text}"`,
    );
  }
  return host;
}
