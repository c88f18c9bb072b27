import type { ConfigHolder } from '../base/config';
import type { Host } from '../base/host';
import type { Flights } from './flights';
import type { SessionStore } from './session';
import type { Wire } from './wire';

/** The parts of one `BaaS` that know nothing of logins. */
export interface Parts {
  readonly host: Host;
  readonly config: ConfigHolder;
  readonly session: SessionStore;
  readonly wire: Wire;
  readonly flights: Flights;
}
