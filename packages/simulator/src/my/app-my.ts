import type { AppIdentity, SystemInfo } from '../contract/system';
import type { LaunchOptions } from '../runtime/app-instance';
import { authorizationSheet } from '../ui/authorization-sheet';
import { modals } from '../ui/modal';
import { phoneApis, type NetworkTimeouts } from './index';
import { assembleMy, type My } from './assemble';
import { syncApi, type ApiHost } from './call';
import type { FileStore } from './files/store';
import { playedApis } from './played';
import { screenApis, type ScreenParts } from './screen-apis';

export interface AppMyParts extends Omit<ScreenParts, 'open'> {
  readonly appName: string;
  readonly files: FileStore;
  readonly app: AppIdentity;
  readonly timeouts: NetworkTimeouts;
  readonly canIUseComponent: (path: string[]) => boolean;
  readonly overrides: Readonly<Record<string, unknown>>;
  system(): SystemInfo;
  launched(): LaunchOptions;
  createSelectorQuery(): unknown;
}

/** The whole of `my` for an app on a screen: the phone's own APIs, and all that shows or asks something. */
export function appMy(host: ApiHost, parts: AppMyParts): My {
  const { screen, navigation, appName, files } = parts;
  const open = modals(screen);
  const askUser = authorizationSheet(open, appName);
  const apis = {
    ...phoneApis(host, {
      askUser: async (request) => {
        const answer = await askUser(request);
        // As on the phone: the sheet covers the page, so the page is shown again.
        if (!host.signal.aborted) navigation.top?.show();
        return answer;
      },
      system: () => parts.system(),
      app: parts.app,
      files,
      timeouts: parts.timeouts,
    }),
    ...playedApis({ host, open, appName }, files),
    ...screenApis(host, { ...parts, open }),
    createSelectorQuery: () => parts.createSelectorQuery(),
    getLaunchOptionsSync: syncApi(host, 'getLaunchOptionsSync', () => ({ ...parts.launched() })),
    getEnterOptionsSync: syncApi(host, 'getEnterOptionsSync', () => ({ ...parts.launched() })),
  };
  const { canIUseComponent, overrides } = parts;
  return assembleMy(host, { apis, canIUseComponent, overrides });
}
