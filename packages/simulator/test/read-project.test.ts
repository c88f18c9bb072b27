import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readApp, readProject } from '../src/node';
import { start } from './phone';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-project-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

const APP_JSON = JSON.stringify({ pages: ['pages/a/a'] });
/** An app of one page, below a folder. */
const app = (below = '') => ({
  [`${below}app.json`]: APP_JSON,
  [`${below}app.js`]: 'App({});',
  [`${below}pages/a/a.axml`]: '<view>字</view>',
  [`${below}pages/a/a.js`]: 'Page({});',
  [`${below}pages/a/a.json`]: '{}',
});

describe('where the app is', () => {
  test.each([
    ['a folder with app.json', app(), ''],
    [
      'a mini.project.json that says miniprogramRoot',
      { ...app('dist/'), 'mini.project.json': '{"miniprogramRoot":"dist/"}' },
      'dist',
    ],
    ['the one app below', app('client/mini/'), 'client/mini'],
    [
      'the one mini.project.json below',
      { ...app('x/build/'), 'x/mini.project.json': '{"miniprogramRoot":"build"}' },
      'x/build',
    ],
    [
      'a byte order mark before mini.project.json and app.json',
      {
        ...app('x/'),
        'x/app.json': `\uFEFF${APP_JSON}`,
        'mini.project.json': '\uFEFF{"miniprogramRoot":"x"}',
      },
      'x',
    ],
    [
      'a byte order mark before the app.json of the one app below',
      { ...app('x/'), 'x/app.json': `\uFEFF${APP_JSON}` },
      'x',
    ],
    [
      'an app beside a mini program of another platform',
      { ...app('ali/'), 'weixin/app.json': APP_JSON, 'weixin/pages/a/a.wxml': '' },
      'ali',
    ],
  ])('%s', (_what, files, root) => {
    write(files);
    expect(readProject(folder).root).toBe(join(folder, root));
  });

  test.each([
    ['there is none', {}, 'there is no mini program; an app.json with "pages" was looked for'],
    [
      'there are several',
      { ...app('one/'), ...app('two/') },
      'there are 2 mini programs, name one: one, two',
    ],
    [
      'it has not been built',
      { 'mini.project.json': '{"miniprogramRoot":"dist"}' },
      'miniprogramRoot "dist": if that is a build, build it first',
    ],
  ])('an error says what was looked for: %s', (_what, files, message) => {
    write(files);
    expect(() => readProject(folder)).toThrow(message);
  });

  test('and that there is no such folder', () => {
    expect(() => readProject(join(folder, 'no'))).toThrow('there is no such folder');
  });
});

// FileSystemManager.readFile.md and 编译配置.md of AlipayDocs/open-docs
test.each([
  [['**/*.xml'], ['layout/marker.xml']],
  [['dist/layout/*.{xml,bin}'], ['layout/marker.bin', 'layout/marker.xml']],
  [['layout/marker.b?n'], ['layout/marker.bin']],
  [['*.xml'], []],
])('项目配置.md: assetsInclude 打包白名单: %j', (assetsInclude, expected) => {
  const project = { format: 2, miniprogramRoot: './dist', assetsInclude };
  write({
    ...app('dist/'),
    'dist/layout/marker.xml': '<box/>',
    'dist/layout/marker.bin': 'b',
    'mini.project.json': JSON.stringify(project),
  });
  const assets = Object.keys(readApp(folder)).filter((path) => path.startsWith('layout/'));
  expect(assets.sort()).toEqual(expected);
});

describe('mini.project.json: include 打包白名单', () => {
  const read = (path: string) => `read('${path}')`;
  const js = `Page({ onReady() {
    const fs = my.getFileSystemManager();
    const read = (filePath) => {
      const { data, error } = fs.readFileSync(filePath, 'utf8');
      return data ?? error;
    };
    this.setData({ all: [${['resource/test.txt', '/data/deep/a.json', 'data/b.json', 'other/c.aaa'].map(read).join()}] });
  } });`;
  const files = {
    ...app(),
    'pages/a/a.js': js,
    'resource/test.txt': '文',
    'data/deep/a.json': '{}',
    'data/b.json': '[]',
    'other/c.aaa': 'c',
    'sound.mp3': Buffer.from([1]),
  };
  const run = (mode: 'strict' | 'lenient', include?: readonly string[]) => {
    write({ ...files, 'mini.project.json': JSON.stringify({ include }) });
    const { simulator, pageData } = start(readApp(folder), { mode });
    return { all: pageData()?.all, problems: simulator.problems.map(({ thing }) => thing) };
  };

  test('what it names can be read', () => {
    const include = ['resource/*.txt', '/data/**/*.json', '**/*.aaa'];
    expect(run('strict', include)).toEqual({ all: ['文', '{}', '[]', 'c'], problems: [] });
  });

  test('* is no slash', () => {
    expect(run('strict', ['*.txt', 'data/*.json'])).toMatchObject({
      all: [10022, 10022, '[]', 10022],
    });
  });

  test('without it, a device has none of them; lenient mode tells of those that are there as sources', () => {
    expect(run('strict').all).toEqual([10022, 10022, 10022, 10022]);
    const thing = 'readFile of a source file';
    expect(run('lenient')).toEqual({ all: [10022, '{}', '[]', 10022], problems: [thing, thing] });
  });

  test('默认打包的资源文件 are there without it', () => {
    write(files);
    expect(readApp(folder)['sound.mp3']).toBe('data:audio/mpeg;base64,AQ==');
  });
});

test('texts are read as they are, images and fonts as data; the rest is left out', () => {
  write({
    ...app(),
    'x.PNG': Buffer.from([1, 2, 3]),
    'x.ttf': Buffer.from([1, 2, 3]),
    'with-mark.json': '\uFEFF{}',
    'notes.md': 'no part of the app',
    '.git/config.json': '{}',
  });
  expect(readApp(folder)).toEqual({
    ...app(),
    'x.PNG': 'data:image/png;base64,AQID',
    'x.ttf': 'data:font/ttf;base64,AQID',
    'with-mark.json': '{}',
  });
});

test('links to files and folders count as these, save what leads nowhere or in a circle', () => {
  write({
    ...app('mini/'),
    'mini/pages/a/a.json': '{"usingComponents":{"part":"/shared/part"}}',
    'mini/pages/a/a.axml': '<part/>',
    'elsewhere/part.json': '{"component":true}',
    'elsewhere/part.js': 'Component({});',
    'elsewhere/part.axml': '<text>外</text>',
  });
  symlinkSync(join(folder, 'elsewhere'), join(folder, 'mini/shared'), 'junction');
  symlinkSync(join(folder, 'mini'), join(folder, 'elsewhere/round'), 'junction');
  symlinkSync(join(folder, 'none.js'), join(folder, 'mini/broken.js'), 'junction');
  const files = readApp(join(folder, 'mini'));
  expect(start(files).root).toHaveTextContent('外');
  expect(Object.keys(files).filter((path) => /round|broken/.test(path))).toEqual([]);
});

describe('what DevTools compiles', () => {
  test('TypeScript, Less and SCSS: the page runs', async () => {
    write({
      'app.json': APP_JSON,
      'app.ts': 'App<{ n: number }>({ n: 1 });',
      'app.scss': '$red: #f00; .a { .b { color: $red } }',
      'pages/a/a.axml': '<view class="c">{{sum}}</view>',
      'pages/a/a.json': '{}',
      'pages/a/a.ts': `import { add } from './sum';
        enum Start { Two = 2 }
        Page({ data: { sum: add(Start.Two, 1 as number) } });`,
      'pages/a/sum.ts': 'export const add = (a: number, b: number): number => a + b;',
      'pages/a/a.less': '@import "/styles/mixins.less"; .c { .wide(750rpx); }',
      'styles/mixins.less': '.wide(@width) { width: @width; }',
    });
    const { files, problems, sources } = readProject(folder);
    expect(problems).toEqual([]);
    expect(files['app.acss']).toContain('.a .b {\n  color: #f00;');
    expect(files['pages/a/a.acss']).toContain('width: 750rpx');
    expect(files).not.toHaveProperty('styles/mixins.acss');
    expect(sources).toContain(join(folder, 'styles/mixins.less'));
    expect(await start(files).screen.findByText('3')).toBeVisible();
  });

  test('what cannot be compiled is a problem with its line, and the others are read all the same', () => {
    write({
      ...app(),
      'pages/a/a.less': '.c {\n  color: @missing;\n}',
      'other.ts': 'const a: = 1;',
    });
    const { files, problems } = readProject(folder);
    expect(problems).toMatchObject([
      { kind: 'app', file: 'other.ts', line: 1, thing: 'TypeScript' },
      { kind: 'app', file: 'pages/a/a.less', line: 2, thing: 'Less' },
    ]);
    expect(files['pages/a/a.acss']).toBe('');
    expect(() => readApp(folder)).toThrow('other.ts:1: TypeScript: ');
  });

  test('a .ts beside a .js counts where compileOptions.typescript says so', () => {
    write({ ...app(), 'pages/a/a.ts': 'Page({ data: { ts: true } });' });
    expect(readApp(folder)['pages/a/a.js']).toBe('Page({});');
    write({ 'mini.project.json': '{"compileOptions":{"typescript":true}}' });
    expect(readApp(folder)['pages/a/a.js']).toContain('ts: true');
  });

  test.each(['@import "./b.less";', '@import url(./b.less);'])(
    'a Less file in ACSS: %s',
    (acss) => {
      write({ ...app(), 'pages/a/a.acss': acss, 'pages/a/b.less': '.a{.b{top:0}}' });
      expect(readApp(folder)['pages/a/b.less']).toContain('.a .b');
    },
  );

  test('miniprogramRoot is a relative path, with a slash before it, too', () => {
    write({
      ...app('dist/'),
      'dist/pages/a/a.js': `import '@/b'; Page({});`,
      'mini.project.json': JSON.stringify({
        miniprogramRoot: '/dist',
        compileOptions: { resolveAlias: { '@/*': './dist/lib/*' } },
      }),
    });
    expect(readApp(folder)['pages/a/a.js']).toBe(`import '/lib/b'; Page({});`);
  });

  test('resolveAlias: paths by alias become paths from the root', () => {
    write({
      ...app('src/'),
      'mini.project.json': JSON.stringify({
        miniprogramRoot: 'src',
        compileOptions: { resolveAlias: { '@/*': './src/*', 'lib/*': './src/utils/*' } },
      }),
      'src/pages/a/a.js': `import a from '@/x'; const b = require("lib/y"); const c = require('./z');`,
    });
    expect(readApp(folder)['pages/a/a.js']).toBe(
      `import a from '/x'; const b = require("/utils/y"); const c = require('./z');`,
    );
  });
});

test('mini.project.json that cannot be read is a problem with its line, and the app has its defaults', () => {
  write({ ...app(), 'mini.project.json': '{\n  "component2": false\n  "x": 1\n}' });
  expect(readProject(folder).problems).toEqual([
    expect.objectContaining({ file: 'mini.project.json', line: 3, thing: 'JSON' }),
  ]);
  expect(() => readApp(folder)).toThrow(/mini\.project\.json:3: JSON: /);
});

describe('resolveAlias (mini/framework/小程序全局配置/项目配置.md)', () => {
  const aliases = (resolveAlias: object) => ({
    ...app(),
    'mini.project.json': JSON.stringify({ compileOptions: { component2: true, resolveAlias } }),
    'pages/a/a.js': `import a from 'hello/world/a'; import b from 'hello/b';`,
  });

  test('如果一个规则是另一个规则的前缀，最具体的键将生效', () => {
    write(aliases({ 'hello/*': './b/*', 'hello/world/*': './a/*' }));
    expect(readApp(folder)['pages/a/a.js']).toBe(`import a from '/a/a'; import b from '/b/b';`);
  });

  test.each([
    ['pages/a/a.js', 'import "@/u"; const u = require("@/u"); const text = "@/u";', 1],
    ['pages/a/m.sjs', "import u from '@/u.sjs';", 0],
    [
      'pages/a/a.acss',
      '@import "@/x.acss"; @import url(@/x.acss); .a { background: url("@/p.png"); }',
      0,
    ],
    [
      'pages/a/a.axml',
      '<import src="@/t.axml"/><include src=\'@/t\'/><import-sjs name="m" from="@/m.sjs"/>',
      0,
    ],
    ['pages/a/a.axml', '<text>import "@/t"</text><image src="@/p.png"/>', 2],
    ['pages/a/a.json', '{"usingComponents":{"c":"@/c"}}', 1],
  ])('生效范围: %s with %s', (file, text, left) => {
    write({ ...aliases({ '@/*': './src/*' }), [file]: text });
    const read = readApp(folder)[file] ?? '';
    expect(read.split('@/').length - 1).toBe(left);
    expect(read.split('/src/').length).toBe(text.split('@/').length - left);
  });

  test.each([
    [
      'less',
      '@import "@/v"; @import url("@/v.less"); .a { color: @c; background: url("@/p.png"); }',
    ],
    ['scss', '@use "@/v"; .a { color: v.$c; background: url("@/p.png"); }'],
  ])('生效范围: %s, and what it imports', (type, text) => {
    write({
      ...aliases({ '@/*': './styles/*' }),
      [`pages/a/a.${type}`]: text,
      'styles/v.less': '@import "@/w"; @import "/styles/x"; @import url("/styles/y.css");',
      'styles/w.less': '@c: red;',
      'styles/x.less': '.x { top: 0; }',
      'styles/v.scss': '@import "@/w";',
      'styles/w.scss': '$c: red;',
    });
    const css = (readApp(folder)['pages/a/a.acss'] ?? '').replace(/\s+/g, ' ');
    expect(css).toContain('.a { color: red; background: url("/styles/p.png"); }');
    const imported = type === 'less' ? ['@import url("/styles/y.css")'] : [];
    expect([...(/@import [^;]*/.exec(css) ?? [])]).toEqual(imported);
  });

  test.each([
    ['键值都必须以 /* 为结尾', { hello: './b' }],
    ['键不能以 / 为前缀', { '/hello/*': './b/*' }],
    ['值不能以 / 为前缀', { 'hello/*': '/b/*' }],
  ])('%s: another is a problem, and stands for nothing', (_rule, resolveAlias) => {
    write(aliases(resolveAlias));
    const { files, problems } = readProject(folder);
    expect(problems.map(({ thing }) => thing)).toEqual(['mini.project.json resolveAlias']);
    expect(files['pages/a/a.js']).toContain(`'hello/b'`);
  });
});

describe('a mistake in styles', () => {
  test.each([
    ['pages/a/a.less', { 'pages/a/a.less': '\n@import "./b.less";' }, 2, /cannot read .*b\.less/],
    [
      'styles/b.less',
      { 'pages/a/a.less': '@import "/styles/b.less";', 'styles/b.less': '\n\n.a { color: @no; }' },
      3,
      /@no is undefined/,
    ],
    [
      'styles/_b.scss',
      { 'pages/a/a.scss': '@use "/styles/b";', 'styles/_b.scss': '\n\n.a { color: $no; }' },
      3,
      /Undefined variable/,
    ],
  ])('%s is told with its place', (file, files, line, message) => {
    write({ ...app(), ...files });
    const { problems } = readProject(folder);
    const text = expect.stringMatching(message) as unknown;
    expect(problems).toEqual([expect.objectContaining({ file, line, message: text })]);
  });

  test('in what several files import is told once', () => {
    write({
      ...app(),
      'app.less': '@import "./b.less";',
      'pages/a/a.less': '@import "../../b.less";',
      'b.less': '.b { color: @no; }',
    });
    const { problems, brokenStyles } = readProject(folder);
    expect(problems).toEqual([expect.objectContaining({ file: 'b.less', line: 1 })]);
    expect([...brokenStyles.keys()].sort()).toEqual(['app.acss', 'pages/a/a.acss']);
  });
});

// mini.project.json of libraries: `"miniprogramRoot": "demo"`, whose pages use `../../../src/tag/index`.
describe('components outside of the app’s folder', () => {
  test('are compiled as those inside', () => {
    write({
      'mini.project.json': '{"miniprogramRoot":"demo","compileOptions":{"typescript":true}}',
      ...app('demo/'),
      'demo/pages/a/a.json': '{"usingComponents":{"tag":"../../../src/tag/index"}}',
      'src/tag/index.json': '{"component":true}',
      'src/tag/index.axml': '<view class="tag"/>',
      'src/tag/index.ts': `import { size } from '../size'; import { unit } from '../units'; Component({ data: { size: size + (unit as string) } });`,
      'src/tag/index.less': '@import "../colors.less"; .tag { color: @red; }',
      'src/colors.less': '@red: #ff0000;',
      'src/size.ts': 'export const size: number = 1;',
      'src/units/index.ts': 'export const unit = "px";',
      'src/units/unused.ts': '',
    });
    const { files, problems, sources } = readProject(folder);
    expect(problems).toEqual([]);
    const reached = Object.keys(files).filter((path) => path.startsWith('src/'));
    expect(reached.sort()).toEqual([
      'src/size.js',
      'src/tag/index.acss',
      'src/tag/index.axml',
      'src/tag/index.js',
      'src/tag/index.json',
      'src/units/index.js',
    ]);
    expect(files['src/tag/index.acss']).toContain('color: #ff0000');
    expect(files['src/size.js']).toContain('export const size = 1;');
    expect(sources).toContain(join(folder, 'src/colors.less'));
  });

  test('that cannot be compiled are a problem', () => {
    write({
      ...app('demo/'),
      'demo/pages/a/a.json': '{"usingComponents":{"tag":"../../../tag"}}',
      'tag.json': '{"component":true}',
      'tag.ts': '\nComponent({;',
    });
    const { problems } = readProject(join(folder, 'demo'));
    expect(problems).toEqual([expect.objectContaining({ file: '../tag.ts', line: 2 })]);
  });
});

describe('npm packages', () => {
  test('from any node_modules on the way up; of each what is reached, and nothing else', () => {
    write({
      ...app('client/mini/'),
      'client/mini/pages/a/a.js': `import sum from 'sum'; import { x } from '@scope/x/lib/y'; Page({ data: { sum: sum.value, x } });`,
      'client/mini/pages/a/a.json': JSON.stringify({
        usingComponents: { part: 'parts/es/part/index', whole: 'whole' },
      }),
      'client/mini/pages/a/a.acss': '@import url(parts/base.acss);',
      'client/node_modules/sum/package.json': '{"main":"lib/main"}',
      'client/node_modules/sum/lib/main.js': `module.exports = { value: require('./part') + require('deep') };`,
      'client/node_modules/sum/lib/part.js': 'module.exports = 1;',
      'client/node_modules/sum/lib/unused.js': 'module.exports = 0;',
      'client/node_modules/sum/node_modules/deep/index.js': 'module.exports = 2;',
      'node_modules/deep/index.js': 'module.exports = "another";',
      'node_modules/@scope/x/lib/y.js': 'exports.x = require("deep");',
      'node_modules/unused/index.js': '',
      'node_modules/whole/package.json': '{"main":"es/index.js"}',
      'node_modules/whole/es/index.json': '{"component":true}',
      'node_modules/whole/es/index.js': 'Component({});',
      'node_modules/whole/es/index.axml': '<view>全</view>',
      'node_modules/parts/es/part/index.json':
        '{"component":true,"usingComponents":{"inner":"../inner"}}',
      'node_modules/parts/es/part/index.js': 'Component({});',
      'node_modules/parts/es/part/index.axml':
        '<import-sjs name="m" from="./m.sjs"/><inner/>{{m.n}}',
      'node_modules/parts/es/part/m.sjs': 'export default { n: "外" };',
      'node_modules/parts/es/inner/index.json': '{"component":true}',
      'node_modules/parts/es/inner/index.js': 'Component({});',
      'node_modules/parts/es/inner/index.axml': '<view>内</view>',
      'node_modules/parts/es/inner/index.acss': '.i { top: 0 }',
      'node_modules/parts/base.acss': '.b { top: 0 }',
      'client/mini/pages/a/a.axml': '<part/><whole/><view>{{sum}} {{x}}</view>',
    });
    const { files, sources } = readProject(folder);
    const packed = Object.keys(files).filter((path) => path.startsWith('node_modules/'));
    expect(packed.sort()).toEqual([
      'node_modules/@scope/x/lib/y.js',
      // Two versions: the one that is met first stands at the root.
      'node_modules/@scope/x/node_modules/deep/index.js',
      'node_modules/deep/index.js',
      'node_modules/parts/base.acss',
      'node_modules/parts/es/inner/index.acss',
      'node_modules/parts/es/inner/index.axml',
      'node_modules/parts/es/inner/index.js',
      'node_modules/parts/es/inner/index.json',
      'node_modules/parts/es/part/index.axml',
      'node_modules/parts/es/part/index.js',
      'node_modules/parts/es/part/index.json',
      'node_modules/parts/es/part/m.sjs',
      'node_modules/sum/lib/main.js',
      'node_modules/sum/lib/part.js',
      'node_modules/sum/package.json',
      'node_modules/whole/es/index.axml',
      'node_modules/whole/es/index.js',
      'node_modules/whole/es/index.json',
      'node_modules/whole/package.json',
    ]);
    expect(sources).toContain(join(folder, 'node_modules/deep/index.js'));
    const { root } = start(files);
    expect(root).toHaveTextContent('内外全3 another');
  });

  test.each([
    ['a text', '"./lib/a.cjs"', 'a'],
    ['by path', '{".":"./lib/a.cjs"}', 'a'],
    [
      'by condition, CommonJS before ES modules',
      '{"import":"./lib/b.mjs","require":"./lib/a.cjs"}',
      'a',
    ],
    ['ES modules alone', '{".":{"types":"./a.d.ts","import":"./lib/b.mjs"}}', 'b'],
    ['for browsers', '{".":{"node":"./lib/node.js","browser":{"default":"./lib/a.cjs"}}}', 'a'],
    ['the first that there is', '{".":["./none.js","./lib/a.cjs"]}', 'a'],
    ['none that is there: main', '{".":"./none.js"}', 'main'],
  ])('exports of a package.json, as webpack 5 reads them: %s', (_, exports, expected) => {
    write({
      ...app(''),
      'pages/a/a.js': `import * as two from 'two'; import inner from 'two/inner/x'; Page({ data: { is: two.is + inner.is } });`,
      'pages/a/a.axml': '<view>{{is}}</view>',
      'node_modules/two/package.json': `{"main":"main.js","exports":${exports}}`,
      'node_modules/two/main.js': "exports.is = 'main';",
      'node_modules/two/lib/a.cjs': "exports.is = require('./a/name');",
      'node_modules/two/lib/a/name.js': "module.exports = 'a';",
      'node_modules/two/lib/b.mjs': "export const is = 'b';",
      'node_modules/two/lib/node.js': "exports.is = require('crypto');",
      // What exports does not name is found all the same: older tools do not read it.
      'node_modules/two/inner/x.js': "exports.is = '里';",
    });
    expect(start(readProject(folder).files).root).toHaveTextContent(`${expected}里`);
  });

  test('exports with a star', () => {
    write({
      ...app(''),
      'pages/a/a.js': `import { is } from 'two/parts/x/y'; Page({ data: { is } });`,
      'pages/a/a.axml': '<view>{{is}}</view>',
      'node_modules/two/package.json': '{"exports":{"./parts/*":"./lib/*.js"}}',
      'node_modules/two/lib/x/y.js': "exports.is = '星';",
    });
    expect(start(readProject(folder).files).root).toHaveTextContent('星');
  });

  test('browser of a package.json: a file, or what stands for files and packages', () => {
    write({
      ...app(''),
      'pages/a/a.js': `import one from 'one'; import two from 'two'; Page({ data: { is: one.is + two.is } });`,
      'pages/a/a.axml': '<view>{{is}}</view>',
      'node_modules/one/package.json': '{"main":"node.js","browser":"web.js"}',
      'node_modules/one/node.js': "exports.is = require('fs');",
      'node_modules/one/web.js': "exports.is = '甲';",
      'node_modules/two/package.json': JSON.stringify({
        main: 'index.js',
        browser: {
          util: false,
          './node': './web.js',
          './gone.js': false,
          http: 'one',
          self: './self',
        },
      }),
      'node_modules/two/index.js': `exports.is = [
        JSON.stringify(require('util')), require('./node'), JSON.stringify(require('./gone')), require('http').is, require('self'), require('./deep/node'),
      ].join();`,
      'node_modules/two/node.js': "module.exports = require('fs');",
      'node_modules/two/web.js': "module.exports = '乙';",
      'node_modules/two/gone.js': "require('fs');",
      'node_modules/two/self.js': "module.exports = '己';",
      'node_modules/two/deep/node.js': "module.exports = require('./self');",
      'node_modules/two/deep/self.js': "module.exports = '深';",
    });
    const { files, problems } = readProject(folder);
    expect(problems).toEqual([]);
    expect(start(files).root).toHaveTextContent('甲{},乙,{},甲,己,深');
  });

  test.each([
    ['module, where there is no main', '{"module":"es/a.mjs"}', 'm'],
    ['main before module', '{"main":"lib/a","module":"es/a.mjs"}', 'c'],
  ])('the file of a package, as webpack 5 finds it: %s', (_, packageJson, expected) => {
    write({
      ...app(''),
      'pages/a/a.js': `import { is } from 'two'; Page({ data: { is } });`,
      'pages/a/a.axml': '<view>{{is}}</view>',
      'node_modules/two/package.json': packageJson,
      'node_modules/two/es/a.mjs': "export { is } from './b';",
      'node_modules/two/es/b.js': "export const is = 'm';",
      'node_modules/two/lib/a.js': "exports.is = 'c';",
    });
    expect(start(readProject(folder).files).root).toHaveTextContent(expected);
  });

  test('two that need each other, of which another version is there already', () => {
    write({
      ...app(),
      'pages/a/a.js': `import { name } from 'ping'; import { pong } from 'old'; Page({ data: { name, pong } });`,
      'pages/a/a.axml': '<view>{{name}} {{pong}}</view>',
      'node_modules/ping/index.js': `require('pong'); exports.name = 'new';`,
      'node_modules/pong/index.js': '',
      'node_modules/old/index.js': `exports.pong = require('ping').pong();`,
      'node_modules/old/node_modules/ping/index.js': `exports.pong = () => require('pong').name;`,
      'node_modules/old/node_modules/pong/index.js': `exports.name = 'old'; require('ping');`,
    });
    const { files } = readProject(folder);
    expect(Object.keys(files).filter((path) => path.includes('old/node_modules/'))).toEqual([
      'node_modules/old/node_modules/ping/index.js',
      'node_modules/old/node_modules/ping/node_modules/pong/index.js',
    ]);
    const { root } = start(files);
    expect(root).toHaveTextContent('new old');
  });
});
