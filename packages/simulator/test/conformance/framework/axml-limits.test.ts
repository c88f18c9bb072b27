import { appFiles, start } from '../../phone';

const PAGE = 'pages/a/a';

/** What is wrong with a page that may use the component `c`, and what it shows in lenient mode. */
function lenient(axml: string, others: Readonly<Record<string, string>> = {}) {
  const json = { usingComponents: { c: '/c/c' } };
  const c = { axml: 'c(<slot/>)x(<slot name="x"/>)' };
  const files = appFiles({ [PAGE]: { axml, json } }, { 'c/c': c }, others);
  const { simulator, root } = start(files, { mode: 'lenient' });
  const problems = simulator.problems.map(({ message }) => message);
  const shown = root.querySelector('.a-page')?.textContent.replace(/\s+/g, '');
  return { files, problems, shown };
}

describe('AXML: what may not stand where', () => {
  test.each([
    [
      '模板 template 里不可以使用自定义组件',
      '<template name="t"><c/></template><template is="t"/>',
      '<c>: a custom component does not work in <template>',
      'c()x()',
    ],
    [
      '自定义组件不能通过 import 使用',
      '<import src="./t.axml"/><template is="t"/>',
      '<c>: a custom component does not work in <template>',
      'c()x()',
    ],
    [
      '自定义组件不能通过 include 使用',
      '<include src="./i.axml"/>',
      '<c>: a custom component does not work in <include>',
      'c()x()',
    ],
    [
      'key 不能设置在 block 上',
      '<block a:for="{{[1, 2]}}" key="{{item}}">{{item}}</block>',
      '<block>: key cannot stand on a block',
      '12',
    ],
    [
      '不支持在非实体元素内声明 slot: at the top of a page',
      '<view slot="x">1</view>',
      '<view slot>: there is no element around it',
      '1',
    ],
    [
      '不支持在非实体元素内声明 slot: in a block',
      '<block><view slot="x">1</view></block>',
      '<view slot>: there is no element around it',
      '1',
    ],
    [
      '不支持在非实体元素内声明 slot: in a block of a component',
      '<c><block><view slot="x">1</view></block></c>',
      '<view slot>: there is no element around it',
      'c(1)x()',
    ],
    [
      '不支持在非实体元素内声明 slot: in a template',
      '<template name="t"><view slot="x">1</view></template><template is="t"/>',
      '<view slot>: there is no element around it',
      '1',
    ],
  ])('%s', (_statement, axml, message, text) => {
    const { files, problems, shown } = lenient(axml, {
      'pages/a/t.axml': '<template name="t"><c/></template>',
      'pages/a/i.axml': '<c/>',
    });
    expect(problems).toEqual([message]);
    expect(shown).toBe(text);
    expect(() => start(files)).toThrow(message);
  });

  test.each([
    [
      'a component with a slot, in an element',
      '<view><c><view slot="x">1</view></c></view>',
      'c()x(1)',
    ],
    ['合法代码: slot in an element', '<view><view slot="x">1</view></view>', '1'],
    ['a:key on a block', '<block a:for="{{[1, 2]}}" a:key="*this">{{item}}</block>', '12'],
    ['an included file without components', '<c/><include src="./i.axml"/>', 'c()x()i'],
  ])('%s', (_what, axml, text) => {
    const { files, problems, shown } = lenient(axml, { 'pages/a/i.axml': 'i' });
    expect(problems).toEqual([]);
    expect(shown).toBe(text);
    expect(() => start(files)).not.toThrow();
  });
});
