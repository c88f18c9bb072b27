import { camelCase } from '../../contract/camel-case';
import { ApiFailure } from '../../contract/errors';
import { isTrue } from '../../view/attribute-values';
import {
  contains,
  lengthOf,
  lineAlong,
  pointAlong,
  readPoint,
  type Point,
} from '../../view/map/geometry';
import { DEFAULT_SCALE, surfaceOf, type Camera, type Overlay } from '../../view/map/surface';
import { asyncApi, badParams, type ApiHost, type Outcome, type Params, type Run } from '../call';
import { HERE } from '../played/places';
import { mapAnimations } from './map-animations';
import { planRoute } from './routes';

/** What an app may do with a map that nobody sees here: a box has no compass, and no map below what lies on it. */
const UNSEEN = `
  addGroundOverlay initMarkerCluster removeGroundOverlay setMapType showsCompass showsScale updateGroundOverlay
`
  .trim()
  .split(/\s+/);

/** What the box that stands for a map can do. */
export const MAP_PROPERTIES = {
  is3d: false,
  isSupportAnim: false,
  isSupportOversea: false,
} as const;

/**
 * `my.createMapContext`: what an app does with a map.
 * @see mini/api/基础API/界面/地图/MapContext/MapContext 概览.md of AlipayDocs/open-docs
 */
export function createMapContext(host: ApiHost, find: () => HTMLElement | undefined): Outcome {
  const unseen = surfaceOf(undefined);
  const surface = () => {
    const element = find();
    return element ? surfaceOf(element) : unseen;
  };
  const center = () => ({ ...surface().camera().center });
  /** The app is told that the map looks elsewhere now. */
  const move = (change: () => void): Outcome => {
    const before = surface().camera();
    change();
    if (!isSame(before, surface().camera())) {
      surface().tellRegion('begin', 'update');
      surface().tellRegion('end', 'update');
    }
    return {};
  };
  const setMarkers = (markers: readonly Overlay[]): Outcome => {
    surface().set({ markers });
    return {};
  };
  const update = (params: Params) =>
    move(() => {
      const change = camelCased(params);
      if ('polyline' in change) surface().drawn.clear();
      surface().set(change);
    });

  const runs: Record<string, Run> = {
    ...Object.fromEntries(UNSEEN.map((name) => [name, () => ({})])),
    ...mapAnimations(host, surface),
    getCenterLocation: center,
    getCurrentLocation: center,
    getScale: () => ({ scale: surface().camera().scale }),
    getSkew: () => ({ skew: surface().camera().skew }),
    getRotate: () => ({ rotate: surface().camera().rotate }),
    getRegion() {
      const { width, height } = surface().size();
      return { southwest: surface().toMap(0, height), northeast: surface().toMap(width, 0) };
    },
    getMapProperties: () => ({ ...MAP_PROPERTIES }),
    mapToScreen: (params) => surface().toScreen(pointOf(params, 'latitude')),
    screenToMap: ({ x, y }) => ({ ...surface().toMap(Number(x), Number(y)) }),
    // The scale goes back to its default as well, as the page says.
    moveToLocation(params) {
      const point = readPoint(params);
      if (!point && !isTrue(surface().get('showLocation'))) {
        throw new ApiFailure({ error: 6000, errorMessage: '未允许定位' });
      }
      return move(() => surface().set({ ...(point ?? here()), scale: DEFAULT_SCALE }));
    },
    updateComponents: update,
    setProps: update,
    includePoints(params) {
      const points = pointsOf(params.points, 'points');
      if (points.length === 0) throw badParams('points: at least one is required');
      return move(() => surface().set({ includePoints: points, includePadding: params.padding }));
    },
    gestureEnable({ isGestureEnable }) {
      surface().set({ gestureEnable: isGestureEnable });
      return {};
    },
    setCenterOffset: ({ offset }) => {
      surface().offset = readOffset(offset);
      surface().changedNow();
      return {};
    },
    addMarkers: ({ markers, clear }) =>
      setMarkers([...(clear === true ? [] : surface().list('markers')), ...overlaysOf(markers)]),
    removeMarkers({ markerIds }) {
      const gone: unknown[] = Array.isArray(markerIds) ? markerIds : [];
      return setMarkers(
        surface()
          .list('markers')
          .filter(({ id }) => !gone.includes(id)),
      );
    },
    changeMarkers: ({ add, remove, update: changes }) =>
      setMarkers(changedMarkers(surface().list('markers'), { add, remove, changes })),
    async showRoute(params) {
      const { points, distance, duration } = await planRoute(host.phone, params);
      const { routeColor: color, routeWidth: width } = params;
      surface().route = {
        points,
        ...(color === undefined ? {} : { color }),
        ...(width === undefined ? {} : { width }),
      };
      surface().changedNow();
      return { success: true, distance, duration };
    },
    clearRoute() {
      surface().route = undefined;
      surface().changedNow();
      return {};
    },
    calculateDistance,
    polygonContainsPoint: (params) => {
      const polygon = pointsOf(params.polygon, 'polygon');
      return { success: contains(polygon, pointOf(params.point, 'point')) };
    },
  };
  const apis = Object.entries(runs).map(
    ([name, run]) => [name, asyncApi(host, `MapContext.${name}`, run)] as const,
  );
  return Object.fromEntries(apis);
}

function here(): Point {
  return { latitude: HERE.latitude, longitude: HERE.longitude };
}

function isSame(one: Camera, other: Camera): boolean {
  const { latitude, longitude } = one.center;
  return (
    latitude === other.center.latitude &&
    longitude === other.center.longitude &&
    one.scale === other.scale &&
    one.skew === other.skew &&
    one.rotate === other.rotate
  );
}

/** `include-points` is the attribute `includePoints`. */
function camelCased(params: Params): Record<string, unknown> {
  const pairs = Object.entries(params).map(([name, value]) => [camelCase(name), value]);
  return Object.fromEntries(pairs) as Record<string, unknown>;
}

/** 接口参数无效: offset 数组数值目前只支持 0~1. */
function readOffset(offset: unknown): [number, number] {
  const parts: unknown[] = Array.isArray(offset) ? offset : [];
  const [x, y] = parts.map(Number);
  const isPart = (value = NaN) => value >= 0 && value <= 1;
  if (x === undefined || y === undefined || !isPart(x) || !isPart(y)) {
    throw badParams('offset: two numbers from 0 to 1 are required');
  }
  return [x, y];
}

function overlaysOf(value: unknown): Overlay[] {
  const all: unknown[] = Array.isArray(value) ? value : [];
  return all.filter((one) => typeof one === 'object' && one !== null) as Overlay[];
}

/** @see mini/api/基础API/界面/地图/MapContext/MapContext.changeMarkers.md of AlipayDocs/open-docs */
function changedMarkers(
  markers: readonly Overlay[],
  { add, remove, changes }: { add: unknown; remove: unknown; changes: unknown },
): Overlay[] {
  const gone = overlaysOf(remove).map(({ id }) => id);
  const changed = new Map(overlaysOf(changes).map((marker) => [marker.id, marker]));
  const left = markers
    .filter(({ id }) => !gone.includes(id))
    .map((marker) => ({ ...marker, ...changed.get(marker.id) }));
  return [...left, ...overlaysOf(add)];
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

/** @see mini/api/基础API/界面/地图/MapContext/MapContext.calculateDistance.md of AlipayDocs/open-docs */
function calculateDistance(params: Params): Outcome {
  const path = pointsOf(params.points, 'points');
  const distance = lengthOf(path);
  const targets = Array.isArray(params.targetDistances) ? params.targetDistances : undefined;
  return {
    success: true,
    ...(params.exportTotalDistance === false ? {} : { distance }),
    ...(targets && { targetPoints: targetPoints(path, targets) }),
  };
}

/** 目标点按距起点的路径长度升序排列. */
function targetPoints(path: readonly Point[], targets: readonly unknown[]): Outcome[] {
  const distances = targets.map((target, index) => ({ targetDistance: Number(target), index }));
  distances.sort((one, other) => one.targetDistance - other.targetDistance);
  return distances.map(({ targetDistance, index }) => ({
    ...pointAlong(path, targetDistance),
    targetDistance,
    index,
    targetLineIndex: lineAlong(path, targetDistance),
  }));
}
