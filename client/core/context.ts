import type { Logins } from './login';
import type { Parts } from './parts';

/** What the parts of one `BaaS` share. */
export type Context = Parts & Logins;
