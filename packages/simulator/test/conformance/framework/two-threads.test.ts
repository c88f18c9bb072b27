import { openPage } from './world';

/** What a page, or a component on it, writes once it has been shown. */
async function lines(...given: Parameters<typeof openPage>): Promise<string[]> {
  const world = openPage(...given);
  await world.shown();
  return world.lines();
}

describe('框架概述/逻辑结构: 视图层 and 逻辑层 send each other JSON', () => {
  test.each([
    ['NaN is null: nothing is shown', '{ x: NaN }', '[{{x}}]', '[]'],
    ['so is Infinity, in an object too', '{ x: { y: Infinity } }', '[{{x.y}}]', '[]'],
    ['a Date is text', '{ x: new Date(0) }', '{{x}}', '1970-01-01T00:00:00.000Z'],
    ['a Map is an empty object', '{ x: new Map([[1, 2]]) }', '[{{x.size}}]', '[]'],
    [
      'what is undefined in an object is not there',
      '{ x: { a: 1, b: undefined } }',
      '<view a:for="{{x}}">{{index}}</view>',
      'a',
    ],
    [
      'in a list it is null',
      '{ x: [undefined, NaN] }',
      '<view a:for="{{x}}">{{item === null}}</view>',
      'truetrue',
    ],
  ])('setData, 仅支持设置可 JSON 化的数据: %s', async (_statement, changes, axml, text) => {
    const page = { axml, js: `{ onReady() { this.setData(${changes}); } }` };
    expect(await openPage(page).shown()).toBe(text);
  });

  test('事件对象: what a handler changes in a dataset changes nothing on the screen', async () => {
    const { tap, shown } = openPage({
      axml: '<view onTap="go" data-item="{{item}}" mark:item="{{item}}">{{item.name}}</view><view>{{n}}</view>',
      js: `{ data: { item: { name: 'a' } }, go(e) {
        e.target.dataset.item.name = e.target.targetDataset.item.name = e.mark.item.name = 'b';
        this.setData({ n: 1 });
      } }`,
    });
    await tap('a');
    expect(await shown()).toBe('a1');
  });

  test('事件对象: each handler on the way has a copy of its own', async () => {
    const { tap, lines: written } = openPage({
      axml: '<view onTap="outer" data-o="{{o}}"><view onTap="inner" data-o="{{o}}">x</view></view>',
      js: `{ data: { o: { n: 1 } }, inner(e) { e.target.dataset.o.n = 2; },
        outer(e) { console.info(e.target.dataset.o.n + ' ' + e.target.targetDataset.o.n); } }`,
    });
    await tap('x');
    expect(written()).toEqual(['1 1']);
  });

  test('props 不能在自定义组件内部代码中修改: what it puts into a list is on no screen', async () => {
    const { shown, tap } = openPage(
      {
        axml: '<c list="{{list}}"/>{{list.length}} <button onTap="go">go</button>{{n}}',
        js: `{ data: { list: [1], n: 0 }, go() { this.setData({ n: 1 }); } }`,
      },
      {
        'c/c': {
          axml: '{{list.length}} {{own.length}} {{m}} ',
          js: `{ props: { own: [] }, didMount() { this.props.list.push(2); this.props.own.push(2); this.setData({ m: 1 }); } }`,
        },
      },
    );
    expect(await shown()).toBe('1 0 1 1 go0');
    await tap('go');
    expect(await shown()).toBe('1 0 1 1 go1');
  });

  test('props: what has not changed is the same object as before', async () => {
    const page = {
      axml: '<c list="{{list}}" n="{{n}}"/>',
      js: '{ data: { list: [{ a: 1 }], n: 0 }, onReady() { this.setData({ n: 1 }); } }',
    };
    const js = `{ didUpdate(prevProps) { console.info(String(prevProps.list === this.props.list) + this.props.n); } }`;
    expect(await lines(page, { 'c/c': { js } })).toEqual(['true1']);
  });

  test('props: functions inside of what is handed over stay functions', async () => {
    const page = { axml: '<c o="{{o}}"/>', js: `{ data: { o: { run: () => 'ran' } } }` };
    const js = '{ didMount() { console.info(this.props.o.run()); } }';
    expect(await lines(page, { 'c/c': { js } })).toEqual(['ran']);
  });
});
