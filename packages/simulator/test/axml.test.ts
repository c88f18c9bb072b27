import { fireEvent } from '@testing-library/dom';
import { compileValue } from '../src/axml/value';
import { Problems } from '../src/contract/problems';
import { start, startFailure, startPage, appFiles } from './phone';

const place = { file: 'a.axml', line: 7 };
const modules = new Set(['m']);

describe('expressions (AXML/数据绑定)', () => {
  const evaluate = (source: string, scope = {}) =>
    compileValue(source, { place, modules, problems: new Problems() }).evaluate(scope);

  test.each<[string, object, unknown]>([
    ['{{a + b}} + {{c}} + d', { a: 1, b: 2, c: 3 }, '3 + 3 + d'],
    ['{{flag ? "yes" : "no"}}', { flag: 0 }, 'no'],
    ['{{list.length > 1 && list[1].name}}', { list: [{}, { name: 'b' }] }, 'b'],
    ['{{a.b.c}}', {}, undefined],
    ['x{{a}}y', { a: null }, 'xy'],
    ['{{[zero, 1, ...rest]}}', { zero: 0, rest: [2] }, [0, 1, 2]],
    ['{{foo: a, "bar": b}}', { a: 1, b: 2 }, { foo: 1, bar: 2 }],
    ['{{...a, b, c: 5}}', { a: { b: 0, z: 9 }, b: 1 }, { b: 1, z: 9, c: 5 }],
    ['{{"}}"}}', {}, '}}'],
    ['{{ok ? {a: 1} : {}}}', { ok: true }, { a: 1 }],
    ['{{`${n} 个`}}', { n: 2 }, '2 个'],
    ['{{!a}}', { a: 'false' }, false],
    ['{{typeof a}} {{-b}} {{a ?? "none"}}', { b: 2 }, 'undefined -2 none'],
    ['{{m.double(n)}}', { m: { double: (n: number) => 2 * n }, n: 4 }, 8],
    ['no braces', {}, 'no braces'],
  ])('%s', (source, scope, expected) => {
    expect(evaluate(source, scope)).toEqual(expected);
  });

  test.each([
    ['{{list.map(x)}}', 'a function call'],
    ['{{x => x}}', 'an arrow function is not allowed'],
    ['{{a = 1}}', 'AssignmentExpression'],
    ['{{new Date}}', 'NewExpression'],
    ['{{a +}}', 'Unexpected token'],
    ['{{}}', 'empty {{}}'],
    ['{{a', '{{ without }}'],
  ])('%s is refused, naming file and line', (source, reason) => {
    expect(() => evaluate(source)).toThrow(`a.axml:7: `);
    expect(() => evaluate(source)).toThrow(reason);
  });

  test('an object cannot be shown as text: it is a problem', () => {
    expect(() => evaluate('id {{user}}', { user: {} })).toThrow('a.axml:7: id {{user}}');
  });
});

describe('text', () => {
  test('is kept as written; indentation between tags is not text', () => {
    const { screen } = startPage({
      axml: `
        <view aria-label="a"><text>甲 </text> <text>乙</text></view>
        <view aria-label="b">
          <text>一</text>
          <text>二</text>
        </view>
        <view aria-label="c">1 &lt; 2 &amp; 3</view>`,
    });
    expect(screen.getByLabelText('a').textContent).toBe('甲  乙');
    expect(screen.getByLabelText('b').textContent).toBe('一二');
    expect(screen.getByLabelText('c').textContent).toBe('1 < 2 & 3');
  });
});

describe('what is not AXML is refused, naming file and line', () => {
  test.each([
    ['<view>\n<text></view>', 'pages/home/home.axml:2: </view> where <text> of line 2 is open'],
    ['<view>', 'pages/home/home.axml:1: <view> is not closed'],
    ['</view>', 'pages/home/home.axml:1: </view> where nothing is open'],
    ['<view id="a" id="b"/>', '<view> has id twice'],
    ['\n<div/>', 'pages/home/home.axml:2: <div> is not known'],
    ['<ar-camera/>', '<ar-camera> is not supported by the simulator'],
    ['<view click="go"/>', '<view>: attribute click is not known'],
    ['<text hidden="{{a}}">x</text>', '<text>: attribute hidden is not known'],
    ['<view onClick="go"/>', '<view>: event onClick is not known'],
    ['<input onTap="go"/>', '<input>: event onTap is not known'],
    ['<view onTap="a" catchTap="b"/>', '<view>: both on and catch have a handler for tap'],
    ['<input capture-onInput="a"/>', '<input>: event capture-onInput is not known'],
    ['\n<input type="tel"/>', 'pages/home/home.axml:2: <input>: type "tel" is not known'],
    ['<button type="danger"/>', '<button>: type "danger" is not known'],
    ['<button form-type="send"/>', '<button>: formType "send" is not known'],
    ['<button open-type="feedback"/>', '<button>: openType "feedback" is not known'],
    ['<view a:fi="{{a}}"/>', '<view>: a:fi is not known'],
    ['<view wx:if="{{a}}"/>', '<view>: attribute wx:if is not known; here it is a:if'],
    ['<block wx:for="{{a}}"/>', '<block>: attribute wx:for is not known; here it is a:for'],
    ['<view bindtap="go"/>', '<view>: attribute bindtap is not known; here it is onTap'],
    ['<view catch:touchstart="go"/>', 'catch:touchstart is not known; here it is catchTouchStart'],
    ['<input bindinput="go"/>', '<input>: attribute bindinput is not known; here it is onInput'],
    ['<view binding="a"/>', '<view>: attribute binding is not known'],
    ['<view a:else/>', '<view>: a:else without a:if before it'],
    ['<view a:if="{{a}}" a:else/>', '<view>: a:if and a:else on one tag'],
    ['<view a:key="id"/>', '<view>: a:for-item, a:for-index and a:key need a:for'],
    ['<block class="x"/>', '<block>: attribute class is not known'],
    ['<image><view/></image>', '<image> has no children'],
    ['<import src="./none.axml"/>', 'pages/home/none.axml is not there'],
  ])('%s', (axml, message) => {
    expect(startFailure({ axml })).toContain(message);
  });
});

describe('conditions and loops (AXML/条件渲染, 列表渲染)', () => {
  test('a:if, a:elif and a:else show one branch', async () => {
    const { screen, person } = startPage({
      js: `{ data: { n: 1 }, next() { this.setData({ n: this.data.n + 1 }); } }`,
      axml: `<view a:if="{{n === 1}}">一</view><view a:elif="{{n === 2}}">二</view><block a:else><text>多</text><text>！</text></block>
        <button onTap="next">下一个</button>`,
    });
    const shown = () => ['一', '二', '多', '！'].filter((text) => screen.queryByText(text));
    expect(shown()).toEqual(['一']);
    await person.click(screen.getByRole('button'));
    expect(shown()).toEqual(['二']);
    await person.click(screen.getByRole('button'));
    expect(shown()).toEqual(['多', '！']);
  });

  test('white space and comments do not part a:if from its a:else', () => {
    const { root } = startPage({
      axml: '<text a:if="{{no}}">a</text> <text a:elif="{{no}}">b</text><!-- or --> <text a:else>c</text>',
    });
    expect(root.querySelector('.a-page')?.textContent).toBe('c');
  });

  test('loops nest, name their variables, and take a:if inside', () => {
    const { root } = startPage({
      js: `{ data: { rows: [{ name: '甲', cells: [1, 2, 3] }, { name: '乙', cells: [4] }] } }`,
      axml: `<view a:for="{{rows}}" a:for-item="row" a:for-index="i"><text>{{i}}{{row.name}}:</text><text a:for="{{row.cells}}" a:if="{{item % 2}}">{{index}}={{item}},</text></view>`,
    });
    expect(root.querySelector('.a-page')?.textContent).toBe('0甲:0=1,2=3,1乙:');
  });

  test('a:for over a number, an object, and nothing', () => {
    const { root } = startPage({
      js: `{ data: { n: 3, map: { a: 1, b: 2 } } }`,
      axml: `<text a:for="{{n}}">{{item}}</text>|<text a:for="{{map}}">{{index}}{{item}}</text>|<text a:for="{{none}}">x</text>`,
    });
    expect(root.querySelector('.a-page')?.textContent).toBe('012|a1b2|');
  });

  test('with a:key what was typed moves along, in any permutation', async () => {
    const { root, settle, screen } = startPage({
      js: `{ data: { list: [] }, show(event) { this.setData({ list: event.detail.value.split(',').map((id) => ({ id })) }); } }`,
      axml: `<input aria-label="顺序" onInput="show"/><view a:for="{{list}}" a:key="id"><text>{{item.id}}</text><input/></view>`,
    });
    const typed = new Map<string, string>();
    for (let round = 0; round < 60; round += 1) {
      const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].filter(
        (_, index) => (round * 7 + index * 5) % 3 !== 0,
      );
      ids.sort(
        (a, b) => ((a.charCodeAt(0) * (round + 3)) % 11) - ((b.charCodeAt(0) * (round + 3)) % 11),
      );
      fireEvent.input(screen.getByLabelText('顺序'), { target: { value: ids.join() } });
      await settle();
      const rows = [...root.querySelectorAll('.a-page > .a-view')];
      expect(rows.map((row) => row.textContent)).toEqual(ids);
      for (const row of rows) {
        const id = row.textContent;
        const input = row.querySelector('input');
        expect(input?.value).toBe(typed.get(id) ?? '');
        if (input) input.value = `${id}${round}`;
        typed.set(id, `${id}${round}`);
      }
      for (const id of typed.keys()) if (!ids.includes(id)) typed.delete(id);
    }
  });
});

describe('template, import, include and SJS', () => {
  test('a template sees its data alone; its handlers are the page’s', async () => {
    const { screen, person } = startPage({
      js: `{ data: { user: { name: '小明' }, secret: '秘密' }, hello(event) { this.setData({ heard: event.target.dataset.name }); } }`,
      axml: `<template name="card"><button data-name="{{name}}" onTap="hello">{{name}}{{secret}}{{extra}}</button></template>
        <template is="{{'card'}}" data="{{...user, extra: '!'}}"/><text>{{heard}}</text>`,
    });
    await person.click(screen.getByRole('button', { name: '小明!' }));
    expect(await screen.findByText('小明')).toBeVisible();
  });

  test.each(['a: 1', '{a: 1}', ' {a: 1} ', '...{a: 1}'])('template data {{%s}}', (data) => {
    const axml = `<template name="t">{{a}}</template><template is="t" data="{{${data}}}"/>`;
    expect(startPage({ axml }).root.querySelector('.a-page')?.textContent).toBe('1');
  });

  test('what is imported may lie in an npm package: templates, SJS, styles (AXML/引用)', () => {
    const { root } = start(
      appFiles(
        {
          'pages/home/home': {
            axml: '<import src="lib/t"/><import-sjs from="lib/m.sjs" name="m"/><template is="t"/>{{m.n}}',
            acss: '@import "lib/s.acss";',
          },
        },
        {},
        {
          'node_modules/lib/t.axml': '<template name="t"><text class="lib">T</text></template>',
          'node_modules/lib/m.sjs': 'export default { n: 1 };',
          'node_modules/lib/s.acss': '.lib { color: rgb(1, 2, 3) }',
        },
      ),
    );
    expect(root.querySelector('.a-page')?.textContent).toBe('T1');
    const text = root.querySelector('.lib');
    expect(text && getComputedStyle(text).color).toBe('rgb(1, 2, 3)');
  });

  test('import brings templates, not those the file imports itself; include brings the rest', () => {
    const files = appFiles(
      {
        'pages/home/home': {
          js: `{ data: { n: 5 } }`,
          axml: `<import src="/shared/a.axml"/><include src="../../shared/b.axml"/><template is="a" data="{{n}}"/>`,
        },
      },
      {},
      {
        'shared/a.axml': `<import src="./c.axml"/><template name="a"><text>a{{n}}</text></template>`,
        'shared/b.axml': `<template name="b"><text>b</text></template><text>包含{{n}}</text>`,
        'shared/c.axml': `<template name="c"><text>c</text></template>`,
      },
    );
    const { root } = start(files);
    expect(root.querySelector('.a-page')?.textContent).toBe('包含5a5');
    const home = files['pages/home/home.axml'] ?? '';
    const wrong = { ...files, 'pages/home/home.axml': home.replace('is="a"', 'is="c"') };
    expect(() => start(wrong)).toThrow('pages/home/home.axml:1: <template is="c"> is not defined');
  });

  test('SJS: default and named exports, imports between modules (SJS 介绍)', () => {
    const { root } = start(
      appFiles(
        {
          'pages/home/home': {
            js: `{ data: { value: 3.14159 } }`,
            axml: `<import-sjs from="./foo.sjs" name="m"/><import-sjs from="./bar.sjs" name="{x, y: z, twice}"/>
              <text>{{m.message}} {{m.format(value)}} {{x}} {{z}} {{twice(value > 3 ? 2 : 1)}}</text>`,
          },
        },
        {},
        {
          'pages/home/foo.sjs': `const message = 'hello sjs';\nconst format = num => num.toFixed(2);\nconst five = 5;\nexport default { message, format, five };`,
          'pages/home/bar.sjs': `import { five } from './foo.sjs';\nimport foo from './foo.sjs';\nexport const x = 3;\nexport const y = 4 + five;\nexport function twice(n) { return n * 2 + foo.five - five + (typeof my === 'undefined' ? 0 : 100); }`,
        },
      ),
    );
    expect(root.querySelector('.a-page')?.textContent).toBe('hello sjs 3.14 3 9 4');
  });
});
