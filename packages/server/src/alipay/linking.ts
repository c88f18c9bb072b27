import { badRequest } from '../errors';
import { lock } from '../storage/dialect';
import { violatedUniqueColumn } from '../storage/errors';
import { prepared } from '../storage/prepared';
import type { Place } from '../storage/prepared';
import type { Queries } from '../storage/schema';
import { lockUser, updateUser } from '../users';
import type { Account } from '../accounts';
import type { UserChanges } from '../users';
import type { AlipayIdentity, AlipayProfile } from './platform';

/** When Alipay's profile is written to the user's own fields (R6). */
export type SyncMode = 'overwrite' | 'setnx' | 'false' | false;

/** An Alipay user, whose identifiers count within one app. */
export type AlipayUser = { appId: string } & Pick<AlipayIdentity, 'userId' | 'openId'>;

const idsOf = ({ userId, openId }: AlipayUser): string[] =>
  [userId, openId].filter((id) => id !== undefined);

/** What the app is told as `alipay_user_id`. */
export function shownId(user: AlipayUser): string {
  const [id] = idsOf(user);
  if (id === undefined) throw new Error('an Alipay user has an identifier');
  return id;
}

/**
 * The user that the Alipay user is linked to. An identifier that is new, since Alipay moves apps from `user_id` to
 * `open_id` and tells both meanwhile, is noted, so that the user is found by either from then on.
 *
 * Logins of one Alipay user take turns from here to the end of the transaction.
 */
export async function linkedAccount(tx: Queries, user: AlipayUser): Promise<Account | undefined> {
  for (const id of idsOf(user)) await lock(tx, `alipay ${user.appId} ${id}`);
  const found = await firstLinked(tx, user);
  if (!found) return undefined;
  const alipay_user_id = user.userId ?? found.alipay_user_id;
  const open_id = found.open_id ?? user.openId ?? null;
  if (alipay_user_id === found.alipay_user_id && open_id === found.open_id) return found;
  const taken = await tx
    .selectFrom('alipay_accounts')
    .select('user_id')
    .where('app_id', '=', user.appId)
    .where('user_id', '<>', found.id)
    .where((builder) =>
      builder.or([
        builder('open_id', '=', open_id),
        builder('alipay_user_id', '=', alipay_user_id),
      ]),
    )
    .executeTakeFirst();
  if (taken) return found;
  await tx
    .updateTable('alipay_accounts')
    .set({ alipay_user_id: alipay_user_id ?? shownId(user), open_id })
    .where('app_id', '=', user.appId)
    .where('user_id', '=', found.id)
    .execute();
  return { ...found, alipay_user_id, open_id };
}

/** If the identifiers belong to two users, the older one counts: the user_id's, which is the first. */
async function firstLinked(tx: Queries, user: AlipayUser): Promise<Account | undefined> {
  for (const id of idsOf(user)) {
    const [account] = await accountsBy(tx, { appId: user.appId, id });
    if (account) return account;
  }
  return undefined;
}

const accountsBy = prepared((queries, value: Place<{ appId: string; id: string }>) =>
  queries
    .selectFrom('alipay_accounts')
    .innerJoin('users', 'users.id', 'alipay_accounts.user_id')
    .selectAll('users')
    .select(['alipay_user_id', 'open_id', 'profile'])
    .where('app_id', '=', value('appId'))
    .where((builder) =>
      builder.or([
        builder('alipay_user_id', '=', value('id')),
        builder('open_id', '=', value('id')),
      ]),
    ),
);

/**
 * Links an Alipay user that has no account yet.
 * @throws {HttpError} 400 if the user has another Alipay user.
 */
export async function link(tx: Queries, userId: number, user: AlipayUser): Promise<void> {
  try {
    await tx
      .insertInto('alipay_accounts')
      .values({
        app_id: user.appId,
        alipay_user_id: shownId(user),
        open_id: user.openId ?? null,
        user_id: userId,
      })
      .execute();
  } catch (error) {
    if (violatedUniqueColumn(error) === undefined) throw error;
    throw badRequest('this account is linked to another Alipay user');
  }
}

/**
 * Keeps the profile of a user who granted it, and copies it to the user's own fields.
 * @see https://doc.minapp.com/js-sdk/account.html, 同步第一层级用户信息, for the fields
 */
export async function storeProfile(
  tx: Queries,
  userId: number,
  appId: string,
  profile: AlipayProfile,
  mode: SyncMode,
  nowMs: number,
): Promise<void> {
  const user = await lockUser(tx, userId);
  await tx
    .updateTable('alipay_accounts')
    .set({ profile: JSON.stringify(profile) })
    .where('app_id', '=', appId)
    .where('user_id', '=', userId)
    .execute();
  const changes: UserChanges = { is_authorized: 1 };
  const own = { ...profile, nickname: profile.nick_name };
  for (const field of ['nickname', 'avatar', 'province', 'city'] as const) {
    if (own[field] === undefined || mode === 'false' || mode === false) continue;
    if (mode === 'overwrite' || user[field] === null) changes[field] = own[field];
  }
  await updateUser(tx, userId, changes, nowMs);
}
