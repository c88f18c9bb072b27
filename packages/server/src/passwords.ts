import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { ScryptOptions } from 'node:crypto';

/** scrypt's N of a new hash: 32 MiB and some tens of milliseconds for each guess. */
export const DEFAULT_PASSWORD_COST = 2 ** 15;

const BLOCK_SIZE = 8;
const PARALLELIZATION = 1;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const HASH = /^\$scrypt\$N=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/;

/** Slow, salted password hashes that carry their own parameters. */
export class Passwords {
  readonly #cost: number;
  #decoy: Promise<string> | undefined;

  /** @param cost scrypt's N, a power of two. Only tests have a reason to lower it. */
  constructor(cost = DEFAULT_PASSWORD_COST) {
    this.#cost = cost;
  }

  async hash(password: string): Promise<string> {
    const salt = randomBytes(SALT_BYTES);
    const parameters = { N: this.#cost, r: BLOCK_SIZE, p: PARALLELIZATION };
    const key = await derive(password, salt, parameters);
    const { N, r, p } = parameters;
    return `$scrypt$N=${N},r=${r},p=${p}$${salt.toString('base64url')}$${key.toString('base64url')}`;
  }

  /**
   * Whether `password` belongs to `hash`. Without a hash (no such user, or one without a password)
   * it takes as long, so that the time does not tell who exists.
   */
  async verify(password: string, hash: string | null | undefined): Promise<boolean> {
    this.#decoy ??= this.hash(randomBytes(KEY_BYTES).toString('base64url'));
    const decoy = await this.#decoy;
    const [, n, r, p, salt, key] = HASH.exec(hash ?? decoy) ?? [];
    if (salt === undefined || key === undefined) throw new Error('unreadable password hash');
    const expected = Buffer.from(key, 'base64url');
    const actual = await derive(password, Buffer.from(salt, 'base64url'), {
      N: Number(n),
      r: Number(r),
      p: Number(p),
    });
    return timingSafeEqual(actual, expected) && typeof hash === 'string';
  }
}

/** The same password typed on another keyboard may arrive in another Unicode form. */
function derive(
  password: string,
  salt: Buffer,
  parameters: Required<Pick<ScryptOptions, 'N' | 'r' | 'p'>>,
): Promise<Buffer> {
  const { N, r } = parameters;
  return new Promise((resolve, reject) => {
    scrypt(
      password.normalize('NFKC'),
      salt,
      KEY_BYTES,
      { ...parameters, maxmem: 256 * N * r },
      (error, key) => (error ? reject(error) : resolve(key)),
    );
  });
}
