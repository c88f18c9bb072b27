import { SimulatorError } from '../contract/errors';
import type { AppFiles } from '../contract/types';
import type { WindowConfig } from '../contract/window';

export interface AppConfig {
  readonly pages: readonly string[];
  readonly entryPagePath: string;
  readonly window: WindowConfig;
  readonly usingComponents: Readonly<Record<string, string>>;
  readonly requestTimeoutMs: number | undefined;
  readonly decodeQuery: boolean;
}

export interface PageConfig {
  readonly window: WindowConfig;
  readonly usingComponents: Readonly<Record<string, string>>;
}

type Json = Record<string, unknown>;

/** Keys that change nothing a person or the app's code could tell here. */
const APP_IGNORED = ['lazyCodeLoading', 'requirePolyfill', 'permission', 'preloadRule'];
const APP_KNOWN = [
  'pages',
  'entryPagePath',
  'window',
  'usingComponents',
  'networkTimeout',
  'behavior',
];
const APP_UNSUPPORTED = [
  'tabBar',
  'subPackages',
  'subpackages',
  'plugins',
  'useDynamicPlugins',
  'workers',
  'loadingPages',
];
const WINDOW_KNOWN = [
  'showTitleLoading',
  'onReachBottomDistance',
  'defaultTitle',
  'titleBarColor',
  'backgroundColor',
  'navigationBarFrontColor',
];
const WINDOW_IGNORED = [
  'allowsBounceVertical',
  'gestureBack',
  'enableScrollBar',
  'enableInPageRenderInput',
  'optionMenu',
  'barButtonTheme',
];
const WINDOW_UNSUPPORTED = [
  'pullRefresh',
  'transparentTitle',
  'titlePenetrate',
  'titleImage',
  'backgroundImageColor',
  'backgroundImageUrl',
  'responsive',
];
const COMPONENT_KNOWN = ['component', 'usingComponents', 'styleIsolation'];

/** Reads app.json. @throws {SimulatorError} naming the key that is wrong, unknown or not supported. */
export function readAppConfig(files: AppFiles): AppConfig {
  const file = 'app.json';
  const json = readJson(files, file);
  checkKeys(json, file, [...APP_KNOWN, ...APP_IGNORED], APP_UNSUPPORTED);
  const { pages } = json;
  if (!Array.isArray(pages) || pages.length === 0 || !pages.every(isString)) {
    throw new SimulatorError('pages: a list of paths is required', { file });
  }
  const paths = pages.map((path) => path.replace(/^\//, ''));
  const entry = json.entryPagePath;
  const timeout = section(json, 'networkTimeout', file).request;
  return {
    pages: paths,
    entryPagePath: typeof entry === 'string' ? entry.replace(/^\//, '') : (paths[0] ?? ''),
    window: readWindow(section(json, 'window', file), file, []),
    usingComponents: readUsing(json, file),
    requestTimeoutMs: typeof timeout === 'number' ? timeout : undefined,
    decodeQuery: section(json, 'behavior', file).decodeQuery !== 'disable',
  };
}

/** Reads a page's JSON, `window` keys written flat. */
export function readPageConfig(files: AppFiles, path: string): PageConfig {
  const file = `${path}.json`;
  const json = readJson(files, file);
  checkIsolation(json, file);
  const window = readWindow(json, file, ['usingComponents', 'styleIsolation', 'component']);
  return { window, usingComponents: readUsing(json, file) };
}

/** Reads a component's JSON. @returns Its `usingComponents`. */
export function readComponentConfig(
  files: AppFiles,
  path: string,
): Readonly<Record<string, string>> {
  const file = `${path}.json`;
  const json = readJson(files, file);
  checkKeys(json, file, COMPONENT_KNOWN, ['virtualHost']);
  if (json.component !== true) throw new SimulatorError('component: true is required', { file });
  checkIsolation(json, file);
  return readUsing(json, file);
}

function checkIsolation(json: Json, file: string): void {
  const isolation = json.styleIsolation;
  if (isolation === undefined || isolation === 'shared') return;
  throw new SimulatorError('styleIsolation: only "shared" is supported by the simulator', { file });
}

function readWindow(json: Json, file: string, others: string[]): WindowConfig {
  const unsupported = WINDOW_UNSUPPORTED.filter((key) =>
    // `responsive` is on by default, all others are off.
    key === 'responsive' ? isOff(json[key] ?? true) : !isOff(json[key]),
  );
  checkKeys(
    json,
    file,
    [...WINDOW_KNOWN, ...WINDOW_IGNORED, ...WINDOW_UNSUPPORTED, ...others].filter(
      (key) => !unsupported.includes(key),
    ),
    unsupported,
  );
  const window: WindowConfig = {};
  for (const key of ['defaultTitle', 'titleBarColor', 'backgroundColor'] as const) {
    const value = json[key];
    if (value === undefined) continue;
    if (!isString(value)) throw new SimulatorError(`${key}: text is required`, { file });
    window[key] = value;
  }
  const front = json.navigationBarFrontColor;
  window.showTitleLoading = !isOff(json.showTitleLoading);
  const distance = json.onReachBottomDistance;
  if (typeof distance === 'number') window.onReachBottomDistance = distance;
  if (front !== undefined && front !== 'black' && front !== 'white') {
    throw new SimulatorError('navigationBarFrontColor: "black" or "white" is required', { file });
  }
  if (front !== undefined) window.navigationBarFrontColor = front;
  return window;
}

/** A flag that says what the simulator does anyway. */
function isOff(value: unknown): boolean {
  return value === undefined || value === false || value === 'NO' || value === 'none';
}

function readUsing(json: Json, file: string): Readonly<Record<string, string>> {
  const using = section(json, 'usingComponents', file);
  for (const [tag, path] of Object.entries(using)) {
    if (!isString(path))
      throw new SimulatorError(`usingComponents.${tag}: a path is required`, { file });
  }
  return using as Record<string, string>;
}

function checkKeys(json: Json, file: string, known: string[], unsupported: string[]): void {
  for (const key of Object.keys(json)) {
    if (known.includes(key)) continue;
    const reason = unsupported.includes(key) ? 'is not supported by the simulator' : 'is not known';
    throw new SimulatorError(`${key} ${reason}`, { file });
  }
}

function section(json: Json, key: string, file: string): Json {
  const value = json[key] ?? {};
  if (typeof value === 'object' && !Array.isArray(value)) return value as Json;
  throw new SimulatorError(`${key}: an object is required`, { file });
}

function readJson(files: AppFiles, file: string): Json {
  const text = files[file];
  if (text === undefined) throw new SimulatorError('the file is not there', { file });
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  } catch (error) {
    throw new SimulatorError(error instanceof Error ? error.message : 'no JSON', { file });
  }
  throw new SimulatorError('an object is required', { file });
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}
