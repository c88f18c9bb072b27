import { appFiles, start } from '../../phone';

type Isolation = 'shared' | 'apply-shared' | 'isolated' | undefined;

/**
 * A page with a component, each of which has an element of class `a` and colours `.a`; the page colours with `red`,
 * the component with `blue`, and the app gives `.a` a width.
 */
async function looks(
  page: Isolation,
  component: Isolation,
  acss = { page: '.a', component: '.b' },
) {
  const json = (styleIsolation: Isolation) => (styleIsolation ? { styleIsolation } : {});
  const { root, settle } = start(
    appFiles(
      {
        'pages/a/a': {
          axml: '<view id="page" class="a b">page</view><c><view id="slot" class="a b">slot</view></c>',
          json: { usingComponents: { c: '/c/c' }, ...json(page) },
          acss: `${acss.page} { color: rgb(255, 0, 0) }`,
        },
      },
      {
        'c/c': {
          axml: '<view id="component" class="a b">component</view><slot/>',
          json: json(component),
          acss: `${acss.component} { background-color: rgb(0, 0, 255) }`,
        },
      },
      { 'app.acss': '.a { width: 10px }' },
    ),
  );
  await settle();
  return Object.fromEntries(
    ['page', 'slot', 'component'].map((id) => {
      const element = root.querySelector(`[id="${id}"]`) ?? root;
      const { color, backgroundColor, width } = getComputedStyle(element);
      const has = {
        page: color === 'rgb(255, 0, 0)',
        component: backgroundColor === 'rgb(0, 0, 255)',
        app: width === '10px',
      };
      return [id, Object.entries(has).flatMap(([name, holds]) => (holds ? [name] : []))];
    }),
  );
}

const ALL = ['page', 'component', 'app'];

describe('自定义组件/组件配置: styleIsolation', () => {
  test.each([undefined, 'shared'] as const)('%s: styles reach in and out', async (isolation) => {
    expect(await looks(undefined, isolation)).toEqual({ page: ALL, slot: ALL, component: ALL });
  });

  test('apply-shared: those of app and page come in, its own stay inside', async () => {
    expect(await looks(undefined, 'apply-shared')).toEqual({
      page: ['page', 'app'],
      slot: ['page', 'app'],
      component: ALL,
    });
  });

  test('isolated: neither in nor out', async () => {
    expect(await looks(undefined, 'isolated')).toEqual({
      page: ['page', 'app'],
      slot: ['page', 'app'],
      component: ['component'],
    });
  });

  test('a pseudo-element and a descendant are limited too', async () => {
    const acss = {
      page: '.x::before, .a',
      component: '.none .b, .b:not(.none)::after, view.b',
    };
    expect(await looks('apply-shared', 'apply-shared', acss)).toEqual({
      page: ['page', 'app'],
      slot: ['page', 'app'],
      component: ['component', 'app'],
    });
  });
});

describe('小程序页面/页面样式: styleIsolation', () => {
  test('apply-shared: those of a shared component come in, its own stay on the page', async () => {
    expect(await looks('apply-shared', 'shared')).toEqual({
      page: ALL,
      slot: ALL,
      component: ['component', 'app'],
    });
  });

  test('apply-shared: page is the page, whose colour all inherit', async () => {
    const acss = { page: 'page', component: '.none' };
    const inherited = ['page', 'app'];
    expect(await looks('apply-shared', 'shared', acss)).toEqual({
      page: inherited,
      slot: inherited,
      component: inherited,
    });
  });

  test('another value is a problem', () => {
    const files = appFiles({ 'pages/a/a': { json: { styleIsolation: 'none' } } });
    expect(() => start(files)).toThrow(/^pages\/a\/a\.json: styleIsolation: .* is required$/);
  });
});
