import type { LaunchOptions } from '../runtime/app-instance';
import { syncApi, type ApiHost } from './call';

type Listener = (...args: unknown[]) => unknown;

/** Listeners of `my.onXxx`, by event. */
export class Listeners {
  private readonly byEvent = new Map<string, Set<Listener>>();

  constructor(private readonly guard: (run: () => unknown) => void) {}

  add(event: string, listener: unknown): void {
    if (typeof listener !== 'function')
      throw new TypeError(`my.on${event}: a function is required`);
    const listeners = this.byEvent.get(event) ?? new Set();
    this.byEvent.set(event, listeners.add(listener as Listener));
  }

  /** Without a listener, all of them go. */
  remove(event: string, listener: unknown): void {
    if (listener === undefined) this.byEvent.delete(event);
    else this.byEvent.get(event)?.delete(listener as Listener);
  }

  emit(event: string, ...args: unknown[]): void {
    for (const listener of this.byEvent.get(event) ?? []) this.guard(() => listener(...args));
  }
}

const EVENTS = ['AppShow', 'AppHide', 'Error', 'UnhandledRejection'];

/** `my.onAppShow` and its like, and with what the app was launched. */
export function lifecycleApis(
  host: ApiHost,
  listeners: Listeners,
  launched: () => LaunchOptions,
): Record<string, unknown> {
  const apis: Record<string, unknown> = {
    getLaunchOptionsSync: syncApi(host, 'getLaunchOptionsSync', () => ({ ...launched() })),
    getEnterOptionsSync: syncApi(host, 'getEnterOptionsSync', () => ({ ...launched() })),
  };
  for (const event of EVENTS) {
    apis[`on${event}`] = (listener: unknown) => listeners.add(event, listener);
    apis[`off${event}`] = (listener?: unknown) => listeners.remove(event, listener);
  }
  return apis;
}
