import { badRequest, tooManyRequests } from './errors';
import { use } from './limits';
import { fingerprint } from './secrets';
import type { Database } from './storage/database';
import { lock } from './storage/dialect';
import type { Queries } from './storage/schema';
import { lockUser } from './users';

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
  /** Whose request it is. */
  client: string;
}

const MINUTE_MS = 60_000;
/** How long a code counts against the limit of its recipient. */
export const CODE_COUNTS_MS = 24 * 60 * MINUTE_MS;
/** Messages of one client, to any recipients: each may cost money, and annoy somebody. */
const PER_CLIENT = { burst: 30, everyMs: MINUTE_MS };
const MAX_PER_MINUTE = 1;
const MAX_PER_DAY = 10;
/** Wrong guesses after which a code of six digits is worth nothing. */
const MAX_FAILURES = 5;

const WRONG_CODE = 'code: wrong, expired or already used';

/**
 * Keeps a code; the recipient's earlier ones for the same purpose end.
 *
 * @throws {HttpError} 400 for more than one message a minute or ten a day to one recipient; 429 for more than
 *   thirty at once, then one a minute, from one client.
 * @see https://doc.minapp.com/js-sdk/sms.html for the limits and the status.
 */
export async function keepCode(tx: Queries, code: NewCode, nowMs: number): Promise<void> {
  const { purpose, recipient } = code;
  await lockCodes(tx, purpose, recipient);
  const counts = await tx
    .selectFrom('message_codes')
    .select(({ fn }) => [
      fn.countAll<number>().as('last_day'),
      fn
        .countAll<number>()
        .filterWhere('created_at_ms', '>', nowMs - MINUTE_MS)
        .as('last_minute'),
    ])
    .where('purpose', '=', purpose)
    .where('recipient', '=', recipient)
    .where('created_at_ms', '>', nowMs - CODE_COUNTS_MS)
    // What is later than any clock of a server may be was sent while one was ahead, and would count for as long.
    .where('created_at_ms', '<', nowMs + MINUTE_MS)
    .executeTakeFirstOrThrow();
  if (counts.last_minute >= MAX_PER_MINUTE) {
    throw badRequest('a message was sent less than a minute ago, wait before the next one');
  }
  if (counts.last_day >= MAX_PER_DAY) {
    throw badRequest('too many messages were sent today, try again tomorrow');
  }
  const waitMs = await use(tx, `messages ${code.client}`, PER_CLIENT, nowMs);
  if (waitMs > 0) throw tooManyRequests('too many messages were sent for this address', waitMs);
  await tx
    .updateTable('message_codes')
    .set({ used: 1 })
    .where('purpose', '=', purpose)
    .where('recipient', '=', recipient)
    .execute();
  await tx
    .insertInto('message_codes')
    .values({
      purpose,
      recipient,
      user_id: code.userId ?? null,
      code_hash: fingerprint(code.code),
      created_at_ms: nowMs,
      expires_at_ms: nowMs + code.lifetimeMs,
    })
    .execute();
}

/** Counting and then writing is one step for a recipient. */
const lockCodes = (tx: Queries, purpose: CodePurpose, recipient: string) =>
  lock(tx, `${purpose} ${recipient}`);

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
    await lockCodes(tx, 'sms', phone);
    const kept = await tx
      .selectFrom('message_codes')
      .select(['id', 'code_hash', 'failures'])
      .where('purpose', '=', 'sms')
      .where('recipient', '=', phone)
      .where('used', '=', 0)
      .where('expires_at_ms', '>', nowMs)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!kept || kept.failures >= MAX_FAILURES) return undefined;
    const isRight = kept.code_hash === fingerprint(code);
    await tx
      .updateTable('message_codes')
      .set(isRight ? { used: 1 } : { failures: kept.failures + 1 })
      .where('id', '=', kept.id)
      .execute();
    return isRight ? { result: await work(tx) } : undefined;
  });
  if (!done) throw badRequest(WRONG_CODE);
  return done.result;
}

/**
 * Uses up the code of a link, if it is still good and its address still belongs to its user, who is locked.
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
  const row = await tx
    .updateTable('message_codes')
    .set({ used: 1 })
    .where('purpose', '=', purpose)
    .where('code_hash', '=', fingerprint(code))
    .where('used', '=', 0)
    .where('expires_at_ms', '>', nowMs)
    .returning(['user_id', 'recipient'])
    .executeTakeFirst();
  // Read under the lock: a change of the address that is under way would count for the new one.
  const user = row?.user_id == null ? undefined : await lockUser(tx, row.user_id);
  if (!user || user.email !== row?.recipient) {
    throw badRequest('the link is expired or already used');
  }
  return user.id;
}
