import { selectAccounts, type Account } from './accounts';
import { fingerprint, newSecret } from './secrets';
import { prepared } from './storage/prepared';
import type { Place } from './storage/prepared';
import type { Queries, SessionsTable } from './storage/schema';

/** How long a token lives, in seconds: 30 days. */
const SESSION_LIFETIME_S = 30 * 24 * 60 * 60;

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
  await insertSession(tx, {
    token_hash: fingerprint(token),
    user_id: userId,
    expires_at_ms: nowMs + SESSION_LIFETIME_S * 1000,
  });
  return { token, expires_in: SESSION_LIFETIME_S };
}

const insertSession = prepared((queries, value: Place<SessionsTable>) =>
  queries.insertInto('sessions').values({
    token_hash: value('token_hash'),
    user_id: value('user_id'),
    expires_at_ms: value('expires_at_ms'),
  }),
);

/** The session of a token that is alive, with its user. */
export async function findSession(
  queries: Queries,
  appId: string,
  token: string,
  nowMs: number,
): Promise<Session | undefined> {
  const tokenHash = fingerprint(token);
  const [account] = await accountOfSession(queries, { appId, tokenHash, nowMs });
  return (
    account && { tokenHash, userId: account.id, isAnonymous: account.is_anonymous === 1, account }
  );
}

const accountOfSession = prepared(
  (queries, value: Place<{ appId: string; tokenHash: string; nowMs: number }>) =>
    selectAccounts(queries, value('appId'))
      .innerJoin('sessions', 'sessions.user_id', 'users.id')
      .where('token_hash', '=', value('tokenHash'))
      .where('expires_at_ms', '>', value('nowMs')),
);

export const endSession = (queries: Queries, session: Session) =>
  queries.deleteFrom('sessions').where('token_hash', '=', session.tokenHash).execute();

/** Ends the user's sessions, all or all but one. */
export const endSessionsOf = (queries: Queries, userId: number, exceptTokenHash = '') =>
  queries
    .deleteFrom('sessions')
    .where('user_id', '=', userId)
    .where('token_hash', '<>', exceptTokenHash)
    .execute();
