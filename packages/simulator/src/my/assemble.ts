import { absentApi, inertApi, unaskedApi } from './absent';
import { hasAnswer } from './answers';
import type { ApiHost } from './call';
import { canIUse } from './can-i-use';
import { eventApis } from './events';
import { namedCall } from './named-call';
import { API_TABLE, type ApiInfo } from './table';

/** The global `my`, as the platform's typings declare it. */
export type My = typeof my;

export interface AssembleOptions {
  /** What the simulator has, by name: `scan`, `ap.openURL`. Of two that have the same, the later one counts. */
  readonly apis: readonly Readonly<Record<string, unknown>>[];
  /** Whether a basic component, or one of its attributes, is supported. Default: none is. */
  readonly canIUseComponent?: (path: string[]) => boolean;
  /** Whether the app's components have that lifecycle. Default true. */
  readonly component2?: boolean;
  /** Whether app.json has `useDynamicPlugins`: 此时 js 代码 my.canIUse('plugin.dynamic') 会返回 true. Default false. */
  readonly dynamicPlugins?: boolean;
  /** The caller's own members of `my`, instead of the simulator's. */
  readonly overrides?: Readonly<Record<string, unknown>>;
}

/**
 * Makes `my` of the APIs there are, and of what stands in for the others. Apps may add their own members.
 */
export function assembleMy(host: ApiHost, options: AssembleOptions): My {
  const overrides = options.overrides ?? {};
  const apis = eventApis(host);
  for (const some of options.apis) Object.assign(apis, some);
  const target: Record<string, unknown> = {};
  apis.call = namedCall(host, target);
  const canIUseComponent = options.canIUseComponent ?? (() => false);
  const isThere = ({ name, way }: ApiInfo) =>
    Object.hasOwn(overrides, name) ||
    Object.hasOwn(apis, name) ||
    way === 'inert' ||
    hasAnswer(host.phone, name);
  apis.canIUse = (query: unknown) => {
    if (query === 'component2') return options.component2 !== false;
    if (query === 'plugin.dynamic') return options.dynamicPlugins === true;
    return canIUse(query, canIUseComponent, isThere);
  };
  for (const info of API_TABLE.values()) {
    put(target, info.name, apis[info.name] ?? standIn(host, info));
  }
  for (const [name, member] of Object.entries(overrides)) put(target, name, member);
  return target as unknown as My;
}

function standIn(host: ApiHost, info: ApiInfo): unknown {
  if (info.way === 'inert') return inertApi(host, info);
  if (info.way === 'played') return unaskedApi(host, info);
  return absentApi(host, info);
}

/** `ap.openURL` is a member of the member `ap`. */
function put(target: Record<string, unknown>, path: string, member: unknown): void {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let inner = target;
  for (const name of names) inner = (inner[name] ??= {}) as Record<string, unknown>;
  inner[last] = member;
}
