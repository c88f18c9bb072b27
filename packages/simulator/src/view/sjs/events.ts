import type { BasicNode } from '../basic-component';
import { composedPath, describeNode, describeOwner } from './descriptors';
import { NATIVE, type SjsFunction } from './functions';

/** Of these alone a handler in SJS can prevent what the browser does. */
const PREVENTABLE: ReadonlySet<string> = new Set([
  'touchStart',
  'touchMove',
  'touchEnd',
  'touchCancel',
]);

/**
 * Lets a function of a SJS module hear an event of a basic component.
 * @see mini/framework/SJS 语法参考/SJS 响应事件.md of AlipayDocs/open-docs
 */
export function hearInSjs(
  handler: SjsFunction,
  node: BasicNode,
  event: object,
  type: string,
  domEvent: Event | undefined,
): void {
  const { owner } = node.props;
  const hit = domEvent?.target instanceof Element ? domEvent.target : node.element;
  const preventDefault = () => {
    if (PREVENTABLE.has(type)) domEvent?.preventDefault();
  };
  const stopPropagation = () => domEvent?.stopPropagation();
  const given = Object.assign(event, {
    instance: describeNode(node),
    preventDefault,
    stopPropagation,
    composedPath: () => composedPath(hit),
  });
  if (owner.runSjs(() => handler(given, describeOwner(owner))) !== false) return;
  preventDefault();
  stopPropagation();
}

export function isNative(node: BasicNode): boolean {
  return NATIVE.has(node.basic.tag);
}

/** Calls the listener of `change:…` of one property, once what it sees is on the screen. */
export function tellChange(
  listener: SjsFunction,
  node: BasicNode,
  value: unknown,
  previous: unknown,
): void {
  node.host.afterFlush(() => {
    if (node.isGone) return;
    const { owner } = node.props;
    owner.runSjs(() => listener(value, previous, describeOwner(owner), describeNode(node)));
  });
}
