import { appFiles, start } from './phone';

/** Runs app.js as the entry of some modules; returns what it says. */
function run(modules: Readonly<Record<string, string>>, entry: string): string[] {
  const lines: string[] = [];
  const say = (...values: unknown[]) => void lines.push(JSON.stringify(values));
  const files = { ...appFiles({ 'pages/a/a': {} }), ...modules, 'app.js': `${entry}\nApp({});` };
  start(files, { globals: { say } });
  return lines;
}

const COUNTER = `
export let n = 1;
export function inc() { n += 1; }
export function swap() { [n] = [50]; }
export const self = () => n;
`;

test.each<[string, Record<string, string>, string, string]>([
  [
    'a binding is live',
    { 'b.js': COUNTER },
    `import { n, inc } from './b'; const x = n; inc(); say(x, n);`,
    '[1,2]',
  ],
  [
    'a binding that is assigned by destructuring is live',
    { 'b.js': COUNTER },
    `import { n, swap } from './b'; swap(); say(n);`,
    '[50]',
  ],
  [
    'what is exported of functions and classes is their names, not their parameters',
    {
      'b.js': `export function f(a, { b }) { return a; } export class C { m(x) { return x; } }
export async function* g(z) { yield z; } export const { p, q: [r] } = { p: 1, q: [2] };`,
    },
    `import * as b from './b'; const all = { ...b }; say(Object.keys(all).sort(), b.p, b.r);`,
    '[["C","f","g","p","r"],1,2]',
  ],
  [
    'a namespace is live',
    { 'b.js': COUNTER },
    `import * as b from './b'; b.inc(); say(b.n, Object.keys(b).sort());`,
    '[2,["inc","n","self","swap"]]',
  ],
  [
    'a re-export is live, under its name or another',
    { 'b.js': COUNTER, 'c.js': `export { n, n as m, inc } from './b';` },
    `import { n, m, inc } from './c'; inc(); say(n, m);`,
    '[2,2]',
  ],
  [
    'an import that is exported again is live',
    { 'b.js': COUNTER, 'c.js': `import { n, inc } from './b'; export { n as m, inc };` },
    `import { m, inc } from './c'; inc(); say(m);`,
    '[2]',
  ],
  [
    'export * passes on all but the default, live',
    { 'b.js': `${COUNTER} export default 7;`, 'c.js': `export * from './b';` },
    `import * as c from './c'; c.inc(); say(c.n, c.default);`,
    '[2,null]',
  ],
  [
    "a module's own export stands above export *",
    { 'b.js': COUNTER, 'c.js': `export * from './b'; export const n = 9;` },
    `import { n } from './c'; say(n);`,
    '[9]',
  ],
  [
    'export * as a name',
    { 'b.js': COUNTER, 'c.js': `export * as counter from './b';` },
    `import { counter } from './c'; say(counter.n);`,
    '[1]',
  ],
  [
    'a destructured export',
    {
      'b.js': `const src = { a: 1, b: [2], d: 4 };\nexport const { a, b: [c], e = 5, ...rest } = src;`,
    },
    `import { a, c, e, rest } from './b'; say(a, c, e, rest);`,
    '[1,2,5,{"d":4}]',
  ],
  [
    'minified code',
    { 'b.js': `const n=1,o={k:2};function f(){return 3}export{n as default,o as x,f};` },
    `import n,{x,f}from"./b";say(n,x.k,f());`,
    '[1,2,3]',
  ],
  [
    'names that are no identifiers',
    { 'b.js': `const z = 1; export { z as 'a-b' };` },
    `import { 'a-b' as c } from './b'; say(c);`,
    '[1]',
  ],
  [
    'imports run before the code above them',
    { 'b.js': `say('b');` },
    `say('a'); import './b';`,
    '["b"]|["a"]',
  ],
  [
    'functions exist in a circle before their module has run',
    {
      'b.js': `import f, { g } from './c'; export const b = f() + g();`,
      'c.js': `import { b } from './b'; export default function () { return 1; } export function g() { return 2; } export const c = b;`,
    },
    `import { c } from './c'; say(c);`,
    '[3]',
  ],
  [
    'variables are read in a circle once they are there',
    {
      'b.js': `import { c } from './c'; export const b = () => c;`,
      'c.js': `import { b } from './b'; export const c = 3; export const d = b();`,
    },
    `import { d } from './c'; say(d);`,
    '[3]',
  ],
  [
    'an inner name hides an import',
    { 'b.js': COUNTER },
    `import { n } from './b'; say(((n) => n)(4), (() => { const n = 5; return n; })(), n, { n }.n, \`\${n}\`);`,
    '[4,5,1,1,"1"]',
  ],
  [
    'an imported function has no this',
    { 'b.js': `export function who() { return this === undefined; } export const tag = who;` },
    `import { who, tag } from './b'; const x = 1\nsay(who(), tag\`\`, who?.(), x);`,
    '[true,true,true,1]',
  ],
  [
    'an imported function is called where a line before has no semicolon, and where a statement stands alone',
    { 'b.js': `let n = 0; export function inc() { return ++n; } export const tag = () => ++n;` },
    `import { inc, tag } from './b'
    const x = inc
    inc()
    tag\`\`
    if (x) inc()
    else inc()
    const f = () => inc()
    switch (1) { case 1: f()
      inc() }
    label: inc()
    do inc()
    while (x() < 9)
    say(x())`,
    '[11]',
  ],
  [
    'a default export without a name is called default',
    {
      'b.js': `export default function () {}`,
      'c.js': `export default class {}`,
      'd.js': `export default () => 1`,
    },
    `import b from './b'; import c from './c'; import d from './d'; say(b.name, c.name, d.name);`,
    '["default","default","default"]',
  ],
  [
    'a default export in parentheses, with and without a semicolon',
    { 'b.js': 'export default (function () { return 1; });', 'c.js': 'export default (1, 2)\n' },
    `import b from './b'; import c from './c'; say(b(), c);`,
    '[1,2]',
  ],
  [
    'a default export with a name',
    { 'b.js': `export default class Tree { static k = 1 }\nTree.k += 1;` },
    `import Tree from './b'; say(Tree.k, new Tree() instanceof Tree);`,
    '[2,true]',
  ],
  [
    'CommonJS seen from a module',
    {
      'b.js': `exports.x = 1;`,
      'c.js': `module.exports = () => 2;`,
      'd.js': `exports.__esModule = true; exports.default = 3;`,
    },
    `import b, { x } from './b'; import * as ns from './b'; import c from './c'; import d from './d'; say(b.x, x, ns.x, c(), d);`,
    '[1,1,1,2,3]',
  ],
  [
    'CommonJS that exports no object, and JSON that is none: its value itself',
    {
      'b.js': `module.exports = 'https://a.test';`,
      'c.js': `module.exports = null;`,
      'd.js': `module.exports = false;`,
      'e.json': `"text"`,
    },
    `import b, * as all from './b'; import c from './c'; import d from './d'; import e from './e.json'; say(typeof b, all.default === b, c === null, d || 'off', e === 'text');`,
    '["string",true,true,"off",true]',
  ],
  [
    'a module seen from CommonJS',
    { 'b.js': `export default 1; export let n = 2; export const set = () => { n = 3; };` },
    `const b = require('./b'); b.set(); say(b.default, b.n, b.__esModule);`,
    '[1,3,true]',
  ],
  [
    'members of a default export that stands alone are imported by their names, live',
    { 'b.js': `const b = { x: 1, f() { return b.x; } }; export default b;` },
    `import b, { x, f } from './b'; import * as all from './b'; b.x = 2; say(x, f(), all.f === f, all.default === b);`,
    '[2,2,true,true]',
  ],
  [
    'static members of a default class, and none of a default that is undefined',
    {
      'b.js': `export default class Tree { static grow() { return 1; } }`,
      'c.js': `export default undefined;`,
    },
    `import { grow } from './b'; import { x } from './c'; say(grow(), x === undefined);`,
    '[1,true]',
  ],
  [
    'members of a default export are no exports beside another one',
    { 'b.js': `export default { x: 1 }; export const y = 2;` },
    `import * as b from './b'; say(b.x === undefined, b.y, require('./b').default.x);`,
    '[true,2,1]',
  ],
  [
    'a build of an ES module is CommonJS: its default has no members to import',
    { 'b.js': `exports.__esModule = true; exports.default = { x: 1 };` },
    `import b, { x } from './b'; say(b.x, x === undefined, require('./b').default.x);`,
    '[1,true,1]',
  ],
  [
    'CommonJS is given a default export that stands alone, and as .default too',
    {
      'b.js': `export default function go() { return 1; }`,
      'c.js': `export default { k: 2 };`,
      'd.js': `export default 3;`,
    },
    `const b = require('./b'), c = require('./c'); say(b(), b.default(), c.k, c.default.k, c, require('./d'));`,
    '[1,1,2,2,{"k":2},3]',
  ],
  [
    'in a circle CommonJS is given what is there by then',
    {
      'b.js': `import './c'; export default { k: 1 };`,
      'c.js': `const b = require('./b'); exports.later = () => b.default.k;`,
    },
    `import './b'; import { later } from './c'; say(later());`,
    '[1]',
  ],
  [
    'a variable of the name of a function at the top of a module',
    { 'b.js': `function f() { return 1; } export var f = f;` },
    `import { f } from './b'; say(f());`,
    '[1]',
  ],
  [
    'import at the start of a line in a comment of CommonJS',
    { 'b.js': `/*\nimport x from 'y';\nexport default x;\n*/\nmodule.exports = 5;` },
    `const b = require('./b'); say(b);`,
    '[5]',
  ],
  [
    'import and export in texts of CommonJS, which may do what no module may',
    { 'b.js': `const text = "\\nimport x from 'y'";\nwith ({ q: 6 }) { exports.q = q; }` },
    `const b = require('./b'); say(b.q);`,
    '[6]',
  ],
])('modules: %s', (_name, modules, entry, expected) => {
  expect(run(modules, entry).join('|')).toBe(expected);
});

test('modules: an import that is no function is told by its name when it is called', () => {
  expect(() => run({ 'b.js': 'export const a = 1;' }, `import { a } from './b'; a();`)).toThrow(
    /\.a\) is not a function/,
  );
});

test('modules: an import cannot be assigned', () => {
  expect(() => run({ 'b.js': COUNTER }, `import { n } from './b'; n = 3;`)).toThrow(TypeError);
});

test('modules: what cannot be parsed is said with its line', () => {
  expect(() => run({ 'b.js': `export const a = 1;\nexport const = 2;` }, `import './b';`)).toThrow(
    /^b\.js:2: Unexpected token/,
  );
});

test('modules: what cannot be parsed is said with its line, also in a script that is no ES module', () => {
  const script = `exports.a = 1;\nvar = 2;`;
  expect(() => run({ 'b.js': script }, `require('./b');`)).toThrow(/^b\.js:2: Unexpected token/);
});

test('modules: a stack names the line of the file', () => {
  const [stack] = run({ 'b.js': `\n\nsay(new Error().stack);` }, `require('./b');`);
  expect(stack).toContain('b.js:3:');
});

test.each([
  ['{ onLoad() { none.x; } }', 1, 19],
  ['{\n onLoad() { none.x; } }', 2, 13],
])(
  'modules: what is thrown in Page(%j) names line %d and column %d of the file',
  (js, ...place) => {
    const { simulator, events, takeErrors } = start(appFiles({ 'pages/a/a': { js } }));
    takeErrors();
    const [stack] = events.flatMap((event) => (event.type === 'error' ? [event.error.stack] : []));
    expect(stack).toContain(`pages/a/a.js:${place.join(':')})`);
    expect(simulator.pages).toHaveLength(1);
  },
);

test('modules: what is thrown on the first line of a script in the package of a scope names its column', () => {
  const { events, takeErrors } = start({
    ...appFiles({ 'pages/a/a': { js: "{ onLoad() { require('@a/b'); } }" } }),
    'node_modules/@a/b/index.js': 'none.x;',
  });
  takeErrors();
  const [stack] = events.flatMap((event) => (event.type === 'error' ? [event.error.stack] : []));
  expect(stack).toContain('node_modules/@a/b/index.js:1:1)');
});

test('modules: a name that is declared twice is said with its line', () => {
  const twice = `export const a = 1;\nexport const a = 2;`;
  expect(() => run({ 'b.js': twice }, `import './b';`)).toThrow(
    /^b\.js:2: .*already been declared/,
  );
});

test('new App, new Page and new Component register as calls do', () => {
  const files = {
    ...appFiles({ 'pages/a/a': { axml: '<part/>', json: { usingComponents: { part: '/c/c' } } } }),
    'app.js': 'new App({ name: 1 });',
    'pages/a/a.js': 'new Page({ data: {} });',
    'c/c.js': `new Component({ data: { text: '甲' } });`,
    'c/c.axml': '<text>{{text}}</text>',
    'c/c.json': '{ "component": true }',
  };
  const { screen } = start(files);
  expect(screen.getByText('甲')).toBeVisible();
});

test('modules: every line stays where it is', () => {
  const source = `import {\n  n,\n} from './b';\nexport {\n  n,\n};\nexport default\n  n;\nsay(new Error().stack);`;
  const [stack] = run({ 'b.js': COUNTER, 'c.js': source }, `import './c';`);
  expect(stack).toContain('c.js:9:');
});
