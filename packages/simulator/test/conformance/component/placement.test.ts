import { appFiles, start } from '../../phone';

const PAGE = 'pages/a/a';

/** What is wrong with a page, and what it shows in lenient mode. */
function lenient(axml: string) {
  const json = { usingComponents: { columns: '/c/columns' } };
  const columns = { axml: '<picker-view-column><view>c</view></picker-view-column>' };
  const files = appFiles({ [PAGE]: { axml, json } }, { 'c/columns': columns });
  const { simulator, root } = start(files, { mode: 'lenient' });
  const shown = root.querySelector('.a-page')?.textContent.replace(/\s+/g, '');
  return { files, problems: simulator.problems.map(({ message }) => message), shown };
}

const COLUMN = '<picker-view-column><view>1</view></picker-view-column>';

describe('基础组件: what stands in what', () => {
  test.each([
    [
      'picker-view: 其中只可放置 picker-view-column 组件，其它节点不会显示',
      `<picker-view>${COLUMN}<view>2</view></picker-view>`,
      '<view>: in <picker-view> there is <picker-view-column> alone',
      '1',
    ],
    [
      'picker-view-column: 仅可放置于 picker-view 中',
      `<view>${COLUMN}</view>`,
      '<picker-view-column>: it stands directly in <picker-view> alone, not in <view>',
      '1',
    ],
    [
      'swiper: 其中仅可放置 swiper-item，否则会导致未定义的行为',
      '<swiper><block><view>1</view></block></swiper>',
      '<view>: in <swiper> there is <swiper-item> alone',
      '1',
    ],
    [
      'picker-view-column at the top of a page',
      COLUMN,
      '<picker-view-column>: it stands directly in <picker-view> alone, not in <page>',
      '1',
    ],
    [
      'swiper-item at the top of a page',
      '<block><swiper-item>1</swiper-item></block>',
      '<swiper-item>: it stands directly in <swiper> alone, not in <page>',
      '1',
    ],
    [
      'swiper-item 不能添加事件',
      '<swiper><swiper-item onTap="go">1</swiper-item></swiper>',
      '<swiper-item>: event onTap is not known',
      '1',
    ],
    [
      'scroll-view 不支持 scroll-x 和 scroll-y 同时生效',
      '<scroll-view scroll-x scroll-y>1</scroll-view>',
      '<scroll-view>: scroll-x and scroll-y do not work together',
      '1',
    ],
    [
      '不支持 radio 按钮 与 text 标签嵌套',
      '<text>1<radio value="a"/></text>',
      '<radio>: it cannot stand in <text>',
      '1',
    ],
    [
      'movable-view: 必须在 movable-area 组件中，并且必须是直接子节点',
      '<movable-area><view><movable-view>1</movable-view></view></movable-area>',
      '<movable-view>: it stands directly in <movable-area> alone, not in <view>',
      '1',
    ],
    [
      'lifestyle: public-id 必填',
      '<lifestyle memo="1"/>',
      '<lifestyle>: publicId is required',
      '1关注',
    ],
    [
      'contact-button: tnt-inst-id, scene 必填',
      '<contact-button scene="1"/>',
      '<contact-button>: tntInstId is required',
      '客服',
    ],
    [
      'page-meta: 只能是页面内的第一个节点',
      '<view>1</view><page-meta/>',
      '<page-meta>: it is the first node of a page',
      '1',
    ],
    [
      'page-meta in another node',
      '<view><page-meta/>1</view>',
      '<page-meta>: it is the first node of a page',
      '1',
    ],
  ])('%s', (_statement, axml, message, text) => {
    const { files, problems, shown } = lenient(axml);
    expect(problems).toEqual([message]);
    expect(shown).toBe(text);
    expect(() => start(files)).toThrow(message);
  });

  test.each([
    ['a custom component may have the columns', '<picker-view><columns/></picker-view>', 'c'],
    [
      'a:for, a:if and block',
      `<picker-view><block a:for="{{[1, 2]}}">${COLUMN}</block></picker-view>`,
      '11',
    ],
    ['one way of scrolling', '<scroll-view scroll-x scroll-y="{{false}}">1</scroll-view>', '1'],
    ['page-meta first', '\n<page-meta/>\n<view>1</view>', '1'],
  ])('%s', (_what, axml, text) => {
    const { files, problems, shown } = lenient(axml);
    expect(problems).toEqual([]);
    expect(shown).toBe(text);
    expect(() => start(files)).not.toThrow();
  });
});

describe('基础组件: limits that show on the screen', () => {
  test.each([
    [
      'web-view: 每个页面只能有一个',
      '<web-view src="https://a.example/"/><web-view src="https://b.example/"/>',
      '<web-view>: there is one at the most on a page',
    ],
    [
      'page-container: 当前页面最多只有 1 个容器',
      '<page-container/><page-container/>',
      '<page-container>: there is one at the most on a page',
    ],
    [
      'canvas: 同一页面中的 id 不可重复',
      '<canvas id="c" type="2d"/><canvas id="c" type="2d"/>',
      '<canvas>: there is another one with the id c on the page',
    ],
    [
      'map: 需要使用不同的 ID',
      '<map id="m"/><map id="m"/>',
      '<map>: there is another one with the id m on the page',
    ],
    [
      'map: 不支持在 scroll-view 中使用 map 组件',
      '<scroll-view scroll-y><view><map id="m"/></view></scroll-view>',
      '<map>: it is not supported in <scroll-view>',
    ],
    [
      'slider: step 值必须大于 0，并可被（max-min）整除',
      '<slider max="{{10}}" step="{{3}}"/>',
      '<slider>: step: a part of 10, above 0, is required, not 3',
    ],
    [
      'slider: a step of 0',
      '<slider step="{{0}}"/>',
      '<slider>: step: a part of 100, above 0, is required, not 0',
    ],
    [
      'text: number-of-lines 值须大于等于 1',
      '<text number-of-lines="{{0}}">1</text>',
      '<text>: numberOfLines: a number from 1 is required, not 0',
    ],
    [
      'page-meta: background-color 必须为十六进制颜色值',
      '<page-meta background-color="red"/>',
      '<page-meta>: backgroundColor: a colour such as #ffffff is required, not red',
    ],
  ])('%s', async (_statement, axml, message) => {
    const files = appFiles({ [PAGE]: { axml } });
    const { simulator, settle } = start(files, { mode: 'lenient' });
    await settle();
    expect(simulator.problems.map((problem) => problem.message)).toEqual([message]);
    expect(strictErrors(files)).toEqual([expect.stringContaining(message)]);
  });

  test.each([
    '<web-view src="https://a.example/"/>',
    '<canvas id="a" type="2d"/><canvas id="b" type="2d"/><canvas/><canvas/>',
    '<slider min="{{0}}" max="{{1}}" step="{{0.02}}"/><slider step="{{0.1}}"/><slider/>',
    '<page-meta background-color="#ff0000" background-color-top=""/>',
  ])('%s', async (axml) => {
    const { simulator, settle } = start(appFiles({ [PAGE]: { axml } }), { mode: 'lenient' });
    await settle();
    expect(simulator.problems).toEqual([]);
  });
});

/** What strict mode says, as the app starts or once it is on the screen. */
function strictErrors(files: ReturnType<typeof appFiles>): string[] {
  try {
    return start(files).takeErrors();
  } catch (error) {
    return [String(error)];
  }
}
