import { selectAccounts, type Account } from './accounts';
import { fingerprint, newSecret } from './secrets';
import type { Queries } from './storage/schema';

/** How long a token lives, in seconds: 30 days. */
export const SESSION_LIFETIME_S = 30 * 24 * 60 * 60;

export interface Session {
  readonly tokenHash: string;
  readonly userId: number;
  readonly isAnonymous: boolean;
  /** The user, as it was when the request came. */
  readonly account: Account;
}

export interface NewSession {
  readonly token: string;
  /** Seconds. */
  readonly expires_in: number;
}

export async function startSession(
  tx: Queries,
  userId: number,
  nowMs: number,
): Promise<NewSession> {
  const token = newSecret();
  await tx
    .insertInto('sessions')
    .values({
      token_hash: fingerprint(token),
      user_id: userId,
      expires_at_ms: nowMs + SESSION_LIFETIME_S * 1000,
    })
    .execute();
  return { token, expires_in: SESSION_LIFETIME_S };
}

/** The session of a token that is alive, with its user. */
export async function findSession(
  queries: Queries,
  appId: string,
  token: string,
  nowMs: number,
): Promise<Session | undefined> {
  const tokenHash = fingerprint(token);
  const account = await selectAccounts(queries, appId)
    .innerJoin('sessions', 'sessions.user_id', 'users.id')
    .where('token_hash', '=', tokenHash)
    .where('expires_at_ms', '>', nowMs)
    .executeTakeFirst();
  return (
    account && { tokenHash, userId: account.id, isAnonymous: account.is_anonymous === 1, account }
  );
}

export const endSession = (queries: Queries, session: Session) =>
  queries.deleteFrom('sessions').where('token_hash', '=', session.tokenHash).execute();

/** Ends the user's sessions, all or all but one. */
export const endSessionsOf = (queries: Queries, userId: number, exceptTokenHash = '') =>
  queries
    .deleteFrom('sessions')
    .where('user_id', '=', userId)
    .where('token_hash', '<>', exceptTokenHash)
    .execute();
