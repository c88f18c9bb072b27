import { openPage } from './world';

const DATA = `{ data: { id: 0, flag: false, n: 2, name: 'go', list: [{ k: 'a', l: [1, 2] }, { k: 'b', l: [3] }], o: { foo: 'f' } },
  go() { this.setData({ n: this.data.n + 1 }); }, turn() { this.setData({ list: [...this.data.list].reverse() }); } }`;

describe('AXML: what its pages say in passing', () => {
  test.each([
    [
      '列表渲染: 嵌套, the inner item hides the outer one',
      '<view a:for="{{list}}"><view a:for="{{item.l}}">{{item}} </view></view>',
      '1 2 3',
    ],
    [
      '列表渲染: a:for-item of the outer one is seen inside',
      '<view a:for="{{list}}" a:for-item="x"><view a:for="{{x.l}}">{{x.k}}{{item}} </view></view>',
      'a1 a2 b3',
    ],
    [
      '列表渲染: 九九乘法表 with a:if',
      '<view a:for="{{[1, 2]}}" a:for-item="i"><view a:for="{{[1, 2]}}" a:for-item="j"><view a:if="{{i <= j}}">{{i}}*{{j}}={{i * j}} </view></view></view>',
      '1*1=1 1*2=2 2*2=4',
    ],
    [
      '条件渲染: a:elif on block',
      '<block a:if="{{n > 5}}">1</block><block a:elif="{{n > 1}}">2</block><block a:else>3</block>',
      '2',
    ],
    [
      '条件渲染: one a:if after the other',
      '<view a:if="{{n}}">x</view><view a:if="{{!n}}">y</view><view a:else>z</view>',
      'xz',
    ],
    [
      '引用: include is copied to its place, and sees the item of a loop',
      '<view a:for="{{list}}"><include src="./row.axml"/></view>',
      '0a1b',
    ],
    ['引用: include in include', '<include src="./outer.axml"/>', '(2)'],
    ['引用: the path may leave out .axml', '<include src="./n"/>', '2'],
    [
      '引用: import of a npm package',
      '<import src="third-party/x.axml"/><template is="t" data="{{v: n}}"/>',
      '[2]',
    ],
    [
      '模板: item of a loop as data',
      '<template name="m">{{k}}</template><template is="m" a:for="{{list}}" data="{{...item}}"/>',
      'ab',
    ],
    [
      '模板: a template uses another',
      '<template name="a">{{v}}!</template><template name="b"><template is="a" data="{{v: x}}"/></template><template is="b" data="{{x: n}}"/>',
      '2!',
    ],
    [
      '模板: odd and even',
      `<template name="odd">odd </template><template name="even">even </template><block a:for="{{[1, 2, 3]}}"><template is="{{item % 2 == 0 ? 'even' : 'odd'}}"/></block>`,
      'odd even odd',
    ],
    [
      '模板: a variable of the page is not seen',
      '<template name="m">{{n}}{{v}}</template><template is="m" data="{{v: 1}}"/>',
      '1',
    ],
    [
      '数据绑定: an object made of others',
      '<template name="m">{{foo}}{{bar}}</template><template is="m" data="{{...o, bar: n}}"/>',
      'f2',
    ],
    [
      '引入 SJS in a template of another file',
      '<import src="./s.axml"/><template is="s" data="{{v: n}}"/>',
      '4',
    ],
  ])('%s', async (_statement, axml, text) => {
    const { shown } = openPage(
      { axml, js: DATA },
      {},
      {
        'pages/index/row.axml': '{{index}}{{item.k}}',
        'pages/index/outer.axml': '(<include src="./n.axml"/>)',
        'pages/index/n.axml': '{{n}}',
        'pages/index/s.axml':
          '<import-sjs name="m" from="./m.sjs"/><template name="s">{{m.twice(v)}}</template>',
        'pages/index/m.sjs': 'export default { twice: (v) => v * 2 };',
        'node_modules/third-party/x.axml': '<template name="t">[{{v}}]</template>',
      },
    );
    expect(await shown()).toBe(text);
  });

  test.each([
    ['id="item-{{id}}"', 'id', 'item-0'],
    ["class=\"a {{flag ? 'on' : 'off'}}\"", 'class', 'a-view a off'],
    ['style="width: {{n}}px"', 'style', 'width: 2px'],
  ])('数据绑定/组件属性: %s', (attribute, name, value) => {
    const { root } = openPage({ axml: `<view data-x="x" ${attribute}/>`, js: DATA });
    expect(root.querySelector('.a-page [data-node="view"]')).toHaveAttribute(name, value);
  });

  test('数据绑定: the name of a handler', async () => {
    const { tap, shown } = openPage({ axml: '<view onTap="{{name}}">tap</view>{{n}}', js: DATA });
    await tap('tap');
    expect(await shown()).toBe('tap3');
  });

  test('条件渲染: 条件块在切换时销毁或重新渲染, what was typed is gone; hidden keeps it', async () => {
    const { root, tap, person } = openPage({
      axml: '<input class="if" a:if="{{n != 3}}"/><input class="hidden" hidden="{{n == 3}}"/><view onTap="go">go</view>',
      js: DATA,
    });
    const input = (name: string) => root.querySelector<HTMLInputElement>(`input.${name}`);
    for (const name of ['if', 'hidden']) await person.type(input(name) ?? root, '字');
    await tap('go');
    expect(input('if')).toBeNull();
    expect(input('hidden')).not.toBeVisible();
    await tap('go');
    expect([input('if')?.value, input('hidden')?.value]).toEqual(['', '字']);
  });

  test.each(['a:key="k"', 'key="{{item.k}}"'])(
    '列表渲染: %s: <switch/> 的选中状态保持',
    async (key) => {
      const { tap, screen, person } = openPage({
        axml: `<view a:for="{{list}}" ${key}><switch/></view><view onTap="turn">turn</view>`,
        js: DATA,
      });
      const [first = document.body] = screen.getAllByRole('switch');
      await person.click(first);
      await tap('turn');
      const states = screen.getAllByRole<HTMLInputElement>('switch').map(({ checked }) => checked);
      expect(states).toEqual([false, true]);
    },
  );
});
