import { unauthorized } from './errors';
import { prepared } from './storage/prepared';
import type { Place } from './storage/prepared';
import type { Queries, UserRow } from './storage/schema';

/** A user, with the Alipay user of this app that is linked to it. */
export interface Account extends UserRow {
  alipay_user_id: string | null;
  open_id: string | null;
  profile: string | null;
}

/** The query for accounts, to be narrowed by what is known of the one that is wanted. */
export const selectAccounts = (queries: Queries, appId: string) =>
  queries
    .selectFrom('users')
    .leftJoin('alipay_accounts', (join) =>
      join
        .onRef('alipay_accounts.user_id', '=', 'users.id')
        .on('alipay_accounts.app_id', '=', appId),
    )
    .selectAll('users')
    .select(['alipay_user_id', 'open_id', 'profile']);

const accountById = prepared((queries, value: Place<{ appId: string; id: number }>) =>
  selectAccounts(queries, value('appId')).where('users.id', '=', value('id')),
);

/** @throws {HttpError} 401 if the user is gone, and the session with it: the sandbox was reset. */
export async function getAccount(queries: Queries, appId: string, id: number): Promise<Account> {
  const [account] = await accountById(queries, { appId, id });
  if (!account) throw unauthorized();
  return account;
}
