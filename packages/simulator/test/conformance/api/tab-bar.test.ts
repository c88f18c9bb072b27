import { appFiles, start } from '../../phone';

const TAB_BAR = {
  items: [
    { pagePath: 'pages/a/a', name: '首页' },
    { pagePath: 'pages/b/b', name: '我的' },
  ],
};

/** An app with a tab bar whose page shows what an API ends with. */
async function called(call: string) {
  const js = `{ onReady() { ${call}.then((result) => this.setData({ result: JSON.stringify(result) }), (error) => this.setData({ result: 'fail ' + error.error })); } }`;
  const pages = { 'pages/a/a': { js, axml: '<text>{{result}}</text>' }, 'pages/b/b': {} };
  const appJson = JSON.stringify({ pages: Object.keys(pages), tabBar: TAB_BAR });
  const world = start(appFiles(pages, {}, { 'app.json': appJson }));
  await world.settle();
  return world;
}

test.each([
  [`my.setTabBarBadge({ index: 1, text: '9' })`, '我的9'],
  [`my.showTabBarRedDot({ index: 1 })`, '我的有新消息'],
  [
    `my.setTabBarBadge({ index: 1, text: '9' }).then(() => my.removeTabBarBadge({ index: 1 }))`,
    '我的',
  ],
  [`my.showTabBarRedDot({ index: 1 }).then(() => my.hideTabBarRedDot({ index: 1 }))`, '我的'],
  [`my.setTabBarItem({ index: 1, text: '账户' })`, '账户'],
])('%s', async (call, name) => {
  const { screen } = await called(call);
  const [, tab] = screen.getAllByRole('tab');
  const heard = tab?.querySelector('[aria-label]')?.getAttribute('aria-label') ?? '';
  expect(`${tab?.textContent ?? ''}${heard}`).toBe(name);
});

test.each([
  'setTabBarBadge',
  'removeTabBarBadge',
  'showTabBarRedDot',
  'hideTabBarRedDot',
  'setTabBarItem',
])('my.%s of a tab that is not there fails with 2', async (name) => {
  const { screen } = await called(`my.${name}({ index: 5 })`);
  expect(screen.getByText('fail 2')).toBeVisible();
});

test('my.hideTabBar and my.showTabBar', async () => {
  const hidden = await called('my.hideTabBar()');
  expect(hidden.screen.queryByRole('tablist')).toBeNull();
  const shown = await called('my.hideTabBar().then(() => my.showTabBar())');
  expect(shown.screen.getByRole('tablist')).toBeVisible();
});

test('my.setTabBarStyle paints the bar', async () => {
  const style = "color: '#111111', selectedColor: '#222222', borderStyle: 'black'";
  const { screen } = await called(`my.setTabBarStyle({ backgroundColor: '#102030', ${style} })`);
  expect(screen.getByRole('tablist')).toHaveStyle({ backgroundColor: '#102030' });
});

test.each([
  ['black', '#e5e5e5'],
  ['white', '#ffffff'],
  ['#FFABABAE', '#ABABAEFF'],
  ['#102030', '#102030'],
])('my.setTabBarStyle.md: borderStyle %s 对应色值为 %s', async (borderStyle, borderTopColor) => {
  const others = "color: '#111111', selectedColor: '#222222', backgroundColor: '#FFFFFF'";
  const { screen } = await called(
    `my.setTabBarStyle({ ${others}, borderStyle: '${borderStyle}' })`,
  );
  expect(screen.getByRole('tablist')).toHaveStyle({ borderTopColor });
});

test.each(['iconPath', 'selectedIconPath'])(
  'tabBar 常见问题.md: 不支持 SVG 格式: %s',
  async (name) => {
    const { takeErrors } = await called(
      `my.setTabBarItem({ index: 0, text: '甲', ${name}: '/a.svg' })`,
    );
    expect(takeErrors().join()).toContain(`${name}: an icon of the tab bar cannot be SVG`);
  },
);

describe('界面/tabBar/my.setTabBarItem: 错误码', () => {
  async function failure(tabBar: object | undefined) {
    const js = `{ onReady() { my.setTabBarItem({ index: 0, text: '新', fail: (error) => this.setData(error) }); } }`;
    const pages = { 'pages/a/a': { js, axml: '<text>{{error}} {{errorMessage}}</text>' } };
    const own = { 'customize-tab-bar/index': { axml: '<view/>' } };
    const files = appFiles(pages, own, {
      'app.json': JSON.stringify({ pages: Object.keys(pages), tabBar }),
    });
    const world = start(files);
    await world.settle();
    return world.root.querySelector('.a-text')?.textContent;
  }
  const items = [{ pagePath: 'pages/a/a', name: '首页' }];

  test.each([
    [
      '1: 自定义的 tabBar',
      { customize: true, items },
      '1 Currently using customize tabBar. The API [setTabBarItem] does not support!',
    ],
    ['11: app.json 中未配置 tabBar', undefined, '11 当前页面不在 tabBar 上。'],
  ])('%s', async (_code, tabBar, shown) => {
    expect(await failure(tabBar)).toBe(shown);
  });
});
