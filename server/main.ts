import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { AlipayPlatform, LogEntry, Message, RunningServer, ServerOptions } from './index';
import { startServer } from './index';

const DEFAULT_PORT = 7290;
const DEFAULT_DATABASE = '.local/hserve.db';

const HELP = `The local 知晓云: its login and account API on an embedded database.

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

class UsageError extends Error {}

interface Settings {
  port: number;
  database: string;
  reset: boolean;
  help: boolean;
}

/** @throws {UsageError} That names the flag. */
function readSettings(args: string[]): Settings {
  const { port, database, reset = false, help = false } = readFlags(args);
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
    throw new UsageError(`--port: a number from 0 to 65535, not "${port}"`);
  }
  if (database === '') throw new UsageError('--database: must not be empty');
  return {
    port: port === undefined ? DEFAULT_PORT : Number(port),
    database: database ?? (process.env.DATABASE_URL || DEFAULT_DATABASE),
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
const databaseUrl = (where: string) =>
  where === ':memory:' || /^(file|libsql|https?|wss?):/.test(where)
    ? where
    : pathToFileURL(resolve(where)).href;

/** Loaded only when it is used: its package is large. */
async function readAlipay(): Promise<AlipayPlatform | undefined> {
  if (!process.env.ALIPAY_APP_ID) return undefined;
  const { createOpenPlatform, openPlatformOptions } = await import('./alipay/open-platform');
  const options = openPlatformOptions(process.env);
  return options && createOpenPlatform(options);
}

async function start(settings: Settings): Promise<RunningServer> {
  const alipay = await readAlipay();
  if (alipay && settings.reset) {
    throw new UsageError('--reset: only for the sandbox, but ALIPAY_APP_ID is set');
  }
  const options: ServerOptions = {
    alipay,
    clientID: process.env.BAAS_CLIENT_ID || undefined,
    databaseUrl: databaseUrl(settings.database),
    databaseAuthToken: process.env.DATABASE_AUTH_TOKEN,
    reset: settings.reset,
    onMessage: (message) => console.log(describeMessage(message)),
    log: printEntry,
  };
  try {
    return await startServer({ ...options, port: settings.port });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    console.log(`Port ${settings.port} is taken, using a free one.`);
    return startServer({ ...options, port: 0 });
  }
}

function printEntry(entry: LogEntry): void {
  if (entry.kind === 'error') console.error(entry.error);
  else console.log(`${entry.method} ${entry.path} ${entry.status} ${entry.durationMs} ms`);
}

/** Nothing is sent anywhere: whoever runs the server reads the messages here. */
function describeMessage(message: Message): string {
  return message.kind === 'sms-code'
    ? `Text message to ${message.phone}: ${message.text}`
    : `E-mail to ${message.email}: ${message.text}`;
}

async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2));
  if (settings.help) {
    console.log(HELP);
    return;
  }
  const server = await start(settings);
  console.log(`The local 知晓云 listens on ${server.url}`);
  console.log('Stop it with Ctrl-C.');

  const stop = () => {
    server.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function fail(error: unknown): void {
  if (error instanceof UsageError) {
    console.error(`${error.message}\nTry --help.`);
    process.exit(2);
  }
  console.error(error instanceof Error ? `Cannot start: ${error.message}` : error);
  process.exit(1);
}

main().catch(fail);
