import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { examine, ProjectError } from '../src';
import { appFolder, removeFolders, type Changes } from './app-folder';

afterAll(removeFolders);

const PAGE = 'dist/pages/index/index';

/** A page with the members of the sound one, so that its AXML finds them. */
const page = (body: string, before = '') =>
  `${before}Page({\n  data: { name: '' },\n  open() {},\n  ${body}\n});\n`;

const project = (changes: Readonly<Record<string, unknown>>) =>
  JSON.stringify({ format: 2, miniprogramRoot: 'dist', ...changes });

const BIG = 'x'.repeat(3 * 1024 * 1024);

const found = (folder: string) =>
  examine(folder).map(({ severity, rule, file, line }) =>
    [severity, rule, line === undefined ? file : `${file}:${line}`].join(' '),
  );

/** Each fault, and exactly what is said of it. */
const CASES: readonly (readonly [fault: string, changes: Changes, findings: readonly string[]])[] =
  [
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
      'tags that are not closed',
      { [`${PAGE}.axml`]: '<view>\n<text>{{1 < 2}}</text>\n<button onTap="open">\n</view>\n' },
      [`error markup/syntax ${PAGE}.axml:3`],
    ],
    [
      'a tag that is not closed before the end of the file',
      { [`${PAGE}.axml`]: '<view onTap="open">\n<text/>' },
      [`error markup/syntax ${PAGE}.axml:1`],
    ],
    [
      'an expression that does not end',
      { [`${PAGE}.axml`]: '<view>{{name}}</view>\n<view onTap="open">{{name</view>\n' },
      [`error markup/syntax ${PAGE}.axml:2`],
    ],
    [
      'tags that are no components here: of HTML, misspelt, or not registered',
      {
        [`${PAGE}.axml`]: '<view onTap="open">\n<div/>\n<Veiw/>\n<a-b/><c-d/><e-f/>\n</view>\n',
        [`${PAGE}.json`]: JSON.stringify({ usingComponents: { 'a-b': 'package/a-b' } }),
        'dist/app.json': JSON.stringify({
          pages: ['pages/index/index', 'pages/privacy/privacy'],
          usingComponents: { 'c-d': 'package/c-d' },
        }),
      },
      [
        `warning markup/tag ${PAGE}.axml:2`,
        `warning markup/tag ${PAGE}.axml:3`,
        `warning markup/tag ${PAGE}.axml:4`,
      ],
    ],
    [
      'tags of a template, of which another file tells what they are, and those that a component leaves open',
      {
        'dist/parts/list.axml': '<template name="list"><any-thing/></template>',
        'dist/parts/open.js': 'Component({});\n',
        'dist/parts/open.axml': '<row-of/>',
        'dist/parts/open.json': '{"component":true,"componentGenerics":{"row-of":true}}',
      },
      [],
    ],
    [
      'a directive of WeChat',
      { [`${PAGE}.axml`]: '<view wx:if="{{name}}" onTap="open"/>\n' },
      [`error markup/directive ${PAGE}.axml:1`],
    ],
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
      'a handler that is not there (rejection 7)',
      { [`${PAGE}.axml`]: '<view>\n  <view onTap="close" catchTouchMove="open"/>\n</view>\n' },
      [`error markup/handler ${PAGE}.axml:2`],
    ],
    [
      'a handler that a mixin may bring is not blamed',
      { [`${PAGE}.axml`]: '<view onTap="close"/>', [`${PAGE}.js`]: page('...require("more"),') },
      [],
    ],
    [
      'an attribute selector (rejection 8)',
      {
        [`${PAGE}.acss`]: '.a {\n  background: url(/images/a.png);\n}\ninput[type="button"] {\n}\n',
      },
      [`error style/attribute-selector ${PAGE}.acss:4`],
    ],
    [
      'a relative address in a style (rejection 9)',
      { [`${PAGE}.acss`]: '.a {\n  background: url(../../images/a.png);\n}\n' },
      [`error style/relative-url ${PAGE}.acss:2`],
    ],
    [
      'styles that are none',
      {
        'dist/app.acss': '.a {\n',
        [`${PAGE}.acss`]: '.a { background: url(/images/a.png); }\n// a comment\n.b {}\n',
      },
      ['error style/syntax dist/app.acss:1', `error style/syntax ${PAGE}.acss:2`],
    ],
    [
      'a lifecycle function of the app that is called (rejection 10)',
      { [`${PAGE}.js`]: page('onLoad() { getApp().onLaunch(); },') },
      [`error script/app-lifecycle ${PAGE}.js:4`],
    ],
    [
      'values without quotes (rejections 11 and 12)',
      { [`${PAGE}.axml`]: '<view hidden=true class={{name}} id="a=b"/>\n' },
      [`error markup/quotes ${PAGE}.axml:1`, `error markup/quotes ${PAGE}.axml:1`],
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
      [
        'error script/insecure-host dist/config.js:1',
        'error script/insecure-host dist/config.js:2',
      ],
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
      "WeChat's events, in each way of writing them, and properties of components that look like them",
      {
        [`${PAGE}.axml`]:
          '<view bindtap="open">\n<view catch:tap="open"/></view>\n<view catchtouchmove/><card bindcard="{{name}}"/>',
        [`${PAGE}.json`]: JSON.stringify({ usingComponents: { card: 'package/card' } }),
      },
      [1, 2, 3].map((line) => `error markup/directive ${PAGE}.axml:${line}`),
    ],
    [
      'a handler that is called',
      { [`${PAGE}.axml`]: '<view onTap="open(1)"/>' },
      [`error markup/handler ${PAGE}.axml:1`],
    ],
    [
      'conditions that are texts',
      {
        [`${PAGE}.axml`]:
          '<view a:if="name"/><view a:elif="!a.b"/>\n<view a:for="list" a:key="id"/><view a:if="true"/><view a:if="{{name}}"/>',
      },
      [1, 1, 2].map((line) => `warning markup/condition ${PAGE}.axml:${line}`),
    ],
    [
      'a list without a key, and one with each kind of key',
      {
        [`${PAGE}.axml`]:
          '<view a:for="{{l}}"/><view a:for="{{l}}" a:key="*this"/><view a:for="{{l}}" key="{{item}}"/>',
      },
      [`advice markup/key ${PAGE}.axml:1`],
    ],
    [
      'an expression without an end before another one',
      { [`${PAGE}.axml`]: '<view>{{name}</view>\n<view>{{name}} {{{a: 1}}}</view>' },
      [`error markup/syntax ${PAGE}.axml:1`],
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
      'files that AXML and ACSS take in and that are not there, and others that are',
      {
        'mini.project.json': project({
          compileOptions: { component2: true, resolveAlias: { '@/*': './dist/*' } },
        }),
        [`${PAGE}.axml`]:
          '<view onTap="open"/>\n<import src="./none"/>\n<include src="/none.axml"/>\n<import-sjs name="m" from="./m.sjs"/>\n' +
          '<import src="@/parts/t"/><include src="../../parts/t.axml"/><import-sjs name="n" from="/parts/n.sjs"/><import src="package/t.axml"/>',
        [`${PAGE}.acss`]:
          '@import "./none.acss";\n@import url(../../parts/a.acss);\n@import "@/parts/b.acss";\n@import "package/a.acss";',
        'dist/parts/t.axml': '<template name="t"/>',
        'dist/parts/n.sjs': 'export default 1;',
        'dist/parts/a.acss': '',
        'dist/parts/b.less': '',
      },
      [
        `error style/import ${PAGE}.acss:1`,
        `error markup/import ${PAGE}.axml:2`,
        `error markup/import ${PAGE}.axml:3`,
        `error markup/import ${PAGE}.axml:4`,
        'advice size/unused dist/images/a.png',
      ],
    ],
    [
      'pictures that are not there, and others that are, or that cannot be known',
      {
        [`${PAGE}.axml`]:
          '<view onTap="open"/>\n<image src="none.png"/>\n<image src="/images/a.png"/><image src="images/a.png"/><image src="../../images/a.png"/>' +
          '<image src="{{a}}.png"/><image src="https://a.test/a.png"/><image src="//a.test/a.png"/><image src="data:image/png;base64,AA"/><image/>',
      },
      [`warning markup/image ${PAGE}.axml:2`],
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
      'addresses in styles: an alias (项目配置.md: url() 函数调用), a part of a picture',
      {
        'mini.project.json': project({ compileOptions: { resolveAlias: { '@/*': './dist/*' } } }),
        [`${PAGE}.acss`]:
          '.a { background: url("@/images/a.png"); mask: url(#a); }\n.b { background: url("a.png"); }',
      },
      [`error style/relative-url ${PAGE}.acss:2`],
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

test('examine() follows links, and none in a circle', () => {
  const folder = appFolder({
    [`${PAGE}.json`]: JSON.stringify({ usingComponents: { 'a-b': '/shared/a/a' } }),
    'elsewhere/a/a.json': '{"component":true}',
    'elsewhere/a/a.js': 'Component({});\n',
    'elsewhere/a/a.axml': '<view/>',
  });
  symlinkSync(join(folder, 'elsewhere'), join(folder, 'dist/shared'), 'junction');
  symlinkSync(join(folder, 'dist'), join(folder, 'elsewhere/round'), 'junction');
  symlinkSync(join(folder, 'nowhere'), join(folder, 'dist/broken'), 'junction');
  expect(found(folder)).toEqual([]);
});

test('examine() names where each rule comes from', () => {
  const [finding] = examine(appFolder({ [`${PAGE}.axml`]: '<view onTap="close"/>' }));
  expect(finding?.message).toBe(
    '<view>: there is no function close in the code that belongs to this file',
  );
  expect(finding?.page).toMatch(/^https:.*源码质量\.md$/);
});

test.each([
  ['bindtap', 'onTap'],
  ['bindscrolltolower', 'onScrollToLower'],
  ['catchtouchmove', 'catchTouchMove'],
  ['bindlongpress', 'onLongTap'],
  ['bind:to-top', 'onToTop'],
])('examine() says what %s is called here: %s', (there, here) => {
  const [finding] = examine(appFolder({ [`${PAGE}.axml`]: `<view ${there}="open"/>` }));
  expect(finding?.message).toBe(
    `<view>: ${there} is WeChat's and has no effect here; Alipay reads ${here}`,
  );
});

test('examine() tells of a library that lies in the app and is not used once, not for each of its files', () => {
  const names = ['a', 'b', 'c', 'd'].map((name) => `dist/library/${name}.js`);
  const folder = appFolder({
    ...Object.fromEntries(names.map((name) => [name, 'exports.x = 1;\n'])),
    'dist/util/e.js': 'exports.x = 1;\n',
  });
  expect(found(folder)).toEqual([
    'advice script/unused dist/library/',
    'advice script/unused dist/util/e.js',
  ]);
  expect(examine(folder)[0]?.message).toBe(
    'nothing in the app asks for 4 of the scripts, such as a.js: they do not run, and were searched for secrets alone',
  );
});

test('examine() names my where the APIs of another platform are meant', () => {
  const folder = appFolder({ [`${PAGE}.js`]: page('onLoad() { wx.login(); missing(); },') });
  expect(examine(folder).map(({ message }) => message)).toEqual([
    "'wx' is not defined; on Alipay it is my",
    "'missing' is not defined",
  ]);
});

test.each([
  ['pages/Index/Index.js', 'page pages/me/me: .js, .axml is missing'],
  ['pages/me/me.wxml', 'page pages/me/me: .js, .axml is missing; there is pages/me/me.wxml'],
  ['pages/me/Me.axml', 'page pages/me/me: .js, .axml is missing; there is pages/me/Me.axml'],
])('examine() names a file that may be meant for a page: %s', (file, message) => {
  const folder = appFolder({
    'dist/app.json': JSON.stringify({
      pages: ['pages/index/index', 'pages/privacy/privacy', 'pages/me/me'],
    }),
    [`dist/${file}`]: '',
  });
  expect(examine(folder).map((finding) => finding.message)).toContain(message);
});

test('examine() never shows a secret that it has found (R18)', () => {
  const folder = appFolder({
    'dist/config.js': "exports.x = { appSecret: 'sesame-sesame-sesame' };\n",
  });
  expect(JSON.stringify(examine(folder))).not.toContain('sesame');
});

test.each([
  [
    'no mini program',
    { 'mini.project.json': undefined, 'dist/app.json': undefined },
    /neither mini.project.json nor app.json/,
  ],
  [
    'nothing built',
    { 'dist/app.json': undefined },
    /names dist as miniprogramRoot: build the app first/,
  ],
  ['a broken app.json', { 'dist/app.json': '{' }, /app\.json:1: /],
  ['an app.json without pages', { 'dist/app.json': '{}' }, /app\.json: pages: /],
] as const)('examine() of %s is an error that says so', (_what, changes, message) => {
  const folder = appFolder(changes);
  expect(() => examine(folder)).toThrow(ProjectError);
  expect(() => examine(folder)).toThrow(message);
});
