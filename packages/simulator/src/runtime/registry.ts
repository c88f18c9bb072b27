import { SimulatorError } from '../contract/errors';
import type { Problems } from '../contract/problems';
import { AppInstance } from './app-instance';
import { defineComponent, type ComponentDefinition } from './component/definition';
import { defineMixin } from './component/mixins';
import { definePage, type PageDefinition } from './page/definition';

export type ScriptKind = 'app' | 'page' | 'component';

/** What the app's scripts register: `App`, `Page` and `Component`, each for the file that is running. */
export class Registry {
  app: AppInstance | undefined;
  readonly pages = new Map<string, PageDefinition>();
  readonly components = new Map<string, ComponentDefinition>();
  /** Pages and components without a script of their own, since it failed. */
  readonly failed = new Set<string>();
  private running: { path: string; kind: ScriptKind } | undefined;

  constructor(private readonly problems: Problems) {}

  readonly globals: Readonly<Record<string, unknown>> = {
    App: constructible((options) => {
      this.expect('app', 'App');
      if (this.app) throw new SimulatorError('App may be called once only', { file: 'app.js' });
      this.app = new AppInstance(options);
    }),
    Page: constructible((options) => {
      const path = this.expect('page', 'Page');
      this.pages.set(path, definePage(options, `${path}.js`, this.problems));
    }),
    Component: constructible((options) => {
      const path = this.expect('component', 'Component');
      this.components.set(path, defineComponent(options, `${path}.js`, this.problems));
    }),
    Mixin: (options: unknown) =>
      defineMixin(options, `${this.running?.path ?? 'app'}.js`, this.problems),
  };

  /** Runs the script of a page or component and makes sure that it registered itself. */
  run(path: string, kind: ScriptKind, execute: () => void): void {
    const outer = this.running;
    this.running = { path, kind };
    try {
      execute();
    } finally {
      this.running = outer;
    }
    if (this.has(path, kind)) return;
    const expected = kind.charAt(0).toUpperCase() + kind.slice(1);
    throw new SimulatorError(`${expected}() was not called`, { file: `${path}.js` });
  }

  has(path: string, kind: ScriptKind): boolean {
    if (kind === 'app') return this.app !== undefined;
    return (kind === 'page' ? this.pages : this.components).has(path);
  }

  /** As if a script that failed had registered an empty object: its methods are not missed then. */
  defineEmpty(path: string, kind: ScriptKind): void {
    const file = `${path}.js`;
    this.failed.add(path);
    if (kind === 'app') this.app = new AppInstance({});
    else if (kind === 'page') this.pages.set(path, definePage({}, file, this.problems));
    else this.components.set(path, defineComponent({}, file, this.problems));
  }

  private expect(kind: ScriptKind, name: string): string {
    if (this.running?.kind === kind) return this.running.path;
    const file = this.running ? `${this.running.path}.js` : undefined;
    throw new SimulatorError(
      `${name}() does not belong here`,
      file === undefined ? undefined : { file },
    );
  }
}

/** Those of a device are functions as JavaScript has always had them: some apps write `new App({…})`. */
function constructible(register: (options: unknown) => void): unknown {
  return function (options: unknown) {
    register(options);
  };
}
