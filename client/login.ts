import { askAuthCode, silentAuthCode, type Scope } from './alipay';
import type { Response } from './answer';
import type { Context } from './context';
import { isHError, wrongType } from './errors';
import {
  answeredFields,
  optionalBoolean,
  optionalString,
  optionalStrings,
  optionsOf,
  requiredString,
  type Fields,
} from './guards';
import { currentRecord, fetchRecord, sessionOf } from './users';

/** How a forced login writes the Alipay profile into the user's record. */
export type SyncUserProfile = 'overwrite' | 'setnx' | 'false';

/** Options of `loginWithAlipay`. */
export interface LoginWithAlipayOptions {
  /** Ask with the authorization sheet. Default: `false`, a silent login. */
  forceLogin?: boolean;
  /** Scopes beside `auth_user`, asked for with forced login only. Default: `[]`. */
  scopes?: Scope[];
  /** Create a user for an Alipay user that the server does not know. Default: `true`; else the call rejects with 404. */
  createUser?: boolean;
  /**
   * With forced login: `'overwrite'` the profile, write what was never set (`'setnx'`, the default), or
   * leave it as it is (`'false'`, or the boolean).
   */
  syncUserProfile?: SyncUserProfile | false;
}

/** One of username, e-mail and phone, with a password. */
export type Credentials =
  | { username: string; password: string }
  | { email: string; password: string }
  | { phone: string; password: string };

export type AlipayLogin =
  | { forceLogin: false; createUser: boolean }
  | { forceLogin: true; createUser: boolean; scopes: string[]; syncUserProfile: SyncUserProfile };

/** Checks what `loginWithAlipay` was given; a silent login ignores all but `createUser`. @throws HError 605 */
export function toAlipayLogin(given: unknown): AlipayLogin {
  const options = optionsOf(given, 'options');
  const createUser = optionalBoolean(options, 'createUser', true);
  if (!optionalBoolean(options, 'forceLogin', false)) return { forceLogin: false, createUser };
  const scopes = [...new Set(optionalStrings(options, 'scopes'))];
  const syncUserProfile = toSyncUserProfile(options.syncUserProfile);
  return { forceLogin: true, createUser, scopes, syncUserProfile };
}

/** Anything that is none of the three counts as `setnx`. */
export function toSyncUserProfile(value: unknown): SyncUserProfile {
  if (value === false) return 'false';
  return value === 'overwrite' || value === 'false' ? value : 'setnx';
}

/** Logs in through Alipay as asked; resolves to the user's record. */
export async function alipayLogin(
  context: Context,
  login: AlipayLogin,
  ticket: number,
): Promise<Fields> {
  context.config.requireInit();
  if (login.forceLogin) {
    const answer = await askAuthCode(context.host, login.scopes);
    if (!answer.refused) {
      return enter(context, ticket, '/hserve/v2.5/idp/alipay/authenticate/', {
        code: answer.code,
        create_user: login.createUser,
        update_userprofile: login.syncUserProfile,
      });
    }
  }
  return silentAlipayLogin(context, login.createUser, ticket);
}

async function silentAlipayLogin(
  context: Context,
  createUser: boolean,
  ticket: number,
): Promise<Fields> {
  const { host, session, wire } = context;
  await session.ready();
  const { current } = session;
  if (current) {
    try {
      return await fetchRecord(wire, session, current);
    } catch (error) {
      if (!isHError(error) || (error.code !== 401 && error.code !== 404)) throw error;
      session.drop(current);
    }
  }
  if (session.isOvertaken(ticket)) return currentRecord(wire, session);
  const code = await silentAuthCode(host);
  return enter(context, ticket, '/hserve/v2.5/idp/alipay/silent-login/', {
    code,
    create_user: createUser,
  });
}

async function enter(
  { host, session, wire }: Context,
  ticket: number,
  url: string,
  data: Fields,
): Promise<Fields> {
  // The user may have taken their time with the sheet: a login that was overtaken creates nobody.
  if (session.isOvertaken(ticket)) return currentRecord(wire, session);
  const answer = await wire.send({ url, method: 'POST', data });
  const established = sessionOf(answer.data, host);
  const record = answeredFields(answeredFields(answer.data, 'the answer').user_info, 'user_info');
  if (session.establish(ticket, established, record)) return record;
  return currentRecord(wire, session);
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

/** Logs in by a request that answers with a session; resolves to the user's record. */
export async function sessionLogin(
  { host, session, wire }: Context,
  request: { url: string; data?: Fields; anonymous?: boolean },
  ticket: number,
): Promise<Fields> {
  const { url, data, anonymous } = request;
  const answer = await wire.send({ url, method: 'POST', ...(data ? { data } : {}) });
  const established = sessionOf(answer.data, host, anonymous);
  if (!session.establish(ticket, established, null)) return currentRecord(wire, session);
  // As the vendor's SDK does: not every release of the server sends the whole record here.
  return fetchRecord(wire, session, established);
}

/** Ends the session here whatever the server says, and there if it can be reached. */
export async function logout(
  { session, wire, config }: Context,
  ticket: number,
): Promise<Response | undefined> {
  config.requireInit();
  await session.ready();
  if (session.isOvertaken(ticket)) return undefined;
  const token = session.current?.token;
  session.loggedOut = true;
  const erased = session.clear(ticket);
  try {
    if (token === undefined) return undefined;
    return await wire.send({ url: '/hserve/v2.0/session/destroy/', method: 'POST', token });
  } catch (error) {
    if (!isHError(error) || error.code !== 401) throw error;
    return undefined;
  } finally {
    await erased;
  }
}
