import { scopeCss } from './acss/compile';
import type { PhoneScreen } from './acss/media';
import { playerOf } from './components';
import { SimulatorError } from './contract/errors';
import type { Problems } from './contract/problems';
import type { AppFiles } from './contract/types';
import { askOnScreen } from './my/app-my';
import type { ApiHost } from './my/call';
import type { FileStore } from './my/files/store';
import { routerFor } from './my/navigation-apis';
import type { Nodes } from './my/nodes';
import { authorizeByButton, followByButton } from './my/open/open-type';
import { CustomComponent, pageOf } from './runtime/component/instance';
import type { Navigation } from './runtime/navigation';
import { PageInstance, type PageOptions } from './runtime/page/instance';
import type { Program } from './runtime/program';
import type { Registry } from './runtime/registry';
import type { Reporter } from './runtime/reporter';
import type { Scheduler } from './runtime/scheduler';
import { screenHost } from './runtime/screen-host';
import { screenSurfaces } from './runtime/screen-surfaces';
import type { Sharing } from './runtime/navigation/sharing';
import type { Target } from './runtime/navigation/url';
import type { ViewHost, ViewInstance } from './runtime/view-instance';
import { askToFollow } from './ui/frame-dialogs';
import { modals } from './ui/modal';
import type { Screen } from './ui/screen';

export interface InstanceParts {
  readonly files: AppFiles;
  readonly store: FileStore;
  readonly host: ApiHost;
  readonly nodes: Nodes;
  readonly problems: Problems;
  readonly scheduler: Scheduler;
  readonly screen: Screen;
  readonly navigation: Navigation;
  readonly sharing: Sharing;
  readonly registry: Registry;
  readonly reporter: Reporter;
  readonly program: Program;
  readonly appName: string;
  readonly component2: boolean;
  /** Class that the app's styles hold below. */
  readonly scope: string;
  exit(): void;
  /** Width and height of the window that the app sees; px. */
  windowSize(): { readonly width: number; readonly height: number };
  system(): PhoneScreen;
  /** Runs code of the app whose result is not waited for. */
  guard(run: () => unknown): void;
}

/** Makes pages and components, joined to the phone they stand on. */
export class Instances {
  private readonly host: ViewHost;

  constructor(private readonly parts: InstanceParts) {
    this.host = this.viewHost();
  }

  page(target: Target, openerChannel: PageOptions['openerChannel']): PageInstance {
    const { program, registry, scope } = this.parts;
    const page = program.page(target.path);
    const definition = registry.pages.get(target.path);
    if (!definition) throw new SimulatorError(`there is no page ${target.path}`);
    return new PageInstance(this.host, {
      page,
      css: scopeCss(page.css, scope, this.parts.system()),
      definition,
      query: target.query,
      openerChannel,
      members: (instance) => {
        const router = this.router(target.path, instance);
        return { router, pageRouter: router, ...this.parts.nodes.members() };
      },
    });
  }

  /** @param page Once it has gone, the router leads nowhere. */
  private router(base: string, page: ViewInstance | undefined): Record<string, unknown> {
    const { host, navigation } = this.parts;
    return routerFor(host, navigation, { base, isGone: () => page?.unmounted === true });
  }

  /**
   * 分包之间不能相互引用对方包中的资源（例如图片和 JS 脚本等）. A component of the main package may show what a page gives it.
   * @see mini/framework/分包加载.md (打包与引用原则) of AlipayDocs/open-docs
   */
  private checkPicture(from: string, path: string): void {
    const { program, navigation } = this.parts;
    const page = navigation.top?.route ?? from;
    if (program.closedPackage(page, path) !== undefined) program.checkPackage(from, path);
  }

  private viewHost(): ViewHost {
    const { parts } = this;
    const { files, store, scheduler, problems, screen, navigation, reporter } = parts;
    const host: ViewHost = {
      ...screenHost(
        files,
        scheduler,
        problems,
        (path) => store.asDataUrl(path),
        (from, path) => this.checkPicture(from, path),
      ),
      ...screenSurfaces({
        open: modals(screen),
        navigation,
        problems,
        exit: () => parts.exit(),
        report: (error) => reporter.report(error, 'page'),
        screenSize: () => parts.windowSize(),
        camera: () => parts.host.phone.camera,
        openType: (request) => {
          if (request.openType === 'share') parts.sharing.share('button', request.target);
          const askUser = askOnScreen(parts.host, screen, navigation, parts.appName);
          parts.guard(() => authorizeByButton(parts.host, askUser, request));
          parts.guard(() => followByButton(parts.host, () => askToFollow(screen), request));
        },
      }),
      signal: parts.host.signal,
      scheduler,
      component2: parts.component2,
      basicComponent: playerOf,
      scriptFailed: (path) => parts.registry.failed.has(path),
      report: (...args) => reporter.report(...args),
      createComponent: (path, props, tree, parent) => {
        const definition = parts.registry.components.get(path);
        const view = parts.program.component(path);
        if (!definition) throw new SimulatorError(`there is no component ${path}`);
        const page = pageOf(props);
        const members = {
          router: this.router(path, page),
          pageRouter: page?.self.pageRouter,
          ...parts.nodes.members(),
        };
        const source = { ...view, definition, members };
        return new CustomComponent(host, source, props, tree, parent);
      },
    };
    return host;
  }
}
