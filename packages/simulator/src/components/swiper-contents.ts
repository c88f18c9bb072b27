/**
 * The height of a swiper whose items hold nothing but positioned contents, such as those of the tabs of antd-mini: theirs,
 * whatever `height` the styles say, since no item has one.
 */
export class PositionedContents {
  private givers: readonly HTMLElement[] = [];
  private watched: readonly Element[] = [];
  private observer: ResizeObserver | undefined;

  constructor(private readonly swiper: HTMLElement) {}

  /** @param givers The items that give the swiper its height. */
  fit(givers: readonly HTMLElement[] = this.givers): void {
    this.givers = givers;
    this.watch(givers.flatMap((item) => [...item.children]));
    const { classList, style } = this.swiper;
    // Measured while the swiper keeps the height that it has: without it the page would scroll.
    classList.toggle('a-swiper-measured', classList.contains('a-swiper-lifted'));
    const own = Math.max(0, ...givers.map((item) => item.offsetHeight));
    const inside = Math.max(0, ...givers.map((item) => item.scrollHeight));
    classList.remove('a-swiper-measured');
    const isLifted = own === 0 && inside > 0;
    if (isLifted) style.setProperty('--swiper-height', `${inside}px`);
    classList.toggle('a-swiper-lifted', isLifted);
  }

  dispose(): void {
    this.observer?.disconnect();
  }

  private watch(contents: readonly Element[]): void {
    if (typeof ResizeObserver === 'undefined') return;
    const isSame =
      contents.length === this.watched.length &&
      contents.every((content, index) => content === this.watched[index]);
    if (isSame) return;
    this.watched = contents;
    this.observer ??= new ResizeObserver(() => requestAnimationFrame(() => this.fit()));
    this.observer.disconnect();
    contents.forEach((content) => this.observer?.observe(content));
  }
}
