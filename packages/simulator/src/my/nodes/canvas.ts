import { canvasContext as drawingContext, drawsPixels } from '../../view/canvas-context';
import { asyncApi, badParams, type ApiHost, type Outcome, type Params } from '../call';
import type { FileStore } from '../files/store';
import { canvasBehind } from './canvas-node';
import { finderById } from './find';
import { onceSet } from './once-set';
import { loaded, newPicture, pictureOf, savePicture } from './pictures';

type Context2d = Record<string, unknown>;
type Step = (context: Context2d) => void;

/** Methods that draw, or change how is drawn, once `draw()` is called. */
const QUEUED = `
  arc arcTo beginPath bezierCurveTo clearRect clip closePath fill fillRect fillText lineTo moveTo
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

const DEFAULT_FONT = '10px Arial';

const PROPERTIES = [
  ...Object.values(SETTERS),
  'font',
  'fontSize',
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
export function createCanvasContext(
  parts: CanvasHost,
  find: () => HTMLElement | undefined,
): Context2d {
  const canvasNow = () => asCanvas(find());
  let steps: Step[] = [];
  /** Pictures that are drawn by their address, and are not there yet. */
  let waiting: Promise<void>[] = [];
  let drawing: Promise<unknown> | undefined;
  const state: Record<string, unknown> = { font: DEFAULT_FONT, lineDashOffset: 0 };
  // Not by the properties that the app sees: F2's setter of `lineWidth` calls `setLineWidth` (@antv/f2-context, my.js).
  const set = (property: string, value: unknown): void => {
    if (property === 'fontSize') {
      state.fontSize = value;
      set('font', `${String(value)}px sans-serif`);
      return;
    }
    state[property] = value;
    steps.push((target) => {
      const pattern = patterns.get(value as object);
      target[property] = pattern ? pattern(target) : value;
    });
  };
  /** A picture by its path or address, as the older canvas takes it. */
  const picture = (source: unknown): unknown => {
    if (typeof source !== 'string') return canvasBehind(source) ?? source;
    const image = newPicture(parts.files);
    image.src = source;
    const ready = loaded(image);
    if (ready) waiting.push(ready);
    return image;
  };
  // A gradient or a measure is there whether or not the page has that canvas yet.
  const now = () => contextOf(canvasNow() ?? document.createElement('canvas'));
  const context: Context2d = {
    /** The methods that need an answer at once. */
    createLinearGradient: (...args: unknown[]) => callOn(now(), 'createLinearGradient', args),
    createRadialGradient: (...args: unknown[]) => callOn(now(), 'createRadialGradient', args),
    createCircularGradient: (x: number, y: number, r: number) =>
      callOn(now(), 'createRadialGradient', [x, y, 0, x, y, r]),
    createPattern(source: unknown, repetition: unknown) {
      const image = picture(source);
      const pattern = {};
      patterns.set(pattern, (target) => callOn(target, 'createPattern', [image, repetition]));
      return pattern;
    },
    measureText(text: unknown) {
      const measure = contextOf(document.createElement('canvas'));
      if (measure) measure.font = state.font;
      return callOn(measure, 'measureText', [text]);
    },
    // Code that was written for a browser gives four numbers.
    getImageData: (...args: unknown[]) =>
      typeof args[0] === 'number' ? callOn(now(), 'getImageData', args) : readPixels(args[0]),
    setFontSize: (size: unknown) => set('fontSize', size),
    setShadow(x = 0, y = 0, blur = 0, color = 'black') {
      const shadow = { shadowOffsetX: x, shadowOffsetY: y, shadowBlur: blur, shadowColor: color };
      Object.entries(shadow).forEach(([property, value]) => set(property, value));
    },
    putImageData: asyncApi(parts.host, 'CanvasContext.putImageData', (params) =>
      putImageData(now(), params),
    ),
    toDataURL: async (params?: unknown) => {
      const canvas = canvasNow();
      await drawing;
      return canvas ? pictureOf(parts.host.problems, canvas, (params ?? {}) as Params) : '';
    },
    toTempFilePath: asyncApi(parts.host, 'CanvasContext.toTempFilePath', (params) =>
      save(parts, canvasNow(), params),
    ),
    drawImage(source: unknown, ...rest: unknown[]) {
      const image = picture(source);
      steps.push((target) => {
        // One that cannot be loaded is not drawn.
        if (!isBroken(image)) callOn(target, 'drawImage', [image, ...rest]);
      });
    },
    draw(reserve?: unknown, callback?: () => unknown) {
      const drawn = steps;
      const pictures = waiting;
      steps = [];
      waiting = [];
      const run = (mayCome = true) => {
        const canvas = canvasNow();
        if (!canvas && mayCome) {
          onceSet(parts, () => run(false));
          return;
        }
        const target = contextOf(canvas);
        if (target && canvas && reserve !== true) {
          callOn(target, 'clearRect', [0, 0, canvas.width, canvas.height]);
        }
        if (target) drawn.forEach((step) => step(target));
        callback?.();
      };
      if (!drawing && pictures.length === 0) {
        parts.later(() => run());
        return;
      }
      // What is drawn next is drawn above it.
      const turn = Promise.all([drawing, ...pictures]).then(() => {
        if (drawing === turn) drawing = undefined;
        if (!parts.host.signal.aborted) parts.later(() => run());
      });
      drawing = turn;
    },
  };
  const readPixels = asyncApi(parts.host, 'CanvasContext.getImageData', ({ x, y, width, height }) =>
    pixelsOf(now(), [x, y, width, height]),
  );
  for (const name of QUEUED) {
    context[name] = (...args: unknown[]) => {
      steps.push((target) => callOn(target, name, args));
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

/** What `createPattern` gives is made once there is a canvas to draw on. */
const patterns = new WeakMap<object, (target: Context2d) => unknown>();

function isBroken(image: unknown): boolean {
  return drawsPixels() && image instanceof HTMLImageElement && image.naturalWidth === 0;
}

/**
 * The newer canvas is given itself, the older one by its id.
 * @see mini/api/基础API/界面/画布/my.canvasToTempFilePath.md of AlipayDocs/open-docs
 */
export function canvasToTempFilePath(parts: CanvasHost, params: Params): Outcome {
  const find = finderById(() => parts.page(), params.canvasId, 'canvas');
  return save(parts, canvasBehind(params.canvas) ?? asCanvas(find()), params);
}

function save(
  { host, files }: CanvasHost,
  canvas: HTMLCanvasElement | undefined,
  params: Params,
): Outcome {
  return savePicture({ problems: host.problems, files }, canvas, params);
}

function asCanvas(element: HTMLElement | undefined): HTMLCanvasElement | undefined {
  return element instanceof HTMLCanvasElement ? element : undefined;
}

function contextOf(canvas: HTMLCanvasElement | undefined): Context2d | undefined {
  return canvas && ((drawingContext(canvas, '2d') ?? undefined) as Context2d | undefined);
}

function callOn(context: Context2d | undefined, name: string, args: readonly unknown[]): unknown {
  const method = context?.[name];
  return typeof method === 'function' ? (method.apply(context, args) as unknown) : undefined;
}

/** @see mini/api/基础API/界面/画布/CanvasContext/CanvasContext.getImageData.md of AlipayDocs/open-docs */
function pixelsOf(context: Context2d | undefined, area: readonly unknown[]): Outcome {
  if (!area.every((side) => typeof side === 'number')) {
    throw badParams('x, y, width and height: four numbers are required');
  }
  const { width, height, data } = callOn(context, 'getImageData', area) as ImageData;
  return { width, height, data, length: data.length };
}

/** A browser takes pixels as an object of its own. */
function putImageData(context: Context2d | undefined, params: Params): Outcome {
  const { data, x, y, width, height } = params;
  const pixels = callOn(context, 'createImageData', [width, height]) as ImageData | undefined;
  pixels?.data.set((data ?? []) as ArrayLike<number>);
  callOn(context, 'putImageData', [pixels, x, y]);
  return {};
}
