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

describe('小程序的 JavaScript 引擎: 对动态执行脚本的限制', () => {
  test('不支持使用 eval', () => {
    expect(linesOf('console.info(typeof eval);')).toEqual(['undefined']);
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

  test('async/await', async () => {
    const { lines, settle } = openPage({
      js: `{ async onLoad() { await null; ${say('after')} } }`,
    });
    await settle();
    expect(lines()).toEqual(['after']);
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
