/** What SJS has laid over the classes and the style of one element; it outlives every redraw. */
export class SjsOverlay {
  private readonly added = new Set<string>();
  private readonly removed = new Set<string>();
  private style = '';
  private before: string | null = null;
  private written: string | undefined;

  constructor(private readonly element: HTMLElement) {}

  addClass(name: string): void {
    this.removed.delete(name);
    this.added.add(name);
    this.applyClasses();
  }

  removeClass(name: string): void {
    this.added.delete(name);
    this.removed.add(name);
    this.applyClasses();
  }

  applyClasses(): void {
    this.element.classList.add(...this.added);
    this.element.classList.remove(...this.removed);
  }

  /** @param style CSS; it takes the place of what was set before. */
  setStyle(style: string): void {
    this.withdrawStyle();
    this.style = style;
    this.applyStyle();
  }

  /** Before the element is drawn anew. */
  withdrawStyle(): void {
    if (this.written === undefined) return;
    const { element, before } = this;
    // What plays the element may have moved it in the meantime: then its style stays.
    if (element.getAttribute('style') === this.written) {
      if (before === null) element.removeAttribute('style');
      else element.setAttribute('style', before);
    } else {
      for (const name of this.style.match(/(?<=^|;)\s*[\w-]+(?=\s*:)/g) ?? []) {
        element.style.removeProperty(name.trim());
      }
    }
    this.written = undefined;
  }

  applyStyle(): void {
    if (this.style === '') return;
    const { element, style } = this;
    this.before = element.getAttribute('style');
    // Of two declarations of one property the later one holds.
    const own = (this.before ?? '').replace(/;?\s*$/, '');
    element.setAttribute('style', own === '' ? style : `${own}; ${style}`);
    this.written = element.getAttribute('style') ?? '';
  }
}
