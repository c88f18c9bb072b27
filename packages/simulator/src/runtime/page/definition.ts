import { checkLayer, freshData, pageEventsOf } from '../component/definition';
import type { Problems } from '../../contract/problems';
import type { Data } from '../data';
import { asLayer, filterDefinition, mixinsOf, type Layer } from '../component/mixins';
import { readObservers, type Observer } from '../component/observers';

/** What `Page({…})` was given, mixins merged in. */
export interface PageDefinition {
  data(): Data;
  /** Handlers, lifecycle and whatever else it was given: members of `this`. */
  readonly members: Readonly<Record<string, unknown>>;
  readonly observers: readonly Observer[];
  /** Of its mixins: what they hear of the page beside its own members and `events`. */
  readonly pageEvents: readonly Layer[];
}

/**
 * Of a mixin a page takes data, methods and observers; its component lifecycle means nothing here.
 * @see mini/framework/自定义组件/Mixin.md of AlipayDocs/open-docs
 */
export function definePage(options: unknown, file: string, problems: Problems): PageDefinition {
  const own = asLayer(options, 'Page', file);
  filterDefinition(own);
  const mixins = mixinsOf(own, file);
  mixins.forEach((mixin) => checkLayer(mixin, file, problems));
  const layers = [...mixins, own];
  return {
    data: () => Object.assign({}, ...layers.map((layer) => freshData(layer.data))) as Data,
    members: Object.assign({}, ...mixins.map(({ methods }) => methods), own) as Data,
    observers: readObservers(own.options, layers, file),
    pageEvents: pageEventsOf(mixins, file),
  };
}
