/** A place on the earth, in degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

const EARTH_RADIUS_M = 6_378_137;
/** Width of the world in pixels at scale 0, in the projection that map services on the web share (Web Mercator). */
const WORLD_PX = 256;

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (angle: number) => (angle * 180) / Math.PI;

/** A point of the app's, or undefined if it is none. */
export function readPoint(value: unknown): Point | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { latitude, longitude } = value as Record<string, unknown>;
  const point = { latitude: Number(latitude), longitude: Number(longitude) };
  return Number.isFinite(point.latitude) && Number.isFinite(point.longitude) ? point : undefined;
}

/** Length of the straight line between two points, in metres. */
function distanceBetween(one: Point, other: Point): number {
  const north = Math.sin(radians(other.latitude - one.latitude) / 2) ** 2;
  const east = Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  const slope = Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude));
  return 2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(north + slope * east));
}

/** Length of a path, in metres. */
export function lengthOf(path: readonly Point[]): number {
  return path.reduce((sum, point, index) => {
    const next = path[index + 1];
    return next ? sum + distanceBetween(point, next) : sum;
  }, 0);
}

/** The point that lies so many metres along the path; beyond its end, the end. */
export function pointAlong(path: readonly Point[], metres: number): Point | undefined {
  let left = metres;
  for (const [index, from] of path.entries()) {
    const to = path[index + 1];
    if (!to) return from;
    const length = distanceBetween(from, to);
    if (left <= length) {
      const part = length === 0 ? 0 : left / length;
      return {
        latitude: from.latitude + (to.latitude - from.latitude) * part,
        longitude: from.longitude + (to.longitude - from.longitude) * part,
      };
    }
    left -= length;
  }
  return undefined;
}

/** The line of the path, counted from 0, on which the point lies that is so many metres along; beyond its end, the last. */
export function lineAlong(path: readonly Point[], metres: number): number {
  const last = path.length - 2;
  const line = path.findIndex((_, index) => metres < lengthOf(path.slice(0, index + 2)));
  return Math.max(0, line === -1 ? last : Math.min(line, last));
}

/** Whether a point lies within a polygon: a line from it to the east crosses the border an odd number of times. */
export function contains(polygon: readonly Point[], { latitude, longitude }: Point): boolean {
  return polygon.reduce((inside, from, index) => {
    const to = polygon[(index + 1) % polygon.length] ?? from;
    if (from.latitude > latitude === to.latitude > latitude) return inside;
    const part = (latitude - from.latitude) / (to.latitude - from.latitude);
    const border = from.longitude + part * (to.longitude - from.longitude);
    return longitude < border ? !inside : inside;
  }, false);
}

/** Where a point is on the whole world's map at a scale, in pixels from its north-west corner. */
export function toPixels({ latitude, longitude }: Point, scale: number): [x: number, y: number] {
  const size = WORLD_PX * 2 ** scale;
  const mercator = Math.log(Math.tan(Math.PI / 4 + radians(latitude) / 2));
  return [(longitude / 360 + 0.5) * size, (0.5 - mercator / (2 * Math.PI)) * size];
}

/** The reverse of {@link toPixels}. */
export function fromPixels(x: number, y: number, scale: number): Point {
  const size = WORLD_PX * 2 ** scale;
  const mercator = (0.5 - y / size) * 2 * Math.PI;
  return {
    latitude: degrees(2 * Math.atan(Math.exp(mercator)) - Math.PI / 2),
    longitude: (x / size - 0.5) * 360,
  };
}
