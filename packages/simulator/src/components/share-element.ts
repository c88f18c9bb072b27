import { asNumber, asText, isTrue } from '../view/attribute-values';
import type { BasicComponent, BasicNode } from '../view/basic-component';
import { nodeOf } from '../view/node-registry';
import { attributeOf, basicComponent } from './define';

/** @see mini/component/基础组件/视图容器/share-element 共享元素.md of AlipayDocs/open-docs */
export const shareElement: BasicComponent = basicComponent('share-element', { element: 'div' });

/**
 * Moves the shared elements of a page container from where their twins on the page stand, or back. It moves where
 * the browser can animate; elsewhere they are just there.
 */
export function shareElements(container: BasicNode, way: 'in' | 'out'): void {
  container.host.afterFlush(() => {
    const page = container.element.closest('.a-page');
    for (const inside of container.element.querySelectorAll<HTMLElement>('.a-share-element')) {
      const node = nodeOf(inside);
      const twin = [...(page?.querySelectorAll<HTMLElement>('.a-share-element') ?? [])].find(
        (other) => !container.element.contains(other) && isTwin(nodeOf(other), node),
      );
      if (node && twin && isTrue(node.attributes.transform)) move(node, twin, way);
    }
  });
}

function isTwin(one: BasicNode | undefined, other: BasicNode | undefined): boolean {
  const name = asText(one?.attributes.name);
  return (
    name !== '' && name === asText(other?.attributes.name) && isTrue(one?.attributes.transform)
  );
}

function move(node: BasicNode, twin: HTMLElement, way: 'in' | 'out'): void {
  const { element } = node;
  if (typeof element.animate !== 'function') return;
  const here = element.getBoundingClientRect();
  const there = twin.getBoundingClientRect();
  const away = `translate(${there.left - here.left}px, ${there.top - here.top}px)`;
  const frames = [{ transform: away }, { transform: 'none' }];
  element.animate(way === 'in' ? frames : frames.reverse(), {
    duration: asNumber(attributeOf(node, 'duration'), 300),
    easing: asText(attributeOf(node, 'easingFunction')),
  });
}
