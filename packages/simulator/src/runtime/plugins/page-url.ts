import { ApiFailure } from '../../contract/errors';
import type { Problems } from '../../contract/problems';
import type { Plugin } from './config';

/**
 * Where `plugin://name/page` leads, as an absolute url.
 * @param within Folder of the plugin whose code asks: 插件不允许跳转到其他插件.
 * @throws {ApiFailure} as on a device where the plugin does not have that page.
 * @see mini/plugin/插件获取与使用/插件使用.md and mini/api/基础API/界面/路由/my.navigateTo.md of AlipayDocs/open-docs
 */
export function pluginPage(
  url: string,
  within: string,
  { plugins, problems }: { plugins: () => readonly Plugin[]; problems: Problems },
): string {
  const [, name = '', page = '', query = ''] = /^plugin:\/\/([^/]+)\/([^?]*)(.*)$/.exec(url) ?? [];
  const plugin = within === '' ? plugins().find((each) => each.name === name) : undefined;
  const thing = 'a page of a plugin';
  if (url.startsWith('dynamic-') || plugin?.isThere === false) {
    problems.lacking(thing, `${url}: its plugin is not among the app's files`);
  } else if (!plugin && within === '') {
    problems.unknown(thing, `${url}: app.json declares no plugin of that name`);
  }
  const path = plugin?.publicPages.get(page);
  if (path !== undefined) return `/${path}${query}`;
  throw new ApiFailure({ error: 1, errorMessage: `${url} is not found in plugin` });
}
