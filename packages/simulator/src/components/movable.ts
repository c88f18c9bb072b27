import { asNumber, asText, isTrue } from '../view/attribute-values';
import type { Attributes, BasicComponent, BasicNode } from '../view/basic-component';
import { attributeOf, basicComponent, perNode } from './define';
import { nodeOf } from '../view/node-registry';
import { watchDrags } from './drag';
import { watchPinches } from './pinch';

/** @see mini/component/基础组件/视图容器/movable-area 可移动视图区域.md of AlipayDocs/open-docs */
export const movableArea: BasicComponent = basicComponent('movable-area', {
  element: 'div',
  setUp(area) {
    watchPinches(area, area.element, (factor) => {
      if (!isTrue(area.attributes.scaleArea)) return;
      for (const child of area.element.querySelectorAll('.a-movable-view')) {
        const view = nodeOf(child);
        if (view) movableOf(view).zoomBy(factor);
      }
    });
  },
});

/** @see mini/component/基础组件/视图容器/movable-view 可移动视图容器.md of AlipayDocs/open-docs */
export const movableView: BasicComponent = basicComponent('movable-view', {
  element: 'div',
  setUp: (node) => movableOf(node).setUp(),
  update: (node, previous) => movableOf(node).update(previous),
  mounted: (node) => movableOf(node).placeAsGiven(),
  measure: (node) => movableOf(node).keepInside(),
});

const movableOf = perNode((node) => new Movable(node));

/** What moves it, as `detail.source` says; nothing for setData. */
type Source = 'touch' | 'touch-out-of-bounds' | 'out-of-bounds' | 'friction' | '';

/** Share of the way beyond the edge that the view still follows. */
const BEYOND = 0.5;

class Movable {
  private x = 0;
  private y = 0;
  private scale = 1;
  /** On the way to where it is. */
  private animated = false;
  private start = { x: 0, y: 0 };

  constructor(private readonly node: BasicNode) {}

  setUp(): void {
    watchDrags(this.node, {
      begins: (dx, dy) => this.begins(dx, dy),
      moved: (dx, dy) => this.dragTo(this.start.x + dx, this.start.y + dy),
      ended: (dx, dy, ms) => this.dragEnded(dx, dy, ms),
    });
    watchPinches(this.node, this.node.element, (factor) => {
      const area = nodeOf(this.node.element.parentElement);
      if (!isTrue(area?.attributes.scaleArea)) this.zoomBy(factor);
    });
  }

  update(previous: Attributes): void {
    const { attributes } = this.node;
    const changed = (name: string) => attributes[name] !== previous[name];
    // A new style of the page takes away what stands in it; a movement goes on.
    this.draw(this.animated);
    if (Object.keys(previous).length > 0 && (changed('x') || changed('y'))) {
      // Its area, which is drawn after what is in it, may get another size at the same time.
      this.node.host.afterFlush(() => this.moveAsGiven(changed('x'), changed('y')));
    }
    if (changed('scaleValue') && attributes.scaleValue !== undefined) {
      this.zoomTo(asNumber(attributes.scaleValue, 1));
    }
  }

  placeAsGiven(): void {
    this.place(this.inside(this.given('x'), this.given('y')));
  }

  keepInside(): void {
    const inside = this.inside(this.x, this.y);
    if (inside.x !== this.x || inside.y !== this.y) this.place(inside);
  }

  zoomBy(factor: number): void {
    if (isTrue(this.node.attributes.scale)) this.zoomTo(this.scale * factor);
  }

  private moveAsGiven(hasX: boolean, hasY: boolean): void {
    if (this.node.isGone) return;
    const x = hasX ? this.given('x') : this.x;
    const y = hasY ? this.given('y') : this.y;
    this.moveInside(x, y, '', isTrue(this.node.attributes.animation));
  }

  /** Without a word to the app. */
  private place({ x, y }: { x: number; y: number }): void {
    this.x = x;
    this.y = y;
    this.draw(false);
  }

  private given(name: 'x' | 'y'): number {
    return asNumber(attributeOf(this.node, name), 0);
  }

  private begins(dx: number, dy: number): boolean {
    const direction = asText(attributeOf(this.node, 'direction'));
    if (isTrue(this.node.attributes.disabled) || direction === 'none') return false;
    if (!this.node.element.parentElement?.classList.contains('a-movable-area')) return false;
    const goesAcross = Math.abs(dx) >= Math.abs(dy);
    if (direction === 'horizontal' && !goesAcross) return false;
    if (direction === 'vertical' && goesAcross) return false;
    this.start = { x: this.x, y: this.y };
    return true;
  }

  private dragTo(x: number, y: number): void {
    const direction = asText(attributeOf(this.node, 'direction'));
    const wanted = {
      x: direction === 'vertical' ? this.x : x,
      y: direction === 'horizontal' ? this.y : y,
    };
    const inside = this.inside(wanted.x, wanted.y);
    const isOut = inside.x !== wanted.x || inside.y !== wanted.y;
    if (!isOut || !isTrue(this.node.attributes.outOfBounds)) {
      this.moveTo(inside.x, inside.y, 'touch', false);
      return;
    }
    const follow = (to: number, edge: number) => edge + (to - edge) * BEYOND;
    const beyond = { x: follow(wanted.x, inside.x), y: follow(wanted.y, inside.y) };
    this.moveTo(beyond.x, beyond.y, 'touch-out-of-bounds', false);
  }

  private dragEnded(dx: number, dy: number, ms: number): void {
    const back = this.inside(this.x, this.y);
    if (back.x !== this.x || back.y !== this.y) this.moveTo(back.x, back.y, 'out-of-bounds', true);
    else if (isTrue(this.node.attributes.inertia)) this.glide(dx / ms, dy / ms);
    this.node.fire('changeEnd', { x: this.x, y: this.y });
  }

  /** @param vx Speed at the end; px/ms. The greater the friction, the sooner it stands still. */
  private glide(vx: number, vy: number): void {
    if (!Number.isFinite(vx) || !Number.isFinite(vy)) return;
    const friction = asNumber(attributeOf(this.node, 'friction'), 2);
    const far = 200 / (friction > 0 ? friction : 2);
    const direction = asText(attributeOf(this.node, 'direction'));
    const x = direction === 'vertical' ? this.x : this.x + vx * far;
    const y = direction === 'horizontal' ? this.y : this.y + vy * far;
    this.moveInside(x, y, 'friction', true);
  }

  private moveInside(x: number, y: number, source: Source, animated: boolean): void {
    const inside = this.inside(x, y);
    this.moveTo(inside.x, inside.y, source, animated);
  }

  private moveTo(x: number, y: number, source: Source, animated: boolean): void {
    const moved = x !== this.x || y !== this.y;
    this.x = x;
    this.y = y;
    this.draw(animated);
    if (moved) this.node.fire('change', { x, y, source });
  }

  private zoomTo(wanted: number): void {
    const least = asNumber(attributeOf(this.node, 'scaleMin'), 0.5);
    const most = asNumber(attributeOf(this.node, 'scaleMax'), 10);
    const scale = Math.max(least, Math.min(most, wanted));
    if (scale === this.scale) return;
    this.scale = scale;
    this.draw(false);
    this.node.fire('scale', { x: this.x, y: this.y, scale });
  }

  private draw(animated: boolean): void {
    this.animated = animated;
    const { style } = this.node.element;
    const damping = Math.max(1, asNumber(attributeOf(this.node, 'damping'), 20));
    style.transition = animated ? `transform ${Math.round(6000 / damping)}ms ease-out` : 'none';
    style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.scale})`;
  }

  /**
   * A small view stays inside its area; a large one never leaves a part of the area uncovered. What counts is where it is
   * seen: styles may place it elsewhere than at the top left, and it grows around its middle.
   */
  private inside(x: number, y: number): { x: number; y: number } {
    const { element } = this.node;
    const area = element.parentElement;
    // Where nothing is laid out there are no bounds.
    if (!area || (area.clientWidth === 0 && area.clientHeight === 0)) return { x, y };
    const isPlacedInArea = element.offsetParent === area;
    const keep = (value: number, room: number, size: number, placedAt: number) => {
      const left = room - size * this.scale;
      const start = (isPlacedInArea ? placedAt : 0) - (size * (this.scale - 1)) / 2;
      return Math.max(Math.min(0, left) - start, Math.min(Math.max(0, left) - start, value));
    };
    return {
      x: keep(x, area.clientWidth, element.offsetWidth, element.offsetLeft),
      y: keep(y, area.clientHeight, element.offsetHeight, element.offsetTop),
    };
  }
}
