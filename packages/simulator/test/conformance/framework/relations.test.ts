import type { PageFiles } from '../../phone';
import { start, startFailure, appFiles } from '../../phone';
import { open, openPage } from './world';

const OPTIONS = 'options: { relations: true, lifetimes: true },';

/** Each event is written as `who event whom`, by the names that the components are given. */
const listeners = ['linked', 'linkChanged', 'unlinked']
  .map(
    (event) =>
      `${event}(target) { console.info(this.props.name + ' ${event} ' + target.props.name); },`,
  )
  .join(' ');

const relation = (key: string, type: string, more = '') =>
  `'${key}': { type: '${type}', ${more} ${listeners} },`;

const part = (relations: string, more = '', axml = '<slot/>'): PageFiles => ({
  axml,
  js: `{ ${OPTIONS} relations: { ${relations} }, ${more} }`,
});

/** Says what it is related to by that key. */
const asks = (key: string) =>
  `methods: { ask() { console.info(this.props.name + ': ' + this.getRelationNodes('${key}').map((each) => each.props.name).join(' ')); } },`;

const form = part(relation('./custom-input', 'child'), asks('./custom-input'));
const input = part(relation('./custom-form', 'parent'), asks('./custom-form'));
const pair = { 'c/custom-form': form, 'c/custom-input': input };

/** A page that takes new data from its buttons, and lets its components speak. */
const page = (axml: string, data: string, changes: Record<string, string> = {}): PageFiles => ({
  axml: `${axml}<button onTap="ask">问</button>${Object.keys(changes)
    .map((name) => `<button onTap="${name}">${name}</button>`)
    .join('')}`,
  js: `{ data: ${data}, ask() { this.$selectAllComponents('.asked').forEach((each) => each.ask()); },
    ${Object.entries(changes)
      .map(([name, change]) => `${name}() { this.setData(${change}); },`)
      .join(' ')} }`,
});

const LIST = `<custom-form name="form" class="asked"><view><custom-input a:for="{{names}}" a:key="*this" name="{{item}}"/></view></custom-form>`;

describe('自定义组件/组件间关系: 路径关联', () => {
  test('linked: each of the two is told, with the instance of the other', async () => {
    const { shown, lines } = openPage(page(LIST, `{ names: ['a', 'b'] }`), pair);
    await shown();
    expect(lines()).toEqual([
      ...['form linked a', 'a linked form'],
      ...['form linked b', 'b linked form'],
    ]);
  });

  test('the events come after attached, moved and detached; ready finds all relatives', async () => {
    const lifetimes = (key: string) =>
      `lifetimes: { attached() { console.info(this.props.name + ' attached'); }, moved() { console.info(this.props.name + ' moved'); },
        detached() { console.info(this.props.name + ' detached'); },
        ready() { console.info(this.props.name + ' ready ' + this.getRelationNodes('${key}').map((each) => each.props.name).join(' ')); } },`;
    const { shown, lines, tap } = openPage(
      page(LIST, `{ names: ['a', 'b'] }`, {
        turn: `{ names: ['b', 'a'] }`,
        remove: `{ names: ['b'] }`,
      }),
      {
        'c/custom-form': part(relation('./custom-input', 'child'), lifetimes('./custom-input')),
        'c/custom-input': part(relation('./custom-form', 'parent'), lifetimes('./custom-form')),
      },
    );
    await shown();
    expect(lines()).toEqual([
      ...['form attached', 'a attached', 'b attached'],
      ...['form linked a', 'a linked form', 'a ready form'],
      ...['form linked b', 'b linked form', 'b ready form'],
      'form ready a b',
    ]);
    await tap('turn');
    expect(lines()).toEqual(['b moved', 'form linkChanged b', 'b linkChanged form']);
    await tap('remove');
    expect(lines()).toEqual(['a detached', 'form unlinked a', 'a unlinked form']);
  });

  test('getRelationNodes: the relatives in their order, whatever a:for appended, moved or removed', async () => {
    const { lines, tap, shown } = openPage(
      page(LIST, `{ names: ['b'] }`, {
        more: `{ names: ['a', 'b', 'c'] }`,
        turn: `{ names: ['c', 'a', 'b'] }`,
        fewer: `{ names: ['c', 'b'] }`,
        none: `{ names: [] }`,
      }),
      pair,
    );
    await shown();
    const asked: string[] = [];
    for (const change of ['more', 'turn', 'fewer', 'none']) {
      await tap(change);
      lines();
      await tap('问');
      asked.push(...lines());
    }
    expect(asked).toEqual(['form: a b c', 'form: c a b', 'form: c b', 'form: ']);
  });

  test('a:if: linked when it comes, unlinked when it goes', async () => {
    const { lines, tap, shown } = openPage(
      page(
        `<custom-form name="form"><custom-input a:if="{{on}}" name="a"/></custom-form>`,
        `{ on: false }`,
        { come: `{ on: true }`, go: `{ on: false }` },
      ),
      pair,
    );
    await shown();
    expect(lines()).toEqual([]);
    await tap('come');
    expect(lines()).toEqual(['form linked a', 'a linked form']);
    await tap('go');
    expect(lines()).toEqual(['form unlinked a', 'a unlinked form']);
  });

  test('a form that goes with its inputs: each is unlinked', async () => {
    const { lines, tap, shown } = openPage(
      page(`<view a:if="{{on}}">${LIST}</view>`, `{ on: true, names: ['a', 'b'] }`, {
        go: `{ on: false }`,
      }),
      pair,
    );
    await shown();
    lines();
    await tap('go');
    expect(lines()).toEqual([
      ...['form unlinked a', 'a unlinked form'],
      ...['form unlinked b', 'b unlinked form'],
    ]);
  });

  test('several forms in one page have their own inputs', async () => {
    const { lines, tap, shown } = openPage(
      page(
        `<custom-form a:for="{{forms}}" a:for-item="form" name="{{form.name}}" class="asked">
          <custom-input a:for="{{form.names}}" name="{{item}}" class="asked"/></custom-form><custom-input name="alone" class="asked"/>`,
        `{ forms: [{ name: 'x', names: ['a', 'b'] }, { name: 'y', names: ['c'] }] }`,
      ),
      pair,
    );
    await shown();
    lines();
    await tap('问');
    expect(lines()).toEqual(['x: a b', 'a: x', 'b: x', 'y: c', 'c: y', 'alone: ']);
  });

  test('nested forms: an input belongs to the nearest', async () => {
    const { lines, tap, shown } = openPage(
      page(
        `<custom-form name="x" class="asked"><custom-input name="a"/><custom-form name="y" class="asked">
          <view><custom-input name="b"/></view></custom-form><custom-input name="c"/></custom-form>`,
        '{}',
      ),
      pair,
    );
    await shown();
    lines();
    await tap('问');
    expect(lines()).toEqual(['x: a c', 'y: b']);
  });

  test('an absolute key, and one out of the folder', async () => {
    const { lines, shown } = openPage(
      page(`<custom-form name="form"><custom-input name="a"/></custom-form>`, '{}'),
      {
        'c/custom-form': part(relation('/d/e/custom-input', 'child')),
        'd/e/custom-input': part(relation('../../c/custom-form', 'parent')),
      },
    );
    await shown();
    expect(lines()).toEqual(['form linked a', 'a linked form']);
  });

  test('a component that uses both in its own AXML, with the form’s own template between', async () => {
    const { lines, shown } = open(
      {
        'pages/a/a': {
          axml: '<whole/>',
          json: { usingComponents: { whole: '/c/whole' } },
        },
      },
      {
        'c/whole': {
          axml: '<custom-form name="form"><custom-input name="a"/></custom-form>',
          json: {
            usingComponents: { 'custom-form': './custom-form', 'custom-input': './custom-input' },
          },
        },
        'c/custom-form': {
          ...part(relation('./custom-input', 'child'), '', '<box><slot/></box>'),
          json: { usingComponents: { box: './box' } },
        },
        'c/custom-input': input,
        'c/box': { axml: '<view><slot/></view>' },
      },
    );
    await shown();
    expect(lines()).toEqual(['form linked a', 'a linked form']);
  });

  test('what the form itself has in its AXML is not between its tags', async () => {
    const { lines, shown } = openPage(page('<custom-form name="form"/>', '{}'), {
      'c/custom-form': {
        ...part(relation('./custom-input', 'child'), '', '<custom-input name="a"/>'),
        json: { usingComponents: { 'custom-input': './custom-input' } },
      },
      'c/custom-input': input,
    });
    await shown();
    expect(lines()).toEqual([]);
  });
});

describe('自定义组件/组件间关系: 注意', () => {
  const nothing: PageFiles = { axml: '<slot/>' };
  const inner = `<custom-form name="form"><custom-input name="a"/></custom-form>`;

  test.each([
    ['the form alone', { 'c/custom-form': form, 'c/custom-input': nothing }],
    ['the input alone', { 'c/custom-form': nothing, 'c/custom-input': input }],
  ])('需要两个组件都定义 relations: %s', async (_, components) => {
    const { lines, shown } = openPage(page(inner, '{}'), components);
    await shown();
    expect(lines()).toEqual([]);
  });

  test.each([
    ['child', 'parent', true],
    ['descendant', 'ancestor', true],
    ['descendant', 'parent', false],
    ['child', 'ancestor', false],
    ['child', 'child', false],
    ['parent', 'child', false],
    ['ancestor', 'descendant', false],
  ])('%s around %s: related %s', async (outer, other, related) => {
    const { lines, shown } = openPage(page(inner, '{}'), {
      'c/custom-form': part(relation('./custom-input', outer)),
      'c/custom-input': part(relation('./custom-form', other)),
    });
    await shown();
    expect(lines()).toEqual(related ? ['form linked a', 'a linked form'] : []);
  });

  test.each([
    ['parent', 'child', []],
    ['ancestor', 'descendant', ['form linked a', 'a linked form']],
  ])('another custom component between: %s', async (type, other, expected) => {
    const { lines, shown } = openPage(
      page(`<custom-form name="form"><box><custom-input name="a"/></box></custom-form>`, '{}'),
      {
        'c/box': nothing,
        'c/custom-form': part(relation('./custom-input', other)),
        'c/custom-input': part(relation('./custom-form', type)),
      },
    );
    await shown();
    expect(lines()).toEqual(expected);
  });
});

describe('自定义组件/组件间关系: Mixin 关联', () => {
  const files = (mixed: string) => ({
    ...appFiles(
      {
        'pages/a/a': {
          ...page(
            `<custom-form name="form" class="asked"><view><custom-input name="a"/><custom-select name="b"/></view></custom-form>`,
            '{}',
          ),
          json: {
            usingComponents: {
              'custom-form': '/c/custom-form',
              'custom-input': '/c/custom-input',
              'custom-select': '/c/custom-select',
            },
          },
        },
      },
      {
        'c/custom-form': part(
          relation('./field', 'descendant', `target: require('./mixin').default,`),
          asks('./field'),
        ),
        'c/custom-input': part(relation('./custom-form', 'ancestor'), mixed),
        'c/custom-select': part(
          relation('./custom-form', 'ancestor'),
          `mixins: [require('./mixin').default],`,
        ),
      },
    ),
    'c/mixin.js':
      'exports.default = Mixin({}); exports.outer = Mixin({ mixins: [exports.default] });',
  });

  test.each([
    ['a mixin', `mixins: [require('./mixin').default],`],
    ['a mixin of its mixin', `mixins: [require('./mixin').outer],`],
  ])('target: all components with %s, under one key', async (_, mixed) => {
    const { lines, tap } = open({}, {}, files(mixed));
    await tap('问');
    expect(lines()).toEqual([
      ...['form linked a', 'a linked form', 'form linked b', 'b linked form'],
      'form: a b',
    ]);
  });

  test('target: a component without that mixin is not meant', async () => {
    const { lines, tap } = open({}, {}, files(''));
    await tap('问');
    expect(lines()).toEqual(['form linked b', 'b linked form', 'form: b']);
  });

  test('relations of a mixin are those of its component', async () => {
    const { lines, shown } = openPage(
      page(`<custom-form name="form"><custom-input name="a"/></custom-form>`, '{}'),
      {
        'c/custom-form': form,
        'c/custom-input': part(
          '',
          `mixins: [Mixin({ relations: { ${relation('./custom-form', 'parent')} } })],`,
        ),
      },
    );
    await shown();
    expect(lines()).toEqual(['form linked a', 'a linked form']);
  });
});

describe('自定义组件/组件间关系: relations 定义段', () => {
  const failure = (js: string) => startFailure({ axml: '<child/>' }, { 'parts/child': { js } });

  test.each([
    [
      `{ linked() {} }`,
      'relations["./x"].type: one of parent, child, ancestor, descendant is required',
    ],
    [`{ type: 'sibling' }`, 'relations["./x"].type: one of'],
    [`{ type: 'toString' }`, 'relations["./x"].type: one of'],
    [`{ type: 'child', linked: 'go' }`, 'relations["./x"].linked: a function is required'],
    [`{ type: 'child', unlinked: null }`, 'relations["./x"].unlinked: a function is required'],
    [`{ type: 'child', linkedChanged() {} }`, 'relations["./x"]: linkedChanged does nothing'],
    [`{ type: 'child', target: './x' }`, 'relations["./x"].target: what Mixin() gave is required'],
    [`{ type: 'child', target: {} }`, 'relations["./x"].target: what Mixin() gave is required'],
    [`'child'`, 'relations["./x"]: an object is required'],
  ])('%s is a problem', (definition, message) => {
    expect(
      failure(`{ options: { relations: true }, relations: { './x': ${definition} } }`),
    ).toContain(`parts/child.js: ${message}`);
  });

  test('需要在自定义组件构造器中显式开启: without options.relations it does nothing, which is a problem', async () => {
    const files = {
      'c/custom-form': form,
      'c/custom-input': { js: `{ relations: { ${relation('./custom-form', 'parent')} } }` },
    };
    const axml = `<custom-form name="form"><custom-input name="a"/></custom-form>`;
    const message = 'Component: relations does nothing without options: { relations: true }';
    expect(startFailure({ axml }, files)).toBe(`c/custom-input.js: ${message}`);

    const json = {
      usingComponents: { 'custom-form': '/c/custom-form', 'custom-input': '/c/custom-input' },
    };
    const spy = jest.spyOn(console, 'info').mockImplementation();
    const { simulator, settle } = start(appFiles({ 'pages/a/a': { axml, json } }, files), {
      mode: 'lenient',
    });
    await settle();
    expect(spy).not.toHaveBeenCalled();
    expect(simulator.problems).toMatchObject([
      { kind: 'app', thing: 'Component relations', message },
    ]);
  });

  test('getRelationNodes of a key that is not defined is a problem', async () => {
    const { shown, takeErrors } = openPage(page('<part/>', '{}'), {
      'c/part': { js: `{ didMount() { this.getRelationNodes('./other'); } }` },
    });
    await shown();
    expect(takeErrors()).toEqual(['c/part.js: this.getRelationNodes: relations has no "./other"']);
  });

  test('my.canIUse knows component.relations', async () => {
    const { lines, shown } = openPage({
      js: `{ onLoad() { console.info(String(my.canIUse('component.relations'))); } }`,
    });
    await shown();
    expect(lines()).toEqual(['true']);
  });
});
