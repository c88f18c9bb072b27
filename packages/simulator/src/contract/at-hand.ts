/** Calls whose answers a phone has at hand, and that have none yet; by the signal of the app that called. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Answers such a call sooner than it would be, if {@link answerAtHand} comes first.
 * @returns Forgets it: it is answered otherwise.
 */
export function whenAtHand(signal: AbortSignal, answer: () => void): () => void {
  const all = waiting.get(signal) ?? new Set();
  waiting.set(signal, all);
  all.add(answer);
  return () => all.delete(answer);
}

/** Answers what has been asked so far, in that order. What is asked by the callbacks waits. */
export function answerAtHand(signal: AbortSignal): void {
  const all = [...(waiting.get(signal) ?? [])];
  waiting.delete(signal);
  all.forEach((answer) => answer());
}
