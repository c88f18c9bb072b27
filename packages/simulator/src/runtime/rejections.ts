/**
 * Hears of promises that the app left to themselves: a browser tells of them, and so does the Jest environment of
 * this package. They count as dealt with from then on.
 * @returns Stops listening.
 */
export function watchRejections(onRejection: (reason: unknown) => void): () => void {
  const listener = (event: PromiseRejectionEvent) => {
    event.preventDefault();
    onRejection(event.reason);
  };
  window.addEventListener('unhandledrejection', listener);
  return () => window.removeEventListener('unhandledrejection', listener);
}
