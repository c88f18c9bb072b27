import { toError } from './contract/errors';
import { Problems } from './contract/problems';
import {
  includedFiles,
  PROJECT_FILE,
  projectOptions,
  type ProjectOptions,
} from './contract/project';
import type { SystemInfo } from './contract/system';
import type { Phone, SimulatorOptions } from './contract/types';
import type { ApiHost } from './my/call';
import { FileStore } from './my/files/store';
import { Listeners } from './my/listeners';
import { Nodes } from './my/nodes';
import { measureSystem } from './my/system';
import { createPhone } from './phone/create-phone';
import { Foreground } from './runtime/foreground';
import { Timers } from './runtime/javascript/timers';
import { Workers } from './runtime/javascript/workers';
import { Navigation } from './runtime/navigation';
import type { EventChannel } from './runtime/navigation/event-channel';
import { Sharing } from './runtime/navigation/sharing';
import { tabOf } from './runtime/navigation/tabs';
import type { Program } from './runtime/program';
import type { Target } from './runtime/navigation/url';
import type { PageInstance } from './runtime/page/instance';
import { Registry } from './runtime/registry';
import { Reporter } from './runtime/reporter';
import { Scheduler } from './runtime/scheduler';
import { imageResolver } from './runtime/screen-host';
import { capsuleMenu, confirmLeaving } from './ui/frame-dialogs';
import { Loadings } from './ui/loading';
import { modals } from './ui/modal';
import { Screen } from './ui/screen';
import { Toasts } from './ui/toast';

let assemblies = 0;

export const NOT_LAUNCHED = 'the simulator has not been launched';

/** The app, as the phone that it runs on sees it. */
export interface AppOnPhone {
  /** Whether there is no way home from that page. */
  isHome(path: string): boolean;
  goHome(): void;
  /** To the background, as by the capsule's ×. */
  exit(): void;
  createPage(target: Target, channel: EventChannel | undefined): PageInstance;
}

/** The parts of a phone, joined: all that there is before an app is launched on it. */
export class Assembly {
  readonly phone: Phone;
  /** Class that the app's styles hold below. */
  readonly scope: string;
  readonly project: ProjectOptions;
  readonly files: FileStore;
  readonly nodes: Nodes;
  readonly registry: Registry;
  readonly listeners = new Listeners((run) => this.guard(run));
  readonly reporter: Reporter;
  readonly problems: Problems;
  readonly timers: Timers;
  readonly scheduler: Scheduler;
  readonly screen: Screen;
  readonly toasts: Toasts;
  readonly loadings: Loadings;
  readonly navigation: Navigation;
  readonly foreground: Foreground;
  readonly sharing: Sharing;
  readonly workers: Workers;
  private readonly controller = new AbortController();
  /** What is done when the app goes to the background. */
  private readonly hidden = new Set<() => void>();
  private installed: Program | undefined;

  /** @param app What runs on it. */
  constructor(
    readonly options: SimulatorOptions,
    app: () => AppOnPhone,
  ) {
    assemblies += 1;
    this.scope = `sim-${assemblies}`;
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
    this.problems = new Problems(
      options.mode,
      (problem) => this.reporter.emit({ type: 'problem', problem }),
      (path) => path in options.files,
    );
    this.registry = new Registry(this.problems);
    this.timers = new Timers((error) => this.reporter.report(error, 'app'));
    this.workers = new Workers({
      files: options.files,
      timers: this.timers,
      scripts: () => this.program.config.workers,
      report: (error) => this.reporter.report(error, 'app'),
    });
    this.scheduler = new Scheduler(this.problems, (error) =>
      this.reporter.report(toError(error), 'page'),
    );
    this.screen = new Screen(
      options.root,
      this.scope,
      measureSystem(options.root, options.system),
      {
        back: () => this.navigation.backPressed(),
        home: () => app().goHome(),
        title: () => this.navigation.top?.titleClicked(),
        option: () => this.navigation.top?.optionClicked(),
        resized: () => this.resized(),
        menu: () =>
          capsuleMenu(this.screen, {
            canShare: this.sharing.inMenu,
            goHome: () => app().goHome(),
            share: () => this.sharing.share('menu'),
          }),
        close: () => app().exit(),
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
      problems: this.problems,
      tabOf: (path) => tabOf(this.program.config.tabBar, path),
      hasPage: (path) => this.program.hasPage(path),
      plugins: () => this.program.config.plugins,
      isHome: (path) => app().isHome(path),
      confirmLeaving: (message) => confirmLeaving(this.screen, message),
      decodeQuery: () => this.program.config.decodeQuery,
      createPage: (target, channel) => app().createPage(target, channel),
      navigated: (route, depth) => {
        this.loadings.reveal(this.navigation.top);
        this.reporter.emit({ type: 'navigation', route, depth });
      },
    });
    this.foreground = new Foreground({
      registry: this.registry,
      navigation: this.navigation,
      problems: this.problems,
      tell: (event, options) => {
        if (event === 'AppHide') this.hidden.forEach((run) => run());
        this.listeners.emit(event, options);
      },
      guard: (run) => this.guard(run),
    });
    const storedFile = (path: string) => this.files.asDataUrl(path);
    this.sharing = new Sharing({
      navigation: this.navigation,
      problems: this.problems,
      open: modals(this.screen),
      registry: this.registry,
      appName: () => this.appName,
      program: () => this.program,
      resolveImage: imageResolver(options.files, this.problems, storedFile),
      guard: (run) => this.guard(run),
    });
  }

  /** Aborted once the app is gone. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** @throws before the launch */
  get program(): Program {
    if (!this.installed) throw new Error(NOT_LAUNCHED);
    return this.installed;
  }

  get appName(): string {
    return this.program.config.window.defaultTitle ?? '小程序';
  }

  install(program: Program): void {
    this.installed = program;
  }

  apiHost(): ApiHost {
    return {
      phone: this.phone,
      problems: this.problems,
      listeners: this.listeners,
      signal: this.signal,
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

  /** What the app has of the screen; px. */
  windowSize() {
    const { windowWidth, windowHeight } = this.system();
    return { width: windowWidth, height: windowHeight };
  }

  private resized(): void {
    const { width: windowWidth, height: windowHeight } = this.windowSize();
    this.navigation.top?.resized({ windowWidth, windowHeight });
  }

  system(): SystemInfo {
    const window = this.navigation.top?.compiled.window ?? this.installed?.config.window;
    const { transparentTitle = 'none' } = window ?? {};
    return measureSystem(this.options.root, this.options.system, transparentTitle !== 'none');
  }

  guard(run: () => unknown): void {
    this.reporter.guard(run);
  }

  /** Nothing that is under way reaches the app any more, and the screen is gone. */
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
}
