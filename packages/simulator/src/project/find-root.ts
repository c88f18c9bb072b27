import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { PROJECT_FILE } from '../contract/project';
import { isPrivate } from './list-files';

/** What mini.project.json says about building the app, as far as it matters here. */
export interface CompileOptions {
  readonly typescript?: boolean;
  /** `"alias/*": "./folder/*"`, both relative to {@link ProjectRoot.configFolder}. */
  readonly resolveAlias?: Readonly<Record<string, string>>;
}

export interface ProjectRoot {
  /** The folder with app.json. */
  readonly root: string;
  /** The folder with mini.project.json, or else the root. */
  readonly configFolder: string;
  readonly compileOptions: CompileOptions;
  /** The folder with plugin.json, of a project that is a plugin: its app is there to try the plugin in. */
  readonly pluginRoot?: string;
}

interface ProjectConfig {
  readonly compileType?: string;
  readonly pluginRoot?: string;
  readonly miniprogramRoot?: string;
  readonly compileOptions?: CompileOptions;
}

/** How far below the given folder an app is looked for, and how far above an app its mini.project.json. */
const LEVELS_BELOW = 6;
const LEVELS_ABOVE = 4;

/**
 * Finds the mini program in a folder: by its app.json, by `miniprogramRoot` in its mini.project.json, or the one app
 * below it.
 * @throws {Error} that says what was looked for, if there is none, or which there are, if there are several.
 */
export function findProject(folder: string): ProjectRoot {
  const start = resolve(folder);
  if (!existsSync(start) || !statSync(start).isDirectory()) {
    throw new Error(`${folder}: there is no such folder`);
  }
  const config = readConfig(start);
  if (config) {
    const root = rootIn(start, config);
    if (hasAppJson(root)) return projectOf(root, start, config);
  }
  if (hasAppJson(start)) return withConfigAbove(start);
  const found = [...new Set(searchBelow(start, LEVELS_BELOW))];
  const [only] = found;
  if (only !== undefined && found.length === 1) return withConfigAbove(only);
  if (found.length > 1) {
    const list = found.map((path) => relative(start, path)).sort();
    throw new Error(
      `${folder}: there are ${list.length} mini programs, name one: ${list.join(', ')}`,
    );
  }
  const declared = config?.miniprogramRoot;
  const hint =
    declared === undefined
      ? ''
      : `; its ${PROJECT_FILE} says miniprogramRoot "${declared}": if that is a build, build it first`;
  throw new Error(
    `${folder}: there is no mini program; an app.json with "pages" was looked for there, where a ${PROJECT_FILE} says ` +
      `"miniprogramRoot", and ${LEVELS_BELOW} levels below${hint}`,
  );
}

/** 小程序源码的相对路径 (项目配置.md of AlipayDocs/open-docs), so a slash before it is not that of the disk. */
function rootIn(folder: string, config: ProjectConfig | undefined): string {
  return resolve(join(folder, config?.miniprogramRoot ?? '.'));
}

function searchBelow(folder: string, levels: number): string[] {
  if (levels === 0) return [];
  return subfolders(folder).flatMap((child) => {
    if (isApp(child)) return [child];
    const root = rootIn(child, readConfig(child));
    return isApp(root) ? [root] : searchBelow(child, levels - 1);
  });
}

function subfolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !isPrivate(entry.name))
    .map(({ name }) => join(folder, name));
}

function hasAppJson(folder: string): boolean {
  return existsSync(join(folder, 'app.json'));
}

/** Whether the folder holds a mini program for Alipay: app.json with pages, and AXML for one of them. */
function isApp(folder: string): boolean {
  const { pages, subPackages }: { pages?: unknown; subPackages?: unknown } = readJson(
    join(folder, 'app.json'),
  );
  if (!Array.isArray(pages)) return false;
  const isHere = (path: unknown) =>
    typeof path === 'string' && existsSync(join(folder, `${path}.axml`));
  // All pages of an app can be in subpackages.
  return pages.some(isHere) || (pages.length === 0 && Array.isArray(subPackages));
}

function withConfigAbove(root: string): ProjectRoot {
  let folder = root;
  for (let level = 0; level < LEVELS_ABOVE; level += 1) {
    const config = readConfig(folder);
    if (config && rootIn(folder, config) === root) {
      return projectOf(root, folder, config);
    }
    folder = dirname(folder);
  }
  return { root, configFolder: root, compileOptions: {} };
}

/** @see mini/framework/小程序全局配置/项目配置.md of AlipayDocs/open-docs, compileType and pluginRoot */
function projectOf(
  root: string,
  configFolder: string,
  { compileOptions = {}, compileType, pluginRoot }: ProjectConfig,
): ProjectRoot {
  const project = { root, configFolder, compileOptions };
  const isPlugin = compileType === 'plugin' && pluginRoot !== undefined;
  return isPlugin ? { ...project, pluginRoot: resolve(configFolder, pluginRoot) } : project;
}

function readConfig(folder: string): ProjectConfig | undefined {
  const file = join(folder, PROJECT_FILE);
  return existsSync(file) ? readJson(file) : undefined;
}

/** The object in a JSON file; an empty one for a file that is missing or holds none. */
function readJson(file: string): object {
  try {
    // A byte order mark, as some editors write it, is no part of the text.
    const value: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
