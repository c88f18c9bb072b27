import { canvasContext } from '../../view/canvas-context';
import { asyncApi, type ApiHost, type Params } from '../call';
import type { FileStore } from '../files/store';
import { newPicture, savePicture } from './pictures';

interface CanvasNodeHost {
  readonly host: ApiHost;
  readonly files: FileStore;
}

/** The canvas behind what an app has of it. */
const canvases = new WeakMap<object, HTMLCanvasElement>();

/** @returns Undefined for what is no canvas of `SelectorQuery.node()` or `my.createOffscreenCanvas`. */
export function canvasBehind(node: unknown): HTMLCanvasElement | undefined {
  return typeof node === 'object' && node !== null ? canvases.get(node) : undefined;
}

/**
 * What `SelectorQuery.node()` gives of a canvas.
 * @see mini/api/基础API/界面/画布/Canvas/Canvas 概览.md of AlipayDocs/open-docs
 */
export function canvasNode({ host, files }: CanvasNodeHost, canvas: HTMLCanvasElement): unknown {
  const node = {
    getContext: (type: string) => takingCanvases(canvasContext(canvas, type)),
    createImage: () => newPicture(files),
    requestAnimationFrame: (run: FrameRequestCallback) =>
      window.requestAnimationFrame((time) => {
        if (!host.signal.aborted) host.listeners.guard(() => run(time));
      }),
    cancelAnimationFrame: (id: number) => window.cancelAnimationFrame(id),
    toDataURL: (...args: [string?, number?]) => canvas.toDataURL(...args),
    toTempFilePath: asyncApi(host, 'Canvas.toTempFilePath', (params) =>
      savePicture({ problems: host.problems, files }, canvas, params),
    ),
  };
  canvases.set(node, canvas);
  const size = (name: 'width' | 'height') => ({
    enumerable: true,
    get: () => canvas[name],
    set: (value: number) => void (canvas[name] = value),
  });
  return Object.defineProperties(node, { width: size('width'), height: size('height') });
}

const OFFSCREEN_SIZE = 100;

/**
 * `my.createOffscreenCanvas`. The page has its size in an object, and its sample as two numbers.
 * @see mini/api/基础API/界面/画布/my.createOffscreenCanvas.md of AlipayDocs/open-docs
 */
export function offscreenCanvas(parts: CanvasNodeHost, given: readonly unknown[]): unknown {
  const [first] = given;
  const [width, height] =
    typeof first === 'object' && first !== null
      ? [(first as Params).width, (first as Params).height]
      : given;
  const canvas = document.createElement('canvas');
  canvas.width = Number(width ?? OFFSCREEN_SIZE);
  canvas.height = Number(height ?? OFFSCREEN_SIZE);
  return canvasNode(parts, canvas);
}

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** Methods of a context that draw another canvas. */
const TAKE_CANVAS = ['drawImage', 'createPattern', 'texImage2D', 'texSubImage2D'];
const taking = new WeakSet();

/** A browser draws canvases of its own alone. */
function takingCanvases(context: object | null): object | null {
  if (!context || taking.has(context)) return context;
  taking.add(context);
  for (const name of TAKE_CANVAS) {
    const method = (context as Record<string, unknown>)[name];
    if (typeof method !== 'function') continue;
    const draw = (...args: unknown[]) =>
      (method as Method).apply(
        context,
        args.map((arg) => canvasBehind(arg) ?? arg),
      );
    Object.defineProperty(context, name, { value: draw, configurable: true, writable: true });
  }
  return context;
}
