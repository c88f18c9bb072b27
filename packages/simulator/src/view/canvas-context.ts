/** What a context has been told, by name, in order. */
export interface Recorded {
  readonly method: string;
  readonly args: readonly unknown[];
}

const recordings = new WeakMap<HTMLCanvasElement, { context: object; calls: Recorded[] }>();

/** Whether a canvas has pixels here: jsdom's has none. */
export function drawsPixels(): boolean {
  return typeof CanvasRenderingContext2D !== 'undefined';
}

/**
 * A canvas's context. Where nothing can be drawn (jsdom), one that takes every call and records it, so that an app
 * goes on and a test can see what it drew.
 */
export function canvasContext(canvas: HTMLCanvasElement, type: string): object | null {
  if (drawsPixels()) return canvas.getContext(type);
  const known = recordings.get(canvas);
  if (known) return known.context;
  const calls: Recorded[] = [];
  const context = recorder(canvas, calls);
  recordings.set(canvas, { context, calls });
  return context;
}

/** What was drawn on a canvas where nothing can be drawn. */
export function recordedCalls(canvas: HTMLCanvasElement): readonly Recorded[] {
  return recordings.get(canvas)?.calls ?? [];
}

/** Answers a context's methods must give for an app to go on. */
const ANSWERS: Readonly<Record<string, (...args: unknown[]) => unknown>> = {
  measureText: (text) => ({ width: String(text).length * 10 }),
  createLinearGradient: () => ({ addColorStop: () => undefined }),
  createRadialGradient: () => ({ addColorStop: () => undefined }),
  createConicGradient: () => ({ addColorStop: () => undefined }),
  createPattern: () => ({ setTransform: () => undefined }),
  getImageData: (_x, _y, width, height) => imageData(Number(width), Number(height)),
  createImageData: (width, height) => imageData(Number(width), Number(height)),
  getLineDash: () => [],
  isPointInPath: () => false,
  isPointInStroke: () => false,
};

function imageData(width: number, height: number): object {
  return { width, height, data: new Uint8ClampedArray(width * height * 4) };
}

/** Names of everything that a 2d context does; anything else is a property. */
const METHODS = new Set([
  ...Object.keys(ANSWERS),
  ...`arc arcTo beginPath bezierCurveTo clearRect clip closePath drawImage ellipse fill fillRect fillText lineTo moveTo
  putImageData quadraticCurveTo rect roundRect reset resetTransform restore rotate save scale setLineDash setTransform
  stroke strokeRect strokeText transform translate clear clearColor enable disable viewport`.split(
    /\s+/,
  ),
]);

function recorder(canvas: HTMLCanvasElement, calls: Recorded[]): object {
  const properties = new Map<PropertyKey, unknown>([
    ['canvas', canvas],
    ['globalAlpha', 1],
    ['lineWidth', 1],
    ['fillStyle', '#000000'],
    ['strokeStyle', '#000000'],
    ['font', '10px sans-serif'],
  ]);
  return new Proxy(
    {},
    {
      get(target, name) {
        // A method with another one in its place.
        if (Object.hasOwn(target, name)) return Reflect.get(target, name) as unknown;
        if (typeof name !== 'string' || !METHODS.has(name)) return properties.get(name);
        return (...args: unknown[]) => {
          calls.push({ method: name, args });
          return ANSWERS[name]?.(...args);
        };
      },
      set(_target, name, value) {
        properties.set(name, value);
        calls.push({ method: `${String(name)} =`, args: [value] });
        return true;
      },
      has: (_target, name) => properties.has(name) || METHODS.has(String(name)),
    },
  );
}
