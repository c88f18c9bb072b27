import { scopeCss } from './acss/compile';
import { appScripts } from './app-scripts';
import type { AppOnPhone, Assembly } from './assembly';
import { canIUseComponent } from './components';
import type { Opening } from './contract/types';
import { Instances } from './instances';
import { appMy } from './my/app-my';
import { DEFAULT_APP } from './my/system';
import type { LaunchOptions } from './runtime/app-instance';
import { watchRejections } from './runtime/javascript/rejections';
import type { EventChannel } from './runtime/navigation/event-channel';
import { askForOther, type PageNotFound } from './runtime/navigation/page-not-found';
import { createTabBar, tabOf } from './runtime/navigation/tabs';
import { parseTarget, type Target } from './runtime/navigation/url';
import type { PageInstance } from './runtime/page/instance';
import type { Scripts } from './runtime/scripts';
import { inBackground } from './ui/frame-dialogs';

/** An app on a phone: its scripts and pages, from the launch on. */
export class RunningApp implements AppOnPhone {
  private readonly instances: Instances;
  private readonly scripts: Scripts;
  /** Takes away what says that the app was closed. */
  private closeNotice: () => void = () => undefined;

  constructor(
    private readonly parts: Assembly,
    options: LaunchOptions,
  ) {
    const { foreground, reporter, screen, program, navigation } = parts;
    foreground.prepare(options);
    parts.signal.addEventListener(
      'abort',
      watchRejections((rejection) => reporter.rejected(rejection)),
    );
    screen.addCss(scopeCss(program.css, parts.scope, parts.system()));
    const { tabBar } = program.config;
    if (tabBar) screen.setTabBar(createTabBar(tabBar, parts.options.files, navigation));
    this.instances = this.createInstances();
    this.scripts = this.createScripts();
  }

  /** Runs the scripts and opens the first page. */
  start(target: Target): void {
    const { foreground, navigation, program, timers } = this.parts;
    const isThere = program.pages.includes(target.path);
    this.scripts.start(isThere ? program.page(target.path) : undefined);
    timers.runDue();
    foreground.start((run) => this.attempt(run));
    if (isThere) this.attempt(() => navigation.open(target));
    else this.notFound({ ...target, isEntryPage: true });
  }

  /** As a link in the app does. */
  open(target: Target): void {
    const { navigation, program } = this.parts;
    if (program.pages.includes(target.path)) navigation.openAbove(target);
    else this.notFound({ ...target, isEntryPage: false });
  }

  show(opening?: Opening & { readonly path?: string }): void {
    const { parts } = this;
    const { foreground, navigation, program } = parts;
    this.closeNotice();
    if (opening?.path === undefined) {
      foreground.show(opening);
      return;
    }
    // 传入了 path 参数，则已经打开的所有页面被关闭、path 指向的页面被打开 (my.navigateToMiniProgram.md of AlipayDocs/open-docs).
    const target = parseTarget(
      `/${opening.path.replace(/^\//, '')}`,
      '',
      program.config.decodeQuery,
    );
    const isThere = program.pages.includes(target.path);
    foreground.show({ ...opening, path: target.path }, () =>
      parts.guard(() => {
        if (isThere) navigation.reLaunch(target);
        else this.notFound({ ...target, isEntryPage: true });
      }),
    );
  }

  /** As the capsule's ×: the app goes to the background until the user comes back. */
  exit(): void {
    this.parts.foreground.hide();
    this.closeNotice();
    this.closeNotice = inBackground(this.parts.screen, () => this.show());
  }

  goHome(): void {
    const { parts } = this;
    const { entryPagePath } = parts.program.config;
    parts.guard(() => parts.navigation.reLaunch({ path: entryPagePath, query: {} }));
  }

  /** The pages of the tab bar lead to each other; none of them needs a way home. */
  isHome(path: string): boolean {
    const { entryPagePath, tabBar } = this.parts.program.config;
    return path === entryPagePath || tabOf(tabBar, path) !== undefined;
  }

  createPage(target: Target, openerChannel: EventChannel | undefined): PageInstance {
    this.scripts.prepare(this.parts.program.page(target.path));
    return this.instances.page(target, openerChannel);
  }

  private notFound(event: PageNotFound): void {
    const { parts } = this;
    const { program, registry, listeners, navigation, timers } = parts;
    askForOther(event, {
      pages: program.pages,
      app: registry.app,
      listeners,
      navigation,
      timers,
      guard: (run) => parts.guard(run),
    });
  }

  private createInstances(): Instances {
    const { parts } = this;
    return new Instances({
      files: parts.options.files,
      store: parts.files,
      host: parts.apiHost(),
      nodes: parts.nodes,
      problems: parts.problems,
      scheduler: parts.scheduler,
      screen: parts.screen,
      navigation: parts.navigation,
      sharing: parts.sharing,
      registry: parts.registry,
      reporter: parts.reporter,
      program: parts.program,
      appName: parts.appName,
      component2: parts.project.component2,
      scope: parts.scope,
      exit: () => this.exit(),
      windowSize: () => parts.windowSize(),
      system: () => parts.system(),
      guard: (run) => parts.guard(run),
    });
  }

  private createScripts(): Scripts {
    const { parts } = this;
    return appScripts({
      options: parts.options,
      project: parts.project,
      program: parts.program,
      registry: parts.registry,
      problems: parts.problems,
      timers: parts.timers,
      foreground: parts.foreground,
      my: this.createMy(),
      system: parts.system(),
      report: (error, source) => parts.reporter.report(error, source),
      signal: parts.signal,
    });
  }

  private createMy() {
    const { parts } = this;
    return appMy(parts.apiHost(), {
      screen: parts.screen,
      toasts: parts.toasts,
      loadings: parts.loadings,
      navigation: parts.navigation,
      sharing: parts.sharing,
      exit: () => this.exit(),
      cameFromApp: () => parts.foreground.enterOptions.referrerInfo?.appId !== undefined,
      wasTapped: () => parts.screen.wasTapped,
      appName: parts.appName,
      files: parts.files,
      nodes: parts.nodes,
      app: DEFAULT_APP,
      component2: parts.project.component2,
      dynamicPlugins: parts.program.config.dynamicPlugins,
      timeouts: parts.program.config.timeouts,
      purposes: parts.program.config.purposes,
      createWorker: (script) => parts.workers.create(script),
      canIUseComponent,
      overrides: parts.options.my ?? {},
      system: () => parts.system(),
      launched: () => parts.foreground.launchOptions,
      entered: () => parts.foreground.enterOptions,
      checkNavigation: (api) => parts.foreground.checkNavigation(api),
    });
  }

  /** A step of the start: it ends the start if it fails; in lenient mode the app goes on without it. */
  private attempt(run: () => unknown): void {
    if (this.parts.problems.lenient) this.parts.guard(run);
    else this.parts.reporter.watch(run());
  }
}
