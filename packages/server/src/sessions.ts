import { z } from 'zod';
import type { Queries } from './database';
import { fingerprint, newSecret } from './secrets';

/** How long a token lives, in seconds: 30 days. */
export const SESSION_LIFETIME_S = 30 * 24 * 60 * 60;

export interface Session {
  readonly tokenHash: string;
  readonly userId: number;
  readonly isAnonymous: boolean;
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
  await tx.run('DELETE FROM sessions WHERE expires_at_ms <= ?', [nowMs]);
  await tx.run('INSERT INTO sessions (token_hash, user_id, expires_at_ms) VALUES (?, ?, ?)', [
    fingerprint(token),
    userId,
    nowMs + SESSION_LIFETIME_S * 1000,
  ]);
  return { token, expires_in: SESSION_LIFETIME_S };
}

const sessionRow = z.object({ user_id: z.number(), is_anonymous: z.number() });

export async function findSession(
  queries: Queries,
  token: string,
  nowMs: number,
): Promise<Session | undefined> {
  const tokenHash = fingerprint(token);
  const row = await queries.first(
    sessionRow,
    `SELECT user_id, is_anonymous FROM sessions JOIN users ON users.id = user_id
     WHERE token_hash = ? AND expires_at_ms > ?`,
    [tokenHash, nowMs],
  );
  return row && { tokenHash, userId: row.user_id, isAnonymous: row.is_anonymous === 1 };
}

export const endSession = (queries: Queries, session: Session) =>
  queries.run('DELETE FROM sessions WHERE token_hash = ?', [session.tokenHash]);

/** Ends the user's sessions, all or all but one. */
export const endSessionsOf = (queries: Queries, userId: number, exceptTokenHash = '') =>
  queries.run('DELETE FROM sessions WHERE user_id = ? AND token_hash <> ?', [
    userId,
    exceptTokenHash,
  ]);
