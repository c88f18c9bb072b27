import { ErrorCode, HError, wrongType } from './errors';
import { oneOf, optionalBoolean, optionalString, optionsOf } from './guards';
import type { LogLevel } from './host';
import { originOf } from './url';

const MAX_TIMEOUT_MS = 60_000;
const LOG_LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];
const DEFAULT_LOG_LEVEL = 'warn';

/** Options of `init`. */
export interface InitOptions {
  /** Origin of the API. Default: `https://<clientID>.myminapp.com`. */
  host?: string;
  /** Id of the 知晓云 environment, sent as `X-Hydrogen-Env-ID`. Default: none, the production environment. */
  env?: string;
  /**
   * Log in silently where a request needs it. Such a request may then also reject with 604 (another user is
   * logged in by now), 613 or 614. Default: `false`.
   */
  autoLogin?: boolean;
  /** Milliseconds a request may take, 1 to 60000 as `my.request` has it. Default: `30000`. */
  timeout?: number;
  /** What is written to the console, never a secret: `'debug'`, `'info'`, `'warn'` or `'error'`. Default: `'warn'`. */
  logLevel?: string;
  /** Accepted for the vendor's apps; this module opens no web socket. */
  ws_host?: string;
}

export interface Config {
  readonly clientID: string;
  /** Without a trailing slash. */
  readonly host: string;
  /** Empty for the production environment. */
  readonly env: string;
  readonly autoLogin: boolean;
  readonly timeoutMs: number;
  readonly logLevel: LogLevel;
}

/** Checks what `init` was given. @throws HError 605 */
function toConfig(clientID: unknown, given: unknown): Config {
  if (typeof clientID !== 'string' || !/^[\w-]+$/.test(clientID)) {
    throw wrongType('clientID', 'letters, digits, "-" and "_"');
  }
  const options = optionsOf(given);
  const host = optionalString(options, 'host') || `https://${clientID}.myminapp.com`;
  if (originOf(host) === undefined || !/^[^/]+:\/\/[^/?#]+\/*$/.test(host)) {
    throw wrongType('host', 'an http(s) origin, without a path');
  }
  const timeoutMs = options.timeout ?? 30_000;
  if (typeof timeoutMs !== 'number' || !(timeoutMs > 0 && timeoutMs <= MAX_TIMEOUT_MS)) {
    throw wrongType('timeout', `milliseconds up to ${MAX_TIMEOUT_MS}`);
  }
  const logLevel = optionalString(options, 'logLevel') || DEFAULT_LOG_LEVEL;
  return {
    clientID,
    host: host.replace(/\/+$/, ''),
    env: optionalString(options, 'env'),
    autoLogin: optionalBoolean(options, 'autoLogin', false),
    timeoutMs,
    logLevel: oneOf(LOG_LEVELS, logLevel, 'logLevel'),
  };
}

/** Holds what `init` set. */
export class ConfigHolder {
  private config: Config | undefined;

  /** @throws HError 605 */
  init(clientID: unknown, options: unknown): void {
    this.config = toConfig(clientID, options);
  }

  /** @throws HError 602 before `init` */
  requireInit(): void {
    if (!this.config) throw new HError(ErrorCode.UNINITIALIZED);
  }

  /** @throws HError 602 before `init` */
  get current(): Config {
    if (!this.config) throw new HError(ErrorCode.UNINITIALIZED);
    return this.config;
  }

  /** Whether a text of this level is written to the console. */
  logs(level: LogLevel): boolean {
    const threshold = this.config ? this.config.logLevel : DEFAULT_LOG_LEVEL;
    return LOG_LEVELS.indexOf(level) >= LOG_LEVELS.indexOf(threshold);
  }
}
