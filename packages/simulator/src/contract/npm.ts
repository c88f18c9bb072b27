import { resolvePath } from './paths';
import type { AppFiles } from './types';

/** What a package.json says, as far as it matters here. */
export interface PackageJson {
  readonly main?: unknown;
  readonly module?: unknown;
  readonly exports?: unknown;
  readonly browser?: unknown;
}

/** Where a package can be: in the `node_modules` nearest to the file, or in one further up. */
export function inPackages(from: string, request: string): string[] {
  const folders = from.split('/').slice(0, -1);
  return [...folders.keys(), folders.length]
    .reverse()
    .filter((depth) => folders[depth - 1] !== 'node_modules')
    .map((depth) => [...folders.slice(0, depth), 'node_modules', request].join('/'));
}

/** The folder of the package that a path leads into, and what comes behind it, with a slash. */
export function splitPackage(path: string): { folder: string; rest: string } | undefined {
  const found = /^((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)(.*)$/.exec(path);
  return found ? { folder: found[1] ?? '', rest: found[2] ?? '' } : undefined;
}

/** The package.json of a folder; an empty one, if it cannot be read. */
export function packageJson(text: string | undefined): PackageJson | undefined {
  if (text === undefined) return undefined;
  try {
    return Object(JSON.parse(text)) as PackageJson;
  } catch {
    return {};
  }
}

/** The file that stands for a package by its `browser`, if that is one file, by its `main`, or else by its `module`. */
export function mainOf({ browser, main, module }: PackageJson): string | undefined {
  return [browser, main, module].find((file) => typeof file === 'string');
}

/** The `main` of a package, if the folder is one and says so. */
export function packageMain(files: AppFiles, folder: string): string | undefined {
  const main = mainOf(packageJson(files[`${folder}/package.json`]) ?? {});
  return main === undefined ? undefined : resolvePath(`${folder}/package.json`, main);
}

/** What webpack takes for a browser. Of a package in both formats CommonJS will do: it exports the same. */
const CONDITIONS: readonly string[] = ['browser', 'require', 'webpack', 'development', 'default'];

/**
 * The files that `exports` of a package.json names, the best first. DevTools builds with webpack 5
 * (NervJS/taro#16715), which reads it; the platform's pages do not say.
 * @param subpath `.` for the package itself, or `./part`.
 * @see https://nodejs.org/api/packages.html#exports
 */
export function exportedFiles({ exports }: PackageJson, subpath: string): string[] {
  const { target, star = '' } = targetOf(exports, subpath);
  return [CONDITIONS, [...CONDITIONS, 'import', 'module']].flatMap((conditions) =>
    filesOf(target, conditions).map((file) => file.replaceAll('*', star)),
  );
}

function targetOf(exports: unknown, subpath: string): { target?: unknown; star?: string } {
  const isMap =
    typeof exports === 'object' &&
    exports !== null &&
    Object.keys(exports).every((key) => key.startsWith('.')) &&
    !Array.isArray(exports);
  if (!isMap) return subpath === '.' ? { target: exports } : {};
  const map = exports as Readonly<Record<string, unknown>>;
  if (Object.hasOwn(map, subpath)) return { target: map[subpath] };
  for (const [pattern, target] of Object.entries(map)) {
    const [before = '', after] = pattern.split('*');
    const fits = subpath.startsWith(before) && after !== undefined && subpath.endsWith(after);
    if (fits && subpath.length > before.length + after.length) {
      return { target, star: subpath.slice(before.length, subpath.length - after.length) };
    }
  }
  return {};
}

function filesOf(target: unknown, conditions: readonly string[]): string[] {
  if (typeof target === 'string') return [target];
  if (Array.isArray(target)) return target.flatMap((each) => filesOf(each, conditions));
  if (typeof target !== 'object' || target === null) return [];
  const found = Object.entries(target)
    .filter(([condition]) => conditions.includes(condition))
    .map(([, inner]) => filesOf(inner, conditions));
  return found.find(({ length }) => length > 0) ?? [];
}

/**
 * What stands in a browser for another package that a package asks for, where `browser` of its package.json is a list of
 * these: another one, a file of its own, or `false` for nothing.
 * @see https://github.com/defunctzombie/package-browser-field-spec
 */
export function browserInstead(
  { browser }: PackageJson,
  request: string,
): string | false | undefined {
  return /^[./]/.test(request) ? undefined : listed(browser, [request]);
}

/**
 * The same for one of its files.
 * @param rest Its path in the package, with a slash before it.
 */
export function browserFile({ browser }: PackageJson, rest: string): string | false | undefined {
  const bare = rest.replace(/\.js$/, '');
  return listed(browser, [`.${rest}`, `.${bare}`, rest.slice(1), bare.slice(1)]);
}

function listed(browser: unknown, names: readonly string[]): string | false | undefined {
  if (typeof browser !== 'object' || browser === null) return undefined;
  const list = browser as Readonly<Record<string, unknown>>;
  const name = names.find((each) => Object.hasOwn(list, each));
  const instead = name === undefined ? undefined : list[name];
  return typeof instead === 'string' || instead === false ? instead : undefined;
}
