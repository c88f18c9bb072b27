import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { violatedUniqueColumn } from './database';
import type { Queries } from './database';
import { badRequest, unauthorized } from './errors';
import type { Session } from './sessions';
import { endSessionsOf } from './sessions';
import { usernameKey } from './validation';

const flag = z.number().transform((value) => value === 1);
const json = z
  .string()
  .transform((text) => z.record(z.string(), z.unknown()).parse(JSON.parse(text)));

/** A row of `users`; NULL in a profile field means that it was never set. */
const userRow = z.object({
  id: z.number(),
  nickname: z.string().nullable(),
  avatar: z.string().nullable(),
  gender: z.number().nullable(),
  country: z.string().nullable(),
  province: z.string().nullable(),
  city: z.string().nullable(),
  language: z.string().nullable(),
  is_authorized: flag,
  is_anonymous: flag,
  username: z.string().nullable(),
  email: z.string().nullable(),
  email_verified: flag,
  phone: z.string().nullable(),
  phone_verified: flag,
  password_hash: z.string().nullable(),
  custom_fields: json,
  created_at_ms: z.number(),
  updated_at_ms: z.number(),
});

export type User = z.output<typeof userRow>;

/** How an account is named when it registers or logs in. */
export interface Login {
  type: 'username' | 'email' | 'phone';
  value: string;
}

const LOGIN_COLUMN = { username: 'username_key', email: 'email', phone: 'phone' } as const;

export const loginKey = (login: Login) =>
  login.type === 'username' ? usernameKey(login.value) : login.value;

export const findUserByLogin = (queries: Queries, login: Login) =>
  queries.first(userRow, `SELECT * FROM users WHERE ${LOGIN_COLUMN[login.type]} = ?`, [
    loginKey(login),
  ]);

/** In the order of their ids. */
export const allUsers = (queries: Queries) =>
  queries.all(userRow, 'SELECT * FROM users ORDER BY id');

export const findUser = (queries: Queries, id: number) =>
  queries.first(userRow, 'SELECT * FROM users WHERE id = ?', [id]);

/**
 * As `findUser`, for the user of a session.
 * @throws {HttpError} 401 if the user is gone, and the session with it: the sandbox was reset.
 */
export async function getUser(queries: Queries, id: number): Promise<User> {
  const user = await findUser(queries, id);
  if (!user) throw unauthorized();
  return user;
}

const idRow = z.object({ id: z.number() });

/** Ids look like 知晓云's: integers of 14 digits, growing, with gaps that tell nothing. */
const FIRST_ID = 45_000_000_000_000;
const MAX_ID_GAP = 100_000;

export async function insertUser(tx: Queries, nowMs: number, isAnonymous = false): Promise<number> {
  const row = await tx.first(
    idRow,
    `INSERT INTO users (id, is_anonymous, created_at_ms, updated_at_ms)
     SELECT max(?, coalesce(max(id), 0)) + ?, ?, ?, ? FROM users RETURNING id`,
    [FIRST_ID, randomInt(1, MAX_ID_GAP), isAnonymous ? 1 : 0, nowMs, nowMs],
  );
  if (!row) throw new Error('the new user has no id');
  return row.id;
}

/**
 * The user that a new account becomes: the anonymous user of the request's session, who keeps the
 * id (R17), or else a new one.
 */
export async function newAccountUser(
  tx: Queries,
  session: Session | undefined,
  nowMs: number,
): Promise<number> {
  if (session?.isAnonymous === true) {
    const promoted = await tx.run(
      'UPDATE users SET is_anonymous = 0, updated_at_ms = ? WHERE id = ? AND is_anonymous = 1',
      [nowMs, session.userId],
    );
    if (promoted === 1) {
      await endSessionsOf(tx, session.userId);
      return session.userId;
    }
  }
  return insertUser(tx, nowMs);
}

export interface UserChanges {
  nickname?: string;
  avatar?: string;
  gender?: number;
  country?: string;
  province?: string;
  city?: string;
  language?: string;
  is_authorized?: 0 | 1;
  username?: string | null;
  username_key?: string | null;
  email?: string | null;
  email_verified?: 0 | 1;
  phone?: string | null;
  phone_verified?: 0 | 1;
  password_hash?: string;
  custom_fields?: string;
}

/**
 * Changes columns of a user.
 * @throws {HttpError} 400 if a user name, e-mail address or phone number belongs to somebody else.
 */
export async function updateUser(
  tx: Queries,
  id: number,
  changes: UserChanges,
  nowMs: number,
): Promise<void> {
  const columns = Object.entries({ ...changes, updated_at_ms: nowMs });
  const assignments = columns.map(([column]) => `${column} = ?`).join(', ');
  try {
    await tx.run(`UPDATE users SET ${assignments} WHERE id = ?`, [
      ...columns.map(([, value]) => value),
      id,
    ]);
  } catch (error) {
    const field = violatedUniqueColumn(error)
      ?.replace('users.', '')
      .replace('username_key', 'username');
    throw field === undefined ? error : badRequest(`${field}: already taken`);
  }
}

const alipayRow = z.object({ alipay_user_id: z.string(), profile: json.nullable() });

/** What others see of a user. */
export const publicRecord = (user: User) => ({
  id: user.id,
  nickname: user.nickname ?? '',
  avatar: user.avatar ?? '',
});

/** What users see of themselves, in the vendor's field names. */
export async function ownRecord(queries: Queries, user: User, appId: string) {
  const alipay = await queries.first(
    alipayRow,
    'SELECT alipay_user_id, profile FROM alipay_accounts WHERE app_id = ? AND user_id = ?',
    [appId, user.id],
  );
  return {
    ...user.custom_fields,
    ...publicRecord(user),
    gender: user.gender ?? 0,
    country: user.country ?? '',
    province: user.province ?? '',
    city: user.city ?? '',
    language: user.language ?? '',
    is_authorized: user.is_authorized,
    created_at: Math.floor(user.created_at_ms / 1000),
    created_by: user.id,
    updated_at: Math.floor(user.updated_at_ms / 1000),
    _anonymous: user.is_anonymous,
    ...accountRecord(user),
    _provider: alipay ? { alipay: { ...alipay.profile, user_id: alipay.alipay_user_id } } : {},
  };
}

/** The part of a record that `PUT /user/account/` answers with. */
export const accountRecord = (user: User) => ({
  _username: user.username,
  _email: user.email,
  _email_verified: user.email_verified,
  _phone: user.phone,
  _phone_verified: user.phone_verified,
});
