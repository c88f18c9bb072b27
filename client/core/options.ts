import {
  expectArgument,
  oneOf,
  optional,
  optionalBoolean,
  optionalString,
  optionsOf,
  requiredArray,
  requiredString,
  type Fields,
} from '../base/guards';
import { jsonOf, merged } from '../base/json';
import type { Scope } from './alipay';

/** How a forced login writes the Alipay profile into the user's record. */
export type SyncUserProfile = 'overwrite' | 'setnx' | 'false';

/** Options of `loginWithAlipay`. */
export interface LoginWithAlipayOptions {
  /** Ask with the authorization sheet. Default: `false`. */
  forceLogin?: boolean;
  /** Scopes beside `auth_user`, asked for with forced login only. Default: `[]`. */
  scopes?: readonly Scope[];
  /** Create a user for an Alipay user that the server does not know; if not, the call rejects with 404. Default: `true`. */
  createUser?: boolean;
  /**
   * With forced login, what becomes of the profile: `'overwrite'` it, write only what was never set
   * (`'setnx'`), or leave it as it is (`'false'`, or the boolean). Default: `'setnx'`.
   */
  syncUserProfile?: SyncUserProfile | false;
  /**
   * With forced login, what follows a sheet that was closed without an answer: `'silent'` login as after a
   * refusal, or `'reject'` with 603, so that the user stays where they are and nobody is created. Alipay closes
   * the sheet, too, for a scope that the app has not been granted. The vendor's SDK has no such option.
   * Default: `'silent'`.
   */
  whenClosed?: 'silent' | 'reject';
}

/** Options of `silentLogin`. */
export type SilentLoginOptions = Pick<LoginWithAlipayOptions, 'createUser'>;

/** Options of `linkAlipay`, as those of `loginWithAlipay`. */
export type LinkAlipayOptions = Pick<LoginWithAlipayOptions, 'forceLogin' | 'syncUserProfile'>;

/** A user name with its password. */
export interface UsernameCredentials {
  username: string;
  password: string;
}

/** An e-mail address with the password of its account. */
export interface EmailCredentials {
  email: string;
  password: string;
}

/** A phone number with the password of its account. */
export interface PhoneCredentials {
  phone: string;
  password: string;
}

/** One of user name, e-mail address and phone number, with a password. */
export type Credentials = UsernameCredentials | EmailCredentials | PhoneCredentials;

/** Options of `loginWithSmsVerificationCode`. */
export interface SmsLoginOptions {
  /** Create a user for a number that no user has; if not, the call rejects with 404. Default: `true`. */
  createUser?: boolean;
  /** Accepted for the vendor's apps, and unused. */
  syncUserProfile?: SyncUserProfile;
}

export interface AlipayLogin {
  create_user: boolean;
  /** Beside `auth_user`; absent for a silent login. */
  scopes?: string[];
  profile?: SyncUserProfile;
  /** Whether a sheet that was closed without an answer rejects. */
  closingRejects?: boolean;
}

/** Checks what `silentLogin` was given. @throws HError 605 */
export function toSilentLogin(given: unknown): AlipayLogin {
  return { create_user: optionalBoolean(optionsOf(given), 'createUser', true) };
}

/** Checks what `loginWithAlipay` was given; a silent login ignores all but `createUser`. @throws HError 605 */
export function toAlipayLogin(given: unknown): AlipayLogin {
  const options = optionsOf(given);
  const login = toSilentLogin(options);
  if (!optionalBoolean(options, 'forceLogin', false)) return login;
  const scopes = requiredArray(jsonOf(optional(options, 'scopes', []), 'scopes'), 'scopes').map(
    (scope) => requiredString(scope, 'scopes'),
  );
  const profile = toSyncUserProfile(options.syncUserProfile);
  const whenClosed = oneOf(
    ['silent', 'reject'],
    optional(options, 'whenClosed', 'silent'),
    'whenClosed',
  );
  return merged(login, { scopes, profile, closingRejects: whenClosed === 'reject' });
}

/** Anything that is none of the three counts as `setnx`. */
export function toSyncUserProfile(value: unknown): SyncUserProfile {
  if (value === false) return 'false';
  return value === 'overwrite' || value === 'false' ? value : 'setnx';
}

/**
 * Checks what `login` and `register` were given; phone goes before e-mail before user name.
 * @returns path and body of the request
 * @throws HError 605
 */
export function toPasswordLogin(action: 'login' | 'register', given: unknown): [string, Fields] {
  const options = optionsOf(given);
  const kind = (['phone', 'email', 'username'] as const).find((key) =>
    optionalString(options, key),
  );
  expectArgument(kind, 'username, email or phone', 'a non-empty string');
  return [
    `v2.1/${action}/${kind}/`,
    { [kind]: options[kind], password: requiredString(options.password, 'password') },
  ];
}
