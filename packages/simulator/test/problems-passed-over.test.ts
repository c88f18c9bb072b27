import { waitFor } from '@testing-library/dom';
import type { SimulatorEvent } from '../src';
import { brief } from './brief-problems';
import { appFiles, start } from './phone';

const LENIENT = { mode: 'lenient' } as const;

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

  test('setData of no object changes nothing, and its callback comes', async () => {
    const js = `{ data: { n: 0 },
      onReady() { for (const none of [undefined, null, 1, 'n']) this.setData(none, () => this.setData({ n: this.data.n + 1 })); } }`;
    const world = open({ js });
    await waitFor(() => expect(world.pageData()).toEqual({ n: 4 }));
    expect(world.brief()).toEqual(Array(4).fill('app setData of no object pages/a/a.js:2'));
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
      js: '{ onReady() { this.setData({ bar: this.getSavedReloadState() === undefined }); } }',
    });
    expect(world.pageData()).toMatchObject({ bar: true });
    expect(world.brief()).toEqual(['simulator this.getSavedReloadState pages/a/a.js']);
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

  test('a style that it does not take is left out whole, also one that says how wide buttons are', () => {
    const { simulator, screen } = start(
      appFiles({
        'pages/a/a': { axml: '<view class="b">甲</view>', acss: '.b { display: attr(x) }' },
      }),
      LENIENT,
    );
    expect(brief(simulator.problems)).toEqual(['app attr() in ACSS pages/a/a.acss:1']);
    expect(screen.getByText('甲')).toBeVisible();
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

  test('a package that is there but has no such file is told from one that is not installed', () => {
    const files = {
      'pages/a/a.js': "import { v4 } from 'uuid'; Page({ data: { v4 } });",
      'node_modules/uuid/package.json': '{"exports":{".":"./dist/index.js"}}',
      'node_modules/uuid/dist/other.js': 'export const v4 = 1;',
    };
    const { simulator } = start(appFiles({ 'pages/a/a': {} }, {}, files), LENIENT);
    expect(brief(simulator.problems)).toEqual([
      'app require("uuid"): no such file; the package is there, but neither "exports" nor "main" of its package.json leads to a file pages/a/a.js:1',
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
