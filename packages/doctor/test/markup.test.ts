import { appFolder, type FaultCase, found, PAGE, page, project, removeFolders } from './app-folder';

afterAll(removeFolders);

/** AXML and ACSS. */
const CASES: readonly FaultCase[] = [
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
    'values without quotes (rejections 11 and 12)',
    { [`${PAGE}.axml`]: '<view hidden=true class={{name}} id="a=b"/>\n' },
    [`error markup/quotes ${PAGE}.axml:1`, `error markup/quotes ${PAGE}.axml:1`],
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
    'addresses in styles: an alias (项目配置.md: url() 函数调用), a part of a picture',
    {
      'mini.project.json': project({ compileOptions: { resolveAlias: { '@/*': './dist/*' } } }),
      [`${PAGE}.acss`]:
        '.a { background: url("@/images/a.png"); mask: url(#a); }\n.b { background: url("a.png"); }',
    },
    [`error style/relative-url ${PAGE}.acss:2`],
  ],
];

test.each(CASES)('examine() with %s says exactly that', (_fault, changes, findings) => {
  expect(found(appFolder(changes))).toEqual(findings);
});
