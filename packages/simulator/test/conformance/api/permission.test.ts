import { appFiles, start } from '../../phone';

/** A page with a button that calls an API, and one that opens the settings. */
function app(call: string) {
  const js = `{ data: { ended: [] },
    end(it) { this.setData({ ended: [...this.data.ended, it] }); },
    tap() { const ends = { success: () => this.end('success'), fail: ({ error }) => this.end(error) };
      ${call} },
    settings() { my.openSetting({ success: ({ authSetting }) => this.end(authSetting) }); } }`;
  const axml = '<view onTap="tap">call</view><view onTap="settings">settings</view>';
  const permission = {
    'scope.album': { desc: '用于更换头像' },
    'scope.camera': { desc: '用于扫码' },
  };
  const pages = { 'pages/a/a': { js, axml } };
  const world = start(
    appFiles(pages, {}, { 'app.json': JSON.stringify({ pages: Object.keys(pages), permission }) }),
  );
  const tap = async (name: string) => {
    await world.person.click(world.screen.getAllByText(name).at(-1) as Element);
    await world.settle();
  };
  return { ...world, tap, ended: () => (world.pageData() as { ended: unknown[] }).ended };
}

const RECORD = `const recorder = my.getRecorderManager();
  recorder.onStart(() => this.end('success'));
  recorder.onError(({ error }) => this.end(error));
  recorder.start();`;

describe.each([
  ['多媒体/图片/my.chooseImage.md', 'my.chooseImage(ends);', '访问你的相册'],
  ['多媒体/视频/my.chooseVideo.md', 'my.chooseVideo(ends);', '访问你的相册'],
  ['设备/扫码/my.scan.md', 'my.scan(ends);', '使用你的摄像头'],
  ['设备/剪贴板/my.getClipboard.md', 'my.getClipboard(ends);', '读取你的剪贴板'],
])('%s', (_page, call, question) => {
  test('2001: 拒绝授权; 下次调用时，会重新弹出授权框', async () => {
    const { tap, ended, screen } = app(call);
    await tap('call');
    expect(screen.getByRole('dialog', { name: new RegExp(question) })).toBeVisible();
    await tap('拒绝');
    expect(ended()).toEqual([2001]);
    await tap('call');
    expect(screen.getByRole('dialog', { name: new RegExp(question) })).toBeVisible();
  });

  test('2003: 总是保持拒绝; 2002: 此次调用直接失败; 设置 lets it in again', async () => {
    const { tap, ended, screen } = app(call);
    await tap('call');
    await tap('拒绝，不再询问');
    await tap('call');
    expect(ended()).toEqual([2003, 2002]);
    await tap('settings');
    await tap(screen.getByText(/^允许 /).textContent);
    await tap('call');
    expect(screen.queryByRole('dialog', { name: new RegExp(question) })).toBeNull();
    expect(ended()).not.toContainEqual(2001);
  });

  test('允许: it is not asked again', async () => {
    const { tap, screen } = app(call);
    await tap('call');
    await tap('允许');
    expect(screen.queryByRole('dialog', { name: new RegExp(question) })).toBeNull();
  });
});

test('app.json  应用配置.md: permission: 小程序获取权限时展示的接口用途说明', async () => {
  const { tap, screen } = app("my.chooseImage({ sourceType: ['camera'], ...ends });");
  await tap('call');
  expect(screen.getByText('用于扫码')).toBeVisible();
});

test('my.getSetting.md: album', async () => {
  const { tap, ended } = app('my.chooseImage(ends);');
  await tap('settings');
  await tap('返回');
  await tap('call');
  await tap('允许');
  await tap('取消');
  await tap('settings');
  await tap('返回');
  expect(ended()).toEqual([
    expect.objectContaining({ album: false }),
    11,
    expect.objectContaining({ album: true }),
  ]);
});

test.each([
  ['允许', 'success'],
  ['拒绝', 10],
])('RecorderManager.onError.md: 10 获取权限失败，为用户拒绝行为: %s', async (answer, outcome) => {
  const { tap, ended } = app(RECORD);
  await tap('call');
  await tap(answer);
  expect(ended()).toEqual([outcome]);
});

test('RecorderManager.onError.md: 已有录制在进行, as well while the person is still asked', async () => {
  const { tap, ended, screen } = app(`${RECORD} recorder.start();`);
  await tap('call');
  expect(ended()).toEqual([8607]);
  expect(screen.getAllByRole('dialog')).toHaveLength(1);
  await tap('允许');
  expect(ended()).toEqual([8607, 'success']);
});

test('of two things that are asked at once, both are granted', async () => {
  const { tap, ended } = app(
    'my.getLocation(ends); my.scan(ends); my.getAuthCode({ scopes: "auth_user", ...ends });',
  );
  await tap('call');
  for (const answer of ['同意', '允许', '允许']) await tap(answer);
  await tap('取消');
  expect(ended()).toEqual(['success', 'success', 10]);
  await tap('settings');
  await tap('返回');
  expect(ended().at(-1)).toMatchObject({ location: true, camera: true });
});
