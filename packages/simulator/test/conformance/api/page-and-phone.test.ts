import { appFiles, start } from '../../phone';
import { phone } from './world';

describe('缓存', () => {
  test('my.getStorageInfo: keys, currentSize, limitSize 单位为 KB', async () => {
    const { call } = phone();
    await call('setStorage', { key: 'a', data: 'x'.repeat(2048) });
    const [, result] = await call('getStorageInfo');
    expect(result).toMatchObject({ keys: ['a'], limitSize: 10240 });
    expect(result.currentSize).toBeGreaterThanOrEqual(2);
    expect(result.currentSize).toBeLessThan(4);
  });

  test('my.removeStorage removes one key, my.clearStorage all', async () => {
    const { call } = phone();
    for (const key of ['a', 'b', 'c']) await call('setStorage', { key, data: key });
    await call('removeStorage', { key: 'a' });
    expect((await call('getStorageInfo'))[1].keys).toEqual(['b', 'c']);
    await call('clearStorage');
    expect((await call('getStorageInfo'))[1].keys).toEqual([]);
  });

  test.each([[{ a: [1] }], ['text'], [0], [false]])(
    'what is stored comes back: %j',
    async (data) => {
      const { call } = phone();
      await call('setStorage', { key: 'a', data });
      expect((await call('getStorage', { key: 'a' }))[1].data).toEqual(data);
    },
  );
});

describe('基础', () => {
  test('my.getAccountInfoSync: miniProgram, and no plugin', () => {
    const { my } = phone({ app: { appId: '2021000000000001' } });
    const info = my.getAccountInfoSync?.() as Record<string, unknown>;
    expect(info.miniProgram).toMatchObject({ appId: '2021000000000001', envVersion: 'develop' });
    expect(typeof (info.miniProgram as { version: unknown }).version).toBe('string');
    expect(info).not.toHaveProperty('plugin');
  });

  test('my.getAppIdSync: appId', () => {
    const { my } = phone({ app: { appId: '2021000000000001' } });
    expect(my.getAppIdSync?.()).toMatchObject({ appId: '2021000000000001' });
  });

  test('my.env: USER_DATA_PATH, clientName, clientVersion, language, platform', () => {
    const env = phone().my.env as unknown as Record<string, string>;
    expect(env).toMatchObject({ clientName: 'ap', language: 'zh-Hans' });
    expect(env.clientVersion).toMatch(/^\d+\.\d+\.\d+/);
    expect(['iOS', 'Android']).toContain(env.platform);
    expect(env.USER_DATA_PATH).toBeTruthy();
  });

  test('my.getServerTime: 距离当前时间的毫秒数', async () => {
    jest.spyOn(Date, 'now').mockReturnValue(1_767_225_600_123);
    const [, { time }] = await phone().call('getServerTime');
    expect(time).toBe(1_767_225_600_123);
  });
});

describe('文件', () => {
  const saved = async () => {
    const world = phone({}, { bytes: new Uint8Array([97]), body: '' });
    const [, { apFilePath }] = await world.call('downloadFile', { url: 'https://a.test/a.png' });
    return { ...world, apFilePath };
  };

  test('my.getFileInfo: digestAlgorithm 默认为 md5; size 单位：字节', async () => {
    const { call, apFilePath } = await saved();
    expect((await call('getFileInfo', { apFilePath }))[1]).toMatchObject({
      size: 1,
      digest: '0cc175b9c0f1b6a831c399e269772661',
    });
  });

  test('my.getSavedFileInfo: size, and createTime in seconds', async () => {
    jest.spyOn(Date, 'now').mockReturnValue(1_767_225_600_123);
    const { call, apFilePath } = await saved();
    const [, kept] = await call('saveFile', { apFilePath });
    const [, info] = await call('getSavedFileInfo', { apFilePath: kept.apFilePath });
    expect(info).toMatchObject({ size: 1, createTime: 1_767_225_600 });
  });

  test('my.downloadFile: filePath 与入参指定的 filePath 相同', async () => {
    const { call } = phone();
    const filePath = 'https://usr/x.json';
    const [, result] = await call('downloadFile', { url: 'https://a.test/a', filePath });
    expect(result.filePath).toBe(filePath);
  });
});

describe('界面/路由/EventChannel', () => {
  test('once: 触发后失效; off removes one listener, or all of an event', async () => {
    const lines: string[] = [];
    jest.spyOn(console, 'info').mockImplementation((line: string) => void lines.push(line));
    const { screen, person, settle } = start(
      appFiles({
        'a/a': {
          axml: '<button onTap="go">go</button>',
          js: `{ go() { my.navigateTo({ url: '/b/b', success: ({ eventChannel: channel }) => {
            for (let n = 0; n < 2; n += 1) for (const name of ['once', 'on', 'gone', 'all']) channel.emit(name, name + n); } }); } }`,
        },
        'b/b': {
          js: `{ onLoad() { const channel = this.getOpenerEventChannel(); const say = (data) => console.info(data);
            const first = () => console.info('never'); channel.once('once', say); channel.on('on', say);
            channel.on('gone', first); channel.on('gone', say); channel.off('gone', first);
            channel.on('all', say); channel.off('all'); } }`,
        },
      }),
    );
    await person.click(screen.getByRole('button'));
    await settle();
    expect(lines).toEqual(['once0', 'on0', 'gone0', 'on1', 'gone1']);
  });
});

describe('界面/节点查询/SelectorQuery', () => {
  test('exec: the results in the order of the questions, null for what is not there', async () => {
    const lines: string[] = [];
    jest.spyOn(console, 'info').mockImplementation((line: string) => void lines.push(line));
    const { settle } = start(
      appFiles({
        'a/a': {
          axml: '<view id="one" class="x" data-n="{{1}}"/><view class="x"/>',
          js: `{ onReady() { my.createSelectorQuery().select('#one').boundingClientRect().select('#none').boundingClientRect()
            .selectAll('.x').boundingClientRect().select('#one').scrollOffset().selectViewport().scrollOffset()
            .exec((all) => console.info(JSON.stringify(all))); } }`,
        },
      }),
    );
    await settle();
    const all = JSON.parse(lines[0] ?? '[]') as unknown[];
    const rect = { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 };
    expect(all).toEqual([
      expect.objectContaining({ x: 0, y: 0, ...rect }),
      null,
      [expect.objectContaining(rect), expect.objectContaining(rect)],
      expect.objectContaining({ id: 'one', dataset: { n: 1 }, scrollLeft: 0, scrollTop: 0 }),
      expect.objectContaining({ scrollLeft: 0, scrollTop: 0 }),
    ]);
  });

  test('exec in onReady, as Taro does it: a device is ready after the timers of onLoad, and finds what they draw', async () => {
    const lines: string[] = [];
    jest.spyOn(console, 'info').mockImplementation((line: string) => void lines.push(line));
    const { settle } = start(
      appFiles({
        'a/a': {
          axml: '<view a:for="{{ids}}" id="{{item}}" class="x"/>',
          js: `{
            data: { ids: [] },
            onLoad() { setTimeout(() => this.setData({ ids: ['one'] })); },
            onReady() {
              const heard = [];
              my.createSelectorQuery().select('#one').boundingClientRect((rect) => heard.push(rect !== null))
                .selectAll('.x').boundingClientRect((rects) => heard.push(rects.length))
                .select('#none').boundingClientRect((rect) => heard.push(rect))
                .exec((all) => console.info(JSON.stringify([heard, all.length])));
            },
          }`,
        },
      }),
    );
    await settle();
    expect(lines).toEqual(['[[true,1,null],3]']);
  });

  test.each([
    [
      'createIntersectionObserver',
      `my.createIntersectionObserver().relativeToViewport().observe('#one', () => console.info('done'))`,
    ],
    ['pageScrollTo', `my.pageScrollTo({ selector: '#one', success: () => console.info('done') })`],
  ])('%s in onReady finds what the timers of onLoad draw, too', async (_api, call) => {
    const lines: string[] = [];
    jest.spyOn(console, 'info').mockImplementation((line: string) => void lines.push(line));
    jest
      .spyOn(HTMLElement.prototype, 'getBoundingClientRect')
      .mockReturnValue(new DOMRect(0, 0, 10, 10));
    const js = `{
      data: { ids: [] },
      onLoad() { setTimeout(() => this.setData({ ids: ['one'] })); },
      onReady() { ${call}; },
    }`;
    const { settle } = start(
      appFiles({ 'a/a': { axml: '<view a:for="{{ids}}" id="{{item}}"/>', js } }),
    );
    await settle();
    await settle();
    expect(lines).toEqual(['done']);
  });

  test('exec later on answers at once, also that there is nothing', async () => {
    const lines: string[] = [];
    jest.spyOn(console, 'info').mockImplementation((line: string) => void lines.push(line));
    const js = `{
      ask() {
        setTimeout(() => console.info('timer'));
        my.createSelectorQuery().select('#none').boundingClientRect().exec((all) => console.info(JSON.stringify(all)));
      },
    }`;
    const { screen, person, settle } = start(
      appFiles({ 'a/a': { axml: '<text onTap="ask">问</text>', js } }),
    );
    await settle();
    await person.click(screen.getByText('问'));
    await settle();
    expect(lines).toEqual(['[null]', 'timer']);
  });
});

describe('小程序 API 使用说明.md: 事件监听型 API 接受一个 callback 回调函数', () => {
  const js = `{ onLoad() {
    my.onCompassChange({ success: (result) => this.setData({ heard: result.direction }) });
    this.setData({ loaded: true });
  } }`;
  const files = appFiles({ 'pages/a/a': { js, axml: '{{loaded}} {{heard}}' } });
  const message = 'my.onCompassChange: a function is required';

  test('what is no function is a problem', () => {
    expect(start(files).takeErrors()).toEqual([`pages/a/a.js:2: ${message}`]);
  });

  test('in lenient mode the app goes on, and hears nothing', () => {
    const { simulator, pageData } = start(files, { mode: 'lenient' });
    simulator.fire('CompassChange', { direction: 90 });
    expect(pageData()).toEqual({ loaded: true });
    expect(simulator.problems).toMatchObject([{ kind: 'app', message }]);
  });
});
