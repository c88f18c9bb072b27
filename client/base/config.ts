import { UNINITIALIZED } from './codes';
import { HError } from './errors';
import {
  expectArgument,
  headerLine,
  oneOf,
  optional,
  optionalBoolean,
  optionalString,
  optionsOf,
} from './guards';
import type { LogLevel } from './host';
import { originOf } from './url';

const MAX_TIMEOUT_MS = 60000;
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
  const isID = typeof clientID === 'string' && /^[\w-]+$/.test(clientID);
  expectArgument(isID, 'clientID', 'letters, digits, - and _');
  const options = optionsOf(given);
  const host = optionalString(options, 'host') || `https://${clientID}.myminapp.com`;
  const origin = /^[^/]+:\/\/[^/?#]+\/*$/.test(host) && originOf(host);
  expectArgument(origin, 'host', 'an http(s) origin');
  const timeoutMs = optional(options, 'timeout', 30000);
  const isTimeout = typeof timeoutMs === 'number' && timeoutMs > 0 && timeoutMs <= MAX_TIMEOUT_MS;
  expectArgument(isTimeout, 'timeout', `milliseconds up to ${MAX_TIMEOUT_MS}`);
  const logLevel = optionalString(options, 'logLevel') || DEFAULT_LOG_LEVEL;
  return {
    clientID,
    host: origin,
    env: headerLine(optional(options, 'env', ''), 'env'),
    autoLogin: optionalBoolean(options, 'autoLogin', false),
    timeoutMs,
    logLevel: oneOf(LOG_LEVELS, logLevel, 'logLevel'),
  };
}

export type ConfigHolder = ReturnType<typeof createConfigHolder>;

/** Holds what `init` set. */
export function createConfigHolder() {
  let given: Config | undefined;

  return {
    /** @throws HError 605 */
    init: (clientID: unknown, options: unknown): void => {
      given = toConfig(clientID, options);
    },

    /** @throws HError 602 before `init` */
    required(): Config {
      if (!given) throw new HError(UNINITIALIZED);
      return given;
    },

    /** Whether a text of this level is written to the console. */
    logs(level: LogLevel): boolean {
      const threshold = given ? given.logLevel : DEFAULT_LOG_LEVEL;
      return LOG_LEVELS.indexOf(level) >= LOG_LEVELS.indexOf(threshold);
    },
  };
}
