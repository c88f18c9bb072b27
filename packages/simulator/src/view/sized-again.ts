import type { BasicNode } from './basic-component';

/**
 * Measures a component anew once it is drawn again: what is in something hidden has no size. Where nothing is laid out
 * (jsdom), it has none at any time.
 */
export function measureWhenDrawnAgain(node: BasicNode): void {
  const { element, basic } = node;
  if (!basic.measure || typeof ResizeObserver === 'undefined') return;
  let wasDrawn: boolean | undefined;
  const observer = new ResizeObserver(() => {
    const isDrawn = element.getClientRects().length > 0;
    if (isDrawn && wasDrawn === false) {
      requestAnimationFrame(() => {
        if (!node.isGone) basic.measure?.(node);
      });
    }
    wasDrawn = isDrawn;
  });
  observer.observe(element);
  node.onDispose(() => observer.disconnect());
}
