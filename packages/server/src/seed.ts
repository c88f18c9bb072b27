import { addSandboxUser, SANDBOX_APP_ID } from './alipay/sandbox';
import type { SandboxUser } from './alipay/sandbox';
import type { Passwords } from './passwords';
import type { Database } from './storage/database';
import { lock } from './storage/dialect';
import type { Queries } from './storage/schema';
import { updateUser } from './users';
import type { UserChanges } from './users';
import { usernameKey } from './validation';

/**
 * What a fresh database of the sandbox holds. The accounts and their passwords are public, and are
 * never put into a database that serves the real Alipay.
 *
 * | Alipay user             | user of this server                                      |
 * | ----------------------- | -------------------------------------------------------- |
 * | 小芝 2088000000000001   | 45000000000001, logged in with authorization before      |
 * | 小信 2088000000000002   | none: a newcomer                                         |
 * | 小维 2088000000000003   | 45000000000003, password account xiaowei / xiaowei-2088  |
 * | none                    | 45000000000004, password account web_user / ifanrx123,   |
 * |                         | ifanrx@ifanr.com (verified), 13800138000                 |
 */
const SANDBOX_USERS: readonly SandboxUser[] = [
  {
    user_id: '2088000000000001',
    nickname: '小芝',
    avatar: letterAvatar('芝', '#1677ff'),
    gender: 'F',
    province: '浙江省',
    city: '杭州市',
    note: '老用户：服务端已有记录，静默登录直接成功',
  },
  {
    user_id: '2088000000000002',
    nickname: '小信',
    avatar: letterAvatar('信', '#00b578'),
    gender: 'M',
    province: '广东省',
    city: '广州市',
    note: '新用户：服务端没有记录，createUser 为 false 时返回 404',
  },
  {
    user_id: '2088000000000003',
    nickname: '小维',
    avatar: letterAvatar('维', '#ff8f1f'),
    gender: 'F',
    province: '四川省',
    city: '成都市',
    note: '已关联账号密码用户 xiaowei',
  },
];

interface SeedUser {
  id: number;
  changes: UserChanges;
  password?: string;
  alipayUserId?: string;
}

const SEED_USERS: readonly SeedUser[] = [
  {
    id: 45_000_000_000_001,
    alipayUserId: '2088000000000001',
    changes: {
      nickname: '小芝',
      avatar: letterAvatar('芝', '#1677ff'),
      province: '浙江省',
      city: '杭州市',
      is_authorized: 1,
    },
  },
  {
    id: 45_000_000_000_003,
    alipayUserId: '2088000000000003',
    password: 'xiaowei-2088',
    changes: { username: 'xiaowei', username_key: usernameKey('xiaowei'), nickname: '小维' },
  },
  {
    id: 45_000_000_000_004,
    password: 'ifanrx123',
    changes: {
      username: 'web_user',
      username_key: usernameKey('web_user'),
      email: 'ifanrx@ifanr.com',
      email_verified: 1,
      phone: '13800138000',
      nickname: '网页用户',
    },
  },
];

/** Everything that belongs to users, children first. */
const TABLES = [
  'limits',
  'sandbox_auth_codes',
  'sandbox_alipay_users',
  'message_codes',
  'sessions',
  'alipay_accounts',
  'users',
] as const;

/** Puts the seed into an empty database; any other is left as it is. */
export async function seedIfEmpty(
  database: Database,
  passwords: Passwords,
  nowMs: number,
): Promise<void> {
  if (!(await isEmpty(database.queries))) return;
  const hashes = await hashPasswords(passwords);
  await database.transaction(async (tx) => {
    // Servers that share a database may start at the same time.
    await lock(tx, 'hserve seed');
    if (await isEmpty(tx)) await insertSeed(tx, hashes, nowMs);
  });
}

async function isEmpty(queries: Queries): Promise<boolean> {
  const found = await Promise.all([
    queries.selectFrom('users').select('id').limit(1).executeTakeFirst(),
    queries.selectFrom('sandbox_alipay_users').select('user_id').limit(1).executeTakeFirst(),
  ]);
  return found.every((row) => row === undefined);
}

/** Empties the database and puts the seed back, in one step. */
export async function resetToSeed(
  database: Database,
  passwords: Passwords,
  nowMs: number,
): Promise<void> {
  const hashes = await hashPasswords(passwords);
  await database.transaction(async (tx) => {
    for (const table of TABLES) await tx.deleteFrom(table).execute();
    await insertSeed(tx, hashes, nowMs);
  });
}

type Hashes = ReadonlyMap<number, string>;

/** Before the transaction, since hashing is slow on purpose. */
async function hashPasswords(passwords: Passwords): Promise<Hashes> {
  const hashes = new Map<number, string>();
  for (const { id, password } of SEED_USERS) {
    if (password !== undefined) hashes.set(id, await passwords.hash(password));
  }
  return hashes;
}

async function insertSeed(tx: Queries, hashes: Hashes, nowMs: number) {
  for (const user of SANDBOX_USERS) await addSandboxUser(tx, user);
  for (const { id, changes, alipayUserId } of SEED_USERS) {
    const password_hash = hashes.get(id);
    await tx
      .insertInto('users')
      .values({ id, created_at_ms: nowMs, updated_at_ms: nowMs })
      .execute();
    await updateUser(
      tx,
      id,
      { ...changes, ...(password_hash === undefined ? {} : { password_hash }) },
      nowMs,
    );
    if (alipayUserId !== undefined) {
      const alipay = SANDBOX_USERS.find((user) => user.user_id === alipayUserId);
      const profile =
        changes.is_authorized === 1 && alipay
          ? JSON.stringify({
              nick_name: alipay.nickname,
              avatar: alipay.avatar,
              gender: alipay.gender,
              province: alipay.province,
              city: alipay.city,
            })
          : null;
      await tx
        .insertInto('alipay_accounts')
        .values({ app_id: SANDBOX_APP_ID, alipay_user_id: alipayUserId, user_id: id, profile })
        .execute();
    }
  }
}

/** A round picture with one character, as an SVG small enough to travel in a field. */
export function letterAvatar(letter: string, color: string): string {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><circle cx="48" cy="48" r="48" fill="${color}"/>` +
    `<text x="48" y="63" font-size="42" font-family="sans-serif" text-anchor="middle" fill="#fff">${letter}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
