import { appFiles, start, startPage, type PageFiles } from '../../phone';

/** What strict mode refuses, and lenient mode lists while the app goes on. */
function told(files: ReturnType<typeof appFiles>) {
  const problems = (mode: 'strict' | 'lenient') => {
    const { simulator, root, takeErrors } = start(files, { mode });
    const shown = root.querySelector('.a-page')?.textContent;
    const found = simulator.problems.map(({ message }) => message);
    const errors = takeErrors();
    simulator.terminate();
    return { shown, found, errors };
  };
  let strict: string[];
  try {
    strict = problems('strict').errors;
  } catch (error) {
    strict = [(error as Error).message];
  }
  const { shown, found } = problems('lenient');
  return { strict: strict.join(), lenient: found.join(), shown };
}

const page = (files: PageFiles, others: Record<string, string> = {}) =>
  appFiles({ 'pages/a/a': files }, {}, others);

describe('引用.md, ACSS 语法参考.md: without ./, ../ or / it is a path of an npm package', () => {
  test.each([
    [
      '<import>',
      page(
        { axml: '<import src="t.axml"/><template is="t"/>' },
        { 'pages/a/t.axml': '<template name="t">shown</template>' },
      ),
    ],
    ['<include>', page({ axml: '<include src="t.axml"/>' }, { 'pages/a/t.axml': 'shown' })],
    [
      '<import-sjs>',
      page(
        { axml: '<import-sjs name="m" from="m.sjs"/>{{m}}' },
        { 'pages/a/m.sjs': "export default 'shown';" },
      ),
    ],
    ['@import', page({ axml: 'shown', acss: "@import 't.acss';" }, { 'pages/a/t.acss': '' })],
  ])('%s', (_way, files) => {
    const { strict, lenient, shown } = told(files);
    expect(strict).toContain('is a file of an npm package');
    expect(lenient).toContain('is a file of an npm package');
    expect(shown).toContain('shown');
  });

  test('of a package, it is there', () => {
    const { screen } = start(
      page(
        { axml: '<import src="third-party/x.axml"/><template is="t"/>' },
        { 'node_modules/third-party/x.axml': '<template name="t">shown</template>' },
      ),
    );
    expect(screen.getByText('shown')).toBeVisible();
  });
});

test.each([
  ['a:for-item="{{it}}"', 'a:for-item="{{it}}" is no name of a variable'],
  ['a:for-index="the-index"', 'a:for-index="the-index" is no name of a variable'],
])('列表渲染.md: 变量名: %s', (naming, message) => {
  const { strict, lenient } = told(page({ axml: `<view a:for="{{[1]}}" ${naming}>x</view>` }));
  expect(strict).toContain(message);
  expect(lenient).toContain(message);
});

test('组件模板和样式.md: slot-scope: 属性值定义临时变量名', () => {
  const axml = '<c><view slot-scope="{ x }">{{x}}</view></c>';
  const files = appFiles(
    { 'pages/a/a': { axml, json: { usingComponents: { c: '/c/c' } } } },
    { 'c/c': { axml: '<slot x="{{1}}"/>' } },
  );
  expect(told(files).strict).toContain('slot-scope must be the name of a variable');
});

test('数据绑定.md: 组件属性需使用双引号封装', () => {
  const { strict, lenient, shown } = told(page({ axml: '<view class=a>shown</view>' }));
  expect(strict).toContain('<view>: the value of class stands in quotes');
  expect(lenient).toContain('<view>: the value of class stands in quotes');
  expect(shown).toBe('shown');
});

describe('组件对象.md: props 不能在自定义组件内部代码中修改', () => {
  const usingComponents = { usingComponents: { c: '/c/c' } };

  test.each([
    ['this.props.n = 5', 'this.props.n: '],
    ['delete this.props.n', 'this.props.n: '],
  ])('%s', (change, message) => {
    const { strict, lenient, shown } = told(
      appFiles(
        { 'pages/a/a': { axml: '<c n="{{1}}"/>', json: usingComponents } },
        { 'c/c': { axml: '{{n}}', js: `{ didMount() { ${change}; } }` } },
      ),
    );
    expect(strict).toContain(message);
    expect(lenient).toContain(message);
    expect(shown).toBe('1');
  });

  test('reading them, and a copy of them, is no problem', () => {
    const js = `{ didMount() { const own = { ...this.props }; own.n = 2;
      this.setData({ all: JSON.stringify([this.props, own, 'n' in this.props]) }); } }`;
    const { root } = startPage({ axml: '<c n="{{1}}"/>' }, { 'c/c': { js, axml: '{{all}}' } });
    expect(root.querySelector('.a-page')).toHaveTextContent('[{"n":1},{"n":2},true]');
  });
});

describe('app.js 注册小程序.md: 不要在 onShow() 中进行 my.redirectTo 或 my.navigateTo 等操作', () => {
  const files = (app: string) => ({
    ...appFiles({ 'pages/a/a': { axml: 'A' }, 'pages/b/b': { axml: 'B' } }),
    'app.js': `App({ ${app} });`,
  });

  test.each(['navigateTo', 'redirectTo', 'reLaunch'])('my.%s', (api) => {
    const { strict, lenient } = told(files(`onShow() { my.${api}({ url: '/pages/b/b' }); }`));
    expect(strict).toContain(`my.${api}: onShow of the app must not change the pages`);
    expect(lenient).toContain(`my.${api}: onShow of the app must not change the pages`);
  });

  test('later it is no problem', async () => {
    const later = `onShow() { setTimeout(() => my.navigateTo({ url: '/pages/b/b' })); }`;
    const { settle, screen } = start(files(later));
    await settle();
    await settle();
    expect(screen.getByText('B')).toBeVisible();
  });
});

test('ACSS 语法参考.md: 选择器: 同 CSS3 保持一致: no rule inside another one', () => {
  const { strict, lenient } = told(page({ acss: '.a { .b { color: red } }' }));
  expect(strict).toContain('.b: a rule inside another one is no CSS 3');
  expect(lenient).toContain('.b: a rule inside another one is no CSS 3');
});

describe('web-view H5 页面承载.md: src 必须是标准的 H5 链接', () => {
  test.each([
    '/a.html',
    'javascript:alert(1)',
    'alipays://platformapi/startapp',
    'https://a.com/?to=alipays://x',
  ])('%s is not shown', (src) => {
    const files = page({ axml: `<web-view src="${src}"/>` });
    expect(told(files).strict).toContain('<web-view>: src: an address of the web is required');
    const { root } = start(files, { mode: 'lenient' });
    expect(root.querySelector('iframe')).not.toHaveAttribute('src');
  });
});

describe('picker 弹出的滚动选择器.md: range: String[]; Object[] 时需指定 range-key', () => {
  const wanted = '<picker>: range: a list, of texts unless there is a range-key, is required';

  test.each(['{{[{ name: 1 }]}}', 'abc'])('%s', (range) => {
    const { strict } = told(page({ axml: `<picker range="${range}">x</picker>` }));
    expect(strict).toContain(wanted);
  });

  test.each(['range="{{[1, 2]}}"', 'range="{{[{ n: 1 }]}}" range-key="n"'])('%s', (attributes) => {
    expect(told(page({ axml: `<picker ${attributes}>x</picker>` })).strict).toBe('');
  });
});
