import type { BasicNode } from '../view/basic-component';
import { scrollOver } from '../view/scroll-over';

/** Height of an item where nothing says otherwise, as on the platform; px. */
const ITEM_PX = 34;
/** This long after the last movement, a column stands still. */
const SETTLE_MS = 100;

/**
 * One wheel: a list that scrolls until an item stands in the middle. To a screen reader and a keyboard it is a
 * spin button; a tap on an item chooses it.
 */
export class PickerColumn {
  /** Of the item in the middle. */
  index = 0;
  private moving = false;
  private height = ITEM_PX;
  private settling: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly node: BasicNode,
    private readonly tell: (change: 'start' | 'moved' | 'end') => void,
  ) {}

  setUp(): void {
    const { element } = this.node;
    element.tabIndex = 0;
    element.addEventListener('scroll', () => this.scrolled());
    element.addEventListener('keydown', (event) => this.keyPressed(event));
    element.addEventListener('click', ({ target }) => {
      const item = this.items.findIndex((one) => target instanceof Node && one.contains(target));
      if (item !== -1) this.choose(item);
    });
    const observer = new MutationObserver(() => this.show(this.index));
    observer.observe(element, { childList: true, subtree: true, characterData: true });
    this.node.onDispose(() => {
      observer.disconnect();
      clearTimeout(this.settling);
    });
  }

  /** Brings an item to the middle without a word to the app. */
  show(index: number): void {
    const { items } = this;
    this.index = Math.max(0, Math.min(index, items.length - 1));
    const { element } = this.node;
    const top = this.index * this.itemHeight;
    if (element.scrollTop !== top || !element.isConnected) scrollOver(element, { top }, 0);
    element.setAttribute('aria-valuemin', '0');
    element.setAttribute('aria-valuemax', String(Math.max(0, items.length - 1)));
    element.setAttribute('aria-valuenow', String(this.index));
    element.setAttribute('aria-valuetext', items[this.index]?.textContent.trim() ?? '');
  }

  private get items(): Element[] {
    return [...this.node.element.children];
  }

  /** While another page covers this one, nothing is laid out: they are as high as they were. */
  private get itemHeight(): number {
    const [first] = this.items;
    const height = first instanceof HTMLElement ? first.offsetHeight : 0;
    if (height > 0) this.height = height;
    return this.height;
  }

  private scrolled(): void {
    const index = Math.round(this.node.element.scrollTop / this.itemHeight);
    if (index === this.index && !this.moving) return;
    this.begin();
    if (index !== this.index && index < this.items.length) {
      this.index = index;
      this.tell('moved');
    }
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.end(), SETTLE_MS);
  }

  private choose(index: number): void {
    if (index === this.index) return;
    this.begin();
    this.show(index);
    this.tell('moved');
    this.end();
  }

  private keyPressed(event: KeyboardEvent): void {
    const last = this.items.length - 1;
    const next = { ArrowUp: this.index - 1, ArrowDown: this.index + 1, Home: 0, End: last }[
      event.key
    ];
    if (next === undefined || event.target !== this.node.element) return;
    event.preventDefault();
    this.choose(Math.max(0, Math.min(next, last)));
  }

  private begin(): void {
    if (this.moving) return;
    this.moving = true;
    this.tell('start');
  }

  private end(): void {
    clearTimeout(this.settling);
    this.moving = false;
    this.show(this.index);
    this.tell('end');
  }
}
