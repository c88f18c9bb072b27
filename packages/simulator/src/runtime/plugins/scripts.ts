import { isPluginUrl, manifestOf, pathInside, pluginOf } from '../../contract/plugins';
import type { Problems } from '../../contract/problems';
import { hollow } from '../../contract/hollow';
import type { Plugin } from './config';
import type { ModuleLoader } from '../javascript/modules';

export interface PluginScriptsHost {
  /** Those that app.json declares. */
  readonly plugins: readonly Plugin[];
  readonly problems: Problems;
  /** Makes what runs the scripts of the app, and of a plugin. */
  loadApp(requirePlugin: unknown): ModuleLoader;
  loadPlugin(plugin: Plugin, globals: Readonly<Record<string, unknown>>): ModuleLoader;
  /** Runs code of the app soon, and reports what it throws. */
  later(run: () => unknown): void;
}

/**
 * The scripts of an app's plugins, each with modules and globals of its own: 插件和宿主小程序上下文是互相隔离的. Of a plugin whose
 * files the app does not have, whatever is called does nothing.
 * @see mini/plugin/插件介绍.md, 插件获取与使用/插件使用.md and 插件开发与发布/插件开发.md of AlipayDocs/open-docs
 */
export class PluginScripts {
  private readonly app: ModuleLoader;
  private readonly loaders = new Map<string, ModuleLoader>();

  constructor(private readonly host: PluginScriptsHost) {
    this.app = host.loadApp(this.requirePlugin());
  }

  /** Runs the scripts that a file belongs to. */
  loaderOf(path: string): ModuleLoader {
    const folder = pluginOf(path);
    const plugin = this.host.plugins.find((each) => each.folder === folder);
    if (!plugin) return this.app;
    const known = this.loaders.get(folder);
    if (known) return known;
    const loader = this.host.loadPlugin(plugin, this.globalsOf(plugin));
    this.loaders.set(folder, loader);
    return loader;
  }

  private globalsOf(plugin: Plugin): Readonly<Record<string, unknown>> {
    const refuse = (name: string, message: string) =>
      this.host.problems.unknown(`${name} in a plugin`, `${name}: ${message}`);
    return {
      requireMiniProgram: () => this.exportsOfApp(plugin),
      requirePlugin: () => {
        refuse('requirePlugin', 'a plugin cannot use other plugins');
        return hollow();
      },
      getApp: () => refuse('getApp', 'a plugin does not see the app'),
    };
  }

  /** The global `requirePlugin` of the app. */
  private requirePlugin(): unknown {
    const load = (name: unknown, atOnce = false) => this.exportsOf(String(name), atOnce);
    const requirePlugin = (name: unknown, callback?: unknown): unknown => {
      if (typeof callback !== 'function') return load(name, true);
      this.host.later(() => void (callback as (plugin: unknown) => unknown)(load(name)));
      return undefined;
    };
    const async = (name: unknown) => new Promise((resolve) => resolve(load(name)));
    return Object.assign(requirePlugin, { async });
  }

  /** @param atOnce Whether the app waits for it: one that is loaded later 需要异步获取. */
  private exportsOf(name: string, atOnce: boolean): unknown {
    const { plugins, problems } = this.host;
    const thing = `requirePlugin('${name}')`;
    const plugin = plugins.find((each) => each.name === name);
    if (plugin?.isThere === true) {
      if (plugin.lazy && atOnce) {
        const message = `${thing}: what a lazy plugin exports comes by a callback or requirePlugin.async`;
        problems.unknown('requirePlugin of a lazy plugin', message);
      }
      return plugin.main === undefined ? {} : this.load(plugin.main);
    }
    if (plugin || isPluginUrl(name)) {
      problems.lacking(thing, `${thing}: the plugin is not among the app's files`);
    } else problems.unknown(thing, `${thing}: app.json declares no plugin of that name`);
    return hollow();
  }

  /** `requireMiniProgram()`: what the file exports that the app names for the plugin. */
  private exportsOfApp({ exports }: Plugin): unknown {
    return exports === undefined ? undefined : this.load(exports);
  }

  /** What a script exports that the file at the root of the app, or of a plugin, names. */
  private load(path: string): unknown {
    return this.loaderOf(path).load(manifestOf(pluginOf(path)), `/${pathInside(path)}`);
  }
}
