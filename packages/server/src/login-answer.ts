import type { Context } from './context';
import { ownRecord } from './records';
import type { Answer } from './requests';
import { startSession } from './sessions';
import type { Queries } from './storage/schema';
import type { Account } from './accounts';

/** Starts a session and answers as `/login/…` and `/register/…` do: everything on one level. */
export async function loginAnswer(
  tx: Queries,
  context: Context,
  account: Account,
): Promise<Answer> {
  const session = await startSession(tx, account.id, context.now());
  return {
    status: 201,
    body: {
      ...ownRecord(account),
      user_id: account.id,
      ...(account.alipay_user_id === null ? {} : { alipay_user_id: account.alipay_user_id }),
      ...session,
    },
  };
}

/** Starts a session and answers as `/idp/alipay/…` do: the user apart, in `user_info`. */
export async function idpAnswer(tx: Queries, context: Context, account: Account): Promise<Answer> {
  const session = await startSession(tx, account.id, context.now());
  return { status: 201, body: { ...session, user_info: ownRecord(account) } };
}
