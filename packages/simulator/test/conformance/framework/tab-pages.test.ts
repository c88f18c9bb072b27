import { createSimulator } from '../../../src';
import { appFiles } from '../../phone';
import { open } from './world';

const ITEMS = [
  { pagePath: 'a/a', name: '甲' },
  { pagePath: 'b/b', name: '乙' },
];
const appJson = (json: object) => ({ 'app.json': JSON.stringify(json) });

/** An app that has gone to a page beside the bar, from which a tap does something. */
async function leave(run: string) {
  const go = (
    does: string,
  ) => `{ onLoad(query) { console.info(this.route + JSON.stringify(query)); },
    go() { ${does} } }`;
  const axml = '<view onTap="go">go</view>';
  const world = open(
    {
      'a/a': { axml, js: go(`my.reLaunch({ url: '/c/c' });`) },
      'b/b': { axml, js: go(`my.switchTab({ url: '/b/b' });`) },
      'c/c': { axml, js: go(run) },
    },
    {},
    appJson({ pages: ['a/a', 'b/b', 'c/c'], tabBar: { items: ITEMS } }),
  );
  await world.tap('go');
  expect(world.lines()).toEqual(['a/a{}', 'c/c{}']);
  return world;
}

describe('界面/路由: pages of the tab bar', () => {
  test.each(['navigateTo', 'redirectTo'])('my.%s: 不会显示底部的标签栏', async (api) => {
    const { tap, screen, simulator } = await leave(`my.${api}({ url: '/b/b' });`);
    await tap('go');
    expect(simulator.pages.at(-1)?.route).toBe('b/b');
    expect(screen.queryByRole('tablist')).not.toBeInTheDocument();
  });

  test.each(['reLaunch', 'switchTab'])('my.%s: with the bar', async (api) => {
    const { tap, screen } = await leave(`my.${api}({ url: '/b/b' });`);
    await tap('go');
    expect(screen.getByRole('tablist')).toBeVisible();
  });

  test('my.switchTab leads from such a page to the same one in the bar', async () => {
    const { tap, screen, lines } = await leave(`my.redirectTo({ url: '/b/b' });`);
    await tap('go');
    await tap('go');
    expect(screen.getByRole('tablist')).toBeVisible();
    expect(lines()).toEqual(['b/b{}', 'b/b{}']);
  });

  test('my.switchTab: 路径后不能带参数', async () => {
    const { tap, takeErrors } = await leave(`my.switchTab({ url: '/b/b?n=1' });`);
    await tap('go');
    expect(takeErrors()).toEqual([
      'c/c.js:2: my.switchTab: /b/b?n=1: a page of the tab bar is given no parameters',
    ]);
  });
});

describe('分包加载: 启动页面和 tabBar 的所有页面都必须放在主包中', () => {
  const SPLIT = { pages: ['a/a'], subPackages: [{ root: 'b', pages: ['b'] }] };
  const start = (json: object, mode: 'strict' | 'lenient') => {
    const simulator = createSimulator({
      files: appFiles({ 'a/a': {}, 'b/b': {} }, {}, appJson({ ...SPLIT, ...json })),
      root: document.body.appendChild(document.createElement('div')),
      user: { userId: '2088000000000001', nickname: '小明' },
      alipay: { issueAuthCode: () => Promise.resolve('code') },
      mode,
    });
    simulator.launch();
    return simulator;
  };

  test.each([
    ['tabBar', { tabBar: { items: ITEMS } }, 'tabBar: pagePath "b/b" is a page of a subpackage'],
    ['entryPagePath', { entryPagePath: 'b/b' }, 'entryPagePath must be in the main package'],
  ])('%s: one in a subpackage is a problem', (_key, json, message) => {
    expect(() => start(json, 'strict')).toThrow(message);
    const simulator = start(json, 'lenient');
    expect(simulator.problems.map((problem) => problem.message)).toEqual([message]);
    simulator.terminate();
  });
});

describe('my.reLaunch: 特殊字符（中文等）需要 encode 处理，否则无法正常跳转', () => {
  const go = (url: string) => {
    const ends = `success() { console.info('ok'); }, fail({ error }) { console.info('fail ' + error); }`;
    return open({
      'a/a': {
        axml: '<view onTap="go">go</view>',
        js: `{ go() { my.navigateTo({ url: ${url}, ${ends} }); } }`,
      },
      'b/b': { js: '{ onLoad(query) { console.info(query.name); } }' },
    });
  };

  test.each([
    ['encoded', '`/b/b?name=${encodeURIComponent("小明 100%")}`', ['小明 100%', 'ok']],
    ['中文', '"/b/b?name=小明"', ['fail 1']],
    ['a bare %', '"/b/b?name=100%"', ['fail 1']],
  ])('%s', async (_what, url, lines) => {
    const world = go(url);
    await world.tap('go');
    expect(world.lines()).toEqual(lines);
  });
});
