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
