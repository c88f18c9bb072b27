import { appFiles, recordLines, start } from '../../phone';
import { openPage, say } from './world';

describe('小程序全局配置/app.js 注册小程序', () => {
  const app = (body: string) => ({ 'app.js': `App({ ${body} });` });

  test('onLaunch once, then onShow, with path and scene; both before the first page', () => {
    const { lines } = openPage(
      { js: `{ onLoad() { ${say('onLoad')} } }` },
      {},
      app(`onLaunch({ path, scene }) { console.info('onLaunch ' + path + ' ' + typeof scene); },
        onShow({ path }) { console.info('onShow ' + path); }`),
    );
    expect(lines()).toEqual([
      'onLaunch pages/index/index string',
      'onShow pages/index/index',
      'onLoad',
    ]);
  });

  test.each(['strict', 'lenient'] as const)(
    'timers that scripts set while they are loaded, %s: a page is opened by an event, for which they do not wait',
    (mode) => {
      const files = appFiles(
        { 'pages/a/a': { js: `{ onLoad() { ${say('onLoad')} } }` } },
        {},
        {
          'app.js': `setTimeout(() => ${say('app.js')}, 0); setTimeout(() => ${say('late')}, 9);
            let none; setTimeout(() => clearTimeout(none)); none = setTimeout(() => ${say('cleared')});
            App({ onLaunch() { ${say('onLaunch')} } });`,
        },
      );
      const page = `setTimeout(() => ${say('a.js')});\n${files['pages/a/a.js'] ?? ''}`;
      const take = recordLines();
      start({ ...files, 'pages/a/a.js': page }, { mode });
      expect(take()).toEqual(['app.js', 'a.js', 'onLaunch', 'onLoad']);
    },
  );

  test('前台/后台: onHide, then onShow again, and no onLaunch', () => {
    const { lines, simulator } = openPage(
      {},
      {},
      app(
        `onLaunch() { ${say('onLaunch')} }, onShow() { ${say('onShow')} }, onHide() { ${say('onHide')} }`,
      ),
    );
    lines();
    simulator.hide();
    simulator.show();
    expect(lines()).toEqual(['onHide', 'onShow']);
  });

  test('onLaunch, onShow: query, scene, referrerInfo; 启动参数 are no page’s (如何获取各种场景的启动参数.md)', () => {
    const js = `{ onLoad(query) { console.info(JSON.stringify(query)); } }`;
    const tell = (hook: string) => `${hook}(options) { console.info(JSON.stringify(options)); }`;
    const files = appFiles({ 'pages/a/a': { js } }, {}, app(tell('onLaunch')));
    const lines = recordLines();
    const opening = { query: { a: 'foo' }, scene: '1037', referrerInfo: { appId: '2021' } };
    const { simulator } = start(files, {}, { query: { p: '1' }, opening });
    const [launched = '', loaded] = lines();
    expect(JSON.parse(launched)).toEqual({ path: 'pages/a/a', ...opening });
    expect(loaded).toBe('{"p":"1"}');
    simulator.terminate();
  });

  test('热启动: onShow 中获取 query; my.getEnterOptionsSync.md 返回值与 App.onShow 一致, my.getLaunchOptionsSync.md 不会变化', () => {
    const ask = (api: string) => `my.${api}().query?.a`;
    const { lines, simulator } = openPage(
      {},
      {},
      app(`onShow({ query }) {
        console.info([query?.a, ${ask('getEnterOptionsSync')}, ${ask('getLaunchOptionsSync')}].join());
      }`),
    );
    simulator.hide();
    simulator.show({ query: { a: 'new' } });
    simulator.hide();
    simulator.show();
    expect(lines()).toEqual([',,', 'new,new,', 'new,new,']);
  });

  test('my.navigateToMiniProgram.md: 热启动 with a path: 所有页面被关闭、path 指向的页面被打开', () => {
    const say = (name: string, hook: string) =>
      `${hook}(query) { console.info(['${name} ${hook}', JSON.stringify(query)].join(' ').trim()); }`;
    const page = (name: string) => ({
      js: `{ ${['onLoad', 'onShow', 'onUnload'].map((hook) => say(name, hook)).join()} }`,
    });
    const lines = recordLines();
    const files = appFiles({ 'pages/a/a': page('a'), 'pages/b/b': page('b') });
    const { simulator } = start(files);
    lines();
    simulator.hide();
    simulator.show({ path: '/pages/b/b?p=1', query: { q: '2' } });
    expect(lines()).toEqual(['a onUnload', 'b onLoad {"p":"1"}', 'b onShow']);
    expect(simulator.pages).toMatchObject([{ route: 'pages/b/b' }]);
  });

  test.each([
    ['nowhere', {}, []],
    ['another mini program', { referrerInfo: { appId: '2021' } }, ['onHide', 'told']],
  ])(
    'my.navigateBackMiniProgram.md: 如果不是由其他小程序调起，不会触发回调: from %s',
    async (_from, opening, expected) => {
      const js = `{ onReady() { my.navigateBackMiniProgram({ complete: () => console.info('told') }); } }`;
      const appJs = { 'app.js': `App({ onHide() { console.info('onHide'); } });` };
      const lines = recordLines();
      const { settle } = start(appFiles({ 'pages/a/a': { js } }, {}, appJs), {}, { opening });
      await settle();
      expect(lines()).toEqual(expected);
    },
  );

  describe('不要在 onLaunch() 里调用 getCurrentPages: there is no page yet', () => {
    const files = appFiles(
      { 'pages/index/index': {} },
      {},
      app(`onLaunch() {
        const pages = getCurrentPages();
        console.info(pages[pages.length - 1].route);
      }`),
    );

    test('strict mode names it', () => {
      expect(() => start(files)).toThrow('getCurrentPages: there is no page yet');
    });

    test('lenient mode lists it, and gives the route as devices do, which apps of antmove read', () => {
      const lines = recordLines();
      const { simulator } = start(files, { mode: 'lenient' });
      expect(lines()).toEqual(['pages/index/index']);
      expect(simulator.problems).toEqual([expect.objectContaining({ thing: 'getCurrentPages' })]);
    });
  });

  test('onError(error, stack): the message of the error, and where it was thrown', async () => {
    const { lines, tap, takeErrors } = openPage(
      { axml: '<view onTap="go">go</view>', js: '{ go() { throw new Error("boom"); } }' },
      {},
      app(
        `onError(error, stack) { console.info(typeof error + ' ' + error + ' ' + typeof stack); }`,
      ),
    );
    await tap('go');
    takeErrors();
    expect(lines()).toEqual(['string boom string']);
  });

  // mini/api/基础API/应用级事件/my.onComponentError.md
  test('my.onComponentError(error, method, component): lifecycle and methods, after my.onError', async () => {
    const component = {
      axml: '<view onTap="go">go</view>',
      js: `{
        didMount() { throw new Error('mounting'); },
        methods: { go() { throw new Error('going'); } },
      }`,
    };
    const { lines, tap, takeErrors } = openPage(
      {
        axml: '<c/><view onTap="own">own</view>',
        js: '{ own() { throw new Error("of the page"); } }',
      },
      { 'c/c': component },
      app(`onLaunch() {
        const told = (error, method, component) =>
          console.info([error instanceof Error, error.message, method, component.is].join(' '));
        my.onComponentError(told);
        my.onError((message) => {
          console.info(message);
          if (message === 'of the page') my.offComponentError(told);
        });
      }`),
    );
    await tap('go');
    await tap('own');
    await tap('go');
    takeErrors();
    expect(lines()).toEqual([
      'mounting',
      'true mounting didMount /c/c',
      'going',
      'true going go /c/c',
      'of the page',
      'going',
    ]);
  });

  test('onUnhandledRejection: reason and promise', async () => {
    const { lines, tap, settle, takeErrors } = openPage(
      {
        axml: '<view onTap="go">go</view>',
        js: '{ go() { Promise.reject(new Error("late")); } }',
      },
      {},
      app(`onUnhandledRejection({ reason, promise }) {
        console.info(reason.message + ' ' + (typeof promise.then));
      }`),
    );
    await tap('go');
    await settle();
    takeErrors();
    expect(lines()).toEqual(['late function']);
  });

  test('my.onUnhandledRejection.md: promise: Android 不支持返回此字段', async () => {
    const js = `App({ onUnhandledRejection(event) { console.info(Object.keys(event).join()); } });`;
    const page = { js: '{ onReady() { Promise.reject(new Error("late")); } }' };
    const lines = recordLines();
    const files = appFiles({ 'pages/a/a': page }, {}, { 'app.js': js });
    const { settle, takeErrors } = start(files, { system: { platform: 'Android' } });
    await settle();
    takeErrors();
    expect(lines()).toEqual(['reason']);
  });

  test('onPageNotFound: path and isEntryPage of a page that is not there', async () => {
    const { lines, simulator, settle } = openPage(
      {},
      {},
      app(`onPageNotFound({ path, isEntryPage }) {
        console.info(path + ' ' + isEntryPage);
        my.redirectTo({ url: '/pages/index/index' });
      }`),
    );
    simulator.open({ path: 'pages/gone/gone' });
    await settle();
    expect(lines()).toEqual(['pages/gone/gone false']);
    expect(simulator.pages.map(({ route }) => route)).toEqual(['pages/index/index']);
  });

  test('onPageNotFound 不支持处理路由 API 失败场景', async () => {
    const { lines, tap } = openPage(
      {
        axml: '<view onTap="go">go</view>',
        js: `{ go() { my.navigateTo({ url: '/no/no', fail: () => ${say('fail')} }); } }`,
      },
      {},
      app(`onPageNotFound() { ${say('onPageNotFound')} }`),
    );
    await tap('go');
    expect(lines()).toEqual(['fail']);
  });

  test('任意的函数或数据变量用 this 可以访问', () => {
    const { lines } = openPage(
      {},
      {},
      app(`onShow() { this.login(); }, name: 'alipay', login() { console.info(this.name); }`),
    );
    expect(lines()).toEqual(['alipay']);
  });

  test('将方法挂载到 app.js 下，页面调用 app.getUserInfo()', () => {
    const { lines } = openPage(
      { js: `{ onLoad() { getApp().getUserInfo(); getApp().login(); } }` },
      {},
      {
        'app.js': `import { getUserInfo } from '/utils/getOpenUserInfo';
          App({ login() { ${say('login')} }, getUserInfo });`,
        'utils/getOpenUserInfo.js': `export function getUserInfo() { ${say('getUserInfo')} }`,
      },
    );
    expect(lines()).toEqual(['getUserInfo', 'login']);
  });

  test.each([
    ['必须调用', 'const a = 1;', /App\(\) was not called/],
    ['只能调用一次', 'App({}); App({});', /App may be called once/],
  ])('App() %s', (_statement, js, message) => {
    expect(() => openPage({}, {}, { 'app.js': js })).toThrow(message);
  });
});

describe('小程序全局配置/getApp 方法', () => {
  test('globalData 可由页面改变, 其它页面看到', async () => {
    const { shown } = openPage(
      { axml: '{{n}}', js: '{ data: { n: 0 }, onLoad() { require("/b"); } }' },
      {},
      {
        'app.js': 'App({ globalData: 1 });',
        'b.js': 'getApp().globalData++;',
        'pages/index/index.js': `var app = getApp();
          Page({ data: { n: 0 }, onLoad() { require('/b'); this.setData({ n: app.globalData }); } });`,
      },
    );
    expect(await shown()).toBe('2');
  });

  test('各个文件声明的局部变量只在当前文件下有效', async () => {
    const { shown } = openPage(
      { axml: '{{v}}' },
      {},
      {
        'app.js': `var localValue = 'app'; App({});`,
        'b.js': `var localValue = 'b';`,
        'pages/index/index.js': `import './../../b'; var localValue = 'a'; require('/b');
          Page({ data: { v: localValue } });`,
      },
    );
    expect(await shown()).toBe('a');
  });

  test('App() 函数中不可以调用 getApp(): a problem where devices go on', () => {
    const files = appFiles(
      {
        'pages/index/index': { axml: '{{n}}', js: '{ onLoad() { this.setData(getApp().own); } }' },
      },
      {},
      { 'app.js': 'App({ own: { n: 1 }, onLaunch() { this.own.n = getApp().own.n + 1; } });' },
    );
    expect(() => start(files)).toThrow('getApp: inside App() the app is `this`');
    const { simulator, pageData } = start(files, { mode: 'lenient' });
    expect([pageData(), simulator.problems.map(({ thing }) => thing)]).toEqual([
      { n: 2 },
      ['getApp'],
    ]);
  });

  test('App() 函数中使用 this 获取当前小程序实例', () => {
    const { lines } = openPage(
      { js: '{ onLoad() { console.info(String(getApp().me === getApp())); } }' },
      {},
      { 'app.js': 'App({ onLaunch() { this.me = this; } });' },
    );
    expect(lines()).toEqual(['true']);
  });
});
