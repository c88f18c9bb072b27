import { readApp, readProject } from '../src/node';
import { app, disk, useFolders, write } from './app-on-disk';

useFolders();

describe('resolveAlias (mini/framework/小程序全局配置/项目配置.md)', () => {
  const aliases = (resolveAlias: object) => ({
    ...app(),
    'mini.project.json': JSON.stringify({ compileOptions: { component2: true, resolveAlias } }),
    'pages/a/a.js': `import a from 'hello/world/a'; import b from 'hello/b';`,
  });

  test('如果一个规则是另一个规则的前缀，最具体的键将生效', () => {
    write(aliases({ 'hello/*': './b/*', 'hello/world/*': './a/*' }));
    expect(readApp(disk.folder)['pages/a/a.js']).toBe(
      `import a from '/a/a'; import b from '/b/b';`,
    );
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
    const read = readApp(disk.folder)[file] ?? '';
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
    const css = (readApp(disk.folder)['pages/a/a.acss'] ?? '').replace(/\s+/g, ' ');
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
    const { files, problems } = readProject(disk.folder);
    expect(problems.map(({ thing }) => thing)).toEqual(['mini.project.json resolveAlias']);
    expect(files['pages/a/a.js']).toContain(`'hello/b'`);
  });
});
