import './globals';
import { createBaaS, type BaaS as BaaSNamespace } from './baas';
import { createHost } from './host';

export type { Account, SetEmailOptions, UpdatePasswordOptions } from './account-options';
export type { Response } from './answer';
export type { Scope } from './alipay';
export type { InitOptions } from './config';
export type { PasswordResetOptions } from './auth';
export type { ServerDate } from './baas';
export type { CurrentUser, LinkAlipayOptions } from './current-user';
export { ErrorCode, HError, isHError } from './errors';
export type {
  Credentials,
  EmailCredentials,
  LoginWithAlipayOptions,
  PhoneCredentials,
  SmsLoginOptions,
  SyncUserProfile,
  UsernameCredentials,
} from './login-options';
export type { Comparison, Query } from './query';
export type { RequestOptions } from './request';
export type { FindOptions, User, UserList } from './user-query';
export type { UserRecord } from './user-record';

/** The module on this phone, also at `my.BaaS`. */
export const BaaS: BaaSNamespace = createBaaS(createHost());

my.BaaS = BaaS;
