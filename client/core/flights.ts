import type { SessionStore } from './session';

/** A call under way, and the ticket of the last call before it that may change the session. */
interface Flight {
  readonly clock: number;
  readonly result: Promise<unknown>;
}

/** Shares one request among identical calls in flight. */
export class Flights {
  private readonly underWay = new Map<string, Flight>();

  constructor(private readonly session: SessionStore) {}

  /**
   * Joins the identical call in flight, else starts one. A call from before the last one that may change the
   * session is not joined: it may end differently from one made now.
   * @param call - its name and all its arguments
   */
  share<T>(call: readonly unknown[], start: () => Promise<T>): Promise<T> {
    const key = JSON.stringify(call);
    const joined = this.underWay.get(key);
    if (joined?.clock === this.session.clock) return joined.result as Promise<T>;
    const result = start();
    const flight = { clock: this.session.clock, result };
    this.underWay.set(key, flight);
    const land = (): void => {
      if (this.underWay.get(key) === flight) this.underWay.delete(key);
    };
    result.then(land, land);
    return result;
  }

  /** The same for a call that may change the session: it takes a ticket. */
  shareChange<T>(call: readonly unknown[], start: (ticket: number) => Promise<T>): Promise<T> {
    return this.share(call, () => start(this.session.tick()));
  }
}
