import { z } from 'zod';
import { violatedUniqueColumn } from '../database';
import type { Queries } from '../database';
import { badRequest } from '../errors';
import { getUser, updateUser } from '../users';
import type { UserChanges } from '../users';
import type { AlipayProfile } from './platform';

/** When Alipay's profile is written to the user's own fields (R6). */
export type SyncMode = 'overwrite' | 'setnx' | 'false' | false;

/** An Alipay user, whose identifier counts within one app. */
export interface AlipayAccount {
  appId: string;
  alipayUserId: string;
}

const linkRow = z.object({ user_id: z.number() });

/** The user that the Alipay user is linked to. */
export async function linkedUserId(
  tx: Queries,
  { appId, alipayUserId }: AlipayAccount,
): Promise<number | undefined> {
  const row = await tx.first(
    linkRow,
    'SELECT user_id FROM alipay_accounts WHERE app_id = ? AND alipay_user_id = ?',
    [appId, alipayUserId],
  );
  return row?.user_id;
}

/**
 * Links an Alipay user that is linked to nobody.
 * @throws {HttpError} 400 if the user has another Alipay user.
 */
export async function link(
  tx: Queries,
  userId: number,
  { appId, alipayUserId }: AlipayAccount,
): Promise<void> {
  try {
    await tx.run('INSERT INTO alipay_accounts (app_id, alipay_user_id, user_id) VALUES (?, ?, ?)', [
      appId,
      alipayUserId,
      userId,
    ]);
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
  { appId, alipayUserId }: AlipayAccount,
  profile: AlipayProfile,
  mode: SyncMode,
  nowMs: number,
): Promise<void> {
  await tx.run('UPDATE alipay_accounts SET profile = ? WHERE app_id = ? AND alipay_user_id = ?', [
    JSON.stringify(profile),
    appId,
    alipayUserId,
  ]);
  const user = await getUser(tx, userId);
  const changes: UserChanges = { is_authorized: 1 };
  const own = { ...profile, nickname: profile.nick_name };
  for (const field of ['nickname', 'avatar', 'province', 'city'] as const) {
    if (own[field] === undefined || mode === 'false' || mode === false) continue;
    if (mode === 'overwrite' || user[field] === null) changes[field] = own[field];
  }
  await updateUser(tx, userId, changes, nowMs);
}
