import { open, openPage, say } from './world';

const HOOKS = ['onLoad', 'onShow', 'onReady', 'onHide', 'onUnload'];
const spoken = (name: string) =>
  HOOKS.map((hook) => `${hook}() { ${say(`${name} ${hook}`)} }`).join(', ');

function twoPages(members = '') {
  return open({
    'pages/a/a': {
      axml: '<view onTap="go">go</view><view onTap="replace">replace</view>',
      js: `{ ${spoken('a')}, ${members}
        go() { my.navigateTo({ url: '/pages/b/b?key1=value1&key2=a%20b' }); },
        replace() { my.redirectTo({ url: '/pages/b/b' }); } }`,
    },
    'pages/b/b': {
      axml: '<view onTap="back">back</view>',
      js: `{ ${spoken('b')}, back() { my.navigateBack(); } }`,
    },
  });
}

describe('小程序页面/页面运行机制: 页面生命周期', () => {
  test('onLoad, onShow, onReady when it is opened', () => {
    expect(twoPages().lines()).toEqual(['a onLoad', 'a onShow', 'a onReady']);
  });

  test('my.navigateTo hides the page; navigateBack unloads the other and shows it again', async () => {
    const { lines, tap } = twoPages();
    lines();
    await tap('go');
    expect(lines()).toEqual(['a onHide', 'b onLoad', 'b onShow', 'b onReady']);
    await tap('back');
    expect(lines()).toEqual(['b onUnload', 'a onShow']);
  });

  test('my.redirectTo unloads the page without onHide', async () => {
    const { lines, tap } = twoPages();
    lines();
    await tap('replace');
    expect(lines()).toEqual(['a onUnload', 'b onLoad', 'b onShow', 'b onReady']);
  });

  test('切入后台/前台: onHide and onShow', () => {
    const { lines, simulator } = twoPages();
    lines();
    simulator.hide();
    simulator.show();
    expect(lines()).toEqual(['a onHide', 'a onShow']);
  });

  test('data set in onLoad and onShow is there on the first render', async () => {
    const { lines, shown } = openPage({
      axml: '<view id="n">{{n}}</view>',
      js: `{ onLoad() { this.setData({ n: 1 }); }, onShow() { this.setData({ n: this.data.n + 1 }); },
        onReady() { my.createSelectorQuery().select('#n').boundingClientRect()
          .exec(([rect]) => console.info(String(rect !== null))); } }`,
    });
    expect(await shown()).toBe('2');
    expect(lines()).toEqual(['true']);
  });

  // 页面初次渲染完成时触发: what a phone has at hand is there sooner than a page has been drawn.
  test('onReady knows what the phone answered to calls of onLoad, in their order', async () => {
    const ask = (name: string, params = '') =>
      `my.${name}({ ${params} complete: (res) => console.info('${name} ' + (res.data ?? '')) });`;
    const { lines, settle } = openPage({
      js: `{
        onLoad() {
          ${ask('setStorage', "key: 'k', data: 'v',")}
          ${ask('request', "url: 'https://a.test/',")}
          ${ask('getStorage', "key: 'k',")}
          my.getSystemInfo({ success: ({ windowWidth }) => {
            this.width = windowWidth;
            ${ask('getNetworkType')}
          } });
        },
        onReady() { console.info('onReady ' + this.width); },
      }`,
    });
    expect(lines()).toEqual(['setStorage ', 'getStorage v', 'onReady 375']);
    await settle();
    expect(lines()[0]).toBe('getNetworkType ');
  });

  test('onReady of the first page knows what the phone answered to calls of onLaunch', () => {
    const app = `App({ onLaunch() {
      my.getSystemInfo({ success: ({ windowWidth }) => { this.width = windowWidth; } });
      my.getStorage({ key: '', fail: ({ error }) => { this.error = error; } });
    } });`;
    const js = `{ onReady() { const { width, error } = getApp(); console.info(width + ' ' + error); } }`;
    const { lines } = open({ 'a/a': { js } }, {}, { 'app.js': app });
    expect(lines()).toEqual(['375 2']);
  });

  test('onLoad(query): 参数解析为 Object', async () => {
    const { lines, tap } = open({
      'a/a': {
        axml: '<view onTap="go">go</view>',
        js: `{ go() { my.navigateTo({ url: '/b/b?key1=value1&key2=a%20b&empty=' }); } }`,
      },
      'b/b': { js: '{ onLoad(query) { console.info(JSON.stringify(query)); } }' },
    });
    await tap('go');
    expect(lines()).toEqual(['{"key1":"value1","key2":"a b","empty":""}']);
  });

  test('Unloaded: 该状态下所有 setData 操作无效, its callback is not called', async () => {
    const { lines, tap, settle } = open({
      'a/a': {
        axml: '<view onTap="go">go</view>',
        js: `{ go() { my.redirectTo({ url: '/b/b' }); },
          onUnload() { setTimeout(() => { this.setData({ n: 1 }, () => ${say('set')}); console.info(String(this.data.n)); }); } }`,
      },
      'b/b': {},
    });
    await tap('go');
    await settle();
    expect(lines()).toEqual(['undefined']);
  });
});

describe('小程序页面/页面运行机制: Page.prototype.route', () => {
  test('只读属性', () => {
    const { lines } = openPage({
      js: `{ onLoad() { this.route = 'x'; console.info(this.route); } }`,
    });
    expect(lines()).toEqual(['pages/index/index']);
  });

  test('如何获取小程序当前页面路径和判断页面来源.md: getCurrentPages()[N].__proto__.route', () => {
    const { lines } = openPage({
      js: `{ onLoad() { console.info(JSON.stringify(getCurrentPages()[0].__proto__.route)); } }`,
    });
    expect(lines()).toEqual(['"pages/index/index"']);
  });
});

describe('小程序页面/页面运行机制: data', () => {
  const counter = (data: string) => ({
    'a/a': {
      axml: '<view onTap="go">go</view>',
      js: `{ go() { my.navigateTo({ url: '/b/b' }); } }`,
    },
    'b/b': {
      axml: '<view>{{arr.length}}</view><view onTap="push">push</view><view onTap="set">set</view><view onTap="back">back</view>',
      js: `{ ${data}, push() { this.data.arr.push(1); },
        set() { this.setData({ arr: [...this.data.arr, 1] }); }, back() { my.navigateBack(); } }`,
    },
  });
  const again = async (data: string, action: string) => {
    const { tap, shown } = open(counter(data));
    for (const name of ['go', action, 'back', 'go']) await tap(name);
    return shown();
  };

  test.each([
    ['对象类型: 对 data 的原地修改会被保留下来', 'data: { arr: [] }', 'push', '1'],
    ['对象类型: what setData sets is gone', 'data: { arr: [] }', 'set', '0'],
    ['函数类型: 每个页面初始化时会执行该函数', 'data() { return { arr: [] }; }', 'push', '0'],
  ])('%s', async (_statement, data, action, count) => {
    expect(await again(data, action)).toBe(`${count}pushsetback`);
  });

  test('浅拷贝: 两次打开的页面各有自己的 data', async () => {
    const { lines, tap } = open({
      'a/a': {
        axml: '<view onTap="go">go</view>',
        js: `{ data: { n: 0 }, onLoad() { this.data.n += 1; console.info(String(this.data.n)); },
          go() { my.navigateTo({ url: '/a/a' }); } }`,
      },
    });
    await tap('go');
    expect(lines()).toEqual(['1', '1']);
  });

  test('可以添加任意的函数或属性到 object 中, 用 this 来访问', () => {
    const { lines } = openPage({
      js: `{ customData: { name: 'alipay' }, hi() { return 'hi ' + this.customData.name; }, onLoad() { console.info(this.hi()); } }`,
    });
    expect(lines()).toEqual(['hi alipay']);
  });
});

describe('小程序页面/页面运行机制: 页面事件处理函数', () => {
  const said = (name: string) => `${name}(e) { console.info('${name} ' + JSON.stringify(e)); }`;

  test.each([
    ['onTitleClick', `{ ${said('onTitleClick')} }`],
    ['events.onTitleClick', `{ events: { ${said('onTitleClick')} } }`],
  ])('点击标题触发 %s', async (_name, js) => {
    const { lines, person, screen } = openPage({ js, json: { defaultTitle: '标题' } });
    await person.click(screen.getByText('标题'));
    expect(lines()).toEqual([expect.stringMatching(/^onTitleClick/)]);
  });

  test.each([
    ['onPullDownRefresh', `{ ${said('onPullDownRefresh')} }`],
    ['events.onPullDownRefresh', `{ events: { ${said('onPullDownRefresh')} } }`],
  ])('%s: from 的值是 code 表示 startPullDownRefresh 触发', async (_name, js) => {
    const { lines, settle } = openPage({
      js: js.replace('{', '{ onReady() { my.startPullDownRefresh(); }, '),
      json: { pullRefresh: true },
    });
    await settle();
    expect(lines()).toEqual(['onPullDownRefresh {"from":"code"}']);
  });

  test('both are called where both are there', async () => {
    const { lines, person, screen } = openPage({
      js: `{ onTitleClick() { ${say('page')} }, events: { onTitleClick() { ${say('events')} } } }`,
      json: { defaultTitle: '标题' },
    });
    await person.click(screen.getByText('标题'));
    expect(lines().sort()).toEqual(['events', 'page']);
  });

  test('events.onBack: 导航栏左侧返回按钮被点击时触发; this is the page', () => {
    const { lines, simulator } = openPage({
      js: `{ name: 'page', events: { onBack() { console.info('onBack ' + this.name); } } }`,
    });
    simulator.back();
    expect(lines()).toEqual(['onBack page']);
  });

  test('events.onKeyboardHeight: 键盘高度变化时触发; 不支持通过 textarea 获取', async () => {
    const { lines, person, root } = openPage({
      axml: '<input class="a"/><input class="b"/><textarea/><view class="c">c</view>',
      js: `{ events: { onKeyboardHeight({ height }) { console.info(height > 0 ? 'up' : String(height)); } } }`,
    });
    const tap = (selector: string) => person.click(root.querySelector(selector) ?? root);
    await tap('.a');
    await tap('.b');
    expect(lines()).toEqual(['up']);
    await tap('textarea');
    await tap('.c');
    expect(lines()).toEqual(['0']);
    await tap('textarea');
    expect(lines()).toEqual([]);
  });

  test('onPageScroll: scrollTop and scrollHeight', () => {
    const { lines, root } = openPage({ js: `{ ${said('onPageScroll')} }` });
    const element = root.querySelector('.sim-page');
    Object.defineProperty(element, 'scrollTop', { value: 30 });
    Object.defineProperty(element, 'scrollHeight', { value: 900 });
    element?.dispatchEvent(new Event('scroll'));
    expect(lines()).toEqual(['onPageScroll {"scrollTop":30,"scrollHeight":900}']);
  });

  test.each([
    [undefined, 49, true],
    [undefined, 60, false],
    [100, 60, true],
  ])(
    'onReachBottom with onReachBottomDistance %s, %d px above the end: %s',
    (distance, rest, reached) => {
      const json = distance === undefined ? {} : { onReachBottomDistance: distance };
      const { lines, root } = openPage({ js: `{ onReachBottom() { ${say('bottom')} } }`, json });
      const element = root.querySelector('.sim-page') ?? root;
      Object.defineProperties(element, {
        scrollHeight: { value: 1000 },
        clientHeight: { value: 500 },
        scrollTop: { value: 500 - rest, writable: true },
      });
      element.dispatchEvent(new Event('scroll'));
      element.dispatchEvent(new Event('scroll'));
      expect(lines()).toEqual(reached ? ['bottom'] : []);
    },
  );

  test('onReachBottom: 可以在底部增加数据等方式让页面不是处在底部位置', () => {
    const { lines, root } = openPage({ js: `{ onReachBottom() { ${say('bottom')} } }` });
    const element = root.querySelector('.sim-page') ?? root;
    const scrolled = (scrollHeight: number, scrollTop: number) => {
      const value = { configurable: true };
      Object.defineProperties(element, {
        scrollHeight: { ...value, value: scrollHeight },
        clientHeight: { ...value, value: 500 },
        scrollTop: { ...value, value: scrollTop },
      });
      element.dispatchEvent(new Event('scroll'));
      return lines();
    };
    expect(scrolled(1000, 500)).toEqual(['bottom']);
    expect(scrolled(1000, 490)).toEqual([]);
    // At once to the end of what has been added, as by the End key.
    expect(scrolled(2000, 1500)).toEqual(['bottom']);
    expect(scrolled(2000, 1500)).toEqual([]);
  });

  const tabs = (members: string) =>
    open(
      {
        'a/a': {
          axml: '<view onTap="go">go</view>',
          js: `{ ${members}, go() { my.switchTab({ url: '/b/b' }); } }`,
        },
        'b/b': { js: `{ ${members} }` },
      },
      {},
      {
        'app.json': JSON.stringify({
          pages: ['a/a', 'b/b'],
          tabBar: {
            items: [
              { pagePath: 'a/a', name: '甲' },
              { pagePath: 'b/b', name: '乙' },
            ],
          },
        }),
      },
    );
  test.each([
    ['onTabItemTap', said('onTabItemTap'), '乙'],
    ['events.onTabItemTap', `events: { ${said('onTabItemTap')} }`, '乙'],
    ['events.onSelectedTabItemTap', `events: { ${said('onSelectedTabItemTap')} }`, '甲'],
  ])('%s: pagePath, text and index', async (_name, members, text) => {
    const { lines, person, screen } = tabs(members);
    await person.click(screen.getByText(text));
    const [line = ''] = lines();
    const item = JSON.parse(line.slice(line.indexOf('{'))) as object;
    const [pagePath, index] = text === '甲' ? ['a/a', 0] : ['b/b', 1];
    expect(item).toMatchObject({ pagePath, text, index });
  });

  test('events.onTabItemTap: 点击非当前 tabItem 后触发; the page’s own method: 点击 tabItem 时触发', async () => {
    const { lines, person, screen } = tabs(
      `onTabItemTap() { ${say('page')} }, events: { onTabItemTap() { ${say('events')} } }`,
    );
    await person.click(screen.getByText('甲'));
    expect(lines()).toEqual(['page']);
    await person.click(screen.getByText('乙'));
    expect(lines()).toEqual(['page', 'events']);
  });

  test('events.onSelectedTabItemTap({pagePath, text,index}): of no source', async () => {
    const { lines, person, screen } = tabs(`events: { ${said('onSelectedTabItemTap')} }`);
    await person.click(screen.getByText('甲'));
    expect(lines()).toEqual(['onSelectedTabItemTap {"pagePath":"a/a","text":"甲","index":0}']);
  });

  test('events.beforeTabItemTap: 点击非当前 tabItem 前触发', async () => {
    const { lines, person, screen } = tabs(
      `onHide() { ${say('onHide')} }, events: { beforeTabItemTap() { ${say('before')} } }`,
    );
    await person.click(screen.getByText('甲'));
    expect(lines()).toEqual([]);
    await person.click(screen.getByText('乙'));
    expect(lines()).toEqual(['before', 'onHide']);
  });

  test('界面/tabBar/onTabItemTap.md: 首次打开在 onShow 后触发, 重新回到在 onShow 前触发', async () => {
    const { lines, person, screen, settle } = tabs(
      `onShow() { ${say('onShow')} }, onTabItemTap() { ${say('onTabItemTap')} }`,
    );
    const tapTab = async (name: string) => {
      lines();
      await person.click(screen.getByRole('tab', { name }));
      await settle();
      return lines();
    };
    expect(await tapTab('乙')).toEqual(['onShow', 'onTabItemTap']);
    expect(await tapTab('甲')).toEqual(['onTabItemTap', 'onShow']);
  });

  test('onTabItemTap: from 的值是 api 表示 switchTab 触发的事件', async () => {
    const { lines, tap } = tabs(`events: { ${said('onTabItemTap')} }`);
    await tap('go');
    expect(lines()).toEqual(['onTabItemTap {"from":"api","pagePath":"b/b","text":"乙","index":1}']);
  });
});
