import { recordLines, startPage } from './phone';

describe('observers (数据变化观测器)', () => {
  const OBSERVING = `options: { observers: true }, data: { a: 1, b: 1, some: { field: { x: 1 } }, list: [0] },
    observers: {
      'a, b'(a, b) { console.info('a,b ' + a + ' ' + b); this.setData({ sum: a + b }); },
      'some.field'(field) { console.info('field ' + JSON.stringify(field)); },
      'some.field.**'(field) { console.info('deep ' + JSON.stringify(field)); },
      'list[0]'(first) { console.info('list ' + first); },
      sum(sum) { console.info('sum ' + sum); },
    }`;

  test.each<[string, string[]]>([
    ['{ a: 2, b: 2 }', ['a,b 2 2', 'sum 4']],
    ['{ a: 1 }', ['a,b 1 1', 'sum 2']],
    ['{ "some.field": 1 }', ['field 1', 'deep 1']],
    ['{ some: {} }', ['field undefined', 'deep undefined']],
    ['{ "some.field.x": 2 }', ['deep {"x":2}']],
    ['{ "list[0]": 5 }', ['list 5']],
    ['{ "list[1]": 5 }', []],
    ['{ other: 5 }', []],
  ])('of a page: setData(%s)', async (changes, lines) => {
    const take = recordLines();
    const { screen, person } = startPage({
      js: `{ ${OBSERVING}, set() { this.setData(${changes}); } }`,
      axml: '<button onTap="set">设</button>',
    });
    await person.click(screen.getByRole('button'));
    expect(take()).toEqual(lines);
  });

  test('of a component: props too, after deriveDataFromProps and before the screen; what mixins observe comes first', async () => {
    const take = recordLines();
    const { screen, person } = startPage(
      {
        js: `{ data: { n: 1 }, add() { this.setData({ n: this.data.n + 1 }); } }`,
        axml: '<child n="{{n}}"/><button onTap="add">加</button>',
      },
      {
        'parts/child': {
          axml: '<text>两倍{{double}}</text>',
          js: `{ mixins: [Mixin({ observers: { n(n) { console.info('mixin ' + n); } } })],
            options: { observers: true }, props: { n: 0 },
            deriveDataFromProps() { console.info('derive'); },
            observers: { n(n) { this.setData({ double: 2 * n }); }, '**'(all) { console.info('all ' + JSON.stringify(all)); } },
            didUpdate() { console.info('didUpdate'); } }`,
        },
      },
    );
    expect(take()).toEqual(['derive']);
    await person.click(screen.getByRole('button'));
    expect(screen.getByText('两倍4')).toBeVisible();
    expect(take()).toEqual([
      'derive',
      'mixin 2',
      'all {"n":2,"double":4}',
      'all {"n":2,"double":4}',
      'didUpdate',
    ]);
  });

  test('do nothing without their switch, and are stopped when they cause themselves', async () => {
    const take = recordLines();
    const off = startPage({
      js: `{ data: {}, observers: { a() { console.info('a'); } }, onLoad() { this.setData({ a: 1 }); } }`,
    });
    await off.settle();
    expect(take()).toEqual([]);
    const { takeErrors } = startPage({
      js: `{ options: { observers: true }, observers: { a(a) { this.setData({ a: a + 1 }); } }, onLoad() { this.setData({ a: 1 }); } }`,
    });
    expect(takeErrors()).toEqual(['observers keep causing themselves: stopped after 100']);
  });
});
