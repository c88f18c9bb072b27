import { appFiles, start, type PageFiles } from '../../phone';
import { openPage } from './world';

const BLUE = 'rgb(0, 0, 255)';
const RED = 'rgb(255, 0, 0)';
const TAG = '<c id="one" class="outer" style="color: blue">字</c>';

/** A page with that tag, and its component with what is given. */
function open(component: PageFiles, page: PageFiles = {}) {
  return openPage(
    { axml: TAG, ...page },
    { 'c/c': { axml: '<text class="inner"><slot/></text>', ...component } },
  );
}

const host = ({ root }: ReturnType<typeof open>) => root.querySelector('#one');

describe('自定义组件/组件模板和样式: 非虚拟化组件节点', () => {
  test.each([
    ['options of the script', { js: '{ options: { virtualHost: false } }' }],
    ['JSON', { json: { virtualHost: false } }],
    [
      'js 的优先级高于 json',
      { js: '{ options: { virtualHost: false } }', json: { virtualHost: true } },
    ],
  ])('id, class and style, as of a basic component: %s', (_where, component) => {
    const world = open(component);
    expect(host(world)).toHaveClass('outer');
    expect(host(world)).toHaveStyle({ color: BLUE });
    expect(host(world)?.querySelector('.inner')).toHaveTextContent('字');
  });

  test.each([
    ['by default', {}],
    [
      'js 的优先级高于 json',
      { js: '{ options: { virtualHost: true } }', json: { virtualHost: false } },
    ],
  ])('自定义组件是“虚拟的”: %s', (_where, component) => {
    const world = open(component);
    expect(host(world)).toBeNull();
    expect(world.screen.getByText('字')).toBeVisible();
  });

  test('they follow setData; the class is of the page, whose styles hold for it', async () => {
    const world = open(
      { json: { virtualHost: false } },
      {
        axml: '<c id="one" class="{{on}}" style="width: {{w}}rpx"/><view onTap="go">go</view>',
        js: `{ data: { on: '', w: 2 }, go() { this.setData({ on: 'red', w: 4 }); } }`,
        acss: `.red { color: ${RED} }`,
      },
    );
    expect(host(world)).not.toHaveStyle({ color: RED });
    await world.tap('go');
    expect(host(world)).toHaveStyle({ color: RED });
    expect(host(world)?.getAttribute('style')).toContain('* 4');
  });

  test('a list moves and removes them with what they show', async () => {
    const world = open(
      { json: { virtualHost: false }, axml: '<text>{{n}}</text>' },
      {
        axml: '<c a:for="{{list}}" a:key="*this" class="row" n="{{item}}"/><view onTap="go">go</view>',
        js: '{ data: { list: [1, 2, 3] }, go() { this.setData({ list: [3, 1] }); } }',
      },
    );
    const rows = () => [...world.root.querySelectorAll('.row')];
    const [first] = rows();
    await world.tap('go');
    expect(rows().map((row) => row.textContent)).toEqual(['3', '1']);
    expect(rows()[1]).toBe(first);
  });

  test('SelectorQuery and $selectComponent find it in the page', async () => {
    const world = open(
      { json: { virtualHost: false } },
      {
        js: `{ onReady() { this.createSelectorQuery().select('#one').fields({ id: true })
          .exec(([found]) => console.info(found.id, this.$selectComponent('.outer').is)); } }`,
      },
    );
    const info = jest.spyOn(console, 'info');
    await world.settle();
    expect(info.mock.calls.at(-1)).toEqual(['one', '/c/c']);
  });

  test('onTap on its tag is for the component to implement, as on any', async () => {
    const world = open(
      { json: { virtualHost: false } },
      { axml: '<c onTap="none">字</c>', js: '{ none() { console.info("tapped"); } }' },
    );
    await world.tap('字');
    expect(world.lines()).toEqual([]);
  });
});

test('a component that has the name of a basic one looks like none', () => {
  const { root } = openPage(
    { axml: '<icon id="icon"/><box id="box"/>' },
    {
      'c/icon': { json: { virtualHost: false } },
      'c/box': { json: { virtualHost: false } },
    },
  );
  expect(root.querySelector('#icon')).toHaveStyle({ display: 'block' });
  expect(root.querySelector('#box')).not.toHaveStyle({ overflow: 'hidden' });
});

describe('自定义组件/组件模板和样式: :host 选择器', () => {
  test.each(['shared', 'apply-shared', 'isolated'])(
    '指定该自定义组件的默认样式; the page’s style is stronger: styleIsolation %s',
    (styleIsolation) => {
      const world = open({
        json: { virtualHost: false, styleIsolation },
        acss: `:host { color: ${RED}; opacity: 0.5 }  :host .inner { opacity: 0.25 }`,
      });
      expect(host(world)).toHaveStyle({ color: BLUE, opacity: '0.5' });
      expect(host(world)?.querySelector('.inner')).toHaveStyle({ opacity: '0.25' });
    },
  );

  test('of one component alone', () => {
    const { root } = openPage(
      { axml: '<a class="x"/><b class="y"/>' },
      {
        'c/a': { json: { virtualHost: false }, acss: ':host { opacity: 0.5 }' },
        'c/b': { json: { virtualHost: false } },
      },
    );
    expect(root.querySelector('.x')).toHaveStyle({ opacity: '0.5' });
    expect(root.querySelector('.y')).not.toHaveStyle({ opacity: '0.5' });
  });

  test('a page has none', () => {
    const files = appFiles({ 'a/a': { acss: ':host { color: red }' } });
    expect(() => start(files)).toThrow(':host is for components alone');
  });
});

test('virtualHost: another value is a problem', () => {
  expect(() => open({ json: { virtualHost: 'false' } })).toThrow(
    'c/c.json: virtualHost: true or false is required',
  );
});
