import { z } from 'zod';
import type { Database, Queries } from '../database';
import { badRequest, notFound } from '../errors';
import { fingerprint, newSecret } from '../secrets';
import type { AlipayIdentity, AlipayPlatform, AlipayScope } from './platform';

/** Stands where the open platform has the id of an app. */
export const SANDBOX_APP_ID = 'sandbox';

/** How long an auth code of the sandbox lives; Alipay's own live 3 minutes at least. */
export const AUTH_CODE_LIFETIME_MS = 5 * 60_000;

export interface SandboxUser {
  user_id: string;
  nickname: string;
  /** `data:` URI or URL of an image. */
  avatar: string;
  gender: string | null;
  province: string | null;
  city: string | null;
  /** What the user is there for. */
  note: string;
}

const userRow = z.object({
  user_id: z.string(),
  nickname: z.string(),
  avatar: z.string(),
  gender: z.string().nullable(),
  province: z.string().nullable(),
  city: z.string().nullable(),
  note: z.string(),
});

const codeRow = userRow.extend({
  scopes: z.string().transform((json) => z.array(z.string()).parse(JSON.parse(json))),
});

/** Alipay's side, played with made-up users in the server's own database. */
export class Sandbox implements AlipayPlatform {
  readonly appId = SANDBOX_APP_ID;
  readonly #database: Database;
  readonly #now: () => number;

  constructor(database: Database, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  users(): Promise<SandboxUser[]> {
    return this.#database.all(userRow, 'SELECT * FROM sandbox_alipay_users ORDER BY user_id');
  }

  /** Issues a one-time code, as `my.getAuthCode` would give to the mini program. */
  async issueAuthCode(userId: string, scopes: readonly string[]): Promise<string> {
    const code = newSecret();
    const now = this.#now();
    await this.#database.transaction(async (tx) => {
      await tx.run('DELETE FROM sandbox_auth_codes WHERE expires_at_ms <= ?', [now]);
      const issued = await tx.run(
        `INSERT INTO sandbox_auth_codes (code_hash, user_id, scopes, expires_at_ms)
         SELECT ?, user_id, ?, ? FROM sandbox_alipay_users WHERE user_id = ?`,
        [
          fingerprint(code),
          JSON.stringify([...new Set(scopes)]),
          now + AUTH_CODE_LIFETIME_MS,
          userId,
        ],
      );
      if (issued === 0) throw notFound('user_id: no such Alipay user in the sandbox');
    });
    return code;
  }

  exchange(code: string, wanted: AlipayScope): Promise<AlipayIdentity> {
    return this.#database.transaction(async (tx) => {
      const hash = fingerprint(code);
      const consumed = await tx.run(
        'UPDATE sandbox_auth_codes SET used = 1 WHERE code_hash = ? AND used = 0 AND expires_at_ms > ?',
        [hash, this.#now()],
      );
      if (consumed === 0) throw badRequest('code: unknown, expired or already used');
      const row = await tx.first(
        codeRow,
        `SELECT users.*, scopes FROM sandbox_auth_codes
         JOIN sandbox_alipay_users users USING (user_id) WHERE code_hash = ?`,
        [hash],
      );
      if (!row) throw badRequest('code: unknown, expired or already used');
      const identity: AlipayIdentity = { userId: row.user_id, scopes: row.scopes };
      if (wanted === 'auth_user' && row.scopes.includes('auth_user')) {
        identity.profile = { nick_name: row.nickname, avatar: row.avatar };
        for (const key of ['gender', 'province', 'city'] as const) {
          if (row[key] !== null) identity.profile[key] = row[key];
        }
      }
      return identity;
    });
  }
}

/** Adds an Alipay user to the sandbox; the server does not know it until it logs in. */
export async function addSandboxUser(tx: Queries, user: SandboxUser): Promise<void> {
  await tx.run(
    `INSERT INTO sandbox_alipay_users (user_id, nickname, avatar, gender, province, city, note)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [user.user_id, user.nickname, user.avatar, user.gender, user.province, user.city, user.note],
  );
}
