type Listener = (...args: unknown[]) => unknown;

/** Listeners of `my.onXxx`, by event: `AppShow` of `my.onAppShow`. */
export class Listeners {
  private readonly byEvent = new Map<string, Set<Listener>>();

  /** @param guard Runs code of the app, and reports what it throws. */
  constructor(readonly guard: (run: () => unknown) => void) {}

  add(event: string, listener: unknown): void {
    if (typeof listener !== 'function') {
      throw new TypeError(`my.on${event}: a function is required`);
    }
    const listeners = this.byEvent.get(event) ?? new Set();
    this.byEvent.set(event, listeners.add(listener as Listener));
  }

  /** Without a listener, all of them go. */
  remove(event: string, listener: unknown): void {
    if (listener === undefined) this.byEvent.delete(event);
    else this.byEvent.get(event)?.delete(listener as Listener);
  }

  has(event: string): boolean {
    return (this.byEvent.get(event)?.size ?? 0) > 0;
  }

  emit(event: string, ...args: unknown[]): void {
    for (const listener of [...(this.byEvent.get(event) ?? [])]) {
      this.guard(() => listener(...args));
    }
  }
}
