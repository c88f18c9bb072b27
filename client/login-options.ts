import type { Scope } from './alipay';
import { wrongType } from './errors';
import {
  optionalBoolean,
  optionalString,
  optionalStrings,
  optionsOf,
  requiredString,
  type Fields,
} from './guards';

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
  /** Create a user for a number that nobody has; if not, the call rejects with 404. Default: `true`. */
  createUser?: boolean;
  /** Accepted for the vendor's apps, and unused. */
  syncUserProfile?: SyncUserProfile;
}

export type AlipayLogin =
  | { forceLogin: false; createUser: boolean }
  | {
      forceLogin: true;
      createUser: boolean;
      scopes: string[];
      syncUserProfile: SyncUserProfile;
      whenClosed: 'silent' | 'reject';
    };

/** Checks what `loginWithAlipay` was given; a silent login ignores all but `createUser`. @throws HError 605 */
export function toAlipayLogin(given: unknown): AlipayLogin {
  const options = optionsOf(given, 'options');
  const createUser = optionalBoolean(options, 'createUser', true);
  if (!optionalBoolean(options, 'forceLogin', false)) return { forceLogin: false, createUser };
  const scopes = [...new Set(optionalStrings(options, 'scopes'))];
  const syncUserProfile = toSyncUserProfile(options.syncUserProfile);
  const whenClosed = optionalString(options, 'whenClosed') ?? 'silent';
  if (whenClosed !== 'silent' && whenClosed !== 'reject') {
    throw wrongType('whenClosed', "'silent' or 'reject'");
  }
  return { forceLogin: true, createUser, scopes, syncUserProfile, whenClosed };
}

/** Anything that is none of the three counts as `setnx`. */
export function toSyncUserProfile(value: unknown): SyncUserProfile {
  if (value === false) return 'false';
  return value === 'overwrite' || value === 'false' ? value : 'setnx';
}

export interface CheckedCredentials {
  kind: 'username' | 'email' | 'phone';
  name: string;
  password: string;
}

/** Checks what `login` and `register` were given; phone goes before e-mail before user name. @throws HError 605 */
export function toCredentials(given: unknown): CheckedCredentials {
  const options = optionsOf(given, 'options');
  const kind = (['phone', 'email', 'username'] as const).find((key) =>
    optionalString(options, key),
  );
  if (!kind) throw wrongType('username, email or phone', 'a non-empty string');
  return {
    kind,
    name: requiredString(options[kind], kind),
    password: requiredString(options.password, 'password'),
  };
}

/** The request that logs in to, or makes, an account with a password. */
export function passwordRequest(
  path: 'login' | 'register',
  { kind, name, password }: CheckedCredentials,
): { url: string; data: Fields } {
  return { url: `/hserve/v2.1/${path}/${kind}/`, data: { [kind]: name, password } };
}
