import type { Camera } from '../../../src';
import { appFiles, start } from '../../phone';

type Api = (params?: unknown) => unknown;

const PICTURE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A page with a camera, its context, and the events of the camera. */
async function cameraPage(camera: Camera = {}, attributes = '') {
  let made: Readonly<Record<string, Api>> = {};
  const heard: [string, unknown][] = [];
  const files = appFiles({
    'pages/a/a': {
      axml: `<camera id="camera" onReady="log" onError="log" onStop="log" ${attributes}/>`,
      js: `{ onReady() { my.take(my.createCameraContext('camera')); my.on('leave', this.leave); },
        leave() { my.redirectTo({ url: '/pages/b/b' }); },
        log({ type, detail }) { my.heard(type, detail); } }`,
    },
    'pages/b/b': {},
  });
  const world = start(files, {
    camera,
    my: {
      take: (context: typeof made) => void (made = context),
      heard: (type: string, detail: unknown) => void heard.push([type, detail]),
    },
  });
  await world.settle();
  const call = (name: string, params: object = {}) =>
    new Promise<Record<string, unknown>>((resolve) => {
      made[name]?.({ ...params, success: resolve, fail: resolve });
    });
  return { ...world, call, heard, made };
}

describe('camera 相机.md', () => {
  test('onReady: 相机初始化成功时触发, with maxZoom', async () => {
    expect((await cameraPage({ maxZoom: 4 })).heard).toEqual([['ready', { maxZoom: 4 }]]);
  });

  test('onError: 用户不允许使用摄像头时触发, and everything fails with 1004', async () => {
    const { heard, call } = await cameraPage({ authorized: false });
    expect(heard).toEqual([['error', { errorCode: 1004, errorMessage: '无摄像头权限' }]]);
    expect(await call('takePhoto')).toMatchObject({ error: 1004 });
    expect(await call('startRecord')).toMatchObject({ error: 1004 });
  });

  test('onStop: 页面隐藏, 压后台', async () => {
    const { heard, simulator } = await cameraPage();
    simulator.hide();
    simulator.show();
    simulator.open({ path: 'pages/b/b' });
    expect(heard.map(([type]) => type)).toEqual(['ready', 'stop', 'stop']);
  });

  test('1009 扫码时禁止拍照录像', async () => {
    const { call } = await cameraPage({}, 'mode="scanCode"');
    expect(await call('takePhoto')).toMatchObject({ error: 1009 });
  });
});

describe('CameraContext', () => {
  test('takePhoto.md: tempImagePath of what the camera sees', async () => {
    const { call, simulator } = await cameraPage({ picture: PICTURE });
    const { tempImagePath } = await call('takePhoto', { quality: 'high' });
    expect(tempImagePath).toMatch(/^https:\/\/resource\/.*\.image$/);
    expect(simulator.problems).toEqual([]);
  });

  test.each([
    [2.46, 2.5],
    [0.1, 1],
    [99, 10],
  ])('setZoom.md: %s becomes %s (范围 [1, maxZoom]，精确到小数后一位)', async (zoom, expected) => {
    const { call } = await cameraPage();
    expect(await call('setZoom', { zoom })).toEqual({ zoom: expected });
  });

  test('a camera that is not on the page: 1000', async () => {
    const world = start(
      appFiles({
        'pages/a/a': {
          js: `{ onReady() { my.createCameraContext('none').takePhoto({ fail: (it) => this.setData(it) }); } }`,
        },
      }),
    );
    await world.settle();
    expect(world.pageData()).toMatchObject({ error: 1000 });
  });

  describe('records', () => {
    beforeEach(() => jest.useFakeTimers({ doNotFake: ['setTimeout', 'queueMicrotask'] }));
    afterEach(() => jest.useRealTimers());

    test('stopRecord.md: tempThumbPath and tempVideoPath; without a recording it fails', async () => {
      const { call } = await cameraPage();
      expect(await call('stopRecord')).toMatchObject({ error: 1000 });
      expect(await call('startRecord')).toEqual({});
      jest.advanceTimersByTime(3000);
      expect(await call('stopRecord')).toMatchObject({
        tempThumbPath: expect.stringMatching(/\.image$/) as string,
        tempVideoPath: expect.stringMatching(/\.video$/) as string,
        duration: '3',
      });
    });

    test('startRecord.md: one at a time; 页面 onHide 时会结束录像', async () => {
      const { call, simulator } = await cameraPage();
      const ended = jest.fn();
      await call('startRecord', { timeoutCallback: ended });
      expect(await call('startRecord')).toMatchObject({ error: 1000 });
      simulator.open({ path: 'pages/b/b' });
      expect(ended).toHaveBeenCalledTimes(1);
      simulator.back();
      expect(await call('stopRecord')).toMatchObject({ error: 1000 });
    });

    test('startRecord.md: a page that is closed ends it as well', async () => {
      const { call, simulator, settle } = await cameraPage();
      const ended = jest.fn();
      await call('startRecord', { timeoutCallback: ended });
      simulator.fire('Leave');
      await settle();
      expect(ended).toHaveBeenCalledTimes(1);
    });
  });

  test('startRecord.md: timeoutCallback once timeout, 单位为秒, is over', async () => {
    const { call, simulator } = await cameraPage();
    const film = new Promise((resolve) => {
      void call('startRecord', { timeoutCallback: resolve, timeout: 0.01 });
    });
    expect(await film).toHaveProperty('tempVideoPath');
    expect(simulator.problems).toEqual([]);
  });

  test('onCameraFrame.md: frames of the size that frame-size names, from start to stop', async () => {
    const { made } = await cameraPage({}, 'frame-size="small"');
    let listener: Readonly<Record<string, Api>> = {};
    const frame = new Promise<{ width: number; height: number; data: ArrayBuffer }>((resolve) => {
      listener = made.onCameraFrame?.(resolve) as typeof listener;
      listener.start?.();
    });
    const { width, height, data } = await frame;
    expect([width, height, data.byteLength]).toEqual([360, 640, 360 * 640 * 4]);
    listener.stop?.();
  });
});

test('my.getSystemInfo and my.getAppAuthorizeSetting say whether the camera may be used', async () => {
  const js = `{ onLoad() { this.setData({ one: my.getSystemInfoSync().cameraAuthorized,
    other: my.getAppAuthorizeSetting().cameraAuthorized }); } }`;
  const world = start(appFiles({ 'pages/a/a': { js } }), { camera: { authorized: false } });
  await world.settle();
  expect(world.pageData()).toEqual({ one: false, other: 'denied' });
});
