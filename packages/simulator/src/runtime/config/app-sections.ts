import { checkKeys, isText, type Json, type Reading } from './json-keys';

/** What the sections of app.json speak of. */
export interface AppParts {
  readonly pages: readonly string[];
  /** Folders of the subpackages. */
  readonly roots: readonly string[];
  /** The app's own names of its plugins. */
  readonly plugins: readonly string[];
}

const NETWORK = ['request', 'connectSocket', 'uploadFile', 'downloadFile'];
const BEHAVIOR: Readonly<Record<string, string>> = {
  shareAppMessage: 'appendQuery',
  decodeQuery: 'disable',
};
/** On no page; DevTools writes them into app.json. */
const BEHAVIOR_OF_TOOLS = [
  'requestReferrerStrategy',
  'requestReferrerStyle',
  'requestDefaultEnableCookie',
  'connectSocketDefaultMultiple',
];
const SCOPES = [
  'scope.album',
  'scope.writePhotosAlbum',
  'scope.camera',
  'scope.record',
  'scope.userLocation',
];

/** Reads a section of app.json; its keys are those that the platform has. */
type Check = (section: Json, tell: Tell, parts: AppParts) => void;
type Tell = (message: string) => void;

const CHECKS: Readonly<Record<string, { keys?: string[]; check: Check }>> = {
  networkTimeout: {
    keys: NETWORK,
    check(section, tell) {
      for (const key of NETWORK) {
        const value = section[key];
        if (value !== undefined && typeof value !== 'number') tell(`${key}: a number is required`);
      }
    },
  },
  behavior: {
    keys: [...Object.keys(BEHAVIOR), ...BEHAVIOR_OF_TOOLS],
    check(section, tell) {
      for (const [key, only] of Object.entries(BEHAVIOR)) {
        const value = section[key];
        if (value !== undefined && value !== only) tell(`${key}: "${only}" is required`);
      }
    },
  },
  permission: {
    keys: SCOPES,
    check(section, tell) {
      for (const [scope, value] of Object.entries(section)) {
        const { desc } = Object(value) as Json;
        if (!isText(desc) || desc === '') tell(`${scope}: desc is required`);
      }
    },
  },
  preloadRule: { check: checkPreloadRule },
};

/**
 * Tells of what the platform does not know in sections whose effect, if they have one here, others read.
 * @see mini/framework/小程序全局配置/app.json  应用配置.md of AlipayDocs/open-docs
 */
export function checkSections(json: Json, reading: Reading, parts: AppParts): void {
  const { file, problems } = reading;
  for (const [name, { keys, check }] of Object.entries(CHECKS)) {
    const section = json[name];
    if (typeof section !== 'object' || section === null) continue;
    if (keys) checkKeys(section as Json, reading, keys, name);
    const tell = (message: string) =>
      problems.unknown(`app.json ${name}`, `${name}.${message}`, { file });
    check(section as Json, tell, parts);
  }
  const { lazyCodeLoading } = json;
  if (lazyCodeLoading !== undefined && lazyCodeLoading !== 'requiredComponents') {
    const message = 'lazyCodeLoading: "requiredComponents" is required';
    problems.unknown('app.json lazyCodeLoading', message, { file });
  }
}

/**
 * What is loaded ahead is a subpackage or a plugin.
 * @see mini/framework/分包加载.md (分包预下载), mini/plugin/插件获取与使用/插件使用.md (懒加载模式) of AlipayDocs/open-docs
 */
function checkPreloadRule(rules: Json, tell: Tell, { pages, roots, plugins }: AppParts): void {
  for (const [page, rule] of Object.entries(rules)) {
    const { network = 'all', ...ahead } = Object(rule) as Json;
    if (!pages.includes(page.replace(/^\//, ''))) tell(`${page} is none of the pages`);
    if (network !== 'all' && network !== 'wifi') tell(`${page}: network is "all" or "wifi"`);
    const packages = listOf(ahead.packages);
    const wanted = listOf(ahead.plugins);
    if (packages.length + wanted.length === 0) tell(`${page}: packages is required`);
    for (const root of packages) {
      const folder = String(root).replace(/^\/|\/$/g, '');
      if (!roots.includes(folder)) tell(`${page}: there is no subpackage ${String(root)}`);
    }
    for (const name of wanted) {
      if (!plugins.includes(String(name))) tell(`${page}: there is no plugin ${String(name)}`);
    }
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What the app needs each permission for, by the name of its scope: the question says so. */
export function readPurposes(permission: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(Object(permission) as Json).map(([scope, value]) => {
      const { desc } = Object(value) as Json;
      return [scope, isText(desc) ? desc : ''];
    }),
  );
}
