import type { UserRow } from './storage/schema';
import type { Account } from './accounts';

/** What others see of a user. */
export const publicRecord = (user: Pick<UserRow, 'id' | 'nickname' | 'avatar'>) => ({
  id: user.id,
  nickname: user.nickname ?? '',
  avatar: user.avatar ?? '',
});

/** What users see of themselves, in the vendor's field names. */
export const ownRecord = (account: Account) => ({
  ...readObject(account.custom_fields),
  ...publicRecord(account),
  gender: account.gender ?? 0,
  country: account.country ?? '',
  province: account.province ?? '',
  city: account.city ?? '',
  language: account.language ?? '',
  is_authorized: account.is_authorized === 1,
  created_at: Math.floor(account.created_at_ms / 1000),
  created_by: account.id,
  updated_at: Math.floor(account.updated_at_ms / 1000),
  _anonymous: account.is_anonymous === 1,
  ...accountRecord(account),
  _provider: providerRecord(account),
});

/** The part of a record that `PUT /user/account/` answers with. */
export const accountRecord = (user: UserRow) => ({
  _username: user.username,
  _email: user.email,
  _email_verified: user.email_verified === 1,
  _phone: user.phone,
  _phone_verified: user.phone_verified === 1,
});

function providerRecord({ alipay_user_id, open_id, profile }: Account): { alipay?: object } {
  if (alipay_user_id === null) return {};
  return {
    alipay: {
      ...readObject(profile ?? '{}'),
      user_id: alipay_user_id,
      ...(open_id === null ? {} : { open_id }),
    },
  };
}

/** Reads a column that holds a JSON object. */
export function readObject(json: string): Record<string, unknown> {
  const value: unknown = JSON.parse(json);
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
