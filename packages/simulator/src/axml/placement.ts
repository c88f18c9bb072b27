import type { Place } from '../contract/errors';
import { pluginOf } from '../contract/plugins';
import type { Problems } from '../contract/problems';

/** Where a tag stands in its file. */
export interface Placement {
  readonly problems: Problems;
  /** What is around it: no element at all, or a component with a `block` between. Default: none. */
  readonly around?: 'none' | 'element' | 'component' | 'wrapper';
  /** Tag of the basic component that it stands in, `page` at the top of a page; undefined where that is not known. */
  readonly parent?: string | undefined;
}

interface Placed {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string | true>;
  readonly place: Place;
}

/** What stands in one other alone, as their pages say. */
const PARENTS: Readonly<Record<string, string>> = {
  'movable-view': 'movable-area',
  'picker-view-column': 'picker-view',
  'swiper-item': 'swiper',
};

/** The other way round: what alone may stand in them. */
const CHILDREN: Readonly<Record<string, string>> = {
  'picker-view': 'picker-view-column',
  swiper: 'swiper-item',
};

export function insideBlock<Context extends Placement>(context: Context): Context {
  return context.around === 'component' ? { ...context, around: 'wrapper' } : context;
}

/**
 * 不支持在非实体元素内声明 slot.
 * @see mini/framework/基础库/基础库 2.x 升级.md of AlipayDocs/open-docs
 */
export function checkSlot(
  { tag, attributes, place }: Placed,
  { around = 'none', problems }: Placement,
): void {
  if (!attributes.has('slot') || around === 'element' || around === 'component') return;
  const message = `<${tag} slot>: there is no element around it`;
  problems.unknown('slot without an element around it', message, place);
}

/** Tells of one that is not the first node of its page. */
export function refusePageMeta(place: Place, problems: Problems): void {
  problems.unknown('<page-meta>', '<page-meta>: it is the first node of a page', place);
}

/**
 * Tells of a basic component in another that it does not belong in.
 * @returns Whether a device shows it all the same.
 */
export function checkParent({ tag, place }: Placed, { parent, problems }: Placement): boolean {
  // 不支持在插件内使用 web-view 组件 (mini/plugin/插件开发与发布/插件开发.md of AlipayDocs/open-docs).
  if (tag === 'web-view' && pluginOf(place.file) !== '') {
    problems.unknown('<web-view> in a plugin', '<web-view>: there is none in a plugin', place);
    return false;
  }
  if (parent === undefined) return true;
  const wanted = PARENTS[tag];
  if (wanted !== undefined && wanted !== parent) {
    const message = `<${tag}>: it stands directly in <${wanted}> alone, not in <${parent}>`;
    problems.unknown(`<${tag}> in <${parent}>`, message, place);
    return true;
  }
  const only = CHILDREN[parent];
  if (only !== undefined && only !== tag) {
    const message = `<${tag}>: in <${parent}> there is <${only}> alone`;
    problems.unknown(`<${tag}> in <${parent}>`, message, place);
    // 其中只可放置 picker-view-column 组件，其它节点不会显示; a swiper's behaviour is undefined.
    return parent !== 'picker-view';
  }
  if (tag === 'page-meta' && parent !== 'page') refusePageMeta(place, problems);
  if (tag === 'radio' && parent === 'text') {
    problems.unknown('<radio> in <text>', '<radio>: it cannot stand in <text>', place);
  }
  return true;
}
