import type { BasicComponent, ElementProps } from './basic-component';
import { putExternalClasses } from './external-classes';
import type { ComponentInstance, ComponentVNode } from './vnode';

export const HOST_ELEMENT = 'div';

/** What the tag of a component says about its element: 可以在这个节点设置 id、class、style. */
const ATTRIBUTES = ['id', 'class', 'style'];

const NONE = {};

/**
 * Plays the tag of a component with `virtualHost: false`, as if it were one of the platform's. It hears nothing: events
 * of a component are its own to give.
 * @see mini/framework/自定义组件/组件模板和样式.md (非虚拟化组件节点) of AlipayDocs/open-docs
 */
export function hostComponent(tag: string): BasicComponent {
  return { tag, element: HOST_ELEMENT, attributes: ATTRIBUTES, touches: [], isHost: true };
}

/** It is written in the AXML of the component's user; the component's own styles reach it by `:host`. */
export function hostProps(
  { props: { props, owner, place } }: ComponentVNode,
  { scope }: ComponentInstance,
): ElementProps {
  const given = ATTRIBUTES.map((name) => [name, props[name]] as const);
  const attributes = Object.fromEntries(given);
  const external = putExternalClasses(attributes, owner);
  return {
    attributes,
    dataset: NONE,
    marks: NONE,
    changes: NONE,
    handlers: NONE,
    captures: NONE,
    scope: owner.scope,
    external: scope === undefined ? external : [...external, { name: '', scope }],
    owner,
    place,
  };
}
