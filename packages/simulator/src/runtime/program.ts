import { compileAcss } from '../acss/compile';
import { boxTemplate } from '../axml/box-template';
import { compileTemplate, type Template } from '../axml/files';
import type { DeclaredComponent } from '../axml/generics';
import { findBasicComponent } from '../components';
import { SimulatorError, type Place } from '../contract/errors';
import { manifestOf } from '../contract/plugins';
import { Problems, type Mode, type Problem } from '../contract/problems';
import { styleScope, type StyleScope } from '../contract/style-isolation';
import type { AppFiles } from '../contract/types';
import type { WindowConfig } from '../contract/window';
import {
  readAppConfig,
  readComponentConfig,
  readPageConfig,
  type AppConfig,
  type ComponentConfig,
} from './config';
import { ComponentPaths } from './config/component-paths';
import { declaredTags } from './config/declared-tags';
import { DEFAULT_LANGUAGE, inLanguage } from './config/locale';
import { SjsLoader } from './sjs';
import { checkReference, closedTo } from './config/subpackages';

/** A page or component, compiled: what it shows and what it uses. */
export interface CompiledView {
  readonly path: string;
  readonly template: Template;
  /** None if its styles are shared. */
  readonly scope: StyleScope | undefined;
  /** Custom components by path, its own and those inside them. */
  readonly components: ReadonlySet<string>;
  /** Of a component: whether its JSON leaves its tag without an element of its own. */
  readonly virtualHost: boolean;
  /** It could not be compiled and is drawn as a box; its script does not run. */
  readonly broken: boolean;
}

export interface CompiledPage extends CompiledView {
  readonly window: WindowConfig;
  /** Styles of the page and of every component it can show, for scopeCss. */
  readonly css: string;
  /** Path of the component that the app's tab bar is drawn with, on a page of the bar. */
  readonly tabBar?: string | undefined;
}

const programs = new WeakMap<AppFiles, Program>();

/**
 * Compiles an app with all its pages.
 * @param mode Default `strict`.
 * @param language Of Alipay, for apps that have titles in several. Default `zh-Hans`.
 * @throws {SimulatorError} for its first problem; in lenient mode only for an app.json that cannot be read.
 */
export function compileProgram(
  files: AppFiles,
  mode: Mode = 'strict',
  language: string = DEFAULT_LANGUAGE,
): Program {
  const known = mode === 'strict' ? programs.get(files) : undefined;
  if (known?.language === language) return known;
  const program = new Program(files, new Problems(mode), language);
  program.compileAll();
  // SJS modules run while compiling: an app that has any gets fresh ones each time it starts.
  const hasSjs = Object.keys(files).some((path) => path.endsWith('.sjs'));
  if (mode === 'strict' && !hasSjs) programs.set(files, program);
  return program;
}

/** An app's JSON, AXML and ACSS files, compiled page by page as they are asked for. */
export class Program {
  readonly config: AppConfig;
  /** Styles of all pages, for scopeCss. */
  readonly css: string;
  private readonly usedStyles = new Set<string>();
  private readonly sjs: SjsLoader;
  private readonly paths: ComponentPaths;
  private readonly someIsolated: boolean;
  private readonly compiledPages = new Map<string, CompiledPage>();
  private readonly components = new Map<string, CompiledView>();
  /** Names of the abstract nodes of each component whose JSON could be read. */
  private readonly generics = new Map<string, ReadonlySet<string>>();

  private readonly files: AppFiles;

  constructor(
    given: AppFiles,
    private readonly collector: Problems,
    readonly language: string = DEFAULT_LANGUAGE,
  ) {
    const files = inLanguage(given, language, collector);
    this.files = files;
    this.config = readAppConfig(files, collector);
    this.sjs = new SjsLoader(files, collector);
    this.paths = new ComponentPaths(files, this.config.plugins);
    // The text alone tells: a component that is not used yet may be later.
    this.someIsolated = Object.entries(files).some(
      ([path, text]) => path.endsWith('.json') && text.includes('"isolated"'),
    );
    this.css = this.styles('app', undefined);
  }

  /** Paths of its pages. */
  get pages(): readonly string[] {
    return this.config.pages;
  }

  /** Paths of the pages of its plugins, as far as their files are there. */
  get pluginPages(): readonly string[] {
    return this.config.plugins.flatMap(({ pages }) => pages);
  }

  hasPage(path: string): boolean {
    return this.pages.includes(path) || this.pluginPages.includes(path);
  }

  /** What has been found so far, in lenient mode. */
  get problems(): readonly Problem[] {
    return this.collector.list;
  }

  /** ACSS files of the app and of all that has been compiled so far, with what they import. */
  get styleFiles(): ReadonlySet<string> {
    return this.usedStyles;
  }

  compileAll(): void {
    [...this.pages, ...this.pluginPages].forEach((path) => this.page(path));
    for (const { publicComponents, folder } of this.config.plugins) {
      const file = manifestOf(folder);
      publicComponents.forEach((path) => this.component(path, { file }));
    }
  }

  /** A file of a subpackage is there for that subpackage alone. */
  checkPackage(from: string, file: string): void {
    checkReference(this.config.subPackages, from, file, this.collector);
  }

  /** The subpackage that a file belongs to, if it is there for others than the one that asks. */
  closedPackage(from: string, file: string): string | undefined {
    return closedTo(this.config.subPackages, from, file);
  }

  page(path: string): CompiledPage {
    const known = this.compiledPages.get(path);
    if (known) return known;
    const page = this.collector.contain(
      () => this.compilePage(path),
      (problem) => ({ ...brokenView(path, problem), window: this.config.window, css: '' }),
    );
    this.compiledPages.set(path, page);
    return page;
  }

  component(path: string, from?: Place): CompiledView {
    const known = this.components.get(path);
    if (known) return known;
    // Known before it is compiled: a component may use itself.
    const components = new Set<string>();
    const template: Template = { nodes: [], modules: {} };
    this.components.set(path, {
      path,
      components,
      template,
      scope: undefined,
      virtualHost: true,
      broken: false,
    });
    const view = this.collector.contain(
      () => this.compileComponent(path, from),
      (problem) => brokenView(path, problem),
    );
    view.components.forEach((each) => components.add(each));
    const compiled = { ...view, components };
    this.components.set(path, compiled);
    return compiled;
  }

  private compilePage(path: string): CompiledPage {
    const { window, ...config } = readPageConfig(this.files, path, this.collector);
    const tabBar = this.customTabBar(path);
    const view = this.compileView(path, { ...config, virtualHost: true }, tabBar);
    const used = [...view.components].map((each) => this.component(each));
    const css = [
      ...used.map((each) => this.styles(each.path, each.scope, true)),
      this.styles(path, view.scope),
    ].join('');
    return { ...view, window: { ...this.config.window, ...window }, css, tabBar };
  }

  private customTabBar(page: string): string | undefined {
    const { tabBar } = this.config;
    const isTab = tabBar?.items.some(({ pagePath }) => pagePath === page);
    return isTab === true ? tabBar?.component : undefined;
  }

  private compileComponent(path: string, from: Place | undefined): CompiledView {
    if (!this.paths.isThere(path)) {
      const { message, ...problem } = this.paths.missing(path);
      throw new SimulatorError(message, from, problem);
    }
    const config = readComponentConfig(this.files, path, this.collector);
    // Known before its AXML is compiled, in which it may use itself.
    this.generics.set(path, new Set(config.generics.keys()));
    return this.compileView(path, config);
  }

  private compileView(path: string, own: ComponentConfig, tabBar?: string): CompiledView {
    const { config, paths, collector } = this;
    const tags = declaredTags(path, own, {
      ofApp: config.usingComponents,
      paths,
      problems: collector,
      checkPackage: (from, file) => this.checkPackage(from, file),
    });
    const scope = styleScope(path, own.isolation);
    const components = new Set<string>();
    const include = (component: string, file: string) => {
      const view = this.component(component, { file });
      [...view.components, component].forEach((each) => components.add(each));
    };
    const use = (tag: string): DeclaredComponent | undefined => {
      const declared = tags.get(tag);
      if (!declared) return undefined;
      const { path: target, generic, file, missing } = declared;
      if (missing !== undefined) {
        this.collector.report({ ...this.paths.missing(missing), file });
      }
      if (target === undefined) return { path: target, generic, declares: undefined };
      if (target !== path) include(target, file);
      return { path: target, generic, declares: this.generics.get(target) };
    };
    if (tabBar !== undefined) include(tabBar, 'app.json');
    // Strict: a component that is declared must be in order even if the page has no such tag.
    if (!this.collector.lenient) [...tags.keys()].forEach(use);
    const template = compileTemplate(`${path}.axml`, {
      files: this.files,
      problems: this.collector,
      basic: findBasicComponent,
      component: use,
      loadSjs: (file, place) => this.sjs.load(file, place),
      scope,
      isPage: this.hasPage(path),
    });
    return { path, template, scope, components, virtualHost: own.virtualHost, broken: false };
  }

  private styles(path: string, scope: StyleScope | undefined, isComponent = false): string {
    const file = `${path}.acss`;
    if (this.files[file] === undefined) return '';
    return this.collector.contain(
      () =>
        compileAcss(file, {
          files: this.files,
          elementOf,
          problems: this.collector,
          scope,
          someIsolated: this.someIsolated,
          onFile: (used) => this.usedStyles.add(used),
          onPicture: (from, picture) => this.checkPackage(from, picture),
          ...(isComponent ? { component: path } : {}),
        }),
      () => '',
    );
  }
}

/** The element that plays a tag of the platform. */
function elementOf(tag: string): string | undefined {
  const basic = findBasicComponent(tag);
  return basic === 'lacking' ? 'div' : basic?.element;
}

function brokenView(path: string, { message, file, line }: Problem): CompiledView {
  const place = { file: file ?? path, ...(line === undefined ? {} : { line }) };
  const template = boxTemplate(`${path}: ${message}`, place);
  return {
    path,
    template,
    scope: undefined,
    components: new Set(),
    virtualHost: true,
    broken: true,
  };
}
