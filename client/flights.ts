/** Shares one request among identical calls under way. */
export class Flights {
  private readonly underWay = new Map<string, { epoch: number; result: Promise<unknown> }>();

  /**
   * Joins the identical call under way if it began in the same epoch, else starts one.
   * @param key - what makes calls identical
   * @param epoch - the ticket of the last call that may change the session: a call from before it may
   *   end differently from one made now
   * @param start - makes the call, and gives the epoch that it opens
   */
  share<T>(
    key: string,
    epoch: number,
    start: () => { epoch: number; result: Promise<T> },
  ): Promise<T> {
    const joined = this.underWay.get(key);
    if (joined?.epoch === epoch) return joined.result as Promise<T>;
    const flight = start();
    this.underWay.set(key, flight);
    const land = (): void => {
      if (this.underWay.get(key) === flight) this.underWay.delete(key);
    };
    flight.result.then(land, land);
    return flight.result;
  }
}
