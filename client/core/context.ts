import type { ConfigHolder } from '../base/config';
import type { Host } from '../base/host';
import type { Flights } from './flights';
import type { Session, SessionStore } from './session';
import type { Send, Wire } from './wire';

/** What the parts of one `BaaS` share, before it can log in by itself. */
export interface LoginContext {
  readonly host: Host;
  readonly config: ConfigHolder;
  readonly session: SessionStore;
  readonly wire: Wire;
  readonly flights: Flights;
}

/** What the parts of one `BaaS` share. */
export interface Context extends LoginContext {
  /** The session; with `autoLogin`, after a silent login where there is none. */
  readonly ensureSession: () => Promise<Session | null>;
  /** Sends a request as the session's user; with `autoLogin`, logs in silently before it and after a 401. */
  readonly sendAsUser: Send;
}
