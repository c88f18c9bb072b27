import type { Generated, Kysely, Selectable } from 'kysely';

/** Yes or no, in a column that both databases have. */
export type Flag = 0 | 1;

/** NULL in a profile field means that it was never set. */
export interface UsersTable {
  id: number;
  nickname: Generated<string | null>;
  avatar: Generated<string | null>;
  gender: Generated<number | null>;
  country: Generated<string | null>;
  province: Generated<string | null>;
  city: Generated<string | null>;
  language: Generated<string | null>;
  is_authorized: Generated<Flag>;
  is_anonymous: Generated<Flag>;
  username: Generated<string | null>;
  username_key: Generated<string | null>;
  email: Generated<string | null>;
  email_verified: Generated<Flag>;
  phone: Generated<string | null>;
  phone_verified: Generated<Flag>;
  password_hash: Generated<string | null>;
  /** A JSON object. */
  custom_fields: Generated<string>;
  created_at_ms: number;
  updated_at_ms: number;
}

/** An Alipay identifier may be valid for one app alone, so it counts together with the app. */
export interface AlipayAccountsTable {
  app_id: string;
  /** The `user_id`, or the `open_id` if Alipay named no other. */
  alipay_user_id: string;
  open_id: Generated<string | null>;
  user_id: number;
  /** A JSON object: what Alipay told when the user granted `auth_user`. */
  profile: Generated<string | null>;
}

export interface SessionsTable {
  token_hash: string;
  user_id: number;
  expires_at_ms: number;
}

export interface MessageCodesTable {
  id: Generated<number>;
  purpose: string;
  recipient: string;
  user_id: number | null;
  code_hash: string;
  failures: Generated<number>;
  used: Generated<Flag>;
  created_at_ms: number;
  expires_at_ms: number;
}

/** How far something has used up its allowance. */
export interface LimitsTable {
  key: string;
  /** When it is as if nothing was ever used. */
  until_ms: number;
}

export interface SandboxAlipayUsersTable {
  user_id: string;
  nickname: string;
  avatar: string;
  gender: string | null;
  province: string | null;
  city: string | null;
  note: string;
}

export interface SandboxAuthCodesTable {
  code_hash: string;
  user_id: string;
  /** A JSON list of texts. */
  scopes: string;
  used: Generated<Flag>;
  expires_at_ms: number;
}

/** All times are unix milliseconds. */
export interface Schema {
  users: UsersTable;
  alipay_accounts: AlipayAccountsTable;
  sessions: SessionsTable;
  message_codes: MessageCodesTable;
  limits: LimitsTable;
  sandbox_alipay_users: SandboxAlipayUsersTable;
  sandbox_auth_codes: SandboxAuthCodesTable;
}

/** Reading and writing rows; what a transaction hands out is used in it alone. */
export type Queries = Kysely<Schema>;

export type UserRow = Selectable<UsersTable>;
