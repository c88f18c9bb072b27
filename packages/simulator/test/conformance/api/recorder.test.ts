import { phone } from './world';

type Recorder = Record<string, (given?: unknown) => void>;

/** A recorder, and all that it tells. */
function recorder(platform: 'iOS' | 'Android' = 'iOS') {
  const world = phone({ system: { platform } });
  const manager = world.my.getRecorderManager?.() as Recorder;
  const told: [string, unknown][] = [];
  for (const event of ['Start', 'Pause', 'Resume', 'Stop', 'Error', 'FrameRecorded']) {
    manager[`on${event}`]?.((detail: unknown) => told.push([event, detail]));
  }
  const after = (ms: number) => jest.advanceTimersByTimeAsync(ms);
  return { ...world, manager, told, after, names: () => told.map(([name]) => name) };
}

describe('多媒体/录音/RecorderManager', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test('RecorderManager概览.md: 全局唯一的录音管理器', () => {
    const { my, manager } = recorder();
    expect(my.getRecorderManager?.()).toBe(manager);
  });

  test('RecorderManager.onStop.md: tempFilePath, duration in seconds, fileSize', async () => {
    const { manager, told, after, call } = recorder();
    manager.start?.();
    await after(5000);
    manager.stop?.();
    await after(0);
    const stopped = told[1]?.[1] as { tempFilePath: string; fileSize: number };
    expect(told).toMatchObject([
      ['Start', {}],
      ['Stop', { duration: 5 }],
    ]);
    expect(stopped.tempFilePath).toMatch(/\.audio$/);
    const info = await call('getFileInfo', { apFilePath: stopped.tempFilePath });
    expect(info).toMatchObject(['success', { size: stopped.fileSize }]);
  });

  test('pause and resume: 暂停 does not count as recorded', async () => {
    const { manager, told, after, names } = recorder();
    manager.start?.({ duration: 3000 });
    await after(1000);
    manager.pause?.();
    await after(60_000);
    expect(names()).toEqual(['Start', 'Pause']);
    manager.resume?.();
    await after(2000);
    expect(names()).toEqual(['Start', 'Pause', 'Resume', 'Stop']);
    expect(told[3]?.[1]).toMatchObject({ duration: 3 });
  });

  test.each([
    ['as long as duration says', { duration: 2000 }, 2000],
    ['a minute', undefined, 60_000],
  ])('RecorderManager.start.md: it lasts %s', async (_name, options, ms) => {
    const { manager, after, names } = recorder();
    manager.start?.(options);
    await after(ms - 1);
    expect(names()).toEqual(['Start']);
    await after(1);
    expect(names()).toEqual(['Start', 'Stop']);
  });

  test.each([
    [{ sampleRate: 9000 }],
    [{ sampleRate: 8000, encodeBitRate: 64_000 }],
    [{ sampleRate: 44_100, encodeBitRate: 48_000 }],
    [{ format: 'AAC' }],
    [{ duration: 180_001 }],
    [{ numberOfChannels: 3 }],
  ])('RecorderManager.onError.md: %j is 参数校验失败', async (options) => {
    for (const [platform, error] of [
      ['iOS', 8607],
      ['Android', 3],
    ] as const) {
      const { manager, told, after } = recorder(platform);
      manager.start?.(options);
      await after(0);
      expect(told).toEqual([['Error', { error, errMsg: '参数校验失败' }]]);
    }
  });

  test.each([
    [{ sampleRate: 44_100, encodeBitRate: 64_000, format: 'mp3', numberOfChannels: 2 }],
    [{ duration: 180_000, hideTips: true, audioSource: 'auto' }],
  ])('RecorderManager.start.md: %j starts', async (options) => {
    const { manager, after, names } = recorder();
    manager.start?.(options);
    await after(0);
    expect(names()).toEqual(['Start']);
  });

  test('RecorderManager.onError.md: 已有录制在进行', async () => {
    const { manager, told, after } = recorder('Android');
    manager.start?.();
    manager.start?.();
    await after(0);
    expect(told[1]).toEqual(['Error', { error: 4, errMsg: '已有录制在进行' }]);
  });

  test('RecorderManager.onError.md: 时间不足1s, on Android alone', async () => {
    const android = recorder('Android');
    const apple = recorder('iOS');
    for (const { manager, after } of [android, apple]) {
      manager.start?.();
      await after(999);
      manager.stop?.();
      await after(0);
    }
    expect(android.told[1]).toEqual(['Error', { error: 7, errMsg: '时间不足1s' }]);
    expect(apple.names()).toEqual(['Start', 'Stop']);
  });

  test('RecorderManager.start.md: frameSize 暂仅支持 mp3 格式', async () => {
    const { manager, after, names } = recorder();
    manager.start?.({ frameSize: 100 });
    await after(1000);
    manager.stop?.();
    await after(0);
    expect(names()).toEqual(['Start', 'Stop']);
  });

  test('RecorderManager.onFrameRecorded.md: with frameSize, frameBuffer and isLastFrame', async () => {
    const { manager, told, after, names } = recorder();
    manager.start?.({ frameSize: 100, format: 'mp3' });
    await after(1000);
    manager.stop?.();
    await after(0);
    expect(names()).toEqual(['Start', 'FrameRecorded', 'Stop']);
    expect(told[1]?.[1]).toEqual({
      frameBuffer: expect.any(ArrayBuffer) as unknown,
      isLastFrame: true,
    });
  });

  test('offStop with the listener, and without one', async () => {
    const { manager, after, names } = recorder();
    const heard = jest.fn();
    manager.onStop?.(heard);
    manager.offStop?.(heard);
    manager.start?.({ duration: 1000 });
    await after(1000);
    expect(names()).toEqual(['Start', 'Stop']);
    manager.offStop?.();
    manager.start?.({ duration: 1000 });
    await after(1000);
    expect(names()).toEqual(['Start', 'Stop', 'Start']);
    expect(heard).not.toHaveBeenCalled();
  });

  test.each(['pause', 'resume', 'stop'])('%s without a recording does nothing', async (name) => {
    const { manager, told, after } = recorder();
    manager[name]?.();
    await after(0);
    expect(told).toEqual([]);
  });
});
