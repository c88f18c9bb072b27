import { appFiles, recordLines, start } from '../../phone';
import { openPage, say } from './world';

/** What the app's code writes when it starts. */
const linesOf = (js: string, others: Readonly<Record<string, string>> = {}) =>
  openPage({}, {}, { 'app.js': `${js}\nApp({});`, ...others }).lines();

describe('框架概述: 模块', () => {
  const others = {
    'util.js': `export default 'util'; export const named = 'named';`,
    'absolute.js': `module.exports = { n: 1 };`,
    'pages/util.js': `export { default } from '../util';`,
    'node_modules/query-string/package.json': '{ "main": "index.js" }',
    'node_modules/query-string/index.js': 'exports.parse = () => "parsed";',
    'myWindow.js': `export const window = 'mine'; export const document = 'doc';`,
  };
  test.each([
    ['载入相对路径', `import util from './util'; console.info(util);`, 'util'],
    [
      '载入项目根路径文件',
      `import absolute from '/absolute'; console.info(String(absolute.n));`,
      '1',
    ],
    ['具名导入', `import { named } from './util'; console.info(named);`, 'named'],
    [
      '第三方 NPM 模块',
      `import queryString from 'query-string'; console.info(queryString.parse());`,
      'parsed',
    ],
    ['../ 路径', `import util from './pages/util'; console.info(util);`, 'util'],
    [
      '保留字做导入符号: undefined',
      `import { window } from './myWindow'; console.info(String(window));`,
      'undefined',
    ],
    [
      '使用 as 关键字进行重新命名',
      `import { window as myWindow } from './myWindow'; console.info(myWindow);`,
      'mine',
    ],
  ])('%s', (_statement, js, line) => {
    expect(linesOf(js, others)).toEqual([line]);
  });

  test.each([
    'document',
    'window',
    'fetch',
    'XMLHttpRequest',
    'alert',
    'localStorage',
    'URL',
    'requestAnimationFrame',
    'crypto',
    'history',
    'structuredClone',
    'WebSocket',
  ])('JavaScript 在 web 中的一些能力都无法使用: there is no %s', (name) => {
    expect(linesOf(`console.info(typeof ${name});`)).toEqual(['undefined']);
  });

  test.each(['globalThis', 'global', 'AlipayJSBridge', 'self', 'location'])(
    '保留字: no %s either',
    (name) => {
      expect(linesOf(`console.info(typeof ${name});`)).toEqual(['undefined']);
    },
  );

  test.each([
    'Promise',
    'Map',
    'Symbol',
    'Proxy',
    'Reflect',
    'Uint8Array',
    'ArrayBuffer',
    'Intl',
    'setTimeout',
    'TypeError',
    'WeakMap',
  ])('小程序的 JavaScript 引擎: 内置对象 %s', (name) => {
    expect(linesOf(`console.info(typeof ${name});`)).not.toEqual(['undefined']);
  });
});

/** Of a function that is not strict, without an object; webpack looks for the global object so. */
describe('框架概述: `this` that is the global object', () => {
  const seen = (code: string, others?: Readonly<Record<string, string>>) =>
    linesOf(`console.info(String(${code}));`, others);

  test.each([
    ['(function () { return typeof this.document; })()', 'undefined'],
    ['(function () { return "Blob" in this; })()', 'false'],
    ['(() => typeof this.localStorage)()', 'undefined'],
    ['(function () { return this.self || this.window || this.globalThis; })()', 'undefined'],
    ['(function () { return this.Date === Date && this.Array === Array; })()', 'true'],
    ['(function () { return this.setTimeout === setTimeout && this.my === my; })()', 'true'],
    ['(function () { return this === (function () { return this; })(); })()', 'true'],
    ['(function () { return Object.prototype.toString.call(this); })()', '[object global]'],
    ['(function () { "use strict"; return this; })()', 'undefined'],
    ['(function () { return this.a; }).call({ a: 1 })', '1'],
    ['(class { static a = 1; static get() { return this.a; } }).get()', '1'],
  ])('%s: %s', (code, result) => {
    expect(seen(code)).toEqual([result]);
  });

  test('what the app puts there is found by its name: by all scripts, those that run already included', () => {
    const others = {
      'root.js': `(function () { this.ours = 'ours'; this.Map = 'map'; }).call(this);`,
    };
    const later = { 'later.js': 'module.exports = () => [ours, Map].join();' };
    const js = `(require('./root'), [ours, require('./later')()].join())`;
    expect(seen(js, { ...others, ...later })).toEqual(['ours,ours,map']);
    expect(new Map().size).toBe(0);
  });

  test('what goes wrong with `this` of a page is told in its own words', () => {
    const { takeErrors } = openPage({ js: `{ onLoad() { this.none(); } }` });
    expect(takeErrors()).toEqual([expect.stringContaining('this.none is not a function')]);
  });

  test('and leaves the host with the app', () => {
    const { simulator, lines } = openPage(
      {},
      {},
      { 'app.js': `(function () { this.ours = 1; })(); console.info(String(ours)); App({});` },
    );
    expect(lines()).toEqual(['1']);
    simulator.terminate();
    expect('ours' in globalThis).toBe(false);
  });
});

describe('小程序的 JavaScript 引擎: what the global object has as any object has it', () => {
  test.each([
    ['toString.call([])', '[object Array]'],
    ['hasOwnProperty.call({ a: 1 }, "a")', 'true'],
    ['propertyIsEnumerable.call([1], 0)', 'true'],
    ['isPrototypeOf.call(Array.prototype, [])', 'true'],
    ['typeof valueOf', 'function'],
    ['typeof constructor', 'undefined'],
    ['typeof __proto__', 'undefined'],
  ])('%s', (code, result) => {
    expect(linesOf(`console.info(String(${code}));`)).toEqual([result]);
  });
});

describe('小程序的 JavaScript 引擎: 对动态执行脚本的限制', () => {
  test('不支持使用 eval', () => {
    expect(linesOf('console.info(typeof eval);')).toEqual(['undefined']);
  });

  test.each(['new Function("return 1")', 'Function("return this")'])(
    '不支持使用 new Function 创建函数: %s',
    (text) => {
      const run = `try { ${text}(); console.info('made'); } catch (error) { console.info(error.message); }`;
      expect(linesOf(run)).toEqual(['app.js:1: new Function: a function cannot be made of text']);
    },
  );

  test('Function itself is there: functions are its instances', () => {
    expect(
      linesOf(
        `console.info(String((() => 1) instanceof Function && Function.prototype.call === (() => 1).call));`,
      ),
    ).toEqual(['true']);
  });

  test.each([
    ['page', `import('./util')`],
    ['a script that it requires', `require('./lazy')`],
  ])('目前不支持动态 import 导入: in a %s', (_where, js) => {
    const others = { 'util.js': '', 'lazy.js': `\nmodule.exports = () => import('./util');` };
    expect(() => linesOf(js, others)).toThrow('import() is not supported by the platform');
  });

  test.each(['setTimeout', 'setInterval'])('%s 仅支持函数做回调参数', async (name) => {
    const { takeErrors, settle } = openPage(
      {},
      {},
      {
        'app.js': `const id = ${name}("console.info('run')"); setTimeout(() => clearInterval(id), 2); App({});`,
      },
    );
    await settle();
    await settle();
    expect(takeErrors()).not.toEqual([]);
  });

  test('引擎对 new Date 的支持差异: iOS 不支持解析 "yyyy-MM-dd HH:mm:ss"', () => {
    const tried = (code: string) =>
      `try { console.info(String(${code})); } catch (error) { console.info(error.message); }`;
    const message = (text: string, line: number) =>
      `app.js:${line}: new Date("${text}"): iOS cannot read a time in this form`;
    const codes = [
      'new Date("2024-01-02 03:04:05")',
      'Date.parse("2024-1-2 03:04")',
      'new Date("2024/01/02 03:04:05").getMonth()',
      'new Date("2024-01-02T03:04:05").getHours()',
      'new Date(2024, 0, 2).getDate()',
      'new Date() instanceof Date && typeof Date.now() + typeof Date()',
    ];
    expect(linesOf(codes.map(tried).join('\n'))).toEqual([
      message('2024-01-02 03:04:05', 1),
      message('2024-1-2 03:04', 2),
      '0',
      '3',
      '2',
      'numberstring',
    ]);
  });

  test('on Android it does; and a clock that a test has set is the app’s', () => {
    jest.useFakeTimers({ now: 5 });
    const js = `console.info(String(new Date("1970-01-01 00:00:00Z").getTime()) + Date.now());\nApp({});`;
    const lines = recordLines();
    const files = appFiles({ 'a/a': {} }, {}, { 'app.js': js });
    start(files, { system: { platform: 'Android' } });
    expect(lines()).toEqual(['05']);
    start({ ...files, 'app.js': 'console.info(String(new Date().getTime())); App({});' });
    expect(lines()).toEqual(['5']);
    jest.useRealTimers();
  });

  test('async/await', async () => {
    const { lines, settle } = openPage({
      js: `{ async onLoad() { await null; ${say('after')} } }`,
    });
    await settle();
    expect(lines()).toEqual(['after']);
  });

  test('支付宝小程序会自动转换语法: a const that reads itself is none', async () => {
    const app = 'const app = app || getApp(); let count = count || 1;';
    const { shown } = openPage(
      { axml: '<text>{{n}}</text>' },
      {},
      {
        'app.js': 'App({ n: 7 });',
        'pages/index/index.js': `${app} Page({ data: { n: app.n + count } });`,
      },
    );
    expect(await shown()).toBe('8');
  });

  test('getApp is a function like others, called with new too', async () => {
    const { shown } = openPage(
      { axml: '<text>{{n}}</text>' },
      {},
      {
        'app.js': 'App({ n: 7 });',
        'pages/index/index.js': 'const app = new getApp(); Page({ data: { n: app.n } });',
      },
    );
    expect(await shown()).toBe('7');
  });
});

describe('框架概述: 逻辑结构', () => {
  test('页面一打开的时候会显示 Hello taobao!, 点击后变为 Hello alipay!', async () => {
    const { shown, tap } = openPage({
      axml: '<view> Hello {{name}}! </view><button onTap="changeName"> Click me! </button>',
      js: `{ data: { name: 'taobao' }, changeName(e) { this.setData({ name: 'alipay' }); } }`,
    });
    expect(await shown()).toMatch(/^Hello taobao!/);
    await tap('Click me!');
    expect(await shown()).toMatch(/^Hello alipay!/);
  });
});

test('a JSON file that cannot be read fails each time that it is asked for', () => {
  const js = `for (const time of ['first', 'second']) {
    try { require('./other.json'); console.info(time); } catch { console.info('none'); }
  }`;
  expect(linesOf(js, { 'other.json': '{' })).toEqual(['none', 'none']);
});

describe('小程序全局配置/项目配置: globalObjectMode', () => {
  const seen = (mode: string | undefined, js: string) => {
    const project = { format: 2, compileOptions: { component2: true, globalObjectMode: mode } };
    return linesOf(js, {
      'mini.project.json': JSON.stringify(project),
      'other.js': `globalThis.own = 1;`,
    });
  };
  const TYPES = 'console.info(typeof globalThis + " " + typeof global);';

  test.each([
    [undefined, 'undefined undefined'],
    ['legacy', 'undefined undefined'],
    ['enable', 'object object'],
    ['fake', 'object object'],
  ])('%s: 访问全局对象', (mode, line) => {
    expect(seen(mode, TYPES)).toEqual([line]);
  });

  test.each([
    ['enable', 'true true 1 undefined'],
    ['fake', 'false false 1 undefined'],
  ])('%s: 真实的全局对象, or an empty one, that all scripts share', (mode, line) => {
    const js = `require('./other'); console.info([globalThis.Promise === Promise, global.my === my, global.own, typeof global.document].join(' '));`;
    expect(seen(mode, js)).toEqual([line]);
  });

  test('enable: `this` that is the global object is globalThis', () => {
    const js = `console.info((function () { return this === globalThis && this === global; })());`;
    expect(seen('enable', js)).toEqual([true]);
  });
});
