import type { AppFiles, Simulator } from 'alipay-mini-simulator';
import { readApp } from 'alipay-mini-simulator/node';
import { readAppConfig } from 'alipay-mini-preview/app-config';
import { installDom } from '../dom';
import type { Figure, Group } from '../figure';
import { summarize } from '../rounds';

const KNOWN = { userId: '2088000000000001', nickname: '小芝' };
const NEWCOMER = { userId: '2088000000000002', nickname: '小信' };

/** Module of the app that reports each `setData` of a page or component to the bench, through the console. */
const COUNTER = `const count = (self) => {
  const setData = self.setData;
  self.setData = (data, done) => {
    console.debug('setData', JSON.stringify(data));
    return setData.call(self, data, done);
  };
};
exports.page = (Page) => (options) => {
  const { onLoad } = options;
  Page({ ...options, onLoad(query) { count(this); if (onLoad) onLoad.call(this, query); } });
};
exports.component = (Component) => (options) => {
  const { onInit } = options;
  Component({ ...options, onInit() { count(this); if (onInit) onInit.call(this); } });
};
`;

/** The built app with the counter in each page and component. */
function counted(files: AppFiles): AppFiles {
  const isCode = (path: string) => files[path.replace(/\.js$/, '.axml')] !== undefined;
  return {
    ...Object.fromEntries(
      Object.entries(files).map(([path, text]) => [
        path,
        path.endsWith('.js') && isCode(path) ? withCounter(text) : text,
      ]),
    ),
    'bench-counter.js': COUNTER,
  };
}

/** The script with functions of its own: a global that it replaced would hold for the scripts after it. */
function withCounter(code: string): string {
  return `((Page, Component) => {
${code}
})(require('/bench-counter.js').page(Page), require('/bench-counter.js').component(Component));`;
}

/** A screen that is not there by then will not come. */
const LIMIT_MS = 120_000;

interface Action {
  name: string;
  user: typeof KNOWN;
  /** What the person reads once the screen is useful. */
  sees: string;
}

const ACTIONS: readonly Action[] = [
  { name: 'a known user opens the app', user: KNOWN, sees: KNOWN.nickname },
  { name: 'a newcomer opens the app', user: NEWCOMER, sees: '我有账号' },
];

/** What the sample's pages cost. */
export const pages: Group = {
  name: 'pages',
  what: 'setData of each action of a person, and the time to the first useful screen',
  async measure({ check, rounds, progress }) {
    installDom();
    const figures: Figure[] = [];
    for (const action of ACTIONS) {
      progress(action.name);
      const { calls, bytes, nodes, depth } = await run(action);
      figures.push(
        { name: `${action.name}: setData`, value: calls, unit: 'calls' },
        { name: `${action.name}: setData, bytes`, value: bytes, unit: 'B' },
        { name: `${action.name}: nodes on the screen`, value: nodes, unit: 'nodes' },
        { name: `${action.name}: nodes in each other`, value: depth, unit: 'nodes' },
      );
      if (check) continue;
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) times.push((await run(action)).ms);
      const { median, spread } = summarize(times);
      figures.push({ name: `${action.name}: useful screen`, value: median, spread, unit: 'ms' });
    }
    return figures;
  },
};

/** Runs one action on a fresh phone against a fresh server. */
async function run({ user, sees }: Action) {
  // The engine looks for the page's DOM when it is imported.
  const { createSimulator, fetchTransport, memoryStorage, sandboxAlipay } =
    await import('alipay-mini-simulator');
  const { startServer } = await import('local-hserve');
  const files = readApp('dist');
  const { clientID, host } = readAppConfig(files);
  const server = await startServer({ databaseUrl: ':memory:', clientID });
  const root = document.body.appendChild(document.createElement('div'));
  const said: string[] = [];
  const { debug } = console;
  console.debug = (what: unknown, data?: unknown) => {
    if (what === 'setData') said.push(String(data));
  };
  let simulator: Simulator | undefined;
  let failure: unknown;
  try {
    simulator = createSimulator({
      files: counted(files),
      root,
      user,
      alipay: sandboxAlipay(server.url),
      storage: memoryStorage(),
      hosts: { [host]: server.url },
      transport: fetchTransport,
      onEvent(event) {
        if (event.type === 'error') failure ??= event.error;
      },
    });
    const start = performance.now();
    simulator.launch();
    while (!root.textContent.includes(sees)) {
      if (failure !== undefined) throw new Error('The sample failed', { cause: failure });
      if (performance.now() - start > LIMIT_MS) {
        throw new Error(`"${sees}" is not on the screen, which shows: ${screenText(root)}`);
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    const ms = performance.now() - start;
    return {
      ms,
      calls: said.length,
      bytes: said.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
      nodes: root.querySelectorAll('.a-page *').length,
      depth: depthOf(root.querySelector('.a-page')),
    };
  } finally {
    console.debug = debug;
    simulator?.terminate();
    root.remove();
    await server.close();
  }
}

function depthOf(element: Element | null): number {
  return Math.max(0, ...[...(element?.children ?? [])].map((child) => 1 + depthOf(child)));
}

/** What a person reads; the styles of the phone stand in its element as well. */
function screenText(root: Element): string {
  const copy = root.cloneNode(true) as Element;
  copy.querySelectorAll('style').forEach((style) => style.remove());
  return copy.textContent;
}
