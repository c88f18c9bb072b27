import { isInPackage } from '../../contract/app-stack';
import { SimulatorError, type Place } from '../../contract/errors';
import {
  browserFile,
  browserInstead,
  exportedFiles,
  inPackages,
  packageJson,
  packageMain,
  splitPackage,
  type PackageJson,
} from '../../contract/npm';
import { parseJson } from '../../contract/parse-json';
import { resolvePath } from '../../contract/paths';
import { Problems } from '../../contract/problems';
import type { ProjectOptions } from '../../contract/project';
import type { AppFiles } from '../../contract/types';
import type { ModuleRuntime } from './es-modules';
import { runScript } from './run-script';
import { globalObject, type GlobalObject } from './global-object';
import { hiddenGlobals } from './host-globals';
import { exportsOf, lacks, namespaceOf, required } from './module-exports';
import { needsRegenerator, regeneratorRuntime } from './regenerator';
import { rewrite } from './rewrite';
import { THIS_OF } from './sloppy-this';

/** Hidden from the app's code beside what a browser or Node offers: what the component engine has, and the platform has not. */
const HIDDEN = ['Behavior', 'eval'];

/** What `false` in the `browser` of a package.json stands for: a module that exports nothing. */
const NOTHING = '';

/** Declares all that is hidden, once it is known what the host offers. */
let hidden: string | undefined;

interface Module {
  exports: unknown;
  isRunning?: boolean;
}

export interface ModuleLoaderOptions {
  /** Default: `legacy`. */
  readonly globalObject?: ProjectOptions['globalObject'];
  /** Aborted when the app ends. */
  readonly signal?: AbortSignal;
  readonly problems?: Problems;
  /** Hears of each file that another refers to. */
  readonly referred?: (from: string, file: string) => void;
}

/** Runs the app's scripts as modules, each once, with the platform's globals and no others. */
export class ModuleLoader {
  private readonly modules = new Map<string, Module>();
  private readonly globals: Record<string, unknown>;
  private readonly thisOf: GlobalObject['thisOf'];
  /** By folder. */
  private readonly packages = new Map<string, PackageJson>();

  private readonly problems: Problems;

  constructor(
    private readonly files: AppFiles,
    globals: Readonly<Record<string, unknown>>,
    private readonly options: ModuleLoaderOptions = {},
  ) {
    this.globals = { ...globals };
    this.problems = options.problems ?? new Problems();
    const { named, thisOf } = globalObject(this.globals, options.globalObject, options.signal);
    Object.assign(this.globals, named);
    this.thisOf = thisOf;
  }

  /** Runs a file, without `.js` or with, unless it has been run, and returns what it exports. */
  run(path: string): unknown {
    const known = this.modules.get(path);
    if (known) return known.exports;
    if (path === NOTHING) return {};
    const source = this.files[path];
    if (source === undefined) throw new SimulatorError('the file is not there', { file: path });
    if (path.endsWith('.json')) {
      const exports: unknown = parseJson(source, path);
      this.modules.set(path, { exports });
      return exports;
    }
    const module: Module = { exports: {}, isRunning: true };
    this.modules.set(path, module);
    const scope: Record<string, unknown> = {
      ...this.globals,
      module,
      exports: module.exports,
      require: (request: unknown) => this.require(this.resolve(path, request)),
      [THIS_OF]: this.thisOf,
      ...this.esRuntime(path, module),
      ...this.regenerator(path, source),
    };
    try {
      // A parameter that is declared again keeps its value.
      hidden ??= `var ${[...hiddenGlobals(), ...HIDDEN].join(',')};`;
      const script = rewrite(source, path);
      const globals = Object.keys(this.globals);
      this.takeOver(runScript(script, path, scope, { before: hidden, globals }), scope);
    } catch (error) {
      // Half a module is none: the next to require it must fail as well.
      this.modules.delete(path);
      throw error;
    }
    module.isRunning = false;
    return module.exports;
  }

  /** npm packages are not built by the platform, which therefore brings them none. */
  private regenerator(path: string, source: string): object {
    if (isInPackage(path) || !needsRegenerator(source)) return {};
    const message = 'regeneratorRuntime: no page of the platform has it; its build brings it';
    this.problems.unknown('regeneratorRuntime', message, { file: path });
    return { regeneratorRuntime };
  }

  /** What a file gets that asks for another by `require`. */
  load(from: string, request: string): unknown {
    return this.require(this.resolve(from, request));
  }

  private require(path: string): unknown {
    const exports = this.run(path);
    return this.modules.get(path)?.isRunning ? exports : required(exports);
  }

  /**
   * A script may put a function of its own in the place of the platform's, as in `Page = wrap(Page)`: the scripts that
   * run after it see that one. SDKs that count visits do so, and uni-app with `Component`.
   */
  private takeOver(after: readonly unknown[], before: Readonly<Record<string, unknown>>): void {
    Object.keys(this.globals).forEach((name, index) => {
      if (after[index] !== before[name]) this.globals[name] = after[index];
    });
  }

  /** For ES modules: the app's own scripts may be CommonJS after its build, npm packages come as either. */
  private esRuntime(path: string, module: Module): ModuleRuntime {
    return {
      ...exportsOf(module.exports as object),
      __import: (request, names = [], line) => {
        const target = this.resolve(path, request);
        const exports = this.run(target);
        const place = { file: path, ...(line === undefined ? {} : { line }) };
        // In a circle of imports it may come later.
        const isWhole = this.modules.get(target)?.isRunning !== true;
        if (isWhole && !isInPackage(path))
          this.checkImport(Object(exports) as object, names, target, place);
        return namespaceOf(exports);
      },
    };
  }

  /** Such an import is undefined, and the app goes wrong somewhere else. */
  private checkImport(
    exports: object,
    names: readonly string[],
    target: string,
    place: Place,
  ): void {
    for (const name of names.filter((each) => lacks(exports, each))) {
      const others = Object.keys(exports).join(', ');
      const message =
        `import: ${target} has no export "${name}"` + (others === '' ? '' : `; it has ${others}`);
      this.problems.unknown('import of what is not exported', message, place);
    }
  }

  private resolve(from: string, request: unknown): string {
    if (typeof request !== 'string' || request === '') {
      throw new SimulatorError('require: a path is required', { file: from });
    }
    const { folder = '' } = splitPackage(from) ?? {};
    const instead = browserInstead(this.packageJson(folder), request);
    if (instead === false) return NOTHING;
    const asked = instead ?? request;
    const base = instead === undefined ? from : `${folder}/package.json`;
    const isPath = /^[./]/.test(asked);
    const bases = isPath ? [resolvePath(base, asked)] : inPackages(from, asked);
    const isThere = (path: string) => path in this.files;
    const found = bases
      .flatMap((each) => [...(isPath ? [] : this.exported(each)), ...this.candidates(each)])
      .find((path) => isThere(path) || this.inBrowser(path) !== path);
    if (found !== undefined) {
      const file = this.inBrowser(found);
      if (file !== NOTHING) this.options.referred?.(from, file);
      return file;
    }
    const hint = isPath ? '' : this.hint(bases);
    const place = placeOfRequest(this.files[from] ?? '', request, from);
    throw new SimulatorError(`require("${request}"): no such file${hint}`, place);
  }

  private candidates(base: string): string[] {
    const main = packageMain(this.files, base);
    const ofPackage = main === undefined ? [] : [main, `${main}.js`, `${main}/index.js`];
    return [base, `${base}.js`, `${base}.json`, ...ofPackage, `${base}/index.js`];
  }

  /** What a package says of itself, or of a path inside it. */
  private exported(path: string): string[] {
    const { folder, rest } = splitPackage(path) ?? { folder: path, rest: '' };
    return exportedFiles(this.packageJson(folder), `.${rest}`).map((file) =>
      resolvePath(`${folder}/package.json`, file),
    );
  }

  /** A file, or what its package has for browsers in its place. */
  private inBrowser(path: string): string {
    const { folder, rest } = splitPackage(path) ?? { folder: '', rest: '' };
    const instead = browserFile(this.packageJson(folder), rest);
    if (instead === false) return NOTHING;
    if (instead === undefined) return path;
    const other = this.candidates(resolvePath(`${folder}/package.json`, instead));
    return other.find((each) => each in this.files) ?? path;
  }

  private packageJson(folder: string): PackageJson {
    // An app's own says nothing of this.
    if (folder === '') return {};
    const known =
      this.packages.get(folder) ?? packageJson(this.files[`${folder}/package.json`]) ?? {};
    this.packages.set(folder, known);
    return known;
  }

  private hint(bases: readonly string[]): string {
    const isThere = bases.some((base) => `${base}/package.json` in this.files);
    return isThere
      ? '; the package is there, but neither "exports" nor "main" of its package.json leads to a file'
      : '; is the package installed?';
  }
}

/** The line that asks for a module: of an import, the stack tells none. */
function placeOfRequest(source: string, request: string, file: string): Place {
  const positions = [`'${request}'`, `"${request}"`].map((text) => source.indexOf(text));
  const position = positions.find((each) => each !== -1);
  return position === undefined
    ? { file }
    : { file, line: source.slice(0, position).split('\n').length };
}
