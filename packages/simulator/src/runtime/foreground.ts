import { pathInside, pluginOf } from '../contract/plugins';
import type { Problems } from '../contract/problems';
import type { Opening } from '../contract/types';
import { launchOptions, type LaunchOptions } from './app-instance';
import type { Navigation } from './navigation';
import type { Registry } from './registry';

export interface ForegroundHost {
  readonly registry: Registry;
  readonly navigation: Navigation;
  readonly problems: Problems;
  /** Calls the listeners of `my.onAppShow` and `my.onAppHide`. */
  tell(event: 'AppShow' | 'AppHide', options?: LaunchOptions): void;
  guard(run: () => unknown): void;
}

/** The app as it starts, goes to the background and comes back: what `App`, `my.onAppShow` and the page hear of it. */
export class Foreground {
  private visible = false;
  private launching = false;
  private showing = false;
  private options: LaunchOptions | undefined;
  /** How it was opened last. */
  private entered: LaunchOptions | undefined;

  constructor(private readonly host: ForegroundHost) {}

  get hasStarted(): boolean {
    return this.options !== undefined;
  }

  get launchOptions(): LaunchOptions {
    if (!this.options) throw new Error('the simulator has not been launched');
    return this.options;
  }

  get enterOptions(): LaunchOptions {
    return this.entered ?? this.launchOptions;
  }

  /** From here on the scripts, which run before `onLaunch`, can ask how the app was opened. */
  prepare(options: LaunchOptions): void {
    this.options = options;
  }

  /** @param attempt Runs one step of the start. */
  start(attempt: (run: () => unknown) => void): void {
    const { registry } = this.host;
    this.launching = true;
    attempt(() => registry.app?.call('onLaunch', { ...this.launchOptions }));
    this.launching = false;
    this.visible = true;
    attempt(() => this.callShow(registry));
    this.host.tell('AppShow', { ...this.launchOptions });
  }

  /**
   * What `getCurrentPages` gives: the pages that are the caller's own, app's or plugin's; of another's page nothing, or
   * with `getAllPages` its route. "不要在 onLaunch() 里调用 getCurrentPages()，此时 page 还没有生成": yet the runtime that
   * antmove puts into each app reads `route` of the last page there, and runs on devices.
   * @see mini/framework/小程序框架/框架介绍/App.md, 小程序页面/getCurrentPages 方法.md of AlipayDocs/open-docs
   * @param within Folder of the plugin that asks; '' for the app.
   */
  pages(within: string, options?: unknown): readonly unknown[] {
    const { navigation, problems } = this.host;
    if (!this.launching) {
      const { getAllPages } = Object(options) as { getAllPages?: unknown };
      return navigation.stack.map(({ self, route }) => {
        if (pluginOf(route) === within) return self;
        return getAllPages === true ? { route: pathInside(route) } : null;
      });
    }
    problems.unknown('getCurrentPages', 'getCurrentPages: there is no page yet in onLaunch');
    return [{ route: this.launchOptions.path }];
  }

  /**
   * What `getApp` gives. "App() 函数中不可以调用 getApp()，可使用 this", which the review of an app checks: on devices it works.
   * @see mini/framework/小程序全局配置/getApp 方法.md and 源码质量.md (13) of AlipayDocs/open-docs
   */
  app(): unknown {
    const { registry, problems } = this.host;
    if (this.launching) problems.unknown('getApp', 'getApp: inside App() the app is `this`');
    return registry.app?.self;
  }

  /**
   * An API of navigation is called. "不要在 onShow() 中进行 my.redirectTo 或 my.navigateTo 等操作页面栈的行为": of App, where the
   * pages are about to be shown.
   * @see mini/framework/小程序全局配置/app.js 注册小程序.md of AlipayDocs/open-docs
   */
  checkNavigation(api: string): void {
    if (!this.showing) return;
    const message = `my.${api}: onShow of the app must not change the pages`;
    this.host.problems.unknown(`my.${api} in App.onShow`, message);
  }

  private callShow(registry: Registry): void {
    this.showing = true;
    try {
      registry.app?.call('onShow', { ...this.enterOptions });
    } finally {
      this.showing = false;
    }
  }

  hide(): void {
    if (!this.visible) return;
    const { registry, navigation } = this.host;
    this.visible = false;
    navigation.top?.hide();
    this.host.guard(() => registry.app?.call('onHide'));
    this.host.tell('AppHide');
  }

  /**
   * Without an opening the user comes back, and what was told last stays.
   * @param reopen Opens the page that the opening names. Default: the page that was on top is shown again.
   */
  show(opening?: Opening & { readonly path?: string }, reopen?: () => void): void {
    if (this.visible || !this.options) return;
    const { registry, navigation } = this.host;
    if (opening) this.entered = launchOptions(opening.path ?? this.options.path, opening);
    this.visible = true;
    this.host.guard(() => this.callShow(registry));
    this.host.tell('AppShow', { ...this.enterOptions });
    if (reopen) reopen();
    else navigation.top?.show();
  }
}
