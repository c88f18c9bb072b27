import { inPackages, packageMain } from '../../contract/npm';
import { resolvePath } from '../../contract/paths';
import { isPluginUrl, pluginOf } from '../../contract/plugins';
import type { Problem } from '../../contract/problems';
import type { AppFiles } from '../../contract/types';
import type { Plugin } from '../plugins/config';

/** Finds components, those that plugins give to the app and those that the app gives to plugins too. */
export class ComponentPaths {
  constructor(
    private readonly files: AppFiles,
    private readonly plugins: readonly Plugin[],
  ) {}

  /**
   * The component that a file names by a path, or by `plugin://name/component`.
   * @returns That name again, if no plugin gives such a component.
   */
  find(from: string, target: string): string {
    if (!isPluginUrl(target)) return componentPath(this.files, from, target);
    const [, name, component = ''] = /^plugin:\/\/([^/]+)\/(.+)$/.exec(target) ?? [];
    // 不支持在小程序插件中使用小程序插件.
    const plugins = pluginOf(from) === '' ? this.plugins : [];
    return plugins.find((each) => each.name === name)?.publicComponents.get(component) ?? target;
  }

  isThere(path: string): boolean {
    return this.files[`${path}.json`] !== undefined;
  }

  /** What is to be told of a component that is not there. */
  missing(path: string): Pick<Problem, 'kind' | 'thing' | 'message'> {
    const plugin = this.plugins.find(({ name }) => path.startsWith(`plugin://${name}/`));
    if (path.startsWith('dynamic-plugin:') || plugin?.isThere === false) {
      const message = `usingComponents: ${path}: its plugin is not among the app's files`;
      return { kind: 'simulator', thing: 'a component of a plugin', message };
    }
    const isHalf = ['js', 'axml'].some((type) => this.files[`${path}.${type}`] !== undefined);
    const message = `usingComponents: ${isHalf ? `${path}.json` : path} is not there`;
    return { kind: 'app', thing: 'missing component', message };
  }

  /**
   * The app's component for an abstract node of a plugin's page: 宿主小程序可以在 app.json 的插件的配置里为插件页指定抽象节点实现.
   * @see mini/plugin/插件开发与发布/插件开发.md of AlipayDocs/open-docs
   */
  implementation(page: string, node: string): string | undefined {
    const plugin = this.plugins.find(({ pages }) => pages.includes(page));
    for (const [name, path] of plugin?.publicPages ?? []) {
      const chosen = (Object(plugin?.generics[name]) as Record<string, unknown>)[node];
      if (path === page && typeof chosen === 'string') return this.find('app.json', chosen);
    }
    return undefined;
  }
}

/**
 * The component that `usingComponents` names. A folder stands for its `index`, and a package for its `main`, of which the
 * platform's pages say nothing: antd-mini 3.4.3 and @antv/my-f2 2.1.7 rely on them, and Rax had to add the `index` that
 * WeChat, unlike Alipay, does not find by itself (alibaba/rax#1464).
 */
function componentPath(files: AppFiles, from: string, target: string): string {
  const path = resolvePath(from, target);
  const places = /^[./]/.test(target) ? [path] : [path, ...inPackages(from, target)];
  const found = places
    .flatMap((place) => [place, mainOf(files, place), `${place}/index`])
    .find((each) => files[`${each}.json`] !== undefined);
  return found ?? places.at(-1) ?? path;
}

function mainOf(files: AppFiles, folder: string): string {
  return packageMain(files, folder)?.replace(/\.js$/, '') ?? folder;
}
