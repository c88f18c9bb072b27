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
    [
      'HexColor',
      "{ color: 'red', selectedColor: '#111111', backgroundColor: '#ffffff', borderStyle: 'black' }",
    ],
    [
      'borderStyle: black, white 或 #开头',
      "{ color: '#111111', selectedColor: '#111111', backgroundColor: '#ffffff', borderStyle: 'grey' }",
    ],
  ])('my.setTabBarStyle.md: 2 接口参数无效: %s', async (_, params) => {
    const world = await called(`my.setTabBarStyle({ ...${params}, ...ends })`, { tabBar: TABS });
    expect(world.it()).toMatchObject({ error: 2 });
  });

  test.each(['setTabBarBadge', 'setTabBarItem'])('my.%s.md: text 必填', async (name) => {
    const world = await called(`my.${name}({ index: 0, ...ends })`, { tabBar: TABS });
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
    expect(world.takeErrors()).toEqual([
      'pages/a/a.js:2: my.showActionSheet: badge type star is not known',
    ]);
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

describe('必填 parameters, and what they take', () => {
  test.each([
    ['设备/剪贴板/my.setClipboard.md: text', 'my.setClipboard({ ...ends })', 2],
    ['my.setClipboard.md: text: String', 'my.setClipboard({ text: { a: 1 }, ...ends })', 2],
    ['设备/屏幕亮度/my.setKeepScreenOn.md', 'my.setKeepScreenOn({ ...ends })', 2],
    ['my.setKeepScreenOn.md: Boolean', "my.setKeepScreenOn({ keepScreenOn: 'on', ...ends })", 2],
    ['商户会员卡/my.openCardDetail.md: passId', 'my.openCardDetail({ ...ends })', 2],
    ['my.openMerchantCardList.md: partnerId', 'my.openMerchantCardList({ ...ends })', 2],
    [
      '支付宝卡包/my.openVoucherDetail.md: passId, or partnerId 和 serialNumber',
      "my.openVoucherDetail({ partnerId: '2088', ...ends })",
      2,
    ],
    ['my.openTicketDetail.md', 'my.openTicketDetail({ ...ends })', 2],
    ['my.openMerchantTicketList.md', 'my.openMerchantTicketList({ ...ends })', 2],
    ['my.ap.openAlipayApp.md: appCode', 'my.ap.openAlipayApp({ ...ends })', 2],
    [
      'my.ap.openAlipayApp.md: 限于官方公开的 appCode 列表',
      "my.ap.openAlipayApp({ appCode: 'alipayScann', ...ends })",
      2,
    ],
    [
      'my.ap.navigateToAlipayPage.md: appCode 与 path 二选一',
      'my.ap.navigateToAlipayPage({ ...ends })',
      2,
    ],
    [
      'my.ap.openURL.md: 必须以 https:// 或 alipays:// 开头',
      "my.ap.openURL({ url: 'http://example.com', ...ends })",
      2,
    ],
    [
      'my.navigateToMiniProgram.md: appId: String',
      'my.navigateToMiniProgram({ appId: {}, ...ends })',
      2,
    ],
    [
      '多媒体/图片/my.previewImage.md: 只支持 http/https 图片链接',
      "my.previewImage({ urls: ['/images/a.png'], ...ends })",
      2,
    ],
    [
      'my.saveImageToPhotosAlbum.md: 17 filePath 的值不符合要求',
      "my.saveImageToPhotosAlbum({ filePath: '/images/a.png', ...ends })",
      17,
    ],
    [
      'my.saveVideoToPhotosAlbum.md: 17, a file that is not there',
      "my.saveVideoToPhotosAlbum({ filePath: 'https://usr/none.mp4', ...ends })",
      17,
    ],
  ])('%s', async (_statement, call, error) => {
    const world = await called(call);
    expect(world.it()).toMatchObject({ error });
  });

  test.each([
    ["my.openVoucherDetail({ partnerId: '2088', serialNumber: '1', ...ends })"],
    ["my.ap.openAlipayApp({ appCode: 'stockDetail', appParams: { symbol: 'BABA' }, ...ends })"],
    ["my.ap.openURL({ url: 'https://render.alipay.com/p/404', ...ends })"],
    ["my.saveImageToPhotosAlbum({ filePath: 'https://example.com/a.png', ...ends })"],
    ['my.setKeepScreenOn({ keepScreenOn: false, ...ends })'],
  ])('%s', async (call) => {
    const world = await called(call);
    expect(world.it()).toEqual({ success: true });
  });
});

test.each([
  ['2 必填参数为空', { data: 'x' }, { error: 2, errorMessage: '必填参数为空' }],
  ['2: key 不接受空字符串', { key: '', data: 'x' }, { error: 2, errorMessage: '必填参数为空' }],
  ['2: data', { key: 'k' }, { error: 2, errorMessage: '必填参数为空' }],
  [
    '14 data长度超限: 200KB',
    { key: 'k', data: 'x'.repeat(200 * 1024) },
    { error: 14, errorMessage: 'data长度超限' },
  ],
])('缓存/my.setStorage.md, my.setStorageSync.md: %s', async (_statement, params, failure) => {
  const world = phone();
  expect(await world.call('setStorage', params)).toEqual(['fail', failure]);
  expect(world.my.setStorageSync?.(params)).toEqual(failure);
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
