import { ApiFailure } from '../../contract/errors';
import type { Problems } from '../../contract/problems';
import { canvasContext, drawsPixels } from '../../view/canvas-context';
import type { Outcome, Params } from '../call';
import { readDataUrl } from '../files/bytes';
import type { FileStore } from '../files/store';
import { twoColourPng } from '../media/png';

/**
 * A picture for a canvas: its `src` is an address, or a path as in AXML.
 * @see mini/api/基础API/界面/画布/Image.md of AlipayDocs/open-docs
 */
export function newPicture(files: FileStore): HTMLImageElement {
  const image = new Image();
  let given = '';
  let address = '';
  // A device gives the pixels of what it has drawn, from wherever it came; a browser, those that a server allows.
  image.addEventListener('error', (event) => {
    if (!image.hasAttribute('crossorigin')) return;
    event.stopImmediatePropagation();
    image.removeAttribute('crossorigin');
    image.setAttribute('src', address);
  });
  return Object.defineProperty(image, 'src', {
    configurable: true,
    enumerable: true,
    get: () => given,
    set(value: unknown) {
      given = String(value);
      address = files.asDataUrl(given) ?? given;
      if (/^https?:/.test(address)) image.crossOrigin = 'anonymous';
      image.setAttribute('src', address);
    },
  });
}

/** A picture that is there, or will never be; jsdom loads none. */
export function loaded(picture: HTMLImageElement): Promise<void> | undefined {
  if (!drawsPixels() || picture.complete) return undefined;
  return new Promise((resolve) => {
    picture.addEventListener('load', () => resolve());
    picture.addEventListener('error', () => resolve());
  });
}

const WRONG = { error: 1, errorMessage: 'canvas content or format wrong!' } as const;

/**
 * A part of a canvas as a picture, in a data URI. By default, all that lies right and below of its corner, as it is.
 * @see mini/api/基础API/界面/画布/my.canvasToTempFilePath.md of AlipayDocs/open-docs
 * @throws {ApiFailure} if there are no pixels to give.
 */
export function pictureOf(problems: Problems, canvas: HTMLCanvasElement, params: Params): string {
  const numeric = (name: string, byDefault: number) =>
    typeof params[name] === 'number' ? params[name] : byDefault;
  const [x, y] = [numeric('x', 0), numeric('y', 0)];
  const [width, height] = [
    numeric('width', canvas.width - x),
    numeric('height', canvas.height - y),
  ];
  const part = document.createElement('canvas');
  part.width = Math.round(numeric('destWidth', width));
  part.height = Math.round(numeric('destHeight', height));
  if (part.width < 1 || part.height < 1) throw new ApiFailure({ ...WRONG });
  if (!drawsPixels()) return twoColourPng(part, [BLACK, WHITE], () => false);

  const target = canvasContext(part, '2d') as CanvasRenderingContext2D | null;
  target?.drawImage(canvas, x, y, width, height, 0, 0, part.width, part.height);
  const quality = numeric('quality', 1);
  // 不在范围内时当作 1 处理
  const wanted = quality > 0 && quality <= 1 ? quality : 1;
  try {
    return part.toDataURL(params.fileType === 'jpg' ? 'image/jpeg' : 'image/png', wanted);
  } catch {
    problems.lacking(
      'canvas with a picture of another server',
      'a canvas on which a picture of another server is drawn that sends no Access-Control-Allow-Origin: a browser gives none of its pixels',
    );
    throw new ApiFailure({ ...WRONG });
  }
}

const BLACK = [0, 0, 0];
const WHITE = [255, 255, 255];

/** The same as a temporary file. */
export function savePicture(
  { problems, files }: { readonly problems: Problems; readonly files: FileStore },
  canvas: HTMLCanvasElement | undefined,
  params: Params,
): Outcome {
  const bytes = canvas && readDataUrl(pictureOf(problems, canvas, params))?.bytes;
  if (!bytes) throw new ApiFailure({ ...WRONG });
  const path = files.addTemporary(bytes);
  return { apFilePath: path, tempFilePath: path };
}
