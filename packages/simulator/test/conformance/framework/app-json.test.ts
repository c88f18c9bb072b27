import { appFiles, start, type PageFiles } from '../../phone';
import { open } from './world';

const PAGES: Readonly<Record<string, PageFiles>> = {
  'pages/index/index': { axml: 'index' },
  'pages/logs/logs': { axml: 'logs' },
};
const withJson = (json: object, pages = PAGES) =>
  open(pages, {}, { 'app.json': JSON.stringify({ pages: Object.keys(pages), ...json }) });

afterEach(() => void jest.useRealTimers());

describe('小程序全局配置/app.json 应用配置', () => {
  test.each([
    ['pages: 第一项代表小程序的首页', {}, 'pages/index/index'],
    ['entryPagePath: 默认启动首页', { entryPagePath: 'pages/logs/logs' }, 'pages/logs/logs'],
  ])('%s', (_statement, json, route) => {
    expect(withJson(json).simulator.pages[0]?.route).toBe(route);
  });

  test('defaultTitle: 页面默认标题; 页面配置覆盖 window', () => {
    const pages = { 'a/a': {}, 'b/b': { json: { defaultTitle: '日志' } } };
    const { screen, simulator } = withJson({ window: { defaultTitle: 'Demo' } }, pages);
    expect(screen.getByRole('heading', { name: 'Demo' })).toBeVisible();
    simulator.open({ path: 'b/b' });
    expect(screen.getByRole('heading', { name: '日志' })).toBeVisible();
  });

  const bar = (root: HTMLElement) => root.querySelector<HTMLElement>('.sim-bar') ?? root;
  test('titleBarColor: 导航栏背景色', () => {
    const { root } = withJson({ window: { titleBarColor: '#262833' } });
    expect(bar(root)).toHaveStyle({ backgroundColor: '#262833' });
  });

  test('backgroundColor: 窗口的背景色', () => {
    const { root } = withJson({ window: { backgroundColor: '#aabbcc' } });
    expect(root.querySelector('.sim-page')).toHaveStyle({ backgroundColor: '#aabbcc' });
  });

  test.each([
    ['white', true],
    ['black', false],
  ])('navigationBarFrontColor: %s', (color, isWhite) => {
    const { root } = withJson({
      window: { navigationBarFrontColor: color, titleBarColor: '#888888' },
    });
    expect(bar(root).classList.contains('sim-bar-dark')).toBe(isWhite);
  });

  test.each([[['YES', true]], [['NO', false]]])('showTitleLoading: %j', ([value, shown]) => {
    const { root } = withJson({ window: { showTitleLoading: value } });
    const spinner = root.querySelector<HTMLElement>('.sim-spinner');
    expect(spinner?.hidden === false).toBe(shown);
  });

  test('responsive: false: 2 rpx 恒等于 1 px', () => {
    const { root } = withJson({ window: { responsive: false } });
    const page = root.querySelector('.sim-page') ?? root;
    expect(getComputedStyle(page).getPropertyValue('--rpx')).toBe('0.5px');
  });

  test('usingComponents: 全局', async () => {
    const { shown } = open(
      { 'a/a': { axml: '<com1/>' } },
      { 'components/com1/index': { axml: 'com1' } },
      {
        'app.json': JSON.stringify({
          pages: ['a/a'],
          usingComponents: { com1: '/components/com1/index' },
        }),
      },
    );
    expect(await shown()).toBe('com1');
  });

  test('pages: 框架会自动去加载同名的 .json、.js、.axml、.acss 文件', () => {
    const { root } = withJson(
      {},
      {
        'a/a': {
          axml: '<view class="x"/>',
          acss: '.x { width: 3px; }',
          json: { defaultTitle: '甲' },
        },
      },
    );
    expect(getComputedStyle(root.querySelector('.x') ?? root).width).toBe('3px');
  });

  test.each([
    [
      'request',
      'error 13',
      `my.request({ url: 'https://a.test/', fail: ({ error }) => console.info('error ' + error) })`,
    ],
    [
      'downloadFile',
      'error 12',
      `my.downloadFile({ url: 'https://a.test/', fail: ({ error }) => console.info('error ' + error) })`,
    ],
    [
      'uploadFile',
      'error 12',
      `my.uploadFile({ url: 'https://a.test/', filePath: my.env.USER_DATA_PATH + '/a.txt', name: 'f', fileType: 'image', fail: ({ error }) => console.info('error ' + error) })`,
    ],
  ])('networkTimeout.%s', async (name, line, code) => {
    jest.useFakeTimers();
    const lines: string[] = [];
    jest.spyOn(console, 'info').mockImplementation((text: string) => void lines.push(text));
    const files = appFiles({
      'a/a': {
        js: `{ onLoad() { my.getFileSystemManager().writeFileSync({ filePath: my.env.USER_DATA_PATH + '/a.txt', data: 'a' }); ${code}; } }`,
      },
    });
    start(
      {
        ...files,
        'app.json': JSON.stringify({ pages: ['a/a'], networkTimeout: { [name]: 1000 } }),
      },
      { transport: () => new Promise(() => undefined) },
    );
    await jest.advanceTimersByTimeAsync(900);
    expect(lines).toEqual([]);
    await jest.advanceTimersByTimeAsync(200);
    expect(lines).toEqual([line]);
  });

  test.each([
    [undefined, 'a b'],
    ['disable', 'a%20b'],
  ])('behavior.decodeQuery: %s', async (decodeQuery, value) => {
    const { lines, tap } = withJson(decodeQuery ? { behavior: { decodeQuery } } : {}, {
      'a/a': {
        axml: '<view onTap="go">go</view>',
        js: `{ go() { my.navigateTo({ url: '/b/b?k=a%20b' }); } }`,
      },
      'b/b': { js: '{ onLoad({ k }) { console.info(k); } }' },
    });
    await tap('go');
    expect(lines()).toEqual([value]);
  });

  test('subPackages: root 与 pages', async () => {
    const pages = {
      'pages/index': {
        axml: '<view onTap="go">go</view>',
        js: `{ go() { my.navigateTo({ url: '/packageA/pages/page1' }); } }`,
      },
    };
    const { tap, simulator } = open(
      { ...pages, 'packageA/pages/page1': {} },
      {},
      {
        'app.json': JSON.stringify({
          pages: ['pages/index'],
          subPackages: [{ root: 'packageA', pages: ['pages/page1'] }],
        }),
      },
    );
    await tap('go');
    expect(simulator.pages.at(-1)?.route).toBe('packageA/pages/page1');
  });
});

describe('小程序全局配置/app.acss, ACSS 语法参考', () => {
  const styled = (acss: string, others: Readonly<Record<string, string>> = {}, style = '') => {
    const { root } = open(
      { 'a/a': { axml: `<view class="x" style="${style}"/>`, acss } },
      {},
      others,
    );
    return getComputedStyle(root.querySelector('.x') ?? root);
  };

  test('app.acss 作用于每一个页面, 局部样式覆盖 app.acss 中相同的选择器', () => {
    const style = styled('.x { width: 1px; }', { 'app.acss': '.x { width: 2px; height: 2px; }' });
    expect([style.width, style.height]).toEqual(['1px', '2px']);
  });

  test.each([
    ['相对路径', './b.acss', 'a/b.acss'],
    ['项目绝对路径', '/b.acss', 'b.acss'],
    ['第三方 npm 包路径', 'third-party/page.acss', 'node_modules/third-party/page.acss'],
  ])('@import %s', (_statement, path, file) => {
    expect(
      styled(`@import '${path}'; .x { height: 1px; }`, { [file]: '.x { width: 7px; }' }).width,
    ).toBe('7px');
  });

  test('style 属性 wins over a class', () => {
    expect(styled('.x { width: 1px; }', {}, 'width: 5px').width).toBe('5px');
  });

  test('行内样式不支持 !important', () => {
    const axml = '<view class="x" style="width: 5px ! important; color: red!important"/>';
    const { root } = open({ 'a/a': { axml } });
    expect(root.querySelector('.x')).toHaveAttribute('style', 'width: 5px; color: red');
  });

  test.each(['vw', 'vh'])('%s is of the phone, not of the browser', (unit) => {
    const { root } = open({
      'a/a': {
        axml: `<view class="x" style="height: 50${unit}"/>`,
        acss: `.x { width: calc(10${unit} + 1px); }`,
      },
    });
    const css = [...root.querySelectorAll('style')].map((style) => style.textContent).join('');
    expect(css).toContain(`calc(calc(var(--${unit}, 1${unit}) * 10) + 1px)`);
    expect(root.querySelector('.x')?.getAttribute('style')).toContain(
      `var(--${unit}, 1${unit}) * 50`,
    );
  });

  test('rem is 100 rpx, in which apps for Alipay write their texts, not a length of the document', () => {
    const { root } = open({
      'a/a': { axml: '<view class="x" style="width: 1rem"/>', acss: '.x { font-size: .28rem }' },
    });
    const css = [...root.querySelectorAll('style')].map((style) => style.textContent).join('');
    expect(css).toContain('font-size: calc(var(--rem, 100 * var(--rpx, 0.5px)) * .28)');
    const style = root.querySelector('.x')?.getAttribute('style');
    expect(style).toContain('calc(var(--rem, 100 * var(--rpx, 0.5px)) * 1)');
  });

  test('page: 每个页面中的根元素', () => {
    const { root } = open({ 'a/a': { acss: 'page { background-color: rgb(1, 2, 3); }' } });
    expect(getComputedStyle(root.querySelector('.a-page') ?? root).backgroundColor).toBe(
      'rgb(1, 2, 3)',
    );
  });

  test.each([
    ['不支持属性选择器', '[data-x] { width: 1px; }', /attribute selectors/],
    [
      '本地资源不支持相对路径引用',
      `.x { background-image: url('./images/ant.png'); }`,
      /absolute path/,
    ],
  ])('%s', (_statement, acss, message) => {
    expect(() => styled(acss)).toThrow(message);
  });
});

describe("keys of DevTools' own making, which no page names", () => {
  const TEMPLATE = {
    window: {
      enableWK: 'YES',
      enableDSL: true,
      enableJSC: 'YES',
      enableKeepAlive: 'NO',
      nboffline: 'sync',
      tinyPubRes: 'YES',
      showDomain: 'NO',
    },
    debug: true,
  };

  test('are no problem', () => {
    expect(withJson(TEMPLATE).simulator.problems).toEqual([]);
  });

  test.each([
    ['input 输入框.md', 'enableInPageRenderInput'],
    ['案例分析/原生 Canvas 组件适配.md', 'enableComponentOverlayer'],
  ])('nor is that of %s: %s', (_page, key) => {
    expect(withJson({ window: { [key]: 'YES' } }).simulator.problems).toEqual([]);
  });

  test('in their places alone', () => {
    expect(() => withJson({ enableWK: 'YES' })).toThrow('enableWK is not known');
    expect(() => withJson({ window: { debug: true } })).toThrow('debug is not known');
  });
});
