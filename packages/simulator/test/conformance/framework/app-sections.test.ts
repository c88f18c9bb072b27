import { appFiles, recordLines, start } from '../../phone';

const ITEMS = [
  { pagePath: 'a/a', name: '甲' },
  { pagePath: 'b/b', name: '乙' },
];

function app(json: object, files: Readonly<Record<string, string>> = {}) {
  const pages = { 'a/a': {}, 'b/b': {} };
  return appFiles(
    pages,
    {},
    {
      'app.json': JSON.stringify({ pages: ['a/a', 'b/b'], ...json }),
      ...files,
    },
  );
}

const problems = (files: ReturnType<typeof app>) =>
  start(files, { mode: 'lenient' }).simulator.problems.map(({ kind, file, message }) => {
    expect([kind, file]).toEqual(['app', 'app.json']);
    return message;
  });

describe('小程序全局配置/app.json: what a section does not have, or does not take', () => {
  test.each([
    ['tabBar', { tabBar: { items: ITEMS, color: '#fff' } }, 'tabBar.color is not known'],
    [
      'tabBar.items',
      { tabBar: { items: [ITEMS[0], { ...ITEMS[1], iconPath: 'x' }] } },
      'tabBar.items[1].iconPath is not known',
    ],
    [
      'tabBar.items: name 必填',
      { tabBar: { items: [ITEMS[0], { pagePath: 'b/b' }] } },
      'tabBar: items[1]: name is required',
    ],
    [
      'tabBar.items: icon 图标路径',
      { tabBar: { items: [{ ...ITEMS[0], activeIcon: 'images/on.png' }, ITEMS[1]] } },
      'tabBar: items[0]: images/on.png is not there',
    ],
    [
      '界面/tabBar/tabBar 常见问题.md: 不支持 SVG 格式',
      { tabBar: { items: [{ ...ITEMS[0], icon: 'https://a.com/on.svg' }, ITEMS[1]] } },
      'tabBar: items[0]: https://a.com/on.svg: an icon of the tab bar cannot be SVG',
    ],
    [
      '界面/tabBar/tabBar 使用说明.md: 第一个页面必须是首页',
      { tabBar: { items: [...ITEMS].reverse() } },
      'tabBar: the first item must be the home page a/a, not b/b',
    ],
    [
      'entryPagePath is the home page',
      { entryPagePath: 'b/b', tabBar: { items: ITEMS } },
      'tabBar: the first item must be the home page b/b, not a/a',
    ],
    ['behavior', { behavior: { share: 'x' } }, 'behavior.share is not known'],
    [
      'behavior.decodeQuery 可选值：disable',
      { behavior: { decodeQuery: true } },
      'behavior.decodeQuery: "disable" is required',
    ],
    [
      'behavior.shareAppMessage 可选值：appendQuery',
      { behavior: { shareAppMessage: 'query' } },
      'behavior.shareAppMessage: "appendQuery" is required',
    ],
    ['networkTimeout', { networkTimeout: { sockets: 1 } }, 'networkTimeout.sockets is not known'],
    [
      'networkTimeout: number',
      { networkTimeout: { request: '1000' } },
      'networkTimeout.request: a number is required',
    ],
    [
      'permission',
      { permission: { 'scope.bluetooth': { desc: '蓝牙' } } },
      'permission.scope.bluetooth is not known',
    ],
    [
      'permission: desc 必填',
      { permission: { 'scope.camera': {} } },
      'permission.scope.camera: desc is required',
    ],
    [
      'lazyCodeLoading',
      { lazyCodeLoading: 'all' },
      'lazyCodeLoading: "requiredComponents" is required',
    ],
    [
      'subPackages',
      { subPackages: [{ root: 's', pages: [], name: 's' }] },
      'subPackages[0].name is not known',
    ],
    [
      'preloadRule: key 是页面路径',
      { subPackages: [{ root: 's', pages: [] }], preloadRule: { 'c/c': { packages: ['s'] } } },
      'preloadRule.c/c is none of the pages',
    ],
    [
      'preloadRule: packages 必须',
      { preloadRule: { 'a/a': { network: 'wifi' } } },
      'preloadRule.a/a: packages is required',
    ],
    [
      'preloadRule: 分包的 root',
      { preloadRule: { 'a/a': { packages: ['none'] } } },
      'preloadRule.a/a: there is no subpackage none',
    ],
    [
      'preloadRule.plugins',
      {
        plugins: { own: { version: '*', provider: '2019235609092837' } },
        preloadRule: { 'a/a': { plugins: ['own', 'none'] } },
      },
      'preloadRule.a/a: there is no plugin none',
    ],
    [
      'preloadRule.network: all 或 wifi',
      {
        subPackages: [{ root: 's', pages: [] }],
        preloadRule: { 'a/a': { packages: ['s'], network: '4g' } },
      },
      'preloadRule.a/a: network is "all" or "wifi"',
    ],
    [
      'window.titleBarColor: HexColor',
      { window: { titleBarColor: 'red' } },
      'titleBarColor: a colour such as #FFFFFF is required',
    ],
    [
      'window.transparentTitle: always / auto / none',
      { window: { transparentTitle: 'yes' } },
      'transparentTitle: "always" or "auto" or "none" is required',
    ],
    [
      'window.pullRefresh: Boolean',
      { window: { pullRefresh: 'true' } },
      'pullRefresh: "YES" or "NO", true or false is required',
    ],
    [
      'window.onReachBottomDistance: Number',
      { window: { onReachBottomDistance: '50' } },
      'onReachBottomDistance: a number is required',
    ],
  ])('%s', (_what, json, message) => {
    const files = app(json);
    expect(problems(files)).toEqual([message]);
    expect(() => start(files)).toThrow(message);
  });

  test('what the pages show as examples is no problem', () => {
    const json = {
      window: { titleBarColor: '#FFFFFF', pullRefresh: true, allowsBounceVertical: 'YES' },
      tabBar: {
        customize: false,
        overlay: true,
        textColor: '#dddddd',
        selectedColor: '#49a9ee',
        backgroundColor: '#ffffff',
        items: [{ ...ITEMS[0], icon: 'images/a.png', activeIcon: '/images/a.png' }, ITEMS[1]],
      },
      networkTimeout: { request: 1, connectSocket: 1, uploadFile: 1, downloadFile: 1 },
      behavior: {
        shareAppMessage: 'appendQuery',
        decodeQuery: 'disable',
        requestReferrerStrategy: 'page',
      },
      permission: { 'scope.userLocation': { desc: '你的位置信息将用于匹配您的服务城市' } },
      lazyCodeLoading: 'requiredComponents',
      subPackages: [{ root: 'path/sub4', pages: [] }],
      preloadRule: { 'a/a': { network: 'all', packages: ['path/sub4'] } },
    };
    const files = app(json, { 'images/a.png': 'data:image/png;base64,AQID' });
    expect(problems(files)).toEqual([]);
  });
});

test('plugins that are no object keep no app from starting', () => {
  expect(problems(app({ plugins: [] }))).toEqual([]);
});

describe('小程序全局配置/app.json: lazyCodeLoading', () => {
  const script = (name: string) => `console.info('${name}'); Page({});`;

  test.each([
    [{}, ['a', 'b']],
    [{ lazyCodeLoading: 'requiredComponents' }, ['a']],
  ])('%j: 默认会执行所有代码, else 仅执行当前页面所必须的', (json, expected) => {
    const lines = recordLines();
    const { simulator } = start(app(json, { 'a/a.js': script('a'), 'b/b.js': script('b') }));
    expect(lines()).toEqual(expected);
    simulator.open({ path: 'b/b' });
    expect(lines()).toEqual(expected.length === 1 ? ['b'] : []);
  });
});

test('小程序全局配置/app.json: permission 小程序获取权限时展示的接口用途说明', async () => {
  const desc = '你的位置信息将用于匹配您的服务城市';
  const json = { permission: { 'scope.userLocation': { desc } } };
  const ask = { 'a/a.js': 'Page({ onReady() { my.getLocation().catch(() => undefined); } });' };
  const { screen } = start(app(json, ask));
  expect(await screen.findByRole('dialog', { name: /申请获取你的位置信息/ })).toHaveTextContent(
    desc,
  );
});
