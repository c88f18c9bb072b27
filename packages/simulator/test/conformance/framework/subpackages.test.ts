import { appFiles, start } from '../../phone';

const SUB = [
  { root: 'packageA', pages: ['a/a'] },
  { root: 'packageB/', pages: ['b/b'] },
];

/** An app with two subpackages. */
function app(
  files: Readonly<Record<string, string>>,
  json: object = {},
  pageJson: Readonly<Record<string, object>> = {},
) {
  const page = (path: string) => ({ [path]: { json: pageJson[path] ?? {} } });
  const pages = { ...page('main/m'), ...page('packageA/a/a'), ...page('packageB/b/b') };
  const components = { 'packageB/c': { axml: 'B' }, 'parts/c': { axml: 'main' } };
  const appJson = { pages: ['main/m'], subPackages: SUB, ...json };
  return appFiles(pages, components, { 'app.json': JSON.stringify(appJson), ...files });
}

function problemsOf(files: ReturnType<typeof app>): string[] {
  const { simulator, takeErrors } = start(files, { mode: 'lenient' });
  simulator.open({ path: 'packageA/a/a' });
  simulator.open({ path: 'packageB/b/b' });
  takeErrors();
  return simulator.problems.map(({ message }) => message);
}

const FOREIGN = (file: string) =>
  `${file} belongs to the subpackage packageB, and is not there for others`;

describe('分包加载: 打包与引用原则', () => {
  test.each([
    [
      '分包之间不能相互引用对方包中的 JS 脚本',
      app({
        'packageA/a/a.js': `require('../../packageB/util'); Page({});`,
        'packageB/util.js': 'exports.n = 1;',
      }),
      FOREIGN('packageB/util.js'),
    ],
    [
      'nor does the main package',
      app({
        'main/m.js': `import { n } from '/packageB/util'; Page({ n });`,
        'packageB/util.js': 'export const n = 1;',
      }),
      FOREIGN('packageB/util.js'),
    ],
    [
      'a component',
      app({}, {}, { 'packageA/a/a': { usingComponents: { c: '/packageB/c' } } }),
      FOREIGN('packageB/c'),
    ],
    [
      '每个分包的根目录不能是另外一个分包内的子目录',
      app({}, { subPackages: [...SUB, { root: 'packageA/inner', pages: [] }] }),
      'subPackages: root packageA/inner is inside of another, packageA',
    ],
    [
      '主包页面路径不能属于任何一个分包的根目录下',
      app(
        {},
        {
          pages: ['main/m', 'packageA/a/a'],
          subPackages: SUB.slice(1).concat({ root: 'packageA', pages: [] }),
        },
      ),
      'subPackages: pages has packageA/a/a, which is inside of packageA',
    ],
  ])('%s', (_statement, files, message) => {
    expect(problemsOf(files)).toEqual([message]);
    expect(() => start(files)).toThrow(message);
  });

  test('分包可以引用主包和自己包内的资源; with a placeholder a component may come later', () => {
    const using = { c: '../c', shared: '/parts/c' };
    const files = app(
      {
        'util.js': 'exports.n = 1;',
        'packageB/util.js': 'exports.n = 2;',
        'packageB/b/b.js': `require('../util'); require('/util'); Page({});`,
      },
      {},
      {
        'packageB/b/b': { usingComponents: using },
        'packageA/a/a': {
          usingComponents: { later: '/packageB/c', shared: '/parts/c' },
          componentPlaceholder: { later: 'shared' },
        },
      },
    );
    expect(problemsOf(files)).toEqual([]);
    expect(() => start(files)).not.toThrow();
  });

  describe('分包之间不能相互引用对方包中的资源（例如图片和 JS 脚本等）', () => {
    const PICTURE = 'packageB/p.png';
    const pictures = { [PICTURE]: 'data:image/png;base64,B', 'p.png': 'data:image/png;base64,M' };
    const tabs = [
      { pagePath: 'main/m', name: 'M', icon: PICTURE, activeIcon: 'p.png' },
      { pagePath: 'main/n', name: 'N', icon: 'p.png', activeIcon: 'p.png' },
    ];

    test.each([
      ['<image>', app({ ...pictures, 'packageA/a/a.axml': '<image src="/packageB/p.png" />' })],
      [
        'in the main package',
        app({ ...pictures, 'main/m.axml': '<image src="/packageB/p.png" />' }),
      ],
      [
        'url() in a style',
        app({
          ...pictures,
          'packageA/a/a.axml': '<view style="background: url(/packageB/p.png)" />',
        }),
      ],
      [
        'url() in ACSS',
        app({ ...pictures, 'packageA/a/a.acss': '.a { background: url(/packageB/p.png); }' }),
      ],
      [
        'an icon of the tab bar',
        app(
          { ...pictures, 'main/n.axml': '', 'main/n.js': 'Page({});', 'main/n.json': '{}' },
          { pages: ['main/m', 'main/n'], tabBar: { items: tabs } },
        ),
      ],
    ])('%s', (_place, files) => {
      expect(problemsOf(files)).toEqual([FOREIGN(PICTURE)]);
    });

    test('分包可以引用主包和自己包内的资源; a component of the main package shows what a page gives it', () => {
      const files = app(
        {
          ...pictures,
          'parts/c.axml': '<image src="{{src}}" />',
          'packageA/a/a.axml': '<image src="/p.png" />',
          'packageB/b/b.axml': '<image src="../p.png" /><c src="/packageB/p.png" />',
          'packageB/b/b.acss': '.a { background: url(/packageB/p.png); }',
        },
        {},
        { 'packageB/b/b': { usingComponents: { c: '/parts/c' } } },
      );
      expect(problemsOf(files)).toEqual([]);
    });
  });
});
