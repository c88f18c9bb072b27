/** A place on a map, in degrees. */
export interface MapPoint {
  readonly latitude: number;
  readonly longitude: number;
}

export type RouteType = 'walk' | 'bus' | 'drive' | 'ride';

/** What an app wants a route for: `MapContext.showRoute`, `my.calculateRoute`. */
export interface RouteRequest {
  readonly searchType: RouteType;
  readonly from: MapPoint;
  readonly to: MapPoint;
  /** On the way, in this order; for `drive` alone. */
  readonly through: readonly MapPoint[];
  readonly mode?: number;
  readonly city?: string;
  readonly destinationCity?: string;
}

export interface Route {
  /** Default: the straight line through the points that were asked for. */
  readonly points?: readonly MapPoint[];
  /** In metres. Default: the length of that line. */
  readonly distance?: number;
  /** In seconds. Default: by the distance, at a speed usual for the way of travelling. */
  readonly duration?: number;
}
