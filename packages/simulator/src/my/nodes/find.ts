import type { Problems } from '../../contract/problems';
import { ViewInstance } from '../../runtime/view-instance';
import { asText } from '../../view/attribute-values';
import { rectOnPage, type Rect } from '../../view/drawn-size';
import { nodeOf } from '../../view/node-registry';

/** Where nodes are looked for. */
export interface Scope {
  /** The element that scrolls the page on top. */
  page(): HTMLElement | undefined;
  readonly problems: Problems;
  /** `this` of the page or component whose own nodes alone are meant. Default: those of all. */
  readonly of?: unknown;
}

/**
 * Nodes by ids and classes, which is all that the platform selects by.
 * @see mini/api/基础API/界面/节点查询/SelectorQuery/SelectorQuery.select.md of AlipayDocs/open-docs
 */
export function findNodes(scope: Scope, selector: unknown): HTMLElement[] {
  const all = selectedIn(scope.page(), selector);
  if (!all) {
    const message = `SelectorQuery: only ids and classes can be selected by, not ${asText(selector)}`;
    scope.problems.unknown('SelectorQuery', message);
    return [];
  }
  const isOwn = ownedBy(scope.of);
  return all.filter((element) => {
    const owner = nodeOf(element)?.props.owner;
    return owner instanceof ViewInstance && isOwn(owner.self);
  });
}

/** @returns undefined for what the platform does not select by, or what is no selector, such as `#1` in CSS. */
function selectedIn(page: HTMLElement | undefined, selector: unknown): HTMLElement[] | undefined {
  const isPlain = typeof selector === 'string' && /^[\w\s.#>,*-]+$/.test(selector);
  if (!isPlain || /(^|[\s>,])\w/.test(selector)) return undefined;
  try {
    return [...(page?.querySelectorAll<HTMLElement>(selector) ?? [])];
  } catch {
    return undefined;
  }
}

/**
 * Which `this` is meant. An instance of a framework's own stands for the component whose `$id` it bears, as Vue's in
 * uni-app does; one that bears none stands for its page.
 */
function ownedBy(of: unknown): (self: Readonly<Record<string, unknown>>) => boolean {
  if (typeof of !== 'object' || of === null) return () => true;
  if ('setData' in of) return (self) => self === of;
  return '$id' in of ? (self) => self.$id === of.$id : () => true;
}

/**
 * Finds the node of this id, whichever component it belongs to: on the page that is on top now, to which what asks keeps
 * when another page covers it. A script that runs before its page is there means the page on top when it is used.
 */
export function finderById(
  page: Scope['page'],
  id: unknown,
  tag = '',
): () => HTMLElement | undefined {
  const own = page();
  const findOn = (each: HTMLElement | undefined) =>
    [...(each?.querySelectorAll<HTMLElement>(`${tag}[id]`) ?? [])].find(
      (element) => element.id === String(id),
    );
  return () => findOn(own) ?? findOn(page());
}

/** Where an element is in the window that the app sees. */
export function rectOf(scope: Scope, element: Element): Rect {
  const rect = rectOnPage(element, scope.page());
  if (rect.width !== 0 || !(element instanceof HTMLCanvasElement)) return rect;
  // Where nothing is laid out (jsdom), charts still need a size to draw in.
  const { width, height } = element;
  return { ...rect, right: rect.left + width, bottom: rect.top + height, width, height };
}

export function datasetOf(element: Element): Record<string, unknown> {
  return { ...nodeOf(element)?.props.dataset };
}

export function idOf(element: Element): string {
  return asText(nodeOf(element)?.attributes.id);
}
