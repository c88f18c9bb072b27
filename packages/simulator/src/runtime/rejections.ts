/**
 * Hears of promises that nobody handles, where the environment tells: a browser does, jsdom does not.
 * @returns Stops listening.
 */
export function watchRejections(onRejection: (reason: unknown) => void): () => void {
  const listener = (event: PromiseRejectionEvent) => onRejection(event.reason);
  window.addEventListener('unhandledrejection', listener);
  return () => window.removeEventListener('unhandledrejection', listener);
}
