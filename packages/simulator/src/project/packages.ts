import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import {
  browserFile,
  browserInstead,
  exportedFiles,
  inPackages,
  mainOf,
  packageJson,
  splitPackage,
  type PackageJson,
} from '../contract/npm';
import { resolvePath } from '../contract/paths';
import { referencesIn, type Reference } from './references';

/** A file in both worlds: where it is on the disk, and where in the app. */
export interface Located {
  readonly real: string;
  /** As in AppFiles. */
  readonly virtual: string;
}

export interface PackageHost {
  has(virtual: string): boolean;
  /** Reads a file into the app, compiled if it has another ending there. Returns its text as the app has it. */
  add(file: Located): string;
}

/** A package, and the path of a file inside it. */
interface Package {
  readonly folder: Located;
  readonly rest: string;
}

/** What belongs to a component, beside each other under one name. */
const COMPONENT_FILES = ['.json', '.js', '.axml', '.acss'];
/** What a file is made from where it is not there itself, such as in a library whose demo the app is. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts'],
  '.acss': ['.less', '.scss', '.sass'],
};
const ENDINGS: Readonly<Record<'markup' | 'style' | 'sjs', string>> = {
  markup: '.axml',
  style: '.acss',
  sjs: '.sjs',
};

/**
 * Brings the npm packages that an app uses into it, from any `node_modules` on the way up, and of each the files alone
 * that are reached by `import`, `require`, `usingComponents` and the like. In the app they stand in `node_modules/` at
 * its root; a second version of a package stands inside the package that uses it.
 */
export class Packages {
  /** Folder in the app → folder on the disk. */
  private readonly folders = new Map<string, string>();
  private readonly pending: (Located & { text: string })[] = [];

  constructor(private readonly host: PackageHost) {}

  /** Follows what these files refer to, and what is found there. */
  follow(files: readonly (Located & { text: string })[]): void {
    this.pending.push(...files);
    for (let file = this.pending.shift(); file; file = this.pending.shift()) {
      const type = /\.(\w+)$/.exec(file.virtual)?.[1] ?? '';
      for (const reference of referencesIn(file.text, type)) this.resolve(reference, file);
    }
  }

  private resolve({ request, kind }: Reference, from: Located): void {
    if (request.startsWith('/') || request.includes('://')) return;
    const own = kind === 'script' ? this.ownPackage(from) : undefined;
    const instead = own && browserInstead(this.packageJson(own.folder), request);
    if (own && instead !== undefined) {
      if (instead !== false) this.resolveInstead(instead, own, from);
      return;
    }
    const beside = {
      real: join(dirname(from.real), request),
      virtual: resolvePath(from.virtual, request),
    };
    if (request.startsWith('.')) {
      this.take(kind, beside);
      return;
    }
    // Only scripts tell a package from a neighbour by the dot.
    if (kind !== 'script' && this.take(kind, beside)) return;
    this.takePackage(kind, request, from);
  }

  private takePackage(kind: Reference['kind'], request: string, from: Located): void {
    const [name = '', rest = ''] = /^((?:@[^/]+\/)?[^/]+)(.*)$/.exec(request)?.slice(1) ?? [];
    const real = packageFolder(name, dirname(from.real));
    if (real === undefined) return;
    const folder = { real, virtual: this.place(name, real, from) };
    const exported = kind === 'script' ? exportedFiles(this.packageJson(folder), `.${rest}`) : [];
    const found = exported.map((file) => inside(folder, file)).find((file) => isFile(file.real));
    if (found) this.addScript(found);
    else this.take(kind, { real: join(real, rest), virtual: `${folder.virtual}${rest}` });
  }

  /** A file or a package that stands in a browser for what a package asks for. */
  private resolveInstead(instead: string, own: Package, from: Located): void {
    if (instead.startsWith('.')) this.take('script', inside(own.folder, instead));
    else this.takePackage('script', instead, from);
  }

  private ownPackage({ virtual }: Located): Package | undefined {
    const own = splitPackage(virtual);
    const real = own && this.folders.get(own.folder);
    return own && real !== undefined
      ? { folder: { real, virtual: own.folder }, rest: own.rest }
      : undefined;
  }

  /** Read into the app as well: how its modules are found there depends on it. */
  private packageJson(folder: Located): PackageJson {
    const file = inside(folder, 'package.json');
    return (isFile(file.real) ? packageJson(this.add(file)) : undefined) ?? {};
  }

  /** Takes a script, or what its package has for browsers in its place. */
  private addScript(file: Located): void {
    if (this.host.has(file.virtual)) return;
    const own = this.ownPackage(file);
    const instead = own && browserFile(this.packageJson(own.folder), own.rest);
    if (instead !== false) this.add(file);
    if (own && typeof instead === 'string') this.take('script', inside(own.folder, instead));
  }

  /**
   * Where in the app a package stands: where its user finds it already, as Node looks from folder to folder, else at
   * the root, unless another version is found there. Packages that need each other then meet instead of standing
   * inside each other without end.
   */
  private place(name: string, folder: string, from: Located): string {
    const found = inPackages(from.virtual, name).find((place) => this.folders.has(place));
    if (found !== undefined && this.folders.get(found) === folder) return found;
    const owner =
      /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(from.virtual)?.[0] ?? dirname(from.virtual);
    const place = `${found === undefined ? '' : `${owner}/`}node_modules/${name}`;
    this.folders.set(place, folder);
    return place;
  }

  /** Takes what is found under a path. @returns Whether there is something. */
  private take(kind: Reference['kind'], base: Located): boolean {
    if (kind === 'component') return this.component(base).some((each) => this.takeComponent(each));
    const found = kind === 'script' ? this.script(base) : firstFile(base, ['', ENDINGS[kind]]);
    if (!found) return false;
    if (kind === 'script') this.addScript(found);
    else this.add(found);
    return true;
  }

  /** What a path may mean: the component itself, that of a package, that of a folder. */
  private component(base: Located): Located[] {
    const main = isFile(`${base.real}.json`) ? undefined : this.main(base);
    const bare = ({ real, virtual }: Located): Located => ({
      real: real.replace(/\.js$/, ''),
      virtual: virtual.replace(/\.js$/, ''),
    });
    const index = { real: join(base.real, 'index'), virtual: `${base.virtual}/index` };
    return [base, ...(main ? [bare(main)] : []), index];
  }

  private takeComponent(base: Located): boolean {
    if (!isFile(`${base.real}.json`)) return false;
    for (const ending of COMPONENT_FILES) {
      const file = withSource(base, ending);
      if (file) this.add(file);
    }
    return true;
  }

  /** As Node finds it. */
  private script(base: Located): Located | undefined {
    const direct = firstFile(base, ['', '.js', '.json']) ?? withSource(base, '.js');
    if (direct) return direct;
    const main = this.main(base);
    const ofPackage = main && firstFile(main, ['', '.js', '/index.js']);
    const index = { real: join(base.real, 'index'), virtual: `${base.virtual}/index` };
    return ofPackage ?? withSource(index, '.js');
  }

  /** The `main` of a package, if the folder is one and says so. */
  private main(base: Located): Located | undefined {
    const main = mainOf(this.packageJson(base));
    return main === undefined ? undefined : inside(base, main);
  }

  private add(file: Located): string {
    const known = this.host.has(file.virtual);
    const text = this.host.add(file);
    if (!known) this.pending.push({ ...file, text });
    return text;
  }
}

/** A file that a package.json names. */
function inside({ real, virtual }: Located, file: string): Located {
  return { real: join(real, file), virtual: resolvePath(`${virtual}/package.json`, file) };
}

/** A file of that ending, or what it is made from: packages hold what they are made to. */
function withSource({ real, virtual }: Located, ending: string): Located | undefined {
  const sources = virtual.includes('node_modules/') ? [] : (SOURCES[ending] ?? []);
  const found = [ending, ...sources].find((each) => isFile(real + each));
  return found === undefined ? undefined : { real: real + found, virtual: virtual + ending };
}

function firstFile({ real, virtual }: Located, endings: readonly string[]): Located | undefined {
  const ending = endings.find((each) => isFile(real + each));
  if (ending === undefined) return undefined;
  return { real: normalize(real + ending), virtual: virtual + ending };
}

function packageFolder(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    // Package managers that link packages keep what these depend on beside the real folder.
    if (existsSync(candidate)) return realpathSync(candidate);
    if (folder === dirname(folder)) return undefined;
  }
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
