import { scopeCss } from './acss/compile';
import { appScripts } from './app-scripts';
import { canIUseComponent } from './components';
import { toError } from './contract/errors';
import {
  includedFiles,
  PROJECT_FILE,
  projectOptions,
  type ProjectOptions,
} from './contract/project';
import type { SystemInfo } from './contract/system';
import { Instances } from './instances';
import { appMy } from './my/app-my';
import type { ApiHost } from './my/call';
import { Listeners } from './my/listeners';
import { FileStore } from './my/files/store';
import { Nodes } from './my/nodes';
import { DEFAULT_APP, measureSystem } from './my/system';
import { createPhone } from './phone/create-phone';
import { Problems, type Problem } from './contract/problems';
import type { EventChannel } from './runtime/navigation/event-channel';
import { Foreground } from './runtime/foreground';
import { Navigation } from './runtime/navigation';
import { askForOther, type PageNotFound } from './runtime/navigation/page-not-found';
import type { PageInstance } from './runtime/page/instance';
import { compileProgram, Program } from './runtime/program';
import { Registry } from './runtime/registry';
import { Reporter } from './runtime/reporter';
import { watchRejections } from './runtime/javascript/rejections';
import { Scheduler } from './runtime/scheduler';
import { imageResolver } from './runtime/screen-host';
import type { Scripts } from './runtime/scripts';
import { Sharing } from './runtime/navigation/sharing';
import { createTabBar, tabOf } from './runtime/navigation/tabs';
import { Timers } from './runtime/javascript/timers';
import { Workers } from './runtime/javascript/workers';
import { parseTarget, type Target } from './runtime/navigation/url';
import type { Opening, PageView, Phone, Simulator, SimulatorOptions } from './contract/types';
import { launchOptions } from './runtime/app-instance';
import { Loadings } from './ui/loading';
import { modals } from './ui/modal';
import { capsuleMenu, confirmLeaving, inBackground } from './ui/frame-dialogs';
import { Screen } from './ui/screen';
import { Toasts } from './ui/toast';

let simulators = 0;

/**
 * Makes a phone with the built mini program on it. Nothing runs before {@link Simulator.launch}.
 * @example
 * const simulator = createSimulator({ files: readApp('dist'), root: document.body, user, alipay });
 * simulator.launch();
 */
export function createSimulator(options: SimulatorOptions): Simulator {
  return new MiniProgram(options);
}

class MiniProgram implements Simulator {
  readonly phone: Phone;
  private readonly files: FileStore;
  private readonly nodes: Nodes;
  private readonly scope: string;
  private readonly project: ProjectOptions;
  private readonly controller = new AbortController();
  private readonly registry: Registry;
  private readonly listeners = new Listeners((run) => this.guard(run));
  /** What is done when the app goes to the background. */
  private readonly hidden = new Set<() => void>();
  private readonly reporter: Reporter;
  private readonly collector: Problems;
  private readonly timers: Timers;
  private readonly scheduler: Scheduler;
  private readonly screen: Screen;
  private readonly toasts: Toasts;
  private readonly loadings: Loadings;
  private readonly navigation: Navigation;
  private readonly foreground: Foreground;
  private readonly sharing: Sharing;
  private readonly workers: Workers;
  private program: Program | undefined;
  private scripts: Scripts | undefined;
  private instances: Instances | undefined;
  /** Takes away what says that the app was closed. */
  private closeNotice: () => void = () => undefined;

  constructor(private readonly options: SimulatorOptions) {
    simulators += 1;
    this.scope = `sim-${simulators}`;
    this.project = projectOptions(options.files);
    this.phone = createPhone(options);
    this.files = new FileStore(this.phone, {
      read: (path) => options.files[path],
      isIncluded: includedFiles(options.files[PROJECT_FILE]),
    });
    this.reporter = new Reporter({
      onEvent: options.onEvent,
      app: () => this.registry.app,
      platform: () => this.system().platform,
      listeners: (event, ...args) => this.listeners.emit(event, ...args),
    });
    this.collector = new Problems(
      options.mode,
      (problem) => this.reporter.emit({ type: 'problem', problem }),
      (path) => path in options.files,
    );
    this.registry = new Registry(this.collector);
    this.timers = new Timers((error) => this.reporter.report(error, 'app'));
    this.workers = new Workers({
      files: options.files,
      timers: this.timers,
      scripts: () => this.compiled.config.workers,
      report: (error) => this.reporter.report(error, 'app'),
    });
    this.scheduler = new Scheduler(this.collector, (error) =>
      this.reporter.report(toError(error), 'page'),
    );
    this.screen = new Screen(
      options.root,
      this.scope,
      measureSystem(options.root, options.system),
      {
        back: () => this.back(),
        home: () => this.goHome(),
        title: () => this.navigation.top?.titleClicked(),
        option: () => this.navigation.top?.optionClicked(),
        resized: () => this.resized(),
        menu: () =>
          capsuleMenu(this.screen, {
            canShare: this.sharing.inMenu,
            goHome: () => this.goHome(),
            share: () => this.sharing.share('menu'),
          }),
        close: () => this.exit(),
      },
    );
    this.toasts = new Toasts(this.screen);
    this.loadings = new Loadings(this.screen);
    this.nodes = new Nodes({
      host: this.apiHost(),
      files: this.files,
      page: () => this.navigation.top?.element,
      isDrawn: () => this.navigation.top?.isDrawn !== false,
      isNew: () => this.navigation.top?.isNew === true,
      screenSize: () => this.windowSize(),
      later: (run) => this.scheduler.afterFlush(() => this.guard(run)),
      guard: (run) => this.guard(run),
    });
    this.navigation = new Navigation({
      screen: this.screen,
      problems: this.collector,
      tabOf: (path) => tabOf(this.compiled.config.tabBar, path),
      hasPage: (path) => this.compiled.hasPage(path),
      plugins: () => this.compiled.config.plugins,
      isHome: (path) => this.isHome(path),
      confirmLeaving: (message) => confirmLeaving(this.screen, message),
      decodeQuery: () => this.decodesQuery(),
      createPage: (target, channel) => this.createPage(target, channel),
      navigated: (route, depth) => {
        this.loadings.reveal(this.navigation.top);
        this.reporter.emit({ type: 'navigation', route, depth });
      },
    });
    this.foreground = new Foreground({
      registry: this.registry,
      navigation: this.navigation,
      problems: this.collector,
      tell: (event, options) => {
        if (event === 'AppHide') this.hidden.forEach((run) => run());
        this.listeners.emit(event, options);
      },
      guard: (run) => this.guard(run),
    });
    const storedFile = (path: string) => this.files.asDataUrl(path);
    this.sharing = new Sharing({
      navigation: this.navigation,
      problems: this.collector,
      open: modals(this.screen),
      registry: this.registry,
      appName: () => this.appName(),
      program: () => this.compiled,
      resolveImage: imageResolver(options.files, this.collector, storedFile),
      guard: (run) => this.guard(run),
    });
  }

  get pages(): readonly PageView[] {
    return [...this.navigation.stack];
  }

  get problems(): readonly Problem[] {
    return this.collector.list;
  }

  launch(start: { path?: string; query?: Record<string, string>; opening?: Opening } = {}): void {
    if (this.foreground.hasStarted)
      throw new Error('a simulator launches once: create another to start again');
    const { files } = this.options;
    const { lenient } = this.collector;
    const { language } = measureSystem(this.options.root, this.options.system);
    const program = lenient
      ? new Program(files, this.collector, language)
      : compileProgram(files, 'strict', language);
    this.program = program;
    const path = (start.path ?? program.config.entryPagePath).replace(/^\//, '');
    const query = { ...start.query };
    this.foreground.prepare(launchOptions(path, start.opening));
    const unwatch = watchRejections((rejection) => this.reporter.rejected(rejection));
    this.controller.signal.addEventListener('abort', unwatch);
    this.screen.addCss(scopeCss(program.css, this.scope, this.system()));
    const { tabBar } = program.config;
    if (tabBar) this.screen.setTabBar(createTabBar(tabBar, files, this.navigation));
    this.instances = this.createInstances(program);
    this.scripts = this.createScripts(program);
    this.scripts.start();
    this.foreground.start((run) => this.attempt(run));
    if (program.pages.includes(path)) this.attempt(() => this.navigation.open({ path, query }));
    else this.notFound({ path, query, isEntryPage: true });
  }

  open({ path, query }: { path: string; query?: Record<string, string> }): void {
    const route = path.replace(/^\//, '');
    const target = { path: route, query: { ...query } };
    if (this.compiled.pages.includes(route)) this.navigation.openAbove(target);
    else this.notFound({ ...target, isEntryPage: false });
  }

  hide(): void {
    this.foreground.hide();
  }

  show(opening?: Opening & { readonly path?: string }): void {
    this.closeNotice();
    if (opening?.path === undefined) {
      this.foreground.show(opening);
      return;
    }
    // 传入了 path 参数，则已经打开的所有页面被关闭、path 指向的页面被打开 (my.navigateToMiniProgram.md of AlipayDocs/open-docs).
    const target = parseTarget(`/${opening.path.replace(/^\//, '')}`, '', this.decodesQuery());
    const isThere = this.compiled.pages.includes(target.path);
    this.foreground.show({ ...opening, path: target.path }, () =>
      this.guard(() => {
        if (isThere) this.navigation.reLaunch(target);
        else this.notFound({ ...target, isEntryPage: true });
      }),
    );
  }

  back(): void {
    this.navigation.backPressed();
  }

  /** The pages of the tab bar lead to each other; none of them needs a way home. */
  private isHome(path: string): boolean {
    const { entryPagePath, tabBar } = this.compiled.config;
    return path === entryPagePath || tabOf(tabBar, path) !== undefined;
  }

  private decodesQuery(): boolean {
    return this.compiled.config.decodeQuery;
  }

  private goHome(): void {
    this.guard(() =>
      this.navigation.reLaunch({ path: this.compiled.config.entryPagePath, query: {} }),
    );
  }

  /** As the capsule's ×: the app goes to the background until the user comes back. */
  private exit(): void {
    this.hide();
    this.closeNotice();
    this.closeNotice = inBackground(this.screen, () => this.show());
  }

  fire(event: string, detail?: unknown): void {
    this.listeners.emit(event, detail);
  }

  terminate(): void {
    this.controller.abort();
    this.timers.stop();
    this.workers.stop();
    this.scheduler.stop();
    this.toasts.hide();
    this.loadings.stop();
    this.navigation.removeAll();
    this.screen.remove();
  }

  private get compiled(): Program {
    if (!this.program) throw new Error('the simulator has not been launched');
    return this.program;
  }

  private createScripts(program: Program): Scripts {
    return appScripts({
      options: this.options,
      project: this.project,
      program,
      registry: this.registry,
      problems: this.collector,
      timers: this.timers,
      foreground: this.foreground,
      my: this.createMy(),
      system: this.system(),
      report: (error, source) => this.reporter.report(error, source),
    });
  }

  private notFound(event: PageNotFound): void {
    const { registry, listeners, navigation, timers } = this;
    askForOther(event, {
      pages: this.compiled.pages,
      app: registry.app,
      listeners,
      navigation,
      timers,
      guard: (run) => this.guard(run),
    });
  }

  private createMy() {
    return appMy(this.apiHost(), {
      screen: this.screen,
      toasts: this.toasts,
      loadings: this.loadings,
      navigation: this.navigation,
      sharing: this.sharing,
      exit: () => this.exit(),
      cameFromApp: () => this.foreground.enterOptions.referrerInfo?.appId !== undefined,
      wasTapped: () => this.screen.wasTapped,
      appName: this.appName(),
      files: this.files,
      nodes: this.nodes,
      app: DEFAULT_APP,
      component2: this.project.component2,
      dynamicPlugins: this.compiled.config.dynamicPlugins,
      timeouts: this.compiled.config.timeouts,
      purposes: this.compiled.config.purposes,
      createWorker: (script) => this.workers.create(script),
      canIUseComponent,
      overrides: this.options.my ?? {},
      system: () => this.system(),
      launched: () => this.foreground.launchOptions,
      entered: () => this.foreground.enterOptions,
      checkNavigation: (api) => this.foreground.checkNavigation(api),
    });
  }

  private apiHost(): ApiHost {
    return {
      phone: this.phone,
      problems: this.collector,
      listeners: this.listeners,
      signal: this.controller.signal,
      onHide: (run) => {
        this.hidden.add(run);
        return () => void this.hidden.delete(run);
      },
      emit: (event) => {
        if (event.type === 'error') this.reporter.report(event.error, event.source);
        else this.reporter.emit(event);
      },
    };
  }

  private createInstances(program: Program): Instances {
    return new Instances({
      files: this.options.files,
      store: this.files,
      host: this.apiHost(),
      nodes: this.nodes,
      problems: this.collector,
      scheduler: this.scheduler,
      screen: this.screen,
      navigation: this.navigation,
      sharing: this.sharing,
      registry: this.registry,
      reporter: this.reporter,
      program,
      appName: this.appName(),
      component2: this.project.component2,
      scope: this.scope,
      exit: () => this.exit(),
      windowSize: () => this.windowSize(),
      system: () => this.system(),
      guard: (run) => this.guard(run),
    });
  }

  private createPage(target: Target, openerChannel: EventChannel | undefined): PageInstance {
    this.scripts?.prepare(this.compiled.page(target.path));
    if (!this.instances) throw new Error('the simulator has not been launched');
    return this.instances.page(target, openerChannel);
  }

  private resized(): void {
    const { width: windowWidth, height: windowHeight } = this.windowSize();
    this.navigation.top?.resized({ windowWidth, windowHeight });
  }

  private windowSize() {
    const { windowWidth, windowHeight } = this.system();
    return { width: windowWidth, height: windowHeight };
  }

  private system(): SystemInfo {
    const window = this.navigation.top?.compiled.window ?? this.program?.config.window;
    const { transparentTitle = 'none' } = window ?? {};
    return measureSystem(this.options.root, this.options.system, transparentTitle !== 'none');
  }

  private appName(): string {
    return this.compiled.config.window.defaultTitle ?? '小程序';
  }

  private guard(run: () => unknown): void {
    this.reporter.guard(run);
  }

  /** A step of the start: it ends the start if it fails; in lenient mode the app goes on without it. */
  private attempt(run: () => unknown): void {
    if (this.collector.lenient) this.guard(run);
    else this.reporter.watch(run());
  }
}
