/**
 * The door for tests, and for tools that have no `my`: makes a `BaaS` on an environment of their own, as many as
 * they like. Apps use `index.ts`, which makes one on the phone.
 */
export { createBaaS, type BaaS } from './baas';
export { ErrorCode, HError, isHError } from './base/errors';
export { createHost, type Host, type LogLevel, type Platform } from './base/host';
export type { CurrentUser } from './user/current-user';
