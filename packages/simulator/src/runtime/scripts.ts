import { toError } from '../contract/errors';
import type { Problems } from '../contract/problems';
import type { ModuleLoader } from './javascript/modules';
import type { CompiledPage, CompiledView, Program } from './program';
import type { Registry, ScriptKind } from './registry';
import type { ErrorSource } from './view-instance';

export interface ScriptsHost {
  readonly program: Program;
  readonly registry: Registry;
  /** Runs the scripts of the app, or of the plugin, that a file belongs to. */
  loaderOf(path: string): ModuleLoader;
  readonly problems: Problems;
  report(error: Error, source: ErrorSource): void;
}

/**
 * Runs the scripts of the app, of its pages and components. On a device all of them run when the app starts, unless
 * `lazyCodeLoading` of app.json lets each wait until it is needed. In lenient mode all but those of the first page do, so that
 * an app starts whatever is wrong with its other pages.
 * @see mini/framework/小程序全局配置/app.json  应用配置.md of AlipayDocs/open-docs
 */
export class Scripts {
  constructor(private readonly host: ScriptsHost) {}

  /** @param first - the page that will be opened */
  start(first: CompiledPage | undefined): void {
    this.run('app', 'app');
    const { problems, program } = this.host;
    const { plugins, lazyScripts } = program.config;
    if (lazyScripts) return;
    if (problems.lenient) {
      if (first) this.prepare(first);
      return;
    }
    const ofPlugins = plugins.filter(({ lazy }) => !lazy).flatMap(({ pages }) => pages);
    [...program.pages, ...ofPlugins].forEach((path) => this.prepare(program.page(path)));
  }

  /** Runs what a page needs, its components first. */
  prepare(page: CompiledPage): void {
    for (const path of page.components) this.define(this.host.program.component(path), 'component');
    this.define(page, 'page');
  }

  private define(view: CompiledView, kind: ScriptKind): void {
    const { registry } = this.host;
    if (registry.has(view.path, kind)) return;
    if (view.broken) registry.defineEmpty(view.path, kind);
    else this.run(view.path, kind);
  }

  private run(path: string, kind: ScriptKind): void {
    const { registry, problems } = this.host;
    const loader = this.host.loaderOf(path);
    const execute = () => registry.run(path, kind, () => void loader.run(`${path}.js`));
    if (!problems.lenient) {
      execute();
      return;
    }
    try {
      problems.contain(execute, () => undefined);
    } catch (error) {
      this.host.report(toError(error), kind);
    }
    // What it shows can still be shown.
    if (!registry.has(path, kind)) registry.defineEmpty(path, kind);
  }
}
