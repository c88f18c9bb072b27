import { appFiles, recordLines, start } from './phone';

let lines: () => string[] = () => [];

beforeEach(() => {
  lines = recordLines();
});

const PAGE = (name: string, hooks = '') => ({
  axml: `<view>${name}</view>`,
  js: `{ onLoad() { console.info('${name} onLoad') }, onShow() { console.info('${name} onShow') },
    onHide() { console.info('${name} onHide') }, onUnload() { console.info('${name} onUnload') }, ${hooks} }`,
});

function withJson(json: object, pages = {}) {
  return appFiles(
    {
      'pages/a/a': PAGE('甲', `onTabItemTap(e) { console.info(JSON.stringify(e)) }`),
      'pages/b/b': PAGE('乙'),
      'pages/c/c': PAGE('丙'),
      ...pages,
    },
    {},
    {
      'app.json': JSON.stringify({ pages: ['pages/a/a', 'pages/b/b', 'pages/c/c'], ...json }),
      'icon.png': 'data:image/png;base64,AQID',
    },
  );
}

const TABS = {
  tabBar: {
    textColor: '#111111',
    selectedColor: '#222222',
    backgroundColor: '#eeeeee',
    items: [
      { pagePath: 'pages/a/a', name: '首页', icon: 'icon.png' },
      { pagePath: 'pages/b/b', name: '我的' },
    ],
  },
};

describe('app.json: tabBar (小程序全局配置/app.json 应用配置)', () => {
  test('the bar shows each item, and which is chosen', () => {
    const { screen } = start(withJson(TABS));
    const [home, mine] = screen.getAllByRole('tab');
    expect(home).toHaveTextContent('首页');
    expect(home).toHaveAttribute('aria-selected', 'true');
    expect(home).toHaveStyle({ color: '#222222' });
    expect(home?.querySelector('img')).toHaveAttribute('src', 'data:image/png;base64,AQID');
    expect(mine).toHaveStyle({ color: '#111111' });
    expect(screen.getByRole('tablist')).toHaveStyle({ backgroundColor: '#eeeeee' });
  });

  test('a tap leads to the other page; the first is hidden and kept, and shown again', async () => {
    const { screen, person, simulator } = start(withJson(TABS));
    await person.click(screen.getByRole('tab', { name: '我的' }));
    expect(screen.getByText('乙')).toBeVisible();
    await person.click(screen.getByRole('tab', { name: '首页' }));
    expect(screen.getByText('甲')).toBeVisible();
    expect(simulator.pages.map(({ route }) => route)).toEqual(['pages/a/a']);
    expect(lines()).toEqual([
      '甲 onLoad',
      '甲 onShow',
      '甲 onHide',
      '乙 onLoad',
      '乙 onShow',
      '乙 onHide',
      '{"from":"user","pagePath":"pages/a/a","text":"首页","index":0}',
      '甲 onShow',
    ]);
  });

  test('above a page of the bar there is none; my.switchTab closes what is above and leads to it', async () => {
    const files = withJson(TABS, {
      'pages/c/c': PAGE('丙', `go() { my.switchTab({ url: '/pages/b/b' }) }`),
    });
    const withButton = { ...files, 'pages/c/c.axml': '<button onTap="go">去</button>' };
    const { screen, person, simulator } = start(withButton);
    simulator.open({ path: 'pages/c/c' });
    expect(screen.queryByRole('tablist')).not.toBeInTheDocument();
    lines();
    await person.click(screen.getByRole('button', { name: '去' }));
    expect(await screen.findByText('乙')).toBeVisible();
    expect(screen.getByRole('tab', { name: '我的' })).toHaveAttribute('aria-selected', 'true');
    expect(lines()).toEqual(['丙 onUnload', '乙 onLoad', '乙 onShow']);
  });

  test('an item whose page is not there is a problem', () => {
    const json = { tabBar: { items: [{ pagePath: 'pages/no/no', name: '无' }] } };
    expect(() => start(withJson(json))).toThrow('"pages/no/no" is none of the pages');
  });
});

describe('app.json: the other keys', () => {
  test('subPackages: their pages are pages of the app, below the root of each', () => {
    const json = { subPackages: [{ root: 'more', pages: ['pages/d/d'] }] };
    const { simulator, screen } = start(withJson(json, { 'more/pages/d/d': PAGE('丁') }));
    simulator.open({ path: 'more/pages/d/d' });
    expect(screen.getByText('丁')).toBeVisible();
  });

  test('transparentTitle: the page lies under the clear bar; auto, until it is scrolled', () => {
    const { root, simulator } = start(
      withJson({ window: { transparentTitle: 'auto', titlePenetrate: 'YES' } }),
    );
    const bar = root.querySelector('.sim-bar');
    expect(bar).toHaveClass('sim-bar-clear', 'sim-bar-through');
    const page = simulator.pages[0]?.element;
    if (!page) throw new Error('there is no page');
    page.scrollTop = 10;
    page.dispatchEvent(new Event('scroll'));
    expect(bar).not.toHaveClass('sim-bar-clear');
  });

  test('a page says otherwise than app.json', () => {
    const page = { axml: '甲', json: { transparentTitle: 'none' } };
    const { root } = start(
      withJson({ window: { transparentTitle: 'always' } }, { 'pages/a/a': page }),
    );
    expect(root.querySelector('.sim-bar')).not.toHaveClass('sim-bar-clear');
  });
});

test.each<[string, string, number]>([
  [
    'a comma before the end of a list',
    '{\n  "pages": [\n    "pages/a/a",\n  ],\n  "window": {}\n}',
    4,
  ],
  ['a text in single quotes, as a value', '{\n  "pages": ["pages/a/a"],\n  "a": \'b\'\n}', 3],
  ['a mistake near the beginning', '{\n"a": x}', 2],
  ['a comma that is missing', '{\n  "pages": ["pages/a/a"]\n  "a": 1\n}', 3],
  ['an end that is missing', '{\n  "pages": ["pages/a/a"],\n  "a": 1\n', 4],
])('JSON that cannot be read is told with its line: %s', (_what, json, line) => {
  const files = { ...appFiles({ 'pages/a/a': {} }), 'app.json': json };
  // What the engine says besides (a position, what is around it) is left out.
  const told = `^app\\.json:${line}: (Unexpected|Expected) [^"\\n]*$`;
  expect(() => start(files)).toThrow(new RegExp(told));
});
