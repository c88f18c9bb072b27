import { scopeCss } from './acss/compile';
import { canIUseComponent, playerOf } from './components';
import { SimulatorError, toError } from './contract/errors';
import { appMy } from './my/app-my';
import type { ApiHost } from './my/call';
import { Listeners } from './my/listeners';
import { FileStore } from './my/files/store';
import { routerFor } from './my/navigation-apis';
import { SelectorQuery } from './my/selector-query';
import { DEFAULT_APP, measureSystem } from './my/system';
import { createPhone } from './phone/create-phone';
import { Problems, type Problem } from './contract/problems';
import type { LaunchOptions } from './runtime/app-instance';
import { CustomComponent } from './runtime/component-instance';
import { ModuleLoader } from './runtime/modules';
import { Navigation } from './runtime/navigation';
import { PageInstance } from './runtime/page-instance';
import { compileProgram, Program } from './runtime/program';
import { Registry } from './runtime/registry';
import { Reporter } from './runtime/reporter';
import { watchRejections } from './runtime/rejections';
import { Scheduler } from './runtime/scheduler';
import { Scripts } from './runtime/scripts';
import { screenHost } from './runtime/screen-host';
import { screenSurfaces } from './runtime/screen-surfaces';
import { createTabBar } from './runtime/tabs';
import { Timers } from './runtime/timers';
import type { Target } from './runtime/url';
import { ViewInstance, type ViewHost } from './runtime/view-instance';
import type { PageView, Phone, Simulator, SimulatorOptions } from './contract/types';
import { modals } from './ui/modal';
import { Screen } from './ui/screen';
import { Feedback } from './ui/toast';

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
  private readonly scope: string;
  private readonly controller = new AbortController();
  private readonly registry = new Registry();
  private readonly listeners = new Listeners((run) => this.guard(run));
  private readonly reporter: Reporter;
  private readonly collector: Problems;
  private readonly timers: Timers;
  private readonly scheduler: Scheduler;
  private readonly screen: Screen;
  private readonly feedback: Feedback;
  private readonly navigation: Navigation;
  private program: Program | undefined;
  private scripts: Scripts | undefined;
  private launched: LaunchOptions | undefined;
  private visible = false;

  constructor(private readonly options: SimulatorOptions) {
    simulators += 1;
    this.scope = `sim-${simulators}`;
    this.phone = createPhone(options);
    this.files = new FileStore(this.phone, (path) => options.files[path]);
    this.reporter = new Reporter({
      onEvent: options.onEvent,
      app: () => this.registry.app,
      listeners: (event, ...args) => this.listeners.emit(event, ...args),
    });
    this.collector = new Problems(options.mode, (problem) =>
      this.reporter.emit({ type: 'problem', problem }),
    );
    this.timers = new Timers((error) => this.reporter.report(error, 'app'));
    this.scheduler = new Scheduler((error) => this.reporter.report(toError(error), 'page'));
    this.screen = new Screen(
      options.root,
      this.scope,
      () => this.back(),
      () => this.navigation.top?.titleClicked(),
    );
    this.feedback = new Feedback(this.screen);
    this.navigation = new Navigation({
      screen: this.screen,
      isTab: (path) =>
        this.compiled.config.tabBar?.items.some(({ pagePath }) => pagePath === path) === true,
      hasPage: (path) => this.compiled.pages.includes(path),
      decodeQuery: () => this.compiled.config.decodeQuery,
      createPage: (target, channel) => this.createPage(target, channel),
      navigated: (route, depth) => this.reporter.emit({ type: 'navigation', route, depth }),
    });
  }

  get pages(): readonly PageView[] {
    return [...this.navigation.stack];
  }

  get problems(): readonly Problem[] {
    return this.collector.list;
  }

  launch(start: { path?: string; query?: Record<string, string> } = {}): void {
    if (this.launched) throw new Error('a simulator launches once: create another to start again');
    const { files } = this.options;
    const { lenient } = this.collector;
    const program = lenient ? new Program(files, this.collector) : compileProgram(files);
    this.program = program;
    const path = (start.path ?? program.config.entryPagePath).replace(/^\//, '');
    if (!program.pages.includes(path)) throw new SimulatorError(`there is no page ${path}`);
    const query = { ...start.query };
    // As on a phone: without launch parameters there is no query.
    const launched = { path, scene: '1000', ...(Object.keys(query).length > 0 ? { query } : {}) };
    this.launched = launched;
    const unwatch = watchRejections((reason) => this.reporter.report(toError(reason), 'promise'));
    this.controller.signal.addEventListener('abort', unwatch);
    this.screen.addCss(scopeCss(program.css, this.scope));
    const { tabBar } = program.config;
    if (tabBar) this.screen.setTabBar(createTabBar(tabBar, files, this.navigation));
    this.scripts = this.createScripts(program);
    this.scripts.start();
    const { app } = this.registry;
    this.attempt(() => app?.call('onLaunch', { ...launched }));
    this.visible = true;
    this.attempt(() => app?.call('onShow', { ...launched }));
    this.listeners.emit('AppShow', { ...launched });
    this.attempt(() => this.navigation.open({ path, query }));
  }

  open({ path, query }: { path: string; query?: Record<string, string> }): void {
    const route = path.replace(/^\//, '');
    if (!this.compiled.pages.includes(route)) throw new SimulatorError(`there is no page ${route}`);
    this.navigation.openAbove({ path: route, query: { ...query } });
  }

  hide(): void {
    if (!this.visible) return;
    this.visible = false;
    this.navigation.top?.hide();
    this.guard(() => this.registry.app?.call('onHide'));
    this.listeners.emit('AppHide');
  }

  show(): void {
    if (this.visible || !this.launched) return;
    this.visible = true;
    const { launched } = this;
    this.guard(() => this.registry.app?.call('onShow', { ...launched }));
    this.listeners.emit('AppShow', { ...launched });
    this.navigation.top?.show();
  }

  back(): void {
    this.navigation.backPressed();
  }

  fire(event: string, detail?: unknown): void {
    this.listeners.emit(event, detail);
  }

  terminate(): void {
    this.controller.abort();
    this.timers.stop();
    this.scheduler.stop();
    this.feedback.stop();
    this.navigation.removeAll();
    this.screen.remove();
  }

  private get compiled(): Program {
    if (!this.program) throw new Error('the simulator has not been launched');
    return this.program;
  }

  private createScripts(program: Program): Scripts {
    const loader = new ModuleLoader(this.options.files, {
      ...this.options.globals,
      ...this.registry.globals,
      my: this.createMy(),
      console,
      setTimeout: this.timers.setTimeout,
      clearTimeout: this.timers.clearTimeout,
      setInterval: this.timers.setInterval,
      clearInterval: this.timers.clearInterval,
      getApp: () => this.registry.app?.self,
      getCurrentPages: () => this.navigation.stack.map((page) => page.self),
    });
    return new Scripts({
      program,
      loader,
      registry: this.registry,
      problems: this.collector,
      report: (error, source) => this.reporter.report(error, source),
    });
  }

  private createMy() {
    const { requestTimeoutMs } = this.compiled.config;
    return appMy(this.apiHost(), {
      screen: this.screen,
      feedback: this.feedback,
      navigation: this.navigation,
      appName: this.appName(),
      files: this.files,
      app: DEFAULT_APP,
      timeouts: requestTimeoutMs === undefined ? {} : { requestTimeoutMs },
      canIUseComponent,
      overrides: this.options.my ?? {},
      system: () => measureSystem(this.options.root, this.options.system),
      launched: () => this.launchOptions(),
      createSelectorQuery: () => this.createSelectorQuery(),
    });
  }

  private createSelectorQuery(): SelectorQuery {
    return new SelectorQuery({
      page: () => this.navigation.top?.element,
      later: (run) => this.scheduler.afterFlush(() => this.guard(run)),
    });
  }

  private apiHost(): ApiHost {
    return {
      phone: this.phone,
      problems: this.collector,
      listeners: this.listeners,
      signal: this.controller.signal,
      emit: (event) => {
        if (event.type === 'error') this.reporter.report(event.error, event.source);
        else this.reporter.emit(event);
      },
    };
  }

  private viewHost(): ViewHost {
    const host: ViewHost = {
      ...screenHost(this.options.files, this.scheduler, this.collector),
      ...screenSurfaces({
        open: modals(this.screen),
        navigation: this.navigation,
        problems: this.collector,
        exit: () => this.hide(),
        report: (error) => this.reporter.report(error, 'page'),
        screenSize: () => {
          const { windowWidth, windowHeight } = measureSystem(
            this.options.root,
            this.options.system,
          );
          return { width: windowWidth, height: windowHeight };
        },
        openType: () => undefined,
      }),
      scheduler: this.scheduler,
      basicComponent: playerOf,
      report: (error, source) => this.reporter.report(error, source),
      createComponent: (path, props, tree, depth) => {
        const definition = this.registry.components.get(path);
        const view = this.compiled.component(path);
        if (!definition) throw new SimulatorError(`there is no component ${path}`);
        const page = props.owner instanceof ViewInstance ? props.owner.page : undefined;
        const members = {
          router: routerFor(this.apiHost(), this.navigation, path),
          pageRouter: routerFor(this.apiHost(), this.navigation, page?.is ?? path),
          createSelectorQuery: () => this.createSelectorQuery(),
        };
        const source = { ...view, definition, members };
        return new CustomComponent(host, source, props, tree, depth, page);
      },
    };
    return host;
  }

  private createPage(target: Target, openerChannel: PageOptionsChannel): PageInstance {
    const page = this.compiled.page(target.path);
    this.scripts?.prepare(page);
    const definition = this.registry.pages.get(target.path);
    if (!definition) throw new SimulatorError(`there is no page ${target.path}`);
    const router = routerFor(this.apiHost(), this.navigation, target.path);
    return new PageInstance(this.viewHost(), {
      page,
      css: scopeCss(page.css, this.scope),
      definition,
      query: target.query,
      openerChannel,
      members: {
        router,
        pageRouter: router,
        createSelectorQuery: () => this.createSelectorQuery(),
      },
    });
  }

  private launchOptions(): LaunchOptions {
    if (!this.launched) throw new Error('the simulator has not been launched');
    return this.launched;
  }

  private appName(): string {
    return this.compiled.config.window.defaultTitle ?? '小程序';
  }

  /** Runs code of the app that nobody waits for. */
  private guard(run: () => unknown): void {
    try {
      this.watch(run());
    } catch (error) {
      this.reporter.report(toError(error), 'app');
    }
  }

  /** A step of the start: it ends the start if it fails; in lenient mode the app goes on without it. */
  private attempt(run: () => unknown): void {
    if (this.collector.lenient) this.guard(run);
    else this.watch(run());
  }

  /** A promise the app left to itself must not fail in silence. */
  private watch(result: unknown): void {
    if (!(result instanceof Promise)) return;
    result.catch((error: unknown) => this.reporter.report(toError(error), 'promise'));
  }
}

type PageOptionsChannel = ConstructorParameters<typeof PageInstance>[1]['openerChannel'];
