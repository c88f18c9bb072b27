import { asNumber, asText, isTrue } from '../view/attribute-values';
import type { BasicComponent, BasicNode } from '../view/basic-component';
import { attributeOf, basicComponent, oneOf, perNode } from './define';
import { watchDrags } from './drag';
import { onlyOne } from './limits';
import { shareElements } from './share-element';

/** Pulled down this far, it closes; px. */
const PULLED_PX = 80;

/** @see mini/component/基础组件/视图容器/page-container 页面容器.md of AlipayDocs/open-docs */
export const pageContainer: BasicComponent = basicComponent('page-container', {
  element: 'div',
  setUp: (node) => containerOf(node).setUp(),
  update: (node, previous) => containerOf(node).update(previous.show),
  mounted: onlyOne,
});

const containerOf = perNode((node) => new Container(node));

class Container {
  private readonly overlay = document.createElement('div');
  private shown = false;
  /** On the way in or out. */
  private moving: { timer: ReturnType<typeof setTimeout>; cancelled: string } | undefined;

  constructor(private readonly node: BasicNode) {}

  setUp(): void {
    const { node } = this;
    this.overlay.className = 'a-page-container-overlay';
    this.overlay.addEventListener('click', (event) => {
      node.fire('clickOverlay', {}, event);
      this.leave();
    });
    // Beside the container: a tap on what is in it is none on the overlay.
    node.host.afterFlush(() => node.element.before(this.overlay));
    const forget = node.host.onBack(() => this.back());
    node.onDispose(() => {
      forget();
      clearTimeout(this.moving?.timer);
      this.overlay.remove();
    });
    watchDrags(node, {
      begins: (dx, dy, from) =>
        isTrue(node.attributes.closeOnSlideDown) && dy > Math.abs(dx) && !isScrolled(from, node),
      moved: () => undefined,
      ended: (_dx, dy) => {
        if (dy > PULLED_PX) this.leave();
      },
    });
  }

  update(previous: unknown): void {
    const { show } = this.node.attributes;
    // Closed by the user, it stays closed until the page changes its mind.
    if (show !== previous && isTrue(unwrap(show)) !== this.shown) {
      if (this.shown) this.leave();
      else this.enter();
    }
    this.draw();
  }

  private back(): boolean {
    if (!this.shown || !this.node.element.isConnected) return false;
    this.leave();
    return true;
  }

  private enter(): void {
    this.shown = true;
    this.move(['beforeEnter', 'enter', 'afterEnter'], 'enterCancelled');
    shareElements(this.node, 'in');
  }

  private leave(): void {
    if (!this.shown) return;
    this.shown = false;
    shareElements(this.node, 'out');
    this.move(['beforeLeave', 'leave', 'afterLeave'], 'leaveCancelled');
  }

  private move([before, during, after]: [string, string, string], cancelled: string): void {
    if (this.moving) {
      clearTimeout(this.moving.timer);
      this.node.fire(this.moving.cancelled, {});
    }
    this.node.fire(before, {});
    this.draw();
    this.node.fire(during, {});
    const timer = setTimeout(() => {
      this.moving = undefined;
      this.draw();
      this.node.fire(after, {});
    }, this.duration);
    this.moving = { timer, cancelled };
  }

  private get duration(): number {
    return asNumber(attributeOf(this.node, 'duration'), 300);
  }

  private draw(): void {
    const { element, attributes, host } = this.node;
    const position = oneOf(this.node, 'position');
    const zIndex = String(asNumber(attributeOf(this.node, 'zIndex'), 100));
    for (const one of POSITIONS) {
      element.classList.toggle(`a-page-container-${one}`, one === position);
    }
    element.classList.toggle('a-page-container-round', isTrue(attributes.round));
    element.classList.toggle('a-page-container-away', !this.shown);
    const isThere = this.shown || this.moving !== undefined;
    element.hidden = !isThere;
    element.inert = !this.shown;
    element.setAttribute('style', host.inlineStyle(asText(attributes.customStyle)));
    element.style.zIndex = zIndex;
    element.style.transitionDuration = `${this.duration}ms`;
    this.overlay.setAttribute('style', host.inlineStyle(asText(attributes.overlayStyle)));
    this.overlay.style.zIndex = zIndex;
    this.overlay.hidden = !this.shown || !isTrue(attributeOf(this.node, 'overlay'));
  }
}

/** Whether a finger that goes down there brings back what was scrolled away. */
function isScrolled(from: EventTarget | null, { element }: BasicNode): boolean {
  for (let at = from; at instanceof Element && at !== element; at = at.parentElement) {
    if (at.scrollTop > 0) return true;
  }
  return element.scrollTop > 0;
}

const POSITIONS = ['top', 'bottom', 'right', 'center'];

/** The page on share-element has `{ _v: true }` here. */
function unwrap(show: unknown): unknown {
  return typeof show === 'object' && show !== null && '_v' in show ? show._v : show;
}
