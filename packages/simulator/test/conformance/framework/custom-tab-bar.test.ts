import { fireEvent } from '@testing-library/dom';
import { appFiles, recordLines, start } from '../../phone';

const TAB_BAR = {
  customize: true,
  overlay: true,
  items: [
    { pagePath: 'pages/index/index', name: 'Tab 1' },
    { pagePath: 'pages/index2/index', name: 'Tab 2' },
  ],
};

/** The sample of the page: each page selects its own item in `onShow`. */
const page = (selected: number) => ({
  axml: `<view>page ${selected}</view><view onTap="hide">藏</view><part/>`,
  js: `{ onShow() {
    if (typeof this.getTabBar === 'function' && this.getTabBar()) this.getTabBar().setData({ selected: ${selected} });
  }, hide() { my.hideTabBar(); } }`,
  json: { usingComponents: { part: '/part' } },
});

const BAR = {
  axml: `<view class="tab-bar">
  <view a:for="{{list}}" onTap="tap" data-value={{item}} data-index={{index}} class="item">
    <view style="color: {{selected == index ? selectedColor : textColor}}">{{item.name}}</view>
  </view>
</view>`,
  js: `{
  data: { selected: 0, textColor: 'rgb(1, 1, 1)', selectedColor: 'rgb(2, 2, 2)', list: [
    { pagePath: '/pages/index/index', name: 'customize1' },
    { pagePath: '/pages/index2/index', name: 'customize2' },
  ] },
  didUnmount() { console.info('bar unmounted'); },
  methods: { tap(e) { my.switchTab({ url: e.target.dataset.value.pagePath }); } },
}`,
  acss: '.tab-bar { display: flex } .item { flex: 1 }',
};

function open(tabBar: object = TAB_BAR, js = '{}') {
  const pages = {
    'pages/index/index': page(0),
    'pages/index2/index': page(1),
    'pages/other/other': { js },
  };
  const part = { js: `{ didMount() { console.info('bar ' + (this.getTabBar() !== null)); } }` };
  const app = JSON.stringify({ pages: Object.keys(pages), tabBar });
  const world = start(
    appFiles(pages, { 'customize-tab-bar/index': BAR, part }, { 'app.json': app }),
  );
  const colors = () =>
    ['customize1', 'customize2'].map((name) => world.screen.getByText(name).style.color);
  return { ...world, colors };
}

const [TEXT, SELECTED] = ['rgb(1, 1, 1)', 'rgb(2, 2, 2)'];

beforeEach(() => void recordLines());

describe('基础能力/自定义 tabBar', () => {
  test('该自定义组件将完全接管 tabBar 的渲染及交互', async () => {
    const { screen, settle, colors, simulator, root } = open();
    await settle();
    expect(screen.queryByRole('tablist')).toBeNull();
    expect(colors()).toEqual([SELECTED, TEXT]);
    expect(screen.getByText('customize1').parentElement).toHaveStyle({ flex: '1' });
    expect(root.querySelector('.a-customize-tab-bar')).toHaveStyle({ 'z-index': '10000' });
    fireEvent.click(screen.getByText('customize2'));
    await settle();
    expect(simulator.pages.map(({ route }) => route)).toEqual(['pages/index2/index']);
    expect(colors()).toEqual([TEXT, SELECTED]);
  });

  test('每个页面的 tabBar 组件实例是不同的: it goes with its page, and components reach it', async () => {
    const lines = recordLines();
    const { screen, settle, simulator } = open();
    await settle();
    expect(lines()).toEqual(['bar true']);
    fireEvent.click(screen.getByText('customize2'));
    await settle();
    expect(lines()).toEqual(['bar true']);
    fireEvent.click(screen.getByText('customize1'));
    await settle();
    expect(simulator.pages).toHaveLength(1);
    expect(lines()).toEqual([]);
  });

  test('与 tabBar 样式相关的接口将失效', async () => {
    const { screen, settle } = open();
    await settle();
    fireEvent.click(screen.getByText('藏'));
    await settle();
    expect(screen.getByText('customize1')).toBeVisible();
  });

  test('a page that is not in the bar has none', async () => {
    const lines = recordLines();
    const { simulator, screen, settle } = open(
      TAB_BAR,
      '{ onShow() { console.info(String(this.getTabBar())); } }',
    );
    await settle();
    lines();
    simulator.open({ path: 'pages/other/other' });
    await settle();
    expect(lines()).toEqual(['null']);
    expect(screen.queryByText('customize1')).toBeNull();
  });

  test('without customize the platform draws it, and getTabBar() gives nothing', async () => {
    const { screen, settle } = open({ items: TAB_BAR.items });
    await settle();
    expect(screen.getAllByRole('tab')).toHaveLength(2);
    expect(screen.queryByText('customize1')).toBeNull();
  });

  test('without its files it is a problem', () => {
    const pages = { 'pages/index/index': {}, 'pages/index2/index': {} };
    const app = JSON.stringify({ pages: Object.keys(pages), tabBar: TAB_BAR });
    expect(() => start(appFiles(pages, {}, { 'app.json': app }))).toThrow(
      'app.json: tabBar: customize: customize-tab-bar/index is not there',
    );
  });
});
