import './globals';
import { createBaaS, type BaaS as BaaSNamespace } from './baas';
import { createHost } from './host';

export type { Response } from './answer';
export type { Scope } from './alipay';
export type { InitOptions } from './config';
export type { Account, CurrentUser, LinkAlipayOptions } from './current-user';
export { ErrorCode, HError, isHError } from './errors';
export type { Credentials, LoginWithAlipayOptions, SyncUserProfile } from './login-options';
export type { RequestOptions } from './request';
export type { User } from './user-query';
export type { UserRecord } from './user-record';

/** The module on this phone, also at `my.BaaS`. */
export const BaaS: BaaSNamespace = createBaaS(createHost());

my.BaaS = BaaS;
