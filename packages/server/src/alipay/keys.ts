import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

/** Longer texts are no paths, but keys. */
const MAX_PATH_LENGTH = 1024;

/** A key that was read, or what the text is in its place. */
type Found = { private: KeyObject } | { public: KeyObject } | 'certificate' | undefined;

/**
 * Reads a private RSA key in any spelling that people have it in: PEM with its lines or in one (with `\n` written
 * out, blanks, or nothing between them), in quotes, its base64 alone, PKCS#1 or PKCS#8 whatever the label says, or
 * the path of a file with one of these.
 *
 * @param name Variable that holds it, for the error.
 * @throws {Error} Names what the text is instead, never the text.
 */
export function readPrivateKey(name: string, text: string): KeyObject {
  const found = findKey(text);
  if (found === undefined)
    throw new Error(`${name}: is no RSA private key, nor the path of a file with one`);
  if (found === 'certificate') throw new Error(`${name}: is a certificate, not a private key`);
  if ('public' in found) {
    throw new Error(`${name}: is a public key; the app's own private key (应用私钥) belongs here`);
  }
  return requireRsa(name, found.private);
}

/**
 * Reads Alipay's public key, in the same spellings.
 *
 * @param own The app's own private key: its public half is easily mistaken for Alipay's.
 * @throws {Error} Names what the text is instead, never the text.
 */
export function readPublicKey(name: string, text: string, own: KeyObject): KeyObject {
  const found = findKey(text);
  if (found === undefined)
    throw new Error(`${name}: is no RSA public key, nor the path of a file with one`);
  if (found === 'certificate') {
    throw new Error(
      `${name}: is a certificate; choose 公钥 as the app's way of signing, and set 支付宝公钥`,
    );
  }
  if ('private' in found) {
    throw new Error(`${name}: is a private key; Alipay's public key (支付宝公钥) belongs here`);
  }
  if (found.public.equals(createPublicKey(own))) {
    throw new Error(`${name}: is the app's own public key; Alipay's (支付宝公钥) belongs here`);
  }
  return requireRsa(name, found.public);
}

function requireRsa(name: string, key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'rsa') throw new Error(`${name}: is no RSA key`);
  return key;
}

function findKey(given: string): Found {
  const text = unquoted(given);
  const pem = /-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END/s.exec(text);
  if (pem?.[1]?.endsWith('CERTIFICATE')) return 'certificate';
  if (!pem && text.length <= MAX_PATH_LENGTH && existsSync(text)) {
    const content = readFileSync(text, 'utf8');
    return content.length > MAX_PATH_LENGTH || content.includes('-----') || !existsSync(content)
      ? findKey(content)
      : undefined;
  }
  const der = Buffer.from((pem?.[2] ?? text).replaceAll(/\s/g, ''), 'base64');
  const privateKey =
    attempt(() => createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })) ??
    attempt(() => createPrivateKey({ key: der, format: 'der', type: 'pkcs1' }));
  if (privateKey) return { private: privateKey };
  const publicKey =
    attempt(() => createPublicKey({ key: der, format: 'der', type: 'spki' })) ??
    attempt(() => createPublicKey({ key: der, format: 'der', type: 'pkcs1' }));
  return publicKey && { public: publicKey };
}

/** Environment files put quotes around a value, and write line breaks as `\n`. */
const unquoted = (text: string): string =>
  text
    .trim()
    .replace(/^(["'])(.*)\1$/s, '$2')
    .replaceAll(/\\r|\\n/g, '\n')
    .trim();

function attempt(read: () => KeyObject): KeyObject | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
