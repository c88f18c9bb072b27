import { ApiFailure } from '../../contract/errors';
import { asyncApi, type ApiHost, type Params } from '../call';
import { fromBase64, toBase64 } from '../files/bytes';
import { modPow, readKey, toBytes, toNumber, type RsaKey } from './rsa-key';

/** Of its padding: a mark, and at least eight bytes by chance. @see RFC 8017, 7.2 */
const PADDING_BYTES = 11;

/**
 * `my.rsa`: RSAES-PKCS1-v1_5, as `Cipher.getInstance("RSA")` of the Java on its page has it.
 * @see git:184943f2^:mini/api/基础API/数据安全/my.rsa.md of AlipayDocs/open-docs
 */
export function rsaApi(host: ApiHost) {
  return asyncApi(host, 'rsa', (params) => ({ text: run(params) }));
}

function run({ action, text, key }: Params): string {
  if (action !== 'encrypt' && action !== 'decrypt') {
    throw failure(10, 'h5RSA param action must be encrypt/decrypt');
  }
  if (typeof text !== 'string' || typeof key !== 'string' || text === '' || key === '') {
    throw failure(10, 'h5RSA params (text and key) must not be empty');
  }
  const name = action === 'encrypt' ? 'Encrypt' : 'Decrypt';
  const rsaKey = attempt(() => readKey(key, action), `${name} key error`);
  return attempt(
    () => (action === 'encrypt' ? encrypt(text, rsaKey) : decrypt(text, rsaKey)),
    `${name} error`,
  );
}

function encrypt(text: string, { modulus, exponent, size }: RsaKey): string {
  const message = new TextEncoder().encode(text);
  const padding = size - message.length - 3;
  if (padding < PADDING_BYTES - 3) throw new Error('the text is too long for the key');
  const chance = Array.from({ length: padding }, () => 1 + Math.floor(Math.random() * 255));
  const block = toNumber(Uint8Array.of(0, 2, ...chance, 0, ...message));
  return toBase64(toBytes(modPow(block, exponent, modulus), size));
}

function decrypt(text: string, { modulus, exponent, size }: RsaKey): string {
  const bytes = fromBase64(text.replace(/\s/g, ''));
  if (bytes.length !== size) throw new Error('the text is not as long as the key');
  const block = toBytes(modPow(toNumber(bytes), exponent, modulus), size);
  const end = block.indexOf(0, 2);
  if (block[0] !== 0 || block[1] !== 2 || end < PADDING_BYTES - 1) throw new Error('another key');
  return new TextDecoder('utf-8', { fatal: true }).decode(block.subarray(end + 1));
}

function attempt<T>(act: () => T, errorMessage: string): T {
  try {
    return act();
  } catch {
    throw failure(11, errorMessage);
  }
}

function failure(error: number, errorMessage: string): ApiFailure {
  return new ApiFailure({ error, errorMessage });
}
