import { asNumber, isTrue } from '../view/attribute-values';
import type { BasicComponent, BasicNode } from '../view/basic-component';
import { attributeOf, basicComponent, perNode } from './define';
import { watchDrags } from './drag';
import { SwiperLayout } from './swiper-layout';

type Source = 'autoplay' | 'touch' | '';

/** @see mini/component/基础组件/视图容器/swiper 滑块视图容器.md of AlipayDocs/open-docs */
export const swiper: BasicComponent = basicComponent('swiper', {
  element: 'div',
  focusable: true,
  setUp: (node) => swiperOf(node).setUp(),
  update: (node, previous) => swiperOf(node).update(previous.current),
  mounted: (node) => swiperOf(node).start(),
  measure: (node) => swiperOf(node).measure(),
});

export const swiperItem: BasicComponent = basicComponent('swiper-item', { element: 'div' });

const swiperOf = perNode((node) => new Swiper(node));

class Swiper {
  /** Item in front. With `circular` it goes on counting beyond the last one, so that moving on never turns back. */
  private position = 0;
  private readonly layout: SwiperLayout;
  private autoplayTimer: ReturnType<typeof setInterval> | undefined;
  private autoplayEvery = 0;
  private endTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly node: BasicNode) {
    this.layout = new SwiperLayout(node);
  }

  setUp(): void {
    const { element } = this.node;
    element.tabIndex = 0;
    element.setAttribute('aria-roledescription', '轮播');
    element.addEventListener('keydown', (event) => this.keyPressed(event));
    const observer = new MutationObserver((records) => {
      if (records.some(({ target }) => target === element)) this.itemsChanged();
      else this.layout.contents.fit();
    });
    observer.observe(element, { childList: true, subtree: true });
    this.node.onDispose(() => {
      observer.disconnect();
      this.layout.dispose();
      clearInterval(this.autoplayTimer);
      clearTimeout(this.endTimer);
    });
    watchDrags(this.node, {
      begins: (dx, dy) => this.begins(dx, dy),
      moved: (dx, dy) => {
        this.layout.drag(this.isVertical ? dy : dx);
        this.node.fire('transition', { dx: -dx, dy: -dy });
      },
      ended: (dx, dy, ms) => this.dragEnded(this.isVertical ? dy : dx, ms),
    });
  }

  update(previous: unknown): void {
    const { element, attributes } = this.node;
    if (!element.hasAttribute('role')) element.setAttribute('role', 'group');
    const current = asNumber(attributeOf(this.node, 'current'), 0);
    // What the user swiped to stays until the attribute itself changes.
    if (attributes.current !== previous && current !== this.current) {
      const animated = !isTrue(attributes.disableProgrammaticAnimation);
      if (this.layout.ready && this.count > 0) this.moveTo(this.nearest(current), '', animated);
      else this.position = current;
    }
    this.layout.draw(this.position);
    this.keepPlaying();
  }

  start(): void {
    this.layout.ready = true;
    this.itemsChanged();
  }

  measure(): void {
    this.layout.draw(this.position);
  }

  private get count(): number {
    return this.layout.items.length;
  }

  private get current(): number {
    return this.count === 0 ? this.position : modulo(this.position, this.count);
  }

  private get isVertical(): boolean {
    return isTrue(this.node.attributes.vertical);
  }

  private get isCircular(): boolean {
    return isTrue(this.node.attributes.circular) && this.count > 1;
  }

  private get lastStart(): number {
    const shown = asNumber(attributeOf(this.node, 'displayMultipleItems'), 1);
    return Math.max(0, this.count - Math.max(1, shown));
  }

  private itemsChanged(): void {
    // Without items it stays where it was told to be: they may come later.
    if (!this.isCircular && this.count > 0) {
      this.position = Math.max(0, Math.min(this.position, this.count - 1));
    }
    this.layout.draw(this.position);
    this.keepPlaying();
  }

  /** The position of that item which is closest to where we are. */
  private nearest(index: number): number {
    if (!this.isCircular) return Math.max(0, Math.min(index, this.count - 1));
    const ahead = modulo(index - this.position, this.count);
    return this.position + (ahead > this.count / 2 ? ahead - this.count : ahead);
  }

  private step(by: number, source: Source): void {
    let next = this.position + by;
    if (!this.isCircular) {
      // Autoplay begins again after the last one.
      if (source === 'autoplay' && next > this.lastStart) next = 0;
      next = Math.max(0, Math.min(next, this.lastStart));
    }
    this.moveTo(next, source, true);
  }

  private moveTo(position: number, source: Source, animated: boolean): void {
    const from = this.position;
    this.position = position;
    this.layout.release(animated);
    this.layout.draw(position);
    if (position === from) return;
    this.tellChanges(from);
    clearTimeout(this.endTimer);
    if (!animated) return;
    const { current } = this;
    this.endTimer = setTimeout(
      () => this.node.fire('animationEnd', { current, source }),
      asNumber(attributeOf(this.node, 'duration'), 500),
    );
  }

  /** With `acceleration` each item passed on the way is told too. */
  private tellChanges(from: number): void {
    const { current, count } = this;
    if (!isTrue(this.node.attributes.acceleration)) {
      this.node.fire('change', { current });
      return;
    }
    const step = Math.sign(this.position - from);
    for (let passed = from + step; passed !== this.position; passed += step) {
      this.node.fire('change', { current: modulo(passed, count), isChanging: true });
    }
    this.node.fire('change', { current, isChanging: false });
  }

  private begins(dx: number, dy: number): boolean {
    const { attributes } = this.node;
    if (isTrue(attributes.disableTouch) || this.count === 0) return false;
    const [along, across] = this.isVertical ? [dy, dx] : [dx, dy];
    const angle = (Math.atan2(Math.abs(across), Math.abs(along)) * 180) / Math.PI;
    if (angle > asNumber(attributeOf(this.node, 'touchAngle'), 45)) return false;
    clearInterval(this.autoplayTimer);
    this.autoplayTimer = undefined;
    this.layout.hold();
    return true;
  }

  private dragEnded(distance: number, ms: number): void {
    const ratio = Math.abs(distance) / this.layout.itemSize;
    const speed = Math.abs(distance) / Math.max(ms, 1);
    const isFar = ratio > asNumber(attributeOf(this.node, 'swipeRatio'), 0.2);
    const isFast = speed > asNumber(attributeOf(this.node, 'swipeSpeed'), 0.05) && ratio > 0.05;
    const many = isTrue(this.node.attributes.acceleration) ? Math.round(ratio + speed) : 1;
    const steps = isFar || isFast ? Math.max(1, many) : 0;
    this.step(distance < 0 ? steps : -steps, 'touch');
    this.keepPlaying();
  }

  private keyPressed(event: KeyboardEvent): void {
    if (event.target !== this.node.element || isTrue(this.node.attributes.disableTouch)) return;
    const [back, on] = this.isVertical ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight'];
    if (event.key !== back && event.key !== on) return;
    event.preventDefault();
    this.step(event.key === on ? 1 : -1, 'touch');
  }

  private keepPlaying(): void {
    const every = asNumber(attributeOf(this.node, 'interval'), 5000);
    const isThere = !this.node.isGone && this.count > 1;
    const plays = isThere && isTrue(this.node.attributes.autoplay);
    if (plays && this.autoplayTimer !== undefined && every === this.autoplayEvery) return;
    clearInterval(this.autoplayTimer);
    this.autoplayEvery = every;
    this.autoplayTimer = plays ? setInterval(() => this.step(1, 'autoplay'), every) : undefined;
  }
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
