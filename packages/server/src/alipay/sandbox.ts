import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { badRequest, notFound } from '../errors';
import { fingerprint, newSecret } from '../secrets';
import type { Database } from '../storage/database';
import { prepared } from '../storage/prepared';
import type { Place } from '../storage/prepared';
import type { Queries, SandboxAlipayUsersTable } from '../storage/schema';
import { openPhoneNumber, sealPhoneNumber } from './phone-number';
import type { OpeningKeys, SealedAnswer, SealingKeys } from './phone-number';
import type { AlipayIdentity, AlipayPlatform, AlipayProfile, AlipayScope } from './platform';

/** Stands where the open platform has the id of an app. */
export const SANDBOX_APP_ID = 'sandbox';

/** How long an auth code of the sandbox lives; Alipay's own live 3 minutes at least. */
const AUTH_CODE_LIFETIME_MS = 5 * 60_000;

export type SandboxUser = SandboxAlipayUsersTable;

/** Both of Alipay's sides: the sandbox seals, and the server opens. */
type PhoneKeys = OpeningKeys & SealingKeys;

const scopesOf = z.array(z.string());

/** Alipay's side, played with made-up users in the server's own database. */
export class Sandbox implements AlipayPlatform {
  readonly appId = SANDBOX_APP_ID;
  readonly #database: Database;
  readonly #now: () => number;
  #phoneKeys: PhoneKeys | undefined;

  constructor(database: Database, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  phoneNumber(answer: SealedAnswer): string {
    return openPhoneNumber(answer, this.#keys());
  }

  /** What `my.getPhoneNumber` would give to the mini program of a made-up user. */
  async sealPhoneNumber(userId: string): Promise<string> {
    const user = await this.#database.queries
      .selectFrom('sandbox_alipay_users')
      .select('user_id')
      .where('user_id', '=', userId)
      .executeTakeFirst();
    if (!user) throw notFound('user_id: no such Alipay user in the sandbox');
    return JSON.stringify(sealPhoneNumber(sandboxPhone(userId), this.#keys()));
  }

  users(): Promise<SandboxUser[]> {
    return this.#database.queries
      .selectFrom('sandbox_alipay_users')
      .selectAll()
      .orderBy('user_id')
      .execute();
  }

  /** Issues a one-time code, as `my.getAuthCode` would give to the mini program. */
  async issueAuthCode(userId: string, scopes: readonly string[]): Promise<string> {
    const code = newSecret();
    const issued = await this.#database.transaction((tx) =>
      tx
        .insertInto('sandbox_auth_codes')
        .columns(['code_hash', 'user_id', 'scopes', 'expires_at_ms'])
        .expression((builder) =>
          builder
            .selectFrom('sandbox_alipay_users')
            .select([
              builder.val(fingerprint(code)).as('code_hash'),
              'user_id',
              builder.val(JSON.stringify([...new Set(scopes)])).as('scopes'),
              builder.val(this.#now() + AUTH_CODE_LIFETIME_MS).as('expires_at_ms'),
            ])
            .where('user_id', '=', userId),
        )
        .executeTakeFirst(),
    );
    if (issued.numInsertedOrUpdatedRows === 0n) {
      throw notFound('user_id: no such Alipay user in the sandbox');
    }
    return code;
  }

  exchange(code: string, wanted: AlipayScope): Promise<AlipayIdentity> {
    return this.#database.transaction((tx) => this.redeem(tx, code, wanted));
  }

  async redeem(tx: Queries, code: string, wanted: AlipayScope): Promise<AlipayIdentity> {
    const [used] = await useCode(tx, { codeHash: fingerprint(code), nowMs: this.#now() });
    if (!used) throw badRequest('code: unknown, expired or already used');
    const scopes = scopesOf.parse(JSON.parse(used.scopes));
    const identity: AlipayIdentity = { userId: used.user_id, scopes };
    if (wanted === 'auth_user' && scopes.includes('auth_user')) {
      identity.profile = await this.#profile(tx, used.user_id);
    }
    return identity;
  }

  /**
   * Made up with each start: what was sealed before is worth nothing then. An RSA key takes up to half a second, and a
   * server whose app asks for no phone number starts without it.
   */
  #keys(): PhoneKeys {
    this.#phoneKeys ??= {
      ...generateKeyPairSync('rsa', { modulusLength: 2048 }),
      aesKey: randomBytes(16),
    };
    return this.#phoneKeys;
  }

  async #profile(tx: Queries, userId: string): Promise<AlipayProfile> {
    const { nickname, ...user } = await tx
      .selectFrom('sandbox_alipay_users')
      .selectAll()
      .where('user_id', '=', userId)
      .executeTakeFirstOrThrow();
    const profile: AlipayProfile = { nick_name: nickname, avatar: user.avatar };
    for (const key of ['gender', 'province', 'city'] as const) {
      if (user[key] !== null) profile[key] = user[key];
    }
    return profile;
  }
}

const useCode = prepared((queries, value: Place<{ codeHash: string; nowMs: number }>) =>
  queries
    .updateTable('sandbox_auth_codes')
    .set({ used: 1 })
    .where('code_hash', '=', value('codeHash'))
    .where('used', '=', 0)
    .where('expires_at_ms', '>', value('nowMs'))
    .returning(['user_id', 'scopes']),
);

/** The phone number of a made-up user. */
const sandboxPhone = (userId: string) => `139${userId.slice(-8)}`;

/** Adds an Alipay user to the sandbox; the server does not know it until it logs in. */
export async function addSandboxUser(tx: Queries, user: SandboxUser): Promise<void> {
  await tx.insertInto('sandbox_alipay_users').values(user).execute();
}
