type Listener = (reason: unknown, promise: Promise<unknown>) => void;

/**
 * Sends a window the `unhandledrejection` event that a browser would send and jsdom does not. A rejection that a
 * listener takes, by `preventDefault`, does not reach Jest; any other still fails the test.
 * @returns Puts Jest's own listeners back.
 */
export function forwardRejections(
  window: Pick<Window & typeof globalThis, 'Event' | 'dispatchEvent'>,
) {
  const ofJest = process.rawListeners('unhandledRejection') as Listener[];
  process.removeAllListeners('unhandledRejection');
  const listener: Listener = (reason, promise) => {
    const event = new window.Event('unhandledrejection', { cancelable: true });
    window.dispatchEvent(Object.assign(event, { reason, promise }));
    if (event.defaultPrevented) return;
    for (const next of ofJest) next(reason, promise);
  };
  process.on('unhandledRejection', listener);
  return () => {
    process.removeListener('unhandledRejection', listener);
    for (const next of ofJest) process.on('unhandledRejection', next);
  };
}
