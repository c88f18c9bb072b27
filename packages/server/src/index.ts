import { availableParallelism } from 'node:os';
import type { AlipayPlatform } from './alipay/platform';
import { Sandbox } from './alipay/sandbox';
import { createApp } from './app';
import type { LogEntry } from './app';
import { keepClean, removeExpired } from './cleanup';
import type { Context } from './context';
import { FairQueue } from './fair-queue';
import type { Message } from './messages';
import { Passwords } from './passwords';
import { PatternSearch } from './pattern-search';
import { resetToSeed, seedIfEmpty } from './seed';
import { readDatabaseUrl } from './settings';
import { openDatabase } from './storage/open';
import { Throttle } from './throttle';
import type { ThrottleOptions } from './throttle';

export type { AlipayIdentity, AlipayPlatform, AlipayProfile, AlipayScope } from './alipay/platform';
export type { LogEntry } from './app';
export { HttpError } from './errors';
export { describeMessage } from './messages';
export type { Message } from './messages';

export interface ServerOptions {
  /** Default 0: any free port. */
  port?: number;
  /** Address to listen on. Default `127.0.0.1`: this machine alone. */
  host?: string;
  /** `file:` URL, `:memory:`, or `postgres:` URL. Default: the file `.local/hserve.db` here. */
  databaseUrl?: string;
  /** Address under which clients reach this server, such as `https://login.example.com`. Default: its own. */
  publicUrl?: string;
  /** Proxies whose `X-Forwarded-For` counts, such as `loopback` or `10.0.0.0/8`. Default: none. */
  trustProxy?: string;
  /** Alipay's side. Default: the sandbox, with its made-up users and its `/sandbox/…` routes. */
  alipay?: AlipayPlatform;
  /** Empties the sandbox's database first and puts the seed back. Default false. */
  reset?: boolean;
  /**
   * The one ClientID that is served, or `*` for any; a function is asked at each request. Default `local-sample`.
   */
  clientID?: string | (() => string);
  /**
   * Takes the text messages and e-mails, which go nowhere else; what it throws, or its promise rejects with, is logged.
   * Default: they are dropped.
   */
  onMessage?: (message: Message) => unknown;
  /** Hears that the sandbox was reset, and the codes of all messages so far with it. */
  onReset?: () => unknown;
  /** Takes one entry for each answer, and for each internal error. Default: no log. */
  log?: (entry: LogEntry) => void;
  /** Unix milliseconds; tests pass their own clock. Default `Date.now`. */
  now?: () => number;
  /** scrypt's N for new password hashes, a power of two. Default 32768; tests pass a low one. */
  passwordCost?: number;
  /** How many wrong passwords are too many. */
  throttle?: ThrottleOptions;
}

export interface RunningServer {
  /** Origin without a trailing slash, such as `http://127.0.0.1:7290`. */
  readonly url: string;
  /** Ends what is under way, stops listening and closes the database. */
  close(): Promise<void>;
}

/** Node computes hashes in four threads, which files and names share. */
const HASHES_AT_ONCE = Math.min(3, availableParallelism());

/** Of a thousand users with pictures in their fields a list has 16 MiB, and takes up some times more until it is sent. */
const LISTS_AT_ONCE = 4;

/**
 * Starts a local 知晓云.
 *
 * @throws {Error} If the database cannot be opened, or the port is taken (`code` `EADDRINUSE`).
 * @example
 * const server = await startServer({ databaseUrl: ':memory:' });
 * await fetch(`${server.url}/hserve/v2.2/server/time/`, {
 *   headers: { 'x-hydrogen-client-id': 'local-sample' },
 * });
 * await server.close();
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  if (options.reset === true && options.alipay) {
    throw new Error('reset: only the sandbox can be reset, its users are made up');
  }
  const now = options.now ?? Date.now;
  const log = options.log ?? (() => undefined);
  const passwords = new Passwords(options.passwordCost);
  const reportError = (error: unknown) => log({ kind: 'error', error });
  const database = await openDatabase(
    options.databaseUrl ?? readDatabaseUrl(undefined, {}),
    reportError,
  );
  try {
    const sandbox = new Sandbox(database, now);
    const alipay = options.alipay ?? sandbox;
    if (alipay === sandbox) {
      const seed = options.reset === true ? resetToSeed : seedIfEmpty;
      await seed(database, passwords, now());
    }
    await removeExpired(database, now());

    let url = '';
    const guarded = (tell: () => unknown) => {
      try {
        // A promise that fails later must not end the process.
        Promise.resolve(tell()).catch(reportError);
      } catch (error) {
        reportError(error);
      }
    };
    const patterns = new PatternSearch();
    const { clientID = 'local-sample' } = options;
    const context: Context = {
      database,
      alipay,
      sandbox: alipay === sandbox ? sandbox : undefined,
      clientID: typeof clientID === 'function' ? clientID : () => clientID,
      passwords,
      throttle: new Throttle(database, now, options.throttle),
      patterns,
      hashing: new FairQueue({ concurrency: HASHES_AT_ONCE }),
      searching: new FairQueue({ concurrency: 1 }),
      listing: new FairQueue({
        concurrency: LISTS_AT_ONCE,
        maxWaitingPerClient: 20,
        maxWaiting: 200,
      }),
      now,
      deliver: (message) => guarded(() => options.onMessage?.(message)),
      voidMessages: () => guarded(() => options.onReset?.()),
      origin: () => options.publicUrl?.replace(/\/+$/, '') ?? url,
      publicHost: options.publicUrl === undefined ? undefined : new URL(options.publicUrl).hostname,
      trustProxy: options.trustProxy ?? false,
    };
    const app = createApp(context, log);
    url = await app.listen({ port: options.port ?? 0, host: options.host ?? '127.0.0.1' });

    let closed: Promise<void> | undefined;
    const stopCleaning = keepClean(database, now, reportError);
    const close = async () => {
      await app.close();
      await stopCleaning();
      await patterns.close();
      await database.close();
    };
    return { url, close: () => (closed ??= close()) };
  } catch (error) {
    await database.close();
    throw error;
  }
}
