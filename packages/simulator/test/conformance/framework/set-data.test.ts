import { appFiles, start } from '../../phone';
import { openPage } from './world';

describe('小程序页面/页面运行机制: Page.prototype.setData', () => {
  const DATA = `{ text: 'test', array: [{ text: 'a' }], object: { text: 'blue' }, name: 'taobao' }`;
  test.each([
    ['a field', `{ text: 'ha' }`, 'ha a blue taobao'],
    ['array[0].text', `{ 'array[0].text': 'b' }`, 'test b blue taobao'],
    ['object.text', `{ 'object.text': 'red' }`, 'test a red taobao'],
    ['可以不需要预先定义', `{ 'newField.text': 'c' }`, 'test a blue taobao c'],
    ['a list element beyond the end', `{ 'array[1].text': 'z' }`, 'test a blue taobao z'],
    ['several at once', `{ text: 1, name: 2 }`, '1 a blue 2'],
    ['a function is no JSON: it does not arrive', `{ text() {} }`, 'a blue taobao'],
  ])('数据路径: %s', async (_statement, changes, text) => {
    const { shown } = openPage({
      axml: '{{text}} {{array[0].text}} {{object.text}} {{name}} {{newField.text}}{{array[1].text}}',
      js: `{ data: ${DATA}, onReady() { this.setData(${changes}); } }`,
    });
    expect(await shown()).toBe(text);
  });

  test('an element far beyond the end: a:for has a turn for each one before it, now and at the next change', async () => {
    const { shown } = openPage({
      axml: '<text a:for="{{list}}">[{{index}}{{item || \'\'}}]</text>',
      js: `{ data: { list: [] }, onReady() { this.setData({ 'list[2]': 'c' }, () => this.setData({ 'list[3]': 'd' })); } }`,
    });
    expect(await shown()).toBe('[0][1][2c][3d]');
  });

  test('callback: 页面渲染更新完成之后执行, this is the page', async () => {
    const { shown } = openPage({
      axml: '<view>hello: {{name}}</view>',
      js: `{ data: { name: 'taobao' }, onReady() {
        this.setData({ name: 'alipay' }, function () { this.setData({ name: this.data.name + ', welcome!' }); });
      } }`,
    });
    expect(await shown()).toBe('hello: alipay, welcome!');
  });

  test('in the callback the view has changed already', async () => {
    const { lines, shown } = openPage({
      axml: '<view id="more" a:if="{{more}}">more</view>',
      js: `{ onReady() { this.setData({ more: true }, () => my.createSelectorQuery().select('#more')
        .boundingClientRect().exec(([rect]) => console.info(rect ? 'there' : 'not there'))); } }`,
    });
    await shown();
    expect(lines()).toEqual(['there']);
  });

  test('直接修改 this.data 无法改变页面的状态', async () => {
    const { shown } = openPage({
      axml: '{{n}}',
      js: '{ data: { n: 1 }, onReady() { this.data.n = 2; } }',
    });
    expect(await shown()).toBe('1');
  });

  test('同时改变对应的 this.data 的值', () => {
    const { lines } = openPage({
      js: `{ data: { a: { b: 1 } }, onLoad() { this.setData({ 'a.b': 2 }); console.info(JSON.stringify(this.data)); } }`,
    });
    expect(lines()).toEqual(['{"a":{"b":2}}']);
  });

  test.each([
    ['array[2].message', '{"array":[null,null,{"message":1}]}'],
    ['a.[0].b', '{"a":[{"b":1}]}'],
    ['a.b.c.d', '{"a":{"b":{"c":{"d":1}}}}'],
    ['a.0.b', '{"a":{"0":{"b":1}}}'],
    ['list.1.text', '{"list":[{"text":"a"},{"text":1}]}'],
  ])('数组中的某一项或对象的某个属性, 不需要预先定义: %s', async (path, expected) => {
    const data = path.startsWith('list') ? `{ list: [{ text: 'a' }, { text: 'b' }] }` : '{}';
    const { shown } = openPage({
      axml: '{{text}}',
      js: `{ data: ${data}, onLoad() { this.setData({ '${path}': 1 }); this.setData({ text: JSON.stringify(this.data) }); } }`,
    });
    expect(await shown()).toBe(expected);
  });

  test('what Megalo gives: a number and other names beside it, in what comes into being', async () => {
    const { shown } = openPage({
      axml: `<view a:for="{{$root['0'].h[9].li}}">{{$root['0'].h['9-' + index].t}} </view>`,
      js: `{ data: { $root: {} }, onLoad() { this.setData({ '$root.0.h.0.t': 'x', '$root.0.h.9.li': [{}, {}],
        '$root.0.h.9-0.t': 'a', '$root.0.h.9-1.t': 'b' }); } }`,
    });
    expect(await shown()).toBe('a b');
  });

  test('value 设为 undefined: 这一项将不被设置', async () => {
    const page = {
      axml: '{{a}}{{b}}',
      js: `{ data: { a: 1, b: 2 }, onReady() { this.setData({ a: undefined, b: 3 }); } }`,
    };
    const message = 'setData: a is undefined, which the screen is not told';
    expect(openPage(page).takeErrors().join()).toContain(message);

    const { root, settle, simulator } = start(appFiles({ 'pages/a/a': page }), { mode: 'lenient' });
    await settle();
    expect(root.querySelector('.a-page')).toHaveTextContent('13');
    expect(simulator.problems).toMatchObject([{ kind: 'app', message }]);
  });
});

describe('小程序页面/页面运行机制: Page.prototype.$spliceData', () => {
  const list = (path: string, args: string) => ({
    axml: '<view a:for="{{a.b}}" key="{{item}}">{{item}} </view>',
    js: `{ data: { a: { b: [1, 2, 3, 4] } }, onLoad() { this.$spliceData({ '${path}': ${args} }); } }`,
  });

  test.each([
    ['[1, 0, 5, 6]', '1 5 6 2 3 4'],
    ['[1, 2]', '1 4'],
    ['[-1, 1, 9]', '1 2 3 9'],
    ['[4, 0, 5]', '1 2 3 4 5'],
  ])('[start, deleteCount, ...items]: %s', async (args, text) => {
    expect(await openPage(list('a.b', args)).shown()).toBe(text);
  });

  test('可以不需要在 this.data 中预先定义', async () => {
    const { shown } = openPage({
      axml: '<view a:for="{{c.d}}">{{item}} </view>',
      js: `{ onLoad() { this.$spliceData({ 'c.d': [0, 0, 1, 2] }); } }`,
    });
    expect(await shown()).toBe('1 2');
  });

  test('callback: 在页面渲染更新完成之后执行', async () => {
    const { shown } = openPage({
      axml: '<view a:for="{{list}}">{{item}} </view>{{done}}',
      js: `{ data: { list: [1] }, onReady() { this.$spliceData({ list: [1, 0, 2] },
        () => this.setData({ done: this.data.list.length })); } }`,
    });
    expect(await shown()).toBe('1 2 2');
  });
});

describe('小程序页面/页面运行机制: Page.prototype.$batchedUpdates', () => {
  test('本示例中每次点击按钮，页面的 counter 会加 2', async () => {
    const { shown, tap } = openPage({
      axml: '<view>{{counter}}</view><button onTap="plus">+2</button>',
      js: `{ data: { counter: 0 }, plus() { setTimeout(() => this.$batchedUpdates(() => {
        this.setData({ counter: this.data.counter + 1 });
        this.setData({ counter: this.data.counter + 1 });
      })); } }`,
    });
    await tap('+2');
    await tap('+2');
    expect(await shown()).toBe('4+2');
  });

  test('却只有一次数据的传输: a component is updated once', async () => {
    const { lines, tap } = openPage(
      {
        axml: '<c n="{{n}}"/><button onTap="plus">+</button>',
        js: `{ data: { n: 0 }, plus() { this.$batchedUpdates(() => {
          this.setData({ n: 1 }); this.setData({ n: 2 });
        }); } }`,
      },
      {
        'c/c': {
          axml: '{{n}}',
          js: `{ props: { n: 0 }, didUpdate() { console.info('didUpdate ' + this.props.n); } }`,
        },
      },
    );
    await tap('+');
    expect(lines()).toEqual(['didUpdate 2']);
  });
});

describe('小程序页面/页面运行机制: the other members', () => {
  test.each([
    ['route: 对应 app.json 中配置的路径值', `console.info(this.route)`, 'pages/index/index'],
    [
      'router and pageRouter are one',
      `console.info(String(this.router === this.pageRouter))`,
      'true',
    ],
    [
      'router: 有 switchTab、reLaunch、redirectTo、navigateTo、navigateBack 五个方法',
      `console.info(['switchTab', 'reLaunch', 'redirectTo', 'navigateTo', 'navigateBack'].map((name) => typeof this.router[name]).join())`,
      'function,function,function,function,function',
    ],
    ['getOpenerEventChannel', `console.info(typeof this.getOpenerEventChannel)`, 'function'],
  ])('%s', (_statement, code, line) => {
    expect(openPage({ js: `{ onShow() { ${code}; } }` }).lines()).toEqual([line]);
  });

  test('createSelectorQuery: 仅所指页面的 .axml 中定义的节点', async () => {
    const { lines, shown } = openPage(
      {
        axml: '<c/><view class="x" id="own"/>',
        js: `{ onReady() {
          this.createSelectorQuery().selectAll('.x').boundingClientRect().exec(([all]) => console.info('page ' + all.length));
          my.createSelectorQuery().selectAll('.x').boundingClientRect().exec(([all]) => console.info('my ' + all.length));
        } }`,
      },
      {
        'c/c': {
          axml: '<view class="x"/>',
          js: `{ didMount() {
        this.createSelectorQuery().selectAll('.x').boundingClientRect().exec(([all]) => console.info('component ' + all.length));
        this.createSelectorQuery().selectAll('#own').boundingClientRect().exec(([all]) => console.info('foreign ' + all.length));
      } }`,
        },
      },
    );
    await shown();
    expect(lines().sort()).toEqual(['component 1', 'foreign 0', 'my 2', 'page 1']);
  });
});

describe('自定义组件/获取更新性能统计信息: setUpdatePerformanceListener', () => {
  const LISTEN = (options: string) =>
    `this.setUpdatePerformanceListener(${options}, (res) => console.info(JSON.stringify(res)));`;
  const told = (lines: string[]) => lines.map((line) => JSON.parse(line) as object);
  const TIME = expect.any(Number) as number;

  test('of a component: 一个批次内调用的所有 setData，有一个唯一的 updateProcessId', async () => {
    const js = `{ data: { n: 0 }, onInit() { ${LISTEN('{ withDataPaths: true }')} },
      methods: { go() { this.setData({ n: 1 }); this.setData({ 'a.b': 2, n: 3 }); } } }`;
    const axml = '<view onTap="go">go</view>';
    const { tap, lines } = openPage({ axml: '<c/>' }, { 'c/c': { axml, js } });
    await tap('go');
    const [first, ...others] = told(lines());
    expect(others).toEqual([]);
    const { updateProcessId: id } = first as { updateProcessId: number };
    expect(first).toEqual({
      updateProcessId: id,
      isMergedUpdate: false,
      dataPaths: ['n', 'a.b', 'n'],
      dataList: [
        { id, pendingStartTimestamp: TIME, dataPaths: ['n'] },
        { id, pendingStartTimestamp: TIME, dataPaths: ['a.b', 'n'] },
      ],
      updateStartTimestamp: TIME,
      updateEndTimestamp: TIME,
    });
    await tap('go');
    expect(told(lines())).not.toEqual([expect.objectContaining({ updateProcessId: id })]);
  });

  test('of a page: withDataPaths 只有设为 true 时才会返回; listener 为 null 禁用统计', async () => {
    const { tap, lines } = openPage({
      axml: '<view onTap="go">go</view><view onTap="stop">stop</view>',
      js: `{ onLoad() { ${LISTEN('{}')} }, go() { this.setData({ n: 1 }); },
        stop() { this.setUpdatePerformanceListener({}, null); } }`,
    });
    await tap('go');
    const [first] = told(lines());
    expect(first).not.toHaveProperty('dataPaths');
    expect(first).toMatchObject({ dataList: [{ pendingStartTimestamp: TIME }] });
    await tap('stop');
    await tap('go');
    expect(lines()).toEqual([]);
  });
});
