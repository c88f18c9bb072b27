import type { SessionStore } from './session';

/** A call under way, and the ticket of the last call before it that may change the session. */
interface Flight {
  readonly clock: number;
  readonly result: Promise<unknown>;
}

export type Flights = ReturnType<typeof createFlights>;

/** Shares one request among identical calls in flight. */
export function createFlights(session: SessionStore) {
  const underWay = new Map<string, Flight>();

  /**
   * Joins the identical call in flight, else starts one. A call from before the last one that may change the
   * session is not joined: it may end differently from one made now.
   * @param call - its name and all its arguments
   */
  function share<T>(call: readonly unknown[], start: () => Promise<T>): Promise<T> {
    const key = JSON.stringify(call);
    const joined = underWay.get(key);
    if (joined?.clock === session.clock) return joined.result as Promise<T>;
    const result = start();
    const flight = { clock: session.clock, result };
    underWay.set(key, flight);
    const land = (): void => {
      if (underWay.get(key) === flight) underWay.delete(key);
    };
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
