import { appFiles, start, type PageFiles } from '../../phone';

/** What a page of these files shows, white space joined. */
async function shown(page: PageFiles, others: Readonly<Record<string, string>> = {}) {
  const { root, settle } = start(appFiles({ 'pages/a/a': page }, {}, others));
  await settle();
  return (root.querySelector('.a-page')?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

const withData = (data: string) => `{ data: ${data} }`;

type Case = readonly [statement: string, axml: string, data: string, text: string];

describe('AXML/数据绑定', () => {
  const cases: readonly Case[] = [
    ['简单绑定', '<view>{{message}}</view>', '{ message: "Hello" }', 'Hello'],
    ['三元运算', '<view>{{flag ? "yes" : "no"}}</view>', '{ flag: false }', 'no'],
    ['算数运算', '<view>{{a + b}} + {{c}} + d</view>', '{ a: 1, b: 2, c: 3 }', '3 + 3 + d'],
    ['逻辑判断', '<view a:if="{{length > 5}}">长</view>', '{ length: 6 }', '长'],
    ['逻辑判断 (false)', '<view a:if="{{length > 5}}">长</view>短', '{ length: 5 }', '短'],
    ['字符串运算', '<view>{{"hello" + name}}</view>', '{ name: "alipay" }', 'helloalipay'],
    [
      '数据路径运算',
      '{{object.key}} {{array[0]}}',
      '{ object: { key: "k" }, array: ["v"] }',
      'k v',
    ],
    ['组合: 数组', '<view a:for="{{[zero, 1, 2]}}">{{item}}</view>', '{ zero: 0 }', '012'],
    [
      '组合: 对象',
      '<template name="t">{{foo}} {{bar}}</template><template is="t" data="{{foo: a, bar: b}}"/>',
      '{ a: 1, b: 2 }',
      '1 2',
    ],
    [
      '组合: ... 展开',
      '<template name="t">{{a}}{{b}}{{c}}{{e}}</template><template is="t" data="{{...x, ...y, e: 5}}"/>',
      '{ x: { a: 1, b: 2 }, y: { c: 3 } }',
      '1235',
    ],
    [
      '组合: key 和 value 相同',
      '<template name="t">{{foo}}</template><template is="t" data="{{foo, bar}}"/>',
      '{ foo: "f", bar: "b" }',
      'f',
    ],
    [
      '组合: 后边的变量会覆盖前面的变量',
      '<template name="t">{{a}}{{b}}{{c}}</template><template is="t" data="{{...x, ...y, a, c: 6}}"/>',
      '{ x: { a: 1, b: 2 }, y: { b: 3, c: 4 }, a: 5 }',
      '536',
    ],
    ['undefined and null are nothing', '[{{a}}{{b}}]', '{ b: null }', '[]'],
    ['a path through nothing is nothing', '[{{a.b.c}}{{d[0].e}}]', '{}', '[]'],
    ['0 and false are shown', '{{a}} {{b}}', '{ a: 0, b: false }', '0 false'],
  ];
  test.each(cases)('%s', async (_statement, axml, data, text) => {
    expect(await shown({ axml, js: withData(data) })).toBe(text);
  });

  // Not said on any page: what is safe on each compiler is drawn, and named as a problem.
  test.each([
    ['{{n<m?1:2}}', '1'],
    ['{{n<m && m>n}}', 'true'],
    ["{{'<view>'}}", '<view>'],
    ["{{n}}{{'</view>'}}", '1</view>'],
    ['{{n<m}} < <text>{{m<n}}</text>', 'true < false'],
  ])('"<" in an expression of a text begins no tag: %s', async (axml, text) => {
    const files = appFiles({
      'pages/a/a': { axml: `\n<view>${axml}</view>`, js: withData('{ n: 1, m: 2 }') },
    });
    expect(() => start(files)).toThrow(/^pages\/a\/a\.axml:2: .* in a text: "<" may be read/);

    const { root, settle, simulator } = start(files, { mode: 'lenient' });
    await settle();
    expect(root.querySelector('.a-page')).toHaveTextContent(text, { normalizeWhitespace: true });
    expect(new Set(simulator.problems.map(({ thing }) => thing))).toEqual(
      new Set(['"<" in the expression of a text']),
    );
  });

  test.each([
    ['<text a:if={{n < m}}>less</text>', 'less'],
    ['<text a:if={{n >= m}}>more</text><text a:else>less</text>', 'less'],
    ["<text\n a:if = {{ n === 1 ? 'yes' : '' }}\n id={{n}}>one</text>", 'one'],
    ['<block a:for={{ [n, m] }}>{{item}}</block>', '12'],
    ['<view id={{n}}/>1', '1'],
    ['<view id={{ n }}/>1', '1'],
  ])('an expression without quotes goes on to its braces: %s', async (axml, text) => {
    const files = appFiles({
      'pages/a/a': { axml: `\n<view>${axml}</view>`, js: withData('{ n: 1, m: 2 }') },
    });
    expect(() => start(files)).toThrow(/^pages\/a\/a\.axml:[23]: \{\{.* stands in quotes/);

    const { root, settle, simulator } = start(files, { mode: 'lenient' });
    await settle();
    expect(root.querySelector('.a-page')).toHaveTextContent(text);
    expect(simulator.problems.map(({ thing }) => thing)).toEqual(['an expression without quotes']);
  });

  test('"<" in an expression of an attribute is one like any other', async () => {
    const axml = '<view a:if="{{n<m}}">{{n>m}}</view><view a:if="{{m<n}}">m</view>';
    expect(await shown({ axml, js: withData('{ n: 1, m: 2 }') })).toBe('false');
  });

  test.each([
    ['true', '<checkbox checked="{{false}}"/>', false],
    ['a text is true, "false" too', '<checkbox checked="false"/>', true],
  ])('关键字: %s', (_statement, axml, checked) => {
    const { screen } = start(appFiles({ 'pages/a/a': { axml } }));
    expect(screen.getByRole<HTMLInputElement>('checkbox').checked).toBe(checked);
  });
});

describe('AXML/条件渲染', () => {
  const AXML =
    '<view a:if="{{n > 5}}">1</view><view a:elif="{{n > 2}}">2</view><view a:else>3</view>';
  const cases: readonly Case[] = [
    ['a:if', AXML, '{ n: 6 }', '1'],
    ['a:elif', AXML, '{ n: 3 }', '2'],
    ['a:else', AXML, '{ n: 0 }', '3'],
    ['block', '<block a:if="{{true}}"><view>1</view><view>2</view></block>', '{}', '12'],
    ['block, 条件为假', '<block a:if="{{false}}"><view>1</view></block>', '{}', ''],
  ];
  test.each(cases)('%s', async (_statement, axml, data, text) => {
    expect(await shown({ axml, js: withData(data) })).toBe(text);
  });

  test('block 不会在页面内渲染任何实际的节点', () => {
    const { root } = start(appFiles({ 'pages/a/a': { axml: '<block><view>1</view></block>' } }));
    expect(root.querySelector('.a-page')?.children).toHaveLength(1);
  });

  test.each([
    ['className="sub-title {{more}}"', 'sub-title x'],
    ['class="a" className="b"', 'a'],
  ])('%s: className is class by another name, as in Flex 布局.md', (attributes, classes) => {
    const page = { axml: `<view ${attributes}>Wrap</view>`, js: `{ data: { more: 'x' } }` };
    const { root } = start(appFiles({ 'pages/a/a': page }));
    expect(root.querySelector('[data-node="view"]')?.className).toBe(`a-view ${classes}`);
  });

  test('hidden 元素始终渲染，只是控制显示与隐藏', () => {
    const { screen } = start(appFiles({ 'pages/a/a': { axml: '<view hidden>字</view>' } }));
    expect(screen.getByText('字')).not.toBeVisible();
  });
});

describe('AXML/列表渲染', () => {
  const LIST = '{ list: ["a", "b"] }';
  const cases: readonly Case[] = [
    ['item, index', '<view a:for="{{list}}">{{index}}{{item}}</view>', LIST, '0a1b'],
    [
      'a:for-item, a:for-index',
      '<view a:for="{{list}}" a:for-item="x" a:for-index="i">{{i}}{{x}}</view>',
      LIST,
      '0a1b',
    ],
    [
      '嵌套',
      '<view a:for="{{[1, 2]}}" a:for-item="i"><view a:for="{{[1, 2]}}" a:for-item="j">{{i * j}} </view></view>',
      '{}',
      '1 2 2 4',
    ],
    [
      'block',
      '<block a:for="{{list}}"><view>{{index}}</view><view>{{item}}</view></block>',
      LIST,
      '0a1b',
    ],
    ['a:for 优先于 a:if', '<view a:for="{{list}}" a:if="{{index}}">{{item}}</view>', LIST, 'b'],
    ['nothing', '<view a:for="{{no}}">{{item}}</view>无', '{}', '无'],
    ['an object', '<view a:for="{{o}}">{{index}}{{item}}</view>', '{ o: { a: 1, b: 2 } }', 'a1b2'],
    ['a number', '<view a:for="{{3}}">{{item}}</view>', '{}', '012'],
  ];
  test.each(cases)('%s', async (_statement, axml, data, text) => {
    expect(await shown({ axml, js: withData(data) })).toBe(text);
  });

  test.each(['id', '*this'])('a:key="%s": 列表项保持自己的状态', async (key) => {
    const list = key === 'id' ? '[{ id: 1 }, { id: 2 }]' : '[1, 2]';
    const { root, screen, person } = start(
      appFiles({
        'pages/a/a': {
          axml: `<button onTap="turn">转</button><input a:for="{{list}}" a:key="${key}"/>`,
          js: `{ data: { list: ${list} }, turn() { this.setData({ list: [...this.data.list].reverse() }) } }`,
        },
      }),
    );
    const [first] = screen.getAllByRole('textbox');
    if (first) await person.type(first, '一');
    await person.click(screen.getByRole('button', { name: '转' }));
    const values = [...root.querySelectorAll('input')].map(({ value }) => value);
    expect(values).toEqual(['', '一']);
  });
});

describe('AXML/模板, AXML/引用', () => {
  const TEMPLATE = '<template name="t"><view>{{n}}</view></template>';
  const cases: readonly (readonly [string, string, Readonly<Record<string, string>>, string])[] = [
    ['模板拥有自己的作用域，只能用 data 传入的数据', `${TEMPLATE}<template is="t"/>空`, {}, '空'],
    [
      'is 属性可以使用 Mustache 语法',
      `${TEMPLATE}<template is="{{'t'}}" data="{{n: 1}}"/>`,
      {},
      '1',
    ],
    [
      'import 加载模板',
      '<import src="./t.axml"/><template is="t" data="{{n: 1}}"/>',
      { 'pages/a/t.axml': TEMPLATE },
      '1',
    ],
    [
      'import 的绝对路径',
      '<import src="/x/t.axml"/><template is="t" data="{{n: 1}}"/>',
      { 'x/t.axml': TEMPLATE },
      '1',
    ],
    [
      'include 引入除 template 外的整个代码',
      '<include src="./h.axml"/>身',
      { 'pages/a/h.axml': `${TEMPLATE}<view>头{{n}}</view>` },
      '头9身',
    ],
  ];
  test.each(cases)('%s', async (_statement, axml, others, text) => {
    expect(await shown({ axml, js: withData('{ n: 9 }') }, others)).toBe(text);
  });
});

describe('SJS 语法参考', () => {
  const run = (expression: string) =>
    shown(
      { axml: '<import-sjs name="m" from="./m.sjs"/>{{m.run()}}' },
      { 'pages/a/m.sjs': `export default { run() { return String(${expression}); } };` },
    );

  test.each([
    ['(10).constructor', 'Number'],
    ['"s".constructor', 'String'],
    ['true.constructor', 'Boolean'],
    ['({}).constructor', 'Object'],
    ['(function () {}).constructor', 'Function'],
    ['[].constructor', 'Array'],
    ['getDate().constructor', 'Date'],
    ['getRegExp("a").constructor', 'RegExp'],
    ['[].constructor === "Array"', 'true'],
  ])('数据类型: %s is %s', async (expression, text) => {
    expect(await run(expression)).toBe(text);
  });

  test.each([
    ['a function of an export', 'm', '{{m.twice(2)}}', '4'],
    ['a function nested in the default export', 'm', '{{m.deep.twice(2)}}', '4'],
    ['a function nested in a named export', '{deep}', '{{deep.twice(2)}}', '4'],
    ['a function in a list', 'm', '{{m.list[0](2)}}', '4'],
    ['a function that uses its object', 'm', '{{m.deep.own()}}', '7'],
  ])('SJS 介绍: %s is called', async (_what, name, axml, text) => {
    const sjs = `const twice = (n) => n * 2;
export const deep = { seven: 7, twice, own() { return this.seven; } };
export default { twice, deep, list: [twice] };`;
    const page = { axml: `<import-sjs name="${name}" from="./m.sjs"/>${axml}` };
    expect(await shown(page, { 'pages/a/m.sjs': sjs })).toBe(text);
  });

  test.each(['Date', 'RegExp', 'Map', 'Set', 'Promise', 'setTimeout', 'window', 'my'])(
    '基础类库: there is no %s',
    async (name) => {
      expect(await run(`typeof ${name}`)).toBe('undefined');
    },
  );
});

describe('小程序页面/页面运行机制: setData', () => {
  const DATA = '{ a: { b: 1, c: 2 }, list: [1, 2] }';
  test.each([
    ['a path of an object', '{ "a.b": 9 }', '9 2 12'],
    ['a path of a list', '{ "list[1]": 9 }', '1 2 19'],
    ['a path that is not there yet', '{ "x.y[0].z": 3 }', '1 2 123'],
    ['a whole value', '{ a: { b: 5, c: 6 } }', '5 6 12'],
  ])('%s', async (_statement, changes, text) => {
    const axml = '{{a.b}} {{a.c}} {{list[0]}}{{list[1]}}{{x.y[0].z}}';
    const js = `{ data: ${DATA}, onReady() { this.setData(${changes}) } }`;
    expect(await shown({ axml, js })).toBe(text);
  });

  test('this.data has changed when setData returns; the callback comes after the view', async () => {
    const js = `{ data: { n: 0 }, onReady() { this.setData({ n: 1 }, () => this.setData({ m: this.data.n + 1 })) } }`;
    expect(await shown({ axml: '{{n}}{{m}}', js })).toBe('12');
  });
});
