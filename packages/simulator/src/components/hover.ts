import { asClasses, asNumber, asText, isTrue } from '../view/attribute-values';
import type { BasicNode } from '../view/basic-component';

const START_MS = 20;
const STAY_MS = 70;

/** Touches that a node keeps from the hover of those around it. They go on, for drags and long taps. */
const kept = new WeakSet<Event>();

/**
 * Puts `hover-class` on while the node is held.
 * @param byDefault Class if the author names none. `none` switches it off.
 */
export function hover(node: BasicNode, byDefault: string): void {
  const { element } = node;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let applied: string[] = [];
  const after = (delayMs: number, run: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(run, delayMs);
  };
  const apply = () => {
    if (!applied.every((name) => element.classList.contains(name)))
      element.classList.add(...applied);
  };
  // What the app changes about the node while it is held takes the class away.
  const redrawn = new MutationObserver(apply);
  const remove = () => {
    redrawn.disconnect();
    element.classList.remove(...applied);
    applied = [];
  };
  element.addEventListener('pointerdown', (event) => {
    const name = asText(node.attributes.hoverClass) || byDefault;
    if (name === '' || name === 'none' || isTrue(node.attributes.disabled)) return;
    if (event.defaultPrevented || kept.has(event)) return;
    if (isTrue(node.attributes.hoverStopPropagation)) kept.add(event);
    after(asNumber(node.attributes.hoverStartTime, START_MS), () => {
      applied = asClasses(name);
      apply();
      redrawn.observe(element, { attributes: true, attributeFilter: ['class'] });
    });
  });
  for (const end of ['pointerup', 'pointercancel', 'pointerleave']) {
    element.addEventListener(end, () => {
      after(asNumber(node.attributes.hoverStayTime, STAY_MS), remove);
    });
  }
  node.onDispose(() => {
    clearTimeout(timer);
    redrawn.disconnect();
  });
}
