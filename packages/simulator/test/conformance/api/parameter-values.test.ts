import { appFiles, start } from '../../phone';

/** A page that runs that at once; what it ends with, and the problems on the way. */
async function run(code: string, options: object = {}, others: Record<string, string> = {}) {
  const js = `{ data: { ended: [] }, async onReady() {
    const end = (it) => this.setData({ ended: [...this.data.ended, it] });
    const ends = { success: () => end('success'), fail: ({ error }) => end(error) };
    ${code} } }`;
  const page = { js, axml: '<view id="v" onTap="tap">tap</view>' };
  const world = start(appFiles({ 'pages/a/a': page }, {}, others), options);
  for (let turn = 0; turn < 3; turn += 1) await world.settle();
  return { ...world, ended: () => (world.pageData() as { ended: unknown[] }).ended };
}

const PLACE = "name: '甲', address: '乙'";

// What the page of an API lists, or the bounds it gives.
describe.each([
  ['my.startAccelerometer.md: interval 合法值', 'startAccelerometer', "interval: 'fast'"],
  ['my.startCompass.md: interval 合法值', 'startCompass', "interval: 'fast'"],
  ['my.startGyroscope.md: interval 合法值', 'startGyroscope', 'interval: 60'],
  [
    'my.setVisualEffectOnCapture.md: 仅支持 none / hidden',
    'setVisualEffectOnCapture',
    "visualEffect: 'blur'",
  ],
  ['my.scan.md: scanType 可选值', 'scan', "scanType: ['qrCode', 'qr']"],
  ['my.scan.md: scanType: Array', 'scan', "scanType: 'qrCode'"],
  ['my.chooseImage.md: sizeType: StringArray', 'chooseImage', "sizeType: 'original'"],
  ['my.chooseImage.md: sizeType 可选值', 'chooseImage', "sizeType: ['small']"],
  ['my.chooseVideo.md: camera', 'chooseVideo', "camera: 'selfie'"],
  ['my.prompt.md: align 可选值', 'prompt', "message: '甲', align: 'top'"],
  ['my.chooseAlipayContact.md: count 最大值为 10', 'chooseAlipayContact', 'count: 11'],
  ['my.openLocation.md: 经度', 'openLocation', `longitude: 181, latitude: 30, ${PLACE}`],
  ['my.openLocation.md: 纬度', 'openLocation', `longitude: 120, latitude: -91, ${PLACE}`],
  ['my.openLocation.md: as text', 'openLocation', `longitude: '181', latitude: '30', ${PLACE}`],
  [
    'my.openLocation.md: scale 范围 3 ~ 19',
    'openLocation',
    `longitude: 120, latitude: 30, scale: 20, ${PLACE}`,
  ],
  ['my.setNavigationBar.md: 十六进制颜色值', 'setNavigationBar', "backgroundColor: 'red'"],
  ['my.setBackgroundColor.md: 十六进制颜色码', 'setBackgroundColor', "backgroundColor: 'red'"],
])('%s', (_statement, api, params) => {
  const call = `my.${api}({ ${params}, ...ends });`;

  test('any other value is a problem', async () => {
    const { takeErrors } = await run(call);
    expect(takeErrors()).toEqual([expect.stringContaining(`my.${api}: `)]);
  });

  test('in lenient mode the app goes on', async () => {
    const { simulator, takeErrors } = await run(call, { mode: 'lenient' });
    expect(takeErrors()).toEqual([]);
    expect(simulator.problems).toMatchObject([{ kind: 'app', file: 'pages/a/a.js' }]);
  });
});

test('my.openLocation.md: coordinates may be text, as its older page has them', async () => {
  const { ended, takeErrors } = await run(
    `my.openLocation({ longitude: '120.126293', latitude: '30.274653', ${PLACE}, ...ends });`,
  );
  expect(takeErrors()).toEqual([]);
  expect(ended()).toEqual(['success']);
});

describe.each([
  ['MapContext.updateComponents.md: scale 5-18', 'updateComponents({ scale: 19 })'],
  ['MapContext.updateComponents.md: skew 0 ~ 80', 'updateComponents({ skew: 81 })'],
  ['MapContext.updateComponents.md: rotate 0 ~ 360', 'updateComponents({ rotate: -1 })'],
  ['MapContext.setMapType.md: 0, 1', 'setMapType({ mapType: 2 })'],
])('%s', (_statement, call) => {
  test('any other value is a problem', async () => {
    const { takeErrors } = await run(`my.createMapContext('map').${call};`);
    expect(takeErrors()).toEqual([expect.stringContaining('my.MapContext.')]);
  });
});

test.each(['opacity(1.5)', 'skew(10, 200)', 'skewX(-181)'])(
  'my.createAnimation.md: 参数范围: %s is a problem',
  async (call) => {
    const { takeErrors } = await run(`my.createAnimation().${call}`);
    expect(takeErrors()).toEqual([expect.stringMatching(/a number from .* is required/)]);
  },
);

test('my.createAnimation.md: the sample turns by up to 360 degrees', async () => {
  const { takeErrors } = await run('my.createAnimation().rotate(360).opacity(0).skew(90).step()');
  expect(takeErrors()).toEqual([]);
});

test.each([
  ['album', 'sourceType: ["camera", "album"]'],
  ['album', ''],
  ['camera', 'sourceType: ["camera"]'],
  ['camera', 'sourceType: "camera"'],
])('my.chooseImage.md, its typings: the %s is asked for with {%s}', async (scope, params) => {
  const { screen } = await run(`my.chooseImage({ ${params} });`);
  const asks = { album: /相册/, camera: /摄像头/ }[scope] ?? '';
  expect(screen.getByRole('dialog')).toHaveTextContent(asks);
});

test('my.canIUse: a value that is listed for a parameter', async () => {
  const ask = (value: string) => `my.canIUse('startAccelerometer.object.interval.${value}')`;
  const { ended } = await run(`end([${ask('game')}, ${ask('fast')}]);`);
  expect(ended()).toEqual([[true, false]]);
});

test.each([
  ["{ timeFunction: 'swing' }", 'timeFunction is one of linear, ease, ease-in'],
  ["{ timingFunction: 'ease' }", 'parameter timingFunction is not known'],
])('my.createAnimation.md: 有效值: %s', async (options, message) => {
  const { takeErrors } = await run(`my.createAnimation(${options})`);
  expect(takeErrors()).toEqual([expect.stringContaining(message)]);
});

test.each([
  ['\'url("https://a.com/a.ttf")\'', 'success'],
  ['\'url("http://a.com/a.ttf")\'', 10],
  ['\'url("/fonts/a.ttf")\'', 10],
  ["'https://a.com/a.ttf'", 10],
  ['\'url("https://a.com/a.woff2")\'', 10],
])('my.loadFontFace.md: source: %s ends with %s', async (source, outcome) => {
  const { ended } = await run(`my.loadFontFace({ family: 'f', source: ${source}, ...ends });`);
  expect(ended()).toEqual([outcome]);
});

test.each([
  ["encodeURIComponent('https://render.alipay.com/p/404')", 'success'],
  ["'https://render.alipay.com/p/404'", 2],
  ["encodeURIComponent('https://example.com/')", 2],
])('my.ap.navigateToAlipayPage.md: path: %s ends with %s', async (path, outcome) => {
  const { ended } = await run(`my.ap.navigateToAlipayPage({ path: ${path}, ...ends });`);
  expect(ended()).toEqual([outcome]);
});

test.each([
  ['today', 0, 6000],
  ['31 days ago', 31, 0],
])('my.getRunData.md: 最近 30 天内的运动步数: %s', async (_name, daysAgo, count) => {
  const date = new Date(Date.now() - daysAgo * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  const { ended } = await run(`my.getRunData({ countDate: '${date}', success: ({ response }) =>
    end(JSON.parse(JSON.parse(response).response).count) });`);
  expect(ended()).toEqual([count]);
});

const DOCUMENT = "filePath: my.env.USER_DATA_PATH + '/a.txt'";
test.each([
  ['openDocument', `${DOCUMENT}, fileType: 'docx'`, 'success'],
  ['openDocument', DOCUMENT, 'success'],
  ['openDocument: 4011 无效的文件路径', "filePath: '', fileType: 'pdf'", 4011],
  ['openDocument: 4012 预览文件不存在', "filePath: 'https://usr/none', fileType: 'pdf'", 4012],
  ['openDocument: 4013 文件类型暂不支持', `${DOCUMENT}, fileType: 'txt'`, 4013],
  ['showAuthGuide: 2 参数错误: 请使用文档中提供的 authType 选项', "authType: 'WIFI'", 2],
  ['showAuthGuide: 2: authType 必填', '', 2],
])('my.%s: %s ends with %s (git:184943f2^)', async (api, params, outcome) => {
  const { ended } = await run(
    `my.getFileSystemManager().writeFileSync(my.env.USER_DATA_PATH + '/a.txt', 'a');
    my.${api.split(':')[0] ?? ''}({ ${params === '' ? '' : `${params}, `}...ends });`,
  );
  expect(ended()).toEqual([outcome]);
});

test('my.showAuthGuide: 可通过 my.canIUse 检测: BLUETOOTH', async () => {
  const ask = "end(my.canIUse('showAuthGuide.object.authType.BLUETOOTH'))";
  expect((await run(ask)).ended()).toEqual([true]);
});

test('my.exitMiniProgram.md: 必须有点击行为才能调用成功', async () => {
  const code = `my.exitMiniProgram(ends); }, tap() { my.exitMiniProgram({ success: () =>
    this.setData({ ended: [...this.data.ended, 'success'] }) });`;
  const { person, screen, settle, ended } = await run(code);
  expect(ended()).toEqual([1]);
  await person.click(screen.getByText('tap'));
  await settle();
  expect(ended()).toEqual([1, 'success']);
});

describe('SelectorQuery.exec.md: exec 必须放到 Page onReady 后调用', () => {
  const query = "my.createSelectorQuery().select('#v').boundingClientRect().exec(() => {});";

  test.each(['onLoad', 'onShow'])('a query in %s is a problem', async (hook) => {
    const { takeErrors } = await run(`}, ${hook}() { ${query}`);
    expect(takeErrors()).toEqual([expect.stringContaining('the page is not drawn yet')]);
  });

  test('one in didMount of a component is none, which 需在 didMount 触发之后 (组件对象.md)', async () => {
    const component = { js: `{ didMount() { ${query} } }` };
    const page = { axml: '<c/>', json: { usingComponents: { c: '/c/c' } } };
    const { settle, takeErrors } = start(appFiles({ 'pages/a/a': page }, { 'c/c': component }));
    await settle();
    expect(takeErrors()).toEqual([]);
  });
});
