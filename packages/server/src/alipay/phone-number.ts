import { createCipheriv, createDecipheriv, createSign, createVerify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { badRequest, forbidden, HttpError } from '../errors';

/** What opens an answer of `my.getPhoneNumber`. */
export interface OpeningKeys {
  /** Alipay's public key. */
  publicKey: KeyObject;
  /** The app's AES key (接口内容加密方式). */
  aesKey: Buffer;
}

/** What seals such an answer. */
export interface SealingKeys {
  /** Alipay's private key. */
  privateKey: KeyObject;
  /** The app's AES key. */
  aesKey: Buffer;
}

/** An answer of `my.getPhoneNumber`: its parts, as they were signed. */
export interface SealedAnswer {
  response: string;
  sign?: string;
}

const ALGORITHM = 'aes-128-cbc';
const KEY_BYTES = 16;
/** Alipay encrypts with an initialization vector of zeros. */
const ZERO_IV = Buffer.alloc(16);

/** Reads the app's AES key. @throws {Error} that names the variable. */
export function readAesKey(name: string, text: string): Buffer {
  const key = Buffer.from(text, 'base64');
  if (key.length !== KEY_BYTES) throw new Error(`${name}: must be base64 of ${KEY_BYTES} bytes`);
  return key;
}

/**
 * Checks that Alipay has signed the answer, and reads the phone number in it.
 *
 * @returns A mainland number alone, any other as `country code-number`.
 * @throws {HttpError} 400 if the answer does not come from Alipay or holds no number, 403 without the user's grant,
 *   502 if the app is not set up for it, 503 if Alipay is busy.
 * @see https://opendocs.alipay.com/mini/api/getphonenumber, 服务端解密代码
 */
export function openPhoneNumber(answer: SealedAnswer, keys: OpeningKeys): string {
  const { response, sign } = unwrapped(answer);
  const isEncrypted = !response.startsWith('{');
  const isSigned =
    sign !== undefined &&
    createVerify('RSA-SHA256')
      .update(isEncrypted ? `"${response}"` : response)
      .verify(keys.publicKey, sign, 'base64');
  // Without keys in its settings, the app gets its error unsigned; it proves nothing, so it may be shown.
  if (!isSigned && isEncrypted) throw badRequest('response: is not signed by Alipay');
  return numberIn(isEncrypted ? decrypted(response, keys.aesKey) : response, isSigned);
}

/** Encrypts and signs as Alipay does. */
export function sealPhoneNumber(mobile: string, keys: SealingKeys): SealedAnswer {
  const cipher = createCipheriv(ALGORITHM, keys.aesKey, ZERO_IV);
  const content = JSON.stringify({ code: '10000', msg: 'Success', mobile });
  const response = cipher.update(content, 'utf8', 'base64') + cipher.final('base64');
  const sign = createSign('RSA-SHA256').update(`"${response}"`).sign(keys.privateKey, 'base64');
  return { response, sign };
}

const sealed = z.object({
  response: z.union([
    z.string(),
    z.record(z.string(), z.unknown()).transform((it) => JSON.stringify(it)),
  ]),
  sign: z.string().optional(),
});

/** `my.getPhoneNumber` gives both parts as the text of one JSON object, which may be sent on as it is. */
function unwrapped(answer: SealedAnswer): SealedAnswer {
  if (!answer.response.startsWith('{')) return answer;
  return sealed.safeParse(readJson(answer.response)).data ?? answer;
}

function decrypted(content: string, key: Buffer): string {
  try {
    const decipher = createDecipheriv(ALGORITHM, key, ZERO_IV);
    const text = decipher.update(content, 'base64', 'utf8') + decipher.final('utf8');
    // With a wrong key, the end is right by chance in one case of some 250; the text never is.
    JSON.parse(text);
    return text;
  } catch {
    throw new HttpError(502, 'the phone number cannot be decrypted: is ALIPAY_AES_KEY this app’s?');
  }
}

const content = z.object({
  code: z.string(),
  mobile: z.string().nullish(),
  subCode: z.string().optional(),
});

function numberIn(text: string, isSigned: boolean): string {
  const { data } = content.safeParse(readJson(text));
  switch (data?.code) {
    case '10000':
      if (!isSigned) throw badRequest('response: is not signed by Alipay');
      if (!data.mobile) throw badRequest('response: the Alipay user has no phone number');
      return data.mobile;
    case '20000':
      throw new HttpError(503, 'Alipay is busy, try again later', { 'retry-after': '5' });
    case '40003':
      throw forbidden('response: the user has not granted the phone number');
    case '40001':
      throw new HttpError(502, 'the app has no AES key: set 接口内容加密方式 in its settings');
    case '40006':
      throw new HttpError(502, 'the app lacks the product 获取会员手机号');
    default:
      throw badRequest('response: is no answer of my.getPhoneNumber');
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
