import type { Scope } from '../axml/expression';
import type { Template } from '../axml/files';
import type { ShadowTree } from '../view/engine';
import type { StyleScope } from '../contract/style-isolation';
import { SimulatorError, toError, type Place } from '../contract/errors';
import type { SimulatorEvent } from '../contract/types';
import { moved, Patcher, unmount, type PatchHost } from '../view/patch';
import { renderNodes } from '../view/render';
import type { ExternalClasses, Generics, Owner, ViewOwner } from '../view/owner';
import type { ComponentInstance, Slots, VNode } from '../view/vnode';
import { copyAsJson, copyForView, setPath, splicedLists, type Data } from './data';
import { concerns, observed, type Observer } from './component/observers';
import type { Rejection } from './javascript/rejections';
import type { Scheduler, Updatable } from './scheduler';
import {
  componentsIn,
  selectComponents,
  selectElements,
  type SelectionRoot,
} from './component/select-components';
import { unsupportedMethods } from './unsupported-methods';
import { UpdateStatistics } from './update-statistics';

export type ErrorSource = Extract<SimulatorEvent, { type: 'error' }>['source'];
/** Where a component has thrown. */
export interface Thrown {
  readonly method: string;
  /** Its `this`. */
  readonly component: unknown;
}

type Callable = (this: unknown, ...args: unknown[]) => unknown;

export interface ViewHost extends PatchHost {
  /** Aborted once the app is gone. */
  readonly signal: AbortSignal;
  /** Whether the script of that page or component did not run to its end. */
  scriptFailed(path: string): boolean;
  readonly scheduler: Scheduler;
  /** Whether components have the lifecycle of component2. */
  readonly component2: boolean;
  report(error: Error, source: ErrorSource, rejection?: Rejection, thrown?: Thrown): void;
}

/** `this` of the app's code. */
export type Self = Record<string, unknown> & { data: Data };

/** A page has no abstract nodes. */
const NO_GENERICS: Generics = new Map();

/** More rounds than this mean that an observer causes itself. */
const MAX_ROUNDS = 100;

/** What pages and components have in common: data, `setData`, a template, and handlers. */
export abstract class ViewInstance implements ViewOwner, Updatable {
  /** `this` of the app's code; filled in by the subclasses. */
  readonly self: Self;
  protected readonly patcher: Patcher;
  /** Components on this page that hear of its lifecycle and events. */
  readonly followers = new Set<(event: string, args: unknown[]) => void>();
  protected gone = false;
  protected observers: readonly Observer[] = [];
  private changed: string[] = [];
  protected readonly statistics = new UpdateStatistics((listener, result) =>
    this.invoke(listener, [result]),
  );
  private vnodes: VNode[] = [];
  private viewData: Data;
  private readonly handlers = new Map<string, (...args: unknown[]) => unknown>();

  protected constructor(
    protected readonly host: ViewHost,
    readonly is: string,
    private readonly source: 'page' | 'component',
    private readonly template: Template,
    private readonly tree: ShadowTree,
    readonly depth: number,
    data: Data,
  ) {
    this.patcher = new Patcher(tree, host, this);
    this.self = { data };
    this.viewData = copyForView(data) as Data;
    Object.assign(this.self, unsupportedMethods(is, host.problems), {
      setData: (changes: unknown, callback?: unknown) => this.setData(changes, callback),
      $spliceData: (changes: unknown, callback?: unknown) => this.spliceData(changes, callback),
      // Updates are batched anyway; what counts is that the function runs.
      $batchedUpdates: (run: unknown) => this.invoke(run, []),
      setUpdatePerformanceListener: (options: unknown, listener: unknown) =>
        this.statistics.listen(options, listener),
      getTabBar: () => this.page?.tabBar ?? null,
      $selectComponent: (selector: unknown) => this.select(selector)[0] ?? null,
      $selectAllComponents: (selector: unknown) => this.select(selector),
    });
  }

  abstract update(): void;

  /** The page it stands on: itself, if it is one. */
  abstract get page(): ViewInstance | undefined;

  /** The app's own tab bar on the page, as the app sees it. */
  get tabBar(): unknown {
    return undefined;
  }

  abstract get scope(): StyleScope | undefined;

  get external(): ExternalClasses | undefined {
    return undefined;
  }

  get generics(): Generics {
    return NO_GENERICS;
  }

  /** What other code of the app gets of it. */
  abstract exposed(): unknown;

  get unmounted(): boolean {
    return this.gone;
  }

  call(name: string, args: unknown[], place: Place): unknown {
    if (this.gone) return undefined;
    const method = this.method(name);
    if (method) return this.invoke(method, args, name);
    const { problems } = this.host;
    const message = `${this.is} has no method "${name}"`;
    // Of a script that failed its failure has been told.
    if (this.host.scriptFailed(this.is)) return undefined;
    if (problems.lenient) problems.unknown('a missing method', message, place);
    else this.host.report(new SimulatorError(message, place), this.source);
    return undefined;
  }

  handler(name: string, place: Place): (...args: unknown[]) => unknown {
    let handler = this.handlers.get(name);
    if (!handler) {
      handler = (...args) => this.call(name, args, place);
      this.handlers.set(name, handler);
    }
    return handler;
  }

  get parentOwner(): Owner | undefined {
    return undefined;
  }

  runSjs(run: () => unknown): unknown {
    if (this.gone) return undefined;
    try {
      return run();
    } catch (error) {
      this.host.report(toError(error), this.source);
      return undefined;
    }
  }

  callFromSjs(method: string, arg: unknown, place: Place): void {
    const copy = copyAsJson(arg);
    queueMicrotask(() => this.call(method, [copy], place));
  }

  selectElements(selector: unknown, within: Element | undefined): Element[] {
    return selectElements(selector, this.selectionRoot(), within);
  }

  /**
   * Runs code of the app; what it throws, now or in a promise, is reported.
   * @param name What the app calls it.
   */
  invoke(run: unknown, args: unknown[], name?: string): unknown {
    if (typeof run !== 'function') return undefined;
    try {
      const result = (run as Callable).apply(this.self, args);
      if (result instanceof Promise) {
        result.catch((reason: unknown) =>
          this.host.report(toError(reason), 'promise', { reason, promise: result }),
        );
      }
      return result;
    } catch (error) {
      this.failed(toError(error), name ?? run.name);
      return undefined;
    }
  }

  /** Calls the listeners of that name, if they are there. */
  protected tellListeners(
    listeners: readonly Readonly<Record<string, unknown>>[],
    event: string,
    args: unknown[],
  ): void {
    for (const each of listeners) this.invoke(each[event], args);
  }

  /** Its code has thrown, in the method of that name. */
  protected failed(error: Error, method: string): void {
    const thrown = { method, component: this.self };
    if (this.source === 'page') this.host.report(error, this.source);
    else this.host.report(error, this.source, undefined, thrown);
  }

  protected method(name: string): unknown {
    const member = this.self[name];
    return typeof member === 'function' ? member : undefined;
  }

  protected get shown(): Data {
    return this.viewData;
  }

  /** Calls the observers of all that has been set, and of all that they set themselves. */
  protected runObservers(values: Data): void {
    for (let round = 0; this.changed.length > 0; round += 1) {
      const changed = this.changed.splice(0);
      if (round === MAX_ROUNDS) {
        this.failed(
          new Error(`observers keep causing themselves: stopped after ${MAX_ROUNDS}`),
          'observers',
        );
        return;
      }
      for (const observer of this.observers) {
        if (!concerns(observer, changed)) continue;
        this.invoke(observer.observe, observed(observer, { ...values, ...this.self.data }));
      }
    }
  }

  protected noteChange(path: string): void {
    if (this.observers.length > 0) this.changed.push(path);
  }

  protected render(scope: Scope, slots: Slots): void {
    const context = { owner: this, slots, problems: this.host.problems };
    const next = renderNodes(this.template.nodes, { ...scope, ...this.template.modules }, context);
    const previous = this.vnodes;
    this.vnodes = next;
    try {
      this.patcher.patchChildren(this.tree, previous, next);
    } catch (error) {
      // Half of it is drawn: the next time starts from nothing.
      this.patcher.clear(this.tree, [...previous, ...next]);
      this.vnodes = [];
      throw error;
    }
  }

  /** What it stands in has been moved, and it with that. */
  protected movedInside(): void {
    this.vnodes.forEach(moved);
  }

  /** The components that are seen in it, in slots and in other components too. */
  protected componentsInside(): ComponentInstance[] {
    return componentsIn(this.vnodes, { shownBy: ViewInstance.shownBy });
  }

  protected unmountTree(): void {
    this.gone = true;
    this.host.scheduler.drop(this);
    this.vnodes.forEach(unmount);
    this.vnodes = [];
  }

  /** After a change of data; a component being updated anyway has nothing more to do. */
  protected dataChanged(): void {
    this.host.scheduler.schedule(this);
  }

  private static readonly shownBy = (instance: ComponentInstance): readonly VNode[] =>
    instance instanceof ViewInstance ? instance.vnodes : [];

  private select(selector: unknown): unknown[] {
    const found = selectComponents(selector, this.selectionRoot());
    return found.flatMap((each) => (each instanceof ViewInstance ? [each.exposed()] : []));
  }

  private selectionRoot(): SelectionRoot {
    return {
      owner: this,
      vnodes: this.vnodes,
      shownBy: ViewInstance.shownBy,
      problems: this.host.problems,
    };
  }

  private setData(changes: unknown, callback: unknown): void {
    const isObject = typeof changes === 'object' && changes !== null;
    if (!isObject) {
      const given = changes === null ? 'null' : typeof changes;
      const message = `setData: an object is required, not ${given}`;
      this.host.problems.unknown('setData of no object', message);
    }
    this.change(isObject ? Object.entries(changes) : [], callback);
  }

  private spliceData(changes: unknown, callback: unknown): void {
    this.change(splicedLists(this.self.data, changes), callback);
  }

  /** "请不要把 data 中任何一项的 value 设为 undefined ，否则这一项将不被设置并可能遗留一些潜在问题" (页面运行机制.md of AlipayDocs/open-docs). */
  private tellUndefined(path: string): void {
    const message = `setData: ${path} is undefined, which the screen is not told`;
    this.host.problems.unknown('setData of undefined', message);
  }

  private change(entries: [string, unknown][], callback: unknown): void {
    // The platform ignores a page that has gone: its late answers change nothing.
    if (this.gone) return;
    for (const [path, value] of entries) {
      if (value === undefined) this.tellUndefined(path);
    }
    for (const [path, value] of entries) {
      this.self.data = setPath(this.self.data, path, value);
      // The view is sent JSON, in which undefined does not exist: it keeps what it shows.
      if (value !== undefined) this.viewData = setPath(this.viewData, path, copyForView(value));
      this.noteChange(path);
    }
    this.statistics.note(entries.map(([path]) => path));
    this.dataChanged();
    if (typeof callback === 'function') {
      this.host.scheduler.afterFlush(() => {
        if (!this.gone) this.invoke(callback, []);
      });
    }
  }
}
