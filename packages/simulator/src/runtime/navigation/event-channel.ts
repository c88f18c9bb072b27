type Listener = (...args: unknown[]) => unknown;

interface Unheard {
  readonly name: string;
  readonly args: unknown[];
}

/** While a device opens a page, it has not told the opener of its success yet. */
const OPENING_MS = 1000;

/**
 * Links a page with the one that opened it. On a device `success`, in which the opener emits, comes after the page has
 * drawn itself; here it comes sooner than a page of React or Vue may listen. What the opener says while the page opens
 * is therefore kept for a listener that the page adds meanwhile. Whatever else nobody hears is lost, as on a device.
 * Its fields are no properties: an app may write what `success` gets as JSON. Its methods are its own: Vue keeps it
 * behind a Proxy, which has no way to such fields.
 * @see mini/api/基础API/界面/路由/EventChannel/EventChannel 概览.md of AlipayDocs/open-docs
 */
export class EventChannel {
  readonly #listeners = new Map<string, Listener[]>();
  #peer: EventChannel | undefined;
  #unheard: Unheard[] = [];
  readonly #madeAtMs = Date.now();
  readonly #isOpened: boolean;

  /** @param isOpened Whether it is the end of a page that is being opened. */
  constructor(isOpened = false) {
    this.#isOpened = isOpened;
  }

  /** Two ends, the opener's first: what one emits, the other hears. */
  static pair(): [EventChannel, EventChannel] {
    const ends: [EventChannel, EventChannel] = [new EventChannel(), new EventChannel(true)];
    ends[0].#peer = ends[1];
    ends[1].#peer = ends[0];
    return ends;
  }

  get #isOpening(): boolean {
    return this.#isOpened && Date.now() - this.#madeAtMs < OPENING_MS;
  }

  readonly on = (name: string, listener: Listener): void => {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
    const waiting = this.#unheard.filter((event) => event.name === name);
    this.#unheard = this.#unheard.filter((event) => event.name !== name);
    if (!this.#isOpening) return;
    for (const { args } of waiting) this.#hear(name, args);
  };

  readonly once = (name: string, listener: Listener): void => {
    const once: Listener = (...args) => {
      this.off(name, once);
      return listener(...args);
    };
    this.on(name, once);
  };

  readonly off = (name: string, listener?: Listener): void => {
    const kept = (this.#listeners.get(name) ?? []).filter((each) => listener && each !== listener);
    this.#listeners.set(name, kept);
  };

  readonly emit = (name: string, ...args: unknown[]): void => {
    if (this.#peer) this.#peer.#hear(name, args);
  };

  #hear(name: string, args: unknown[]): void {
    const listeners = this.#listeners.get(name) ?? [];
    if (listeners.length === 0 && this.#isOpening) this.#unheard.push({ name, args });
    for (const listener of listeners) listener(...args);
  }
}
