import { asNumber } from '../attribute-values';
import type { Attributes, BasicNode } from '../basic-component';
import { nodeOf } from '../node-registry';
import { fromPixels, readPoint, toPixels, type Point } from './geometry';

/** Where a map looks that is told of no place: 若未设置经纬度，则默认是北京的经纬度. */
const BEIJING: Point = { latitude: 39.90923, longitude: 116.397428 };

/** The default of `<map scale>`. */
export const DEFAULT_SCALE = 16;
const SCALES = { min: 5, max: 18 };

export interface Camera {
  readonly center: Point;
  readonly scale: number;
  readonly skew: number;
  readonly rotate: number;
}

/** A marker, a line, a circle: an object with an id and whatever else the page lists. */
export type Overlay = Readonly<Record<string, unknown>>;

/** From an edge of the map to the points within; px. */
export interface Padding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

interface Fit {
  readonly points: readonly Point[];
  readonly padding: Padding;
}

/** Attributes that say where the map looks: a new one ends what `include-points` asked for. */
const LOOK = ['latitude', 'longitude', 'scale'];

/**
 * What one map shows: what its tag says, and what a MapContext has changed since. An attribute that is set anew takes
 * its place back.
 */
export class MapSurface {
  /** The route that `showRoute` has drawn: there is one at the most. */
  route: Overlay | undefined;
  /** Where in the map its centre is, in parts of its width and height. */
  offset: readonly [x: number, y: number] = [0.5, 0.5];
  /** Lines that were drawn by an animation, by their id. */
  readonly drawn = new Map<unknown, Overlay>();
  /** Ids of the markers whose callout is open. */
  readonly open = new Set<unknown>();
  private changed: Attributes = {};
  private fit: Fit | undefined;
  private readonly redraws: (() => void)[] = [];

  constructor(private readonly node: BasicNode | undefined) {}

  /** @param draw Called whenever the map looks different. */
  onChange(draw: () => void): void {
    this.redraws.push(draw);
  }

  get isGone(): boolean {
    return this.node?.isGone === true;
  }

  changedNow(): void {
    this.redraws.forEach((draw) => draw());
  }

  /** Tells the app, if its map listens. */
  fire(event: string, detail: Readonly<Record<string, unknown>>): void {
    if (this.node && !this.node.isGone) this.node.fire(event, detail);
  }

  /** 视野发生变化时触发: by an API, or by a finger. */
  tellRegion(type: 'begin' | 'end', causedBy: 'update' | 'gesture' | 'drag'): void {
    const { center, ...rest } = this.camera();
    this.fire('regionChange', { type, ...center, ...rest, causedBy });
  }

  get(name: string): unknown {
    return name in this.changed ? this.changed[name] : this.node?.attributes[name];
  }

  list(name: string): Overlay[] {
    const value = this.get(name);
    const items: unknown[] = Array.isArray(value) ? value : [];
    return items.filter((item) => typeof item === 'object' && item !== null) as Overlay[];
  }

  /** What a context sets: it holds until the page sets the same attribute again. */
  set(change: Attributes): void {
    const { includePoints, includePadding, ...rest } = change;
    this.changed = { ...this.changed, ...rest };
    if (LOOK.some((name) => name in rest)) this.fit = undefined;
    if (includePoints !== undefined) this.lookAt(includePoints, readPadding(includePadding));
    this.changedNow();
  }

  /** The page's own attributes have changed. */
  updated(attributes: Attributes, previous: Attributes): void {
    const isNew = (name: string) => attributes[name] !== previous[name];
    this.changed = Object.fromEntries(
      Object.entries(this.changed).filter(([name]) => !isNew(name)),
    );
    if (LOOK.some(isNew)) this.fit = undefined;
    const { includePoints, includePadding } = attributes;
    if (isNew('includePoints') && includePoints !== undefined) {
      this.lookAt(includePoints, readPadding(includePadding));
    }
    this.changedNow();
  }

  lookAt(points: unknown, padding: Padding): void {
    const all: unknown[] = Array.isArray(points) ? points : [];
    const read = all.map(readPoint).filter((point) => point !== undefined);
    if (read.length === 0) return;
    this.fit = { points: read, padding };
  }

  camera(): Camera {
    const given = readPoint({
      latitude: this.get('latitude'),
      longitude: this.get('longitude'),
    });
    const camera = {
      center: given ?? BEIJING,
      scale: within(asNumber(this.get('scale'), DEFAULT_SCALE), SCALES),
      skew: asNumber(this.get('skew'), 0),
      rotate: asNumber(this.get('rotate'), 0),
    };
    return this.fit ? { ...camera, ...this.fitted(this.fit, camera.scale) } : camera;
  }

  size(): { width: number; height: number } {
    const { offsetWidth: width = 0, offsetHeight: height = 0 } = this.node?.element ?? {};
    return { width, height };
  }

  /** Where a place is, in px from the map's upper left corner. */
  toScreen(point: Point): { x: number; y: number } {
    const { scale, center } = this.camera();
    const { width, height } = this.size();
    const [left, top] = toPixels(center, scale);
    const [x, y] = toPixels(point, scale);
    return { x: x - left + width * this.offset[0], y: y - top + height * this.offset[1] };
  }

  toMap(x: number, y: number): Point {
    const { scale, center } = this.camera();
    const { width, height } = this.size();
    const [left, top] = toPixels(center, scale);
    return fromPixels(left + x - width * this.offset[0], top + y - height * this.offset[1], scale);
  }

  /** How many pixels a length on the ground takes there. */
  pixelsOf(metres: number, { latitude }: Point): number {
    const around = 40_075_016.7 * Math.cos((latitude * Math.PI) / 180);
    return (metres / around) * 256 * 2 ** this.camera().scale;
  }

  /** The centre and the scale at which all of these points are to be seen. */
  private fitted({ points, padding }: Fit, scale: number): Pick<Camera, 'center' | 'scale'> {
    const pixels = points.map((point) => toPixels(point, 0));
    const [xs, ys] = [pixels.map(([x]) => x), pixels.map(([, y]) => y)];
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    const { width, height } = this.size();
    const room = {
      width: width - padding.left - padding.right,
      height: height - padding.top - padding.bottom,
    };
    const fits = Math.min(
      Math.log2(room.width / (right - left)),
      Math.log2(room.height / (bottom - top)),
    );
    // One point has no extent, and jsdom gives the map no size: the scale stays.
    const chosen = Number.isFinite(fits) ? within(fits, SCALES) : scale;
    const aside = 2 ** chosen * 2;
    return {
      center: fromPixels(
        (left + right) / 2 + (padding.right - padding.left) / aside,
        (top + bottom) / 2 + (padding.bottom - padding.top) / aside,
        0,
      ),
      scale: chosen,
    };
  }
}

const surfaces = new WeakMap<Element, MapSurface>();

/** The surface of that map; of none, one that nobody sees. */
export function surfaceOf(element: HTMLElement | undefined): MapSurface {
  if (!element) return new MapSurface(undefined);
  let surface = surfaces.get(element);
  if (!surface) {
    surface = new MapSurface(nodeOf(element));
    surfaces.set(element, surface);
  }
  return surface;
}

/** As the attribute has it, an object, or as `MapContext.includePoints` has it, a list: top, right, bottom, left. */
function readPadding(value: unknown): Padding {
  if (Array.isArray(value)) {
    const [top, right = top, bottom = top, left = top] = value.map((each) => asNumber(each, 0));
    return { top: top ?? 0, right: right ?? 0, bottom: bottom ?? 0, left: left ?? 0 };
  }
  const { top, right, bottom, left } = Object(value) as Partial<Record<string, unknown>>;
  return {
    top: asNumber(top, 0),
    right: asNumber(right, 0),
    bottom: asNumber(bottom, 0),
    left: asNumber(left, 0),
  };
}

/** The points of a line or a polygon. */
export function pointsOf(overlay: Overlay): Point[] {
  const points: unknown[] = Array.isArray(overlay.points) ? overlay.points : [];
  return points.map(readPoint).filter((point) => point !== undefined);
}

function within(value: number, { min, max }: { min: number; max: number }): number {
  return Math.min(Math.max(value, min), max);
}
