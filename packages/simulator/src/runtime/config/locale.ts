import { parseJson } from '../../contract/parse-json';
import type { Problems } from '../../contract/problems';
import type { AppFiles } from '../../contract/types';
import { checkKeys, type Json } from './json-keys';

/** Language of Alipay where nobody says another. */
export const DEFAULT_LANGUAGE = 'zh-Hans';

/** 目前仅支持 …四种语言. */
const LANGUAGES = [DEFAULT_LANGUAGE, 'zh-Hant', 'zh-HK', 'en'];
const LOCALE_FILE = /^locale\/([^/]+)\/app\.json$/;

/**
 * The app's files, in whose JSON titles and names of tabs are those of `locale/<language>/app.json`, if it is there.
 * @see mini/framework/小程序全局配置/小程序 tabBar、titleBar 多语言配置.md of AlipayDocs/open-docs
 */
export function inLanguage(files: AppFiles, language: string, problems: Problems): AppFiles {
  for (const path of Object.keys(files)) {
    const [, name] = LOCALE_FILE.exec(path) ?? [];
    if (name === undefined || LANGUAGES.includes(name)) continue;
    const message = `${name} is none of the languages ${LANGUAGES.join(', ')}`;
    problems.unknown('locale', message, { file: path });
  }
  const file = `locale/${language}/app.json`;
  if (!LANGUAGES.includes(language) || files[file] === undefined) return files;
  const locale = problems.contain<Json>(
    () => Object(parseJson(files[file] ?? '', file)) as Json,
    () => ({}),
  );
  checkKeys(locale, { file, problems }, ['window', 'tabBar', 'pages']);
  const translated: Record<string, string> = { ...files };
  translate(translated, 'app.json', (json) => ({
    ...json,
    ...withTitle('window', json, locale),
    ...withTabNames(json, locale),
  }));
  for (const [path, page] of Object.entries(Object(locale.pages) as Json)) {
    translate(translated, `${path}.json`, (json) => ({ ...json, ...titleOf(page) }));
  }
  return translated;
}

/** One that cannot be read is told where it is read for good. */
function translate(files: Record<string, string>, file: string, change: (json: Json) => Json) {
  try {
    const json: unknown = JSON.parse(files[file] ?? '');
    if (typeof json === 'object' && json !== null)
      files[file] = JSON.stringify(change(json as Json));
  } catch {
    return;
  }
}

function titleOf(window: unknown): Json {
  const { defaultTitle } = Object(window) as Json;
  return defaultTitle === undefined ? {} : { defaultTitle };
}

function withTitle(key: string, json: Json, locale: Json): Json {
  const title = titleOf(locale[key]);
  return Object.keys(title).length === 0 ? {} : { [key]: { ...(json[key] as Json), ...title } };
}

function withTabNames({ tabBar }: Json, locale: Json): Json {
  const { items } = Object(tabBar) as Json;
  const { items: names } = Object(locale.tabBar) as Json;
  if (!Array.isArray(items) || !Array.isArray(names)) return {};
  const named = (items as Json[]).map((item, index) => {
    const { name } = Object(names[index]) as Json;
    return name === undefined ? item : { ...item, name };
  });
  return { tabBar: { ...(tabBar as Json), items: named } };
}
