import { ApiFailure } from '../contract/errors';
import { pluginOf } from '../contract/plugins';
import { refuseSwitchTab, type Navigation } from '../runtime/navigation';
import { asyncApi, stringParam, type ApiHost, type Params, type Run } from './call';

/**
 * `my.navigateTo` and its like.
 * @param base Path of the page or component that relative urls start from. Default: the page on top.
 * @param within Folder of the plugin whose code asks. Default: that of the base.
 */
export function navigationApis(
  navigation: Navigation,
  base?: string,
  within = pluginOf(base ?? ''),
): Readonly<Record<string, Run>> {
  const target = (params: Params) => navigation.target(stringParam(params, 'url'), base, within);
  return {
    navigateTo: (params) => ({
      eventChannel: navigation.navigateTo(target(params), readListeners(params.events)),
    }),
    redirectTo(params) {
      navigation.redirectTo(target(params));
      return {};
    },
    reLaunch(params) {
      navigation.reLaunch(target(params));
      return {};
    },
    switchTab(params) {
      refuseSwitchTab(within);
      navigation.switchTab(target(params), 'api', stringParam(params, 'url'));
      return {};
    },
    navigateBack({ delta }) {
      const wanted = Number(delta ?? 1);
      navigation.navigateBack(Number.isInteger(wanted) && wanted > 0 ? wanted : 1);
      return {};
    },
  };
}

export interface RouterOptions {
  /** Path of the page or component that relative urls start from. */
  readonly base: string;
  /** Whether the page it belongs to has been closed. */
  readonly isGone: () => boolean;
}

/**
 * `this.router` of a page or component: the same, relative to it, and without effect once its page has gone.
 * @see mini/framework/小程序页面/Router.md of AlipayDocs/open-docs
 */
export function routerFor(
  host: ApiHost,
  navigation: Navigation,
  { base, isGone }: RouterOptions,
): Record<string, unknown> {
  const whilePageIsThere =
    (run: Run): Run =>
    (params) => {
      if (!isGone()) return run(params);
      throw new ApiFailure({ error: 1, errorMessage: 'the page of this router has been closed' });
    };
  return Object.fromEntries(
    Object.entries(navigationApis(navigation, base)).map(([name, run]) => [
      name,
      asyncApi(host, name, whilePageIsThere(run)),
    ]),
  );
}

function readListeners(events: unknown): Readonly<Record<string, () => unknown>> {
  const listeners = Object.entries(Object(events) as object).filter(
    (entry): entry is [string, () => unknown] => typeof entry[1] === 'function',
  );
  return Object.fromEntries(listeners);
}
