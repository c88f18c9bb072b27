import { open } from './world';

const STACK = `console.info(getCurrentPages().map(({ route }) => route).join(' '))`;
const GO = `to({ target: { dataset: { how, url } } }) { my[how](url ? { url } : {}); }`;
const links = (...all: readonly (readonly [how: string, url: string])[]) =>
  all
    .map(
      ([how, url]) => `<view onTap="to" data-how="${how}" data-url="${url}">${how} ${url}</view>`,
    )
    .join('');

const app = () =>
  open({
    'a/a': {
      axml: links(['navigateTo', '/b/b'], ['redirectTo', '/b/b'], ['reLaunch', '/c/c']),
      js: `{ ${GO}, onShow() { ${STACK}; } }`,
    },
    'b/b': {
      axml: links(['navigateTo', '/c/c'], ['navigateBack', ''], ['navigateTo', '../a/a']),
      js: `{ ${GO}, onShow() { ${STACK}; } }`,
    },
    'c/c': { axml: links(['reLaunch', '/a/a']), js: `{ ${GO}, onShow() { ${STACK}; } }` },
  });

describe('小程序页面/getCurrentPages 方法: 页面栈', () => {
  test.each([
    ['初始化: 新页面入栈', [], 'a/a'],
    ['打开新页面: 新页面入栈', ['navigateTo /b/b'], 'a/a b/b'],
    ['页面重定向: 当前页面出栈，新页面入栈', ['redirectTo /b/b'], 'b/b'],
    ['页面返回: 当前页面出栈', ['navigateTo /b/b', 'navigateBack'], 'a/a'],
    ['my.reLaunch: 关闭所有页面', ['navigateTo /b/b', 'navigateTo /c/c', 'reLaunch /a/a'], 'a/a'],
    ['the same page twice', ['navigateTo /b/b', 'navigateTo ../a/a'], 'a/a b/b a/a'],
  ])('%s', async (_statement, taps, stack) => {
    const { lines, tap } = app();
    for (const name of taps) await tap(name);
    expect(lines().at(-1)).toBe(stack);
  });

  test('第一个元素为首页，最后一个元素为当前页面: they are the instances', async () => {
    const { lines, tap } = open({
      'a/a': {
        axml: '<view onTap="go">go</view>',
        js: `{ name: 'first', go() { my.navigateTo({ url: '/b/b' }); } }`,
      },
      'b/b': {
        js: `{ onReady() { const pages = getCurrentPages();
          console.info(pages[0].name + ' ' + (pages[1] === this)); } }`,
      },
    });
    await tap('go');
    expect(lines()).toEqual(['first true']);
  });

  test('the list is a copy: changing it changes no page', async () => {
    const { lines, tap } = open({
      'a/a': {
        axml: '<view onTap="go">go</view>',
        js: `{ go() { getCurrentPages().pop(); console.info(String(getCurrentPages().length)); } }`,
      },
    });
    await tap('go');
    expect(lines()).toEqual(['1']);
  });
});

describe('小程序页面/Router', () => {
  const COMPONENT = {
    axml: '<view onTap="my">com my</view><view onTap="page">com page</view><view onTap="own">com own</view>',
    js: `{ methods: {
      my() { my.navigateTo({ url: '../test/test' }); },
      page() { this.pageRouter.navigateTo({ url: '../test/test' }); },
      own() { this.router.navigateTo({ url: '../test/test' }); },
    } }`,
  };
  const routers = () =>
    open(
      {
        'pages/index/index': {
          axml: '<com/><view onTap="page">page</view><view onTap="own">own</view><view onTap="later">later</view>',
          json: { usingComponents: { com: '../../components/com/com' } },
          js: `{ onLoad() { getApp().page = this; },
            page() { this.pageRouter.navigateTo({ url: '../test/test' }); },
            own() { this.router.navigateTo({ url: '../test/test' }); },
            later() { my.navigateTo({ url: '/pages2/index/index' }); } }`,
        },
        'pages/test/test': {},
        'pages2/index/index': {
          axml: '<view onTap="go">of the page below</view><view onTap="mine">my</view>',
          js: `{ go() { getApp().page.router.navigateTo({ url: '../test/test' }); },
            mine() { my.navigateTo({ url: '../test/test' }); } }`,
        },
        'pages2/test/test': {},
        'components/test/test': {},
      },
      { 'components/com/com': COMPONENT },
    );

  test.each([
    ['页面 this.pageRouter', ['page'], 'pages/test/test'],
    ['页面 this.router', ['own'], 'pages/test/test'],
    ['自定义组件 this.pageRouter: 相对于所在页面的路径', ['com page'], 'pages/test/test'],
    ['自定义组件 this.router: 相对于自身定义时的路径', ['com own'], 'components/test/test'],
    ['my.navigateTo: 相对于栈顶页面的路径', ['com my'], 'pages/test/test'],
    ['my.navigateTo above another page', ['later', 'my'], 'pages2/test/test'],
    ['router of a page below: its own path', ['later', 'of the page below'], 'pages/test/test'],
  ])('%s', async (_statement, taps, route) => {
    const { tap, simulator } = routers();
    for (const name of taps) await tap(name);
    expect(simulator.pages.at(-1)?.route).toBe(route);
  });

  test('自定义组件的 this.pageRouter 和所在页面的 this.pageRouter 是同一个对象', () => {
    const { lines } = open(
      {
        'a/a': {
          axml: '<com/>',
          json: { usingComponents: { com: '/com/com' } },
        },
      },
      {
        'com/com': {
          js: `{ didMount() { console.info(String(this.pageRouter === this.$page.pageRouter)); } }`,
        },
      },
    );
    expect(lines()).toEqual(['true']);
  });

  test.each(['redirectTo', 'reLaunch'])(
    '在 %s 销毁后的页面调用 this.router 的路由方法不会生效',
    async (how) => {
      const { tap, simulator } = open({
        'a/a': {
          axml: '<view onTap="go">go</view>',
          js: `{ go() { getApp().old = this; my.${how}({ url: '/b/b' }); } }`,
        },
        'b/b': {
          axml: '<view onTap="go">old</view>',
          js: `{ go() { getApp().old.router.navigateTo({ url: '/c/c', fail() {} }); } }`,
        },
        'c/c': {},
      });
      await tap('go');
      await tap('old');
      expect(simulator.pages.map(({ route }) => route)).toEqual(['b/b']);
    },
  );
});

describe('小程序页面/页面运行机制: Page.prototype.getOpenerEventChannel', () => {
  test('这两个 EventChannel 对象间可以使用 emit 和 on 相互发送、监听事件', async () => {
    const { lines, tap } = open({
      'a/a': {
        axml: '<view onTap="go">go</view>',
        js: `{ async go() { my.navigateTo({ url: '/b/b', success: ({ eventChannel }) => {
          eventChannel.on('back', (data) => console.info('back ' + data.n));
          eventChannel.emit('forth', { n: 1 }); } }); } }`,
      },
      'b/b': {
        js: `{ onLoad() { const channel = this.getOpenerEventChannel();
          channel.on('forth', ({ n }) => { console.info('forth ' + n); channel.emit('back', { n: n + 1 }); }); } }`,
      },
    });
    await tap('go');
    expect(lines()).toEqual(['forth 1', 'back 2']);
  });

  test('an event channel works behind a Proxy, where Vue keeps it', async () => {
    const { lines, tap } = open({
      'a/a': {
        axml: '<view onTap="go">go</view>',
        js: `{ go() { my.navigateTo({ url: '/b/b', success: ({ eventChannel }) =>
          new Proxy(eventChannel, {}).emit('forth', 1) }); } }`,
      },
      'b/b': {
        js: `{ onLoad() { new Proxy(this.getOpenerEventChannel(), {}).on('forth', (n) => console.info(n)); } }`,
      },
    });
    await tap('go');
    expect(lines()).toEqual([1]);
  });

  test('what success of my.navigateTo gets can be written as JSON', async () => {
    const { lines, tap } = open({
      'a/a': {
        axml: '<view onTap="go">go</view>',
        js: `{ go() { my.navigateTo({ url: '/b/b', success: (res) => console.info(JSON.stringify(res)) }); } }`,
      },
      'b/b': {},
    });
    await tap('go');
    expect(lines()).toEqual(['{"eventChannel":{}}']);
  });

  test('what the opened page says before its opener listens is lost', async () => {
    const { tap, lines } = open({
      'a/a': {
        axml: '<view onTap="go">go</view>',
        js: `{ go() { my.navigateTo({ url: '/b/b', events: { early: (n) => console.info('early ' + n) },
          success: ({ eventChannel }) => eventChannel.on('late', (n) => console.info('late ' + n)) }); } }`,
      },
      'b/b': {
        axml: '<view onTap="say">say</view>',
        js: `{ onLoad() { this.say(); }, say() { const channel = this.getOpenerEventChannel();
          channel.emit('early', 1); channel.emit('late', 2); } }`,
      },
    });
    await tap('go');
    expect(lines()).toEqual(['early 1']);
    await tap('say');
    expect(lines()).toEqual(['early 1', 'late 2']);
  });

  test('a page that no other has opened has a channel, in which nobody hears it', async () => {
    const { lines, settle } = open({
      'a/a': {
        js: `{ onLoad() { const channel = this.getOpenerEventChannel();
          channel.on('forth', () => console.info('never')); channel.emit('forth'); channel.emit('back');
          console.info(String(channel === this.getOpenerEventChannel())); } }`,
      },
    });
    await settle();
    expect(lines()).toEqual(['true']);
  });
});
