import type { Problems } from '../../contract/problems';
import type { Rect } from '../../view/drawn-size';
import { onAbort } from '../../contract/on-abort';
import { PAGE_CLOSED } from '../../view/page-events';
import { datasetOf, findNodes, idOf, rectOf, type Scope } from './find';

type Callback = (result: unknown) => unknown;
type Margins = Readonly<Partial<Record<'left' | 'right' | 'top' | 'bottom', number>>>;

export interface ObserverHost {
  readonly problems: Problems;
  page(): HTMLElement | undefined;
  /** Runs code of the app, and reports what it throws. */
  guard(run: () => unknown): void;
  later(run: () => void): void;
  /** Whether timers of the page's `onLoad` may still be due. */
  isNew(): boolean;
  /** As `later`, after the timers that are due now. */
  onceSet(run: () => void): void;
  /** Aborted when the app ends. */
  readonly signal: AbortSignal;
}

interface Observed {
  readonly element: HTMLElement;
  ratio: number;
}

/**
 * Tells when nodes come into a reference area and leave it.
 * @see mini/api/基础API/界面/节点查询/my.createIntersectionObserver.md of AlipayDocs/open-docs
 */
export class NodeIntersectionObserver {
  /** Of the page on which it observes. */
  private scope: Scope;
  private readonly thresholds: readonly number[];
  private readonly initialRatio: number;
  private readonly selectAll: boolean;
  private readonly dataset: boolean;
  private reference: string | undefined;
  private margins: Margins = {};
  /** Stops listening. */
  private readonly stops: (() => void)[] = [];
  private connected = true;

  constructor(
    private readonly host: ObserverHost,
    options: unknown,
    self?: unknown,
  ) {
    const given = (options ?? {}) as Readonly<Record<string, unknown>>;
    this.scope = { page: () => host.page(), problems: host.problems, of: self };
    this.thresholds = Array.isArray(given.thresholds) ? given.thresholds.map(Number) : [0];
    this.initialRatio = typeof given.initialRatio === 'number' ? given.initialRatio : 0;
    this.selectAll = given.selectAll === true;
    this.dataset = given.dataset === true;
    this.stops.push(onAbort(host.signal, () => this.disconnect()));
  }

  relativeTo(selector: string, margins: Margins = {}): this {
    this.reference = selector;
    this.margins = margins;
    return this;
  }

  relativeToViewport(margins: Margins = {}): this {
    this.reference = undefined;
    this.margins = margins;
    return this;
  }

  observe(selector: string, callback: Callback): void {
    const page = this.host.page();
    this.listen(page, PAGE_CLOSED, () => this.disconnect());
    const begin = () => {
      if (!this.connected) return;
      this.scope = { ...this.scope, page: () => page };
      const elements = findNodes(this.scope, selector);
      const observed = (this.selectAll ? elements : elements.slice(0, 1)).map(
        (element): Observed => ({ element, ratio: this.initialRatio }),
      );
      const check = () => observed.forEach((each) => this.check(each, callback));
      // Scrolling of the page and of anything in it; a resize of the window; whatever else moves the nodes.
      this.listen(page, 'scroll', check);
      this.listen(page, 'load', check);
      this.listen(window, 'resize', check);
      if (page) this.watch(page, check);
      check();
    };
    if (this.host.isNew()) this.host.onceSet(begin);
    else this.host.later(begin);
  }

  disconnect(): void {
    this.connected = false;
    this.stops.splice(0).forEach((stop) => stop());
  }

  /** Without an AbortSignal: that of Node, which the tests have, is none to jsdom. */
  private listen(target: EventTarget | undefined, type: string, listener: () => void): void {
    target?.addEventListener(type, listener, { capture: true });
    this.stops.push(() => target?.removeEventListener(type, listener, { capture: true }));
  }

  private watch(page: HTMLElement, check: () => void): void {
    const changes = new MutationObserver(() => this.host.later(check));
    changes.observe(page, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    this.stops.push(() => changes.disconnect());
  }

  private check(observed: Observed, callback: Callback): void {
    const page = this.scope.page();
    // Covered by another page, nothing in it moves.
    if (!this.connected || page?.isConnected === false) return;
    const area = this.area(page);
    const bounds = rectOf(this.scope, observed.element);
    const common = intersection(bounds, area);
    const size = bounds.width * bounds.height;
    const ratio = size === 0 ? 0 : (common.width * common.height) / size;
    const before = observed.ratio;
    observed.ratio = ratio;
    if (!this.thresholds.some((threshold) => crosses(before, ratio, threshold))) return;
    this.host.guard(() =>
      callback({
        intersectionRatio: ratio,
        intersectionRect: edges(common),
        boundingClientRect: edges(bounds),
        relativeRect: edges(area),
        time: Date.now(),
        id: idOf(observed.element),
        ...(this.dataset ? { dataset: datasetOf(observed.element) } : {}),
      }),
    );
  }

  private area(page: HTMLElement | undefined): Rect {
    const [element] = this.reference === undefined ? [page] : findNodes(this.scope, this.reference);
    const rect = element ? rectOf(this.scope, element) : { left: 0, top: 0, right: 0, bottom: 0 };
    const { left = 0, right = 0, top = 0, bottom = 0 } = this.margins;
    return sized({
      left: rect.left - left,
      right: rect.right + right,
      top: rect.top - top,
      bottom: rect.bottom + bottom,
    });
  }
}

/** Whether the way from one ratio to the other passes that threshold; 0 is passed on leaving nothing at all. */
function crosses(before: number, after: number, threshold: number): boolean {
  if (before === after) return false;
  if (threshold === 0) return (before === 0) !== (after === 0);
  return before < threshold !== after < threshold;
}

type Edges = Pick<Rect, 'left' | 'right' | 'top' | 'bottom'>;

function edges({ left, right, top, bottom }: Edges): Edges {
  return { left, right, top, bottom };
}

function sized(rect: Edges): Rect {
  const width = Math.max(0, rect.right - rect.left);
  return { ...rect, width, height: Math.max(0, rect.bottom - rect.top) };
}

function intersection(one: Edges, other: Edges): Rect {
  return sized({
    left: Math.max(one.left, other.left),
    right: Math.min(one.right, other.right),
    top: Math.max(one.top, other.top),
    bottom: Math.min(one.bottom, other.bottom),
  });
}
