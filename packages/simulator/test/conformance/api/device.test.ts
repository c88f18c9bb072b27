import { phone } from './world';

describe('system information (mini/api/基础API/设备/系统信息/my.getSystemInfo.md)', () => {
  const info = phone().my.getSystemInfoSync?.() as Record<string, unknown>;

  test.each([
    ['model', 'string'],
    ['pixelRatio', 'number'],
    ['windowWidth', 'number'],
    ['windowHeight', 'number'],
    ['language', 'string'],
    ['version', 'string'],
    ['storage', 'string'],
    ['currentBattery', 'string'],
    ['system', 'string'],
    ['platform', 'string'],
    ['titleBarHeight', 'number'],
    ['statusBarHeight', 'number'],
    ['screen', 'object'],
    ['screenWidth', 'number'],
    ['screenHeight', 'number'],
    ['brand', 'string'],
    ['fontSizeSetting', 'number'],
    ['app', 'string'],
  ])('%s is a %s', (name, type) => expect(typeof info[name]).toBe(type));

  test('screen is { width, height }', () => {
    expect(info.screen).toEqual({ width: info.screenWidth, height: info.screenHeight });
  });

  test('the window is what status bar and title bar leave of the screen', () => {
    const sum = ['statusBarHeight', 'titleBarHeight', 'windowHeight'].map((name) =>
      Number(info[name]),
    );
    expect(sum.reduce((one, other) => one + other)).toBe(info.screenHeight);
  });

  test('my.getSystemInfo calls back with the same', async () => {
    expect(await phone().call('getSystemInfo')).toEqual(['success', info]);
  });
});

describe('network state', () => {
  test.each([
    ['good', true, 'WIFI'],
    ['offline', false, 'NOTREACHABLE'],
  ] as const)('my.getNetworkType: %s', async (network, networkAvailable, networkType) => {
    expect(await phone({ network }).call('getNetworkType')).toMatchObject([
      'success',
      { networkAvailable, networkType },
    ]);
  });

  test('my.onNetworkStatusChange hears of a change, and no more after my.offNetworkStatusChange', () => {
    const world = phone();
    const heard = jest.fn();
    world.my.onNetworkStatusChange?.(heard);
    world.phone.network = 'offline';
    expect(heard).toHaveBeenCalledWith({ isConnected: false, networkType: 'NOTREACHABLE' });
    world.phone.network = 'good';
    expect(heard).toHaveBeenLastCalledWith({ isConnected: true, networkType: 'Wi-Fi' });
    world.my.offNetworkStatusChange?.(heard);
    world.phone.network = 'offline';
    expect(heard).toHaveBeenCalledTimes(2);
  });
});

describe('calls and what they end with', () => {
  test.each([
    ['vibrate', {}, { success: true }],
    ['vibrateLong', {}, { success: true }],
    ['vibrateShort', {}, { success: true }],
    ['setKeepScreenOn', { keepScreenOn: true }, { success: true }],
    ['setVisualEffectOnCapture', { visualEffect: 'hidden' }, {}],
    ['startAccelerometer', {}, { success: true }],
    ['stopCompass', {}, { success: true }],
    ['startGyroscope', {}, { success: true }],
    ['getScreenBrightness', {}, { success: true, brightness: 0.5 }],
    ['setScreenBrightness', { brightness: 0.2 }, { success: true }],
    ['isScreenReaderEnabled', {}, { screenReaderEnabled: false }],
    ['isCollected', {}, { isCollected: false }],
    ['getAvailableAudioSources', {}, { audioSources: ['auto', 'buildInMic', 'headsetMic'] }],
    [
      'getMapInfo',
      {},
      {
        is3d: false,
        isSupportAnim: false,
        sdkName: 'simulator',
        sdkVersion: '0.0.0',
        isSupportOversea: false,
        needStyleV7: false,
      },
    ],
    ['getBatteryInfo', {}, { level: 80, isCharging: false }],
    ['getRunScene', {}, { envVersion: 'develop' }],
    ['hideAddToDesktopMenu', {}, {}],
    ['hideAllAddToDesktopMenu', {}, {}],
    ['saveImageToPhotosAlbum', { filePath: 'https://example.com/a.png' }, { success: true }],
    ['saveVideoToPhotosAlbum', { src: 'https://example.com/a.mp4' }, { success: true }],
    ['getSetting', {}, { authSetting: expect.objectContaining({ location: false }) as unknown }],
  ])('my.%s(%j) succeeds', async (name, params, result) => {
    expect(await phone().call(name, params)).toEqual(['success', result]);
  });

  test('my.getAvailableAudioSources of an Android phone', async () => {
    const android = phone({ system: { platform: 'Android' } });
    expect(await android.call('getAvailableAudioSources')).toEqual([
      'success',
      { audioSources: ['auto', 'mic', 'camcorder'] },
    ]);
  });

  test.each([
    ['setScreenBrightness', { brightness: 2 }, 2],
    ['saveImageToPhotosAlbum', {}, 2],
    ['saveVideoToPhotosAlbum', {}, 2],
    ['saveImage', {}, 2],
    ['getImageInfo', { src: '' }, 12],
    ['getImageInfo', { src: '/none.png' }, 18],
    ['getRunData', {}, 2],
    ['getAuthUserInfo', {}, 10],
    ['getStorage', {}, 2],
    ['setStorage', { data: 1 }, 2],
    ['setStorage', { key: 'a', data: 'x'.repeat(200 * 1024) }, 14],
    ['removeStorage', {}, 2],
    ['getAuthCode', { scopes: 'no_such' }, 3],
  ])('my.%s(%j) fails with %i', async (name, params, error) => {
    expect(await phone().call(name, params)).toMatchObject(['fail', { error }]);
  });

  test.each([
    ['16.4', ['fail', { error: 2004, errorMessage: '用户不允许授权。' }]],
    ['17.0', ['success', { text: 'x' }]],
  ])('my.getClipboard.md: 2004 on iOS 16: %s', async (version, expected) => {
    const world = phone({ clipboard: 'x', system: { platform: 'iOS', system: version } });
    expect(await world.call('getClipboard')).toEqual(expected);
  });

  test('the clipboard is the phone’s', async () => {
    const world = phone({ clipboard: 'before' });
    expect(await world.call('getClipboard')).toEqual(['success', { text: 'before' }]);
    await world.call('setClipboard', { text: 'after' });
    expect(world.phone.clipboard).toBe('after');
  });

  test('my.getServerTime is -1 without a network (typings)', async () => {
    expect(await phone({ network: 'offline' }).call('getServerTime')).toEqual([
      'success',
      { time: -1 },
    ]);
  });

  test('my.getImageInfo reads size and format of a picture', async () => {
    const svg = 'data:image/svg+xml,<svg width="4" height="3"></svg>';
    expect(
      await phone({}, { body: svg.slice(19) }).call('getImageInfo', { src: 'https://a.example' }),
    ).toMatchObject(['success', { width: 4, height: 3, type: 'svg', orientation: 'up' }]);
  });

  test('my.arrayBufferToBase64 and my.base64ToArrayBuffer', () => {
    const { my } = phone();
    const buffer = my.base64ToArrayBuffer?.('AP8=') as ArrayBuffer;
    expect([...new Uint8Array(buffer)]).toEqual([0, 255]);
    expect(my.arrayBufferToBase64?.(buffer)).toBe('AP8=');
  });

  test('my.getUpdateManager: there is no update', async () => {
    const manager = phone().my.getUpdateManager?.() as Record<string, (listener: unknown) => void>;
    const result = await new Promise((resolve) => manager.onCheckForUpdate?.(resolve));
    expect(result).toEqual({ hasUpdate: false });
  });
});

describe('my.createInnerAudioContext', () => {
  type Audio = Record<string, unknown> &
    Record<'play' | 'pause' | 'stop' | 'destroy', () => void> & {
      seek(seconds: number): void;
    };
  function audio() {
    const context = phone().my.createInnerAudioContext?.() as Audio;
    const heard: string[] = [];
    for (const event of ['Play', 'Pause', 'Stop', 'Seeking', 'Seeked']) {
      (context[`on${event}`] as (listener: () => void) => void)(() => heard.push(event));
    }
    return { context, heard };
  }

  test('without a source nothing plays', () => {
    const { context, heard } = audio();
    context.play();
    expect([context.paused, heard]).toEqual([true, []]);
  });

  test('plays, pauses, stops, seeks', () => {
    const { context, heard } = audio();
    context.src = 'https://a.example/a.mp3';
    context.play();
    expect(context.paused).toBe(false);
    context.pause();
    context.seek(3);
    expect(context.currentTime).toBe(3);
    context.stop();
    expect([context.paused, context.currentTime]).toEqual([true, 0]);
    expect(heard).toEqual(['Play', 'Pause', 'Seeking', 'Seeked', 'Seeking', 'Seeked', 'Stop']);
  });

  test('my.createInnerAudioContext.md and my.getBackgroundAudioManager.md: each has its own members', () => {
    const { my } = phone();
    const only = ['autoplay', 'loop', 'obeyMuteSwitch', 'destroy', 'onNext', 'onPrev'];
    const of = (context: unknown) => only.filter((name) => name in (context as object));
    expect(of(my.createInnerAudioContext?.())).toEqual(only.slice(0, 4));
    expect(of(my.getBackgroundAudioManager?.())).toEqual(only.slice(4));
    expect(audio().context.obeyMuteSwitch).toBe(true);
  });

  test('autoplay plays as soon as there is a source', () => {
    const { context } = audio();
    context.autoplay = true;
    context.src = 'https://a.example/a.mp3';
    expect(context.paused).toBe(false);
  });

  test('volume stays between 0 and 1', () => {
    const { context } = audio();
    context.volume = 3;
    expect(context.volume).toBe(1);
  });

  test('off without a listener removes all of them; destroy ends it', () => {
    const { context, heard } = audio();
    context.src = 'https://a.example/a.mp3';
    (context.offPlay as () => void)();
    context.play();
    context.destroy();
    expect([context.paused, heard]).toEqual([true, []]);
  });
});

describe('my.createAnimation', () => {
  type Animation = Record<string, (...args: unknown[]) => Animation> & { export(): unknown };
  const create = (options?: object) => phone().my.createAnimation?.(options) as Animation;

  test('default configuration', () => {
    const animation = create();
    animation.opacity?.(0.5).step?.();
    expect(animation.export()).toEqual([
      {
        animation: [['opacity', [0.5]]],
        config: { duration: 400, timeFunction: 'linear', delay: 0, transformOrigin: '50% 50% 0' },
      },
    ]);
  });

  test('step() takes a configuration of its own; what is not given is the animation’s', () => {
    const animation = create({ duration: 100, timeFunction: 'ease' });
    animation.rotate?.(90).step?.({ duration: 5 });
    expect(animation.export()).toMatchObject([{ config: { duration: 5, timeFunction: 'ease' } }]);
  });

  test('its configuration can be read and changed, as code from other platforms does', () => {
    const animation = create({ duration: 100 });
    const { config } = animation as unknown as { config: { delay: number } };
    expect(config).toEqual({
      duration: 100,
      timeFunction: 'linear',
      delay: 0,
      transformOrigin: '50% 50% 0',
    });
    config.delay = 7;
    animation.step?.();
    expect(animation.export()).toMatchObject([{ config: { duration: 100, delay: 7 } }]);
  });

  test('export() takes the steps out', () => {
    const animation = create();
    animation.scale?.(2).step?.();
    animation.export();
    expect(animation.export()).toEqual([]);
  });

  test.each(
    'opacity backgroundColor width height top left bottom right rotate rotateX rotateY rotateZ rotate3d scale scaleX scaleY scaleZ scale3d translate translateX translateY translateZ translate3d skew skewX skewY matrix matrix3d'.split(
      ' ',
    ),
  )('%s can be chained', (name) => {
    const animation = create();
    expect(animation[name]?.(1)).toBe(animation);
  });
});

describe('answers and overrides', () => {
  test('an answer plays an absent API, and canIUse affirms it then', async () => {
    const world = phone({ answers: { getLocalIPAddress: { localip: '10.0.0.2' } } });
    expect(world.my.canIUse?.('getLocalIPAddress')).toBe(true);
    expect(await world.call('getLocalIPAddress')).toEqual(['success', { localip: '10.0.0.2' }]);
  });

  test('an answer may be a function of the parameters, and come later', async () => {
    const scan = ({ scanType }: Record<string, unknown>) => Promise.resolve({ code: scanType });
    const world = phone({ answers: { scan } });
    expect(await world.call('scan', { scanType: ['qrCode'] })).toEqual([
      'success',
      { code: ['qrCode'] },
    ]);
  });

  test('an answer with an error is a failure', async () => {
    const world = phone({ answers: { scan: { error: 10, errorMessage: '用户取消操作' } } });
    expect(await world.call('scan')).toEqual(['fail', { error: 10, errorMessage: '用户取消操作' }]);
  });

  test('a member given for my stands in its place as it is', () => {
    const scan = jest.fn();
    const { my } = phone({ my: { scan, 'ap.openURL': scan, env: { clientName: 'x' } } });
    my.scan?.(1);
    (my.ap as unknown as Record<string, typeof scan>).openURL?.(2);
    expect(scan.mock.calls).toEqual([[1], [2]]);
    expect(my.env).toEqual({ clientName: 'x' });
  });

  test('a failure that nothing handles is told with the API’s name', async () => {
    const world = phone();
    void world.my.getStorage?.({});
    await new Promise((resolve) => setTimeout(resolve));
    await new Promise((resolve) => setTimeout(resolve));
    const [error] = world.events.filter((event) => event.type === 'error');
    expect(error?.type === 'error' && error.error.message).toMatch(
      /^my\.getStorage failed and nothing/,
    );
  });

  test.each([
    ['a catch', (promise: Promise<unknown>) => promise.catch(() => undefined)],
    [
      'a chain with a catch at its end',
      (promise: Promise<unknown>) => promise.then(() => 1).catch(() => 2),
    ],
    [
      'await in try',
      async (promise: Promise<unknown>) => {
        try {
          await promise;
        } catch {
          // It is handled.
        }
      },
    ],
  ])('%s handles it', async (_name, handle) => {
    const world = phone();
    await handle(world.my.getStorage?.({}) as Promise<unknown>);
    await new Promise((resolve) => setTimeout(resolve));
    expect(world.events.filter((event) => event.type === 'error')).toEqual([]);
  });

  test('my.on and my.call name what they mean', async () => {
    const world = phone();
    const heard = jest.fn();
    const listening = world.my.on?.('networkStatusChange', heard) as { remove(): void };
    world.phone.network = 'offline';
    listening.remove();
    world.phone.network = 'good';
    expect(heard).toHaveBeenCalledTimes(1);
    const result = await new Promise((resolve) => world.my.call?.('getClipboard', resolve));
    expect(result).toEqual({ text: '' });
    await expect(world.my.call?.('noSuch', {})).rejects.toMatchObject({ error: 1 });
  });
});

describe('phone number and member information', () => {
  const parse = (text: unknown) => JSON.parse(String(text)) as Record<string, string>;

  test.each(['20000', '40001', '40003', '40006'] as const)(
    'Alipay answers %s',
    async (memberCode) => {
      const world = phone({ memberCode });
      if (memberCode === '40006')
        world.phone.storage.set(`grants/${world.phone.user.userId}`, '["phoneNumber"]');
      const [outcome, result] = await world.call('getPhoneNumber');
      expect(outcome).toBe('success');
      expect(parse(parse(result.response).response).code).toBe(memberCode);
    },
  );

  test('without a grant it is 40003, with one the number', async () => {
    const world = phone();
    const code = async () =>
      parse(parse((await world.call('getPhoneNumber'))[1].response).response);
    expect(await code()).toMatchObject({ code: '40003', subMsg: '无效的授权关系' });
    world.phone.storage.set(`grants/${world.phone.user.userId}`, '["phoneNumber"]');
    expect(await code()).toMatchObject({ code: '10000', mobile: '13900000000' });
  });

  test('Alipay’s side issues the encrypted answer', async () => {
    const issuePhoneNumber = jest.fn().mockResolvedValue('{"response":"cipher","sign":"s"}');
    const alipay = { issueAuthCode: () => Promise.resolve('code'), issuePhoneNumber };
    const world = phone({ alipay });
    await world.call('getPhoneNumber');
    expect(issuePhoneNumber).not.toHaveBeenCalled();
    world.phone.storage.set(`grants/${world.phone.user.userId}`, '["phoneNumber"]');
    const [, { response }] = await world.call('getPhoneNumber');
    expect(response).toBe('{"response":"cipher","sign":"s"}');
    expect(issuePhoneNumber).toHaveBeenCalledWith({ userId: '2088000000000001' });
  });

  test('my.getOpenUserInfo: the answer is JSON in JSON, never with a user_id', async () => {
    const world = phone();
    world.phone.storage.set(`grants/${world.phone.user.userId}`, '["userInfo"]');
    const [, { response }] = await world.call('getOpenUserInfo');
    expect(parse(response).response).toEqual({
      code: '10000',
      msg: 'Success',
      nickName: '小明',
      avatar: '',
    });
  });
});
