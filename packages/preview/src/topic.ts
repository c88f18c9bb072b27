/** A state, and the listeners that are told each new one. */
export class Topic<T> {
  private readonly listeners = new Set<(state: T) => void>();

  constructor(private state: T) {}

  read(): T {
    return this.state;
  }

  /** @returns Stops listening. */
  listen(listener: (state: T) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  protected set(state: T): void {
    this.state = state;
    for (const listener of this.listeners) {
      listener(state);
    }
  }
}
