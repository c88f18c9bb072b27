import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import { parseJson } from './parse-json';

const TEXT = /\.(?:js|mjs|ts|json|axml|acss|less|scss|sjs)$/;

/** What is no part of any mini program. Whatever is hidden is none either: DevTools builds into `.tea`. */
const SKIPPED = /^(?:\..*|node_modules|coverage)$/;

const projectConfig = z.looseObject({
  format: z.unknown().optional(),
  miniprogramRoot: z.string().optional(),
  compileOptions: z
    .looseObject({
      component2: z.boolean().optional(),
      typescript: z.unknown().optional(),
      less: z.unknown().optional(),
      resolveAlias: z.record(z.string(), z.string()).optional().catch(undefined),
    })
    .optional(),
  assetsInclude: z.array(z.string()).optional().catch(undefined),
  // Of the format before.
  component2: z.unknown().optional(),
  enableAppxNg: z.unknown().optional(),
  uploadExclude: z.array(z.string()).optional(),
  scripts: z.record(z.string(), z.string()).optional(),
});

const tabItem = z.looseObject({
  pagePath: z.string(),
  icon: z.string().optional().catch(undefined),
  activeIcon: z.string().optional().catch(undefined),
});

const appConfig = z.looseObject({
  pages: z.array(z.string()),
  entryPagePath: z.string().optional().catch(undefined),
  subPackages: z.array(z.looseObject({ root: z.string(), pages: z.array(z.string()) })).optional(),
  subpackages: z.array(z.looseObject({ root: z.string(), pages: z.array(z.string()) })).optional(),
  tabBar: z.looseObject({ items: z.array(tabItem).optional() }).optional(),
  usingComponents: z.record(z.string(), z.string()).optional(),
  workers: z.array(z.string()).optional().catch(undefined),
  plugins: z.record(z.string(), z.unknown()).optional().catch(undefined),
  useDynamicPlugins: z.unknown().optional(),
});

export type ProjectConfig = z.infer<typeof projectConfig>;
export type AppConfig = z.infer<typeof appConfig>;

/** The folder cannot be looked at; `message` says why and what to do. */
export class ProjectError extends Error {
  override name = 'ProjectError';
}

export interface SourceFile {
  /** Path inside the mini program, with `/`. */
  path: string;
  /** In bytes. */
  size: number;
  /** Nothing for images and the like. */
  text?: string;
}

/** A mini program as it stands in a folder. */
export interface Project {
  /** Path of the mini program's root inside the folder; '' if they are the same. */
  root: string;
  config: ProjectConfig | undefined;
  app: AppConfig;
  /** Path inside the mini program to file, in alphabetical order. */
  files: ReadonlyMap<string, SourceFile>;
  /** All pages, those of subpackages too. */
  pages: readonly string[];
  /** Roots of the subpackages, each with a `/` at its end. */
  subpackages: readonly string[];
  /** Scripts of the folder's package.json. */
  packageScripts: ReadonlySet<string>;
  /** Whether an npm package is installed in the mini program, or in a folder around it. */
  hasPackage: (name: string) => boolean;
  /** What a script asks for, as a path from the root where it begins with a name that mini.project.json gives to one. */
  unalias: (request: string) => string;
  /** Path of a file as a person at the folder would write it. */
  shown(path: string): string;
}

/**
 * Reads a mini program.
 * @param folder The folder with mini.project.json or app.json.
 * @throws {ProjectError} if there is none, or one of the two cannot be read.
 */
export function readProject(folder: string): Project {
  if (!existsSync(folder)) throw new ProjectError(`${folder}: there is no such folder`);
  const config = readJson(folder, 'mini.project.json', projectConfig);
  const root = posix.normalize(config?.miniprogramRoot ?? '.').replace(/^\.$|^\/|\/$/g, '');
  const app = readJson(join(folder, root), 'app.json', appConfig);
  const packageScripts = readScripts(folder);
  if (!app) throw new ProjectError(missingApp(folder, root, config, packageScripts));
  const packages = [...(app.subPackages ?? []), ...(app.subpackages ?? [])].map((one) => {
    const own = `${one.root.replace(/^\/|\/$/g, '')}/`;
    return { root: own, pages: one.pages.map((page) => own + withoutSlash(page)) };
  });
  const pages = app.pages.map(withoutSlash);
  return {
    root,
    config,
    app: { ...app, pages },
    files: readFiles(join(folder, root)),
    pages: [...pages, ...packages.flatMap((one) => one.pages)],
    subpackages: packages.map((one) => one.root),
    packageScripts,
    hasPackage: (name) => around(join(folder, root), join('node_modules', name)),
    unalias: aliasReader(root, config?.compileOptions?.resolveAlias ?? {}),
    shown: (path) => posix.join(root, path),
  };
}

/** A page may be written with a slash before it or without. */
export function withoutSlash(page: string): string {
  return page.replace(/^\//, '');
}

/** `"@/*": "src/*"`, which is told from the folder of mini.project.json. Any other kind of name has no effect. */
function aliasReader(root: string, aliases: Readonly<Record<string, string>>): Project['unalias'] {
  const pairs = Object.entries(aliases)
    .filter(([alias]) => alias.endsWith('/*'))
    .map(([alias, target]) => ({
      prefix: alias.replace(/\*$/, ''),
      folder: posix.relative(root, target.replace(/\*$/, '')),
    }))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  return (request) => {
    const found = pairs.find(({ prefix }) => request.startsWith(prefix));
    if (!found) return request;
    return `/${posix.join(found.folder, request.slice(found.prefix.length))}`;
  };
}

/** Whether a folder, or one above it, has something of that path. */
function around(folder: string, path: string): boolean {
  const above = dirname(resolve(folder));
  return existsSync(join(folder, path)) || (above !== resolve(folder) && around(above, path));
}

function missingApp(
  folder: string,
  root: string,
  config: ProjectConfig | undefined,
  scripts: ReadonlySet<string>,
): string {
  if (!config) return `${folder}: neither mini.project.json nor app.json is there`;
  if (root === '') return `${folder}: app.json is missing`;
  const how = scripts.has('build') ? ' with npm run build' : '';
  return `${join(folder, root)}: there is no app.json; mini.project.json names ${root} as miniprogramRoot: build the app first${how}`;
}

function readJson<T>(folder: string, name: string, shape: z.ZodType<T>): T | undefined {
  const path = join(folder, name);
  if (!existsSync(path)) return undefined;
  const json = parseJson(readText(path));
  if ('message' in json) {
    const place = json.line === undefined ? path : `${path}:${json.line}`;
    throw new ProjectError(`${place}: ${json.message}`);
  }
  const result = shape.safeParse(json.value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ProjectError(`${path}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

/** A byte order mark, as some editors write it, is no part of the text. */
function readText(path: string): string {
  return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
}

function readScripts(folder: string): ReadonlySet<string> {
  const shape = z.looseObject({ scripts: z.record(z.string(), z.string()).optional() });
  return new Set(Object.keys(readJson(folder, 'package.json', shape)?.scripts ?? {}));
}

function readFiles(root: string): ReadonlyMap<string, SourceFile> {
  const files: SourceFile[] = [];
  const visit = (folder: string, inside: readonly string[]): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (SKIPPED.test(entry.name)) continue;
      const full = join(folder, entry.name);
      // Links to files and folders elsewhere count as these; one may lead nowhere, or back to where it is.
      const stats = statSync(full, { throwIfNoEntry: false });
      if (stats?.isDirectory() === true) {
        const real = realpathSync(full);
        if (!inside.includes(real)) visit(full, [...inside, real]);
      } else if (stats?.isFile() === true) {
        const path = relative(root, full).split(sep).join('/');
        const { size } = stats;
        files.push({
          path,
          size,
          ...(TEXT.test(path) ? { text: readText(full) } : {}),
        });
      }
    }
  };
  visit(root, [realpathSync(root)]);
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return new Map(files.map((file) => [file.path, file]));
}

/** Files of the mini program whose path matches, with their text. */
export function textFiles({ files }: Project, pattern: RegExp): { path: string; text: string }[] {
  return [...files.values()].flatMap(({ path, text }) =>
    text !== undefined && pattern.test(path) ? [{ path, text }] : [],
  );
}
