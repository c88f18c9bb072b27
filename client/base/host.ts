export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** What the platform calls back with; what comes is not trusted. */
export interface PlatformCallbacks {
  success: (answer: unknown) => void;
  fail: (error: unknown) => void;
}

type StorageOptions = { key: string; data?: unknown } & PlatformCallbacks;

/** What this module needs of the platform's global `my`, in the callback style that every base library has. */
export interface Platform {
  request(
    options: {
      url: string;
      method: 'GET' | 'POST' | 'PUT' | 'DELETE';
      data?: unknown;
      headers: Record<string, string>;
      timeout: number;
      dataType: string;
    } & PlatformCallbacks,
  ): unknown;
  getAuthCode(options: { scopes: string | string[] } & PlatformCallbacks): unknown;
  getStorage(options: StorageOptions): unknown;
  setStorage(options: StorageOptions): unknown;
  removeStorage(options: StorageOptions): unknown;
  getStorageSync(options: { key: string }): unknown;
  setStorageSync(options: { key: string; data: unknown }): unknown;
}

/** The environment of the module: the platform, a clock and a log. Several may coexist. */
export interface Host {
  readonly platform: Platform;
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs once after `delayMs`; returns the function that stops it. */
  setTimer(run: () => void, delayMs: number): () => void;
  log(level: LogLevel, text: string): void;
}

// @mini-types 3.0.14 declares neither.
declare const console: Record<LogLevel, (text: string) => void>;
declare function setTimeout(run: () => void, delayMs: number): number;
declare function clearTimeout(timer: number): void;

/** The one place that touches the global `my`. */
export function createHost(platform: Platform = my as unknown as Platform): Host {
  return {
    platform,
    now: () => Date.now(),
    setTimer(run, delayMs) {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
    log: (level, text) => console[level](text),
  };
}
