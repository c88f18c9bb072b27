import {
  appFolder,
  BIG,
  type FaultCase,
  found,
  PAGE,
  page,
  project,
  removeFolders,
} from './app-folder';

afterAll(removeFolders);

/** mini.project.json, app.json and the JSON of components; the package: its size, its privacy policy. */
const CASES: readonly FaultCase[] = [
  ['no fault', {}, []],
  [
    'mini.project.json of the old format',
    { 'mini.project.json': JSON.stringify({ miniprogramRoot: 'dist' }) },
    ['error project/config mini.project.json'],
  ],
  [
    '项目配置（旧版）: component2 and appx2.0 before format 2',
    {
      'mini.project.json': JSON.stringify({
        miniprogramRoot: 'dist',
        enableAppxNg: true,
        component2: true,
      }),
      'dist/parts/a.js': 'Component({ onInit() {} });\n',
      'dist/parts/a.axml': '<view/>',
      'dist/parts/a.json': '{"component":true}',
    },
    ['advice project/config mini.project.json'],
  ],
  [
    'a hook whose script is not there',
    { 'mini.project.json': project({ scripts: { beforeUpload: 'npm run build:release' } }) },
    ['error project/config mini.project.json'],
  ],
  [
    'component2 is used and not switched on',
    {
      'mini.project.json': project({}),
      'dist/parts/a.js': 'Component({ deriveDataFromProps() {} });\n',
      'dist/parts/a.axml': '<view/>',
      'dist/parts/a.json': '{"component":true}',
    },
    ['error project/config mini.project.json'],
  ],
  [
    'a page without code',
    { 'dist/pages/privacy/privacy.js': undefined },
    ['error app/pages dist/app.json'],
  ],
  [
    'a page without JSON',
    { 'dist/pages/privacy/privacy.json': undefined },
    ['warning app/pages dist/app.json'],
  ],
  [
    'a page that is listed twice',
    {
      'dist/app.json': JSON.stringify({
        pages: ['pages/index/index', 'pages/privacy/privacy', 'pages/index/index'],
      }),
    },
    ['error app/pages dist/app.json'],
  ],
  [
    'a tab that is no page',
    {
      'dist/app.json': JSON.stringify({
        pages: ['pages/index/index', 'pages/privacy/privacy'],
        tabBar: { items: [{ pagePath: 'pages/me/me', name: '我' }] },
      }),
    },
    ['error app/tab-bar dist/app.json'],
  ],
  [
    'a component that is not there',
    { [`${PAGE}.json`]: JSON.stringify({ usingComponents: { 'a-b': '../../parts/a' } }) },
    [`error app/component ${PAGE}.json`],
  ],
  [
    'JSON of a page that cannot be read',
    { [`${PAGE}.json`]: '{\n"defaultTitle": "a" "b" }' },
    [`error app/json ${PAGE}.json:2`],
  ],
  [
    'a component whose address has more slashes than it needs',
    {
      [`${PAGE}.json`]: JSON.stringify({ usingComponents: { a: '/parts//a' } }),
      'dist/parts/a.js': 'Component({});\n',
      'dist/parts/a.axml': '<view/>',
      'dist/parts/a.json': '{"component":true}',
    },
    [],
  ],
  [
    "no privacy policy, and nothing of the user's asked for but by what uni-app brings along",
    {
      [`${PAGE}.js`]: page(
        'onLoad() { V.$onAliGetAuthorize = function onAliGetAuthorize() { my.getPhoneNumber({}); }; },',
        'const V = {};\n',
      ),
      'dist/app.json': JSON.stringify({ pages: ['pages/index/index'] }),
    },
    [],
  ],
  [
    'a phone number without a privacy policy',
    {
      'dist/app.json': JSON.stringify({ pages: ['pages/index/index'] }),
      [`${PAGE}.axml`]: '<input type="number" name="phone"/>',
      [`${PAGE}.js`]: page(''),
      'dist/pages/privacy/privacy.json': undefined,
    },
    [`warning login/privacy ${PAGE}.axml`],
  ],
  [
    'a package that is too large',
    {
      'dist/app.js': "require('./long');\nApp({});\n",
      'dist/long.js': `exports.x = '${'x'.repeat(2 * 1024 * 1024)}';\n`,
    },
    ['error size/package dist'],
  ],
  [
    'an image that is too large, and one that nothing needs',
    { 'dist/images/a.png': 'x'.repeat(101 * 1024), 'dist/images/b.png': 'x' },
    ['advice size/image dist/images/a.png', 'advice size/unused dist/images/b.png'],
  ],
  [
    'components whose JSON is missing or does not say so',
    {
      'dist/parts/a.js': 'Component({});\n',
      'dist/parts/a.axml': '<view/>',
      'dist/parts/b.js': "require('./x');\nComponent({});\n",
      'dist/parts/b.axml': '<view/>',
      'dist/parts/b.json': '{ "usingComponents": {} }',
      'dist/parts/x.js': '// Component({}) of another kind\n',
      [`${PAGE}.js`]: "Component({ methods: { open() {} }, data: { name: '' } });\n",
    },
    ['error app/component dist/parts/a.js', 'error app/component dist/parts/b.json'],
  ],
  [
    'values in app.json of another kind than the platform names, which stop nothing here',
    {
      'dist/app.json': JSON.stringify({
        pages: ['pages/index/index', 'pages/privacy/privacy'],
        workers: 'workers',
        tabBar: { items: [{ pagePath: 'pages/index/index', icon: null }] },
      }),
      'mini.project.json': project({ compileOptions: { resolveAlias: { '@': './dist' } } }),
      'node_modules/@own/part/index.js': '',
      [`${PAGE}.js`]: page('onLoad() { void a; },', "import a from '@own/part';\n"),
    },
    [],
  ],
  [
    'icons of tabs',
    {
      'dist/app.json': JSON.stringify({
        pages: ['pages/index/index', 'pages/privacy/privacy'],
        tabBar: {
          items: [
            { pagePath: 'pages/index/index', icon: '/images/a.png', activeIcon: 'images/no.png' },
            { pagePath: 'pages/privacy/privacy', icon: 'https://a.test/a.png' },
          ],
        },
      }),
    },
    ['error app/tab-bar dist/app.json'],
  ],
  [
    'a byte order mark before each text, as editors on Windows write it',
    {
      'mini.project.json': `\uFEFF${project({})}`,
      'dist/app.json': `\uFEFF${JSON.stringify({ pages: ['pages/index/index', 'pages/privacy/privacy'] })}`,
      [`${PAGE}.json`]: '\uFEFF{}',
      [`${PAGE}.acss`]: '\uFEFF.a { background: url("/images/a.png"); }',
    },
    [],
  ],
  [
    'pages and tabs with a slash before them',
    {
      'dist/app.json': JSON.stringify({
        pages: ['/pages/index/index', 'pages/privacy/privacy'],
        subPackages: [{ root: '/sub/', pages: ['/a/a'] }],
        tabBar: {
          items: [{ pagePath: '/pages/index/index' }, { pagePath: 'pages/privacy/privacy' }],
        },
      }),
      'dist/sub/a/a.js': 'Page({});',
      'dist/sub/a/a.axml': '<view/>',
      'dist/sub/a/a.json': '{}',
      [`${PAGE}.js`]: page("onLoad() { my.navigateTo({ url: '/sub/a/a' }); },"),
    },
    [],
  ],
  [
    'an entryPagePath that is no page of the main package',
    {
      'dist/app.json': JSON.stringify({
        pages: ['pages/index/index', 'pages/privacy/privacy'],
        entryPagePath: 'pages/home/home',
      }),
    },
    ['error app/pages dist/app.json'],
  ],
  [
    'pages of plugins, static and dynamic',
    {
      [`${PAGE}.js`]: page(
        "onLoad() { my.navigateTo({ url: 'plugin://a/b' }); my.navigateTo({ url: 'dynamic-plugin://1/b' }); },",
      ),
    },
    [],
  ],
  [
    '如果开启了 plugins 则会强制开启 component2',
    {
      'mini.project.json': project({}),
      'dist/app.json': JSON.stringify({
        pages: ['pages/index/index', 'pages/privacy/privacy'],
        plugins: { a: { version: '*', provider: '2021000000000000' } },
      }),
      'dist/parts/a.js': 'Component({ onInit() {} });\n',
      'dist/parts/a.axml': '<view/>',
      'dist/parts/a.json': '{"component":true}',
    },
    [],
  ],
  [
    'onInit that is none of a component',
    { 'mini.project.json': project({}), [`${PAGE}.js`]: page('onInit() {},') },
    [],
  ],
  [
    'onInit of a component, without component2',
    {
      'mini.project.json': project({}),
      'dist/parts/a.js': 'Component({ onInit() {} });\n',
      'dist/parts/a.axml': '<view/>',
      'dist/parts/a.json': '{"component":true}',
    },
    ['error project/config mini.project.json'],
  ],
  [
    'files of 3 MB that are in no package (项目配置.md: 未识别的资源类型不会出现在包内)',
    {
      'mini.project.json': project({ uploadExclude: ['dist/big/**'] }),
      'dist/design.psd': BIG,
      'dist/app.js.map': BIG,
      'dist/types.d.ts': BIG,
      'dist/big/film.mp4': BIG,
    },
    [],
  ],
  [
    'a slash before miniprogramRoot (项目配置.md: 相对路径), beside globs and an alias',
    {
      'mini.project.json': project({
        miniprogramRoot: '/dist/',
        uploadExclude: ['src/**', '/dist/big/**'],
        compileOptions: { component2: true, resolveAlias: { '@/*': './dist/parts/*' } },
      }),
      'dist/big/film.mp4': BIG,
      'dist/parts/a.js': 'export const a = 1;\n',
      [`${PAGE}.js`]: `import { a } from '@/a';\n${page('onLoad() { return a; },')}`,
    },
    [],
  ],
  [
    'a file of 3 MB that is in the package by assetsInclude',
    { 'mini.project.json': project({ assetsInclude: ['**/*.psd'] }), 'dist/design.psd': BIG },
    ['error size/package dist'],
  ],
  [
    'modules and components that a folder stands for',
    {
      'dist/index.js': 'module.exports = 1;\n',
      'dist/app.js': "const one = require('./');\nApp({ one });\n",
      'dist/parts/index.js': 'Component({});\n',
      'dist/parts/index.axml': '<view/>',
      'dist/parts/index.json': '{"component":true}',
      [`${PAGE}.json`]: JSON.stringify({ usingComponents: { 'a-b': '/parts' } }),
    },
    [],
  ],
  [
    'sources that DevTools is not told to compile, and one that something else has compiled',
    {
      [`${PAGE}.js`]: undefined,
      [`${PAGE}.ts`]: page(''),
      'dist/pages/privacy/privacy.less': '.a { .b { top: 0 } }',
      [`${PAGE}.less`]: '.a { .b { top: 0 } }',
    },
    ['error project/config mini.project.json', 'error project/config mini.project.json'],
  ],
];

test.each(CASES)('examine() with %s says exactly that', (_fault, changes, findings) => {
  expect(found(appFolder(changes))).toEqual(findings);
});
