import { encode } from 'uqr';
import { ApiFailure } from '../../contract/errors';
import type { Outcome, Params } from '../call';
import { twoColourPng } from './png';

const WHITE = [255, 255, 255];
const LEVELS = ['L', 'M', 'Q', 'H'] as const;
/** Around a code nothing must stand: so many of its squares. */
const BORDER = 2;

/** What of an upright picture stands at a place of the turned one; `last` is the number of the last row. */
const ORIENTATIONS: Readonly<
  Record<string, (x: number, y: number, last: number) => readonly [x: number, y: number]>
> = {
  up: (x, y) => [x, y],
  down: (x, y, last) => [last - x, last - y],
  left: (x, y, last) => [last - y, x],
  right: (x, y, last) => [y, last - x],
  'up-mirrored': (x, y, last) => [last - x, y],
  'down-mirrored': (x, y, last) => [x, last - y],
  'left-mirrored': (x, y) => [y, x],
  'right-mirrored': (x, y, last) => [last - y, last - x],
};

/** @see mini/api/基础API/多媒体/图片/my.generateImageFromCode.md of AlipayDocs/open-docs */
export function generateImageFromCode(params: Params): Outcome {
  const { code, format, width, correctLevel = 'H', orientation = 'up' } = params;
  const ecc = LEVELS.find((level) => level === correctLevel);
  const turned = ORIENTATIONS[String(orientation)];
  const isSize = typeof width === 'number' && width >= 1;
  const colour = readColour(params.codeColor ?? '#000000');
  if (typeof code !== 'string' || code === '' || format !== 'QRCODE' || !isSize) throw wrong();
  if (!ecc || !turned || !colour) throw wrong();
  const { data, size } = squares(code, ecc);
  const pixels = Math.round(width);
  const image = twoColourPng({ width: pixels, height: pixels }, [colour, WHITE], (left, top) => {
    const [x, y] = turned(left, top, pixels - 1);
    return data[at(y, size, pixels)]?.[at(x, size, pixels)] === true;
  });
  return { image };
}

function squares(code: string, ecc: (typeof LEVELS)[number]) {
  try {
    return encode(code, { ecc, border: BORDER });
  } catch {
    throw new ApiFailure({ error: 103, errorMessage: 'SDK 生成图片失败' });
  }
}

function at(pixel: number, size: number, pixels: number): number {
  return Math.floor((pixel * size) / pixels);
}

function wrong(): ApiFailure {
  return new ApiFailure({ error: 102, errorMessage: '参数错误' });
}

/** 仅支持十六进制颜色值. */
function readColour(value: unknown): number[] | undefined {
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(String(value))?.[1];
  if (hex === undefined) return undefined;
  const long = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
  return [0, 2, 4].map((start) => Number.parseInt(long.slice(start, start + 2), 16));
}
