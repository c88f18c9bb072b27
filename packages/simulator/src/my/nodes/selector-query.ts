import { SimulatorError } from '../../contract/errors';
import type { Problems } from '../../contract/problems';
import { cssProperty } from '../../view/inline-style';
import { datasetOf, findNodes, idOf, rectOf, type Scope } from './find';

type Result = Record<string, unknown> | null;
type Callback = (result: unknown) => unknown;

/** The element that scrolls a page; a start may have none yet. */
type Page = HTMLElement | undefined;

interface Query {
  /** Reads the answer on the page on which the query is executed. */
  read(page: Page): unknown;
  callback: Callback | undefined;
}

/** Queries that have found nothing yet: those after them are answered after them. */
export interface LateQueries {
  count: number;
}

export interface QueryHost {
  readonly problems: Problems;
  /** The element that scrolls the page on top. */
  page(): Page;
  /** Whether it has been drawn a first time. */
  isDrawn(): boolean;
  /** Whether timers of its `onLoad` may still be due. */
  isNew(): boolean;
  /** Runs code of the app once the screen is up to date. */
  later(run: () => void): void;
  /** The same, after the timers that are due now. */
  onceSet(run: () => unknown): void;
  /** Of all queries of the app. */
  readonly late: LateQueries;
  canvasNode(canvas: HTMLCanvasElement): unknown;
  /** What an app works a canvas, a map or a film with. */
  context(element: HTMLElement): unknown;
}

/**
 * Asks where nodes of the page on top are.
 * @see mini/api/基础API/界面/节点查询/SelectorQuery/SelectorQuery 概览.md of AlipayDocs/open-docs
 */
export class SelectorQuery {
  /** What is asked for, in order. No page of the platform has it, but uni-app reads it and adds members to its entries. */
  actions: Query[] = [];
  private executed = false;
  private find: ((scope: Scope) => HTMLElement[]) | undefined;
  private many = false;
  private scope: Scope;

  /** @param self `this` of the page or component whose own nodes alone are meant. Default: those of all. */
  constructor(
    private readonly host: QueryHost,
    self?: unknown,
  ) {
    this.scope = { page: () => host.page(), problems: host.problems, of: self };
  }

  select(selector: unknown): this {
    this.choose((scope) => findNodes(scope, selector).slice(0, 1), false);
    return this;
  }

  selectAll(selector: unknown): this {
    this.choose((scope) => findNodes(scope, selector), true);
    return this;
  }

  selectViewport(): this {
    this.choose((scope) => [scope.page()].filter((page) => page !== undefined), false);
    return this;
  }

  /** Looks among the nodes of that component alone. */
  in(component?: unknown): this {
    this.scope = { ...this.scope, of: component };
    return this;
  }

  /** @see mini/api/基础API/界面/节点查询/my.createSelectorQuery.md (ret 结构) of AlipayDocs/open-docs */
  boundingClientRect(callback?: Callback): this {
    return this.add((element, scope) => {
      const rect = rectOf(scope, element);
      // 如果当前节点为窗口对象则只返回 width、height
      if (element === scope.page()) return { width: rect.width, height: rect.height };
      return { x: rect.left, y: rect.top, ...rect };
    }, callback);
  }

  scrollOffset(callback?: Callback): this {
    return this.add((element) => ({ ...identity(element), ...offsetOf(element) }), callback);
  }

  /** @see mini/api/基础API/界面/节点查询/SelectorQuery/SelectorQuery.fields.md of AlipayDocs/open-docs */
  fields(wanted: unknown, callback?: Callback): this {
    if (typeof wanted !== 'object' || wanted === null) {
      throw new SimulatorError('SelectorQuery.fields: an object is required');
    }
    const fields = wanted as Readonly<Record<string, unknown>>;
    return this.add((element, scope) => this.describe(element, scope, fields), callback);
  }

  /** @see mini/api/基础API/界面/节点查询/SelectorQuery/SelectorQuery.node.md of AlipayDocs/open-docs */
  node(callback?: Callback): this {
    return this.add((element) => ({ node: this.nodeFor(element) }), callback);
  }

  /** @see mini/api/基础API/界面/节点查询/SelectorQuery/SelectorQuery.context.md of AlipayDocs/open-docs */
  context(callback?: Callback): this {
    return this.add((element) => ({ context: this.host.context(element) }), callback);
  }

  /** @see mini/api/基础API/界面/节点查询/SelectorQuery/SelectorQuery.exec.md (exec 必须放到 Page onReady 后调用) of AlipayDocs/open-docs */
  exec(callback?: Callback): void {
    if (!this.host.isDrawn()) {
      const message = 'SelectorQuery.exec: the page is not drawn yet; call it from onReady on';
      this.host.problems.unknown('SelectorQuery.exec before onReady', message);
    }
    const actions = this.executed ? [] : this.actions;
    this.executed = true;
    const { late } = this.host;
    // Another one may be on top by the time that it is read.
    const page = this.host.page();
    const read = () => actions.map((query) => query.read(page));
    const answer = (results: unknown[]) => {
      actions.forEach((query, index) => query.callback?.(results[index]));
      callback?.(results);
    };
    const isNew = this.host.isNew();
    let mayWait = isNew;
    let isMissed = false;
    this.host.later(() => {
      const results = read();
      isMissed = mayWait && (late.count > 0 || results.some(isMissing));
      if (isMissed) late.count += 1;
      else answer(results);
    });
    if (!isNew) return;
    this.host.onceSet(() => {
      mayWait = false;
      if (!isMissed) return;
      late.count -= 1;
      answer(read());
    });
  }

  private choose(find: (scope: Scope) => HTMLElement[], many: boolean): void {
    this.find = find;
    this.many = many;
  }

  private add(
    describe: (element: HTMLElement, scope: Scope) => Result,
    callback: Callback | undefined,
  ): this {
    const { find, many, scope } = this;
    if (!find) throw new SimulatorError('SelectorQuery: nothing is selected yet');
    if (this.executed) this.actions = [];
    this.executed = false;
    this.actions.push({
      callback,
      read(page) {
        const here = { ...scope, page: () => page };
        const results = find(here).map((element) => describe(element, here));
        return many ? results : (results[0] ?? null);
      },
    });
    return this;
  }

  private describe(
    element: HTMLElement,
    scope: Scope,
    fields: Readonly<Record<string, unknown>>,
  ): Result {
    const { left, top, right, bottom, width, height } = rectOf(scope, element);
    return {
      ...(fields.id === true ? { id: idOf(element) } : {}),
      ...(fields.dataset === true ? { dataset: datasetOf(element) } : {}),
      ...(fields.rect === true ? { left, top, right, bottom } : {}),
      ...(fields.size === true ? { width, height } : {}),
      ...(fields.scrollOffset === true ? offsetOf(element) : {}),
      ...(fields.node === true ? { node: this.nodeFor(element) } : {}),
      ...(fields.context === true ? { context: this.host.context(element) } : {}),
      ...computedStyles(element, fields.computedStyle),
    };
  }

  private nodeFor(element: HTMLElement): unknown {
    return element instanceof HTMLCanvasElement ? this.host.canvasNode(element) : null;
  }
}

function isMissing(result: unknown): boolean {
  return result === null || (Array.isArray(result) && result.length === 0);
}

function offsetOf({ scrollLeft, scrollTop }: HTMLElement) {
  return { scrollLeft, scrollTop };
}

function computedStyles(element: HTMLElement, names: unknown): Record<string, unknown> {
  if (!Array.isArray(names)) return {};
  const style = getComputedStyle(element);
  return Object.fromEntries(
    names.map((name) => [
      String(name).replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase()),
      style.getPropertyValue(cssProperty(String(name))),
    ]),
  );
}

function identity(element: HTMLElement): Record<string, unknown> {
  return { id: idOf(element), dataset: datasetOf(element) };
}
