import { openPage, say } from './world';

const HOOKS = ['onInit', 'deriveDataFromProps', 'didMount', 'didUpdate', 'didUnmount'];
const spoken = (name: string) =>
  HOOKS.map((hook) => `${hook}() { ${say(`${name} ${hook}`)} }`).join(', ');

/** A page whose component can be changed, changes itself, and can be removed. */
const app = (component: string) =>
  openPage(
    {
      axml: `<c a:if="{{!gone}}" n="{{n}}"/><view onTap="plus">plus</view><view onTap="other">other</view>
        <view onTap="remove">remove</view>`,
      js: `{ data: { n: 1 }, plus() { this.setData({ n: this.data.n + 1 }); }, other() { this.setData({ x: 1 }); },
        remove() { this.setData({ gone: true }); } }`,
    },
    { 'c/c': { axml: '{{n}} {{own}}<view onTap="own">own</view>', js: component } },
  );

describe('自定义组件/生命周期', () => {
  const OWN = 'methods: { own() { this.setData({ own: 1 }); } }';

  test('创建阶段: onInit, deriveDataFromProps, didMount', () => {
    expect(app(`{ ${spoken('c')} }`).lines()).toEqual([
      'c onInit',
      'c deriveDataFromProps',
      'c didMount',
    ]);
  });

  test.each([
    ['外部 props 变化', 'plus', ['c deriveDataFromProps', 'c didUpdate']],
    ['组件内部调用 this.setData', 'own', ['c deriveDataFromProps', 'c didUpdate']],
    ['删除', 'remove', ['c didUnmount']],
  ])('%s', async (_statement, tapped, lines) => {
    const world = app(`{ ${spoken('c')}, ${OWN} }`);
    world.lines();
    await world.tap(tapped);
    expect(world.lines()).toEqual(lines);
  });

  test.each([
    ['is', 'this.is', '/c/c'],
    ['$id', 'typeof this.$id', 'number'],
    ['$page', 'this.$page.route', 'pages/index/index'],
    ['data', 'this.data.own', '0'],
    ['props', 'this.props.n', '1'],
    ['methods', 'this.hello()', 'hello'],
  ])('在 onInit, deriveDataFromProps 中可以访问 %s', (_name, what, line) => {
    const print = `console.info(String(${what}))`;
    const { lines } =
      app(`{ data: { own: 0 }, onInit() { ${print}; }, deriveDataFromProps() { ${print}; },
      methods: { hello() { return 'hello'; } } }`);
    expect(lines()).toEqual([line, line]);
  });

  test('在 onInit 中 setData: it is there on the first render, without didUpdate', async () => {
    const { shown, lines } = openPage(
      { axml: '<c/>' },
      {
        'c/c': {
          axml: '{{counter}} {{is}}',
          js: `{ data: { counter: 0 }, onInit() { this.setData({ counter: 1, is: this.is }); }, didUpdate() { ${say('didUpdate')} } }`,
        },
      },
    );
    expect(await shown()).toBe('1 /c/c');
    expect(lines()).toEqual([]);
  });

  test('deriveDataFromProps(nextProps): counter 一直保持不变，直到 pCounter 的值大于 5', async () => {
    const { shown, tap } = openPage(
      {
        axml: '<c pCounter="{{counter}}"/><button onTap="plus">+</button>',
        js: `{ data: { counter: 1 }, plus() { this.setData({ counter: this.data.counter + 1 }); } }`,
      },
      {
        'c/c': {
          axml: '{{counter}}',
          js: `{ data: { counter: 5 }, deriveDataFromProps(nextProps) {
        if (this.data.counter < nextProps.pCounter) this.setData({ counter: nextProps.pCounter }); } }`,
        },
      },
    );
    for (let n = 1; n < 5; n += 1) await tap('+');
    expect(await shown()).toBe('5+');
    await tap('+');
    expect(await shown()).toBe('6+');
  });

  test('deriveDataFromProps: nextProps are the coming ones, this.props those until now', async () => {
    const { lines, tap } = app(
      `{ deriveDataFromProps(next) { console.info(this.props.n + ' ' + next.n); } }`,
    );
    lines();
    await tap('plus');
    expect(lines()).toEqual(['1 2']);
  });

  test('didUpdate(prevProps, prevData)', async () => {
    const { lines, tap } = app(`{ data: { own: 0 }, ${OWN}, didUpdate(prevProps, prevData) {
      console.info([prevProps.n, this.props.n, prevData.own, this.data.own].join()); } }`);
    await tap('plus');
    await tap('own');
    expect(lines()).toEqual(['1,2,0,0', '2,2,0,1']);
  });

  test('外部调用者调用 this.setData 也会触发 didUpdate: the page, not the component in whose slot it stands', async () => {
    const page = {
      axml: '<around><c of="{{ { a } }}"/></around><view onTap="plus">plus</view>',
      js: '{ data: { a: 1 }, plus() { this.setData({ a: 2 }); } }',
    };
    const { lines, tap, shown } = openPage(page, {
      'c/around': { axml: '<view onTap="own">own{{own}}</view><slot/>', js: `{ ${OWN} }` },
      'c/c': { axml: '{{of.a}}', js: `{ didUpdate() { ${say('c didUpdate')} } }` },
    });
    await tap('own');
    expect(lines()).toEqual([]);
    expect(await shown()).toBe('own11plus');
    await tap('plus');
    expect(lines()).toEqual(['c didUpdate']);
    expect(await shown()).toBe('own12plus');
  });

  test('didMount: 此时组件已完成首次渲染', async () => {
    const { lines, settle } = openPage(
      { axml: '<c/>' },
      {
        'c/c': {
          axml: '<view id="inner"/>',
          js: `{ didMount() { my.createSelectorQuery().select('#inner').boundingClientRect().exec(([rect]) => console.info(rect ? 'drawn' : 'not drawn')); } }`,
        },
      },
    );
    await settle();
    expect(lines()).toEqual(['drawn']);
  });

  test('didUnmount: 每当组件实例从页面卸载, with the page too', () => {
    const { lines, simulator } = app(`{ didUnmount() { ${say('didUnmount')} } }`);
    simulator.open({ path: 'pages/index/index' });
    lines();
    simulator.back();
    expect(lines()).toEqual(['didUnmount']);
  });

  test('onError: JS 代码抛出错误时触发', () => {
    const { lines, takeErrors } = app(
      `{ didMount() { this.triggerError(); }, onError(error) { console.info(error.name); } }`,
    );
    takeErrors();
    expect(lines()).toEqual(['TypeError']);
  });

  test('onError: in a method that answers an event', async () => {
    const { lines, tap, takeErrors } = app(
      `{ methods: { own() { throw new Error('own'); } }, onError(error) { console.info(error.message); } }`,
    );
    await tap('own');
    takeErrors();
    expect(lines()).toEqual(['own']);
  });

  test('children are mounted before what is around them', () => {
    const { lines } = openPage(
      { axml: '<outer><inner/></outer>' },
      {
        'c/outer': { axml: '<slot/>', js: `{ didMount() { ${say('outer')} } }` },
        'c/inner': { js: `{ didMount() { ${say('inner')} } }` },
      },
    );
    expect(lines().sort()).toEqual(['inner', 'outer']);
  });

  test('didMount comes before onReady of the page', () => {
    const { lines } = openPage(
      { axml: '<c/>', js: `{ onReady() { ${say('onReady')} } }` },
      { 'c/c': { js: `{ didMount() { ${say('didMount')} } }` } },
    );
    expect(lines()).toEqual(['didMount', 'onReady']);
  });
});

describe('自定义组件/ref 获取组件实例', () => {
  const COUNTER = (ref: string) => ({
    'c/counter': {
      axml: '{{counter}}',
      js: `{ ${ref} data: { counter: 0 }, methods: { handlePlus() { this.setData({ counter: this.data.counter + 1 }); } } }`,
    },
  });

  test.each([
    ['ref() 的返回值', 'ref() { return { plus: () => this.handlePlus() }; },', 'plus'],
    ['未定义: 该自定义组件的 this', '', 'handlePlus'],
  ])('创建后 ref 回调: %s', async (_statement, ref, method) => {
    const { shown, tap } = openPage(
      {
        axml: '<counter ref="handleRef"/><button onTap="plus">+</button>',
        js: `{ plus() { this.counterRef.${method}(); }, handleRef(ref) { this.counterRef = ref; } }`,
      },
      COUNTER(ref),
    );
    await tap('+');
    expect(await shown()).toBe('1+');
  });

  test('the ref callback comes once, when the component has been created', async () => {
    const { lines, tap } = openPage(
      {
        axml: '<counter a:if="{{on}}" ref="got"/><button onTap="go">go</button>',
        js: `{ got(ref) { console.info(typeof ref); }, go() { this.setData({ on: true }); } }`,
      },
      COUNTER(''),
    );
    expect(lines()).toEqual([]);
    await tap('go');
    expect(lines()).toEqual(['object']);
  });

  test('selectOwnerComponent, selectComposedParentComponent: the page’s example', () => {
    const print = (what: string) => `console.info(String(${what}));`;
    const { lines } = openPage(
      { axml: '<my-a><my-b/></my-a>' },
      {
        'c/my-a': {
          axml: '<view><slot></slot></view>',
          js: `{ ref() { return { getMessage: () => 'i am a' }; },
          didMount() { ${print('"a " + (this.selectOwnerComponent() === this.$page)')}
            ${print('"a " + (this.selectComposedParentComponent() === this.selectOwnerComponent())')} } }`,
        },
        'c/my-b': {
          axml: '<view><my-c/></view>',
          json: { usingComponents: { 'my-c': '/c/my-c' } },
          js: `{ ref() { return { getMessage: () => 'i am b' }; },
          didMount() { ${print('"b " + (this.selectOwnerComponent() === this.$page)')}
            ${print('"b " + this.selectComposedParentComponent().getMessage()')} } }`,
        },
        'c/my-c': {
          js: `{ didMount() { ${print('"c " + this.selectOwnerComponent().getMessage()')}
            ${print('"c " + (this.selectComposedParentComponent() === this.selectOwnerComponent())')} } }`,
        },
      },
    );
    expect(lines().sort()).toEqual([
      'a true',
      'a true',
      'b i am a',
      'b true',
      'c false',
      'c i am b',
    ]);
  });
});
