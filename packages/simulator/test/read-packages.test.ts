import { join } from 'node:path';
import { readProject } from '../src/node';
import { app, disk, useFolders, write } from './app-on-disk';
import { start } from './phone';

useFolders();

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
    const { files, sources } = readProject(disk.folder);
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
    expect(sources).toContain(join(disk.folder, 'node_modules/deep/index.js'));
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
    expect(start(readProject(disk.folder).files).root).toHaveTextContent(`${expected}里`);
  });

  test('exports with a star', () => {
    write({
      ...app(''),
      'pages/a/a.js': `import { is } from 'two/parts/x/y'; Page({ data: { is } });`,
      'pages/a/a.axml': '<view>{{is}}</view>',
      'node_modules/two/package.json': '{"exports":{"./parts/*":"./lib/*.js"}}',
      'node_modules/two/lib/x/y.js': "exports.is = '星';",
    });
    expect(start(readProject(disk.folder).files).root).toHaveTextContent('星');
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
    const { files, problems } = readProject(disk.folder);
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
    expect(start(readProject(disk.folder).files).root).toHaveTextContent(expected);
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
    const { files } = readProject(disk.folder);
    expect(Object.keys(files).filter((path) => path.includes('old/node_modules/'))).toEqual([
      'node_modules/old/node_modules/ping/index.js',
      'node_modules/old/node_modules/ping/node_modules/pong/index.js',
    ]);
    const { root } = start(files);
    expect(root).toHaveTextContent('new old');
  });
});
