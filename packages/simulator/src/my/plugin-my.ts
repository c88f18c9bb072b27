import type { AppIdentity } from '../contract/system';
import type { StorageArea } from '../contract/types';
import type { Navigation } from '../runtime/navigation';
import { ApiFailure } from '../contract/errors';
import { asyncApi, syncApi, type ApiHost } from './call';
import { navigationApis } from './navigation-apis';
import { checkedApis } from './screen-apis';
import { storageApis } from './storage';
import { accountInfo } from './system';
import { NOT_SUPPORTED } from './table';

export interface PluginMyParts {
  readonly navigation: Navigation;
  readonly app: AppIdentity;
  readonly plugin: AppIdentity & {
    /** Folder of its files. */
    readonly folder: string;
  };
}

/**
 * What of `my` is another in a plugin: whose code it is, where urls lead, and its own storage.
 * @see mini/plugin/插件开发与发布/插件开发.md, mini/api/基础API/基础/my.getAccountInfoSync.md and 缓存/my.setStorage.md of AlipayDocs/open-docs
 */
export function pluginApis(
  host: ApiHost,
  { navigation, app, plugin }: PluginMyParts,
): Record<string, unknown> {
  const parent = () => ({ appId: app.appId });
  return {
    ...checkedApis(host, navigationApis(navigation, undefined, plugin.folder)),
    ...storageApis(host, () => ({
      user: host.phone.user,
      storage: areaOf(host.phone.storage, `${plugin.appId}/`),
    })),
    getAccountInfoSync: syncApi(host, 'getAccountInfoSync', () => ({
      ...accountInfo(app),
      plugin: { appId: plugin.appId, version: plugin.version },
    })),
    getPluginIdSync: syncApi(host, 'getPluginIdSync', () => ({ pluginId: plugin.appId })),
    getParentAppIdSync: syncApi(host, 'getParentAppIdSync', parent),
    getParentAppId: () => app.appId,
    loadPlugin: asyncApi(host, 'loadPlugin', () => {
      const message = 'my.loadPlugin: a plugin cannot load other plugins';
      host.problems.unknown('my.loadPlugin in a plugin', message);
      throw new ApiFailure({ ...NOT_SUPPORTED });
    }),
  };
}

/** The part of a storage whose keys begin in that way. */
function areaOf(storage: StorageArea, prefix: string): StorageArea {
  return {
    get: (key) => storage.get(prefix + key),
    set: (key, value) => storage.set(prefix + key, value),
    delete: (key) => storage.delete(prefix + key),
    keys: () =>
      storage
        .keys()
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length)),
  };
}
