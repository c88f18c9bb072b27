import { fireEvent, waitFor } from '@testing-library/dom';
import { appFiles, start } from '../../phone';
import { expectStatement, type Statement } from './statements';

function startLinks(axml: string) {
  return start(
    appFiles({
      'pages/a/a': { axml },
      'pages/b/b': {
        axml: '<text>乙页</text><navigator open-type="navigateBack">回去</navigator>',
      },
    }),
  );
}

const routes = ({ simulator }: ReturnType<typeof start>) =>
  simulator.pages.map(({ route }) => route);

test.each([
  ['navigate', ['pages/a/a', 'pages/b/b']],
  ['redirect', ['pages/b/b']],
  ['reLaunch', ['pages/b/b']],
])('导航/navigator: open-type %s leads to url', async (openType, expected) => {
  const world = startLinks(`<navigator open-type="${openType}" url="../b/b?x=1">去</navigator>`);
  await world.person.click(world.screen.getByRole('link', { name: '去' }));
  expect(routes(world)).toEqual(expected);
  expect(world.simulator.pages.at(-1)?.query).toEqual({ x: '1' });
});

test('导航/navigator: open-type defaults to navigate; navigateBack goes back; Enter follows a link', async () => {
  const world = startLinks('<navigator url="/pages/b/b">去</navigator>');
  world.screen.getByRole('link', { name: '去' }).focus();
  await world.person.keyboard('{Enter}');
  expect(routes(world)).toEqual(['pages/a/a', 'pages/b/b']);
  await world.person.click(world.screen.getByRole('link', { name: '回去' }));
  expect(routes(world)).toEqual(['pages/a/a']);
});

test('导航/navigator: a link that leads nowhere is told, with its place', async () => {
  const world = startLinks('<navigator url="/pages/none">去</navigator>');
  await world.person.click(world.screen.getByRole('link', { name: '去' }));
  expect(world.takeErrors()).toEqual([
    'pages/a/a.axml:1: <navigator>: /pages/none resolved to pages/none is not found',
  ]);
});

test('导航/navigator: hover-class 默认值 none; exit sends the app to the background', async () => {
  const world = start(
    appFiles(
      { 'pages/a/a': { axml: '<navigator open-type="exit">退出</navigator>' } },
      {},
      { 'app.js': 'App({ onHide() { getCurrentPages()[0].setData({ hidden: true }); } });' },
    ),
  );
  const link = world.screen.getByRole('link', { name: '退出' });
  fireEvent.pointerDown(link);
  await world.settle();
  expect(link).toHaveAttribute('class', 'a-navigator');
  await world.person.click(link);
  expect(world.pageData()).toEqual({ hidden: true });
});

const OPEN: readonly Statement[] = [
  {
    says: 'web-view: src in a sandboxed frame; onLoad and onError carry it',
    axml: '<web-view src="https://example.com/" onLoad="log" onError="log"/>',
    async check(world) {
      const frame = world.node('web-view');
      expect(frame).toHaveAttribute('src', 'https://example.com/');
      expect(frame.getAttribute('sandbox')).not.toContain('allow-same-origin');
      fireEvent.error(frame);
      await world.flush();
      expect(world.heard().at(-1)).toEqual(['error', { src: 'https://example.com/' }]);
    },
  },
  {
    says: 'web-view: without src it loads nothing that the app hears of',
    axml: '<web-view onLoad="log"/>',
    async check(world) {
      expect(world.node('web-view')).not.toHaveAttribute('src');
      fireEvent.load(world.node('web-view'));
      await world.flush();
      expect(world.heard()).toEqual([]);
    },
  },
  {
    says: 'web-view: onMessage carries what the page inside posts, and nothing from elsewhere',
    axml: '<web-view src="https://example.com/" onMessage="log"/>',
    async check(world) {
      const { contentWindow } = world.node('web-view') as HTMLIFrameElement;
      const post = (source: Window | null, data: unknown = { a: 1 }) =>
        window.dispatchEvent(new MessageEvent('message', { data, source }));
      post(window);
      post(contentWindow);
      post(contentWindow, 'text');
      await world.flush();
      // e.detail = { data }, and 案例分析/小程序与web-view内嵌H5相互通信.md: e.detail.name.
      expect(world.heard()).toEqual([
        ['message', { data: { a: 1 }, a: 1 }],
        ['message', { data: 'text' }],
      ]);
    },
  },
  {
    says: 'lifestyle: 点击关注按钮 follows, once; memo 文案',
    axml: '<lifestyle public-id="1" memo="来看看" onFollow="log"/>',
    async check(world) {
      expect(world.screen.getByText('来看看')).toBeVisible();
      await world.person.click(world.screen.getByRole('button', { name: '关注' }));
      await world.person.click(world.screen.getByRole('button', { name: '已关注' }));
      expect(world.types()).toEqual(['follow']);
    },
  },
  {
    says: 'contact-button: size 默认值 25, color 默认值 #00A3FF',
    axml: '<contact-button tnt-inst-id="a" scene="b"/>',
    check(world) {
      const { style } = world.screen.getByRole('button', { name: '客服' });
      expect([style.width, style.height, style.color]).toEqual([
        '25px',
        '25px',
        'rgb(0, 163, 255)',
      ]);
    },
  },
  ...[
    ['default', '暂无内容'],
    ['busy', '系统繁忙'],
    ['error', '系统错误'],
    ['network', '网络异常'],
    ['trade', '交易失败'],
  ].map(([type = '', title = '']): Statement => ({
    says: `error-view: type ${type} says ${title}`,
    axml: `<error-view type="${type}"/>`,
    check: (world) => expect(world.screen.getByText(title)).toBeVisible(),
  })),
  {
    says: 'error-view: title and message; message 仅在全屏状态显示; what is in it stands below',
    axml: '<error-view fullscreen="{{full}}" title="没有订单" message="去逛逛" title-color="#ff0000"><button>刷新</button></error-view>',
    steps: [{ full: true }],
    async check(world) {
      expect(world.screen.getByText('没有订单').style.color).toBe('rgb(255, 0, 0)');
      expect(world.screen.queryByText('去逛逛')).toBeNull();
      await world.next();
      expect(world.screen.getByText('去逛逛')).toBeVisible();
      expect(world.screen.getByRole('button', { name: '刷新' })).toBeVisible();
    },
  },
  {
    says: 'page-meta: page-style, page-font-size, root-background-color, background-color, and off again',
    axml: '<page-meta page-style="color: green" page-font-size="{{size}}" root-background-color="#eeeeee" background-color="#ff0000"/>',
    data: { size: '20px' },
    steps: [{ size: '' }],
    async check(world) {
      const { style } = world.inside('.a-page');
      expect([style.color, style.fontSize, style.backgroundColor]).toEqual([
        'green',
        '20px',
        'rgb(238, 238, 238)',
      ]);
      expect(world.inside('.sim-page').style.backgroundColor).toBe('rgb(255, 0, 0)');
      await world.next();
      expect(style.fontSize).toBe('');
    },
  },
  {
    says: 'page-meta: root-font-size 页面中的所有 rem 单位，将使用这个字体大小作为参考值; system, and off again',
    axml: '<page-meta root-font-size="{{size}}"/><text style="font-size: 2rem">字</text>',
    data: { size: '16px' },
    steps: [{ size: '32rpx' }, { size: 'system' }, { size: '' }],
    async check(world) {
      const rem = () => world.inside('.sim-page').style.getPropertyValue('--rem');
      expect(world.node('text').getAttribute('style')).toContain('var(--rem, ');
      expect(rem()).toBe('16px');
      await world.next();
      expect(rem()).toBe('calc(var(--rpx, 0.5px) * 32)');
      await world.next();
      expect(rem()).toBe('16px');
      await world.next();
      expect(rem()).toBe('');
    },
  },
  {
    says: 'page-meta: scroll-top scrolls the page; onScroll carries scrollTop',
    axml: '<page-meta scroll-top="{{top}}" onScroll="log"/>',
    steps: [{ top: '100px' }],
    async check(world) {
      const page = world.inside('.sim-page');
      await world.next();
      // scroll-duration 默认值：300.
      expect(page.scrollTop).toBeLessThan(100);
      await waitFor(() => expect(page.scrollTop).toBe(100));
      fireEvent.scroll(page);
      await world.flush();
      expect(world.heard()).toEqual([['scroll', { scrollTop: 100 }]]);
    },
  },
];

test.each(OPEN)('开放组件, 页面配置属性节点: $says', (one) => expectStatement(one));

test.each(['userInfo', 'phoneNumber'])(
  '表单组件/button: onError 当授权失败时触发, as without a network: scope %s',
  async (scope) => {
    const axml = `<button open-type="getAuthorize" scope="${scope}" onGetAuthorize="hear" onError="hear">授权</button>`;
    const js = `{ data: { heard: [] },
      hear({ type, detail }) { this.setData({ heard: [...this.data.heard, [type, detail]] }); } }`;
    const { simulator, screen, person, settle, pageData } = start(
      appFiles({ 'a/a': { axml, js } }),
      { authorization: 'agree', network: 'offline' },
    );
    const tap = async () => {
      await person.click(screen.getByRole('button', { name: '授权' }));
      await settle();
    };
    await tap();
    const failed = ['error', { type: 'getAuthorize', errorMessage: 'Network Error' }];
    expect(pageData()).toEqual({ heard: [failed] });
    simulator.phone.network = 'good';
    await tap();
    expect(pageData()).toMatchObject({ heard: [failed, ['getAuthorize', {}]] });
  },
);

describe('表单组件/button: onFollowLifestyle 当 open-type 为 lifestyle 时有效, 当点击按钮时触发', () => {
  const follow = (options: Parameters<typeof start>[1], id = 'public-id="2021"') => {
    const axml = `<button open-type="lifestyle" ${id} onFollowLifestyle="hear">生活号</button>`;
    const js = `{ data: { heard: [] }, hear({ detail }) { this.setData({ heard: [...this.data.heard, detail.followStatus] }); } }`;
    const world = start(appFiles({ 'a/a': { axml, js } }), options);
    const tap = async (name: string) => {
      await world.person.click(world.screen.getByRole('button', { name }));
      await world.settle();
    };
    return { ...world, tap, heard: () => world.pageData() };
  };

  test('1 已关注, 2 用户不允许关注: who follows is not asked again', async () => {
    const { tap, heard } = follow({ authorization: 'ask' });
    await tap('生活号');
    await tap('暂不关注');
    expect(heard()).toEqual({ heard: [2] });
    await tap('生活号');
    await tap('关注');
    await tap('生活号');
    expect(heard()).toEqual({ heard: [2, 1, 1] });
  });

  test.each([
    ['without a network', { network: 'offline' }, undefined],
    ['without a public-id', {}, ''],
  ] as const)('3 发生未知错误: %s', async (_why, options, id) => {
    const { tap, heard } = follow({ authorization: 'agree', ...options }, id);
    await tap('生活号');
    expect(heard()).toEqual({ heard: [3] });
  });
});
