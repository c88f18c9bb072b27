import { createBaaS, type BaaS as BaaSNamespace } from './baas';
import { createHost } from './host';

export type { Response } from './answer';
export type { Scope } from './alipay';
export type { InitOptions } from './config';
export type { Account, CurrentUser, LinkAlipayOptions } from './current-user';
export { ErrorCode, HError, isHError } from './errors';
export type { Credentials, LoginWithAlipayOptions, SyncUserProfile } from './login';
export type { RequestOptions } from './request';
export type { User } from './user-query';
export type { UserRecord } from './user-record';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- @mini-types declares `my` as a namespace
  namespace my {
    /** 知晓云: users and accounts. Typed wherever this module is imported. */
    let BaaS: BaaSNamespace;
  }
}

/** The module on this phone, also at `my.BaaS`. */
export const BaaS: BaaSNamespace = createBaaS(createHost());

my.BaaS = BaaS;
