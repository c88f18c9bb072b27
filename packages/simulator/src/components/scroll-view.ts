import { asNumber, asText, isTrue } from '../view/attribute-values';
import type { Attributes, BasicComponent, BasicNode } from '../view/basic-component';
import { attributeOf, basicComponent, perNode } from './define';
import { watchDrags } from './drag';
import { drawnScale } from '../view/drawn-size';
import { scrollOver } from '../view/scroll-over';

/** @see mini/component/基础组件/视图容器/scroll-view 可滚动视图区域.md of AlipayDocs/open-docs */
export const scrollView: BasicComponent = basicComponent('scroll-view', {
  element: 'div',
  setUp(node) {
    node.element.addEventListener('scroll', (event) => tellScroll(node, event));
    node.element.addEventListener('wheel', (event) =>
      hold(node, event, event.deltaX, event.deltaY),
    );
    let touch: Touch | undefined;
    node.element.addEventListener('touchstart', (event) => (touch = event.touches[0]));
    node.element.addEventListener('touchmove', (event) => {
      const now = event.touches[0];
      if (touch && now) {
        hold(node, event, touch.clientX - now.clientX, touch.clientY - now.clientY);
      }
    });
    dragByMouse(node);
  },
  update(node, previous) {
    const { element, attributes, host } = node;
    if (isTrue(attributes.scrollX) && isTrue(attributes.scrollY)) {
      const message = '<scroll-view>: scroll-x and scroll-y do not work together';
      host.problems.unknown('<scroll-view scroll-x scroll-y>', message, node.props.place);
    }
    element.classList.toggle('a-scroll-view-x', isTrue(attributes.scrollX));
    element.classList.toggle('a-scroll-view-y', isTrue(attributes.scrollY));
    element.classList.toggle('a-scroll-view-trap', isTrue(attributes.trapScroll));
    animate(node);
    host.afterFlush(() => scrollTo(node, previous));
  },
  measure(node) {
    const { id } = awaited(node);
    if (id !== '') scrollIntoView(node, id);
  },
});

/** What is to be scrolled to once its place can be told. */
const awaited = perNode(() => ({ id: '' }));

/** Without a duration of the app's, the browser chooses one: it is 根据代码动态计算的 on a device, too. */
function animate(node: BasicNode): void {
  const isSmooth = isTrue(node.attributes.scrollWithAnimation) && durationOf(node) === undefined;
  node.element.style.scrollBehavior = isSmooth ? 'smooth' : 'auto';
}

/** A finger scrolls by itself; a mouse has a wheel for one way, and goes the other way by being held, as a finger is. */
function dragByMouse(node: BasicNode): void {
  const { element } = node;
  let isMouse = false;
  let from = 0;
  element.addEventListener('pointerdown', ({ pointerType }) => {
    isMouse = pointerType === 'mouse';
    from = element.scrollLeft;
  });
  watchDrags(node, {
    begins(dx, dy) {
      const end = element.scrollWidth - element.clientWidth;
      const hasRoom = dx < 0 ? from < end : from > 0;
      return isMouse && isTrue(node.attributes.scrollX) && Math.abs(dx) > Math.abs(dy) && hasRoom;
    },
    moved(dx) {
      element.style.scrollBehavior = 'auto';
      element.scrollLeft = from - dx;
    },
    ended: () => animate(node),
  });
}

function tellScroll(node: BasicNode, event: Event): void {
  const { element, attributes } = node;
  const { scrollLeft, scrollTop, scrollHeight, scrollWidth } = element;
  node.fire('scroll', { scrollLeft, scrollTop, scrollHeight, scrollWidth }, event);
  const vertical = isTrue(attributes.scrollY);
  const before = vertical ? scrollTop : scrollLeft;
  const after = vertical
    ? scrollHeight - scrollTop - element.clientHeight
    : scrollWidth - scrollLeft - element.clientWidth;
  if (before <= asNumber(attributeOf(node, 'upperThreshold'), 50)) {
    node.fire('scrollToUpper', {}, event);
  }
  if (after <= asNumber(attributeOf(node, 'lowerThreshold'), 50)) {
    node.fire('scrollToLower', {}, event);
  }
}

function durationOf({ attributes }: BasicNode): number | undefined {
  const ms = asNumber(attributes.scrollAnimationDuration, 0);
  return isTrue(attributes.scrollWithAnimation) && ms > 0 ? ms : undefined;
}

/** `scroll-into-view` outweighs `scroll-top`. */
function scrollTo(node: BasicNode, previous: Attributes): void {
  const { element, attributes } = node;
  const changed = (name: string) => attributes[name] !== previous[name];
  const given = {
    ...(changed('scrollTop') ? { top: position(attributes.scrollTop) } : {}),
    ...(changed('scrollLeft') ? { left: position(attributes.scrollLeft) } : {}),
  };
  if (Object.keys(given).length > 0) scrollOver(element, given, durationOf(node));
  const id = asText(attributes.scrollIntoView);
  if (id !== '' && id !== asText(previous.scrollIntoView)) scrollIntoView(node, id);
}

function scrollIntoView(node: BasicNode, id: string): void {
  const { element, attributes } = node;
  awaited(node).id = element.isConnected ? '' : id;
  if (!element.isConnected) return;
  const target = [...element.querySelectorAll('[id]')].find((child) => child.id === id);
  if (!target) return;
  const from = element.getBoundingClientRect();
  const to = target.getBoundingClientRect();
  const scale = drawnScale(element);
  const down = (to.top - from.top) / scale;
  const right = (to.left - from.left) / scale;
  const way = {
    ...(isTrue(attributes.scrollY) ? { top: element.scrollTop + down - element.clientTop } : {}),
    ...(isTrue(attributes.scrollX)
      ? { left: element.scrollLeft + right - element.clientLeft }
      : {}),
  };
  scrollOver(element, way, durationOf(node));
}

/**
 * A number, or `{ _v: number }`, which no page of the platform's tells of: a new object scrolls to where it did before,
 * and the lists of mini-ali-ui and antd-mini (`VTabs`) stand on it.
 */
function position(value: unknown): number {
  const isWrapped = typeof value === 'object' && value !== null && '_v' in value;
  return asNumber(isWrapped ? value._v : value, 0);
}

/** `disable-lower-scroll` holds a movement towards the beginning, `disable-upper-scroll` one towards the end. */
function hold({ element, attributes }: BasicNode, event: Event, dx: number, dy: number): void {
  const vertical = isTrue(attributes.scrollY);
  const by = vertical ? dy : dx;
  const at = vertical ? element.scrollTop : element.scrollLeft;
  const end = vertical
    ? element.scrollHeight - element.clientHeight
    : element.scrollWidth - element.clientWidth;
  const rule = by < 0 ? attributes.disableLowerScroll : attributes.disableUpperScroll;
  const isOut = by < 0 ? at <= 0 : at >= end;
  const isHeld = rule === 'always' || (rule === 'out-of-bounds' && isOut);
  if (by !== 0 && isHeld && event.cancelable) event.preventDefault();
}
