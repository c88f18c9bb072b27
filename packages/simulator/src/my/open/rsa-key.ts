import { fromBase64 } from '../files/bytes';

/** The two numbers that a message is raised to and reduced by. */
export interface RsaKey {
  readonly modulus: bigint;
  readonly exponent: bigint;
  /** Of the modulus, in bytes. */
  readonly size: number;
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OCTET_STRING = 0x04;

/** One value of DER: what it is, and the bytes in it. */
interface Value {
  readonly tag: number;
  readonly content: Uint8Array;
}

/**
 * A public key (X.509) to encrypt with, or a private one (PKCS #8) to decrypt with, in base64, with or without the
 * lines that PEM puts around it.
 * @throws for what is no such key.
 */
export function readKey(text: string, action: 'encrypt' | 'decrypt'): RsaKey {
  const der = fromBase64(text.replace(/-----[^-]+-----/g, '').replace(/\s/g, ''));
  const outer = inside(valueIn([...values(der)], 0, SEQUENCE));
  if (action === 'encrypt') {
    // The first byte of a bit string counts the bits that it does not use.
    const key = valueIn(outer, 1, BIT_STRING).content.subarray(1);
    return keyOf(inside(valueIn([...values(key)], 0, SEQUENCE)), 0);
  }
  const key = valueIn(outer, 2, OCTET_STRING).content;
  const numbers = inside(valueIn([...values(key)], 0, SEQUENCE));
  const { modulus, size } = keyOf(numbers, 1);
  return { modulus, size, exponent: toNumber(valueIn(numbers, 3, INTEGER).content) };
}

/** @param at Where the modulus stands, with the public exponent behind it. */
function keyOf(numbers: readonly Value[], at: number): RsaKey {
  const modulus = toNumber(valueIn(numbers, at, INTEGER).content);
  const exponent = toNumber(valueIn(numbers, at + 1, INTEGER).content);
  return { modulus, exponent, size: Math.ceil(modulus.toString(16).length / 2) };
}

function inside({ content }: Value): readonly Value[] {
  return [...values(content)];
}

function valueIn(list: readonly Value[], at: number, tag: number): Value {
  const value = list[at];
  if (value?.tag !== tag) throw new Error('no key');
  return value;
}

function* values(bytes: Uint8Array): Generator<Value> {
  let at = 0;
  while (at < bytes.length) {
    const tag = bytes[at] ?? 0;
    let length = bytes[at + 1] ?? 0;
    at += 2;
    if (length >= 0x80) {
      const digits = length - 0x80;
      length = Number(toNumber(bytes.subarray(at, at + digits)));
      at += digits;
    }
    if (at + length > bytes.length) throw new Error('half a key');
    yield { tag, content: bytes.subarray(at, at + length) };
    at += length;
  }
}

export function toNumber(bytes: Uint8Array): bigint {
  return bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
}

/** A number as that many bytes, the high ones first. */
export function toBytes(number: bigint, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  for (let at = size - 1, rest = number; at >= 0; at -= 1, rest >>= 8n) {
    bytes[at] = Number(rest & 0xffn);
  }
  return bytes;
}

export function modPow(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let power = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * power) % modulus;
    power = (power * power) % modulus;
  }
  return result;
}
