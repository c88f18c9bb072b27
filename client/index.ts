import './vendor/globals';
import { createBaaS, type BaaS as BaaSNamespace } from './baas';
import { createHost } from './base/host';

export type { PasswordResetOptions } from './auth';
export type { ServerDate } from './baas';
export type { InitOptions } from './base/config';
export { ErrorCode, HError, isHError } from './base/errors';
export type { Scope } from './core/alipay';
export type { Response } from './core/answer';
export type {
  Credentials,
  EmailCredentials,
  LinkAlipayOptions,
  LoginWithAlipayOptions,
  PhoneCredentials,
  SilentLoginOptions,
  SmsLoginOptions,
  SyncUserProfile,
  UsernameCredentials,
} from './core/options';
export type { RequestOptions } from './core/wire';
export type { Account, SetEmailOptions, UpdatePasswordOptions } from './user/account-options';
export type { CurrentUser, LinkAlipayAnswer } from './user/current-user';
export type { UserRecord } from './user/user-record';
export type { FindOptions, User, UserList } from './users/find';
export type { Comparison, Query } from './users/query';
export type { RecordChanges } from './users/record-changes';

/** The module on this phone, also at `my.BaaS`. */
export const BaaS: BaaSNamespace = createBaaS(createHost());

my.BaaS = BaaS;
