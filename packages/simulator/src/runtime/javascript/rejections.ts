/** A promise that the app left to itself, as `onUnhandledRejection` is told of it. */
export interface Rejection {
  readonly reason: unknown;
  readonly promise: Promise<unknown>;
}

/**
 * Hears of promises that the app left to themselves: a browser tells of them, and so does the Jest environment of
 * this package. They count as dealt with from then on.
 * @returns Stops listening.
 */
export function watchRejections(onRejection: (rejection: Rejection) => void): () => void {
  const listener = (event: PromiseRejectionEvent) => {
    event.preventDefault();
    onRejection({ reason: event.reason as unknown, promise: event.promise });
  };
  window.addEventListener('unhandledrejection', listener);
  return () => window.removeEventListener('unhandledrejection', listener);
}
