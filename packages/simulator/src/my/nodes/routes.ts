import { ApiFailure } from '../../contract/errors';
import type { RouteRequest, RouteType } from '../../contract/routes';
import type { Phone } from '../../contract/types';
import { lengthOf, type Point } from '../../view/map/geometry';
import { badParams, type Params } from '../call';

/** In metres a second. Walking: 328 metres in 262 seconds, as the platform's page has it. */
const SPEEDS: Readonly<Record<RouteType, number>> = { walk: 1.25, ride: 4, bus: 6, drive: 10 };

/** 路线规划失败: of each kind of route its own error; the page names none for `drive`. */
const FAILURES: Readonly<Record<RouteType, number>> = {
  walk: 3003,
  bus: 60001,
  ride: 30007,
  drive: 3003,
};

/** 目前步行最多支持 100 公里的规划路线. */
const WALK_MAX_M = 100_000;

export interface PlannedRoute {
  readonly points: readonly Point[];
  readonly distance: number;
  readonly duration: number;
}

/**
 * What the map service of the phone plans: what `phone.planRoute` says, or the straight line.
 * @see mini/api/基础API/界面/地图/MapContext/MapContext.showRoute.md of AlipayDocs/open-docs
 */
export async function planRoute(phone: Phone, params: Params): Promise<PlannedRoute> {
  const request = readRequest(params);
  const { searchType, from, through, to } = request;
  const planned = phone.planRoute ? await phone.planRoute(request) : {};
  const points = planned?.points ?? [from, ...through, to];
  const distance = planned?.distance ?? Math.round(lengthOf(points));
  if (!planned || (searchType === 'walk' && distance > WALK_MAX_M)) {
    const errorMessage = '起点终点经纬度差距过大，路线规划失败';
    throw new ApiFailure({ error: FAILURES[searchType], errorMessage });
  }
  const duration = planned.duration ?? Math.round(distance / SPEEDS[searchType]);
  return { points, distance, duration };
}

function readRequest(params: Params): RouteRequest {
  const { searchType = 'walk', throughPoints, mode, city, destinationCity } = params;
  if (!isType(searchType)) throw badParams(`searchType: ${String(searchType)} is not known`);
  if (searchType === 'bus' && (city === undefined || city === '')) {
    throw badParams('city: required for searchType bus');
  }
  const through: unknown[] =
    searchType === 'drive' && Array.isArray(throughPoints) ? throughPoints : [];
  return {
    searchType,
    from: place(params.startLat, params.startLng, 'startLat, startLng'),
    to: place(params.endLat, params.endLng, 'endLat, endLng'),
    through: through.map((point) => {
      const { lat, lng } = Object(point) as { lat?: unknown; lng?: unknown };
      return place(lat, lng, 'throughPoints');
    }),
    ...(typeof mode === 'number' ? { mode } : {}),
    ...(typeof city === 'string' ? { city } : {}),
    ...(typeof destinationCity === 'string' ? { destinationCity } : {}),
  };
}

function isType(value: unknown): value is RouteType {
  return typeof value === 'string' && Object.hasOwn(SPEEDS, value);
}

function place(lat: unknown, lng: unknown, name: string): Point {
  const point = { latitude: toNumber(lat), longitude: toNumber(lng) };
  if (Number.isFinite(point.latitude) && Number.isFinite(point.longitude)) return point;
  throw badParams(`${name}: a latitude and a longitude are required`);
}

/** Of nothing no number: `Number(null)` and `Number('')` would be a place off Africa. */
function toNumber(value: unknown): number {
  return value === null || value === '' ? NaN : Number(value);
}
