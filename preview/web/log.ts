import type { SimulatorEvent } from '../../simulator/types';
import { h } from './dom';

const MAX_LINES = 200;

export interface Log {
  add: (event: SimulatorEvent) => void;
  clear: () => void;
}

/** What the app did, newest first: `my` calls, requests and page changes. */
export function createLog(list: HTMLElement): Log {
  return {
    add(event) {
      const line = describe(event);
      if (!line) {
        return;
      }
      list.prepend(
        h(
          'li',
          { 'data-outcome': line.failed ? 'failed' : 'done' },
          h('span', {}, line.what),
          h('span', { class: 'pv-log-result', title: line.result }, line.result),
          ...(line.path === undefined ? [] : [h('span', { class: 'pv-log-path' }, line.path)]),
        ),
      );
      while (list.childElementCount > MAX_LINES) {
        list.lastElementChild?.remove();
      }
    },
    clear: () => list.replaceChildren(),
  };
}

interface Line {
  what: string;
  path?: string;
  result: string;
  failed: boolean;
}

/** `my.request` shows as the request itself, errors in the problem panel. */
function describe(event: SimulatorEvent): Line | undefined {
  switch (event.type) {
    case 'call':
      return event.api === 'request'
        ? undefined
        : { what: `my.${event.api}`, result: resultOf(event), failed: event.outcome === 'fail' };
    case 'request':
      return {
        what: event.method,
        path: new URL(event.url).pathname,
        result: `${event.status ?? `error ${event.error ?? ''}`} · ${Math.round(event.durationMs)} ms`,
        failed: event.status === undefined || event.status > 399,
      };
    case 'navigation':
      return { what: `→ ${event.route}`, result: `第 ${event.depth} 层`, failed: false };
    case 'error':
      return undefined;
  }
}

/** The error; else the key, for storage; else that it went well. */
function resultOf({ outcome, params, result }: Extract<SimulatorEvent, { type: 'call' }>): string {
  const error = field(result, 'error');
  if (outcome === 'fail' || error !== undefined) {
    return typeof error === 'number' ? `error ${error}` : outcome;
  }
  const key = field(params, 'key');
  return typeof key === 'string' ? key : outcome;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
