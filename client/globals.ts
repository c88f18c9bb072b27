import type { Response } from './answer';
import type { BaaS } from './baas';
import type { InitOptions } from './config';
import type { Account, CurrentUser, LinkAlipayOptions } from './current-user';
import type { HError } from './errors';
import type { LoginWithAlipayOptions } from './login-options';
import type { RequestOptions } from './request';
import type { UserRecord } from './user-record';

// Below, a name means the global of that name: what the vendor calls the same needs another one here.
type BaaSNamespace = BaaS;
type BaaSCurrentUser = CurrentUser;
type BaaSUserRecord = UserRecord;
type BaaSHError = HError;
type BaaSResponse<T> = Response<T>;
type BaaSInitOptions = InitOptions;

/* eslint-disable @typescript-eslint/no-namespace -- @mini-types and the vendor's typings declare namespaces */
declare global {
  namespace my {
    /** 知晓云: users and accounts. Typed wherever this module is imported. */
    let BaaS: BaaSNamespace;
  }

  /** The vendor's names of this module's types, for apps that use them. */
  namespace AlipayBaaS {
    type CurrentUser = BaaSCurrentUser;
    type UserRecord = BaaSUserRecord;
    type HError = BaaSHError;
    type Response<T = unknown> = BaaSResponse<T>;
    type InitOptions = BaaSInitOptions;
    type AlipayRequestParams = RequestOptions;
    type LoginWithAlipayParams = LoginWithAlipayOptions;
    type LinkAlipayParams = LinkAlipayOptions;
    type SetAccountParmas = Account;
  }
}
