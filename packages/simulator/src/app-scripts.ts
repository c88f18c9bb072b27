import type { Problems } from './contract/problems';
import type { ProjectOptions } from './contract/project';
import type { SystemInfo } from './contract/system';
import type { SimulatorOptions } from './contract/types';
import type { AppMy } from './my/app-my';
import { DEFAULT_APP } from './my/system';
import type { Foreground } from './runtime/foreground';
import { dollarGlobal } from './runtime/javascript/dollar-global';
import { guardedGlobals } from './runtime/javascript/guarded-globals';
import { ModuleLoader } from './runtime/javascript/modules';
import { timerGlobals, type Timers } from './runtime/javascript/timers';
import { workerNavigator } from './runtime/javascript/worker-navigator';
import { PluginScripts } from './runtime/plugins/scripts';
import type { Program } from './runtime/program';
import type { Registry } from './runtime/registry';
import { Scripts, type ScriptsHost } from './runtime/scripts';

export interface AppScriptsParts {
  readonly options: Pick<SimulatorOptions, 'files' | 'globals'>;
  readonly project: ProjectOptions;
  readonly program: Program;
  readonly registry: Registry;
  readonly problems: Problems;
  readonly timers: Timers;
  readonly foreground: Foreground;
  readonly my: AppMy;
  readonly system: SystemInfo;
  readonly report: ScriptsHost['report'];
  /** Aborted when the app ends. */
  readonly signal: AbortSignal;
}

/** The scripts of the app and of its plugins, each with the globals that they have on a device. */
export function appScripts(parts: AppScriptsParts): Scripts {
  const { program, registry, problems, timers, foreground } = parts;
  const { my, ofPlugin } = parts.my;
  const { App, ...shared } = registry.globals;
  const load = loading(parts, shared);
  const pagesOf = (plugin: string) => (options?: unknown) => foreground.pages(plugin, options);
  const plugins = new PluginScripts({
    plugins: program.config.plugins,
    problems,
    later: (run) => void timers.setTimeout(run, 0),
    loadApp: (requirePlugin) =>
      load({
        App,
        my,
        // On no page of the platform; Alipay's API demo calls `abridge.alert`.
        abridge: my,
        requirePlugin,
        // No arrow function: some apps say `new getApp()`, which gives the app as well.
        getApp: function getApp() {
          return foreground.app();
        },
        getCurrentPages: pagesOf(''),
      }),
    loadPlugin: ({ appId, folder }, globals) =>
      load({
        ...globals,
        my: ofPlugin({ ...DEFAULT_APP, appId, folder }),
        getCurrentPages: pagesOf(folder),
      }),
  });
  const loaderOf = (path: string) => plugins.loaderOf(path);
  return new Scripts({ program, loaderOf, registry, problems, report: parts.report });
}

/** What makes a loader of scripts: with the globals that app and plugins both have, and with their own. */
function loading(
  { options, project, program, problems, timers, system, signal }: AppScriptsParts,
  shared: Readonly<Record<string, unknown>>,
) {
  return (own: Readonly<Record<string, unknown>>) => {
    const globals = {
      // On no page of the platform; its apps have it (alovajs/alova#351), with what DevTools says (NervJS/taro#6154).
      process: { env: { NODE_ENV: 'development' } },
      ...options.globals,
      ...shared,
      ...timerGlobals(timers),
      $global: dollarGlobal(signal),
      console,
      ...guardedGlobals(problems, system.platform),
      navigator: workerNavigator(system),
      ...own,
    };
    return new ModuleLoader(options.files, globals, {
      globalObject: project.globalObject,
      signal,
      problems,
      referred: (from, file) => program.checkPackage(from, file),
    });
  };
}
