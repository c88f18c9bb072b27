import { fireEvent } from '@testing-library/dom';
import { openPage, say } from './world';

const heard = (...names: readonly string[]) => names.map((name) => `${name}() { ${say(name)} }`);
const print = (name: string, what: string) =>
  `{ ${name}(e) { console.info(JSON.stringify(${what})); } }`;

/** Markup of that tag in one that it may stand in; both hear the event. */
function inside(tag: string, on: string): string {
  const outer = tag === 'movable-view' ? 'movable-area' : 'view';
  return `<${outer} ${on}="outer"><${tag} class="inner" ${on}="inner"/></${outer}>`;
}

describe('事件系统/事件介绍', () => {
  const NESTED = `<view id="outter" onTap="handleTap1"><view>view1</view>
    <view id="middle" catchTap="handleTap2"><view>view2</view>
      <view id="inner" onTap="handleTap3">view3</view></view></view>`;
  test.each([
    ['view3', ['handleTap3', 'handleTap2']],
    ['view2', ['handleTap2']],
    ['view1', ['handleTap1']],
  ])('点击 %s 触发 %j', async (name, handlers) => {
    const { lines, tap } = openPage({
      axml: NESTED,
      js: `{ ${heard('handleTap1', 'handleTap2', 'handleTap3').join(', ')} }`,
    });
    await tap(name);
    expect(lines()).toEqual(handlers);
  });

  test.each(['view', 'text', 'button', 'rich-text', 'image', 'movable-view'])(
    '支持冒泡: tap of <%s>',
    (tag) => {
      const { lines, root } = openPage({
        axml: inside(tag, 'onTap'),
        js: `{ ${heard('inner', 'outer').join(', ')} }`,
      });
      fireEvent.click(root.querySelector('.inner') ?? root);
      expect(lines()).toEqual(['inner', 'outer']);
    },
  );

  const TOUCHES = ['touchStart', 'touchMove', 'touchEnd', 'touchCancel'];
  test.each(
    ['view', 'image', 'scroll-view', 'swiper', 'rich-text', 'movable-view'].flatMap((tag) =>
      TOUCHES.map((type) => [tag, type] as const),
    ),
  )('支持冒泡: <%s> %s', (tag, type) => {
    const on = `on${type.charAt(0).toUpperCase()}${type.slice(1)}`;
    const { lines, root } = openPage({
      axml: inside(tag, on),
      js: `{ ${heard('inner', 'outer').join(', ')} }`,
    });
    const element = root.querySelector('.inner') ?? root;
    element.dispatchEvent(new TouchEvent(type.toLowerCase(), { bubbles: true }));
    expect(lines()).toEqual(['inner', 'outer']);
  });

  test('事件函数名不存在时触发事件会报错', async () => {
    const { tap, takeErrors } = openPage({ axml: '<view onTap="none">go</view>' });
    await tap('go');
    expect(takeErrors()).toEqual([expect.stringContaining('none')]);
  });
});

describe('常见问题/视图组件常见问题: 弹出层滚动穿透', () => {
  /** Whether the browser still scrolls after a movement there. */
  const scrolls = (axml: string) => {
    const { root } = openPage({ axml, js: '{ hold() {} }' });
    const from = root.querySelector<HTMLElement>('.from') ?? root;
    return { from, moves: () => fireEvent.touchMove(from, { touches: [] }) };
  };

  test.each([
    [
      '在外层 view 上 catchTouchMove',
      '<view catchTouchMove="hold"><view class="from"/></view>',
      false,
    ],
    ['onTouchMove', '<view onTouchMove="hold"><view class="from"/></view>', true],
    [
      'catchTouchMove of a scroll-view',
      '<scroll-view scroll-y catchTouchMove="hold"><view class="from"/></scroll-view>',
      true,
    ],
  ])('%s', (_way, axml, still) => {
    expect(scrolls(axml).moves()).toBe(still);
  });

  test('what scrolls inside the view still does', () => {
    const { from, moves } = scrolls(
      '<view catchTouchMove="hold"><view class="from" style="overflow: auto"/></view>',
    );
    expect(moves()).toBe(false);
    Object.defineProperty(from, 'scrollHeight', { value: 500 });
    expect(moves()).toBe(true);
  });
});

describe('事件系统/事件对象', () => {
  const TARGET = `<view id="tapTest" data-hi="Alipay" onTap="tapName">
    <view id="tapTestInner" data-hi="AlipayInner">Click me!</view></view>`;
  test.each([
    ['type', 'e.type', '"tap"'],
    ['timeStamp is an integer', 'Number.isInteger(e.timeStamp)', 'true'],
    ['target.id: 触发事件的源组件', 'e.target.id', '"tapTestInner"'],
    ['target.dataset: 绑定事件的组件上的', 'e.target.dataset', '{"hi":"Alipay"}'],
    [
      'target.targetDataset: 实际触发事件的组件上的',
      'e.target.targetDataset',
      '{"hi":"AlipayInner"}',
    ],
    ['target.tagName', 'e.target.tagName', '"view"'],
    ['currentTarget.id', 'e.currentTarget.id', '"tapTest"'],
    ['currentTarget.dataset', 'e.currentTarget.dataset', '{"hi":"Alipay"}'],
  ])('%s', async (_statement, what, printed) => {
    const { lines, tap } = openPage({ axml: TARGET, js: print('tapName', what) });
    await tap('Click me!');
    expect(lines()).toEqual([printed]);
  });

  test.each([
    ['data-element-type', 'elementType'],
    ['data-alpha-beta', 'alphaBeta'],
    ['data-a', 'a'],
  ])('dataset: %s becomes %s', async (attribute, name) => {
    const { lines, tap } = openPage({
      axml: `<view ${attribute}="{{1}}" onTap="go">go</view>`,
      js: print('go', `e.target.dataset.${name} === 1`),
    });
    await tap('go');
    expect(lines()).toEqual(['true']);
  });

  test('dataset carries objects', async () => {
    const { lines, tap } = openPage({
      axml: `<view data-item="{{item}}" onTap="go">go</view>`,
      js: `{ data: { item: { a: [1] } }, go(e) { console.info(JSON.stringify(e.target.dataset)); } }`,
    });
    await tap('go');
    expect(lines()).toEqual(['{"item":{"a":[1]}}']);
  });

  const MARKS = `<view mark:myMark="last" mark:same="outer" onTap="onViewTap">
    <button mark:anotherMark="leaf" mark:same="inner" mark:with-Dash="{{1}}" onTap="onButtonTap">按钮</button></view>`;
  test('mark: 冒泡路径上所有的 mark 会被合并; 父节点的 mark 会被子节点覆盖; 不做转换', async () => {
    const { lines, tap } = openPage({
      axml: MARKS,
      js: `{ onViewTap(e) { console.info(JSON.stringify(e.mark)); }, onButtonTap(e) { console.info(JSON.stringify(e.mark)); } }`,
    });
    await tap('按钮');
    const all = { myMark: 'last', anotherMark: 'leaf', same: 'inner', 'with-Dash': 1 };
    expect(lines().map((line) => JSON.parse(line) as unknown)).toEqual([all, all]);
  });

  test('mark: 即使事件不是冒泡事件，也会 mark', () => {
    const { lines, root } = openPage({
      axml: '<view mark:outer="o"><input mark:own="i" onInput="typed"/></view>',
      js: print('typed', 'e.mark'),
    });
    fireEvent.input(root.querySelector('input') ?? root, { target: { value: 'x' } });
    expect(lines().map((line) => JSON.parse(line) as unknown)).toEqual([{ outer: 'o', own: 'i' }]);
  });

  test('mark: 在自定义组件中接收事件时，不包含自定义组件外的节点的 mark', async () => {
    const { lines, tap } = openPage(
      { axml: '<view mark:outer="o"><c/></view>' },
      {
        'c/c': {
          axml: '<view mark:inner="i" onTap="go">go</view>',
          js: `{ methods: ${print('go', 'e.mark')} }`,
        },
      },
    );
    await tap('go');
    expect(lines()).toEqual(['{"inner":"i"}']);
  });

  test('CustomEvent: detail.value of a switch', async () => {
    const { lines, screen, person } = openPage({
      axml: '<switch onChange="changed"/>',
      js: print('changed', '[e.type, e.detail.value]'),
    });
    await person.click(screen.getByRole('switch'));
    expect(lines()).toEqual(['["change",true]']);
  });

  test('TouchEvent: touches and changedTouches with identifier, pageX/Y and clientX/Y', () => {
    const { lines, root } = openPage({
      axml: '<view class="move-view" onTouchMove="move"/>',
      js: print('move', '[e.type, e.touches, e.changedTouches]'),
    });
    const target = root.querySelector('.move-view') ?? root;
    const touch = { identifier: 3, target, clientX: 49, clientY: 54, pageX: 49, pageY: 54 };
    fireEvent.touchMove(target, { touches: [touch], changedTouches: [touch] });
    const point = { identifier: 3, clientX: 49, clientY: 54, pageX: 49, pageY: 54 };
    expect(lines().map((line) => JSON.parse(line) as unknown)).toEqual([
      ['touchMove', [expect.objectContaining(point)], [expect.objectContaining(point)]],
    ]);
  });

  test('CanvasTouch: identifier, and x and y 距离 Canvas 左上角', () => {
    const { lines, root } = openPage({
      axml: '<canvas type="2d" onTouchMove="move"/>',
      js: print('move', '[e.touches, e.changedTouches]'),
    });
    const canvas = root.querySelector('canvas') ?? root;
    jest.spyOn(canvas, 'getBoundingClientRect').mockReturnValue(new DOMRect(10, 20, 300, 225));
    const touch = { identifier: 3, target: canvas, clientX: 49, clientY: 54 };
    fireEvent.touchMove(canvas, { touches: [touch], changedTouches: [touch] });
    const point = { identifier: 3, x: 39, y: 34 };
    expect(lines().map((line) => JSON.parse(line) as unknown)).toEqual([[[point], [point]]]);
  });
});
