import type { AppIdentity, SystemInfo } from '../contract/system';
import type { LaunchOptions } from '../runtime/app-instance';
import { authorizationSheet } from '../ui/authorization-sheet';
import { modals } from '../ui/modal';
import type { Navigation } from '../runtime/navigation';
import type { Screen } from '../ui/screen';
import type { AskUser } from './open/auth';
import { phoneApis, type NetworkTimeouts } from './index';
import { assembleMy, type My } from './assemble';
import { BackgroundFetch } from './background-fetch';
import { asyncApi, asyncApis, syncApi, type ApiHost } from './call';
import { fileApis } from './files/apis';
import type { FileStore } from './files/store';
import { mediaFileApis } from './media/apis';
import { uploadApi } from './network/transfer';
import { buttonRectApis } from './navigation-bar-apis';
import type { Nodes } from './nodes';
import { playedApis, storedApis } from './played';
import type { Asking } from './played/asking';
import { pluginApis, type PluginMyParts } from './plugin-my';
import { askForScope } from './played/permission-sheet';
import { screenApis, type ScreenParts } from './screen-apis';

export interface AppMyParts extends Omit<ScreenParts, 'open'> {
  readonly appName: string;
  readonly files: FileStore;
  readonly nodes: Nodes;
  readonly app: AppIdentity;
  readonly timeouts: NetworkTimeouts;
  readonly purposes: Readonly<Record<string, string>>;
  readonly component2: boolean;
  readonly dynamicPlugins: boolean;
  readonly createWorker: (script: unknown) => unknown;
  readonly canIUseComponent: (path: string[]) => boolean;
  readonly overrides: Readonly<Record<string, unknown>>;
  system(): SystemInfo;
  launched(): LaunchOptions;
  entered(): LaunchOptions;
}

/** `my` as the app has it, and as a plugin has it. */
export interface AppMy {
  readonly my: My;
  readonly ofPlugin: (plugin: PluginMyParts['plugin']) => My;
}

/** The whole of `my` for an app on a screen: the phone's own APIs, and all that shows or asks something. */
export function appMy(host: ApiHost, parts: AppMyParts): AppMy {
  const { screen, navigation, appName, files } = parts;
  const open = modals(screen);
  const asking: Asking = {
    host,
    open,
    appName,
    purposes: parts.purposes,
    askForScope: (scope) => askForScope({ ...parts, open }, scope),
    leave: () => parts.exit(),
    platform: () => parts.system().platform,
  };
  const askUser = askOnScreen(host, screen, navigation, appName);
  const preload = files.read('preload.json');
  const fetches = new BackgroundFetch(
    host,
    parts.app.appId,
    preload && new TextDecoder().decode(preload.bytes),
  );
  const own = {
    getBackgroundFetchData: asyncApi(host, 'getBackgroundFetchData', (params) =>
      fetches.get(params),
    ),
    createWorker: (script?: unknown) => parts.createWorker(script),
    getLaunchOptionsSync: syncApi(host, 'getLaunchOptionsSync', () => ({ ...parts.launched() })),
    getEnterOptionsSync: syncApi(host, 'getEnterOptionsSync', () => ({ ...parts.entered() })),
  };
  const apis = [
    phoneApis(host, {
      askUser,
      askForScope: asking.askForScope,
      system: () => parts.system(),
      app: parts.app,
      files,
      timeouts: parts.timeouts,
    }),
    playedApis(asking, files),
    screenApis(host, { ...parts, open }),
    buttonRectApis(
      host,
      () => parts.system(),
      () =>
        parts.navigation.top !== undefined &&
        parts.screen.titleBar.optionIconOf(parts.navigation.top) !== '',
    ),
    parts.nodes.apis(),
    own,
  ];
  const { app } = parts;
  // `/` 开头的路径在小程序中始终相对于 miniprogramRoot/pluginRoot (项目配置.md of AlipayDocs/open-docs)
  const withFiles = (store: FileStore) => ({
    ...fileApis(host, store),
    ...mediaFileApis(host, store, asking.platform),
    ...asyncApis(host, storedApis(asking, store)),
    ...parts.nodes.apis(store),
    uploadFile: uploadApi(host, store, parts.timeouts),
  });
  return {
    my: assembleMy(host, { ...parts, apis }),
    ofPlugin: (plugin) =>
      assembleMy(host, {
        ...parts,
        apis: [
          ...apis,
          withFiles(files.below(plugin.folder)),
          pluginApis(host, { navigation, app, plugin }),
        ],
      }),
  };
}

/** The authorization sheet of the app. */
export function askOnScreen(
  host: ApiHost,
  screen: Screen,
  navigation: Navigation,
  appName: string,
): AskUser {
  const ask = authorizationSheet(modals(screen), appName);
  return async (request) => {
    const answer = await ask(request);
    // As on the phone: the sheet covers the page, so the page is shown again.
    if (!host.signal.aborted) navigation.top?.show();
    return answer;
  };
}
