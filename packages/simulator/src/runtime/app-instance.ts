import { SimulatorError } from '../contract/errors';
import type { Opening } from '../contract/types';

export interface LaunchOptions extends Opening {
  readonly path: string;
  readonly scene: string;
}

/** 首页十二宫格等: the list of mini programs. */
const DEFAULT_SCENE = '1000';

/** What is not given is not there: 若没有启动参数，则不会返回 query 参数. */
export function launchOptions(path: string, opening: Opening = {}): LaunchOptions {
  const { query = {}, scene = DEFAULT_SCENE, referrerInfo } = opening;
  return {
    path,
    scene,
    ...(Object.keys(query).length > 0 ? { query: { ...query } } : {}),
    ...(referrerInfo === undefined ? {} : { referrerInfo: { ...referrerInfo } }),
  };
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
