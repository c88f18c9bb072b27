type Executor<T> = (resolve: (value: T) => void, reject: (reason: unknown) => void) => void;

/**
 * The promise an API returns. A failure is a plain object, as on the platform; where no handler waits for it,
 * Jest could only say "thrown: Object", without a place. So the promise, and those derived from it, tell by
 * themselves of a failure that is left alone.
 */
export class ApiPromise<T> extends Promise<T> {
  private handled = false;

  /** @param unhandled Called with the failure, some time after it, if there is still no handler. */
  constructor(
    executor: Executor<T>,
    private readonly unhandled: (reason: unknown) => void = () => undefined,
  ) {
    super(executor);
    super.then(undefined, (reason: unknown) => {
      setTimeout(() => {
        if (!this.handled) unhandled(reason);
      });
    });
  }

  /** The environment makes plain promises, which know nothing of `unhandled`. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  override then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.handled = true;
    const derived = super.then(onFulfilled, onRejected);
    return new ApiPromise((resolve, reject) => void derived.then(resolve, reject), this.unhandled);
  }
}
