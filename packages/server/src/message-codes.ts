import { z } from 'zod';
import type { Database, Queries } from './database';
import { badRequest } from './errors';
import { fingerprint } from './secrets';

/** What a code that travels in a message is good for. */
export type CodePurpose = 'sms' | 'email-verification' | 'password-reset';

interface NewCode {
  purpose: CodePurpose;
  /** Phone number or e-mail address. */
  recipient: string;
  /** The user it is for; none for a text message, which anybody may ask for. */
  userId?: number;
  code: string;
  lifetimeMs: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const MAX_PER_MINUTE = 1;
const MAX_PER_DAY = 10;
/** Wrong guesses after which a code of six digits is worth nothing. */
const MAX_FAILURES = 5;

const WRONG_CODE = 'code: wrong, expired or already used';

const countsRow = z.object({ last_minute: z.number(), last_day: z.number() });

/**
 * Keeps a code; the recipient's earlier ones for the same purpose end.
 *
 * @throws {HttpError} 400 for more than one message a minute or ten a day to one recipient.
 * @see https://doc.minapp.com/js-sdk/sms.html for the limits and the status.
 */
export async function keepCode(tx: Queries, code: NewCode, nowMs: number): Promise<void> {
  const { purpose, recipient } = code;
  await tx.run('DELETE FROM message_codes WHERE created_at_ms <= ?', [nowMs - DAY_MS]);
  const counts = await tx.first(
    countsRow,
    `SELECT count(*) AS last_day, count(*) FILTER (WHERE created_at_ms > ?) AS last_minute
     FROM message_codes WHERE purpose = ? AND recipient = ?`,
    [nowMs - MINUTE_MS, purpose, recipient],
  );
  if (counts && counts.last_minute >= MAX_PER_MINUTE) {
    throw badRequest('a message was sent less than a minute ago, wait before the next one');
  }
  if (counts && counts.last_day >= MAX_PER_DAY) {
    throw badRequest('too many messages were sent today, try again tomorrow');
  }
  await tx.run('UPDATE message_codes SET used = 1 WHERE purpose = ? AND recipient = ?', [
    purpose,
    recipient,
  ]);
  await tx.run(
    `INSERT INTO message_codes
       (purpose, recipient, user_id, code_hash, created_at_ms, expires_at_ms)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [
      purpose,
      recipient,
      code.userId ?? null,
      fingerprint(code.code),
      nowMs,
      nowMs + code.lifetimeMs,
    ],
  );
}

const smsRow = z.object({ id: z.number(), code_hash: z.string(), failures: z.number() });

/**
 * Uses up the code of a text message and does `work` in the same transaction; if `work` throws, the
 * code is still good.
 *
 * @param recipient Finds the phone number, in the transaction.
 * @throws {HttpError} 400 if the code is not the one; each such answer counts.
 */
export async function withSmsCode<T>(
  database: Database,
  recipient: (tx: Queries) => Promise<string>,
  code: string,
  nowMs: number,
  work: (tx: Queries) => Promise<T>,
): Promise<T> {
  const done = await database.transaction(async (tx) => {
    const phone = await recipient(tx);
    const kept = await tx.first(
      smsRow,
      `SELECT id, code_hash, failures FROM message_codes
       WHERE purpose = 'sms' AND recipient = ? AND used = 0 AND expires_at_ms > ?
       ORDER BY id DESC LIMIT 1`,
      [phone, nowMs],
    );
    if (!kept || kept.failures >= MAX_FAILURES) return undefined;
    if (kept.code_hash !== fingerprint(code)) {
      await tx.run('UPDATE message_codes SET failures = failures + 1 WHERE id = ?', [kept.id]);
      return undefined;
    }
    await tx.run('UPDATE message_codes SET used = 1 WHERE id = ?', [kept.id]);
    return { result: await work(tx) };
  });
  if (!done) throw badRequest(WRONG_CODE);
  return done.result;
}

const linkRow = z.object({ user_id: z.number() });

/**
 * Uses up the code of a link, if it is still good and its address still belongs to its user.
 *
 * @returns The user's id.
 * @throws {HttpError} 400
 */
export async function redeemLink(
  tx: Queries,
  purpose: Exclude<CodePurpose, 'sms'>,
  code: string,
  nowMs: number,
): Promise<number> {
  const row = await tx.first(
    linkRow,
    `UPDATE message_codes SET used = 1
     WHERE purpose = ? AND code_hash = ? AND used = 0 AND expires_at_ms > ?
       AND recipient = (SELECT email FROM users WHERE users.id = user_id)
     RETURNING user_id`,
    [purpose, fingerprint(code), nowMs],
  );
  if (!row) throw badRequest('the link is expired or already used');
  return row.user_id;
}
