import { openPage, say } from './world';

/** What the observers of a component write when it does this in onInit. */
const observed = (observers: string, action: string, data = '{}', more = '') =>
  openPage(
    { axml: '<c max="{{1}}"/>' },
    {
      'c/c': {
        js: `{ options: { observers: true }, data: ${data}, ${more} observers: { ${observers} }, onInit() { ${action} } }`,
      },
    },
  ).lines();

const print = `(...v) { console.info(JSON.stringify(v)); }`;

describe('自定义组件/数据变化观测器', () => {
  test('sum 永远是 numberA 与 numberB 的和', async () => {
    const { shown } = openPage(
      { axml: '<c/>' },
      {
        'c/c': {
          axml: '{{sum}}',
          js: `{ options: { observers: true }, onInit() { this.setData({ numberA: 1, numberB: 2 }); },
        observers: { 'numberA, numberB': function (a, b) { this.setData({ sum: a + b }); } } }`,
        },
      },
    );
    expect(await shown()).toBe('3');
  });

  test.each([
    [
      '一次 setData 每个观测器最多触发一次',
      `'a, b'${print}`,
      'this.setData({ a: 1, b: 2 });',
      '{}',
      ['[1,2]'],
    ],
    [
      'some.subfield',
      `'some.subfield'${print}`,
      `this.setData({ 'some.subfield': 1 });`,
      '{ some: {} }',
      ['[1]'],
    ],
    [
      'setData some triggers some.subfield',
      `'some.subfield'${print}`,
      `this.setData({ some: { subfield: 2 } });`,
      '{}',
      ['[2]'],
    ],
    [
      'setData some.other does not',
      `'some.subfield'${print}`,
      `this.setData({ 'some.other': 2 });`,
      '{ some: {} }',
      [],
    ],
    ['arr[12]', `'arr[12]'${print}`, `this.setData({ 'arr[12]': 5 });`, '{ arr: [] }', ['[5]']],
    [
      'setData arr triggers arr[0]',
      `'arr[0]'${print}`,
      'this.setData({ arr: [7] });',
      '{}',
      ['[7]'],
    ],
    [
      'a field does not see what is below it',
      `some${print}`,
      `this.setData({ 'some.x': 1 });`,
      '{ some: {} }',
      [],
    ],
    [
      'some.field.**: itself',
      `'some.field.**'${print}`,
      `this.setData({ 'some.field': 1 });`,
      '{ some: {} }',
      ['[1]'],
    ],
    [
      'some.field.**: below',
      `'some.field.**'${print}`,
      `this.setData({ 'some.field.xxx': 1 });`,
      '{ some: {} }',
      ['[{"xxx":1}]'],
    ],
    [
      'some.field.**: above',
      `'some.field.**'${print}`,
      `this.setData({ some: { field: 3 } });`,
      '{}',
      ['[3]'],
    ],
    [
      '**: {...this.props, ...this.data}',
      `'**'${print}`,
      'this.setData({ x: 1 });',
      '{ y: 2 }',
      ['[{"max":1,"y":2,"x":1}]'],
    ],
    [
      '即使值没有发生变化，依然会被触发',
      `a${print}`,
      'this.setData({ a: 1 });',
      '{ a: 1 }',
      ['[1]'],
    ],
    [
      '$spliceData counts too',
      `list${print}`,
      'this.$spliceData({ list: [0, 0, 1] });',
      '{ list: [] }',
      ['[[1]]'],
    ],
  ])('%s', (_statement, observers, action, data, lines) => {
    expect(observed(observers, action, data)).toEqual(lines);
  });

  test('an observer that sets another field: 会继续检测并执行', () => {
    expect(
      observed(`a() { this.setData({ b: 1 }); }, b${print}`, 'this.setData({ a: 1 });'),
    ).toEqual(['[1]']);
  });

  test('不开启: nothing is observed', () => {
    const { lines } = openPage(
      { axml: '<c/>' },
      { 'c/c': { js: `{ observers: { a${print} }, onInit() { this.setData({ a: 1 }); } }` } },
    );
    expect(lines()).toEqual([]);
  });

  const withProps = (component: string) =>
    openPage(
      {
        axml: '<c max="{{max}}"/><view onTap="go">go</view>',
        js: '{ data: { max: 1 }, go() { this.setData({ max: 2 }); } }',
      },
      { 'c/c': { js: `{ options: { observers: true }, ${component} }` } },
    );

  test('属性的变化触发', async () => {
    const { lines, tap } = withProps(`observers: { max${print} }`);
    lines();
    await tap('go');
    expect(lines()).toEqual(['[2]']);
  });

  test('同名字段: 只有 setData 会触发', async () => {
    const { lines, tap } = withProps(
      `props: { max: 1 }, data: { max: 100 }, observers: { max${print} }`,
    );
    lines();
    await tap('go');
    expect(lines()).toEqual([]);
  });

  test('开启 component2: 在 deriveDataFromProps 后、更新子组件之前', async () => {
    const { lines, tap } = withProps(
      `deriveDataFromProps() { ${say('derive')} }, didUpdate() { ${say('didUpdate')} }, observers: { max() { ${say('observer')} } }`,
    );
    lines();
    await tap('go');
    expect(lines()).toEqual(['derive', 'observer', 'didUpdate']);
  });

  test('Page', () => {
    const { lines } = openPage({
      js: `{ options: { observers: true }, observers: { n${print} }, onLoad() { this.setData({ n: 1 }); } }`,
    });
    expect(lines()).toEqual(['[1]']);
  });
});
