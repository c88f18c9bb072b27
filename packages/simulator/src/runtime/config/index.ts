import { SimulatorError } from '../../contract/errors';
import { parseJson } from '../../contract/parse-json';
import { pluginOf } from '../../contract/plugins';
import type { Problems } from '../../contract/problems';
import { readStyleIsolation, type StyleIsolation } from '../../contract/style-isolation';
import type { TabBarConfig } from '../../contract/tab-bar';
import type { AppFiles } from '../../contract/types';
import type { WindowConfig } from '../../contract/window';
import { checkSections, readPurposes } from './app-sections';
import { readComponentGenerics, type ComponentGenerics } from './component-generics';
import { checkKeys, isText, type Json, type Reading } from './json-keys';
import { checkReference, readSubPackages, type SubPackage } from './subpackages';
import { readPlugins, type Plugin } from '../plugins/config';
import { readTabBar } from './tab-bar';
import { readWindow } from './window';
import { readWorkers } from '../javascript/workers';

export interface AppConfig {
  /** Those of subpackages too. */
  readonly pages: readonly string[];
  readonly subPackages: readonly SubPackage[];
  readonly entryPagePath: string;
  readonly window: WindowConfig;
  readonly usingComponents: Readonly<Record<string, string>>;
  /** Of `networkTimeout`, what is there. */
  readonly timeouts: NetworkTimeouts;
  readonly decodeQuery: boolean;
  /** Whether a page that does not say what is shared of it is shared with its query. */
  readonly sharesQuery: boolean;
  /** Scripts that may run as workers. */
  readonly workers: readonly string[];
  readonly tabBar: TabBarConfig | undefined;
  /** What the app says it needs a permission for, by scope. */
  readonly purposes: Readonly<Record<string, string>>;
  /** Whether scripts of pages and components wait until they are needed. */
  readonly lazyScripts: boolean;
  readonly plugins: readonly Plugin[];
  /** Whether the app may load plugins that it does not declare. */
  readonly dynamicPlugins: boolean;
}

export interface NetworkTimeouts {
  readonly requestTimeoutMs?: number;
  readonly downloadTimeoutMs?: number;
  readonly uploadTimeoutMs?: number;
  readonly socketTimeoutMs?: number;
}

export interface ComponentConfig {
  readonly usingComponents: Readonly<Record<string, string>>;
  /** By tag: the tag whose component stands in while its own is not there. */
  readonly placeholders: Readonly<Record<string, string>>;
  readonly isolation: StyleIsolation;
  readonly generics: ComponentGenerics;
  /** Whether its tag is no element of its own. */
  readonly virtualHost: boolean;
}

export interface PageConfig extends Omit<ComponentConfig, 'virtualHost'> {
  readonly window: WindowConfig;
}

/** Keys that change nothing a person or the app's code could tell here. */
const APP_IGNORED = [
  'requirePolyfill',
  'preloadRule',
  'loadingPages',
  // Asked for by `my.canIUse('plugin.dynamic')`; such a plugin is a problem where one is loaded.
  'useDynamicPlugins',
  // Of the build tools of uni-app and of older DevTools: no platform page has it, and it names no feature.
  'subPackageBuildType',
  // Of Alipay's own API demo, and of apps that began with it: no platform page has it.
  'debug',
];
const APP_KNOWN = [
  'pages',
  'entryPagePath',
  'window',
  'usingComponents',
  'networkTimeout',
  'behavior',
  'tabBar',
  'workers',
  'subPackages',
  'subpackages',
  'permission',
  'lazyCodeLoading',
  'plugins',
];
/** Keys that pages and components share. */
const VIEW_KNOWN = ['component', 'usingComponents', 'componentPlaceholder', 'styleIsolation'];
const COMPONENT_KNOWN = [...VIEW_KNOWN, 'componentGenerics', 'virtualHost'];

/** Reads app.json. @throws {SimulatorError} for a file without pages; in strict mode for any problem with a key. */
export function readAppConfig(files: AppFiles, problems: Problems): AppConfig {
  const file = 'app.json';
  const json = readJson(files, file);
  checkKeys(json, { file, problems }, [...APP_KNOWN, ...APP_IGNORED]);
  const { pages } = json;
  if (!Array.isArray(pages) || !pages.every(isText)) {
    throw new SimulatorError('pages: a list of paths is required', { file });
  }
  const main = pages.map((path) => path.replace(/^\//, ''));
  const subPackages = readSubPackages(json.subPackages ?? json.subpackages ?? [], main, problems);
  const paths = [...main, ...subPackages.flatMap((each) => each.pages)];
  if (paths.length === 0) throw new SimulatorError('pages: a list of paths is required', { file });
  const first = paths[0] ?? '';
  const entry = typeof json.entryPagePath === 'string' ? json.entryPagePath : first;
  const hasEntry = paths.includes(entry.replace(/^\//, ''));
  const inMain = (path: string) => main.includes(path);
  if (hasEntry && entry !== first && !inMain(entry.replace(/^\//, ''))) {
    const message = 'entryPagePath must be in the main package';
    problems.unknown('app.json entryPagePath', message, { file });
  }
  if (!hasEntry) {
    problems.unknown('app.json entryPagePath', 'entryPagePath is none of the pages', { file });
  }
  const checkPackage = (asked: string) => checkReference(subPackages, file, asked, problems);
  const behavior = section(json, 'behavior', file);
  const home = hasEntry ? entry.replace(/^\//, '') : first;
  const roots = subPackages.map(({ root }) => root);
  const plugins = readPlugins(json.plugins, files, problems);
  const names = plugins.map(({ name }) => name);
  checkSections(json, { file, problems }, { pages: paths, roots, plugins: names });
  return {
    pages: paths,
    subPackages,
    entryPagePath: home,
    window: readWindow(section(json, 'window', file), { file, problems }, []),
    usingComponents: readUsing(json, file),
    timeouts: readTimeouts(section(json, 'networkTimeout', file)),
    tabBar: readTabBar(json.tabBar, paths, { problems, files, home, inMain, checkPackage }),
    purposes: readPurposes(json.permission),
    lazyScripts: json.lazyCodeLoading === 'requiredComponents',
    decodeQuery: behavior.decodeQuery !== 'disable',
    workers: readWorkers(json.workers, files, problems),
    sharesQuery: behavior.shareAppMessage === 'appendQuery',
    plugins,
    dynamicPlugins: json.useDynamicPlugins === true,
  };
}

function readTimeouts({ request, connectSocket, downloadFile, uploadFile }: Json): NetworkTimeouts {
  return {
    ...(typeof request === 'number' ? { requestTimeoutMs: request } : {}),
    ...(typeof connectSocket === 'number' ? { socketTimeoutMs: connectSocket } : {}),
    ...(typeof downloadFile === 'number' ? { downloadTimeoutMs: downloadFile } : {}),
    ...(typeof uploadFile === 'number' ? { uploadTimeoutMs: uploadFile } : {}),
  };
}

/** Reads a page's JSON, `window` keys written flat. One that cannot be read is a problem, and says nothing. */
export function readPageConfig(files: AppFiles, path: string, problems: Problems): PageConfig {
  const file = `${path}.json`;
  if (files[file] === undefined) {
    // A renamed page has left its old name there.
    const list = pluginOf(path) === '' ? 'app.json' : 'plugin.json';
    problems.unknown('page without JSON', `the file is not there, but ${list} lists the page`, {
      file,
    });
    const generics: ComponentGenerics = new Map();
    return { window: {}, usingComponents: {}, placeholders: {}, isolation: 'shared', generics };
  }
  const json: Json = problems.contain(
    () => readJson(files, file),
    () => ({}),
  );
  const context = { file, problems };
  // The app may give components to the pages of a plugin, and to no others: nobody uses a page by a tag.
  const ofPlugin = pluginOf(path) === '' ? [] : ['componentGenerics'];
  return {
    window: readWindow(json, context, [...VIEW_KNOWN, ...ofPlugin]),
    usingComponents: readUsing(json, file),
    placeholders: readTags(json, 'componentPlaceholder', file),
    isolation: isolationOf(json, context),
    generics:
      ofPlugin.length === 0
        ? new Map<string, undefined>()
        : readComponentGenerics(json.componentGenerics, file, problems),
  };
}

/** Reads a component's JSON. */
export function readComponentConfig(
  files: AppFiles,
  path: string,
  problems: Problems,
): ComponentConfig {
  const file = `${path}.json`;
  const json = problems.contain(
    () => readJson(files, file),
    () => ({ component: true }),
  );
  checkKeys(json, { file, problems }, COMPONENT_KNOWN);
  if (json.component !== true) {
    problems.unknown('component: true', 'component: true is required', { file });
  }
  const isolation = isolationOf(json, { file, problems });
  const generics = readComponentGenerics(json.componentGenerics, file, problems);
  const placeholders = readTags(json, 'componentPlaceholder', file);
  const { virtualHost = true } = json;
  if (typeof virtualHost !== 'boolean') {
    problems.unknown('virtualHost', 'virtualHost: true or false is required', { file });
  }
  return {
    usingComponents: readUsing(json, file),
    placeholders,
    isolation,
    generics,
    virtualHost: virtualHost !== false,
  };
}

function isolationOf(json: Json, { file, problems }: Reading): StyleIsolation {
  const isolation = readStyleIsolation(json.styleIsolation);
  if (isolation !== undefined) return isolation;
  const message = 'styleIsolation: "shared", "apply-shared" or "isolated" is required';
  problems.unknown('styleIsolation', message, { file });
  return 'shared';
}

function readUsing(json: Json, file: string): Readonly<Record<string, string>> {
  return readTags(json, 'usingComponents', file);
}

/** A section that has a path, or another tag, for each tag. */
function readTags(json: Json, key: string, file: string): Readonly<Record<string, string>> {
  const tags = section(json, key, file);
  for (const [tag, value] of Object.entries(tags)) {
    const wanted = key === 'usingComponents' ? 'a path' : 'a name';
    if (!isText(value)) throw new SimulatorError(`${key}.${tag}: ${wanted} is required`, { file });
  }
  return tags as Record<string, string>;
}

function section(json: Json, key: string, file: string): Json {
  const value = json[key] ?? {};
  if (typeof value === 'object' && !Array.isArray(value)) return value as Json;
  throw new SimulatorError(`${key}: an object is required`, { file });
}

function readJson(files: AppFiles, file: string): Json {
  const text = files[file];
  if (text === undefined) throw new SimulatorError('the file is not there', { file });
  const value = parseJson(text, file);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  throw new SimulatorError('an object is required', { file });
}
