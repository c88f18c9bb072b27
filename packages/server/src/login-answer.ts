import type { Context } from './context';
import type { Queries } from './database';
import type { Answer } from './requests';
import { startSession } from './sessions';
import { getUser, ownRecord } from './users';

/** Starts a session and answers as `/login/…` and `/register/…` do: everything on one level. */
export async function loginAnswer(tx: Queries, context: Context, userId: number): Promise<Answer> {
  const session = await startSession(tx, userId, context.now());
  const record = await ownRecord(tx, await getUser(tx, userId), context.alipay.appId);
  const alipayUserId = record._provider.alipay?.user_id;
  return {
    status: 201,
    body: {
      ...record,
      user_id: userId,
      ...(alipayUserId === undefined ? {} : { alipay_user_id: alipayUserId }),
      ...session,
    },
  };
}

/** Starts a session and answers as `/idp/alipay/…` do: the user apart, in `user_info`. */
export async function idpAnswer(tx: Queries, context: Context, userId: number): Promise<Answer> {
  const session = await startSession(tx, userId, context.now());
  const user_info = await ownRecord(tx, await getUser(tx, userId), context.alipay.appId);
  return { status: 201, body: { ...session, user_info } };
}
