import type { Account, SetEmailOptions, UpdatePasswordOptions } from './account-options';
import type { Response } from './answer';
import type { PasswordResetOptions } from './auth';
import type { BaaS, ServerDate } from './baas';
import type { InitOptions } from './config';
import type { CurrentUser, LinkAlipayOptions } from './current-user';
import type { HError } from './errors';
import type {
  EmailCredentials,
  LoginWithAlipayOptions,
  PhoneCredentials,
  SmsLoginOptions,
  UsernameCredentials,
} from './login-options';
import type { Query } from './query';
import type { RequestOptions } from './request';
import type { FindOptions, User } from './user-query';
import type { UserRecord } from './user-record';

// Below, a name means the global of that name: what the vendor calls the same needs another one here.
type BaaSNamespace = BaaS;
type BaaSCurrentUser = CurrentUser;
type BaaSUser = User;
type BaaSUserRecord = UserRecord;
type BaaSQuery = Query;
type BaaSHError = HError;
type BaaSResponse<T> = Response<T>;
type BaaSInitOptions = InitOptions;
type BaaSServerDate = ServerDate;
type BaaSFindOptions = FindOptions;
type BaaSSetEmailOptions = SetEmailOptions;

/* eslint-disable @typescript-eslint/no-namespace -- @mini-types and the vendor's typings declare namespaces */
declare global {
  namespace my {
    /** 知晓云: users and accounts. Typed wherever this module is imported. */
    let BaaS: BaaSNamespace;
  }

  /** The vendor's names of this module's types, for apps that use them. */
  namespace AlipayBaaS {
    type CurrentUser = BaaSCurrentUser;
    type User = BaaSUser;
    type UserRecord = BaaSUserRecord;
    type BaseQuery = BaaSUser;
    type BaseRecord = BaaSUserRecord;
    type Query = BaaSQuery;
    type HError = BaaSHError;
    type Response<T = unknown> = BaaSResponse<T>;
    type InitOptions = BaaSInitOptions;
    type AlipayRequestParams = RequestOptions;
    type LoginWithAlipayParams = LoginWithAlipayOptions;
    type LinkAlipayParams = LinkAlipayOptions;
    type AuthWithUsernameOptions = UsernameCredentials;
    type AuthWithEmailOptions = EmailCredentials;
    type AuthWithPhoneOptions = PhoneCredentials;
    type LoginOptions = SmsLoginOptions;
    type PasswordResetParam = PasswordResetOptions;
    type SetAccountParmas = Account;
    type SetEmailOptions = BaaSSetEmailOptions;
    type UpdatePasswordParams = UpdatePasswordOptions;
    type ServerDate = BaaSServerDate;
    type FindOptions = BaaSFindOptions;
  }
}
