import { openPage } from './world';

/** What an expression of a SJS module is, as text. */
const run = (expression: string, before = '') =>
  openPage(
    { axml: '<import-sjs name="m" from="./m.sjs"/>{{m.run()}}' },
    {},
    {
      'pages/index/m.sjs': `${before}\nexport default { run() { return String(${expression}); } };`,
    },
  ).shown();

describe('SJS 语法参考/基础类库', () => {
  test.each([
    ['undefined === JSON.stringify()', 'true'],
    ['undefined === JSON.stringify(undefined)', 'true'],
    ['"null" === JSON.stringify(null)', 'true'],
    [`'"222"' === JSON.stringify("222")`, 'true'],
    ['undefined === JSON.stringify(function(){})', 'true'],
    ['undefined === JSON.parse(JSON.stringify())', 'true'],
    ['undefined === JSON.parse(JSON.stringify(undefined))', 'true'],
    ['null === JSON.parse(JSON.stringify(null))', 'true'],
    ['222 === JSON.parse(JSON.stringify(222))', 'true'],
    ['undefined === JSON.parse(JSON.stringify(function(){}))', 'true'],
    ['typeof Infinity + typeof NaN + typeof undefined', 'numbernumberundefined'],
    ['decodeURIComponent(encodeURIComponent("支付宝"))', '支付宝'],
    ['decodeURI(encodeURI("支 付"))', '支 付'],
    ['[isNaN("x"), isFinite(1), parseFloat("1.5px"), parseInt("12px")].join()', 'true,true,1.5,12'],
    ['Number.MAX_VALUE > 1 && Number.MIN_VALUE < 1', 'true'],
    ['Number.NEGATIVE_INFINITY === -Infinity && Number.POSITIVE_INFINITY === Infinity', 'true'],
    ['[Math.abs(-1), Math.max(1, 3), Math.round(1.5), Math.pow(2, 3)].join()', '1,3,2,8'],
    ['Math.PI.toFixed(2) + Math.E.toFixed(2)', '3.142.72'],
  ])('%s is %s', async (expression, text) => {
    expect(await run(expression)).toBe(text);
  });

  test('console.log 可以接收多个参数', async () => {
    const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    await run('console.log("a", 1)');
    expect(log.mock.calls).toEqual([['a', 1]]);
  });

  test.each([
    'Date',
    'RegExp',
    'Map',
    'Promise',
    'Symbol',
    'Proxy',
    'Intl',
    'Uint8Array',
    'ArrayBuffer',
    'eval',
    'Function',
    'setInterval',
    'document',
    'require',
    'getApp',
    'Page',
    'WeakRef',
    'localStorage',
    'navigator',
    'alert',
    'crypto',
    'URL',
    'Buffer',
    'structuredClone',
  ])('SJS 不支持 JavaScript 的大部分全局属性和方法: %s', async (name) => {
    expect(await run(`typeof ${name}`)).toBe('undefined');
  });
});

describe('SJS 语法参考/数据类型', () => {
  test.each([
    ['({}).toString()', '[object Object]'],
    ['(function (a, b) {}).toString()', '[function Function]'],
    ['(x => x).toString()', '[function Function]'],
    ['"" + function () {}', '[function Function]'],
    ['(function (a, b) {}).length', '2'],
    ['"Object" === { a: 2, b: "5" }.constructor', 'true'],
    ['"Function" === (x => x).constructor', 'true'],
    ['typeof getDate() + typeof getRegExp("a")', 'objectobject'],
    ['typeof null + typeof undefined', 'objectundefined'],
    ['getDate(1500000000000).getTime()', '1500000000000'],
    ['getDate(2017, 6, 14, 10, 40, 0, 0).getMonth()', '6'],
    ['getDate("2016-6-29").getDate()', '29'],
    ['getDate("June 29, 2016 10:40:00").getHours()', '10'],
    ['getDate(0).toISOString()', '1970-01-01T00:00:00.000Z'],
    ['getRegExp("name", "img").source', 'name'],
    ['getRegExp("name", "img").global', 'true'],
    ['getRegExp("name", "img").ignoreCase', 'true'],
    ['getRegExp("name", "img").multiline', 'true'],
    ['getRegExp("\\\\d+").exec("a12b")[0]', '12'],
    ['getRegExp().constructor', 'RegExp'],
    ['"a-b".replace(getRegExp("-"), "+")', 'a+b'],
    ['[1, [2]].toString()', '1,2'],
    ['[3, 1, 2].sort().reverse().join("")', '321'],
    ['[1, 2, 3].reduceRight((a, b) => a + b)', '6'],
    ['" x ".trim() + "ab".charAt(1) + "ab".lastIndexOf("b")', 'xb1'],
    ['(1234.5).toFixed(2) + (5).toExponential(1) + (5.55).toPrecision(2)', '1234.505.0e+05.5'],
  ])('%s is %s', async (expression, text) => {
    expect(await run(expression)).toBe(text);
  });
});

describe('SJS 语法参考/变量, 语句, 运算符, esnext, 注释', () => {
  test.each([
    [
      'var 会有变量提升',
      'typeof late; var late',
      'var late = 1; function typeOfLate() { return early; var early = 1; }',
      'typeOfLate()',
      'undefined',
    ],
    ['只声明变量而不赋值，默认值为 undefined', '', 'let u;', 'u', 'undefined'],
    ['arguments', '', 'function a() { return arguments.length; }', 'a(1, 2)', '2'],
    ['闭包', '', 'var c = (x) => function () { return x; }; var d = c(25);', 'd()', '25'],
    [
      'switch',
      '',
      `function s(exp) { switch (exp) { case '10': return 'string 10'; case 10: return 'number 10'; default: return 'default'; } }`,
      's(10)',
      'number 10',
    ],
    [
      'for, break',
      '',
      'function f() { let r = ""; for (var i = 0; i < 3; ++i) { r += i; if (i >= 1) break; } return r; }',
      'f()',
      '01',
    ],
    [
      'do while, continue',
      '',
      'function f() { let n = 0, r = ""; do { n += 1; if (n === 2) continue; r += n; } while (n < 3); return r; }',
      'f()',
      '13',
    ],
    [
      '位运算符',
      '',
      'var a = 10;',
      '[a << 3, a >> 2, a >>> 2, a & 3, a ^ 3, a | 3, ~a].join()',
      '80,2,2,2,9,11,-11',
    ],
    [
      '逗号运算符, void, delete',
      '',
      'var a = 10, b = 20, o = { x: 1 };',
      '[(a, b), void a, delete o.x, o.x].join()',
      '20,,true,',
    ],
    [
      '箭头函数',
      '',
      `var bob = { n: 'Bob', f: ['A', 'B'], p() { return this.f.map((f) => this.n + f).join(); } };`,
      'bob.p()',
      'BobA,BobB',
    ],
    ['模板字符串', '', 'const h = "hello";', '`${h} alipay`', 'hello alipay'],
    [
      '解构赋值',
      '',
      'var [a, , b] = [1, 2, 3]; const { c: d, e = "default", ...other } = { c: 3, g: 4, h: 5 };',
      '[a, b, d, e, JSON.stringify(other)].join()',
      '1,3,3,default,{"g":4,"h":5}',
    ],
    [
      '函数参数: 解构赋值 + 默认值',
      '',
      'function r({ x, y, w = 10, h = 10 }) { return x + y + w + h; }',
      'r({ x: 1, y: 2 })',
      '23',
    ],
    [
      '对象解构, 数组解构',
      '',
      'const o = { a: 1 }; const l = [2];',
      'JSON.stringify([{ ...o }, [...l]])',
      '[{"a":1},[2]]',
    ],
    ['注释', '', '// one\n/* two\nlines */ let h = 1;', 'h', '1'],
  ])('%s', async (_statement, _unused, before, expression, text) => {
    expect(await run(expression, before)).toBe(text);
  });
});

describe('SJS 语法参考/SJS 介绍, AXML/引入 SJS', () => {
  const files = {
    'pages/index/foo.sjs': `const message = 'hello sjs'; const format = num => num.toFixed(2); const five = 5;
      export default { message, format, five };`,
    'pages/index/bar.sjs': `import { five } from './foo.sjs'; export const x = 3; export const y = 4 + five;
      export function b() { return 2; }`,
    'pages/index/whole.sjs': `import bar from './bar.sjs'; export default { sum: bar.x + bar.y };`,
    'node_modules/pkg/n.sjs': 'export default { name: "npm" };',
  };
  test.each([
    [
      'a module without a default export, imported as a whole',
      '<import-sjs from="./whole.sjs" name="m"/>{{m.sum}}',
      '12',
    ],
    [
      'message',
      '<import-sjs from="./foo.sjs" name="m"/>{{m.message}} {{m.format(value)}}',
      'hello sjs 3.14',
    ],
    ['named exports, renamed', '<import-sjs from="./bar.sjs" name="{x, y: z}"/>{{x}} {{z}}', '3 9'],
    [
      'the exported name of a renamed one is not there',
      '<import-sjs from="./bar.sjs" name="{ x, b: c }"/>{{c()}}:{{x}}:{{b}}',
      '2:3:',
    ],
    ['引用 npm 包中的 .sjs 文件', '<import-sjs from="pkg/n.sjs" name="n"/>{{n.name}}', 'npm'],
    ['项目绝对路径', '<import-sjs from="/pages/index/foo.sjs" name="n"/>{{n.five}}', '5'],
    [
      '具名导出覆盖同名的默认导出, 不论顺序',
      '<import-sjs from="./bar.sjs" name="{ x: s }"/><import-sjs from="./foo.sjs" name="s"/>{{s}}',
      '3',
    ],
    ['a tag with an end', '<import-sjs from="./foo.sjs" name="m"></import-sjs>{{m.five}}', '5'],
  ])('%s', async (_statement, axml, text) => {
    const page = { axml, js: '{ data: { value: 3.14159 } }' };
    expect(await openPage(page, {}, files).shown()).toBe(text);
  });

  test.each([
    ['name 必须是一个合法的标识符', '<import-sjs from="./foo.sjs" name="a-b"/>', /a-b/],
    ['标识符 /^[A-Za-z_][A-Za-z0-9_]*$/', '<import-sjs from="./foo.sjs" name="$m"/>', /\$m/],
    [
      '具名导出的同名会直接抛出编译异常',
      '<import-sjs from="./bar.sjs" name="{ x: s }"/><import-sjs from="./bar.sjs" name="{ y: s }"/>',
      /s/,
    ],
    ['扩展名必须为 .sjs', '<import-sjs from="./other.js" name="o"/>', /other\.js/],
  ])('%s', (_statement, axml, message) => {
    const others = { ...files, 'pages/index/other.js': 'export default 1;' };
    expect(() => openPage({ axml }, {}, others)).toThrow(message);
  });

  test('不能调用 JS 文件中定义的函数: a SJS module is another world than the page’s', async () => {
    expect(await run('typeof Page + typeof getApp + typeof my')).toBe(
      'undefinedundefinedundefined',
    );
  });
});
