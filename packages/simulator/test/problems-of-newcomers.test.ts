import { brief } from './brief-problems';
import { appFiles, start } from './phone';

const LENIENT = { mode: 'lenient' } as const;

describe('lenient mode: what a newcomer gets wrong is told where it is', () => {
  const run = (code: string, files: Record<string, string>) => {
    const all = { ...appFiles({ 'pages/a/a': {} }), ...files, 'pages/a/a.js': code };
    return brief(start(all, { ...LENIENT, onEvent: () => undefined }).simulator.problems);
  };
  const API = { 'api.js': `export function getGoods() {}\nexport const a = 1;` };

  test.each<[string, string, string]>([
    [
      'a name that a module does not export',
      `import { a, getGood } from '../../api';\nconsole.assert(true, a, getGood);`,
      'app import of what is not exported pages/a/a.js:1',
    ],
    [
      'a default that a module does not export',
      `\nimport api from '../../api';\nconsole.assert(true, api);`,
      'app import of what is not exported pages/a/a.js:2',
    ],
    [
      'a module that is not there',
      `const a = 1;\nimport b from '../api';\nconsole.assert(true, a, b);`,
      'app require("../api"): no such file pages/a/a.js:2',
    ],
    [
      'a package that is not there, by require',
      `const a = 1;\n\nconst b = require("dayjs");`,
      'app require("dayjs"): no such file; is the package installed? pages/a/a.js:3',
    ],
  ])('%s', (_what, code, problem) => {
    expect(run(`${code}\nPage({});`, API)).toContain(problem);
  });

  test('no import is blamed that may be a type, is in a circle or finds its name in a default', () => {
    const files = {
      'b.js': `import { c } from './c'; export * from './d'; export const b = () => c;`,
      'c.js': `import { d } from './b'; export const c = () => d;`,
      'd.js': `export const d = 1;`,
      'one.js': `export default { two: 2 };`,
      'built.js': `Object.defineProperty(exports, '__esModule', { value: true });`,
      'plain.js': `setTimeout(() => { exports.later = 1; });`,
    };
    const code = `import { b } from '../../b';
      import { two } from '../../one';
      import { later } from '../../plain';
      import { lost } from '../../built';
      import { Shape } from '../../d';
      export { Shape };
      console.assert(true, b, two, later, lost);
      Page({});`;
    expect(run(code, files)).toEqual([]);
  });

  test('a component whose JSON alone is not there', () => {
    const page = { axml: '<b/>', json: { usingComponents: { b: '/b/b' } } };
    const { simulator } = start(
      { ...appFiles({ 'pages/a/a': page }), 'b/b.js': 'Component({});', 'b/b.axml': '<view/>' },
      LENIENT,
    );
    expect(simulator.problems).toEqual([
      expect.objectContaining({
        file: 'pages/a/a.json',
        message: 'usingComponents: b/b.json is not there',
      }),
    ]);
  });

  test('wx: on a component, whose props may have any name', () => {
    const files = {
      'b/b.json': '{ "component": true }',
      'b/b.js': 'Component({});',
      'b/b.axml': '<view/>',
    };
    const page = {
      axml: '<b a="1"\nwx:for="{{list}}"/>',
      json: { usingComponents: { b: '/b/b' } },
    };
    const { simulator } = start({ ...appFiles({ 'pages/a/a': page }), ...files }, LENIENT);
    expect(simulator.problems.map(({ message }) => message)).toEqual([
      '<b>: wx:for is no prop of a component; here it is a:for',
    ]);
  });

  test('an icon of the tab bar that is not in the app', () => {
    const items = [
      { pagePath: 'pages/a/a', name: '甲', icon: '/i/a.png', activeIcon: 'i/b.png' },
      { pagePath: 'pages/b/b', name: '乙', icon: 'https://a.test/1.png', activeIcon: './i/a.png' },
    ];
    const files = {
      ...appFiles({ 'pages/a/a': {}, 'pages/b/b': {} }),
      'app.json': JSON.stringify({ pages: ['pages/a/a', 'pages/b/b'], tabBar: { items } }),
      'i/a.png': 'data:image/png;base64,AQID',
    };
    expect(start(files, LENIENT).simulator.problems).toEqual([
      {
        kind: 'app',
        file: 'app.json',
        thing: 'app.json tabBar',
        message: 'tabBar: items[0]: i/b.png is not there',
      },
    ]);
  });
});
