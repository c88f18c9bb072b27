import type { Dialect } from './dialect';

/** Statements that take a database from one version to the next. */
type Migration = readonly string[];

/**
 * The schema's history: entry n takes a database from version n to n + 1. Entries are never changed once
 * released, only added. All times are unix milliseconds. Text sorts and compares by its bytes.
 */
const MIGRATIONS: readonly ((dialect: Dialect) => Migration)[] = [
  firstVersion,
  withOpenIds,
  withoutSharpS,
];

function firstVersion(dialect: Dialect): Migration {
  const { integer, text, strict, serial } = COLUMNS[dialect];
  return [
    // NULL in a profile column means "never set", which is what `setnx` asks for.
    `CREATE TABLE users (
      id ${integer} PRIMARY KEY,
      nickname ${text}, avatar ${text}, gender ${integer},
      country ${text}, province ${text}, city ${text}, language ${text},
      is_authorized ${integer} NOT NULL DEFAULT 0,
      is_anonymous ${integer} NOT NULL DEFAULT 0,
      username ${text},
      username_key ${text} UNIQUE,
      email ${text} UNIQUE,
      email_verified ${integer} NOT NULL DEFAULT 0,
      phone ${text} UNIQUE,
      phone_verified ${integer} NOT NULL DEFAULT 0,
      password_hash ${text},
      custom_fields ${text} NOT NULL DEFAULT '{}',
      created_at_ms ${integer} NOT NULL,
      updated_at_ms ${integer} NOT NULL
    ) ${strict}`,
    // An Alipay identifier may be app-scoped (open_id), so it counts together with its app.
    `CREATE TABLE alipay_accounts (
      app_id ${text} NOT NULL,
      alipay_user_id ${text} NOT NULL,
      user_id ${integer} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
      profile ${text},
      PRIMARY KEY (app_id, alipay_user_id),
      UNIQUE (app_id, user_id)
    ) ${strict}`,
    `CREATE TABLE sessions (
      token_hash ${text} PRIMARY KEY,
      user_id ${integer} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
      expires_at_ms ${integer} NOT NULL
    ) ${strict}`,
    `CREATE INDEX sessions_by_user ON sessions (user_id)`,
    `CREATE INDEX sessions_by_expiry ON sessions (expires_at_ms)`,
    `CREATE TABLE message_codes (
      id ${serial} PRIMARY KEY,
      purpose ${text} NOT NULL,
      recipient ${text} NOT NULL,
      user_id ${integer} REFERENCES users (id) ON DELETE CASCADE,
      code_hash ${text} NOT NULL,
      failures ${integer} NOT NULL DEFAULT 0,
      used ${integer} NOT NULL DEFAULT 0,
      created_at_ms ${integer} NOT NULL,
      expires_at_ms ${integer} NOT NULL
    ) ${strict}`,
    `CREATE INDEX message_codes_by_recipient ON message_codes (purpose, recipient, id)`,
    `CREATE INDEX message_codes_by_hash ON message_codes (code_hash)`,
    `CREATE TABLE sandbox_alipay_users (
      user_id ${text} PRIMARY KEY,
      nickname ${text} NOT NULL,
      avatar ${text} NOT NULL,
      gender ${text}, province ${text}, city ${text},
      note ${text} NOT NULL
    ) ${strict}`,
    `CREATE TABLE sandbox_auth_codes (
      code_hash ${text} PRIMARY KEY,
      user_id ${text} NOT NULL REFERENCES sandbox_alipay_users (user_id) ON DELETE CASCADE,
      scopes ${text} NOT NULL,
      used ${integer} NOT NULL DEFAULT 0,
      expires_at_ms ${integer} NOT NULL
    ) ${strict}`,
    `CREATE INDEX sandbox_auth_codes_by_expiry ON sandbox_auth_codes (expires_at_ms)`,
  ];
}

function withOpenIds(dialect: Dialect): Migration {
  const { integer, text, strict } = COLUMNS[dialect];
  return [
    `ALTER TABLE alipay_accounts ADD COLUMN open_id ${text}`,
    // Before this version an open_id stood where a user_id does, which has 16 digits and begins with 2088.
    `UPDATE alipay_accounts SET open_id = alipay_user_id
      WHERE app_id <> 'sandbox' AND NOT (length(alipay_user_id) = 16 AND alipay_user_id LIKE '2088%')`,
    `CREATE UNIQUE INDEX alipay_accounts_by_open_id ON alipay_accounts (app_id, open_id)`,
    `CREATE INDEX message_codes_by_creation ON message_codes (created_at_ms)`,
    `CREATE TABLE limits (key ${text} PRIMARY KEY, until_ms ${integer} NOT NULL) ${strict}`,
    `CREATE INDEX limits_by_end ON limits (until_ms)`,
    // Servers that share a database draw ids without waiting for each other; SQLite has one writer anyway.
    ...(dialect === 'postgres'
      ? [`CREATE SEQUENCE user_ids START ${FIRST_USER_ID + USER_ID_GAP} INCREMENT ${USER_ID_GAP}`]
      : []),
  ];
}

/**
 * Before this version the key of a name with ẞ had ß for it, which no login asks for any more. Where two names have become
 * one, both stay as they are: which of them it is cannot be known.
 */
function withoutSharpS(): Migration {
  const key = (table: string) => `replace(${table}.username_key, 'ß', 'ss')`;
  return [
    `UPDATE users SET username_key = ${key('users')}
      WHERE username_key <> ${key('users')} AND NOT EXISTS (
        SELECT 1 FROM users AS other WHERE other.id <> users.id AND ${key('other')} = ${key('users')}
      )`,
  ];
}

/** Ids look like 知晓云's: integers of 14 digits, growing, with gaps that tell nothing. */
export const FIRST_USER_ID = 45_000_000_000_000;
export const USER_ID_GAP = 100_000;

const COLUMNS = {
  sqlite: { integer: 'INTEGER', text: 'TEXT', serial: 'INTEGER', strict: 'STRICT' },
  postgres: {
    integer: 'BIGINT',
    text: 'TEXT COLLATE "C"',
    serial: 'BIGINT GENERATED BY DEFAULT AS IDENTITY',
    strict: '',
  },
} as const;

export const SCHEMA_VERSION = MIGRATIONS.length;

/**
 * The statements that bring a database of a version to the newest.
 *
 * @throws {Error} If the database is newer than this server.
 */
export function migrationsFrom(version: number, dialect: Dialect): readonly string[] {
  if (version > SCHEMA_VERSION) {
    throw new Error(
      `the database has schema version ${version}, this server knows up to ${SCHEMA_VERSION}: ` +
        'use a newer server, or another database',
    );
  }
  return MIGRATIONS.slice(version).flatMap((migration) => migration(dialect));
}
