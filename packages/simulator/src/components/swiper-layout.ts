import { asClasses, asNumber, asText, isTrue } from '../view/attribute-values';
import type { BasicNode } from '../view/basic-component';
import { attributeOf } from './define';
import { PositionedContents } from './swiper-contents';

const EASINGS: Readonly<Record<string, string>> = {
  default: 'ease',
  linear: 'linear',
  easeInCubic: 'cubic-bezier(0.32, 0, 0.67, 0)',
  easeOutCubic: 'cubic-bezier(0.33, 1, 0.68, 1)',
  easeInOutCubic: 'cubic-bezier(0.65, 0, 0.35, 1)',
};

/** Where nothing is laid out an item counts as this wide. */
const UNKNOWN_SIZE_PX = 375;

/** Where the items of a swiper stand. Positions are shares of an item's own size, so that CSS does the measuring. */
export class SwiperLayout {
  /** False until the items are there for the first time: what stands there then has not moved. */
  ready = false;
  private readonly dots = document.createElement('div');
  private readonly laps = new WeakMap<HTMLElement, number>();
  private dragged = 0;
  private animated = true;

  /** Of items without a height of their own. */
  readonly contents: PositionedContents;
  /** A component that an item belongs to draws it anew by itself, without what stands here about its place. */
  private readonly redrawn = new MutationObserver(() => this.draw(this.position));
  private position = 0;

  constructor(private readonly node: BasicNode) {
    this.contents = new PositionedContents(node.element);
    this.dots.className = 'a-swiper-dots';
    this.dots.setAttribute('aria-hidden', 'true');
    node.element.append(this.dots);
  }

  /**
   * Those that are `swiper-item`, or all if none is: 其中只可放置 swiper-item 组件, yet the tabs of mini-ali-ui, which fill a
   * swiper with components of one `view`, run on devices.
   */
  get items(): HTMLElement[] {
    const children = [...this.node.element.children].filter(
      (child): child is HTMLElement => child instanceof HTMLElement && child !== this.dots,
    );
    const items = children.filter(({ dataset }) => dataset.node === 'swiper-item');
    return items.length > 0 ? items : children;
  }

  /** Of the first item, along the way it moves; px. */
  get itemSize(): number {
    const [first] = this.items;
    const size = isTrue(this.node.attributes.vertical) ? first?.offsetHeight : first?.offsetWidth;
    return size === undefined || size === 0 ? UNKNOWN_SIZE_PX : size;
  }

  hold(): void {
    this.animated = false;
  }

  drag(px: number): void {
    this.dragged = px;
    this.node.element.style.setProperty('--swiper-drag', `${px}px`);
  }

  release(animated: boolean): void {
    this.animated = animated;
    this.drag(0);
  }

  /** @param position Of the item in front; beyond the number of items, it has gone round. */
  draw(position: number): void {
    this.position = position;
    this.drawAll(position);
    this.redrawn.disconnect();
    const own = { attributes: true, attributeFilter: ['class', 'style'] };
    for (const item of this.items) this.redrawn.observe(item, own);
  }

  dispose(): void {
    this.redrawn.disconnect();
    this.contents.dispose();
  }

  private drawAll(position: number): void {
    const { element, attributes } = this.node;
    const { items } = this;
    const shown = Math.max(1, asNumber(attributeOf(this.node, 'displayMultipleItems'), 1));
    const offset = this.atEdge(position, items.length, shown);
    const set = (name: string, value: string) => element.style.setProperty(name, value);
    element.classList.toggle('a-swiper-vertical', isTrue(attributes.vertical));
    element.classList.toggle('a-swiper-held', !this.animated || !this.ready);
    set('--swiper-drag', `${this.dragged}px`);
    set('--swiper-position', String(position));
    set('--swiper-edge', offset);
    set('--swiper-shown', String(shown));
    set('--swiper-before', length(attributeOf(this.node, 'previousMargin')));
    set('--swiper-after', length(attributeOf(this.node, 'nextMargin')));
    set('--swiper-duration', `${asNumber(attributeOf(this.node, 'duration'), 500)}ms`);
    set('--swiper-easing', EASINGS[asText(attributes.easingFunction)] ?? 'ease');
    const front =
      items.length === 0 ? 0 : ((position % items.length) + items.length) % items.length;
    items.forEach((item, index) => this.drawItem(item, index, position, shown, items.length));
    this.drawDots(items.length, front);
    this.adjustHeight(items, front);
    this.keepRow();
  }

  /**
   * With `snap-to-edge` the margins do not count before the first item and after the last.
   * @returns How far the items stand before their place.
   */
  private atEdge(position: number, count: number, shown: number): string {
    const { attributes } = this.node;
    if (!isTrue(attributes.snapToEdge) || isTrue(attributes.circular) || count < 2) return '0px';
    if (position === 0) return 'var(--swiper-before)';
    return position >= count - shown ? 'calc(var(--swiper-after) * -1)' : '0px';
  }

  private drawItem(
    item: HTMLElement,
    index: number,
    position: number,
    shown: number,
    count: number,
  ): void {
    const { attributes } = this.node;
    const circular = isTrue(attributes.circular) && count > 1;
    // An item behind by more than half a lap stands a lap ahead: whichever way one goes, there is a next one.
    const lap = circular ? Math.round((position - index + (shown - 1) / 2) / count) : 0;
    const inFront = index + lap * count - position;
    const isSwiperItem = item.dataset.node === 'swiper-item';
    if (!isSwiperItem) item.classList.add('a-swiper-item', 'a-swiper-node');
    const isShown = inFront >= 0 && inFront < shown;
    if (this.laps.get(item) !== lap) {
      this.laps.set(item, lap);
      item.style.transition = 'none';
      item.style.setProperty('--swiper-lap', String(lap * count));
      // Without a look at it, the browser would join the two changes into one movement.
      item.getBoundingClientRect();
      item.style.transition = '';
    } else item.style.setProperty('--swiper-lap', String(lap * count));
    for (const name of asClasses(attributes.activeClass)) item.classList.toggle(name, isShown);
    const changing =
      isTrue(attributes.acceleration) && !this.animated && Math.abs(inFront) <= shown;
    for (const name of asClasses(attributes.changingClass)) item.classList.toggle(name, changing);
    // Neighbours that look in at the margins are seen as well.
    const margins = [attributes.previousMargin, attributes.nextMargin].some(
      (margin) => Number.parseFloat(asText(margin)) > 0,
    );
    const near = margins && inFront >= -1 && inFront <= shown;
    item.toggleAttribute('inert', !isShown && !near);
    if (isShown || near) item.removeAttribute('aria-hidden');
    else item.setAttribute('aria-hidden', 'true');
  }

  private drawDots(count: number, front: number): void {
    const { attributes } = this.node;
    this.dots.hidden = !isTrue(attributes.indicatorDots);
    if (this.dots.hidden) return;
    this.dots.replaceChildren(
      ...Array.from({ length: count }, (_, index) => {
        const dot = document.createElement('span');
        const isFront = index === front;
        // By these, the platform's own, apps give them another size and colour.
        dot.className = isFront ? 'a-swiper-dot a-swiper-dot-active' : 'a-swiper-dot';
        const color = isFront ? attributes.indicatorActiveColor : attributes.indicatorColor;
        dot.style.backgroundColor = asText(color);
        return dot;
      }),
    );
  }

  /**
   * Items that give the swiper no height are as high as it is: `contain: size` keeps their content out of the reckoning,
   * which is the browser's, so that an item that grows later is heeded too.
   */
  private adjustHeight(items: readonly HTMLElement[], front: number): void {
    const { element, attributes } = this.node;
    const vertical = isTrue(attributes.vertical);
    const fixed = vertical && !isTrue(attributes.adjustVerticalHeight);
    const mode = fixed ? 'none' : asText(attributeOf(this.node, 'adjustHeight'));
    const giver = items[mode === 'current' ? front : 0];
    const givers = mode === 'highest' ? items : giver ? [giver] : [];
    for (const item of items) {
      const gives = mode !== 'none' && givers.includes(item);
      item.classList.toggle('a-swiper-item-aside', !gives && !vertical);
    }
    element.classList.toggle('a-swiper-unadjusted', mode === 'none');
    const heights = fixed || !vertical || mode === 'none' ? [] : givers.map(ownHeight);
    const height = Math.max(0, ...heights);
    if (height > 0) element.style.setProperty('--swiper-height', `${height}px`);
    element.classList.toggle('a-swiper-fitted', height > 0 && element.style.height === '');
    this.contents.fit(vertical || mode === 'none' ? [] : givers);
  }

  /** On a device the items lie in a box of their own, in a row whatever the swiper's `display` is. */
  private keepRow(): void {
    const { element } = this.node;
    element.classList.remove('a-swiper-row');
    const isBlock = /^(inline-)?block$/.test(getComputedStyle(element).display);
    element.classList.toggle('a-swiper-row', isBlock);
  }
}

/** Of an item among others that share a height with it. */
function ownHeight(item: HTMLElement): number {
  item.style.flexBasis = 'auto';
  const { offsetHeight } = item;
  item.style.flexBasis = '';
  return offsetHeight;
}

/** `10px`, `10rpx` or `10`. */
function length(value: unknown): string {
  const number = Number.parseFloat(asText(value)) || 0;
  return /rpx\s*$/.test(asText(value)) ? `calc(${number} * var(--rpx))` : `${number}px`;
}
