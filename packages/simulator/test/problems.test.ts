import { waitFor } from '@testing-library/dom';
import { compileProgram, createSimulator, type Problem, type SimulatorEvent } from '../src';
import { appFiles, start, startFailure, XIAO_MING } from './phone';

const LENIENT = { mode: 'lenient' } as const;

/** Problems in short: `kind thing file:line`. */
function brief(problems: readonly Problem[]): string[] {
  return problems.map(({ kind, thing, file = '', line }) =>
    [kind, thing, line === undefined ? file : `${file}:${line}`].filter(Boolean).join(' '),
  );
}

describe('strict mode: a problem is an error', () => {
  test.each([
    ['an attribute that the platform does not have', '<button subtitle="a"/>', 'subtitle'],
    ['a tag that the platform does not have', '<marquee/>', '<marquee> is not known'],
  ])('%s', (_what, axml, message) => {
    expect(startFailure({ axml })).toContain(message);
  });

  test('it lists nothing: what it knows of has been thrown', () => {
    const { simulator } = start(appFiles({ 'pages/a/a': { axml: '<view>甲</view>' } }));
    expect(simulator.problems).toEqual([]);
  });
});

describe('lenient mode: a problem is listed, and the app goes on as on a device', () => {
  test('all of them, not the first alone, with file, line and thing', () => {
    const axml = `<view subtitle="a">甲</view>
<blink id="live">乙</blink>
<input onTap="go" />
<marquee>丙</marquee>`;
    const { simulator, screen, events } = start(
      appFiles({
        'pages/a/a': {
          axml,
          acss: '[a] { color: red; }\n.b { color: red }',
          json: { titleColour: 'red' },
        },
      }),
      LENIENT,
    );
    expect(brief(simulator.problems)).toEqual([
      'app key titleColour pages/a/a.json',
      'app <view subtitle> pages/a/a.axml:1',
      'app <blink> pages/a/a.axml:2',
      'app <input onTap> pages/a/a.axml:3',
      'app <marquee> pages/a/a.axml:4',
      'app attribute selector pages/a/a.acss:1',
    ]);
    expect(screen.getByText('甲')).toBeVisible();
    expect(screen.getByRole('group', { name: '<blink>' })).toHaveTextContent('乙');
    expect(screen.getByText('丙')).toBeVisible();
    const told = events.flatMap((event) => (event.type === 'problem' ? [event.problem] : []));
    expect(told).toEqual(simulator.problems);
  });

  test('the same place is listed once, however often it is drawn', () => {
    const page = {
      axml: '<icon a:for="{{3}}" type="round"/>',
      js: '{ onReady() { this.setData({ a: 1 }); } }',
    };
    const { simulator } = start(appFiles({ 'pages/a/a': page }), LENIENT);
    expect(brief(simulator.problems)).toEqual(['app <icon type="round"> pages/a/a.axml:1']);
  });

  test('an unknown key of app.json or of a page is passed over', () => {
    const { simulator, screen } = start(
      appFiles(
        { 'pages/a/a': { axml: '甲', json: { colour: 'red' } } },
        {},
        { 'app.json': JSON.stringify({ pages: ['pages/a/a'], madeUp: true }) },
      ),
      LENIENT,
    );
    expect(brief(simulator.problems)).toEqual([
      'app key madeUp app.json',
      'app key colour pages/a/a.json',
    ]);
    expect(screen.getByText('甲')).toBeVisible();
  });

  test.each([
    ['its AXML cannot be read', { 'pages/b/b.axml': '<view' }],
    ['its script throws', { 'pages/b/b.js': 'throw new Error("no");' }],
    ['its script registers no page', { 'pages/b/b.js': '' }],
    ['its JSON is none', { 'pages/b/b.json': '{' }],
    ['its ACSS is none', { 'pages/b/b.acss': '.a {' }],
  ])('an app starts whatever is wrong with its other pages: %s', (_what, broken) => {
    const files = { ...appFiles({ 'pages/a/a': { axml: '甲' }, 'pages/b/b': {} }), ...broken };
    const { screen, simulator } = start(files, LENIENT);
    expect(screen.getByText('甲')).toBeVisible();
    expect(simulator.problems).toEqual([]);
  });

  test('a page that cannot be compiled is a box that says why', () => {
    const files = {
      ...appFiles({ 'pages/a/a': {} }),
      'pages/a/a.axml': '<view>\n<text>{{a b}}</text></view>',
    };
    const { screen, simulator } = start(files, LENIENT);
    expect(brief(simulator.problems)).toHaveLength(1);
    const [problem] = simulator.problems;
    expect(problem).toMatchObject({ kind: 'app', file: 'pages/a/a.axml', line: 2 });
    expect(screen.getByRole('group', { name: `pages/a/a: ${problem?.message}` })).toBeVisible();
  });

  test('a component that is not there is a box; the page around it is drawn', () => {
    const { screen, simulator } = start(
      appFiles({
        'pages/a/a': { axml: '甲<part/>', json: { usingComponents: { part: '/no/part' } } },
      }),
      LENIENT,
    );
    expect(brief(simulator.problems)).toEqual(['app missing component pages/a/a.json']);
    expect(screen.getByText('甲')).toBeVisible();
    expect(screen.getByRole('group', { name: /no\/part is not there/ })).toBeVisible();
  });

  test('a script that throws is an error of the app; what its page shows is shown', () => {
    const page = { axml: '甲' };
    const files = {
      ...appFiles({ 'pages/a/a': page }),
      'pages/a/a.js': 'throw new Error("at its start");',
    };
    const { screen, takeErrors } = start(files, LENIENT);
    expect(takeErrors()).toEqual(['at its start']);
    expect(screen.getByText('甲')).toBeVisible();
  });

  test('an API that the simulator lacks ends in fail and is listed', async () => {
    const page = {
      axml: '{{error}}',
      js: `{ onLoad() { my.getLocalIPAddress({ fail: (result) => this.setData({ error: result.error }) }); } }`,
    };
    const { simulator, screen } = start(appFiles({ 'pages/a/a': page }), LENIENT);
    expect(await screen.findByText('1')).toBeVisible();
    expect(brief(simulator.problems)).toEqual(['simulator my.getLocalIPAddress pages/a/a.js:1']);
  });
});

test('compileProgram() in lenient mode finds the problems of all pages, opened or not', () => {
  const files = appFiles({
    'pages/a/a': { axml: '<view subtitle="a"/>' },
    'pages/b/b': { json: { titleColour: 'red' } },
  });
  const { pages, problems } = compileProgram(files, 'lenient');
  expect(pages).toEqual(['pages/a/a', 'pages/b/b']);
  expect(brief(problems)).toEqual([
    'app <view subtitle> pages/a/a.axml:1',
    'app key titleColour pages/b/b.json',
  ]);
});

test('an app whose app.json cannot be read starts in neither mode', () => {
  const launch = () =>
    createSimulator({
      files: { 'app.json': '{' },
      root: document.body,
      user: XIAO_MING,
      alipay: { issueAuthCode: () => Promise.resolve('') },
      mode: 'lenient',
    }).launch();
  expect(launch).toThrow('app.json:1: ');
});

describe('lenient mode: AXML as devices take it', () => {
  test.each<[string, string, object, string]>([
    ['a method of a value', '{{text.substring(0, 2)}}', { text: 'abcd' }, 'ab'],
    ['a method of nothing', '[{{text.substring(0, 2)}}]', {}, '[]'],
    [
      'an arrow function',
      `{{list.some(item => item.n > 1) ? '有' : '无'}}`,
      { list: [{ n: 2 }] },
      '有',
    ],
    ['an object of JavaScript', '{{Math.abs(n)}}', { n: -3 }, '3'],
    ['tags that cross', '<view><text>甲</view></text>乙', {}, '甲乙'],
    ['a tag that is not closed', '<view>甲<view>乙</view>', {}, '甲乙'],
    ['an empty {{}}', '<view class="{{}}">甲{{}}</view>', {}, '甲'],
    ['{{ without }}', '<view>{{true}</view>', {}, '{{true}'],
    ['a:else without a:if', '<view a:else>甲</view>', {}, '甲'],
    ['a template without is and name', '甲<template>丙</template>乙', {}, '甲乙'],
    ['an include without src', '甲<include />乙', {}, '甲乙'],
    ['children of an empty component', '<image src="">甲</image>乙', {}, '乙'],
  ])('%s: a problem, and drawn all the same', (_what, axml, data, text) => {
    const js = `{ data: ${JSON.stringify(data)} }`;
    const { simulator, root } = start(appFiles({ 'pages/a/a': { axml, js } }), LENIENT);
    expect(root.querySelector('.a-page')).toHaveTextContent(text);
    expect(simulator.problems.length).toBeGreaterThan(0);
    expect(startFailure({ axml, js })).toContain('pages/home/home.axml:1');
  });

  test('what is said about a tag that is not there is no problem of its own', () => {
    const axml = '<marquee speed="1" onStop="stop">甲</marquee>';
    const { simulator } = start(appFiles({ 'pages/a/a': { axml } }), LENIENT);
    expect(brief(simulator.problems)).toEqual(['app <marquee> pages/a/a.axml:1']);
  });
});

test('a style that is an object becomes the style that devices make of it, in strict mode too', () => {
  const axml = '<view style="{{s}}">甲</view><text style="{{ width: w + \'px\' }}">乙</text>';
  const js = `{ data: { s: { fontSize: '12px', color: 'red' }, w: 3 } }`;
  const { screen, simulator } = start(appFiles({ 'pages/a/a': { axml, js } }));
  expect(screen.getByText('甲')).toHaveStyle({ fontSize: '12px' });
  expect(screen.getByText('乙')).toHaveStyle({ width: '3px' });
  expect(simulator.problems).toEqual([]);
});

test.each(['true', '{{1}}'])('style="%s" is drawn in no way, and a problem', (style) => {
  const axml = `<view style="${style}">甲</view>`;
  const { screen, simulator } = start(appFiles({ 'pages/a/a': { axml } }), LENIENT);
  expect(screen.getByText('甲').getAttribute('style') ?? '').not.toContain('1');
  expect(simulator.problems.length).toBe(style === 'true' ? 0 : 1);
});

test.each([
  ['text', '<text>{{class}}</text>', '红', 1],
  ['an operand', `<text>{{class || '无'}}</text>`, '红', 1],
  [
    'data of a template',
    '<template name="t">{{class}}</template><template is="t" data="{{class, n}}"/>',
    '红',
    2,
  ],
  ['a property and a word like it', '<text>{{o.class}}{{classes}}</text>', '蓝绿', 0],
])('a reserved word is a name of data to devices: %s', (_where, axml, text, count) => {
  const js = `{ data: { 'class': '红', n: 1, o: { 'class': '蓝' }, classes: '绿' } }`;
  const { simulator, root } = start(appFiles({ 'pages/a/a': { axml, js } }), LENIENT);
  expect(root.querySelector('.a-page')).toHaveTextContent(text);
  expect(brief(simulator.problems)).toEqual(
    Array.from({ length: count }, () => 'app a reserved word in {{ }} pages/a/a.axml:1'),
  );
});

test('what SJS throws while a component is drawn ends that component alone, for as long as it throws', async () => {
  const files = {
    ...appFiles({
      'pages/a/a': {
        axml: '<text>前</text><part list="{{list}}"/><text onTap="fill">后</text>',
        js: `{ data: { list: null }, fill() { this.setData({ list: ['甲'] }); } }`,
        json: { usingComponents: { part: '/c/c' } },
      },
    }),
    'c/c.json': '{ "component": true, "usingComponents": { "inner": "/c/inner" } }',
    'c/c.js': 'Component({});',
    'c/c.axml':
      '<import-sjs name="m" from="./m.sjs"/><text>始</text><inner/><inner a:if="{{list}}"/><text>{{m.first(list)}}</text>',
    'c/m.sjs': 'export default { first: (list) => list[0] };',
    'c/inner.json': '{ "component": true }',
    'c/inner.axml': '<text>内</text>',
    'c/inner.js': 'Component({});',
  };
  const errors: string[] = [];
  const onEvent = (event: SimulatorEvent) => {
    if (event.type === 'error') errors.push(event.source);
  };
  const { root, person, screen, settle } = start(files, { mode: 'lenient', onEvent });
  const page = root.querySelector('.a-page');
  expect(page).toHaveTextContent(/^前后$/);
  expect(errors).toEqual(['component']);
  await person.click(screen.getByText('后'));
  await settle();
  expect(page).toHaveTextContent(/^前始内内甲后$/);
  expect(errors).toEqual(['component']);
});

test('strict mode: a page whose drawing was ended half way is drawn anew as soon as it can be', async () => {
  const files = {
    ...appFiles({
      'pages/a/a': {
        axml: '<text onTap="show">前</text><part a:if="{{on}}" list="{{list}}"/><text>{{on}}</text>',
        js: `{ data: { on: false, list: null }, show() { this.setData({ on: true }); setTimeout(() => this.setData({ list: ['甲'] })); } }`,
        json: { usingComponents: { part: '/c/c' } },
      },
    }),
    'c/c.json': '{ "component": true }',
    'c/c.js': 'Component({});',
    'c/c.axml': '<import-sjs name="m" from="./m.sjs"/><text>{{m.first(list)}}</text>',
    'c/m.sjs': 'export default { first: (list) => list[0] };',
  };
  const errors: string[] = [];
  const onEvent = (event: SimulatorEvent) => {
    if (event.type === 'error') errors.push(event.error.message);
  };
  const { root, person, screen, settle } = start(files, { onEvent });
  await person.click(screen.getByText('前'));
  await settle();
  expect(errors).toEqual([expect.stringContaining('0')]);
  await waitFor(() => expect(root.querySelector('.a-page')).toHaveTextContent(/^前甲true$/));
  expect(errors).toHaveLength(1);
});

test('a statement in {{ }} is none for all that', () => {
  const { simulator } = start(
    appFiles({ 'pages/a/a': { axml: '<text>{{return 1}}</text>' } }),
    LENIENT,
  );
  expect(simulator.problems.map(({ message }) => message).join()).toContain('Unexpected token');
});

describe('lenient mode: what a device passes over while it draws or is called', () => {
  const open = (page: { axml?: string; js?: string }, files: Record<string, string> = {}) => {
    const world = start({ ...appFiles({ 'pages/a/a': page }), ...files }, LENIENT);
    return { ...world, brief: () => brief(world.simulator.problems) };
  };

  test('an object in text is what JavaScript makes of it', () => {
    const world = open({
      axml: '<text>{{o}}</text><text>第{{o}}</text>',
      js: '{ data: { o: {} } }',
    });
    expect(world.screen.getByText('[object Object]')).toBeVisible();
    expect(world.screen.getByText('第[object Object]')).toBeVisible();
    expect(world.brief()).toContain('app an object as text pages/a/a.axml:1');
  });

  test('a list that is none has no entries, a template that is not there draws nothing', () => {
    const world = open({
      axml: '<view a:for="{{x}}">项</view><template is="none"/><text>其余</text>',
      js: `{ data: { x: '文字' } }`,
    });
    expect(world.screen.getByText('其余')).toBeVisible();
    expect(world.screen.queryByText('项')).toBeNull();
    expect(world.brief()).toEqual(
      expect.arrayContaining(['app a:for pages/a/a.axml:1', 'app <template is> pages/a/a.axml:1']),
    );
  });

  test('options that are no object, a callback that is no function', async () => {
    const world = open({
      js: `{ onReady() { my.getStorageSync('k'); my.hideToast({ success: 'done' }); this.setData({ on: 1 }); } }`,
    });
    await world.settle();
    expect(world.pageData()).toMatchObject({ on: 1 });
    expect(world.brief()).toEqual([
      'app my.getStorageSync options pages/a/a.js:1',
      'app my.hideToast success',
    ]);
  });

  test('a call of my is listed with the line that has made it, also where it is carried out later', async () => {
    const js = `{
      onReady() {
        my.showToast({ title: '甲' });
        const { tell } = require('../../tell');
        tell();
        tell();
      },
    }`;
    const tell = `exports.tell = () =>\n  my.showToast({ contents: '乙' });`;
    const world = open({ js }, { 'tell.js': tell });
    await world.settle();
    expect(world.brief()).toEqual([
      'app my.showToast title pages/a/a.js:3',
      'app my.showToast contents tell.js:2',
    ]);
  });

  test('a failure that the app leaves alone has the line of the call in its stack', async () => {
    const js = `{\n onReady() {\n my.navigateTo({ url: '/pages/gone/gone' });\n } }`;
    const stacks: string[] = [];
    const onEvent = (event: SimulatorEvent) => {
      if (event.type === 'error') stacks.push(String(event.error.stack));
    };
    start(appFiles({ 'pages/a/a': { js } }), { ...LENIENT, onEvent });
    await waitFor(() => expect(stacks).toHaveLength(1));
    expect(stacks[0]).toMatch(
      /^Error: my\.navigateTo failed and nothing handles it: 1 .*\n.*pages\/a\/a\.js:3:\d+/,
    );
  });

  test('a method of the platform’s instances that is missing here is undefined', () => {
    const world = open({
      js: '{ onReady() { this.setData({ bar: this.setUpdatePerformanceListener() === undefined }); } }',
    });
    expect(world.pageData()).toMatchObject({ bar: true });
    expect(world.brief()).toEqual(['simulator this.setUpdatePerformanceListener pages/a/a.js']);
  });

  test('in a sum or a text, what stands for a missing object is nothing, and no exception', () => {
    const world = open({
      js: `{ onReady() {
        const worker = my.createRewardedAd('w.js');
        this.setData({ text: 'a' + worker.name, shown: \`\${worker.name}\`, sum: worker.size * 2 });
      } }`,
    });
    expect(world.pageData()).toEqual({ text: 'a', shown: '', sum: null });
    expect(world.brief()).toEqual(['simulator my.createRewardedAd pages/a/a.js:2']);
  });

  test('an API that is absent ends with its failure, which is no error besides', async () => {
    const world = open({ js: `{ onReady() { my.ocr({}); my.call('remotelog', {}); } }` });
    await world.settle();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(world.brief()).toEqual([
      'simulator my.ocr pages/a/a.js:1',
      "app my.call('remotelog') pages/a/a.js:1",
    ]);
  });

  test('a page that sets data in a circle goes on, one round of updates after the other', async () => {
    const js = `{ data: { n: 0 }, more() { this.setData({ n: this.data.n + 1 }, () => this.more()); },
      onReady() { this.more(); } }`;
    const world = open({ axml: '<text>{{n}}</text>', js });
    const count = () => (world.pageData() as { n: number }).n;
    await world.settle();
    const before = count();
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(count()).toBeGreaterThan(before);
    expect(world.brief()).toEqual(['app setData in a circle']);
  });

  test('a handler that is not there does nothing', async () => {
    const world = open({ axml: '<button onTap="none">按</button>' });
    await world.person.click(world.screen.getByText('按'));
    expect(world.brief()).toEqual(['app a missing method pages/a/a.axml:1']);
  });

  test('the methods of a script that failed are not missed besides', async () => {
    const page = { 'pages/a/a': { axml: '<button onTap="go">去</button>' } };
    const script = { 'pages/a/a.js': "import 'none'; Page({ go() {} });" };
    const { simulator, screen, person } = start(appFiles(page, {}, script), LENIENT);
    await person.click(screen.getByRole('button'));
    expect(brief(simulator.problems)).toEqual([
      'app require("none"): no such file; is the package installed? pages/a/a.js:1',
    ]);
  });

  test('a package that is there but has no main is told from one that is not installed', () => {
    const files = {
      'pages/a/a.js': "import { v4 } from 'uuid'; Page({ data: { v4 } });",
      'node_modules/uuid/package.json': '{"exports":{".":"./dist/index.js"}}',
      'node_modules/uuid/dist/index.js': 'export const v4 = 1;',
    };
    const { simulator } = start(appFiles({ 'pages/a/a': {} }, {}, files), LENIENT);
    expect(brief(simulator.problems)).toEqual([
      'app require("uuid"): no such file; the package is there, but its package.json has no "main" that leads to a file pages/a/a.js:1',
    ]);
  });

  test.each([
    ['app', 'plugin://own/hello'],
    ['simulator', 'dynamic-plugin://2021000000000000/hello'],
  ])(
    '%s: a page of a plugin, %s, fails as on a device where the plugin has no such page',
    async (kind, url) => {
      const js = `{ onReady() { my.navigateTo({ url: '${url}', fail: (it) => this.setData(it) }); } }`;
      const world = open({ js });
      await world.settle();
      expect(world.pageData()).toEqual({ error: 1, errorMessage: `${url} is not found in plugin` });
      expect(world.brief()).toEqual([`${kind} a page of a plugin pages/a/a.js:1`]);
    },
  );

  test('a plugin is loaded in each of the three ways, and does nothing', async () => {
    const js = `{ async onReady() {
      requirePlugin('a').start({ n: 1 });
      requirePlugin('b', (plugin) => { plugin.start(); this.setData({ called: true }); });
      const plugin = await requirePlugin.async('c');
      plugin.start();
      this.setData({ awaited: true });
    } }`;
    const world = open({ js });
    await world.settle();
    await world.settle();
    expect(world.pageData()).toEqual({ called: true, awaited: true });
    expect(world.brief()).toEqual([
      "app requirePlugin('a') pages/a/a.js:2",
      "app requirePlugin('c') pages/a/a.js:4",
      "app requirePlugin('b')",
    ]);
  });

  test('a header that is no text is sent as text, null is left out', async () => {
    const sent: unknown[] = [];
    const js = `{ onReady() { my.request({ url: 'https://example.com/', headers: { a: 1, b: null } }); } }`;
    const world = start(appFiles({ 'pages/a/a': { js } }), {
      ...LENIENT,
      transport(request) {
        sent.push(request.headers);
        return Promise.resolve({ status: 200, headers: {}, body: '{}' });
      },
    });
    await world.settle();
    expect(sent).toEqual([{ 'content-type': 'application/json', a: '1' }]);
  });
});

describe('lenient mode: what a newcomer gets wrong is told where it is', () => {
  const run = (code: string, files: Record<string, string>) => {
    const all = { ...appFiles({ 'pages/a/a': {} }), ...files, 'pages/a/a.js': code };
    return brief(start(all, { ...LENIENT, onEvent: () => undefined }).simulator.problems);
  };
  const API = { 'api.js': `export function getGoods() {}\nexport const a = 1;` };

  test.each<[string, string, string]>([
    [
      'a name that a module does not export',
      `import { a, getGood } from '../../api';\nconsole.assert(true, a, getGood);`,
      'app import of what is not exported pages/a/a.js:1',
    ],
    [
      'a default that a module does not export',
      `\nimport api from '../../api';\nconsole.assert(true, api);`,
      'app import of what is not exported pages/a/a.js:2',
    ],
    [
      'a module that is not there',
      `const a = 1;\nimport b from '../api';\nconsole.assert(true, a, b);`,
      'app require("../api"): no such file pages/a/a.js:2',
    ],
    [
      'a package that is not there, by require',
      `const a = 1;\n\nconst b = require("dayjs");`,
      'app require("dayjs"): no such file; is the package installed? pages/a/a.js:3',
    ],
  ])('%s', (_what, code, problem) => {
    expect(run(`${code}\nPage({});`, API)).toContain(problem);
  });

  test('no import is blamed that may be a type, is in a circle or finds its name in a default', () => {
    const files = {
      'b.js': `import { c } from './c'; export * from './d'; export const b = () => c;`,
      'c.js': `import { d } from './b'; export const c = () => d;`,
      'd.js': `export const d = 1;`,
      'one.js': `export default { two: 2 };`,
      'built.js': `Object.defineProperty(exports, '__esModule', { value: true });`,
      'plain.js': `setTimeout(() => { exports.later = 1; });`,
    };
    const code = `import { b } from '../../b';
      import { two } from '../../one';
      import { later } from '../../plain';
      import { lost } from '../../built';
      import { Shape } from '../../d';
      export { Shape };
      console.assert(true, b, two, later, lost);
      Page({});`;
    expect(run(code, files)).toEqual([]);
  });

  test('a component whose JSON alone is not there', () => {
    const page = { axml: '<b/>', json: { usingComponents: { b: '/b/b' } } };
    const { simulator } = start(
      { ...appFiles({ 'pages/a/a': page }), 'b/b.js': 'Component({});', 'b/b.axml': '<view/>' },
      LENIENT,
    );
    expect(simulator.problems).toEqual([
      expect.objectContaining({
        file: 'pages/a/a.json',
        message: 'usingComponents: b/b.json is not there',
      }),
    ]);
  });

  test('wx: on a component, whose props may have any name', () => {
    const files = {
      'b/b.json': '{ "component": true }',
      'b/b.js': 'Component({});',
      'b/b.axml': '<view/>',
    };
    const page = {
      axml: '<b a="1"\nwx:for="{{list}}"/>',
      json: { usingComponents: { b: '/b/b' } },
    };
    const { simulator } = start({ ...appFiles({ 'pages/a/a': page }), ...files }, LENIENT);
    expect(simulator.problems.map(({ message }) => message)).toEqual([
      '<b>: wx:for is no prop of a component; here it is a:for',
    ]);
  });

  test('an icon of the tab bar that is not in the app', () => {
    const items = [
      { pagePath: 'pages/a/a', name: '甲', icon: '/i/a.png', activeIcon: 'i/b.png' },
      { pagePath: 'pages/b/b', name: '乙', icon: 'https://a.test/1.png', activeIcon: './i/a.png' },
    ];
    const files = {
      ...appFiles({ 'pages/a/a': {}, 'pages/b/b': {} }),
      'app.json': JSON.stringify({ pages: ['pages/a/a', 'pages/b/b'], tabBar: { items } }),
      'i/a.png': 'data:image/png;base64,AQID',
    };
    expect(start(files, LENIENT).simulator.problems).toEqual([
      {
        kind: 'app',
        file: 'app.json',
        thing: 'app.json tabBar',
        message: 'tabBar: items[0]: i/b.png is not there',
      },
    ]);
  });
});
