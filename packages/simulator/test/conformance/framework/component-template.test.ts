import { openPage } from './world';

const SLOT = `<view><slot><view>default slot & default value </view></slot><view>other</view></view>`;
const NAMED = `<view><slot><view>default value </view></slot><slot name="header"/><view>body </view><slot name="footer"/></view>`;

describe('自定义组件/组件模板和样式: 插槽', () => {
  test.each([
    ['调用者不传递 axml', SLOT, '<my/>', 'default slot & default value other'],
    [
      '调用者传递 axml',
      SLOT,
      '<my><view>header </view><view>footer </view></my>',
      'header footer other',
    ],
    [
      '仅传递了具名插槽，则默认插槽不会被覆盖',
      NAMED,
      '<my><view slot="header">header </view><view slot="footer">footer</view></my>',
      'default value header body footer',
    ],
    [
      '传递具名插槽与默认插槽',
      NAMED,
      '<my><view>to default </view><view slot="header">header </view><view slot="footer">footer</view></my>',
      'to default header body footer',
    ],
    [
      'the order of the component, not of the page',
      NAMED,
      '<my><view slot="footer">footer</view><view slot="header">header </view></my>',
      'default value header body footer',
    ],
    [
      'a slot that the component does not have is not drawn',
      SLOT,
      '<my><view slot="none">none</view></my>',
      'default slot & default value other',
    ],
    ['a named slot has a fallback too', '<slot name="x">fallback</slot>', '<my/>', 'fallback'],
    [
      'only the first content of a false a:if leaves nothing',
      '<slot name="x"/>body',
      '<my><view slot="x" a:if="{{false}}">x</view></my>',
      'body',
    ],
    [
      'a:for on content of a named slot',
      '<slot name="x"/>',
      '<my><view slot="x" a:for="{{[1, 2]}}">{{item}}</view></my>',
      '12',
    ],
    [
      '条件渲染: a:else for another slot than its a:if',
      '<slot name="x"/>|<slot name="y"/>|<slot/>',
      '<my><view slot="x" a:if="{{true}}">1</view> <view slot="y" a:elif="{{true}}">2</view><view a:else>3</view></my>',
      '1||',
    ],
    [
      '条件渲染: the same, where the other branches hold',
      '<slot name="x"/>|<slot name="y"/>|<slot/>',
      '<my><view slot="x" a:if="{{false}}">1</view><block a:elif="{{false}}">2</block><view slot="y" a:else>3</view></my><my><view slot="x" a:if="{{false}}">1</view><block a:elif="{{true}}">2</block><view slot="y" a:else>3</view></my>',
      '|3|||2',
    ],
    [
      '条件渲染: slots whose names are worked out',
      '<slot name="x"/>|<slot name="y"/>',
      `<my><view slot="{{'x'}}" a:if="{{false}}">1</view><view slot="{{'y'}}" a:else>2</view></my>`,
      '|2',
    ],
    ['one slot drawn twice', '<slot/><slot/>', '<my>x</my>', 'xx'],
    ['a slot inside a:if', '<view a:if="{{false}}"><slot/></view>', '<my>x</my>', ''],
  ])('%s', async (_statement, component, page, text) => {
    const { shown } = openPage({ axml: page }, { 'c/my': { axml: component } });
    expect(await shown()).toBe(text);
  });

  test.each([
    [
      'y="{{y}}": 通过 props 属性访问外部调用者的数据',
      '<view>component data: {{x}} </view>page data: {{y}}',
      '<my y="{{y}}"/>',
      'component data: 1 page data: 2',
    ],
    [
      '却只能访问外部调用者的数据',
      '<slot/>body',
      '<my><view>page data: {{y}}{{x}} </view></my>',
      'page data: 2 body',
    ],
    [
      'slot-scope',
      '<slot x="{{x}}"><view>default</view></slot>',
      '<my><view slot-scope="props">{{props.x}} {{y}}</view></my>',
      '1 2',
    ],
    [
      'slot-scope of a named slot',
      '<slot name="s" value="{{x}}"/>',
      '<my><view slot="s" slot-scope="c">{{c.value}}</view></my>',
      '1',
    ],
    [
      'slot-scope in a loop of the component',
      '<view a:for="{{[5, 6]}}"><slot item="{{item}}" index="{{index}}"/></view>',
      '<my><view slot-scope="p">{{p.index}}{{p.item}} </view></my>',
      '05 16',
    ],
    [
      'a named slot in a loop: slot{{item}}',
      '<view a:for="{{[0, 1]}}"><slot name="slot{{item}}">default </slot></view>',
      '<my><view slot="slot1">mine</view></my>',
      'default mine',
    ],
  ])('作用域插槽: %s', async (_statement, component, page, text) => {
    const { shown } = openPage(
      { axml: page, js: '{ data: { y: 2 } }' },
      { 'c/my': { axml: component, js: `{ data: { x: 1 }, props: { y: '' } }` } },
    );
    expect(await shown()).toBe(text);
  });

  test('使用示例: count, slots by number, scope and SJS', async () => {
    const { shown, tap, lines } = openPage(
      {
        axml: `<i1 count="{{count}}"><view slot="slot{{item}}" a:for="{{count}}">[{{item}}]</view>
          <view slot="scope" slot-scope="c">{{c.value}}</view>count: {{count}}</i1>
          <button onTap="plus">count+</button>`,
        js: `{ data: { count: 2 }, plus() { this.setData({ count: this.data.count + 1 }); } }`,
      },
      {
        'c/i1': {
          axml: `<import-sjs name="addOne" from="./f.sjs"/><slot/>
            <view a:for="{{addOne(count)}}"><slot name="slot{{item}}">default</slot></view>
            <view><slot name="scope" value="{{o.value}}"/></view><button onTap="change">change</button>`,
          js: `{ data: { o: { value: 'scope-value' } },
            onInit() { console.info('onInit'); }, deriveDataFromProps() { console.info('deriveDataFromProps'); },
            didMount() { console.info('didMount'); }, didUpdate() { console.info('didUpdate'); },
            methods: { change() { this.setData({ 'o.value': 'changed-scope-value' }); } } }`,
        },
      },
      { 'c/f.sjs': 'export default function addOne(value) { return ++value; }' },
    );
    expect(await shown()).toBe('count: 2[0][1]defaultscope-valuechangecount+');
    expect(lines()).toEqual(['onInit', 'deriveDataFromProps', 'didMount']);
    await tap('count+');
    expect(await shown()).toBe('count: 3[0][1][2]defaultscope-valuechangecount+');
    expect(lines()).toEqual(['deriveDataFromProps', 'didUpdate']);
    await tap('change');
    expect(await shown()).toBe('count: 3[0][1][2]defaultchanged-scope-valuechangecount+');
    expect(lines()).toEqual(['deriveDataFromProps', 'didUpdate']);
  });

  test.each([
    ['nothing', '<my/>', ''],
    ['white space', '<my>\n  \n</my>', ''],
    ['text', '<my>x</my>', '$default'],
    ['a named one alone', '<my><view slot="header">h</view></my>', 'header'],
    ['all', '<my>x<view slot="header">h</view></my>', '$default,header'],
    ['a false condition', '<my><view slot="header" a:if="{{no}}">h</view></my>', ''],
    [
      'the other branch',
      '<my><block a:if="{{no}}">x</block><block a:else>y</block></my>',
      '$default',
    ],
    ['an empty list', '<my><view a:for="{{[]}}">h</view></my>', ''],
    ['a list', '<my><view slot="header" a:for="{{[1]}}">h</view></my>', 'header'],
    [
      'a computed name',
      '<my><view slot="{{item}}" a:for="{{[\'p\', \'q\']}}">h</view></my>',
      'p,q',
    ],
    [
      'what needs data of the slot',
      '<my><view slot-scope="s" a:if="{{s.x}}">h</view></my>',
      '$default',
    ],
  ])('$slots tells what is filled: %s', async (_what, page, filled) => {
    const { shown, lines } = openPage(
      { axml: page },
      {
        'c/my': {
          axml: '<view a:if="{{$slots.header}}">{{$slots.header.length}}</view>{{text}}',
          js: `{ data: { text: '' }, didMount() {
            console.info(Object.keys(this.props.$slots).join() + Object.keys(this.props).length);
          } }`,
        },
      },
    );
    expect(await shown()).toBe(filled.includes('header') ? '1' : '');
    expect(lines()).toEqual([`${filled}0`]);
  });

  test('$slots of what is handed on, and of a condition that changes', async () => {
    const inner = {
      axml: `<view a:if="{{$slots.$default}}"><slot/></view><view a:else>leer</view>`,
      js: `{ didUpdate() { console.info('didUpdate'); } }`,
    };
    const { shown, tap, lines } = openPage(
      {
        axml: `<outer><text a:if="{{on}}">voll</text></outer><button onTap="change">change</button>`,
        js: `{ data: { on: false }, change() { this.setData({ on: !this.data.on }); } }`,
      },
      {
        'c/inner': inner,
        'c/outer': {
          axml: '<inner><slot/></inner>',
          json: { usingComponents: { inner: '/c/inner' } },
        },
      },
    );
    expect(await shown()).toBe('leerchange');
    await tap('change');
    expect(await shown()).toBe('vollchange');
    expect(lines()).toEqual(['didUpdate']);
    await tap('change');
    expect(await shown()).toBe('leerchange');
  });

  test('events of slot content are the page’s', async () => {
    const { lines, tap } = openPage(
      { axml: '<my><view onTap="go">go</view></my>', js: `{ go() { console.info('page'); } }` },
      { 'c/my': { axml: '<slot/>', js: `{ methods: { go() { console.info('component'); } } }` } },
    );
    await tap('go');
    expect(lines()).toEqual(['page']);
  });

  test('自定义组件是“虚拟的”: its first nodes stand in the place of it', async () => {
    const { root, settle } = openPage(
      { axml: '<view class="around"><my/></view>' },
      { 'c/my': { axml: '<view class="a1"/><view class="a2"/>' } },
    );
    await settle();
    const children = [...(root.querySelector('.around')?.children ?? [])];
    expect(children.map(({ className }) => className)).toEqual(['a-view a1', 'a-view a2']);
  });

  test.each([
    ['class="x {{on}}"', 'x y'],
    ['className="z"', 'z'],
    ['class="x" className="z"', 'z'],
    ['', ''],
  ])(
    'its classes, %s, arrive as className, as in page/common/search of Alipay’s API demo',
    async (attributes, given) => {
      const { root, settle } = openPage(
        { js: `{ data: { on: 'y' } }`, axml: `<my ${attributes}/>` },
        { 'c/my': { axml: '<view class="block-list-container {{className}}"/>' } },
      );
      await settle();
      const [list] = root.querySelectorAll('.block-list-container');
      expect(list?.className).toBe(`a-view block-list-container ${given}`.trim());
    },
  );
});
