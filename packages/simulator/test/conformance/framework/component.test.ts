import { open, openPage, say } from './world';

describe('自定义组件/组件对象: methods, props', () => {
  const COUNTER = {
    'components/my-component': {
      axml: '<view>{{counter}}</view><view>extra: {{extra}}</view><button onTap="plusOne">+1</button>',
      js: `{ data: { counter: 0 },
        props: { onCounterPlusOne: (data) => console.info('default ' + data), extra: 'default extra' },
        methods: { plusOne(e) { const counter = this.data.counter + 1; this.setData({ counter });
          this.props.onCounterPlusOne(counter); } } }`,
    },
  };

  test('外部使用不传递 props: 默认值', async () => {
    const { shown, tap, lines } = openPage({ axml: '<my-component/>' }, COUNTER);
    expect(await shown()).toBe('0extra: default extra+1');
    await tap('+1');
    expect(lines()).toEqual(['default 1']);
    expect(await shown()).toBe('1extra: default extra+1');
  });

  test('外部使用传递 props: 一定要以 on 为前缀的函数', async () => {
    const { shown, tap, lines } = openPage(
      {
        axml: '<my-component extra="external extra" onCounterPlusOne="onCounterPlusOne"/>',
        js: `{ onCounterPlusOne(data) { console.info('page ' + data); } }`,
      },
      COUNTER,
    );
    expect(await shown()).toBe('0extra: external extra+1');
    await tap('+1');
    expect(lines()).toEqual(['page 1']);
  });

  const seen = (axml: string, what: string, page = '{}') =>
    openPage(
      { axml, js: page },
      {
        'c/c': { js: `{ props: { a: 'default' }, didMount() { console.info(String(${what})); } }` },
      },
    ).lines();

  test.each([
    ['不以 on 为前缀: 处理为字符串', '<c handler="go"/>', 'this.props.handler', 'go'],
    ['age="{{23}}" is a number', '<c age="{{23}}"/>', 'typeof this.props.age', 'number'],
    ['name="tom" is text', '<c name="tom"/>', 'this.props.name', 'tom'],
    ['an attribute without a value is true', '<c open/>', 'this.props.open', 'true'],
    ['an object', '<c o="{{ {x: 1} }}"/>', 'this.props.o.x', '1'],
    ['an undefined value: the default', '<c a="{{none}}"/>', 'this.props.a', 'default'],
    ['null is a value', '<c a="{{null}}"/>', 'this.props.a', 'null'],
    ['kebab-case becomes camelCase', '<c my-name="x"/>', 'this.props.myName', 'x'],
    ['data: 组件内部数据', '<c/>', 'JSON.stringify(this.data)', '{}'],
    ['is: 组件路径', '<c/>', 'this.is', '/c/c'],
    ['$page: 组件所属页面实例', '<c/>', 'this.$page === getCurrentPages()[0]', 'true'],
    ['$page.route', '<c/>', 'this.$page.route', 'pages/index/index'],
    ['$id is a number', '<c/>', 'typeof this.$id', 'number'],
    [
      'setData, $spliceData',
      '<c/>',
      'typeof this.setData + typeof this.$spliceData',
      'functionfunction',
    ],
    ['selectOwnerComponent', '<c/>', 'this.selectOwnerComponent() === this.$page', 'true'],
  ])('%s', (_statement, axml, what, line) => {
    expect(seen(axml, what)).toEqual([line]);
  });

  test('$id: 可直接在组件 axml 中渲染值, and each has its own', async () => {
    const { root, settle } = openPage(
      { axml: '<c/><c/>' },
      { 'c/c': { axml: '<view class="x" id="c-{{$id}}"/>' } },
    );
    await settle();
    const ids = [...root.querySelectorAll('.x')].map(({ id }) => id);
    expect(ids).toEqual([expect.stringMatching(/^c-\d+$/), expect.stringMatching(/^c-\d+$/)]);
    expect(new Set(ids).size).toBe(2);
  });

  test('可以将组件实例挂载到所属页面实例上', () => {
    const { lines } = openPage(
      {
        axml: '<c/>',
        js: `{ onReady() { console.info(this.xxCom.data.x); this.xxCom.hello(); } }`,
      },
      {
        'c/c': {
          js: `{ data: { x: 'x' }, didMount() { this.$page.xxCom = this; }, methods: { hello() { ${say('hello')} } } }`,
        },
      },
    );
    expect(lines()).toEqual(['x', 'hello']);
  });

  test('$page.$viewId: a number, another for each page, as the sample prints it', async () => {
    const { lines, tap } = open(
      {
        'a/a': {
          axml: '<c/><view onTap="go">go</view>',
          js: `{ go() { my.navigateTo({ url: '/b/b' }); } }`,
          json: { usingComponents: { c: '/c/c' } },
        },
        'b/b': { axml: '<c/>', json: { usingComponents: { c: '/c/c' } } },
      },
      { 'c/c': { js: `{ didMount() { console.info(JSON.stringify(this.$page.$viewId)); } }` } },
    );
    await tap('go');
    const [first, second, ...others] = lines().map(Number);
    expect(others).toEqual([]);
    expect(Number.isInteger(first) && Number.isInteger(second) && first !== second).toBe(true);
  });

  test('不能在自定义组件内部代码中修改 props: the screen keeps what was given', async () => {
    const { shown } = openPage(
      { axml: '<c a="1"/>' },
      {
        'c/c': {
          axml: '{{a}}',
          js: `{ didMount() { try { this.props.a = 2; } catch (error) {} } }`,
        },
      },
    );
    expect(await shown()).toBe('1');
  });

  test('axml 中的事件只能由 methods 中的方法响应', async () => {
    const { tap, takeErrors } = openPage(
      { axml: '<c/>', js: '{ go() {} }' },
      { 'c/c': { axml: '<view onTap="go">go</view>', js: `{ go() {}, props: { go() {} } }` } },
    );
    await tap('go');
    expect(takeErrors()).toHaveLength(1);
  });

  test('$spliceData of a component', async () => {
    const { shown } = openPage(
      { axml: '<c/>' },
      {
        'c/c': {
          axml: '{{list.length}}{{list[1]}}',
          js: `{ data: { list: [1, 3] }, didMount() { this.$spliceData({ list: [1, 0, 2] }); } }`,
        },
      },
    );
    expect(await shown()).toBe('32');
  });

  test('each instance has data of its own', async () => {
    const { shown, tap } = openPage(
      { axml: '<c name="a"/><c name="b"/>' },
      {
        'c/c': {
          axml: '<view onTap="plus">{{name}}</view>{{n}}',
          js: `{ data: { n: 0 }, methods: { plus() { this.setData({ n: this.data.n + 1 }); } } }`,
        },
      },
    );
    await tap('b');
    expect(await shown()).toBe('a0b1');
  });

  test('data as a function', async () => {
    const { shown } = openPage(
      { axml: '<c/><c/>' },
      {
        'c/c': {
          axml: '{{l.length}}',
          js: `{ data() { return { l: [] }; }, onInit() { this.data.l.push(1); this.setData({ l: this.data.l }); } }`,
        },
      },
    );
    expect(await shown()).toBe('11');
  });
});

describe('自定义组件/使用自定义组件, 组件配置', () => {
  const card = { axml: 'card' };
  test.each([
    ['项目绝对路径', '/components/card/card'],
    ['相对路径 ./', './result/card'],
    ['相对路径 ../', '../../components/card/card'],
    ['npm 包', 'pkg/es/card'],
    ['a folder: its index', '../../components/folder'],
    ['a folder of an npm package: its index', 'pkg/es/folder'],
    ['a package: its main', '@antv/my-f2'],
    ['a package of a package', 'pkg/es/user'],
    ['a file before the folder of its name', '/components/card'],
  ])('usingComponents: %s', async (_statement, path) => {
    const { shown } = open(
      { 'pages/a/a': { axml: '<your-card/>', json: { usingComponents: { 'your-card': path } } } },
      {
        'components/card/card': card,
        'pages/a/result/card': card,
        'node_modules/pkg/es/card': card,
        'components/folder/index': card,
        'node_modules/pkg/es/folder/index': card,
        'node_modules/@antv/my-f2/es/index': card,
        'node_modules/pkg/es/user': { axml: '<a/>', json: { usingComponents: { a: 'own' } } },
        'node_modules/pkg/node_modules/own/index': card,
        'components/card': card,
        'components/card/index': { axml: 'index' },
      },
      { 'node_modules/@antv/my-f2/package.json': '{"main":"es/index.js"}' },
    );
    expect(await shown()).toBe('card');
  });

  test('app.json: 全局自定义组件, in pages and components', async () => {
    const { shown } = open(
      { 'a/a': { axml: '<com1/><outer/>', json: { usingComponents: { outer: '/outer' } } } },
      { 'com1/index': card, outer: { axml: '<com2/>' } },
      {
        'app.json': JSON.stringify({
          pages: ['a/a'],
          usingComponents: { com1: '/com1/index', com2: './com1/index' },
        }),
      },
    );
    expect(await shown()).toBe('cardcard');
  });

  test('自定义组件依赖其它组件', async () => {
    const { shown } = open(
      { 'a/a': { axml: '<outer/>', json: { usingComponents: { outer: '/c/outer' } } } },
      {
        'c/outer': { axml: '<other/>', json: { usingComponents: { other: '../other/index' } } },
        'other/index': card,
      },
    );
    expect(await shown()).toBe('card');
  });

  test('"component": true 必选', () => {
    const others = { 'c/c.json': '{}' };
    expect(() => openPage({ axml: '<c/>' }, { 'c/c': {} }, others)).toThrow(/component: true/);
  });

  test('the component has to be there', () => {
    const json = { usingComponents: { c: '/no/no' } };
    expect(() => openPage({ axml: '<c/>', json })).toThrow(/no\/no/);
  });

  test('样式文件可选', async () => {
    expect(await openPage({ axml: '<c/>' }, { 'c/c': card }).shown()).toBe('card');
  });

  test('ACSS 会自动被引入使用组件的页面', () => {
    const { root } = openPage(
      { axml: '<c/>' },
      { 'c/c': { axml: '<view class="x"/>', acss: '.x { width: 12px; }' } },
    );
    expect(getComputedStyle(root.querySelector('.x') ?? root).width).toBe('12px');
  });
});
