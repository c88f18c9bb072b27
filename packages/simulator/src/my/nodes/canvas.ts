import { ApiFailure } from '../../contract/errors';
import { canvasContext as drawingContext } from '../../view/canvas-context';
import { asyncApi, type ApiHost, type Outcome, type Params } from '../call';
import { readDataUrl } from '../files/bytes';
import type { FileStore } from '../files/store';

type Context2d = Record<string, unknown>;
type Step = (context: Context2d) => void;

/** Methods that draw, or change how is drawn, once `draw()` is called. */
const QUEUED = `
  arc arcTo beginPath bezierCurveTo clearRect clip closePath drawImage fill fillRect fillText lineTo moveTo
  quadraticCurveTo rect restore rotate save scale setLineDash setTransform stroke strokeRect strokeText transform
  translate
`
  .trim()
  .split(/\s+/);

/** Setters of the older style, and the property that each stands for. */
const SETTERS: Readonly<Record<string, string>> = {
  setFillStyle: 'fillStyle',
  setStrokeStyle: 'strokeStyle',
  setGlobalAlpha: 'globalAlpha',
  setLineCap: 'lineCap',
  setLineJoin: 'lineJoin',
  setLineWidth: 'lineWidth',
  setMiterLimit: 'miterLimit',
  setTextAlign: 'textAlign',
  setTextBaseline: 'textBaseline',
};

const PROPERTIES = [
  ...Object.values(SETTERS),
  'font',
  'globalCompositeOperation',
  'lineDashOffset',
  'shadowBlur',
  'shadowColor',
  'shadowOffsetX',
  'shadowOffsetY',
];

/** Canvases of the page on top, by id. */
export interface CanvasHost {
  readonly host: ApiHost;
  readonly files: FileStore;
  page(): HTMLElement | undefined;
  later(run: () => void): void;
}

/**
 * `my.createCanvasContext`: what is drawn is kept until `draw()`.
 * @see mini/api/基础API/界面/画布/CanvasContext/CanvasContext 概览.md of AlipayDocs/open-docs
 */
export function createCanvasContext(parts: CanvasHost, id: unknown): Context2d {
  let steps: Step[] = [];
  const state: Record<string, unknown> = {};
  // Not by the properties that the app sees: F2's setter of `lineWidth` calls `setLineWidth` (@antv/f2-context, my.js).
  const set = (property: string, value: unknown): void => {
    state[property] = value;
    steps.push((target) => void (target[property] = value));
  };
  // A gradient or a measure is there whether or not the page has that canvas yet.
  const now = () => contextOf(find(parts, id) ?? document.createElement('canvas'));
  const context: Context2d = {
    /** The methods that need an answer at once. */
    ...Object.fromEntries(
      ['measureText', 'createLinearGradient', 'createPattern', 'getImageData'].map((name) => [
        name,
        (...args: unknown[]) => callOn(now(), name, args),
      ]),
    ),
    createRadialGradient: (...args: unknown[]) => callOn(now(), 'createRadialGradient', args),
    createCircularGradient: (x: number, y: number, r: number) =>
      callOn(now(), 'createRadialGradient', [x, y, 0, x, y, r]),
    setFontSize(size: number) {
      set('font', `${size}px sans-serif`);
    },
    setShadow(x: number, y: number, blur: number, color: string) {
      const shadow = { shadowOffsetX: x, shadowOffsetY: y, shadowBlur: blur, shadowColor: color };
      Object.entries(shadow).forEach(([property, value]) => set(property, value));
    },
    putImageData: asyncApi(parts.host, 'CanvasContext.putImageData', (params) =>
      putImageData(now(), params),
    ),
    toDataURL: () => Promise.resolve(find(parts, id)?.toDataURL() ?? ''),
    toTempFilePath: asyncApi(parts.host, 'CanvasContext.toTempFilePath', () =>
      savePicture(parts, find(parts, id)),
    ),
    draw(reserve?: unknown, callback?: () => unknown) {
      const drawn = steps;
      steps = [];
      parts.later(() => {
        const canvas = find(parts, id);
        const target = contextOf(canvas);
        if (target && canvas && reserve !== true) {
          callOn(target, 'clearRect', [0, 0, canvas.width, canvas.height]);
        }
        if (target) drawn.forEach((step) => step(target));
        callback?.();
      });
    },
  };
  for (const name of QUEUED) {
    context[name] = (...args: unknown[]) => {
      steps.push((target) =>
        callOn(target, name, name === 'drawImage' ? picture(parts, args) : args),
      );
    };
  }
  for (const [setter, property] of Object.entries(SETTERS)) {
    context[setter] = (value: unknown) => set(property, value);
  }
  for (const property of PROPERTIES) {
    // Chart libraries (F2) put accessors of their own in the place of these.
    Object.defineProperty(context, property, {
      configurable: true,
      enumerable: true,
      get: () => state[property],
      set: (value: unknown) => set(property, value),
    });
  }
  return context;
}

/** @see mini/api/基础API/界面/画布/my.canvasToTempFilePath.md of AlipayDocs/open-docs */
export function canvasToTempFilePath(parts: CanvasHost, params: Params): Outcome {
  return savePicture(parts, find(parts, params.canvasId));
}

/**
 * What `SelectorQuery.node()` gives of a canvas.
 * @see mini/api/基础API/界面/画布/Canvas/Canvas 概览.md of AlipayDocs/open-docs
 */
export function canvasNode(canvas: HTMLCanvasElement): unknown {
  const node = {
    getContext: (type: string) => drawingContext(canvas, type),
    createImage: () => new Image(),
    requestAnimationFrame: (run: FrameRequestCallback) => window.requestAnimationFrame(run),
    cancelAnimationFrame: (id: number) => window.cancelAnimationFrame(id),
    toDataURL: (...args: [string?, number?]) => canvas.toDataURL(...args),
  };
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
export function offscreenCanvas(...given: readonly unknown[]): unknown {
  const [first] = given;
  const [width, height] =
    typeof first === 'object' && first !== null
      ? [(first as Params).width, (first as Params).height]
      : given;
  const canvas = document.createElement('canvas');
  canvas.width = Number(width ?? OFFSCREEN_SIZE);
  canvas.height = Number(height ?? OFFSCREEN_SIZE);
  return canvasNode(canvas);
}

function find(parts: CanvasHost, id: unknown): HTMLCanvasElement | undefined {
  const all = [...(parts.page()?.querySelectorAll('canvas') ?? [])];
  return all.find((canvas) => canvas.id === String(id));
}

function contextOf(canvas: HTMLCanvasElement | undefined): Context2d | undefined {
  return canvas && ((drawingContext(canvas, '2d') ?? undefined) as Context2d | undefined);
}

function callOn(context: Context2d | undefined, name: string, args: readonly unknown[]): unknown {
  const method = context?.[name];
  return typeof method === 'function' ? (method.apply(context, args) as unknown) : undefined;
}

/** A picture by its path, as the older canvas takes it. */
function picture({ files }: CanvasHost, [source, ...rest]: readonly unknown[]): unknown[] {
  if (typeof source !== 'string') return [source, ...rest];
  const image = new Image();
  image.src = files.asDataUrl(source) ?? source;
  return [image, ...rest];
}

function putImageData(context: Context2d | undefined, params: Params): Outcome {
  const { data, x, y, width, height } = params;
  callOn(context, 'putImageData', [{ data, width, height }, x, y]);
  return {};
}

function savePicture({ files }: CanvasHost, canvas: HTMLCanvasElement | undefined): Outcome {
  const wrong = { error: 1, errorMessage: 'canvas content or format wrong!' };
  if (!canvas) throw new ApiFailure(wrong);
  // jsdom draws nothing, and has no picture to give.
  const picture = /jsdom/i.test(navigator.userAgent) ? EMPTY_PNG : canvas.toDataURL();
  const bytes = readDataUrl(picture)?.bytes;
  if (!bytes) throw new ApiFailure(wrong);
  const path = files.addTemporary(bytes);
  return { apFilePath: path, tempFilePath: path };
}

const EMPTY_PNG =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
