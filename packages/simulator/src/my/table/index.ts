import { BASE } from './base';
import { CHOOSERS } from './choosers';
import { DEVICE } from './device';
import { MEDIA } from './media';
import { NETWORK } from './network';
import { OPEN } from './open';
import type { ApiGroup, ApiInfo } from './read';
import { SCREEN } from './screen';

export { NOT_SUPPORTED } from './read';
export type { ApiGroup, ApiInfo, ApiWay } from './read';

/** Every API of the platform, as its documentation divides them. */
export const API_GROUPS: readonly ApiGroup[] = [
  BASE,
  SCREEN,
  CHOOSERS,
  MEDIA,
  NETWORK,
  DEVICE,
  OPEN,
];

/**
 * Every member of `my` that the platform declares or documents, by name. It is the source of the list in
 * docs/simulator-apis.md and of `my.canIUse`; a test compares it with the typings `@mini-types/my`.
 */
export const API_TABLE: ReadonlyMap<string, ApiInfo> = new Map(
  API_GROUPS.flatMap(({ apis }) => apis.map((api) => [api.name, api] as const)),
);
