/** Folder among the app's files that holds those of its plugins, each in a folder of its own. */
const PLUGINS = '__plugin__';

/** How app.json names the plugin that is developed in the same project, and the only version it has there. */
const CURRENT_PLUGIN = '{{currentPluginId}}';
const CURRENT_VERSION = 'dev';

/** Made up, of the platform's form, as the app's own: the plugin that is developed in the same project. */
const CURRENT_APP_ID = '2021000000000001';

/** Folder of the plugin that is developed in the same project, with its plugin.json. */
export const CURRENT_FOLDER = `${PLUGINS}/${CURRENT_APP_ID}`;

/**
 * Where the files of a plugin stand, if the app has them, and what it is known by.
 * @see mini/plugin/插件开发与发布/插件开发.md of AlipayDocs/open-docs, app.json 默认配置
 */
export function pluginPlace(provider: string, version: string) {
  const isCurrent = provider === CURRENT_PLUGIN || version === CURRENT_VERSION;
  const appId = isCurrent ? CURRENT_APP_ID : provider;
  return { appId, folder: `${PLUGINS}/${appId}` };
}

/** The folder of the plugin that a file of the app belongs to; '' for the app's own. */
export function pluginOf(path: string): string {
  const [folder, id, ...rest] = path.split('/');
  return folder === PLUGINS && id !== undefined && rest.length > 0 ? `${PLUGINS}/${id}` : '';
}

/** The file at the root of a plugin, by its folder, or of the app, by ''. */
export function manifestOf(folder: string): string {
  return folder === '' ? 'app.json' : `${folder}/plugin.json`;
}

/** The path as the plugin, or the app, that the file belongs to knows it. */
export function pathInside(path: string): string {
  const folder = pluginOf(path);
  return folder === '' ? path : path.slice(folder.length + 1);
}

/** Whether a path is written as one of a plugin: `plugin://name/page`, `dynamic-plugin://id/page`. */
export function isPluginUrl(path: string): boolean {
  return /^(?:dynamic-)?plugin:/.test(path);
}
