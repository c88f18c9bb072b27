import { ApiFailure } from '../../contract/errors';
import { nodeOf } from '../../view/node-registry';
import { asyncApi, badParams, type ApiHost, type Outcome, type Params, type Run } from '../call';
import { HERE } from '../played/places';
import { NOT_SUPPORTED } from '../table';
import { contains, distanceBetween, fromPixels, pointAlong, readPoint, toPixels } from './geometry';
import type { Point } from './geometry';

/** The default of `<map scale>`. */
const DEFAULT_SCALE = 16;
const SCALES = { min: 5, max: 18 };

/** What an app may do with a map that is a labelled box here: nothing of it can be seen. */
const UNSEEN = `
  addGroundOverlay addMarkers changeMarkers clearRoute gestureEnable initMarkerCluster removeGroundOverlay
  removeMarkers setCenterOffset setMapType setProps showsCompass showsScale smoothDrawPolyline smoothMoveMarker
  smoothMovePolyline stopSmoothDrawPolyline translateMarker updateGroundOverlay
`
  .trim()
  .split(/\s+/);

interface Camera {
  readonly center: Point;
  readonly scale: number;
  readonly skew: number;
  readonly rotate: number;
}

/** What the box that stands for a map can do. */
export const MAP_PROPERTIES = {
  is3d: false,
  isSupportAnim: false,
  isSupportOversea: false,
} as const;

/**
 * `my.createMapContext`: a map's part that can be reckoned without a map.
 * @see mini/api/基础API/界面/地图/MapContext/MapContext 概览.md of AlipayDocs/open-docs
 */
export function createMapContext(host: ApiHost, find: () => HTMLElement | undefined): Outcome {
  let moved: Partial<Camera> = {};
  const camera = (): Camera => ({ ...readCamera(find()), ...moved });
  const center = () => ({ ...camera().center });
  const move = (change: Partial<Camera>): Outcome => {
    moved = { ...moved, ...change };
    return {};
  };
  const size = () => {
    const { offsetWidth: width = 0, offsetHeight: height = 0 } = find() ?? {};
    return { width, height };
  };
  const onScreen = (point: Point) => {
    const { scale, center: middle } = camera();
    const [left, top] = toPixels(middle, scale);
    const [x, y] = toPixels(point, scale);
    return { x: x - left + size().width / 2, y: y - top + size().height / 2 };
  };
  const onMap = (x: number, y: number) => {
    const { scale, center: middle } = camera();
    const [left, top] = toPixels(middle, scale);
    return fromPixels(left + x - size().width / 2, top + y - size().height / 2, scale);
  };

  const runs: Record<string, Run> = {
    ...Object.fromEntries(UNSEEN.map((name) => [name, () => ({})])),
    getCenterLocation: center,
    getCurrentLocation: center,
    getScale: () => ({ scale: camera().scale }),
    getSkew: () => ({ skew: camera().skew }),
    getRotate: () => ({ rotate: camera().rotate }),
    getRegion: () => ({
      southwest: onMap(0, size().height),
      northeast: onMap(size().width, 0),
    }),
    getMapProperties: () => ({ ...MAP_PROPERTIES }),
    mapToScreen: (params) => onScreen(pointOf(params, 'latitude')),
    screenToMap: ({ x, y }) => ({ ...onMap(Number(x), Number(y)) }),
    // The scale goes back to its default as well, as the page says.
    moveToLocation: (params) => move({ center: readPoint(params) ?? HERE, scale: DEFAULT_SCALE }),
    updateComponents: (params) => move(readChange(params)),
    includePoints: (params) => move({ center: middleOf(pointsOf(params.points, 'points')) }),
    calculateDistance,
    polygonContainsPoint: (params) => {
      const polygon = pointsOf(params.polygon, 'polygon');
      return { success: contains(polygon, pointOf(params.point, 'point')) };
    },
  };
  const apis = Object.entries(runs).map(
    ([name, run]) => [name, asyncApi(host, `MapContext.${name}`, run)] as const,
  );
  return { ...Object.fromEntries(apis), showRoute: showRoute(host) };
}

/** It is told as a problem already: where the app leaves the failure alone, that is no second one. */
function showRoute(host: ApiHost) {
  const thing = 'MapContext.showRoute';
  const call = asyncApi(host, thing, () => {
    host.problems.lacking(thing, `${thing} is not supported by the simulator`);
    throw new ApiFailure({ ...NOT_SUPPORTED });
  });
  return (options?: unknown) => {
    const promise = call(options);
    if (host.problems.lenient) promise.catch(() => undefined);
    return promise;
  };
}

function readCamera(element: HTMLElement | undefined): Camera {
  const attributes = nodeOf(element ?? null)?.attributes ?? {};
  const center = readPoint(attributes) ?? { latitude: 0, longitude: 0 };
  return { center, scale: DEFAULT_SCALE, skew: 0, rotate: 0, ...readAngles(attributes) };
}

function readChange(params: Params): Partial<Camera> {
  const center = readPoint(params);
  return { ...readAngles(params), ...(center ? { center } : {}) };
}

function readAngles(values: Params): Partial<Camera> {
  const { scale, skew, rotate } = values;
  return {
    ...(scale === undefined
      ? {}
      : { scale: Math.min(Math.max(Number(scale), SCALES.min), SCALES.max) }),
    ...(skew === undefined ? {} : { skew: Number(skew) }),
    ...(rotate === undefined ? {} : { rotate: Number(rotate) }),
  };
}

function pointOf(value: unknown, name: string): Point {
  const point = readPoint(value);
  if (!point) throw badParams(`${name}: a latitude and a longitude are required`);
  return point;
}

function pointsOf(value: unknown, name: string): Point[] {
  if (!Array.isArray(value)) throw badParams(`${name}: a list of points is required`);
  return value.map((point) => pointOf(point, name));
}

function middleOf(points: readonly Point[]): Point {
  const middle = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  if (points.length === 0) throw badParams('points: at least one is required');
  return {
    latitude: middle(points.map(({ latitude }) => latitude)),
    longitude: middle(points.map(({ longitude }) => longitude)),
  };
}

/** @see mini/api/基础API/界面/地图/MapContext/MapContext.calculateDistance.md of AlipayDocs/open-docs */
function calculateDistance(params: Params): Outcome {
  const path = pointsOf(params.points, 'points');
  const distance = path.reduce((sum, point, index) => {
    const next = path[index + 1];
    return next ? sum + distanceBetween(point, next) : sum;
  }, 0);
  const targets = Array.isArray(params.targetDistances) ? params.targetDistances : undefined;
  return {
    ...(params.exportTotalDistance === false ? {} : { distance }),
    ...(targets && { targetPoints: targets.map((metres) => pointAlong(path, Number(metres))) }),
  };
}
