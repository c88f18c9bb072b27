import type { SessionStore } from './session';

export type Flights = ReturnType<typeof createFlights>;

/** Shares one request among identical calls in flight. */
export function createFlights(session: SessionStore) {
  const underWay = new Map<string, Promise<unknown>>();

  /**
   * Joins the identical call in flight, else starts one. A call from before the last one that may change the
   * session is not joined, since it may end differently from one made now: the session's clock is part of the key.
   * @param call - its name and all its arguments
   */
  function share<T>(call: readonly unknown[], start: () => Promise<T>): Promise<T> {
    const keyNow = (): string => JSON.stringify([session.clock, call]);
    const joined = underWay.get(keyNow());
    if (joined) return joined as Promise<T>;
    const result = start();
    // Starting may have moved the clock.
    const key = keyNow();
    underWay.set(key, result);
    const land = (): void => void underWay.delete(key);
    result.then(land, land);
    return result;
  }

  return {
    share,

    /** The same for a call that may change the session: it takes a ticket. */
    shareChange: <T>(call: readonly unknown[], start: (ticket: number) => Promise<T>): Promise<T> =>
      share(call, () => start(session.tick())),
  };
}
