import { isArrayBuffer, toHex } from '../files/bytes';

/**
 * The value that an app writes, in hexadecimal: it may come as bytes, and as text with or without `0x`.
 * @see support/支付宝小程序/案例分析/字符串转换Hex String（十六进制字符串）.md of AlipayDocs/open-docs
 * @returns Nothing if it is empty or no such value.
 */
export function hexValue(value: unknown): string | undefined {
  const text = isArrayBuffer(value) ? toHex(new Uint8Array(value)).toUpperCase() : value;
  if (typeof text !== 'string') return undefined;
  const hex = text.replace(/^0x/i, '');
  return /^([\da-f]{2})+$/i.test(hex) ? hex : undefined;
}
