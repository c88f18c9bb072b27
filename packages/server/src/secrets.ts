import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits that are safe in a header or a URL fragment. */
export const newSecret = () => randomBytes(32).toString('base64url');

/**
 * How a random secret is stored, so that a stolen database opens no session. A fast hash does here:
 * 256 bits cannot be guessed.
 */
export const fingerprint = (secret: string) =>
  createHash('sha256').update(secret).digest('base64url');
