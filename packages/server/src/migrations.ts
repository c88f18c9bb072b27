import { z } from 'zod';
import type { Database } from './database';

/**
 * The schema's history: entry n takes a database from version n to n + 1. Entries are never changed
 * once released, only added. All times are unix milliseconds unless the name says otherwise.
 */
const MIGRATIONS: readonly (readonly string[])[] = [
  [
    // NULL in a profile column means "never set", which is what `setnx` asks for.
    `CREATE TABLE users (
      id INTEGER PRIMARY KEY,
      nickname TEXT, avatar TEXT, gender INTEGER,
      country TEXT, province TEXT, city TEXT, language TEXT,
      is_authorized INTEGER NOT NULL DEFAULT 0,
      is_anonymous INTEGER NOT NULL DEFAULT 0,
      username TEXT,
      username_key TEXT UNIQUE,
      email TEXT UNIQUE,
      email_verified INTEGER NOT NULL DEFAULT 0,
      phone TEXT UNIQUE,
      phone_verified INTEGER NOT NULL DEFAULT 0,
      password_hash TEXT,
      custom_fields TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(custom_fields)),
      created_at_ms INTEGER NOT NULL,
      updated_at_ms INTEGER NOT NULL
    ) STRICT`,
    // An Alipay identifier may be app-scoped (open_id), so it counts together with its app.
    `CREATE TABLE alipay_accounts (
      app_id TEXT NOT NULL,
      alipay_user_id TEXT NOT NULL,
      user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
      profile TEXT CHECK (profile IS NULL OR json_valid(profile)),
      PRIMARY KEY (app_id, alipay_user_id),
      UNIQUE (app_id, user_id)
    ) STRICT`,
    `CREATE TABLE sessions (
      token_hash TEXT PRIMARY KEY,
      user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
      expires_at_ms INTEGER NOT NULL
    ) STRICT`,
    `CREATE INDEX sessions_by_user ON sessions (user_id)`,
    `CREATE INDEX sessions_by_expiry ON sessions (expires_at_ms)`,
    `CREATE TABLE message_codes (
      id INTEGER PRIMARY KEY,
      purpose TEXT NOT NULL,
      recipient TEXT NOT NULL,
      user_id INTEGER REFERENCES users (id) ON DELETE CASCADE,
      code_hash TEXT NOT NULL,
      failures INTEGER NOT NULL DEFAULT 0,
      used INTEGER NOT NULL DEFAULT 0,
      created_at_ms INTEGER NOT NULL,
      expires_at_ms INTEGER NOT NULL
    ) STRICT`,
    `CREATE INDEX message_codes_by_recipient ON message_codes (purpose, recipient, id)`,
    `CREATE INDEX message_codes_by_hash ON message_codes (code_hash)`,
    `CREATE TABLE sandbox_alipay_users (
      user_id TEXT PRIMARY KEY,
      nickname TEXT NOT NULL,
      avatar TEXT NOT NULL,
      gender TEXT, province TEXT, city TEXT,
      note TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE sandbox_auth_codes (
      code_hash TEXT PRIMARY KEY,
      user_id TEXT NOT NULL REFERENCES sandbox_alipay_users (user_id) ON DELETE CASCADE,
      scopes TEXT NOT NULL CHECK (json_valid(scopes)),
      used INTEGER NOT NULL DEFAULT 0,
      expires_at_ms INTEGER NOT NULL
    ) STRICT`,
    `CREATE INDEX sandbox_auth_codes_by_expiry ON sandbox_auth_codes (expires_at_ms)`,
  ],
];

const versionRow = z.object({ user_version: z.number() });

/**
 * Brings the schema to the newest version in one transaction.
 * @throws {Error} If the database is newer than this server.
 */
export async function migrate(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    const row = await tx.first(versionRow, 'PRAGMA user_version');
    const version = row?.user_version ?? 0;
    if (version > MIGRATIONS.length) {
      throw new Error(
        `the database has schema version ${version}, this server knows up to ${MIGRATIONS.length}: ` +
          'use a newer server, or another database',
      );
    }
    if (version === MIGRATIONS.length) return;
    for (const statement of MIGRATIONS.slice(version).flat()) await tx.run(statement);
    await tx.run(`PRAGMA user_version = ${MIGRATIONS.length}`);
  });
}
