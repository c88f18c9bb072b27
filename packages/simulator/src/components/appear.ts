import type { BasicNode } from '../view/basic-component';

/** Visible to this share, a node has appeared. */
const THRESHOLD = 0.5;

export const APPEAR_EVENTS = ['appear', 'disappear', 'firstAppear'];

/**
 * Tells a node when it comes into sight and leaves it. Where nothing is laid out (jsdom has no
 * IntersectionObserver), what is on the screen counts as in sight.
 */
export function watchAppearance(node: BasicNode): void {
  let appearedOnce = false;
  const appear = () => {
    node.fire('appear', {});
    if (!appearedOnce) node.fire('firstAppear', {});
    appearedOnce = true;
  };
  if (typeof IntersectionObserver === 'undefined') {
    appear();
    return;
  }
  let visible = false;
  const observer = new IntersectionObserver(
    (entries) => {
      const isVisible = entries.at(-1)?.isIntersecting === true;
      if (isVisible === visible) return;
      visible = isVisible;
      if (isVisible) appear();
      else node.fire('disappear', {});
    },
    { threshold: THRESHOLD },
  );
  observer.observe(node.element);
  node.onDispose(() => observer.disconnect());
}
