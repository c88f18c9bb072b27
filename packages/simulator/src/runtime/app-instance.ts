import { SimulatorError } from '../contract/errors';

export interface LaunchOptions {
  readonly path: string;
  /** Missing if there are no launch parameters. */
  readonly query?: Readonly<Record<string, string>>;
  /** As from the list of mini programs. */
  readonly scene: string;
}

export type AppHook =
  | 'onLaunch'
  | 'onShow'
  | 'onHide'
  | 'onError'
  | 'onUnhandledRejection'
  | 'onPageNotFound'
  | 'onShareAppMessage';

/**
 * What `App({…})` was given.
 * @see mini/framework/小程序全局配置/app.js 注册小程序.md of AlipayDocs/open-docs
 */
export class AppInstance {
  /** `this` of its code, and what getApp() returns. */
  readonly self: Record<string, unknown>;

  constructor(options: unknown) {
    if (typeof options !== 'object' || options === null) {
      throw new SimulatorError('App: an object is required', { file: 'app.js' });
    }
    this.self = { ...options };
  }

  has(hook: AppHook): boolean {
    return typeof this.self[hook] === 'function';
  }

  /** Calls a hook, if there is one; what it throws is the caller's. */
  call(hook: AppHook, ...args: unknown[]): unknown {
    const run = this.self[hook];
    if (typeof run !== 'function') return undefined;
    return (run as (...args: unknown[]) => unknown).apply(this.self, args);
  }
}
