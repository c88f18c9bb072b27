import type { AppFiles, Simulator } from 'alipay-mini-simulator';
import { installDom } from '../dom';
import type { Figure, Group } from '../figure';
import { interleave, ratios, summarize } from '../rounds';

const ROWS = 1000;
const PAGES = 20;
const OPENINGS = 1000;

/** A page with a list of many rows, as apps have it, and a small page to open again and again. */
const FILES: AppFiles = {
  'app.json': JSON.stringify({ pages: ['pages/list/list', 'pages/small/small'] }),
  'app.js': 'App({});',
  'pages/list/list.json': '{}',
  'pages/list/list.axml': `<view>
  <button onTap="clear">clear</button>
  <button onTap="draw">draw</button>
  <button onTap="reverse">reverse</button>
  <button onTap="rename">rename</button>
  <text id="shown">{{shown}}</text>
  <view a:for="{{rows}}" a:key="id" class="row {{item.done ? 'done' : ''}}" data-id="{{item.id}}" onTap="tap">
    <text>{{index}}</text><text>{{item.name}}</text>
  </view>
</view>`,
  'pages/list/list.js': `const row = (id) => ({ id, name: 'row ' + id, done: id % 3 === 0 });
Page({
  data: { rows: [], shown: 'nothing' },
  clear() { this.setData({ rows: [], shown: 'clear' }); },
  draw() { this.setData({ rows: Array.from({ length: ${ROWS} }, (_, id) => row(id)), shown: 'draw' }); },
  reverse() { this.setData({ rows: [...this.data.rows].reverse(), shown: 'reverse' }); },
  rename() { this.setData({ 'rows[${ROWS / 2}].name': 'changed', shown: 'rename' }); },
  tap() {},
});`,
  'pages/small/small.json': '{}',
  'pages/small/small.axml': '<view><text>{{name}}</text><button onTap="tap">ok</button></view>',
  'pages/small/small.js': "Page({ data: { name: 'small' }, tap() {} });",
};

/** The bench itself: how quick a suite of page tests can be. */
export const simulator: Group = {
  name: 'simulator',
  what: `pages started, ${ROWS} rows drawn and re-ordered, memory over ${OPENINGS} openings`,
  async measure({ check, rounds, progress }) {
    if (check) return [];
    installDom();
    const { createSimulator, memoryStorage } = await import('alipay-mini-simulator');
    const start = (path: string): Simulator => {
      const phone = createSimulator({
        files: FILES,
        root: document.body.appendChild(document.createElement('div')),
        user: { userId: '2088000000000001', nickname: '小芝' },
        alipay: { issueAuthCode: () => Promise.resolve('bench-code') },
        storage: memoryStorage(),
      });
      phone.launch({ path });
      return phone;
    };
    const stop = (phone: Simulator) => {
      phone.terminate();
      document.body.replaceChildren();
    };

    progress('pages started');
    const started = await interleave(rounds, {
      pages: () =>
        timeOf(() => {
          for (let index = 0; index < PAGES; index += 1) stop(start('pages/small/small'));
        }),
    });
    const perSecond = summarize(started.pages.map((ms) => (PAGES * 1000) / ms));

    progress(`${ROWS} rows`);
    const phone = start('pages/list/list');
    const lists = await interleave(rounds, {
      plain: () => timeOf(drawPlain),
      draw: async () => {
        await tap('clear');
        return timeOf(() => tap('draw'));
      },
      reorder: () => timeOf(() => tap('reverse')),
      one: () => timeOf(() => tap('rename')),
    });
    stop(phone);

    progress(`${OPENINGS} openings`);
    const megabytes = await memoryOf(start('pages/list/list'), stop);

    const against = (name: 'draw' | 'reorder' | 'one', what: string): Figure => {
      const { median, spread } = summarize(ratios(lists[name], lists.plain));
      return {
        name: `simulator: ${what}, against drawing them by hand`,
        value: median,
        spread,
        unit: 'ratio',
      };
    };
    return [
      {
        name: 'simulator: pages started',
        value: perSecond.median,
        spread: perSecond.spread,
        unit: 'per s',
      },
      against('draw', `${ROWS} rows drawn`),
      against('reorder', `${ROWS} rows re-ordered`),
      against('one', `one of ${ROWS} rows changed`),
      {
        name: `simulator: memory after ${OPENINGS} openings of a page`,
        value: megabytes,
        unit: 'MB',
      },
    ];
  },
};

async function timeOf(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** Taps a button of the list's page, and waits until the page shows that it was heard. */
async function tap(name: string): Promise<void> {
  const buttons = [...document.querySelectorAll<HTMLElement>('button, [role=button]')];
  buttons.find(({ textContent }) => textContent === name)?.click();
  while (!isShown(name)) await new Promise((resolve) => setImmediate(resolve));
}

function isShown(name: string): boolean {
  return document.body.textContent.includes(`rename${name}`);
}

/** The same rows with the DOM alone: what no simulator can do without. */
function drawPlain(): void {
  const parent = document.createElement('div');
  for (let id = 0; id < ROWS; id += 1) {
    const view = document.createElement('div');
    view.className = `row ${id % 3 === 0 ? 'done' : ''}`;
    view.dataset.id = String(id);
    view.addEventListener('click', () => undefined);
    for (const text of [String(id), `row ${id}`]) {
      view.appendChild(document.createElement('span')).textContent = text;
    }
    parent.appendChild(view);
  }
  document.body.appendChild(parent);
  parent.remove();
}

/** What stays behind after many openings, collected as far as it can be. */
async function memoryOf(phone: Simulator, stop: (phone: Simulator) => void): Promise<number> {
  const collect = (globalThis as { gc?: () => void }).gc;
  if (!collect) throw new Error('start node with --expose-gc');
  const open = async (times: number) => {
    for (let index = 0; index < times; index += 1) {
      phone.open({ path: 'pages/small/small' });
      phone.back();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  await open(50);
  collect();
  const before = process.memoryUsage().heapUsed;
  await open(OPENINGS);
  collect();
  const after = process.memoryUsage().heapUsed;
  stop(phone);
  return Math.max(0, after - before) / 1024 / 1024;
}
