import { appFiles, start } from '../../phone';
import { phone } from './world';

const TABS = {
  items: [
    { pagePath: 'pages/a/a', name: '甲' },
    { pagePath: 'pages/b/b', name: '乙' },
  ],
};

/** A page that calls an API at once; what it ends with. */
async function called(call: string, app: object = {}, options: object = {}) {
  const js = `{ onReady() { const end = (it) => this.setData({ it });
    const ends = { success: end, fail: end }; ${call} } }`;
  const pages = { 'pages/a/a': { js, axml: '<view id="v"/>' }, 'pages/b/b': {} };
  const json = JSON.stringify({ pages: Object.keys(pages), ...app });
  const world = start(appFiles(pages, {}, { 'app.json': json }), options);
  await world.settle();
  await world.settle();
  return { ...world, it: () => (world.pageData() as { it?: unknown }).it };
}

describe('界面/tabBar', () => {
  test.each([
    ['颜色', "{ color: '#111111', selectedColor: '#111111', borderStyle: 'black' }"],
    ['nothing', '{}'],
  ])('my.setTabBarStyle.md: 2 接口参数无效: %s', async (_, params) => {
    const world = await called(`my.setTabBarStyle({ ...${params}, ...ends })`, { tabBar: TABS });
    expect(world.it()).toMatchObject({ error: 2 });
  });

  test('my.setTabBarBadge.md: text 必填', async () => {
    const world = await called('my.setTabBarBadge({ index: 0, ...ends })', { tabBar: TABS });
    expect(world.it()).toMatchObject({ error: 2 });
  });

  test.each([
    ['支付宝', '支付宝'],
    ['蚂蚁集团', '蚂蚁……'],
  ])('my.setTabBarBadge.md: “%s”显示“%s”', async (text, shown) => {
    const call = `my.setTabBarBadge({ index: 1, text: '${text}', ...ends })`;
    const { screen } = await called(call, { tabBar: TABS });
    expect(screen.getByRole('tab', { name: `乙 ${shown}` })).toBeVisible();
  });
});

describe('my.showActionSheet.md', () => {
  const sheet = (params: string, platform: 'iOS' | 'Android' = 'iOS') =>
    called(
      `my.showActionSheet({ items: ['甲', '乙'], ${params} ...ends })`,
      {},
      { system: { platform } },
    );

  test.each([
    ["{ index: 0, type: 'none' }", '甲'],
    ["{ index: 0, type: 'none', text: '9' }", '甲'],
    ["{ index: 0, type: 'num', text: '9' }", '甲9'],
    ["{ index: 0, type: 'num', text: '0' }", '甲'],
    ["{ index: 0, type: 'num', text: '1.5' }", '甲'],
    ["{ index: 0, type: 'num', text: '100' }", '甲...'],
    ["{ index: 0, type: 'text', text: '新' }", '甲新'],
    ["{ index: 0, type: 'more', text: '新' }", '甲...'],
    ["{ index: 0, type: 'point', text: '新' }", '甲'],
  ])('badges: %s', async (badge, shown) => {
    const { root } = await sheet(`badges: [${badge}],`);
    const [first] = root.querySelectorAll('.sim-option');
    expect(first).toHaveTextContent(shown);
  });

  test('badges: point 纯红点', async () => {
    const { root } = await sheet(`badges: [{ index: 1, type: 'point' }],`);
    const [first, second] = root.querySelectorAll('.sim-option');
    expect(first?.querySelector('.sim-option-badge')).toBeNull();
    expect(second?.querySelector('.sim-option-badge')).not.toBeNull();
  });

  test('badges: a type that is not listed is a problem', async () => {
    const world = await sheet(`badges: [{ index: 0, type: 'star' }],`);
    expect(world.takeErrors()).toEqual(['my.showActionSheet: badge type star is not known']);
  });

  test('cancelButtonText, destructiveBtnIndex: 仅在 iOS 有效; Android 不显示取消按钮', async () => {
    const params = "cancelButtonText: '不要', destructiveBtnIndex: 0,";
    const apple = await sheet(params);
    expect(apple.screen.getByRole('button', { name: '不要' })).toBeVisible();
    expect(apple.screen.getByRole('button', { name: '甲' })).toHaveClass('sim-option-destructive');
    apple.simulator.terminate();
    const android = await sheet(params, 'Android');
    expect(android.screen.queryByRole('button', { name: '不要' })).toBeNull();
    const first = android.screen.getByRole('button', { name: '甲' });
    expect(first).not.toHaveClass('sim-option-destructive');
    await android.person.keyboard('{Escape}');
    await android.settle();
    expect(android.it()).toMatchObject({ index: -1 });
  });
});

describe('选择城市/my.setLocatedCity.md', () => {
  test.each([
    ['11 参数类型错误', "locatedCityId: 5, locatedCityName: '杭州',", 11],
    ['12 必填参数为空', "locatedCityName: '杭州',", 12],
    ['13 locatedCityId 不匹配', "locatedCityId: 'x', locatedCityName: '杭州',", 13],
  ])('%s', async (_, params, error) => {
    const world = await called(`my.setLocatedCity({ ${params} ...ends })`);
    expect(world.it()).toMatchObject({ error });
  });
});

test('my.reportAnalytics(name, data) is no problem: apps of the platform call it so', async () => {
  const world = await called(
    `end({ it: my.reportAnalytics('enter', { from: 'a' }) === undefined });`,
  );
  expect(world.takeErrors()).toEqual([]);
});

test('my.vibrateShort.md: the sample gives it a function alone', async () => {
  const world = await called('my.vibrateShort(() => {}); end(1);');
  expect(world.it()).toBe(1);
  expect(world.takeErrors()).toEqual([]);
});

test('SelectorQuery.boundingClientRect.md: 如果当前节点为窗口对象则只返回 width、height', async () => {
  const world = await called(
    'my.createSelectorQuery().selectViewport().boundingClientRect().exec(([it]) => end(Object.keys(it)));',
  );
  expect(world.it()).toEqual(['width', 'height']);
});

test('my.getUpdateManager.md: 全局唯一', () => {
  const { my } = phone();
  expect(my.getUpdateManager?.()).toBe(my.getUpdateManager?.());
});

describe('文件', () => {
  type Manager = Readonly<Record<string, (...params: unknown[]) => unknown>>;

  /** A file `a.txt`, and a directory `d` with a file in it. */
  function files() {
    const world = phone();
    const fs = world.my.getFileSystemManager?.() as Manager;
    fs.writeFileSync?.('https://usr/a.txt', 'abc', 'utf8');
    fs.mkdirSync?.('https://usr/d', false);
    fs.writeFileSync?.('https://usr/d/x', 'abc', 'utf8');
    return { ...world, fs };
  }

  test.each([
    ['rename: into a directory that is not there', 'renameSync', ['a.txt', 'none/b'], 10022],
    ['rename: onto a directory', 'renameSync', ['a.txt', 'd'], 10023],
    ['mkdir: 有同名文件, on the way', 'mkdirSync', ['a.txt/b', true], 10025],
    ['rmdir: a file is no directory', 'rmdirSync', ['a.txt', false], 10022],
    ['readdir: a file is no directory', 'readdirSync', ['a.txt'], 10022],
    ['unlink: 传入的路径是一个目录', 'unlinkSync', ['d'], 10023],
    ['appendFile: 指定路径是一个已经存在的目录', 'appendFileSync', ['d', 'utf8', 'utf8'], 10025],
    ['copyFile: into a directory that is not there', 'copyFileSync', ['a.txt', 'none/b'], 10022],
    ['saveFile: 临时文件 alone', 'saveFileSync', ['a.txt'], 10022],
  ])('FileSystemManager.%s', (_, api, params, error) => {
    const { fs } = files();
    const given = params.map((each) =>
      typeof each === 'string' && each !== 'utf8' ? `https://usr/${each}` : each,
    );
    expect(fs[api]?.(...given)).toMatchObject({ error });
  });

  test('FileSystemManager.rename: a directory, with what is in it', () => {
    const { fs } = files();
    fs.renameSync?.('https://usr/d', 'https://usr/e');
    expect(fs.readdirSync?.('https://usr/e')).toMatchObject({ files: ['x'] });
    expect(fs.accessSync?.('https://usr/d')).toMatchObject({ error: 10022 });
  });

  test('my.saveFile.md: 12 for what is no temporary file', async () => {
    const outcome = await files().call('saveFile', { apFilePath: 'https://usr/a.txt' });
    expect(outcome).toMatchObject(['fail', { error: 12 }]);
  });
});
