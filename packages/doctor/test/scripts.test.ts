import { appFolder, type FaultCase, found, PAGE, page, project, removeFolders } from './app-folder';

afterAll(removeFolders);

/** JavaScript and TypeScript. */
const CASES: readonly FaultCase[] = [
  [
    'comments for ESLint, which are no fault',
    { 'dist/app.js': '/* eslint-disable no-undef */\nApp({}); // eslint-disable-line\n' },
    [],
  ],
  [
    'modules that are not there',
    {
      'dist/app.js': `const a = require('./utils/a');\nrequire('./utils/b');\nrequire('/utils/c');\nApp({ a });\n`,
      'dist/utils/b/index.js': "import '../none';\nimport '../more.json';\nimport 'package';\n",
      'node_modules/package/index.js': '',
      'dist/utils/c.ts': "try { require('./maybe'); } catch (error) { console.log(error); }\n",
      'dist/utils/more.json': '{}',
    },
    [
      'error script/missing-module dist/app.js:1',
      'error script/missing-module dist/utils/b/index.js:1',
    ],
  ],
  [
    'scripts that do not run, whose secrets alone are told, and hidden files, which are no part of the app',
    {
      'dist/h5/page.js': "document.title = 'h5';\nexports.appSecret = 'sesame-sesame-sesame';\n",
      'dist/.tea/entry.js': 'document.title = 1;\n',
      'dist/._app.acss': 'x',
      'dist/app.json': JSON.stringify({
        pages: ['pages/index/index', 'pages/privacy/privacy'],
        workers: ['workers/a.js'],
      }),
      'dist/workers/a.js': "require('./b');\n",
      'dist/workers/b.js': 'x = 1;\n',
    },
    [
      'error script/secret dist/h5/page.js:2',
      'error script/no-undef dist/workers/b.js:1',
      'advice script/unused dist/h5/page.js',
    ],
  ],
  [
    'code that cannot be parsed',
    { 'dist/app.js': 'App({;\n' },
    ['error script/syntax dist/app.js:1'],
  ],
  [
    'a variable that is not declared (rejection 2)',
    { [`${PAGE}.js`]: page('onLoad() { for (i = 0; i < 3; i++) {} },') },
    Array<string>(3).fill(`error script/no-undef ${PAGE}.js:4`),
  ],
  [
    'navigator and process, which scripts find',
    {
      [`${PAGE}.js`]: page('onLoad() { return process.env.NODE_ENV + navigator.userAgent; },'),
    },
    [],
  ],
  [
    'names whose presence the script asks for, as frameworks do, beside one that is not declared (rejection 2)',
    {
      [`${PAGE}.js`]: page(
        "onLoad() { if (typeof window !== 'undefined') window.a = typeof ($b) + $b; windows = 1; },",
      ),
    },
    [`error script/no-undef ${PAGE}.js:4`],
  ],
  [
    'document in Vue, which asks for window, in webpack’s own code, and without a question (rejection 2)',
    {
      'dist/app.js': "require('./vue');\nrequire('./runtime');\nrequire('./own');\nApp({});\n",
      'dist/vue.js':
        "const inBrowser = typeof window !== 'undefined';\nif (inBrowser) document.createElement('p');\n",
      'dist/runtime.js': "exports.webpackJsonp = () => document.createElement('script');\n",
      'dist/own.js': "document.createElement('p');\n",
    },
    ['error script/no-undef dist/own.js:1'],
  ],
  [
    'a negated left side (rejection 3)',
    { [`${PAGE}.js`]: page("has(a) { return !'b' in a; },") },
    [`error script/no-unsafe-negation ${PAGE}.js:4`],
  ],
  [
    'a key twice (rejection 4)',
    { [`${PAGE}.js`]: page('x: { a: 1, a: 2 },') },
    [`error script/no-dupe-keys ${PAGE}.js:4`],
  ],
  [
    'a script of another subpackage (rejection 6)',
    {
      'dist/app.json': JSON.stringify({
        pages: ['pages/index/index', 'pages/privacy/privacy'],
        subPackages: [{ root: 'shop', pages: ['list'] }],
      }),
      'dist/shop/list.js': 'Page({});\n',
      'dist/shop/list.axml': '<view/>',
      'dist/shop/list.json': '{}',
      [`${PAGE}.js`]: page(
        '',
        "const list = require('../../shop/list');\nmodule.exports = list;\n",
      ),
    },
    [`error script/subpackage ${PAGE}.js:1`],
  ],
  [
    'a lifecycle function of the app that is called (rejection 10)',
    { [`${PAGE}.js`]: page('onLoad() { getApp().onLaunch(); },') },
    [`error script/app-lifecycle ${PAGE}.js:4`],
  ],
  [
    'getApp() inside App() (rejection 13)',
    { 'dist/app.js': 'App({\n  onLaunch() { getApp(); },\n});\n' },
    ['error script/app-lifecycle dist/app.js:2'],
  ],
  [
    'an import with a reserved name (rejection 14)',
    { [`${PAGE}.js`]: page('x: fetch,', "import fetch from 'a';\n"), 'node_modules/a/a.js': '' },
    [`error script/reserved-module ${PAGE}.js:1`],
  ],
  [
    'an interval that is never cleared (rejection 15)',
    { [`${PAGE}.js`]: page('onLoad() { setInterval(() => {}, 1000); },') },
    [`error script/interval ${PAGE}.js:4`],
  ],
  [
    'a page address that leads nowhere (rejection 16)',
    { [`${PAGE}.js`]: page('go(id) { my.navigateTo({ url: `/pages/item/item?id=${id}` }); },') },
    [`error script/page-url ${PAGE}.js:4`],
  ],
  [
    'NaN in a comparison (risk 4)',
    { [`${PAGE}.js`]: page('is(a) { return a === NaN; },') },
    [`warning script/use-isnan ${PAGE}.js:4`],
  ],
  [
    'undefined in the data (risk 15)',
    { [`${PAGE}.js`]: page('reset() { this.setData({ name: undefined }); },') },
    [`warning script/undefined-data ${PAGE}.js:4`],
  ],
  [
    'the authorization sheet on the first screen',
    { [`${PAGE}.js`]: page("onLoad() { my.getAuthCode({ scopes: ['auth_user'] }); },") },
    [`error script/login ${PAGE}.js:4`],
  ],
  [
    'forced login on the first screen',
    { [`${PAGE}.js`]: page('onShow() { my.BaaS.auth.loginWithAlipay({ forceLogin: true }); },') },
    [`error script/login ${PAGE}.js:4`],
  ],
  [
    'silent login in onLoad is fine',
    { [`${PAGE}.js`]: page("onLoad() { my.getAuthCode({ scopes: 'auth_base' }); },") },
    [],
  ],
  [
    'a code on each onShow',
    { [`${PAGE}.js`]: page('onShow() { my.getAuthCode({}); },') },
    [`error script/login ${PAGE}.js:4`],
  ],
  [
    'a scope that needs a permission of its own',
    {
      [`${PAGE}.js`]: page(
        "open2() { my.getAuthCode({ scopes: ['auth_user', 'auth_life_msg'] }); },",
      ),
    },
    [`warning script/scopes ${PAGE}.js:4`],
  ],
  [
    'hosts of this machine and hosts that are not encrypted',
    {
      'dist/app.js': "require('./config');\nApp({});\n",
      'dist/config.js':
        "exports.a = 'http://127.0.0.1:7290';\nexports.b = 'http://example.com';\nexports.c = 'http://www.w3.org/2000/svg';\nexports.d = 'http://example.com/guides/ tells more.';\n",
    },
    ['error script/insecure-host dist/config.js:1', 'error script/insecure-host dist/config.js:2'],
  ],
  [
    'secrets, in comments too',
    {
      'dist/app.js': "require('./config');\nApp({});\n",
      'dist/config.js':
        "// -----BEGIN PRIVATE KEY-----\nexports.appSecret = '0123456789abcdef';\nconst aesKey = '0123456789abcdef0123==';\nexports.k = aesKey;\nmodule.exports = { appSecret: '0123456789abcdef' };\n",
    },
    [1, 2, 3, 5].map((line) => `error script/secret dist/config.js:${line}`),
  ],
  [
    'npm packages that are not installed, and a script that is asked for by an alias',
    {
      'mini.project.json': project({ compileOptions: { resolveAlias: { '@/*': './dist/*' } } }),
      'node_modules/here/package.json': '{}',
      'dist/node_modules/@own/part/package.json': '{}',
      'dist/util.js': 'x = 1;\n',
      [`${PAGE}.js`]: page(
        "onLoad() { require('for-other-platforms'); void [a, b, c, d, e]; },",
        "import a from 'here/x';\nimport { b } from '@own/part';\nimport c from '@/util';\nimport d from '@none/a/b';\nimport e from 'none';\n",
      ),
    },
    [
      `error script/missing-module ${PAGE}.js:4`,
      `error script/missing-module ${PAGE}.js:5`,
      'error script/no-undef dist/util.js:1',
    ],
  ],
  [
    'tests beside the app are no part of it',
    { 'dist/app.test.js': 'test();\n', 'dist/__tests__/a.js': 'test();\n' },
    [],
  ],
  [
    'worker in the script of one',
    {
      'dist/app.json': JSON.stringify({
        pages: ['pages/index/index', 'pages/privacy/privacy'],
        workers: ['workers/a.js'],
      }),
      'dist/workers/a.js': "require('./b');\n",
      'dist/workers/b.js': 'worker.onMessage(() => worker.postMessage({}));\n',
    },
    [],
  ],
  [
    'names of hosts that only begin like an address, or hold a word for a local one',
    {
      [`${PAGE}.js`]: page(
        "onLoad() { return ['https://api.test.com', 'https://x.testing.cn', 'https://10.example.com', 'https://a.internal.example.com', 'https://localhost-a.cn']; },",
      ),
    },
    [],
  ],
  [
    'hosts of this machine and network',
    {
      [`${PAGE}.js`]: page(
        "onLoad() { return ['https://a.test/x',\n'https://10.0.0.1:8080',\n'wss://localhost',\n'https://[::1]/',\n`https://192.168.1.${this.host}`]; },",
      ),
    },
    [4, 5, 6, 7, 8].map((line) => `error script/insecure-host ${PAGE}.js:${line}`),
  ],
  [
    'TypeScript that DevTools compiles',
    {
      'mini.project.json': project({
        compileOptions: { component2: true, typescript: true, less: true },
      }),
      'dist/pages/privacy/privacy.less': '.a { .b { top: 0 } }',
      [`${PAGE}.js`]: undefined,
      [`${PAGE}.ts`]: page(
        'onLoad(this: { x: number }) { setInterval(() => this.x as number, 1); },',
        "import { type A } from 'types-alone';\nimport { type B, c } from 'not-there';\nexport type D = [A, B, typeof c];\n",
      ),
      [`${PAGE}.sjs.ts`]: 'x = 1;\n',
    },
    [`error script/missing-module ${PAGE}.ts:2`, `error script/interval ${PAGE}.ts:7`],
  ],
];

test.each(CASES)('examine() with %s says exactly that', (_fault, changes, findings) => {
  expect(found(appFolder(changes))).toEqual(findings);
});
