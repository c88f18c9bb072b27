import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Problem } from '../contract/problems';
import { SimulatorError } from '../contract/errors';
import { parseJson } from '../contract/parse-json';
import { resolvePath } from '../contract/paths';
import { CURRENT_FOLDER, manifestOf, pathInside, pluginOf } from '../contract/plugins';
import { includedFiles, PROJECT_FILE } from '../contract/project';
import type { AppFiles } from '../contract/types';
import { aliasReader, brokenAliases, type ResolveAliases } from './aliases';
import { findProject, type ProjectRoot } from './find-root';
import { listFiles } from './list-files';
import { Packages, type Located } from './packages';
import { compileTypeScript, type Compiled } from './scripts';
import { compileStyles } from './styles';

/** A mini program as it lies on the disk, read and compiled for the simulator. */
export interface Project {
  /** The folder with app.json. */
  readonly root: string;
  /** The folder with plugin.json, of a project that is a plugin. */
  readonly pluginRoot?: string;
  readonly files: AppFiles;
  /** Files that could not be compiled; they are empty in {@link Project.files}. */
  readonly problems: readonly Problem[];
  /** Those of {@link Project.problems} that are of a Less or SCSS file, by what it is in {@link Project.files}. */
  readonly brokenStyles: ReadonlyMap<string, readonly Problem[]>;
  /** Absolute paths of everything that was read, files of npm packages and imported styles included: to be watched. */
  readonly sources: readonly string[];
}

export interface ReadOptions {
  /**
   * Changes each of the app's own scripts before it is compiled, such as to count what runs of it. Lines have to stay
   * where they are.
   * @param file - its absolute path
   */
  readonly instrument?: ((source: string, file: string) => string) | undefined;
}

/**
 * Files handed on as data URIs, by ending: 默认打包的资源文件.
 * @see mini/ide/小程序开发者工具/编译配置.md of AlipayDocs/open-docs
 */
const DATA_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  webp: 'image/webp',
  ttf: 'font/ttf',
  otf: 'font/otf',
  woff: 'font/woff',
  woff2: 'font/woff2',
  eot: 'application/vnd.ms-fontobject',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
};
const TEXT_TYPES = new Set(['js', 'json', 'axml', 'acss', 'sjs']);
const BYTES = 'application/octet-stream';
const STYLE_TYPES = new Set(['less', 'scss', 'sass']);

/**
 * Reads a mini program from any folder: with app.json, with a mini.project.json that says `miniprogramRoot`, or above
 * the one such folder. TypeScript, Less and SCSS are compiled as DevTools does it; npm packages come from any
 * `node_modules` on the way up, and of them what the app reaches.
 * @throws {Error} if there is no app, or more than one.
 * @example
 * const { files, problems } = readProject('../my-mini-program');
 */
export function readProject(folder: string, options: ReadOptions = {}): Project {
  return new ProjectReader(findProject(folder), options).read();
}

/**
 * The files of {@link readProject}.
 * @throws {SimulatorError} also for a file that cannot be compiled.
 */
export function readApp(folder: string): AppFiles {
  return compiledFiles(readProject(folder));
}

/**
 * The files of a project all of which could be compiled.
 * @throws {SimulatorError} for the first that could not.
 */
export function compiledFiles({ root, files, problems }: Project): AppFiles {
  const [problem] = problems;
  if (!problem) return files;
  const { thing, message, file = root, line } = problem;
  throw new SimulatorError(`${thing}: ${message}`, {
    file,
    ...(line === undefined ? {} : { line }),
  });
}

class ProjectReader {
  private readonly files: Record<string, string> = {};
  private readonly problems: Problem[] = [];
  private readonly brokenStyles = new Map<string, readonly Problem[]>();
  private readonly sources = new Set<string>();
  private readonly resolveAliases: ResolveAliases | undefined;
  /** The text of mini.project.json, if there is one. */
  private readonly config: string | undefined;
  private readonly isIncluded: (path: string) => boolean;

  constructor(
    private readonly project: ProjectRoot,
    private readonly options: ReadOptions,
  ) {
    this.resolveAliases = aliasReader(project);
    const config = join(project.configFolder, PROJECT_FILE);
    this.config = existsSync(config) ? this.text(config) : undefined;
    this.isIncluded = includedFiles(this.config);
    this.problems.push(...brokenAliases(project));
  }

  read(): Project {
    const { root, pluginRoot } = this.project;
    const own = this.filesIn(root).filter(({ real }) => !isBelow(real, pluginRoot));
    const plugin =
      pluginRoot !== undefined && existsSync(pluginRoot) ? this.filesIn(pluginRoot) : [];
    [...own, ...plugin].forEach((file) => this.readOwn(file));
    if (pluginRoot !== undefined && this.files[manifestOf(CURRENT_FOLDER)] === undefined) {
      const message = `pluginRoot: there is no plugin.json in ${this.nameOf(pluginRoot)}`;
      this.problems.push({ kind: 'app', thing: 'pluginRoot', message, file: PROJECT_FILE });
    }
    this.readImportedStyles();
    const packages = new Packages({
      has: (virtual) => this.files[virtual] !== undefined,
      add: (file) => this.readReached(file),
    });
    packages.follow(
      Object.entries(this.files)
        .filter(([virtual]) => TEXT_TYPES.has(typeOf(virtual)))
        .map(([virtual, text]) => ({ virtual, real: this.realOf(virtual), text })),
    );
    this.readConfig();
    const { files, problems, brokenStyles } = this;
    const folders = pluginRoot === undefined ? { root } : { root, pluginRoot };
    return { ...folders, files, problems, brokenStyles, sources: [...this.sources] };
  }

  /** The project's options change how the app runs, wherever they stand. */
  private readConfig(): void {
    const text = this.config;
    if (text === undefined) return;
    this.files[PROJECT_FILE] = text;
    try {
      parseJson(text, PROJECT_FILE);
    } catch (error) {
      if (!(error instanceof SimulatorError)) throw error;
      this.problems.push({ kind: 'app', thing: 'JSON', message: error.reason, ...error.place });
    }
  }

  private readOwn({ real, virtual }: Located): void {
    const type = typeOf(virtual);
    const dataType = DATA_TYPES[type] ?? (this.isIncludedResource(virtual) ? BYTES : undefined);
    if (type === 'js') this.files[virtual] = this.script(real);
    else if (TEXT_TYPES.has(type)) this.files[virtual] = this.aliased(this.text(real), type);
    else if (dataType !== undefined) {
      this.sources.add(real);
      this.files[virtual] = `data:${dataType};base64,${readFileSync(real).toString('base64')}`;
    } else if (type === 'ts') this.readTypeScript(real, virtual.replace(/ts$/, 'js'));
    else if (STYLE_TYPES.has(type)) this.readStyles(real, virtual.replace(/\w+$/, 'acss'));
  }

  /** What the app reaches outside of its folder. */
  private readReached({ real, virtual }: Located): string {
    if (this.files[virtual] === undefined) {
      const type = typeOf(real);
      if (type === 'ts') this.takeTypeScript(virtual, real);
      else if (STYLE_TYPES.has(type)) this.takeStyles(virtual, real);
      else this.files[virtual] = this.text(real);
    }
    return this.files[virtual] ?? '';
  }

  private isIncludedResource(virtual: string): boolean {
    const type = typeOf(virtual);
    const isSource = TEXT_TYPES.has(type) || STYLE_TYPES.has(type) || type === 'ts';
    return !isSource && this.isIncluded(pathInside(virtual));
  }

  private readTypeScript(real: string, virtual: string): void {
    if (real.endsWith('.d.ts')) return;
    // Beside a .js of the same name, the one is what the other was compiled to.
    const hasScript = existsSync(real.replace(/ts$/, 'js'));
    if (hasScript && this.project.compileOptions.typescript !== true) return;
    this.takeTypeScript(virtual, real);
  }

  private takeTypeScript(virtual: string, real: string): void {
    this.take(virtual, compileTypeScript(this.script(real), this.nameOf(real)));
  }

  private script(real: string): string {
    const source = this.text(real);
    return this.aliased(this.options.instrument?.(source, real) ?? source, typeOf(real));
  }

  /** Styles of app, page or component. Those that are only imported elsewhere may not stand for themselves. */
  private readStyles(real: string, virtual: string): void {
    const name = real.replace(/\.\w+$/, '');
    if (existsSync(`${name}.acss`)) return;
    const belongs = ['.axml', '.json'].some((ending) => existsSync(name + ending));
    if (belongs) this.takeStyles(virtual, real);
  }

  /** `@import "a.less"` in an ACSS file. */
  private readImportedStyles(): void {
    for (const [file, text] of Object.entries(this.files)) {
      if (!file.endsWith('.acss')) continue;
      for (const [, , request = ''] of text.matchAll(
        /@import\s+(?:url\(\s*)?(['"]?)([^'"\n);]+\.(?:less|scss|sass))\b/g,
      )) {
        const real = this.realOf(resolvePath(file, request));
        if (existsSync(real)) this.takeStyles(this.nameOf(real), real);
      }
    }
  }

  private takeStyles(virtual: string, real: string): void {
    const { pluginRoot } = this.project;
    const root = isBelow(real, pluginRoot) ? pluginRoot : this.project.root;
    const source = { text: this.text(real), path: real, file: this.nameOf(real), root };
    const compiled = compileStyles(source, (text) => this.aliased(text, typeOf(real)));
    // A mistake in a file that several import is one.
    const problems = compiled.problems.map(
      (problem) => this.problems.find((known) => isSame(known, problem)) ?? problem,
    );
    if (problems.length > 0) this.brokenStyles.set(virtual, problems);
    this.take(virtual, { ...compiled, problems });
  }

  private take(virtual: string, { text, problems, sources = [] }: Compiled): void {
    this.files[virtual] = text;
    this.problems.push(...problems.filter((problem) => !this.problems.includes(problem)));
    sources.forEach((source) => this.sources.add(source));
  }

  private text(real: string): string {
    this.sources.add(real);
    // A byte order mark, as some editors write it, is no part of the text.
    return readFileSync(real, 'utf8').replace(/^\uFEFF/, '');
  }

  private aliased(text: string, type: string): string {
    return this.resolveAliases?.(text, type) ?? text;
  }

  private filesIn(folder: string): Located[] {
    return listFiles(folder).map((real) => ({ real, virtual: this.nameOf(real) }));
  }

  /** Where a file stands in the app; those of the plugin have a folder of their own there. */
  private nameOf(real: string): string {
    const { root, pluginRoot } = this.project;
    const from = (folder: string) => relative(folder, real).split(sep).join('/');
    return isBelow(real, pluginRoot) ? `${CURRENT_FOLDER}/${from(pluginRoot)}` : from(root);
  }

  private realOf(virtual: string): string {
    return realPath(this.project, virtual);
  }
}

/** Where a file of the app lies on the disk. */
export function realPath(
  { root, pluginRoot }: Pick<Project, 'root' | 'pluginRoot'>,
  virtual: string,
): string {
  return pluginRoot !== undefined && pluginOf(virtual) === CURRENT_FOLDER
    ? join(pluginRoot, pathInside(virtual))
    : join(root, virtual);
}

function isSame(one: Problem, other: Problem): boolean {
  return one.file === other.file && one.line === other.line && one.message === other.message;
}

function isBelow(real: string, folder: string | undefined): folder is string {
  return folder !== undefined && real.startsWith(folder + sep);
}

function typeOf(name: string): string {
  return /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
