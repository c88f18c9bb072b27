import { appFiles, recordLines, start } from '../../phone';

/** A page that runs that at once; what its code has put into `data`. */
async function run(code: string, options: object = {}) {
  const js = `{ data: {}, onReady() {
    const put = (name) => (value) => this.setData({ [name]: value ?? 'heard' });
    const ends = { success: put('success'), fail: put('fail') };
    ${code}
  } }`;
  const world = start(appFiles({ 'pages/a/a': { js } }), options);
  for (let turn = 0; turn < 3; turn += 1) await world.settle();
  return world.pageData();
}

const HERE = { longitude: expect.any(Number) as number, latitude: expect.any(Number) as number };

describe('ChooseCityTask.md', () => {
  const listen = `my.onLocatedComplete(put('global')); task.onLocatedComplete(put('own'));`;

  test('onLocatedComplete: showLocatedCity 和 setLocatedCity 需同时设置为 true', async () => {
    const both = 'const task = my.chooseCity({ showLocatedCity: true, setLocatedCity: true });';
    expect(await run(both + listen)).toEqual({
      global: { ...HERE, locatedCityId: expect.any(String) as string },
      own: HERE,
    });
    const one = 'const task = my.chooseCity({ setLocatedCity: true });';
    expect(await run(one + listen)).toEqual({});
  });

  test.each(['own', ''])('offLocatedComplete(%s)', async (which) => {
    const code = `const task = my.chooseCity({ showLocatedCity: true, setLocatedCity: true });
      const own = put('own');
      task.onLocatedComplete(own);
      task.offLocatedComplete(${which});`;
    expect(await run(code)).toEqual({});
  });
});

/** The page again, and a person who taps what is named so. */
async function play(code: string, ...taps: (string | RegExp)[]) {
  const js = `{ data: {}, onReady() {
    const put = (name) => (value) => this.setData({ [name]: value ?? 'heard' });
    const ends = { success: put('success'), fail: put('fail') };
    ${code}
  } }`;
  const world = start(appFiles({ 'pages/a/a': { js } }));
  await world.settle();
  for (const name of taps) {
    await world.person.click(await world.screen.findByRole('button', { name }));
    await world.settle();
  }
  return { ...world, data: world.pageData() };
}

test('my.navigateToMiniProgram.md: 31: appId 为 16 位数字', async () => {
  const fail = { error: 31, errorMessage: '跳转失败' };
  expect(await run(`my.navigateToMiniProgram({ appId: '2021', ...ends })`)).toEqual({ fail });
});

test.each([
  ['my.navigateToMiniProgram', `{ appId: '2021001234567890', ...ends }`],
  ['my.openOtherApp', `{ url: 'https://example.com', ...ends }`],
])(
  '%s, allowed: the app is in the background until the person comes back (app.js 注册小程序.md, onHide)',
  async (api, params) => {
    const lines = recordLines();
    const told = `my.onAppHide(() => console.info('hide')); my.onAppShow(() => console.info('show'));`;
    const { data, screen, person } = await play(`${told} ${api}(${params});`, '允许');
    expect(data).toHaveProperty('success');
    expect(lines()).toEqual(['hide']);
    await person.click(screen.getByRole('button', { name: '回到小程序' }));
    expect(lines()).toEqual(['show']);
  },
);

describe('my.requestSubscribeMessage.md', () => {
  const ask = (ends: string) => `my.requestSubscribeMessage({ entityIds: ['m1'], ...${ends} });`;

  test('11 用户取消订阅: entityList 是传入的模板 id 集合', async () => {
    const { data } = await play(ask('ends'), '取消');
    expect(data).toMatchObject({
      fail: { errorCode: 11, behavior: 'cancel', show: true, result: { entityList: ['m1'] } },
    });
  });

  test('15 当前有活跃的订阅授权窗口', async () => {
    const { data } = await play(ask('{}') + ask('ends'));
    expect(data).toMatchObject({ fail: { errorCode: 15, behavior: '', show: false } });
  });
});

test('my.chooseLocation.md: latitude, longitude: 传入该参数将自动定位到该点', async () => {
  const at = { latitude: 31.2, longitude: 121.4 };
  const { data } = await play(
    `my.chooseLocation({ ...${JSON.stringify(at)}, ...ends })`,
    '预设的位置',
  );
  expect(data).toMatchObject({ success: at });
});

test.each([
  ['已加入白名单，打开', { success: { success: true } }],
  ['跳转目标不在白名单', { fail: { error: 6002, errorMessage: '跳转目标不在白名单' } }],
])('my.ap.openURL.md: another address must have been applied for: %s', async (answer, data) => {
  const call = `my.ap.openURL({ url: 'https://example.com/a', ...ends })`;
  expect((await play(call, answer)).data).toEqual(data);
});

test.each([
  ['', ['二维码', '条形码']],
  ["scanType: ['dmCode', 'hmCode'],", ['DM 码', '异构码']],
])('my.scan.md: scanType 扫码识别类型, by default two: {%s}', async (params, kinds) => {
  const { screen } = await play(`my.scan({ ${params} ...ends })`, '允许');
  const options = screen.getAllByRole('option').map(({ textContent }) => textContent);
  expect(options).toEqual(kinds);
});

test.each([
  ['my.chooseDistrict.md: mode 必填', 'my.chooseDistrict(ends)'],
  ['my.chooseDistrict.md: mode 枚举', 'my.chooseDistrict({ mode: 3, ...ends })'],
  ['my.multiLevelSelect.md: name 必填', 'my.multiLevelSelect({ list: [{}], ...ends })'],
  [
    'my.multiLevelSelect.md: name 必填, below too',
    "my.multiLevelSelect({ list: [{ name: '甲', subList: [{ label: '乙' }] }], ...ends })",
  ],
])('%s', async (_, call) => {
  expect(await run(call)).toMatchObject({ fail: { error: 2 } });
});

test.each([
  ['Android', 'invalid parameter'],
  ['iOS', '接口参数无效'],
])('my.makePhoneCall.md: 2 on %s: %s', async (platform, errorMessage) => {
  const data = await run('my.makePhoneCall(ends)', { system: { platform } });
  expect(data).toEqual({ fail: { error: 2, errorMessage } });
});
