import { badParams, type ApiHost } from './call';
import { API_TABLE } from './table';

/**
 * `my.onXxx` and `my.offXxx` of every event of the platform, and the general `my.on` and `my.off`.
 * @see mini/api/小程序 API 使用说明.md of AlipayDocs/open-docs
 */
export function eventApis(host: ApiHost): Record<string, unknown> {
  const { listeners } = host;
  const apis: Record<string, unknown> = {
    on(name: unknown, listener: unknown) {
      const event = eventNamed(name);
      add(host, event, listener);
      return { remove: () => listeners.remove(event, listener) };
    },
    off: (name: unknown, listener?: unknown) => listeners.remove(eventNamed(name), listener),
  };
  for (const { name, shape, way } of API_TABLE.values()) {
    if (shape !== 'event' || way === 'absent') continue;
    const event = name.replace(/^(on|off)/, '');
    apis[name] = name.startsWith('on')
      ? (listener: unknown) => add(host, event, listener)
      : (listener?: unknown) => listeners.remove(event, listener);
  }
  return apis;
}

/** What is no function hears nothing: not even an object with a `success`, as older pages of the platform have it. */
function add({ listeners, problems }: ApiHost, event: string, listener: unknown): void {
  if (typeof listener === 'function') listeners.add(event, listener);
  else problems.unknown(`my.on${event} listener`, `my.on${event}: a function is required`);
}

/** `my.on` names an event with a small first letter. */
function eventNamed(name: unknown): string {
  if (typeof name !== 'string' || name === '') throw badParams('the name of an event is required');
  return name.charAt(0).toUpperCase() + name.slice(1);
}
