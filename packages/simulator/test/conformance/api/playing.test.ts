import { startPage } from '../../phone';
import { contextOf } from './contexts';
import { phone } from './world';

type Player = Record<
  'paused' | 'src' | 'playbackRate' | 'volume' | 'startTime' | 'currentTime',
  unknown
> & {
  play(): void;
  stop(): void;
  destroy(): void;
  seek(seconds: unknown): void;
  onPlay(listener: () => void): void;
  onPause(listener: () => void): void;
  onError(listener: (error: unknown) => void): void;
};

describe('多媒体/音频播放', () => {
  async function playing(create: string) {
    const { made, simulator } = await contextOf('<view/>', `my.${create}()`);
    const player = made as unknown as Player;
    const heard: string[] = [];
    player.onPause(() => heard.push('pause'));
    player.src = 'https://example.com/a.mp3';
    player.play();
    simulator.hide();
    return { player, heard };
  }

  test('my.createInnerAudioContext.md: 当用户离开小程序时音频停止播放', async () => {
    const { player, heard } = await playing('createInnerAudioContext');
    expect([player.paused, heard]).toEqual([true, ['pause']]);
  });

  test('my.getBackgroundAudioManager.md: 可以在用户离开当前小程序后继续播放音频', async () => {
    const { player, heard } = await playing('getBackgroundAudioManager');
    expect([player.paused, heard]).toEqual([false, []]);
  });

  test('playbackRate: 范围 0.5-2.0，默认为 1', () => {
    const player = phone().my.createInnerAudioContext?.() as Player;
    const rates = [player.playbackRate];
    for (const rate of [3, 0.1, 1.5]) {
      player.playbackRate = rate;
      rates.push(player.playbackRate);
    }
    expect(rates).toEqual([1, 2, 0.5, 1.5]);
  });
});

describe('my.createInnerAudioContext.md', () => {
  const create = () => phone().my.createInnerAudioContext?.() as Player;

  test('startTime: 开始播放的位置, whether it is set before src or after; stop goes back to it', () => {
    const player = create();
    player.src = 'https://example.com/a.mp3';
    player.startTime = 5;
    player.play();
    expect(player.currentTime).toBe(5);
    player.seek(9);
    player.play();
    expect(player.currentTime).toBe(9);
    player.stop();
    player.play();
    expect(player.currentTime).toBe(5);
  });

  test('destroy 销毁当前实例: it plays no more', () => {
    const player = create();
    player.src = 'https://example.com/a.mp3';
    player.destroy();
    player.play();
    expect(player.paused).toBe(true);
  });

  test('what is no number changes neither volume nor place', () => {
    const player = create();
    player.volume = undefined;
    player.seek('x');
    player.startTime = NaN;
    expect([player.volume, player.currentTime, player.startTime]).toEqual([1, 0, 0]);
  });

  test('play while it plays is told once', () => {
    const player = create();
    const heard: string[] = [];
    player.onPlay(() => heard.push('play'));
    player.src = 'https://example.com/a.mp3';
    player.play();
    player.play();
    expect(heard).toEqual(['play']);
  });
});

test('an error in a listener of a player is one of the app, and keeps the others from nothing', async () => {
  const { settle, takeErrors, pageData } = startPage({
    js: `{
      onReady() {
        const player = my.createInnerAudioContext();
        player.onPlay(() => { throw new Error('in onPlay'); });
        player.onPlay(() => this.setData({ heard: true }));
        player.src = 'https://example.com/a.mp3';
        player.play();
      },
    }`,
  });
  await settle();
  expect(takeErrors()).toEqual(['in onPlay']);
  expect(pageData()).toEqual({ heard: true });
});

test('my.createInnerAudioContext.md, its typings: onError: data.errCode, and errCode', async () => {
  // A browser, which has sound.
  jest.spyOn(navigator, 'userAgent', 'get').mockReturnValue('');
  const { HTMLMediaElement } = window;
  jest.spyOn(HTMLMediaElement.prototype, 'play').mockRejectedValue(new Error('no sound'));
  jest.spyOn(HTMLMediaElement.prototype, 'load').mockReturnValue();
  const player = phone().my.createInnerAudioContext?.() as Player;
  const error = new Promise((resolve) => player.onError(resolve));
  player.src = 'https://example.com/none.mp3';
  player.play();
  const text = '网络错误';
  expect(await error).toEqual({
    data: { errCode: 10002, errMsg: text },
    errCode: 10002,
    errMessage: text,
  });
});

test('a play that the app itself calls off, by another src, is no error', async () => {
  jest.spyOn(navigator, 'userAgent', 'get').mockReturnValue('');
  const { HTMLMediaElement } = window;
  const aborted = new DOMException('interrupted by a new load request', 'AbortError');
  jest.spyOn(HTMLMediaElement.prototype, 'play').mockRejectedValueOnce(aborted);
  jest.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
  jest.spyOn(HTMLMediaElement.prototype, 'pause').mockReturnValue();
  jest.spyOn(HTMLMediaElement.prototype, 'load').mockReturnValue();
  const player = phone().my.createInnerAudioContext?.() as Player;
  const heard: unknown[] = [];
  player.onError((error) => heard.push(error));
  for (const src of ['https://example.com/a.mp3', 'https://example.com/b.mp3']) {
    player.src = src;
    player.play();
  }
  await Promise.resolve();
  await Promise.resolve();
  expect([heard, player.paused]).toEqual([[], false]);
});

test('video 视频.md, my.createVideoContext.md: src: tempFilePath (本地缓存文件)', async () => {
  const js = `{ data: { src: '' }, onReady() {
    const file = my.env.USER_DATA_PATH + '/a.mp4';
    my.getFileSystemManager().writeFileSync(file, 'AAAAGGZ0eXBpc29tAAAAAA==', 'base64');
    this.setData({ src: file }); } }`;
  const { root, settle } = startPage({ axml: '<video src="{{src}}"/>', js });
  await settle();
  expect(root.querySelector('video')?.getAttribute('src')).toMatch(
    /^data:video\/mp4;base64,AAAAGG/,
  );
});
