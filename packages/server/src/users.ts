import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Updateable } from 'kysely';
import { badRequest, unauthorized } from './errors';
import type { Session } from './sessions';
import { endSessionsOf } from './sessions';
import { dialectOf } from './storage/dialect';
import { violatedUniqueColumn } from './storage/errors';
import { FIRST_USER_ID, USER_ID_GAP } from './storage/migrations';
import type { Queries, UserRow, UsersTable } from './storage/schema';
import { usernameKey } from './validation';

/** How an account is named when it registers or logs in. */
export interface Login {
  type: 'username' | 'email' | 'phone';
  value: string;
}

const LOGIN_COLUMN = { username: 'username_key', email: 'email', phone: 'phone' } as const;

export const loginKey = (login: Login) =>
  login.type === 'username' ? usernameKey(login.value) : login.value;

export async function findUserByLogin(
  queries: Queries,
  login: Login,
): Promise<UserRow | undefined> {
  const key = loginKey(login);
  // No name has a NUL, and PostgreSQL takes none even to compare.
  if (key.includes('\0')) return undefined;
  return queries
    .selectFrom('users')
    .selectAll()
    .where(LOGIN_COLUMN[login.type], '=', key)
    .executeTakeFirst();
}

/**
 * Reads a user who is going to be changed: no other transaction changes it before this one ends.
 *
 * @throws {HttpError} 401 if the user is gone, and the session with it: the sandbox was reset.
 */
export async function lockUser(tx: Queries, id: number): Promise<UserRow> {
  const user = await tx
    .selectFrom('users')
    .selectAll()
    .where('id', '=', id)
    .$if(dialectOf(tx) === 'postgres', (query) => query.forNoKeyUpdate())
    .executeTakeFirst();
  if (!user) throw unauthorized();
  return user;
}

export async function insertUser(tx: Queries, nowMs: number, isAnonymous = false): Promise<number> {
  const gap = randomInt(1, USER_ID_GAP);
  const id =
    dialectOf(tx) === 'postgres'
      ? // Above what the sequence starts with: the ids of the seed are below.
        sql<number>`nextval('user_ids') + ${gap}`
      : sql<number>`(SELECT max(${FIRST_USER_ID}, coalesce(max(id), 0)) + ${gap} FROM users)`;
  const row = await tx
    .insertInto('users')
    .values({
      id,
      is_anonymous: isAnonymous ? 1 : 0,
      created_at_ms: nowMs,
      updated_at_ms: nowMs,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
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
    const promoted = await tx
      .updateTable('users')
      .set({ is_anonymous: 0, updated_at_ms: nowMs })
      .where('id', '=', session.userId)
      .where('is_anonymous', '=', 1)
      .executeTakeFirst();
    if (promoted.numUpdatedRows === 1n) {
      await endSessionsOf(tx, session.userId);
      return session.userId;
    }
  }
  return insertUser(tx, nowMs);
}

export type UserChanges = Omit<Updateable<UsersTable>, 'id' | 'created_at_ms' | 'updated_at_ms'>;

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
  try {
    await tx
      .updateTable('users')
      .set({ ...changes, updated_at_ms: nowMs })
      .where('id', '=', id)
      .execute();
  } catch (error) {
    const field = violatedUniqueColumn(error)
      ?.replace('users.', '')
      .replace('username_key', 'username');
    throw field === undefined ? error : badRequest(`${field}: already taken`);
  }
}
