import { ApiFailure } from '../contract/errors';
import { stringParam, type Params } from '../my/call';
import type { Screen } from '../ui/screen';
import { EventChannel } from './event-channel';
import type { PageInstance } from './page-instance';
import { parseTarget, type Target } from './url';

/** More pages than this cannot be on top of each other. */
const MAX_DEPTH = 10;

export interface NavigationHost {
  readonly screen: Screen;
  decodeQuery(): boolean;
  hasPage(path: string): boolean;
  createPage(target: Target, openerChannel: EventChannel | undefined): PageInstance;
  navigated(route: string, depth: number): void;
}

/**
 * The page stack.
 * @see mini/api/基础API/界面/路由/my.navigateTo.md of AlipayDocs/open-docs
 */
export class Navigation {
  readonly stack: PageInstance[] = [];

  constructor(private readonly host: NavigationHost) {}

  get top(): PageInstance | undefined {
    return this.stack.at(-1);
  }

  open(target: Target): void {
    this.push(target, undefined);
  }

  /** Opens a page above the others. @throws {ApiFailure} when no more fit. */
  openAbove(target: Target, channel?: EventChannel): void {
    if (this.stack.length >= MAX_DEPTH) {
      throw new ApiFailure({
        error: 1,
        errorMessage: `the page stack is full (${MAX_DEPTH} pages)`,
      });
    }
    this.top?.hide();
    this.push(target, channel);
  }

  /** @param from Base of relative urls. Default: the page on top. */
  navigateTo(params: Params, from?: string): Record<string, unknown> {
    const target = this.target(params, from);
    const [mine, theirs] = EventChannel.pair();
    const events = params.events;
    if (typeof events === 'object' && events !== null) {
      for (const [name, listener] of Object.entries(events)) {
        if (typeof listener === 'function') mine.on(name, listener as () => unknown);
      }
    }
    this.openAbove(target, theirs);
    return { eventChannel: mine };
  }

  redirectTo(params: Params, from?: string): Record<string, unknown> {
    const target = this.target(params, from);
    this.stack.pop()?.unload();
    this.push(target, undefined);
    return {};
  }

  reLaunch(params: Params, from?: string): Record<string, unknown> {
    const target = this.target(params, from);
    while (this.stack.length > 0) this.stack.pop()?.unload();
    this.push(target, undefined);
    return {};
  }

  switchTab(params: Params, from?: string): Record<string, unknown> {
    const url = stringParam(params, 'url');
    const { path } = this.target(params, from);
    const errorMessage = `${url} resolved to ${path} is not tab,  which is not valid`;
    throw new ApiFailure({ error: 1, errorMessage });
  }

  navigateBack(params: Params): Record<string, unknown> {
    if (this.stack.length <= 1) {
      const message = 'already top of navigation';
      throw new ApiFailure({ error: message, errorMessage: message });
    }
    const wanted = Number(params.delta ?? 1);
    const delta = Number.isInteger(wanted) && wanted > 0 ? wanted : 1;
    const keep = Math.max(1, this.stack.length - delta);
    while (this.stack.length > keep) this.stack.pop()?.unload();
    this.reveal();
    this.top?.show();
    return {};
  }

  /** What the nav bar's arrow does: the page hears of it first. */
  backPressed(): void {
    this.top?.backPressed();
    if (this.stack.length > 1) this.navigateBack({});
  }

  removeAll(): void {
    while (this.stack.length > 0) this.stack.pop()?.remove();
  }

  private push(target: Target, channel: EventChannel | undefined): void {
    const page = this.host.createPage(target, channel);
    this.stack.push(page);
    page.load();
    page.show();
    // onLoad may have gone elsewhere already.
    if (page.unmounted) return;
    this.reveal();
    page.draw();
  }

  private reveal(): void {
    const { top } = this;
    if (!top) return;
    this.host.screen.showPage(top, this.stack.length);
    this.host.navigated(top.route, this.stack.length);
  }

  private target(params: Params, from = this.top?.route ?? ''): Target {
    const url = stringParam(params, 'url');
    let target: Target;
    try {
      target = parseTarget(url, from, this.host.decodeQuery());
    } catch {
      throw new ApiFailure({ error: 1, errorMessage: `${url}: the query is not well encoded` });
    }
    if (this.host.hasPage(target.path)) return target;
    const errorMessage = `${url} resolved to ${target.path} is not found`;
    throw new ApiFailure({ error: 1, errorMessage });
  }
}
