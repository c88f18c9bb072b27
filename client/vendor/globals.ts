import type { PasswordResetOptions } from '../auth';
import type { BaaS, ServerDate } from '../baas';
import type { InitOptions } from '../base/config';
import type { HError } from '../base/errors';
import type { Untyped } from '../base/untyped';
import type { Response } from '../core/answer';
import type {
  EmailCredentials,
  LinkAlipayOptions,
  LoginWithAlipayOptions,
  PhoneCredentials,
  SmsLoginOptions,
  UsernameCredentials,
} from '../core/options';
import type { RequestOptions } from '../core/wire';
import type { Account, SetEmailOptions, UpdatePasswordOptions } from '../user/account-options';
import type { CurrentUser } from '../user/current-user';
import type { UserRecord } from '../user/user-record';
import type { FindOptions, User } from '../users/find';
import type { Query } from '../users/query';
import type { RecordChanges } from '../users/record-changes';

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
    type BaseRecord = RecordChanges;
    type Query = BaaSQuery;
    type HError = BaaSHError;
    type Response<T = Untyped> = BaaSResponse<T>;
    type InitOptions = BaaSInitOptions;
    type RequestParams = RequestOptions;
    type AlipayRequestParams = RequestOptions;
    type LoginWithAlipayParams = LoginWithAlipayOptions;
    type LinkAlipayParams = LinkAlipayOptions;
    type LinkOptions = LinkAlipayOptions;
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
