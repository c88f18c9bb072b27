import { hash, randomFillSync } from 'node:crypto';

const SECRET_BYTES = 32;
/** Random bytes are drawn for many secrets at once: each draw costs more than a secret needs. */
const pool = Buffer.alloc(128 * SECRET_BYTES);
let used = pool.length;

/** 256 random bits that are safe in a header or a URL fragment. */
export function newSecret(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const secret = pool.toString('base64url', used, used + SECRET_BYTES);
  // What has been handed out is not kept here.
  pool.fill(0, used, used + SECRET_BYTES);
  used += SECRET_BYTES;
  return secret;
}

/**
 * How a random secret is stored, so that a stolen database opens no session. A fast hash does here:
 * 256 bits cannot be guessed.
 */
export const fingerprint = (secret: string) => hash('sha256', secret, 'base64url');
