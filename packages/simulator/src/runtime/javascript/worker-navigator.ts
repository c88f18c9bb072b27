import type { SystemInfo } from '../../contract/system';

/** What of a browser's `navigator` the thread of an app's scripts has as well. */
export interface WorkerNavigator {
  readonly userAgent: string;
  /** The name that Alipay's clients on Android give it. */
  readonly swuserAgent: string;
  readonly platform: string;
  readonly language: string;
}

/**
 * The `navigator` of an app's scripts. It is none of the names that the platform reserves, and Taro's runtime reads its
 * `userAgent` and defines it anew: each app has one of its own, and all of it can be replaced.
 * @see mini/framework/框架概述.md of AlipayDocs/open-docs
 */
export function workerNavigator({
  platform,
  system,
  model,
  version,
  language,
}: SystemInfo): WorkerNavigator {
  const device =
    platform === 'iOS'
      ? `iPhone; CPU iPhone OS ${system.replaceAll('.', '_')} like Mac OS X`
      : `Linux; U; Android ${system}; ${model}`;
  const userAgent = `Mozilla/5.0 (${device}) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile AliApp(AP/${version}) AlipayClient/${version} Language/${language}`;
  return {
    userAgent,
    swuserAgent: userAgent,
    platform: platform === 'iOS' ? 'iPhone' : 'Linux aarch64',
    language,
  };
}
