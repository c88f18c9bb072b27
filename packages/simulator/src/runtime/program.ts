import { compileAcss } from '../acss/compile';
import { compileTemplate, type Template } from '../axml/files';
import { BASIC_COMPONENTS, findBasicComponent } from '../components';
import { SimulatorError, type Place } from '../contract/errors';
import { resolvePath } from '../contract/paths';
import type { AppFiles } from '../contract/types';
import type { WindowConfig } from '../contract/window';
import { readAppConfig, readComponentConfig, readPageConfig, type AppConfig } from './config';
import { SjsLoader } from './sjs';

/** A page or component, compiled: what it shows and what it uses. */
export interface CompiledView {
  readonly path: string;
  readonly template: Template;
  /** Custom components by path, its own and those inside them. */
  readonly components: ReadonlySet<string>;
}

export interface CompiledPage extends CompiledView {
  readonly window: WindowConfig;
  /** Styles of the page and of every component it can show, for scopeCss. */
  readonly css: string;
}

/** The whole app, compiled before anything runs: what is wrong with any of its files is said at once. */
export interface Program {
  readonly config: AppConfig;
  readonly css: string;
  readonly pages: ReadonlyMap<string, CompiledPage>;
  readonly components: ReadonlyMap<string, CompiledView>;
}

const programs = new WeakMap<AppFiles, Program>();

/** Compiles an app, once for each set of files. */
export function compileProgram(files: AppFiles): Program {
  const known = programs.get(files);
  if (known) return known;
  const program = new ProgramCompiler(files).compile();
  // SJS modules run while compiling: an app that has any gets fresh ones each time it starts.
  if (!Object.keys(files).some((path) => path.endsWith('.sjs'))) programs.set(files, program);
  return program;
}

function elementOf(tag: string): string | undefined {
  return BASIC_COMPONENTS.get(tag)?.element;
}

class ProgramCompiler {
  private readonly config: AppConfig;
  private readonly sjs: SjsLoader;
  private readonly components = new Map<string, CompiledView>();

  constructor(private readonly files: AppFiles) {
    this.config = readAppConfig(files);
    this.sjs = new SjsLoader(files);
  }

  compile(): Program {
    const pages = new Map(this.config.pages.map((path) => [path, this.compilePage(path)]));
    if (!pages.has(this.config.entryPagePath)) {
      throw new SimulatorError('entryPagePath is none of the pages', { file: 'app.json' });
    }
    return { config: this.config, css: this.styles('app'), pages, components: this.components };
  }

  private compilePage(path: string): CompiledPage {
    const { window, usingComponents } = readPageConfig(this.files, path);
    const view = this.compileView(path, usingComponents, `${path}.json`);
    const css = [...view.components, path].map((each) => this.styles(each)).join('');
    return { ...view, window: { ...this.config.window, ...window }, css };
  }

  private compileComponent(path: string, place: Place): CompiledView {
    const known = this.components.get(path);
    if (known) return known;
    if (this.files[`${path}.json`] === undefined) {
      throw new SimulatorError(`usingComponents: ${path} is not there`, place);
    }
    const using = readComponentConfig(this.files, path);
    // Known before it is compiled: a component may use itself.
    const components = new Set<string>();
    const pending: CompiledView = { path, components, template: { nodes: [], modules: {} } };
    this.components.set(path, pending);
    const view = this.compileView(path, using, `${path}.json`);
    view.components.forEach((each) => components.add(each));
    const compiled = { ...view, components };
    this.components.set(path, compiled);
    return compiled;
  }

  private compileView(
    path: string,
    usingComponents: Readonly<Record<string, string>>,
    jsonFile: string,
  ): CompiledView {
    const tags = new Map<string, string>();
    const components = new Set<string>();
    const declare = (using: Readonly<Record<string, string>>, file: string) => {
      for (const [tag, target] of Object.entries(using)) {
        const resolved = this.resolveComponent(file, target);
        tags.set(tag, resolved);
        if (resolved === path) continue;
        const view = this.compileComponent(resolved, { file });
        [...view.components, resolved].forEach((each) => components.add(each));
      }
    };
    declare(this.config.usingComponents, 'app.json');
    declare(usingComponents, jsonFile);
    const template = compileTemplate(`${path}.axml`, {
      files: this.files,
      basic: findBasicComponent,
      component: (tag) => tags.get(tag),
      loadSjs: (file, place) => this.sjs.load(file, place),
    });
    return { path, template, components };
  }

  private resolveComponent(from: string, target: string): string {
    const path = resolvePath(from, target);
    if (/^[./]/.test(target) || this.files[`${path}.json`] !== undefined) return path;
    return `node_modules/${target}`;
  }

  private styles(path: string): string {
    const file = `${path}.acss`;
    return this.files[file] === undefined ? '' : compileAcss(this.files, file, elementOf);
  }
}
