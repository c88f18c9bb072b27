import { openPage, say } from './world';

const HOOKS = ['onInit', 'deriveDataFromProps', 'didMount', 'didUpdate', 'didUnmount'];
const spoken = (name: string) =>
  HOOKS.map((hook) => `${hook}() { ${say(`${name} ${hook}`)} }`).join(', ');

/** A page with a component of this definition, in a file that may declare mixins before it. */
function component(definition: string, before = '', axml = '') {
  const js = `${before}\nComponent(${definition});`;
  return openPage({ axml: '<c/>' }, { 'c/c': { axml } }, { 'c/c.js': js });
}

describe('自定义组件/mixins', () => {
  test('生命周期, data, props, methods from a file', async () => {
    const { shown } = openPage(
      { axml: '<c/>' },
      { 'c/c': { axml: '{{name}}: {{age}} {{isLogin}} {{done}}' } },
      {
        'mixins/lifecycle.js':
          'export default { onInit() { this.setData({ done: this.onTapHandler() }); } };',
        'c/c.js': `import lifecycle from '/mixins/lifecycle';
          Component({ mixins: [lifecycle, { data: { isLogin: false } }, { props: { age: 30 } }, { methods: { onTapHandler() { return 'done'; } } }],
            data: { name: 'alipay' } });`,
      },
    );
    expect(await shown()).toBe('alipay: 30 false done');
  });

  test.each([
    [
      'methods: 组件的会覆盖 mixin 中的',
      '{ mixins: [{ methods: { m() { return "mixin"; } } }], methods: { m() { return "component"; } } }',
      'component',
    ],
    [
      'methods: 靠后的 mixin 会覆盖靠前的',
      '{ mixins: [{ methods: { m() { return 1; } } }, { methods: { m() { return 2; } } }] }',
      '2',
    ],
    [
      'methods: 引用者 mixin 覆盖被引用的',
      '{ mixins: [Mixin({ mixins: [Mixin({ methods: { m() { return "inner"; } } })], methods: { m() { return "outer"; } } })] }',
      'outer',
    ],
    [
      'methods: of the nested mixin',
      '{ mixins: [Mixin({ mixins: [Mixin({ methods: { m() { return "inner"; } } })] })] }',
      'inner',
    ],
    [
      'props: 组件的会覆盖',
      '{ mixins: [{ props: { p: "mixin" } }], props: { p: "component" }, methods: { m() { return this.props.p; } } }',
      'component',
    ],
    [
      'props: 靠后的覆盖靠前的',
      '{ mixins: [{ props: { p: 1 } }, { props: { p: 2 } }], methods: { m() { return this.props.p; } } }',
      '2',
    ],
    [
      'data: 组件的会覆盖',
      '{ mixins: [{ data: { d: "mixin" } }], data: { d: "component" }, methods: { m() { return this.data.d; } } }',
      'component',
    ],
    [
      'data: 引用者 mixin > 被引用的 mixin',
      '{ mixins: [Mixin({ mixins: [Mixin({ data: { d: "inner" } })], data: { d: "outer" } })], methods: { m() { return this.data.d; } } }',
      'outer',
    ],
    [
      'data: 靠后的 mixin > 靠前的 mixin',
      '{ mixins: [{ data: { d: 1 } }, { data: { d: 2 } }], methods: { m() { return this.data.d; } } }',
      '2',
    ],
  ])('同名字段: %s', (_statement, definition, line) => {
    const before = 'const print = { didMount() { console.info(String(this.m())); } };';
    const own = definition.replace('mixins: [', 'mixins: [print, ');
    expect(component(own, before).lines()).toEqual([line]);
  });

  test('生命周期函数不会相互覆盖: mixin 优先于组件; 被引用的优先于引用者; 靠前的优先于靠后的', () => {
    const { lines } = component(
      `{ mixins: [Mixin({ mixins: [Mixin({ onInit() { ${say('inner')} } })], onInit() { ${say('outer')} } }), { onInit() { ${say('second')} } }],
        onInit() { ${say('component')} } }`,
    );
    expect(lines()).toEqual(['inner', 'outer', 'second', 'component']);
  });

  test('遵循组件生命周期函数的执行顺序', () => {
    const { lines } = component(`{ mixins: [{ ${spoken('m')} }], ${spoken('c')} }`);
    expect(lines()).toEqual([
      ...['m onInit', 'c onInit', 'm deriveDataFromProps', 'c deriveDataFromProps'],
      ...['m didMount', 'c didMount'],
    ]);
  });

  test('同一个 mixin（Mixin 实例） 被一个组件多次引用，不会重复执行', () => {
    const { lines } = component(
      '{ mixins: [shared, Mixin({ mixins: [shared] })] }',
      `const shared = Mixin({ onInit() { ${say('shared')} }, didMount() { ${say('mounted')} } });`,
    );
    expect(lines()).toEqual(['shared', 'mounted']);
  });

  test('observers: mixin 优先于组件执行', () => {
    const { lines } = component(
      `{ options: { observers: true }, mixins: [{ observers: { n() { ${say('mixin')} } } }], observers: { n() { ${say('component')} } },
        onInit() { this.setData({ n: 1 }); } }`,
    );
    expect(lines()).toEqual(['mixin', 'component']);
  });
});

describe('自定义组件/Mixin', () => {
  test.each([
    ['true for its mixin', 'this.hasMixin(shared)', 'true'],
    ['true for a nested one', 'this.hasMixin(nested)', 'true'],
    ['false for another', 'this.hasMixin(Mixin({}))', 'false'],
    ['ref: without one', 'this.hasMixin("ref")', 'false'],
  ])('hasMixin: %s', (_statement, what, line) => {
    const { lines } = component(
      `{ mixins: [shared], didMount() { console.info(String(${what})); } }`,
      'const nested = Mixin({}); const shared = Mixin({ mixins: [nested] });',
    );
    expect(lines()).toEqual([line]);
  });

  test('mixins: 不支持传入普通的 mixin 对象', () => {
    const made = () => component('{ mixins: [shared] }', 'const shared = Mixin({ mixins: [{}] });');
    expect(made).toThrow('Mixin: its own mixins must be made by Mixin() too');
  });

  test('hasMixin("ref") with one', () => {
    const { lines } = component(
      '{ ref() {}, didMount() { console.info(String(this.hasMixin("ref"))); } }',
    );
    expect(lines()).toEqual(['true']);
  });

  const page = (definition: string, axml = '') =>
    openPage({ axml }, {}, { 'pages/index/index.js': `Page(${definition});` });

  test('Page: methods 作为 Page 实例的方法，但优先级小于 Page 本身定义的', () => {
    const { lines } =
      page(`{ mixins: [Mixin({ methods: { a() { return 'mixin'; }, b() { return 'mixin'; } } })],
      a() { return 'page'; }, onLoad() { console.info(this.a() + ' ' + this.b()); } }`);
    expect(lines()).toEqual(['page mixin']);
  });

  test('Page: onInit、didMount 等会被忽略', () => {
    expect(
      page(
        `{ mixins: [Mixin({ ${spoken('m')}, props: { x: 1 } })], onLoad() { ${say('onLoad')} } }`,
      ).lines(),
    ).toEqual(['onLoad']);
  });

  test('Page: data and observers', async () => {
    const { shown, lines } = page(
      `{ options: { observers: true }, mixins: [Mixin({ data: { n: 1 }, observers: { n(n) { console.info('n ' + n); } } })],
        onReady() { this.setData({ n: 2 }); } }`,
      '{{n}}',
    );
    expect(await shown()).toBe('2');
    expect(lines()).toEqual(['n 2']);
  });

  test('Page: rootEvents 会被认为是 events 定义段', () => {
    const { lines, simulator } = page(
      `{ mixins: [Mixin({ rootEvents: { onBack() { ${say('onBack')} } } })] }`,
    );
    simulator.back();
    expect(lines()).toEqual(['onBack']);
  });
});

describe('自定义组件/自定义组件扩展', () => {
  test('definitionFilter: 注册时修改定义段', () => {
    const { lines } = component(
      `{ mixins: [observersMixin], observers: { n() { ${say('observed')} } }, onInit() { this.setData({ n: 1 }); } }`,
      `const observersMixin = Mixin({ definitionFilter(fields) { fields.options = fields.options || {}; fields.options.observers = true; } });`,
    );
    expect(lines()).toEqual(['observed']);
  });

  test('definitionFilter: 第二个参数是该 mixin 所使用的 mixin 的 definitionFilter 函数列表', () => {
    const { lines } = component(
      '{ mixins: [mixin1] }',
      `const say = (name) => (fields, all) => console.info(name + ' ' + (all === undefined ? 'none' : all.length));
       const mixin3 = Mixin({ definitionFilter: say('mixin3') });
       const mixin2 = Mixin({ mixins: [mixin3], definitionFilter: say('mixin2') });
       const mixin1 = Mixin({ mixins: [mixin2], definitionFilter: say('mixin1') });`,
    );
    expect(lines()).toEqual(['mixin3 none', 'mixin2 1', 'mixin1 1']);
  });
});

describe('自定义组件/组件对象: rootEvents', () => {
  const follower = (events: string) =>
    openPage(
      {
        axml: '<c a:if="{{!gone}}"/><view onTap="remove">remove</view>',
        js: `{ onReady() { ${say('page onReady')} }, remove() { this.setData({ gone: true }); } }`,
      },
      { 'c/c': { js: `{ name: 'c', ${events} }` } },
    );

  test.each(['rootEvents', 'pageEvents'])('%s: 所在页面的生命周期以及页面事件', (name) => {
    const { lines, simulator } = follower(
      `${name}: { onReady() { console.info(this.name + ' onReady'); }, onShow() { ${say('c onShow')} },
        onHide() { ${say('c onHide')} }, onBack() { ${say('c onBack')} } }`,
    );
    expect(lines()).toEqual(['c onReady', 'page onReady']);
    simulator.hide();
    simulator.show();
    simulator.back();
    expect(lines()).toEqual(['c onHide', 'c onShow', 'c onBack']);
  });

  test('a component that has gone hears no more', async () => {
    const { lines, simulator, tap } = follower(`rootEvents: { onHide() { ${say('c onHide')} } }`);
    await tap('remove');
    lines();
    simulator.hide();
    expect(lines()).toEqual([]);
  });
});
