import { ErrorCode, HError, wrongType } from './errors';
import { optionalBoolean, optionalString, optionsOf } from './guards';
import type { LogLevel } from './host';
import { originOf } from './url';

const MAX_TIMEOUT_MS = 60_000;
const LOG_LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

/** Options of `init`. */
export interface InitOptions {
  /** Origin of the API. Default: `https://<clientID>.myminapp.com`. */
  host?: string;
  /** Id of the 知晓云 environment, sent as `X-Hydrogen-Env-ID`. Default: none, the production environment. */
  env?: string;
  /**
   * Log in silently where a request needs it. Such a request may then also reject with 604 (somebody else is
   * logged in by now), 613 or 614. Default: `false`.
   */
  autoLogin?: boolean;
  /** Milliseconds a request may take, 1 to 60000 as `my.request` has it. Default: `30000`. */
  timeout?: number;
  /** What is written to the console, never a secret. Default: `'warn'`. */
  logLevel?: LogLevel;
  /** Accepted for the vendor's apps; this module opens no web socket. */
  ws_host?: string;
}

export interface Config {
  readonly clientID: string;
  /** Without a trailing slash. */
  readonly host: string;
  readonly env: string | undefined;
  readonly autoLogin: boolean;
  readonly timeoutMs: number;
  readonly logLevel: LogLevel;
}

/** Checks what `init` was given. @throws HError 605 */
export function toConfig(clientID: unknown, given: unknown): Config {
  if (typeof clientID !== 'string' || !/^[\w-]+$/.test(clientID)) {
    throw wrongType('clientID', 'a string of letters, digits, "-" and "_"');
  }
  const options = optionsOf(given, 'options');
  const host = optionalString(options, 'host') || `https://${clientID}.myminapp.com`;
  if (originOf(host) === undefined || !/^[^/]+:\/\/[^/?#]+\/*$/.test(host)) {
    throw wrongType('host', 'an http(s) origin, without a path');
  }
  const timeoutMs = options.timeout ?? 30_000;
  if (typeof timeoutMs !== 'number' || !(timeoutMs > 0 && timeoutMs <= MAX_TIMEOUT_MS)) {
    throw wrongType('timeout', `milliseconds from 1 to ${MAX_TIMEOUT_MS}`);
  }
  const logLevel = optionalString(options, 'logLevel') || 'warn';
  if (!isLogLevel(logLevel)) throw wrongType('logLevel', LOG_LEVELS.join(', '));
  return {
    clientID,
    host: host.replace(/\/+$/, ''),
    env: optionalString(options, 'env') || undefined,
    autoLogin: optionalBoolean(options, 'autoLogin', false),
    timeoutMs,
    logLevel,
  };
}

function isLogLevel(value: string): value is LogLevel {
  return LOG_LEVELS.some((level) => level === value);
}

/** Whether a text of `level` is written where `threshold` is set. */
export function logs(threshold: LogLevel, level: LogLevel): boolean {
  return LOG_LEVELS.indexOf(level) >= LOG_LEVELS.indexOf(threshold);
}

/** Holds what `init` set. */
export class ConfigHolder {
  private config: Config | undefined;

  set(config: Config): void {
    this.config = config;
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

  get logLevel(): LogLevel {
    return this.config?.logLevel ?? 'warn';
  }
}
