import { parseJson } from '../../contract/parse-json';
import { resolvePath } from '../../contract/paths';
import { manifestOf, pluginPlace } from '../../contract/plugins';
import type { Problems } from '../../contract/problems';
import type { AppFiles } from '../../contract/types';
import { checkKeys, isText, type Json } from '../config/json-keys';

/** A plugin that app.json declares. */
export interface Plugin {
  /** The app's own name of it. */
  readonly name: string;
  readonly appId: string;
  /** Folder of its files. */
  readonly folder: string;
  /** Whether the app has its files. Those of a plugin that was ordered from Alipay are nowhere but there. */
  readonly isThere: boolean;
  readonly lazy: boolean;
  /** Path of the script of the app that exports something to it. */
  readonly exports: string | undefined;
  /** Path of the script that it exports to the app. */
  readonly main: string | undefined;
  /** Paths of all its pages. */
  readonly pages: readonly string[];
  /** Paths of those that the app may open, by the plugin's own name. */
  readonly publicPages: ReadonlyMap<string, string>;
  readonly publicComponents: ReadonlyMap<string, string>;
  /** Components of the app for abstract nodes of its pages: by the page's public name, by the node's name. */
  readonly generics: Json;
}

interface PluginJson {
  readonly main: string | undefined;
  readonly pages: readonly string[];
  readonly publicPages: ReadonlyMap<string, string>;
  readonly publicComponents: ReadonlyMap<string, string>;
}

/** 静态加载仅支持一个小程序最多关联 10 个插件. */
const MAX_PLUGINS = 10;
const DECLARED_KEYS = ['version', 'provider', 'lazy', 'export', 'genericsImplementation'];
const PLUGIN_KEYS = ['publicComponents', 'publicPages', 'pages', 'main'];
const NOTHING: PluginJson = {
  main: undefined,
  pages: [],
  publicPages: new Map(),
  publicComponents: new Map(),
};

/**
 * Reads `plugins` of app.json, and the plugin.json of each plugin whose files the app has.
 * @see mini/plugin/插件获取与使用/插件使用.md and mini/plugin/插件开发与发布/插件开发.md of AlipayDocs/open-docs
 */
export function readPlugins(
  value: unknown,
  files: AppFiles,
  problems: Problems,
): readonly Plugin[] {
  const file = 'app.json';
  const tell = (message: string) =>
    problems.unknown('app.json plugins', `plugins${message}`, { file });
  // What is no object here is passed over, as the whole section was.
  const entries = Object.entries(Object(value) as Json);
  if (entries.length > MAX_PLUGINS) {
    tell(`: there are ${entries.length}, ${MAX_PLUGINS} at the most`);
  }
  const providers = new Set<unknown>();
  return entries.map(([name, entry]) => {
    const declared = Object(entry) as Json;
    const { provider, version, lazy, export: exports, genericsImplementation } = declared;
    checkKeys(declared, { file, problems }, DECLARED_KEYS, `plugins.${name}`);
    for (const key of ['version', 'provider']) {
      if (!isText(declared[key])) tell(`.${name}: ${key} is required`);
    }
    // 同一个插件 ID 不能多次声明使用.
    if (providers.has(provider)) tell(`.${name}: ${String(provider)} is declared twice`);
    providers.add(provider);
    const { appId, folder } = pluginPlace(String(provider), String(version));
    const isThere = files[manifestOf(folder)] !== undefined;
    const given = isThere
      ? problems.contain(
          () => readPluginJson(folder, files, problems),
          () => NOTHING,
        )
      : NOTHING;
    return {
      ...given,
      name,
      appId,
      folder,
      isThere,
      lazy: lazy === true,
      exports: isText(exports) ? resolvePath(file, exports) : undefined,
      generics: Object(genericsImplementation) as Json,
    };
  });
}

function readPluginJson(folder: string, files: AppFiles, problems: Problems): PluginJson {
  const file = manifestOf(folder);
  const json = Object(parseJson(files[file] ?? '', file)) as Json;
  checkKeys(json, { file, problems }, PLUGIN_KEYS);
  const tell = (key: string, message: string) =>
    problems.unknown(`plugin.json ${key}`, `${key}${message}`, { file });
  const place = (path: string) => viewPath(files, resolvePath(file, path));
  const named = (key: string) => {
    const paths = Object.entries(Object(json[key]) as Json);
    return new Map(
      paths.flatMap(([name, path]) => {
        if (isText(path)) return [[name, place(path)] as const];
        tell(key, `.${name}: a path is required`);
        return [];
      }),
    );
  };
  const { main, pages = [] } = json;
  if (!Array.isArray(pages) || !pages.every(isText)) tell('pages', ': a list of paths is required');
  const paths = Array.isArray(pages) ? pages.filter(isText).map(place) : [];
  const publicPages = named('publicPages');
  for (const [name, path] of publicPages) {
    // 提供给第三方小程序跳转的页面必须在 publicPages 和 Pages 中声明.
    if (!paths.includes(path)) tell('publicPages', `.${name}: pages does not have it`);
  }
  return {
    main: isText(main) ? resolvePath(file, main) : undefined,
    pages: paths,
    publicPages,
    publicComponents: named('publicComponents'),
  };
}

/** The page's own sample names the folder alone: `"hello-component": "components/hello-component"`. */
function viewPath(files: AppFiles, path: string): string {
  const last = path.split('/').at(-1) ?? '';
  const places = [path, `${path}/${last}`, `${path}/index`];
  return places.find((each) => files[`${each}.json`] !== undefined) ?? path;
}
