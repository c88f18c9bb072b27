import { ApiFailure } from '../../contract/errors';
import { lengthOf, pointAlong, readPoint, type Point } from '../../view/map/geometry';
import type { MapSurface, Overlay } from '../../view/map/surface';
import { badParams, type ApiHost, type Outcome, type Params, type Run } from '../call';

/** How often something that moves is drawn; ms. */
const FRAME_MS = 40;
const DURATION_MS = 5000;

interface Movement {
  /** Goes to the end at once. */
  finish(): void;
}

/** What is moving on a map, by `marker 1` and the like. */
const moving = new WeakMap<MapSurface, Map<string, Movement>>();

/**
 * `smoothMoveMarker`, `translateMarker`, `smoothMovePolyline` and its older name: they take their time, and tell the
 * map's own events.
 * @see mini/api/基础API/界面/地图/MapContext/MapContext.smoothMoveMarker.md of AlipayDocs/open-docs
 */
export function mapAnimations(host: ApiHost, surface: () => MapSurface): Record<string, Run> {
  return {
    smoothMoveMarker: (params) => smoothMoveMarker(host, surface(), params),
    translateMarker: (params) => translateMarker(host, surface(), params),
    smoothMovePolyline: (params) => drawLine(host, surface(), params),
    smoothDrawPolyline: (params) => drawLine(host, surface(), params),
    stopSmoothDrawPolyline: (params) => drawLine(host, surface(), { ...params, action: 'stop' }),
  };
}

function smoothMoveMarker(host: ApiHost, surface: MapSurface, params: Params): Outcome {
  const { markerId, markerData, action, targetDistances } = params;
  const name = `marker ${String(markerId)}`;
  if (markerId === undefined) throw new ApiFailure({ error: 10001, errorMessage: '未指定 marker' });
  if (action === 'stop') return stop(surface, name);
  const points = readPath(params);
  const markers = surface.list('markers');
  if (typeof markerData === 'object' && markerData !== null) {
    const others = markers.filter(({ id }) => id !== markerId);
    surface.set({ markers: [...others, { ...markerData, id: markerId }] });
  } else if (!markers.some(({ id }) => id === markerId)) {
    throw new ApiFailure({ error: 10001, errorMessage: '未指定 marker' });
  }
  const targets: unknown[] = Array.isArray(targetDistances) ? targetDistances : [];
  const length = lengthOf(points);
  let told = 0;
  move(host, surface, name, {
    durationMs: durationOf(params, DURATION_MS),
    at(part) {
      put(surface, markerId, pointAlong(points, length * part));
      while (told < targets.length && Number(targets[told]) <= length * part) {
        const targetDistance = Number(targets[told]);
        surface.fire('markerMove', {
          ...pointAlong(points, targetDistance),
          targetDistance,
          index: told,
        });
        told += 1;
      }
    },
    ended: () => surface.fire('markerMoveEnd', {}),
  });
  return {};
}

/** @see mini/api/基础API/界面/地图/MapContext/MapContext.translateMarker.md of AlipayDocs/open-docs */
function translateMarker(host: ApiHost, surface: MapSurface, params: Params): Outcome {
  const { markerId, destination, animationEnd } = params;
  const to = readPoint(destination);
  if (!to) throw badParams('destination: a latitude and a longitude are required');
  const name = `marker ${String(markerId)}`;
  // 须在本次平移执行 animationEnd 回调后再调用下次的 translateMarker，如此下次平移才能生效
  if (moving.get(surface)?.has(name) === true) return {};
  const from = readPoint(surface.list('markers').find(({ id }) => id === markerId));
  const points = [from ?? to, to];
  const length = lengthOf(points);
  move(host, surface, name, {
    durationMs: durationOf(params, 1000),
    at: (part) => put(surface, markerId, pointAlong(points, length * part)),
    ended() {
      if (typeof animationEnd !== 'function') return;
      host.listeners.guard(animationEnd as () => unknown);
    },
  });
  return {};
}

/** @see mini/api/基础API/界面/地图/MapContext/MapContext.smoothMovePolyline.md of AlipayDocs/open-docs */
function drawLine(host: ApiHost, surface: MapSurface, params: Params): Outcome {
  const { polylineId, action, ...looks } = params;
  const name = `polyline ${String(polylineId)}`;
  if (polylineId === undefined) {
    throw new ApiFailure({ error: 10001, errorMessage: '缺少 polylineId' });
  }
  if (action === 'stop') return stop(surface, name);
  const points = readPath(params);
  const length = lengthOf(points);
  move(host, surface, name, {
    durationMs: durationOf(params, DURATION_MS),
    at(part) {
      const until = pointAlong(points, length * part);
      const passed = points.filter(
        (_, index) => lengthOf(points.slice(0, index + 1)) <= length * part,
      );
      const line: Overlay = { ...looks, points: until ? [...passed, until] : points };
      surface.drawn.set(polylineId, line);
      surface.changedNow();
    },
    ended: () => surface.fire('polylineMoveEnd', { polylineId }),
  });
  return {};
}

interface Course {
  readonly durationMs: number;
  /** @param part How much of it is done: 0 to 1. */
  at(part: number): void;
  ended(): void;
}

function move(host: ApiHost, surface: MapSurface, name: string, course: Course): void {
  const movements = moving.get(surface) ?? new Map<string, Movement>();
  moving.set(surface, movements);
  movements.get(name)?.finish();
  const startedAtMs = Date.now();
  const end = () => {
    clearInterval(frames);
    movements.delete(name);
  };
  const finish = () => {
    end();
    course.at(1);
    course.ended();
  };
  const frames = setInterval(() => {
    if (host.signal.aborted || surface.isGone) {
      end();
      return;
    }
    const part = course.durationMs > 0 ? (Date.now() - startedAtMs) / course.durationMs : 1;
    if (part >= 1) finish();
    else course.at(part);
  }, FRAME_MS);
  movements.set(name, { finish });
  course.at(0);
}

function stop(surface: MapSurface, name: string): Outcome {
  moving.get(surface)?.get(name)?.finish();
  return {};
}

function put(surface: MapSurface, markerId: unknown, point: Point | undefined): void {
  if (!point) return;
  const markers = surface
    .list('markers')
    .map((marker) => (marker.id === markerId ? { ...marker, ...point } : marker));
  surface.set({ markers });
}

/** 参数错误: points 数组长度须大于 1. */
function readPath({ points }: Params): Point[] {
  const all: unknown[] = Array.isArray(points) ? points : [];
  const path = all.map(readPoint).filter((point) => point !== undefined);
  if (path.length < 2) throw badParams('points: at least two points are required');
  return path;
}

function durationOf({ duration }: Params, byDefault: number): number {
  return typeof duration === 'number' && duration >= 0 ? duration : byDefault;
}
