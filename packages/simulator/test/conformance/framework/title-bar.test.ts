import { appFiles, start, type PageFiles } from '../../phone';

const TELL = `{ onLoad() { this.setData(this.sizes()); }, onShow() { this.setData({ shown: this.sizes() }); },
  sizes() { const { windowHeight, screenHeight, statusBarHeight, titleBarHeight, screenWidth, screen, safeArea } =
    my.getSystemInfoSync(); return { windowHeight, screenHeight, statusBarHeight, titleBarHeight, screenWidth, screen, safeArea }; },
  go() { my.navigateTo({ url: '/pages/b/b' }); } }`;

interface Sizes {
  readonly windowHeight: number;
  readonly screenHeight: number;
  readonly screenWidth: number;
  readonly screen: { readonly width: number; readonly height: number };
  readonly safeArea: { readonly top: number; readonly bottom: number; readonly height: number };
}

const ANDROID = {
  platform: 'Android',
  pixelRatio: 3,
  screenWidth: 360,
  screenHeight: 780,
  statusBarHeight: 28,
  titleBarHeight: 48,
} as const;

function open(json: object, others: Record<string, PageFiles> = {}, system = {}) {
  const axml = '<button onTap="go">下一页</button>';
  const files = appFiles({ 'pages/a/a': { json, js: TELL, axml }, ...others });
  const world = start(files, { system });
  const bar = world.root.querySelector<HTMLElement>('.sim-bar');
  if (!bar) throw new Error('there is no title bar');
  return { ...world, bar, sizes: () => world.pageData() as unknown as Sizes };
}

describe('transparentTitle (app.json 应用配置.md, my.getSystemInfo.md)', () => {
  test('不设置导航栏透明时，screenHeight = windowHeight + statusBarHeight + titleBarHeight', () => {
    const { sizes } = open({});
    expect(sizes()).toMatchObject({ windowHeight: 724, screenHeight: 812 });
  });

  test.each(['always', 'auto'])('%s: 设置导航栏透明时，screenHeight = windowHeight', (value) => {
    const { sizes, root } = open({ transparentTitle: value });
    expect(sizes()).toMatchObject({ windowHeight: 812, screenHeight: 812 });
    expect(root.querySelector('.sim-app')).toHaveClass('sim-app-under');
  });

  test('what is told depends on the page that is on top', async () => {
    const other = { 'pages/b/b': { json: { transparentTitle: 'always' }, js: TELL } };
    const { sizes, person, screen, settle, simulator } = open({}, other);
    expect(sizes().windowHeight).toBe(724);
    await person.click(screen.getByText('下一页'));
    await settle();
    expect(simulator.pages.at(-1)?.data).toMatchObject({ shown: { windowHeight: 812 } });
    simulator.back();
    await settle();
    expect(simulator.pages.at(-1)?.data).toMatchObject({ shown: { windowHeight: 724 } });
  });

  test('the screen of an element with a size is all of that element', () => {
    const root = document.body.appendChild(document.createElement('div'));
    Object.defineProperties(root, {
      clientWidth: { value: 390, configurable: true },
      clientHeight: { value: 844, configurable: true },
    });
    const world = start(appFiles({ 'pages/a/a': { js: TELL } }), { root });
    expect(world.pageData()).toMatchObject({ screenHeight: 844, windowHeight: 844 - 88 });
  });

  test.each([
    ['always', 'NO', false],
    ['always', 'YES', true],
    ['none', 'YES', false],
  ])('transparentTitle %s, titlePenetrate %s: taps go through %s', (title, penetrate, goes) => {
    const { bar } = open({ transparentTitle: title, titlePenetrate: penetrate });
    expect(bar.classList.contains('sim-bar-through')).toBe(goes);
  });
});

describe('the phones', () => {
  test('the bar leaves the status bar free and is as high as the phone says', () => {
    const { bar } = open({}, {}, ANDROID);
    const phone = bar.closest<HTMLElement>('.sim');
    expect(phone?.style.getPropertyValue('--sim-status-bar')).toBe('28px');
    expect(phone?.style.getPropertyValue('--sim-title-bar')).toBe('48px');
  });

  test('Android: screenWidth and screenHeight 取值有误，少除了 pixelRatio; screen 一致', () => {
    expect(open({}, {}, ANDROID).sizes()).toMatchObject({
      screenWidth: 1080,
      screenHeight: 2340,
      screen: { width: 360, height: 780 },
    });
    expect(open({}).sizes()).toMatchObject({
      screenWidth: 375,
      screen: { width: 375, height: 812 },
    });
  });

  test.each([
    ['an iPhone with a gesture for its home screen', {}, { top: 44, bottom: 778, height: 734 }],
    [
      'an iPhone with a button for it',
      { screenHeight: 667, statusBarHeight: 20 },
      { top: 20, bottom: 667, height: 647 },
    ],
    ['an Android phone', ANDROID, { top: 28, bottom: 780, height: 752 }],
  ])('safeArea of %s', (_, system, safeArea) => {
    expect(open({}, {}, system).sizes().safeArea).toMatchObject(safeArea);
  });

  test('my.getMenuButtonBoundingClientRect: in the middle of the title bar, below the status bar', () => {
    const js =
      '{ onLoad() { const { top, bottom, right, width } = my.getMenuButtonBoundingClientRect(); this.setData({ top, bottom, right, width }); } }';
    const world = start(appFiles({ 'pages/a/a': { js } }), { system: ANDROID });
    expect(world.pageData()).toEqual({ top: 36, bottom: 68, right: 350, width: 87 });
  });

  test('my.getMenuButtonBoundingClientRect: optionMenuWidth …: 若无自定义按钮，则无相关字段', () => {
    const js = '{ onLoad() { this.setData({ it: my.getMenuButtonBoundingClientRect() }); } }';
    const it = (json: object) =>
      start(appFiles({ 'pages/a/a': { js, json } }), { system: ANDROID }).pageData()?.it;
    expect(it({})).not.toHaveProperty('optionMenuWidth');
    expect(it({ optionMenu: { icon: 'https://example.com/a.png' } })).toMatchObject({
      left: 263,
      optionMenuWidth: 32,
      optionMenuHeight: 32,
      optionMenuTop: 36,
      optionMenuButtom: 68,
      optionMenuLeft: 225,
      optionMenuRight: 257,
    });
  });

  test('导航栏 FAQ.md: my.getMenuButtonBoundingClientRect: optionMenuStatus UnFavorite 表示未收藏', () => {
    const js =
      '{ onLoad() { this.setData({ it: my.getMenuButtonBoundingClientRect().optionMenuStatus }); } }';
    const world = start(appFiles({ 'pages/a/a': { js } }));
    expect(world.pageData()).toEqual({ it: 'UnFavorite' });
  });
});

describe('window', () => {
  const PICTURE = 'https://example.com/logo.gif';

  test('titleImage: 导航栏图片地址', () => {
    const { bar } = open({ defaultTitle: '标题', titleImage: PICTURE });
    expect(bar.querySelector('img')).toHaveAttribute('src', PICTURE);
    expect(bar.querySelector('img')).toBeVisible();
  });

  test('my.setNavigationBar.md: reset 重置导航栏为支付宝默认配色', () => {
    const json = { titleBarColor: '#16324f', titleImage: PICTURE, defaultTitle: '标题' };
    const js = `{ onLoad() { my.setNavigationBar({ reset: true, title: '重置' }); } }`;
    const world = start(appFiles({ 'pages/a/a': { json, js } }));
    return world.settle().then(() => {
      const bar = world.root.querySelector<HTMLElement>('.sim-bar');
      expect(bar?.style.backgroundColor).toBe('rgb(255, 255, 255)');
      expect(bar?.querySelector('img')).toHaveAttribute('hidden');
      expect(world.screen.getByText('重置')).toBeVisible();
    });
  });

  test('titleImage that is no https address is a problem', () => {
    expect(() => open({ titleImage: '/logo.png' })).toThrow('titleImage must be an https address');
  });

  test('barButtonTheme: light 为白色图标', () => {
    expect(open({ barButtonTheme: 'light' }).bar).toHaveClass('sim-bar-light');
    expect(open({ barButtonTheme: 'default' }).bar).not.toHaveClass('sim-bar-light');
  });

  test('backgroundImageUrl and backgroundImageColor: 下拉露出显示', () => {
    const json = {
      backgroundImageUrl: PICTURE,
      backgroundImageColor: '#FF8800',
      pullRefresh: true,
    };
    const page = open(json).simulator.pages[0]?.element;
    expect(page?.style.getPropertyValue('--pull-image')).toBe(`url("${PICTURE}")`);
    expect(page?.style.getPropertyValue('--pull-color')).toBe('#FF8800');
    const at = (type: string, clientY: number, on: EventTarget | undefined = document) =>
      on.dispatchEvent(new MouseEvent(type, { bubbles: true, clientY }));
    at('pointerdown', 0, page);
    at('pointermove', 100);
    expect(page?.style.getPropertyValue('--pulled')).toBe('50px');
    at('pointerup', 100);
    expect(page?.style.getPropertyValue('--pulled')).toBe('0px');
  });

  describe('页面配置.md: optionMenu 设置导航栏额外图标，点击后触发 onOptionMenuClick', () => {
    const HEARD = `onOptionMenuClick() { this.setData({ heard: 1 }); },
      events: { onOptionMenuClick() { this.setData({ events: 1 }); } }`;

    test.each([
      ['of the JSON', { optionMenu: { icon: PICTURE } }, ''],
      ['of my.setOptionMenu', {}, `onLoad() { my.setOptionMenu({ icon: '${PICTURE}' }); },`],
    ])('an icon %s', async (_, json, onLoad) => {
      const world = start(appFiles({ 'pages/a/a': { json, js: `{ ${onLoad} ${HEARD} }` } }));
      await world.settle();
      const button = world.screen.getByRole('button', { name: '更多操作' });
      expect(button.querySelector('img')).toHaveAttribute('src', PICTURE);
      await world.person.click(button);
      expect(world.pageData()).toEqual({ heard: 1, events: 1 });
    });

    test('without one there is no such button', () => {
      const { screen } = open({});
      expect(screen.queryByRole('button', { name: '更多操作' })).toBeNull();
    });
  });
});

describe('页面运行机制.md: events.onResize window 尺寸改变时触发', () => {
  let observers: (() => void)[] = [];

  beforeEach(() => {
    observers = [];
    // jsdom lays nothing out, and has none of its own.
    globalThis.ResizeObserver = class {
      constructor(tell: ResizeObserverCallback) {
        observers.push(() => tell([], this));
      }

      observe(): void {
        // The test says when something has another size.
      }

      unobserve(): void {
        // As above.
      }

      disconnect(): void {
        // As above.
      }
    };
  });
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'ResizeObserver');
  });

  test('size: windowWidth and windowHeight, and not for the size that it has at first', async () => {
    const js =
      '{ events: { onResize(it) { this.setData({ it, times: (this.data.times || 0) + 1 }); } } }';
    const world = start(appFiles({ 'pages/a/a': { js } }));
    const screen = world.root.querySelector('.sim');
    const resize = (clientWidth: number, clientHeight: number) => {
      for (const [element, height] of [
        [screen, clientHeight],
        [world.root, clientHeight],
      ] as const) {
        Object.defineProperties(element, {
          clientWidth: { value: clientWidth, configurable: true },
          clientHeight: { value: height, configurable: true },
        });
      }
      observers.forEach((tell) => tell());
    };
    resize(375, 812);
    await world.settle();
    expect(world.pageData()).toEqual({});
    resize(812, 375);
    resize(812, 375);
    await world.settle();
    const size = { windowWidth: 812, windowHeight: 287 };
    expect(world.pageData()).toEqual({ it: { size }, times: 1 });
  });
});
