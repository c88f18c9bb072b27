/** A place on the way to the server where requests wait. */
export class Hold {
  readonly #arrival = deferred();
  readonly #end = deferred<'sent' | 'lost'>();
  #isOver = false;

  /** Lets the request through, and those still to come. */
  send(): void {
    this.#finish('sent');
  }

  /** Loses the request, once it is there, as if the network had failed under way; later ones get through. */
  async lose(): Promise<void> {
    await this.#arrival.promise;
    this.#finish('lost');
  }

  async pass(): Promise<void> {
    if (this.#isOver) return;
    this.#arrival.resolve();
    if ((await this.#end.promise) === 'lost') throw new Error('the network failed');
  }

  #finish(how: 'sent' | 'lost'): void {
    this.#isOver = true;
    this.#end.resolve(how);
  }
}

function deferred<T = void>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}
