type Listener = (...args: unknown[]) => unknown;

/**
 * Links a page with the one that opened it.
 * @see mini/api/基础API/界面/路由/EventChannel/EventChannel 概览.md of AlipayDocs/open-docs
 */
export class EventChannel {
  private readonly listeners = new Map<string, Listener[]>();
  private peer: EventChannel | undefined;

  /** Two ends: what one emits, the other hears. */
  static pair(): [EventChannel, EventChannel] {
    const ends: [EventChannel, EventChannel] = [new EventChannel(), new EventChannel()];
    ends[0].peer = ends[1];
    ends[1].peer = ends[0];
    return ends;
  }

  on(name: string, listener: Listener): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]);
  }

  once(name: string, listener: Listener): void {
    const once: Listener = (...args) => {
      this.off(name, once);
      return listener(...args);
    };
    this.on(name, once);
  }

  off(name: string, listener?: Listener): void {
    const kept = (this.listeners.get(name) ?? []).filter((each) => listener && each !== listener);
    this.listeners.set(name, kept);
  }

  emit(name: string, ...args: unknown[]): void {
    for (const listener of this.peer?.listeners.get(name) ?? []) listener(...args);
  }
}
