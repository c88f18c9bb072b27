/** Conversions between text and bytes that Node and browsers share. */

const BASE64 = /^[\w+/-]*={0,2}$/;

export function fromBase64(text: string): Uint8Array {
  if (!BASE64.test(text) || text.replace(/=+$/, '').length % 4 === 1) throw new Error('not base64');
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  // Not all at once: a call takes some ten thousand arguments.
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(binary);
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fromHex(text: string): Uint8Array {
  if (text.length % 2 === 1 || !/^[\da-f]*$/i.test(text)) throw new Error('not hexadecimal');
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Each character a byte. */
function fromLatin1(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

function toLatin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

/** Two bytes a unit, the low one first. */
function fromUtf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    bytes[index * 2] = unit & 0xff;
    bytes[index * 2 + 1] = unit >> 8;
  }
  return bytes;
}

function toUtf16(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    text += String.fromCharCode((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8));
  }
  return text;
}

interface Encoding {
  encode(text: string): Uint8Array;
  decode(bytes: Uint8Array): string;
}

const UTF8: Encoding = {
  encode: (text) => new TextEncoder().encode(text),
  decode: (bytes) => new TextDecoder().decode(bytes),
};
const UTF16: Encoding = { encode: fromUtf16, decode: toUtf16 };
const LATIN1: Encoding = { encode: fromLatin1, decode: toLatin1 };

/**
 * The encodings of a file's text, by every name the platform gives them.
 * @see mini/api/基础API/文件/FileSystemManager/FileSystemManager.readFile.md of AlipayDocs/open-docs
 */
export const ENCODINGS: ReadonlyMap<string, Encoding> = new Map([
  ['utf8', UTF8],
  ['utf-8', UTF8],
  ['ucs2', UTF16],
  ['ucs-2', UTF16],
  ['utf16le', UTF16],
  ['utf-16le', UTF16],
  ['latin1', LATIN1],
  ['binary', LATIN1],
  ['ascii', { ...LATIN1, decode: (bytes) => toLatin1(bytes.map((byte) => byte & 0x7f)) }],
  ['base64', { encode: fromBase64, decode: toBase64 }],
  ['hex', { encode: fromHex, decode: toHex }],
]);

/** Whether that is an ArrayBuffer, of this realm or, in Jest, of another. */
export function isArrayBuffer(value: unknown): value is ArrayBuffer {
  return Object.prototype.toString.call(value) === '[object ArrayBuffer]';
}

/** A copy as an ArrayBuffer that holds these bytes and nothing else. */
export function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  const buffer = new ArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  return buffer;
}

/** `data:image/png;base64,…` or `data:text/plain,…` as bytes and type; undefined if it is neither. */
export function readDataUrl(url: string): { type: string; bytes: Uint8Array } | undefined {
  const found = /^data:([^;,]*)((?:;[^;,]*)*),(.*)$/s.exec(url);
  if (!found) return undefined;
  const [, type = '', parameters = '', content = ''] = found;
  try {
    const bytes = /;base64$/i.test(parameters)
      ? fromBase64(content)
      : new TextEncoder().encode(decodeURIComponent(content));
    return { type: type || 'text/plain', bytes };
  } catch {
    return undefined;
  }
}
