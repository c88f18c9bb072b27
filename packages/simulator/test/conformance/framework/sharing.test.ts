import { appFiles, recordLines, start, type PageFiles } from '../../phone';

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';

/** An app of two pages; the first has what is given. */
function app(page: PageFiles, others: Record<string, string> = {}, mode?: 'lenient') {
  const lines = recordLines();
  const files = appFiles({ 'pages/a/a': page, 'pages/b/b': { axml: 'b' } }, {}, others);
  const world = start(files, mode === undefined ? {} : { mode });
  // The capsule is the phone's, and no part of what a screen reader reads.
  const press = async (name: string) =>
    world.person.click(await world.screen.findByRole('button', { name, hidden: true }));
  return {
    ...world,
    lines,
    press,
    /** Shares by the capsule's menu. */
    byMenu: async () => {
      await press('更多');
      await press('分享');
    },
    sheet: (name: string) => world.screen.findByRole('dialog', { name }),
  };
}

const SHARING = (members = '') =>
  `onShareAppMessage(options) {
    console.info(JSON.stringify(options));
    return { title: '分享 View 组件', desc: 'View 组件很通用', path: 'pages/b/b?id=1', ${members} };
  }`;

describe('页面运行机制: onShareAppMessage(options)', () => {
  test('menu：右上角分享按钮触发; title, desc and path are what is shared', async () => {
    const { lines, byMenu, sheet } = app({ js: `{ ${SHARING()} }` });
    await byMenu();
    const shown = await sheet('分享 View 组件');
    expect(shown).toHaveTextContent('View 组件很通用');
    expect(shown).toHaveTextContent('pages/b/b?id=1');
    expect(lines()).toEqual(['{"from":"menu"}']);
  });

  test('button：页面分享按钮触发; target is the button', async () => {
    const axml = '<button id="x" data-k="{{1}}" open-type="share">推荐给朋友</button>';
    const { lines, press, sheet } = app({ axml, js: `{ ${SHARING()} }` });
    await press('推荐给朋友');
    await sheet('分享 View 组件');
    const target = { id: 'x', tagName: 'button', dataset: { k: 1 } };
    expect(lines().map((line) => JSON.parse(line) as unknown)).toEqual([
      { from: 'button', target },
    ]);
  });

  test('code：执行 my.showSharePanel 触发', async () => {
    const js = `{ ${SHARING()}, onReady() { my.showSharePanel(); } }`;
    const { lines, sheet } = app({ js });
    await sheet('分享 View 组件');
    expect(lines()).toEqual(['{"from":"code"}']);
  });

  test('webViewUrl: 页面中包含 web-view 组件时', async () => {
    const { lines, byMenu } = app({
      axml: '<web-view src="https://example.com/x"/>',
      js: `{ ${SHARING()} }`,
    });
    await byMenu();
    expect(lines()).toEqual(['{"from":"menu","webViewUrl":"https://example.com/x"}']);
  });

  test('this is the page; async 写法', async () => {
    const js = `{ data: { title: '数据' }, async onShareAppMessage() {
      await null;
      return { title: this.data.title, path: 'pages/a/a' };
    } }`;
    const { byMenu, sheet } = app({ js });
    await byMenu();
    expect(await sheet('数据')).toBeVisible();
  });

  test('success: channelName, shareResult', async () => {
    const js = `{ ${SHARING('success: (result) => console.info(JSON.stringify(result))')} }`;
    const { lines, byMenu, press } = app({ js });
    await byMenu();
    await press('微信');
    expect(lines().at(-1)).toBe('{"channelName":"微信","shareResult":true}');
  });

  test('a sheet that is closed shares nothing', async () => {
    const { lines, byMenu, press, screen } = app({
      js: `{ ${SHARING('success: () => console.info(1)')} }`,
    });
    await byMenu();
    lines();
    await press('取消');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(lines()).toEqual([]);
  });

  test.each(['imageUrl', 'bgImgUrl', 'scImgUrl'])('%s is shown', async (name) => {
    const js = `{ ${SHARING(`${name}: '/logo.gif'`)} }`;
    const { byMenu, sheet } = app({ js }, { 'logo.gif': PIXEL });
    await byMenu();
    expect((await sheet('分享 View 组件')).querySelector('img')).toHaveAttribute('src', PIXEL);
  });

  test.each([
    [`undefined`, 'an object must be returned'],
    [`'text'`, 'an object must be returned'],
    [`{ path: 'pages/b/b' }`, 'title: text is required'],
    [`{ title: '标题' }`, 'path: text is required'],
    [
      `{ title: '标题', path: 'pages/b/b', content: '${'字'.repeat(29)}' }`,
      'content: 28 characters at the most',
    ],
    [
      `{ title: '标题', path: 'pages/b/b', searchTip: '六个字的搜索' }`,
      'searchTip: 5 characters at the most',
    ],
    [`{ title: '标题', path: '/pages/c/c?x=1' }`, 'path: there is no page pages/c/c'],
    [
      `{ title: '标题', path: 'pages/b/b', imageUrl: '${PIXEL}' }`,
      'imageUrl: base64 is not supported',
    ],
  ])('%s is a problem; a phone shares the page all the same', async (result, reason) => {
    const page = { js: `{ onShareAppMessage() { return ${result}; } }` };
    const message = `onShareAppMessage: ${reason}`;
    const strict = app(page);
    await strict.byMenu();
    expect(strict.takeErrors()).toEqual([`pages/a/a.js: ${message}`]);
    strict.simulator.terminate();
    const { simulator, byMenu, screen } = app(page, {}, 'lenient');
    await byMenu();
    expect(await screen.findByRole('button', { name: '支付宝好友' })).toBeVisible();
    expect(simulator.problems).toMatchObject([{ kind: 'app', message }]);
  });

  test('what it throws is an error of the app', async () => {
    const { byMenu, takeErrors } = app({
      js: `{ onShareAppMessage() { throw new Error('no'); } }`,
    });
    await byMenu();
    expect(takeErrors()).toEqual(['no']);
  });
});

describe('app.js 注册小程序: onShareAppMessage, and what is shared without one', () => {
  test('当页面未设置 page.onShareAppMessage 时，调用分享会执行全局的分享设置', async () => {
    const appJs = `App({ onShareAppMessage({ from }) { return { title: '全局 ' + from, path: 'pages/b/b' }; } });`;
    const { byMenu, sheet } = app({}, { 'app.js': appJs });
    await byMenu();
    expect(await sheet('全局 menu')).toBeVisible();
  });

  test.each([
    [{}, 'pages/a/a'],
    [{ behavior: { shareAppMessage: 'appendQuery' } }, 'pages/a/a?k=%26'],
  ])('app.json 应用配置: behavior %j', async (behavior, path) => {
    const json = {
      pages: ['pages/b/b', 'pages/a/a'],
      window: { defaultTitle: '我的应用' },
      ...behavior,
    };
    const { simulator, byMenu, sheet } = app({}, { 'app.json': JSON.stringify(json) });
    simulator.open({ path: 'pages/a/a', query: { k: '&' } });
    await byMenu();
    const shown = await sheet('我的应用');
    expect([...shown.querySelectorAll('p')].map((line) => line.textContent)).toEqual([path]);
  });
});

describe('分享/my.hideShareMenu.md', () => {
  test('分享按钮被置灰，并显示 当前页面不可分享, on that page alone', async () => {
    const { press, screen, simulator } = app({ js: `{ onLoad() { my.hideShareMenu(); } }` });
    await press('更多');
    expect(await screen.findByRole('button', { name: '当前页面不可分享' })).toBeDisabled();
    await press('取消');
    simulator.open({ path: 'pages/b/b' });
    await press('更多');
    expect(await screen.findByRole('button', { name: '分享' })).toBeEnabled();
  });

  test('my.showShareMenu takes it back', async () => {
    const js = `{ onLoad() { my.hideShareMenu(); my.showShareMenu(); } }`;
    const { byMenu, screen } = app({ js });
    await byMenu();
    expect(await screen.findByRole('button', { name: 'QQ' })).toBeVisible();
  });
});
