import { later } from '../contract/on-abort';

/** After so many calls it is looked whether a timer gets its turn before there are as many as {@link MAX_CALLS}. */
const MANY_CALLS = 100;
const MAX_CALLS = 1_000;
/** How many follow each other once they have been too many. */
const CALLS_IN_A_CIRCLE = 10;

interface Turn {
  calls: number;
  /** Calls that wait for the next one. */
  readonly waiting: (() => void)[];
}

/** By the app, which the signal stands for. */
const turns = new WeakMap<AbortSignal, Turn>();

/**
 * Resolves when an API may be carried out: at once, unless an app that calls it anew in each answer would let nothing else
 * happen any more. On a device an answer is an event like any other; here promises run before all others.
 */
export function turn(signal: AbortSignal): Promise<void> {
  const now = turns.get(signal) ?? begin(signal);
  now.calls += 1;
  if (now.calls === MANY_CALLS) later(signal, () => end(signal, now));
  if (now.calls <= MAX_CALLS) return Promise.resolve();
  return new Promise((resolve) => now.waiting.push(resolve));
}

function begin(signal: AbortSignal, calls = 0): Turn {
  const begun: Turn = { calls, waiting: [] };
  turns.set(signal, begun);
  return begun;
}

function end(signal: AbortSignal, { waiting }: Turn): void {
  if (waiting.length === 0) {
    begin(signal);
    return;
  }
  const next = begin(signal, MAX_CALLS - CALLS_IN_A_CIRCLE);
  later(signal, () => end(signal, next));
  waiting.forEach((resolve) => resolve());
}
