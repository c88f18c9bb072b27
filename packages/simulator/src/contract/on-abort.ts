const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Runs something once the signal is aborted. However many wait, the signal has one listener: Node warns of more than ten.
 * @returns Forgets it.
 */
export function onAbort(signal: AbortSignal, run: () => void): () => void {
  let all = waiting.get(signal);
  if (!all) {
    const runs = new Set<() => void>();
    all = runs;
    waiting.set(signal, runs);
    signal.addEventListener('abort', () => runs.forEach((each) => each()));
  }
  all.add(run);
  return () => all.delete(run);
}

/**
 * Runs something later, unless the signal is aborted before.
 * @returns Cancels it.
 */
export function later(signal: AbortSignal, run: () => void, ms = 0): () => void {
  if (signal.aborted) return () => undefined;
  const timer = setTimeout(() => {
    forget();
    run();
  }, ms);
  const forget = onAbort(signal, () => clearTimeout(timer));
  return () => {
    clearTimeout(timer);
    forget();
  };
}
