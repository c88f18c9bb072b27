import { recordLines, startFailure, startPage, type PageFiles } from './phone';

/** A component that writes down its lifecycle. */
const RECORDER: PageFiles = {
  axml: '<text>{{value}}/{{doubled}}/{{own}}</text><button onTap="add">加</button>',
  js: `{
    data: { own: 0, doubled: 0 },
    props: { value: 1 },
    onInit() { console.info('onInit ' + this.props.value); },
    deriveDataFromProps(next) { console.info('derive ' + this.props.value + '>' + next.value); this.setData({ doubled: next.value * 2 }); },
    didMount() { console.info('didMount'); },
    didUpdate(prevProps, prevData) { console.info('didUpdate ' + prevProps.value + ',' + prevData.own); if (this.data.own === 1) this.setData({ own: 10 }); },
    didUnmount() { console.info('didUnmount'); },
    methods: { add() { this.setData({ own: this.data.own + 1 }); } },
  }`,
};

test('component2: onInit, deriveDataFromProps, didMount; then deriveDataFromProps, didUpdate; didUnmount (§7 生命周期)', async () => {
  const take = recordLines();
  const { screen, person, settle } = startPage(
    {
      js: `{ data: { value: 2, shown: true }, change() { this.setData({ value: 3 }); }, other() { this.setData({ unrelated: 1 }); }, remove() { this.setData({ shown: false }); } }`,
      axml: `<recorder a:if="{{shown}}" value="{{value}}"/><button onTap="change">改</button><button onTap="other">别的</button><button onTap="remove">移除</button>`,
    },
    { 'parts/recorder': RECORDER },
  );
  expect(take()).toEqual(['onInit 2', 'derive 2>2', 'didMount']);
  expect(screen.getByText('2/4/0')).toBeVisible();

  await person.click(screen.getByRole('button', { name: '改' }));
  expect(take()).toEqual(['derive 2>3', 'didUpdate 2,0']);
  expect(screen.getByText('3/6/0')).toBeVisible();

  await person.click(screen.getByRole('button', { name: '别的' }));
  expect(take()).toEqual([]);

  // Its own setData updates too; the one inside didUpdate brings no further didUpdate.
  await person.click(screen.getByRole('button', { name: '加' }));
  await settle();
  expect(take()).toEqual(['derive 3>3', 'didUpdate 3,0', 'derive 3>3']);
  expect(screen.getByText('3/6/10')).toBeVisible();

  await person.click(screen.getByRole('button', { name: '移除' }));
  expect(take()).toEqual(['didUnmount']);
});

test('function props: the parent gets exactly what the component passes; $page, is and defaults (§7)', async () => {
  const { screen, person, pageData } = startPage(
    {
      js: `{ done(...args) { this.setData({ args }); } }`,
      axml: `<child onDone="done"/><child/>`,
    },
    {
      'parts/child': {
        axml: '<button onTap="tap">{{label}}</button>',
        js: `{ props: { label: '默认', onDone() { return 'default'; } }, methods: { tap() { this.props.onDone(this.is, { deep: [1] }, this.$page.route); } } }`,
      },
    },
  );
  const [first, second] = screen.getAllByRole('button', { name: '默认' });
  if (!first || !second) throw new Error('two children');
  await person.click(second);
  expect(pageData()).toEqual({});
  await person.click(first);
  expect(pageData()).toEqual({ args: ['/parts/child', { deep: [1] }, 'pages/home/home'] });
});

test('a function prop without a method behind it is an error when it is called', async () => {
  const { screen, person, takeErrors } = startPage(
    { axml: '\n\n<child onDone="gone"/>' },
    {
      'parts/child': {
        axml: '<button onTap="tap">点</button>',
        js: `{ methods: { tap() { this.props.onDone(); } } }`,
      },
    },
  );
  await person.click(screen.getByRole('button'));
  expect(takeErrors()).toEqual(['pages/home/home.axml:3: pages/home/home has no method "gone"']);
});

describe('slots (组件模板和样式)', () => {
  const BOX: PageFiles = {
    axml: `<view><slot><text>默认</text></slot>|<slot name="header" x="{{n}}"/>|<slot name="none"><text>后备</text></slot></view><button onTap="add">加</button>`,
    js: `{ data: { n: 1 }, methods: { add() { this.setData({ n: this.data.n + 1 }); } } }`,
  };
  const text = (root: HTMLElement) => root.querySelector('.a-page > .a-view')?.textContent;

  test('without content: what stands inside the slot', () => {
    expect(text(startPage({ axml: '<box/>' }, { 'parts/box': BOX }).root)).toBe('默认||后备');
  });

  test('white space is no content', () => {
    const axml = '<box> <text slot="header">头</text> </box>';
    expect(text(startPage({ axml }, { 'parts/box': BOX }).root)).toBe('默认|头|后备');
  });

  test('one slot has one slot-scope', () => {
    const axml =
      '<box><text slot-scope="a">{{a.x}}</text>\n<text slot-scope="b">{{b.x}}</text></box>';
    expect(startFailure({ axml }, { 'parts/box': BOX })).toBe(
      'pages/home/home.axml:2: two names of slot-scope for one slot',
    );
  });

  test('named content alone leaves the default slot as it is', () => {
    const { root } = startPage(
      { axml: '<box><text slot="header">头</text></box>' },
      { 'parts/box': BOX },
    );
    expect(text(root)).toBe('默认|头|后备');
  });

  test('content belongs to the page, and sees of the component what slot-scope hands over', async () => {
    const { root, screen, person } = startPage(
      {
        js: `{ data: { mine: '页' }, tap() { this.setData({ mine: '点' }); } }`,
        axml: '<box><button onTap="tap">{{mine}}</button><text slot="header" slot-scope="p">{{mine}}{{p.x}}</text></box>',
      },
      { 'parts/box': BOX },
    );
    expect(text(root)).toBe('页|页1|后备');
    await person.click(screen.getByRole('button', { name: '页' }));
    expect(text(root)).toBe('点|点1|后备');
    await person.click(screen.getByRole('button', { name: '加' }));
    expect(text(root)).toBe('点|点2|后备');
  });
});

test('components nest, also in themselves, and events of inner ones stay theirs', async () => {
  const { root, screen, person } = startPage(
    { axml: '<tree depth="{{3}}"/>' },
    {
      'parts/tree': {
        json: { usingComponents: { tree: './tree' } },
        axml: '<view>{{depth}}{{hit ? "!" : ""}}<tree a:if="{{depth > 1}}" depth="{{depth - 1}}"/></view><button onTap="tap">{{depth}}</button>',
        js: `{ data: { hit: false }, methods: { tap() { this.setData({ hit: true }); } } }`,
      },
    },
  );
  await person.click(screen.getByRole('button', { name: '2' }));
  expect(root.querySelector('.a-page')?.textContent).toBe('32!11' + '2' + '3');
});

test('mixins: hooks run first, methods and data of the component win; ref hands over the instance', async () => {
  const { screen, person, pageData } = startPage(
    {
      js: `{ save(child) { this.child = child; }, ask() { this.setData({ answer: this.child.hello() }); } }`,
      axml: '<child ref="save"/><button onTap="ask">问</button>',
    },
    {
      'parts/child': {
        axml: '<text>{{a}}{{b}}{{order}}</text>',
        js: `{
          mixins: [{ data: { a: 1, b: 1 }, onInit() { this.setData({ order: 'mixin' }); }, methods: { hello() { return 'mixin'; }, who() { return 'mixin'; } } }],
          data: { b: 2 },
          onInit() { this.setData({ order: this.data.order + '-own' }); },
          methods: { hello() { return 'own ' + this.who(); } },
        }`,
      },
    },
  );
  expect(screen.getByText('12mixin-own')).toBeVisible();
  await person.click(screen.getByRole('button'));
  expect(pageData()).toEqual({ answer: 'own mixin' });
});

test('only what stands in methods is a handler (§7)', async () => {
  const { screen, person, takeErrors } = startPage(
    { axml: '<child/>' },
    { 'parts/child': { axml: '<button onTap="go">去</button>', js: '{ go() {} }' } },
  );
  await person.click(screen.getByRole('button'));
  expect(takeErrors()).toEqual(['parts/child.axml:1: parts/child has no method "go"']);
});

test('onError hears what the component throws, and not what it throws itself (生命周期)', () => {
  const take = recordLines();
  const { takeErrors } = startPage(
    { axml: '<child/>' },
    {
      'parts/child': {
        js: `{ didMount() { throw new Error('bad'); }, onError(error) { console.info(error.message); throw new Error('worse'); } }`,
      },
    },
  );
  expect(take()).toEqual(['bad']);
  expect(takeErrors()).toEqual(['bad', 'worse']);
});

test('a method of the platform’s instances that is missing here says so', () => {
  const { takeErrors } = startPage({
    js: `{ onReady() { this.getSavedReloadState(); } }`,
  });
  expect(takeErrors()).toEqual([
    'pages/home/home.js: this.getSavedReloadState is not supported by the simulator',
  ]);
});

describe('what a component cannot have is refused, naming the file', () => {
  test.each([
    ['{ properties: {} }', 'parts/child.js: Component: properties does nothing on Alipay'],
    [
      '{ props: { to: String } }',
      'props.to: what stands here is its value by default, and this is its type',
    ],
    ['{ props: { list: { type: Array, value: [] } } }', 'this is an object with its type'],
    ['{ relations: {} }', 'parts/child.js: Component: relations does nothing without options'],
    [
      '{ options: { observers: true }, observers: { a: 1 } }',
      'parts/child.js: observers["a"]: a function is required',
    ],
    ['1', 'Component: an object is required'],
  ])('%s', (js, message) => {
    expect(startFailure({ axml: '<child/>' }, { 'parts/child': { js } })).toContain(message);
  });

  test('a value by default may have a type of its own', () => {
    const js = `{ props: { tip: { type: 'warn' }, none: null, onClose() {} } }`;
    const axml = '{{tip.type}}';
    const child = { js, axml };
    expect(
      startPage({ axml: '<child/>' }, { 'parts/child': child }).screen.getByText('warn'),
    ).toBeVisible();
  });

  test('a component that is not there', () => {
    const json = { usingComponents: { child: '/parts/none' } };
    expect(startFailure({ axml: '<child/>', json })).toBe(
      'pages/home/home.json: usingComponents: parts/none is not there',
    );
  });

  test('a styleIsolation that the platform does not have', () => {
    const child = { 'parts/child': { json: { styleIsolation: 'none' } } };
    expect(startFailure({ axml: '<child/>' }, child)).toContain('styleIsolation');
  });
});

test('methods: null, as antd-mini has it, is none', () => {
  const { screen } = startPage(
    { axml: '<part/>' },
    { 'c/part': { axml: '甲', js: '{ methods: null }' } },
  );
  expect(screen.getByText('甲')).toBeVisible();
});

test('selectOwnerComponent() gives what the ref() of the owner exposes', () => {
  const lines = recordLines();
  startPage(
    { axml: '<outer/>', json: { usingComponents: { outer: '/c/outer', inner: '/c/inner' } } },
    {
      'c/outer': {
        axml: '<inner/>',
        js: `{ ref() { return { shown: 1 } } }`,
        json: { usingComponents: { inner: '/c/inner' } },
      },
      'c/inner': {
        js: `{ didMount() { console.info(JSON.stringify(this.selectOwnerComponent())) } }`,
      },
    },
  );
  expect(lines()).toEqual(['{"shown":1}']);
});
