import { createSimulator } from '../src';
import { appFiles, recordLines, start, startFailure, XIAO_HONG } from './phone';

describe('the app’s code (platform facts §10)', () => {
  test('sees the platform’s globals and none of the browser’s or Node’s', () => {
    const take = recordLines();
    start(
      appFiles(
        { 'pages/a/a': {} },
        {},
        {
          'app.js': `console.info(JSON.stringify([typeof my, typeof App, typeof Page, typeof Component, typeof getApp, typeof getCurrentPages, typeof setTimeout]));
            console.info(JSON.stringify([typeof window, typeof document, typeof globalThis, typeof Buffer, typeof require('./lib/a').fetch, typeof localStorage]));
            console.info(require('lib').name + require('./lib/data').n + (require('./lib/a') === require('/lib/a.js')));
            App({});`,
          'lib/a.js': `module.exports = { fetch: typeof fetch === 'undefined' ? undefined : fetch };`,
          'lib/data.json': '{"n": 7}',
          'node_modules/lib/package.json': '{"main": "es/index.js"}',
          'node_modules/lib/es/index.js': `exports.name = 'lib';`,
        },
      ),
    );
    expect(take()).toEqual([
      '["object","function","function","function","function","function","function"]',
      '["undefined","undefined","undefined","undefined","undefined","undefined"]',
      'lib7true',
    ]);
  });

  test('sees the two globals that DevTools’ start-up code sets beside: abridge and $global', () => {
    const take = recordLines();
    const files = {
      ...appFiles({
        'pages/a/a': { js: `{ data: { n: $global.n } }`, axml: '<text>{{n}}</text>' },
      }),
      'app.js': 'console.info([abridge === my, typeof $global].join()); $global.n = 1; App({});',
    };
    const { screen } = start(files);
    expect(take()).toEqual(['true,object']);
    expect(screen.getByText('1')).toBeVisible();
  });

  test('finds process.env.NODE_ENV, which redux and immer read, and nothing else of Node’s process', () => {
    const take = recordLines();
    const files = {
      ...appFiles({ 'pages/a/a': {} }),
      'app.js': 'console.info(JSON.stringify(process)); App({});',
    };
    start(files);
    expect(take()).toEqual(['{"env":{"NODE_ENV":"development"}}']);
    // A build of the caller's own may say otherwise.
    start(files, { globals: { process: { env: { NODE_ENV: 'production' } } } });
    expect(take()).toEqual(['{"env":{"NODE_ENV":"production"}}']);
  });

  test('may be ES modules, as npm packages come, and may declare the names of globals itself', () => {
    const take = recordLines();
    start(
      appFiles(
        { 'pages/a/a': {} },
        {},
        {
          'app.js': `const location = '本地'; const { fetch } = require('lib'); console.info(location + fetch()); App({});`,
          'node_modules/lib/index.js': `import plain, { n as number } from './plain';\nimport * as all from './named';\nimport './effect';\nexport * from './named';\nexport { default as whole } from './plain';\nexport default class Thing {}\nexport const fetch = () => number + plain.n + all.twice(2) + typeof Thing;\n`,
          'node_modules/lib/plain.js': 'exports.n = 1;',
          'node_modules/lib/named.js': 'export function twice(n) { return n * 2; }',
          'node_modules/lib/effect.js': `console.info('effect');\nexport {};`,
        },
      ),
    );
    expect(take()).toEqual(['effect', '本地6function']);
  });

  test('gets the package nearest to it, by its main file, as npm installs them', () => {
    const take = recordLines();
    start(
      appFiles(
        { 'pages/a/a': {} },
        {},
        {
          'app.js': `console.info(require('helper') + ' ' + require('lib/es/deep')); App({});`,
          'node_modules/helper/index.js': `module.exports = 'newer';`,
          'node_modules/lib/es/deep.js': `module.exports = require('helper') + ' ' + require('other');`,
          'node_modules/lib/node_modules/helper/package.json': '{"main": "lib"}',
          'node_modules/lib/node_modules/helper/lib/index.js': `module.exports = 'older';`,
          'node_modules/lib/node_modules/helper/index.js': `module.exports = 'not main';`,
          'node_modules/other/index.js': `module.exports = 'shared';`,
        },
      ),
    );
    expect(take()).toEqual(['newer older shared']);
  });

  test.each([
    ['Page() is missing', '', 'pages/a/a.js: Page() was not called'],
    ['a module is missing', 'require("./none")', 'pages/a/a.js:1: require("./none"): no such file'],
    ['the syntax is wrong', '\nPage({', 'pages/a/a.js:2: Unexpected end of input'],
    ['an import is missing', 'import "./none"', 'pages/a/a.js:1: require("./none"): no such file'],
    ['App() is in a page', 'App({})', 'pages/a/a.js: App() does not belong here'],
    ['it throws', 'throw new Error("at start")', 'at start'],
    ['it takes another platform for this one', 'wx.login()', 'wx is not defined'],
  ])('an app does not start if %s', (_name, js, message) => {
    const files = { ...appFiles({ 'pages/a/a': {} }), 'pages/a/a.js': js };
    expect(() => start(files)).toThrow(message);
  });

  test.each([
    ['{\n  "data": 1\n  "more": 2\n}', "pages/a/a.json:3: Expected ',' or '}'"],
    ['{\n  "data": "1\n"\n}', 'pages/a/a.json:2: '],
    ['{\n  "data":\n\n', 'pages/a/a.json:2: Unexpected end of JSON input'],
  ])('JSON that cannot be read is told with its line: %j', (json, message) => {
    const files = { ...appFiles({ 'pages/a/a': {} }), 'pages/a/a.json': json };
    expect(() => start(files)).toThrow(message);
  });

  test('JSON that a script asks for is told with its line', () => {
    const files = { ...appFiles({ 'pages/a/a': {} }), 'data.json': '{\n"a": 1,\n}' };
    const asking = { ...files, 'app.js': `require('./data.json'); App({});` };
    expect(() => start(asking)).toThrow('data.json:3: ');
  });

  test.each([
    [{}, 'app.json: pages: a list of paths is required'],
    [{ pages: ['pages/a/a'], tabBar: {} }, 'app.json: tabBar: items: a list is required'],
    [{ pages: ['pages/a/a'], widnow: {} }, 'app.json: widnow is not known'],
    [{ pages: ['pages/a/a'], window: { title: 'x' } }, 'app.json: title is not known'],
    [
      { pages: ['pages/a/a', 'pages/b/b'] },
      'pages/b/b.json: the file is not there, but app.json lists the page',
    ],
  ])('app.json %j is refused', (json, message) => {
    const files = { ...appFiles({ 'pages/a/a': {} }), 'app.json': JSON.stringify(json) };
    expect(() => start(files)).toThrow(message);
  });

  test('a page’s JSON may not ask for what is not drawn', () => {
    expect(startFailure({ json: { styleIsolation: 'none' } })).toBe(
      'pages/home/home.json: styleIsolation: "shared", "apply-shared" or "isolated" is required',
    );
    expect(startFailure({ json: { navigationBarFrontColor: 'red' } })).toContain(
      'navigationBarFrontColor: "black" or "white" is required',
    );
    expect(startFailure({ json: { defaultTitel: 'x' } })).toContain('defaultTitel is not known');
  });
});

test('an unsupported API is loud even where the app catches it', async () => {
  const { takeErrors, settle } = start(
    appFiles({
      'pages/a/a': { js: `{ onLoad() { try { my.getLocalIPAddress({}); } catch (error) {} } }` },
    }),
  );
  await settle();
  expect(takeErrors()).toEqual([
    'pages/a/a.js:1: my.getLocalIPAddress is not supported by the simulator',
  ]);
});

test('two phones side by side share nothing', async () => {
  const files = appFiles({
    'pages/a/a': {
      acss: '.x { color: rgb(1, 2, 3) }',
      axml: '<button class="x" onTap="add">{{n}}</button><button onTap="save">存</button>',
      js: `{ data: { n: 0 }, add() { getApp().n = (getApp().n || 0) + 1; this.setData({ n: getApp().n }); }, save() { my.setStorageSync({ key: 'k', data: 1 }); } }`,
    },
  });
  const first = start(files);
  const second = start(files, { user: XIAO_HONG });
  await first.person.click(first.screen.getByRole('button', { name: '0' }));
  await first.person.click(first.screen.getByRole('button', { name: '存' }));
  expect(first.screen.getByRole('button', { name: '1' })).toBeVisible();
  expect(second.screen.getByRole('button', { name: '0' })).toBeVisible();
  expect(second.simulator.phone.storage.keys()).toEqual([]);
  second.simulator.terminate();
  expect(second.root).toBeEmptyDOMElement();
  expect(first.screen.getByRole('button', { name: '1' })).toBeVisible();
});

test('the simulator’s own styles are there once for all phones, and where a shadow tree keeps out those of the document', () => {
  const files = appFiles({ 'pages/a/a': {} });
  const sheets = (tree: ParentNode) =>
    [...tree.querySelectorAll('style')].filter(({ textContent }) =>
      textContent.includes('.sim-capsule'),
    );
  start(files);
  start(files);
  expect(sheets(document)).toHaveLength(1);

  const shadow = document.createElement('div').attachShadow({ mode: 'open' });
  const root = shadow.appendChild(document.createElement('div'));
  document.body.append(shadow.host);
  start(files, { root });
  expect(sheets(shadow)).toHaveLength(1);
  shadow.host.remove();
});

test('after terminate no timer, callback or promise of the app runs any more', async () => {
  const take = recordLines();
  let answer: () => void = () => undefined;
  const { simulator } = start(
    appFiles({
      'pages/a/a': {
        js: `{ onLoad() { setTimeout(() => console.info('timeout'), 1); setInterval(() => console.info('interval'), 1); my.request({ url: 'https://example.com', complete: () => console.info('request') }).then(() => console.info('promise'), () => console.info('rejected')); } , onUnload() { console.info('onUnload'); } }`,
      },
    }),
    {
      transport: () =>
        new Promise((resolve) => {
          answer = () => resolve({ status: 200, headers: {}, body: '{}' });
        }),
    },
  );
  await Promise.resolve();
  simulator.terminate();
  answer();
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(take()).toEqual([]);
});

test('an error in a timer of the app is reported', async () => {
  const { takeErrors } = start(
    appFiles({
      'pages/a/a': { js: `{ onLoad() { setTimeout(() => { throw new Error('late'); }); } }` },
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(takeErrors()).toEqual(['late']);
});

test('what onError itself throws is reported too, be it no Error', () => {
  const app = `App({ onError() { throw 'second'; } });`;
  const page = { js: `{ onLoad() { throw new Error('first'); } }` };
  const { takeErrors } = start(appFiles({ 'pages/a/a': page }, {}, { 'app.js': app }));
  expect(takeErrors()).toEqual(['first', 'second']);
});

test('an app that puts its timers on its global object, as lodash’s polyfills do, keeps both', async () => {
  const { setTimeout: ofHost, Function: functions } = globalThis;
  const take = recordLines();
  const { settle } = start({
    ...appFiles({ 'pages/a/a': {} }),
    'polyfill.js': `const all = (function () { return this; })();
      Object.assign(all, { Date, Function, setTimeout, clearTimeout, setInterval, clearInterval });`,
    'app.js': `require('./polyfill'); setTimeout(() => console.info('later'), 0); App({});`,
  });
  expect([globalThis.setTimeout, globalThis.Function]).toEqual([ofHost, functions]);
  await settle();
  expect(take()).toEqual(['later']);
});

test('an SDK that finds $global by Object.prototype, where it has put it for good, runs in the next app too', () => {
  const take = recordLines();
  const js = `if (!('theGlobal' in {})) Object.defineProperty(Object.prototype, 'theGlobal', { get: () => $global, configurable: true });
    console.info(String(Object.keys($global))); theGlobal.track = (app) => app; App($global.track({}));`;
  const files = appFiles({ 'pages/a/a': {} }, {}, { 'app.js': js });
  try {
    start(files).simulator.terminate();
    start(files);
  } finally {
    Reflect.deleteProperty(Object.prototype, 'theGlobal');
  }
  expect(take()).toEqual(['', '']);
});

test('without launch parameters there is no query, as on a phone', () => {
  const take = recordLines();
  const js = `App({ onLaunch(options) { console.info(JSON.stringify(options)); } })`;
  start(appFiles({ 'pages/a/a': {} }, {}, { 'app.js': js }));
  expect(take()).toEqual(['{"path":"pages/a/a","scene":"1000"}']);
});

test('an app is launched into any page, with a query, once', () => {
  const root = document.body.appendChild(document.createElement('div'));
  const simulator = createSimulator({
    files: appFiles({ 'pages/a/a': {}, 'pages/b/b': {} }),
    root,
    user: XIAO_HONG,
    alipay: { issueAuthCode: () => Promise.resolve('code') },
  });
  simulator.launch({ path: 'pages/b/b', query: { from: 'test' } });
  expect(simulator.pages).toMatchObject([{ route: 'pages/b/b', query: { from: 'test' } }]);
  expect(() => simulator.launch()).toThrow('launches once');
  simulator.terminate();
  const other = createSimulator({
    files: appFiles({ 'pages/a/a': {} }),
    root,
    user: XIAO_HONG,
    alipay: { issueAuthCode: () => Promise.resolve('code') },
  });
  expect(() => other.launch({ path: 'pages/none' })).toThrow('there is no page pages/none');
  other.terminate();
});
