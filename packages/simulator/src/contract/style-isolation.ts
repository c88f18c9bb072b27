/**
 * How far the styles of a page or component reach. `shared` (the default): in and out. `apply-shared`: those of others
 * come in, its own stay inside. `isolated`: neither; the platform's pages no longer list it, and components have it.
 * @see mini/framework/自定义组件/组件配置.md of AlipayDocs/open-docs
 */
export type StyleIsolation = 'shared' | 'apply-shared' | 'isolated';

/** The value in a JSON file; undefined for one that the platform does not have. */
export function readStyleIsolation(value: unknown): StyleIsolation | undefined {
  if (value === undefined) return 'shared';
  return value === 'shared' || value === 'apply-shared' || value === 'isolated' ? value : undefined;
}

/** Attributes of the elements that a page or component writes, by which styles tell them from others. */
export const SCOPE_ATTRIBUTE = 'data-scope';
export const ISOLATED_ATTRIBUTE = 'data-isolated';
/** Of an element in an isolated component that has classes from outside: styles of others reach it for their sake. */
export const EXTERNAL_ATTRIBUTE = 'data-external';

/** Of the element that a component's tag is, where it is one: the path of the component. */
export const HOST_ATTRIBUTE = 'data-host';

/** How {@link HOST_ATTRIBUTE} names a component. */
export function hostName(path: string): string {
  return encodeURI(path);
}

/** Carried by each element of a page or component whose styles are not shared. */
export interface StyleScope {
  readonly path: string;
  readonly isolated: boolean;
}

/** How {@link SCOPE_ATTRIBUTE} names a scope: it may name several. */
export function scopeName({ path }: StyleScope): string {
  return encodeURI(path);
}

export function styleScope(path: string, isolation: StyleIsolation): StyleScope | undefined {
  if (isolation === 'shared') return undefined;
  return { path, isolated: isolation === 'isolated' };
}
