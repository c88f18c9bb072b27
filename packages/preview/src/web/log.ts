import type { SimulatorEvent } from 'alipay-mini-simulator';
import { h } from './dom';
import { describe, format, type LogEntry } from './log-entry';
import { rove } from './roving';

const MAX_ENTRIES = 200;

export interface Log {
  add: (event: SimulatorEvent) => void;
  clear: () => void;
  /** All of it, oldest first. */
  readonly text: string;
}

/** What the app did, newest first: `my` calls, requests, page changes and errors. */
export function createLog(list: HTMLElement): Log {
  let entries: string[] = [];
  rove(list, 'summary');
  return {
    add(event) {
      const entry = describe(event);
      if (!entry) {
        return;
      }
      const time = timeNow();
      entries = [...entries, format(entry, time)].slice(-MAX_ENTRIES);
      list.prepend(draw(entry, time));
      while (list.childElementCount > MAX_ENTRIES) {
        list.lastElementChild?.remove();
      }
      keepTabStop(list);
    },
    clear() {
      entries = [];
      list.replaceChildren();
    },
    get text() {
      return entries.join('\n');
    },
  };
}

function draw({ what, target, result, failed, details }: LogEntry, time: string): HTMLElement {
  return h(
    'li',
    { 'data-outcome': failed ? 'failed' : 'done' },
    h(
      'details',
      {},
      h(
        'summary',
        { tabindex: '-1' },
        h('span', { class: 'pv-log-what' }, what),
        h('span', { class: 'pv-log-result' }, result),
        ...(target === undefined ? [] : [h('span', { class: 'pv-log-path' }, target)]),
      ),
      h(
        'dl',
        { class: 'pv-log-details' },
        ...[['时间', time] as const, ...details].flatMap(([name, text]) => [
          h('dt', {}, name),
          h('dd', {}, h('pre', {}, text)),
        ]),
      ),
    ),
  );
}

/** One entry can be reached with Tab, the newest unless another one has been visited. */
function keepTabStop(list: HTMLElement): void {
  if (!list.querySelector('summary[tabindex="0"]')) {
    list.querySelector('summary')?.setAttribute('tabindex', '0');
  }
}

function timeNow(): string {
  const now = new Date();
  const ms = String(now.getMilliseconds()).padStart(3, '0');
  return `${now.toLocaleTimeString('zh-CN', { hour12: false })}.${ms}`;
}
