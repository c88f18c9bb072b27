import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { isPostgres } from './storage/open';

/** Port of the local 知晓云 if nothing else is said. */
export const DEFAULT_PORT = 7290;
/** Where its database lies, below the working folder, if nothing else is said. */
export const DEFAULT_DATABASE = '.local/hserve.db';

/** What `--help` prints. */
export const HELP = `The local 知晓云: its login and account API on an embedded database.

Usage: npm run server -- [options]

  --port <number>      Port to listen on, 0 for any (default ${DEFAULT_PORT}; if that is taken, a free one)
  --database <where>   File, ":memory:", or the URL of a PostgreSQL database
                       (default DATABASE_URL, or else ${DEFAULT_DATABASE})
  --reset              Empty the sandbox's database and put the made-up users back
  -h, --help           Show this

Environment (an empty variable counts as unset):
  DATABASE_URL                        Database, as --database
  HOST                                Address to listen on (default 127.0.0.1: this machine alone)
  PUBLIC_URL                          Address that clients use, if it is another one
  TRUST_PROXY                         Proxies whose X-Forwarded-For counts: addresses, or loopback
  LOG_FORMAT                          text (default), or json: one object a line, without messages
  BAAS_CLIENT_ID                      ClientID that is served (default local-sample)
  ALIPAY_APP_ID, ALIPAY_PRIVATE_KEY, ALIPAY_PUBLIC_KEY
                                      Ask the real Alipay for its users, not the sandbox: the app's
                                      id, its own private key, and the public key of Alipay
  ALIPAY_AES_KEY                      The app's AES key, to read phone numbers that Alipay encrypts
  ALIPAY_GATEWAY                      Gateway, if not the one in production
`;

/** A flag or variable that cannot be used as it is; the message names it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the command line and the environment ask for. */
export interface Settings {
  port: number;
  host: string | undefined;
  databaseUrl: string;
  publicUrl: string | undefined;
  trustProxy: string | undefined;
  logFormat: 'text' | 'json';
  clientID: string | undefined;
  reset: boolean;
  help: boolean;
}

/** @throws {UsageError} */
export function readSettings(args: string[], env: Environment): Settings {
  const { port, database, reset = false, help = false } = readFlags(args);
  return {
    port: readPort('--port', port, DEFAULT_PORT),
    host: readVariable(env, 'HOST'),
    databaseUrl: readDatabaseUrl(database, env),
    publicUrl: readPublicUrl(env),
    trustProxy: readTrustProxy(env),
    logFormat: readLogFormat(env),
    clientID: readClientID(env),
    reset,
    help,
  };
}

/** A variable of the environment; an empty one counts as unset. */
export function readVariable(env: Environment, name: string): string | undefined {
  return env[name] || undefined;
}

/**
 * Reads a port number from a flag.
 *
 * @param flag Name of the flag, for the error.
 * @throws {UsageError}
 */
export function readPort(flag: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new UsageError(`${flag}: a whole number from 0 to 65535, not "${text}"`);
  }
  return Number(text);
}

/**
 * The URL of the database: from the flag `--database`, else from `DATABASE_URL`, else the default file.
 *
 * @throws {UsageError}
 */
export function readDatabaseUrl(flag: string | undefined, env: Environment): string {
  if (flag === '') throw new UsageError('--database: must not be empty');
  if (flag !== undefined) return toUrl('--database', flag);
  return toUrl('DATABASE_URL', readVariable(env, 'DATABASE_URL') ?? DEFAULT_DATABASE);
}

function readPublicUrl(env: Environment): string | undefined {
  const text = readVariable(env, 'PUBLIC_URL');
  if (text === undefined) return undefined;
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) {
    throw new UsageError('PUBLIC_URL: must be a URL such as https://login.example.com');
  }
  // A proxy may have the server under a path, which links in e-mails then need.
  const { origin, pathname } = new URL(text);
  return origin + pathname.replace(/\/+$/, '');
}

function readTrustProxy(env: Environment): string | undefined {
  const text = readVariable(env, 'TRUST_PROXY');
  const isProxy = (part: string) =>
    /^(loopback|linklocal|uniquelocal)$/.test(part) || isRange(part);
  if (text !== undefined && !text.split(',').every((part) => isProxy(part.trim()))) {
    throw new UsageError('TRUST_PROXY: addresses of proxies such as 10.0.0.0/8, or loopback');
  }
  return text;
}

/** An address, or as many of its first bits as all proxies have. */
function isRange(text: string): boolean {
  const [address = '', bits] = text.split(/\/(?=\d+$)/);
  const most = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  return bits === undefined ? most > 0 : Number(bits) >= 1 && Number(bits) <= most;
}

/** Anything else could no client send in a header. */
function readClientID(env: Environment): string | undefined {
  const text = readVariable(env, 'BAAS_CLIENT_ID');
  if (text !== undefined && text !== '*' && !/^[\w-]+$/.test(text)) {
    throw new UsageError('BAAS_CLIENT_ID: letters, digits, - and _, or * for any');
  }
  return text;
}

function readLogFormat(env: Environment): 'text' | 'json' {
  const text = readVariable(env, 'LOG_FORMAT') ?? 'text';
  if (text !== 'text' && text !== 'json') throw new UsageError('LOG_FORMAT: must be text or json');
  return text;
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

/**
 * A URL stays one; anything else is the path of a file.
 * @param name Who has said it, for the error.
 */
function toUrl(name: string, where: string): string {
  if (isPostgres(where) && !URL.canParse(where)) {
    throw new UsageError(`${name}: is no URL of a PostgreSQL database`);
  }
  if (where === ':memory:' || isPostgres(where) || where.startsWith('file:')) return where;
  if (/^[\w+.-]+:\/\//.test(where)) {
    throw new UsageError(`${name}: a URL begins with file: or postgres:`);
  }
  return pathToFileURL(resolve(where)).href;
}
