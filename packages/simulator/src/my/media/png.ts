import { zlibSync } from 'fflate';
import { toBase64 } from '../files/bytes';

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];

/** A picture of two colours as a PNG, in a data URI. @param isDark Whether a pixel has the first colour. */
export function twoColourPng(
  { width, height }: { readonly width: number; readonly height: number },
  colours: readonly [dark: number[], light: number[]],
  isDark: (x: number, y: number) => boolean,
): string {
  const row = Math.ceil(width / 8) + 1;
  const pixels = new Uint8Array(row * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (isDark(x, y)) continue;
      const at = y * row + 1 + (x >> 3);
      pixels[at] = (pixels[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  // One bit a pixel, which stands for a colour of the palette.
  const header = [...bytesOf(width), ...bytesOf(height), 1, 3, 0, 0, 0];
  const bytes = Uint8Array.from([
    ...SIGNATURE,
    ...chunk('IHDR', header),
    ...chunk('PLTE', colours.flat()),
    ...chunk('IDAT', [...zlibSync(pixels)]),
    ...chunk('IEND', []),
  ]);
  return `data:image/png;base64,${toBase64(bytes)}`;
}

function chunk(name: string, data: readonly number[]): number[] {
  const body = Array.from(name, (letter) => letter.charCodeAt(0)).concat(data);
  return [...bytesOf(data.length), ...body, ...bytesOf(crc32(body))];
}

function bytesOf(value: number): number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
}

function crc32(bytes: readonly number[]): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
