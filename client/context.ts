import type { Response } from './answer';
import type { ConfigHolder } from './config';
import type { Flights } from './flights';
import type { Host } from './host';
import type { Wire, WireRequest } from './request';
import type { SessionStore } from './session';

/** What the parts of one `BaaS` share. */
export interface Context {
  readonly host: Host;
  readonly config: ConfigHolder;
  readonly session: SessionStore;
  readonly wire: Wire;
  readonly flights: Flights;
  /** Sends a request for the session's user: logs in first, and again after a 401, if `autoLogin` is on. */
  readonly authorized: (request: WireRequest) => Promise<Response>;
}
