import { fireEvent } from '@testing-library/dom';
import { appFiles, recordLines, start, startPage } from '../../phone';

/** A component that tells its name, with children in its own AXML and a slot. */
const part = (name: string, axml = '', js = '') => ({
  axml: `<view class="inside">${axml}<slot/></view>`,
  js: `{ ${js} methods: { name() { return '${name}'; } } }`,
});

const COMPONENTS = {
  'parts/inner': part('inner'),
  'parts/outer': {
    ...part('outer', '<inner class="child"/>'),
    json: { usingComponents: { inner: '/parts/inner' } },
  },
};

/** What `$selectAllComponents` of the page finds by each selector, by name. */
async function found(axml: string, ...selectors: string[]): Promise<string[]> {
  const lines = recordLines();
  const js = `{ find() {
    for (const each of ${JSON.stringify(selectors)}) {
      console.info(this.$selectAllComponents(each).map((one) => one.name() + (one.props.n || '')).join(' '));
    }
  } }`;
  const { screen, settle } = startPage(
    { axml: `${axml}<button onTap="find">找</button>`, js },
    COMPONENTS,
  );
  await settle();
  fireEvent.click(screen.getByRole('button'));
  return lines();
}

describe('自定义组件/组件对象: $selectComponent, $selectAllComponents', () => {
  test('id, class, several classes, child, descendant, union', async () => {
    const axml = `<view class="top"><outer id="a" class="x" n="1"/><view class="middle"><inner class="x y" n="2"/></view></view>`;
    expect(
      await found(axml, '#a', '.x', '.x.y', '.top > .x', '.top .x', '#a, .y', '.none'),
    ).toEqual([
      'outer1',
      'outer1 inner2',
      'inner2',
      'outer1',
      'outer1 inner2',
      'outer1 inner2',
      '',
    ]);
  });

  test('what stands in another component’s AXML is found with >>> alone, the outer one first', async () => {
    const axml =
      '<view class="top"><outer class="child" n="1"/><inner class="child" n="2"/></view>';
    expect(await found(axml, '.child', '.top .child', '.top >>> .child')).toEqual([
      'outer1 inner2',
      'outer1 inner2',
      'outer1 inner inner2',
    ]);
  });

  test('what was put into a slot belongs to the AXML that it is written in', async () => {
    const axml = '<outer class="o"><inner class="x" n="1"/></outer>';
    expect(await found(axml, '.x', '.o .x', '.inside .x', '.o >>> .child')).toEqual([
      'inner1',
      'inner1',
      '',
      'inner',
    ]);
  });

  test('a component that is not rendered is not found; the first of none is null', async () => {
    const lines = recordLines();
    const { settle } = startPage(
      {
        axml: '<inner a:if="{{shown}}" class="x"/>',
        js: `{ data: { shown: false }, onReady() { console.info(String(this.$selectComponent('.x'))); } }`,
      },
      COMPONENTS,
    );
    await settle();
    expect(lines()).toEqual(['null']);
  });

  test('a component finds those in its own AXML, as their ref() has them', async () => {
    const lines = recordLines();
    const { settle } = startPage(
      { axml: '<outer class="child"/>' },
      {
        'parts/inner': part('inner', '', `ref() { return { secret: '由 ref 给出' }; },`),
        'parts/outer': {
          ...part(
            'outer',
            '<inner class="child"/>',
            `didMount() { const all = this.$selectAllComponents('.child'); console.info(all.length + all[0].secret); },`,
          ),
          json: { usingComponents: { inner: '/parts/inner' } },
        },
      },
    );
    await settle();
    expect(lines()).toEqual(['1由 ref 给出']);
  });

  test.each(['inner', '[id]', '.x::before', '*', '', '.x + .y', '.x >'])(
    '%j is no selector of the platform',
    (selector) => {
      const js = `{ onReady() { this.$selectComponent(${JSON.stringify(selector)}); } }`;
      const { takeErrors } = startPage({ js });
      expect(takeErrors()).toEqual([
        expect.stringMatching(/^pages\/home\/home\.js: \$selectComponent: ids and classes/),
      ]);
    },
  );
});

test('自定义组件/ref 获取组件实例: the sample: owners, and parents on the way of events', async () => {
  const lines = recordLines();
  const tell = (a: string, b: string) =>
    `didMount() { console.info(String(${a})); console.info(String(${b})); }`;
  const sameAsPage = 'this.selectOwnerComponent() === this.$page';
  const parentIsOwner = 'this.selectComposedParentComponent() === this.selectOwnerComponent()';
  const { settle } = start(
    appFiles(
      {
        'pages/index/index': {
          axml: '<my-a><my-b /></my-a>',
          json: { usingComponents: { 'my-a': '/my-a', 'my-b': '/my-b' } },
        },
      },
      {
        'my-a': {
          axml: '<view><slot></slot></view>',
          js: `{ ref() { return { getMessage: () => 'i am a' }; }, ${tell(sameAsPage, parentIsOwner)} }`,
        },
        'my-b': {
          axml: '<view><my-c /></view>',
          js: `{ ref() { return { getMessage: () => 'i am b' }; }, ${tell(sameAsPage, 'this.selectComposedParentComponent().getMessage()')} }`,
          json: { usingComponents: { 'my-c': '/my-c' } },
        },
        'my-c': {
          js: `{ ${tell('this.selectOwnerComponent().getMessage()', '"parent: " + this.selectComposedParentComponent().getMessage()')} }`,
        },
      },
    ),
  );
  await settle();
  expect(lines().sort()).toEqual(
    ['true', 'true', 'true', 'i am a', 'i am b', 'parent: i am b'].sort(),
  );
});

test('my.canIUse affirms the methods that select components', () => {
  const lines = recordLines();
  const names = [
    'component.$selectComponent',
    'component.$selectAllComponents',
    'component.selectOwnerComponent',
    'component.selectComposedParentComponent',
    'page.$selectComponent',
  ];
  const js = `{ onLoad() { console.info(String(${JSON.stringify(names)}.every((each) => my.canIUse(each)))); } }`;
  startPage({ js });
  expect(lines()).toEqual(['true']);
});
