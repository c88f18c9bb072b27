import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { readApp, readProject } from '../src/node';
import { app, APP_JSON, disk, useFolders, write } from './app-on-disk';
import { start } from './phone';

useFolders();

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
    expect(readProject(disk.folder).root).toBe(join(disk.folder, root));
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
    expect(() => readProject(disk.folder)).toThrow(message);
  });

  test('and that there is no such folder', () => {
    expect(() => readProject(join(disk.folder, 'no'))).toThrow('there is no such folder');
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
  const assets = Object.keys(readApp(disk.folder)).filter((path) => path.startsWith('layout/'));
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
    const { simulator, pageData } = start(readApp(disk.folder), { mode });
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
    expect(readApp(disk.folder)['sound.mp3']).toBe('data:audio/mpeg;base64,AQ==');
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
  expect(readApp(disk.folder)).toEqual({
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
  symlinkSync(join(disk.folder, 'elsewhere'), join(disk.folder, 'mini/shared'), 'junction');
  symlinkSync(join(disk.folder, 'mini'), join(disk.folder, 'elsewhere/round'), 'junction');
  symlinkSync(join(disk.folder, 'none.js'), join(disk.folder, 'mini/broken.js'), 'junction');
  const files = readApp(join(disk.folder, 'mini'));
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
    const { files, problems, sources } = readProject(disk.folder);
    expect(problems).toEqual([]);
    expect(files['app.acss']).toContain('.a .b {\n  color: #f00;');
    expect(files['pages/a/a.acss']).toContain('width: 750rpx');
    expect(files).not.toHaveProperty('styles/mixins.acss');
    expect(sources).toContain(join(disk.folder, 'styles/mixins.less'));
    expect(await start(files).screen.findByText('3')).toBeVisible();
  });

  test('what cannot be compiled is a problem with its line, and the others are read all the same', () => {
    write({
      ...app(),
      'pages/a/a.less': '.c {\n  color: @missing;\n}',
      'other.ts': 'const a: = 1;',
    });
    const { files, problems } = readProject(disk.folder);
    expect(problems).toMatchObject([
      { kind: 'app', file: 'other.ts', line: 1, thing: 'TypeScript' },
      { kind: 'app', file: 'pages/a/a.less', line: 2, thing: 'Less' },
    ]);
    expect(files['pages/a/a.acss']).toBe('');
    expect(() => readApp(disk.folder)).toThrow('other.ts:1: TypeScript: ');
  });

  test('a .ts beside a .js counts where compileOptions.typescript says so', () => {
    write({ ...app(), 'pages/a/a.ts': 'Page({ data: { ts: true } });' });
    expect(readApp(disk.folder)['pages/a/a.js']).toBe('Page({});');
    write({ 'mini.project.json': '{"compileOptions":{"typescript":true}}' });
    expect(readApp(disk.folder)['pages/a/a.js']).toContain('ts: true');
  });

  test.each(['@import "./b.less";', '@import url(./b.less);'])(
    'a Less file in ACSS: %s',
    (acss) => {
      write({ ...app(), 'pages/a/a.acss': acss, 'pages/a/b.less': '.a{.b{top:0}}' });
      expect(readApp(disk.folder)['pages/a/b.less']).toContain('.a .b');
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
    expect(readApp(disk.folder)['pages/a/a.js']).toBe(`import '/lib/b'; Page({});`);
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
    expect(readApp(disk.folder)['pages/a/a.js']).toBe(
      `import a from '/x'; const b = require("/utils/y"); const c = require('./z');`,
    );
  });
});

test('mini.project.json that cannot be read is a problem with its line, and the app has its defaults', () => {
  write({ ...app(), 'mini.project.json': '{\n  "component2": false\n  "x": 1\n}' });
  expect(readProject(disk.folder).problems).toEqual([
    expect.objectContaining({ file: 'mini.project.json', line: 3, thing: 'JSON' }),
  ]);
  expect(() => readApp(disk.folder)).toThrow(/mini\.project\.json:3: JSON: /);
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
    const { problems } = readProject(disk.folder);
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
    const { problems, brokenStyles } = readProject(disk.folder);
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
    const { files, problems, sources } = readProject(disk.folder);
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
    expect(sources).toContain(join(disk.folder, 'src/colors.less'));
  });

  test('that cannot be compiled are a problem', () => {
    write({
      ...app('demo/'),
      'demo/pages/a/a.json': '{"usingComponents":{"tag":"../../../tag"}}',
      'tag.json': '{"component":true}',
      'tag.ts': '\nComponent({;',
    });
    const { problems } = readProject(join(disk.folder, 'demo'));
    expect(problems).toEqual([expect.objectContaining({ file: '../tag.ts', line: 2 })]);
  });
});
