import { seedIfEmpty } from './seed';
import { Passwords } from './passwords';
import { openDatabase } from './storage/open';
import { FIRST_USER_ID, USER_ID_GAP } from './storage/migrations';

/** Rows of one statement. */
const BATCH = 500;

/** Above the ids that the server gives out while it is measured. */
const OFFSET = 1_000_000_000;

/**
 * Fills a database with made-up accounts, each with an Alipay user, so that a bench can tell whether their number
 * matters. The sandbox's own users come first; accounts that are there from an earlier run stay.
 * @param url as `DATABASE_URL`
 */
export async function fillWithUsers(url: string, count: number): Promise<void> {
  const database = await openDatabase(url);
  try {
    const now = Date.now();
    await seedIfEmpty(database, new Passwords(), now);
    for (let from = 0; from < count; from += BATCH) {
      const numbers = Array.from(
        { length: Math.min(BATCH, count - from) },
        (_one, at) => from + at,
      );
      const idOf = (number: number) => FIRST_USER_ID + (OFFSET + number) * USER_ID_GAP;
      await database.transaction(async (tx) => {
        await tx
          .insertInto('users')
          .values(
            numbers.map((number) => ({
              id: idOf(number),
              username: `bench_${number}`,
              username_key: `bench_${number}`,
              created_at_ms: now,
              updated_at_ms: now,
            })),
          )
          .onConflict((known) => known.doNothing())
          .execute();
        await tx
          .insertInto('alipay_accounts')
          .values(
            numbers.map((number) => ({
              app_id: 'sandbox',
              alipay_user_id: `2088${String(OFFSET + number).padStart(12, '0')}`,
              user_id: idOf(number),
            })),
          )
          .onConflict((known) => known.doNothing())
          .execute();
      });
    }
  } finally {
    await database.close();
  }
}
