/** What someone sees who runs Jest on an app of their own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JestFolder } from './jest-run';

/** No test comes to line 5; line 8 throws. */
const HOME = `import { half } from '../../half';
interface Data { said: string }
Page({
  data: { said: '' } as Data,
  never() { this.setData({ said: 'never' }); },
  onLoad() { this.setData({ said: String(half(4)) }); },
  fail() {
    (undefined as any).member;
  },
});
`;

const APP = {
  'mini.project.json': '{ "miniprogramRoot": "mini", "compileOptions": { "component2": true } }',
  'mini/app.json': '{ "pages": ["pages/home/home"] }',
  'mini/app.ts': 'App({});\n',
  'mini/half.js':
    'export function half(n) {\n  if (n < 0) {\n    return 0;\n  }\n  return n / 2;\n}\n',
  'mini/pages/home/home.json': '{}',
  'mini/pages/home/home.ts': HOME,
  'mini/pages/home/home.axml': '<text>{{said}}</text>\n<button onTap="fail">fail</button>\n',
};

const TEST = `import { renderPage } from 'alipay-mini-simulator/testing';
`;

const PASSING = `${TEST}
test('half', () => { renderPage('pages/home/home').getByText('2'); });
`;

const FAILING = `${TEST}
test('throws', async () => {
  const view = renderPage('pages/home/home');
  await view.person.click(view.getByText('fail'));
});
test('is not there', () => { renderPage('pages/home/home').getByText('nowhere'); });
test('wrong markup', () => { renderPage('pages/home/home', { app: 'wrong' }); });
`;

const SOURCE = 'export const yes = 1;\n\n\nexport const no = () => 2;\n';

/** An app that is built of scripts elsewhere. */
const BUILT = {
  'built/app.json': '{ "pages": ["pages/home/home"] }',
  'built/app.js': "import './yes';\nApp({});\n",
  'built/yes.js':
    'export const yes = 1;\nexport const no = () => 2;\n//# sourceMappingURL=yes.js.map\n',
  // Line by line, of which the second was the fourth.
  'built/yes.js.map': JSON.stringify({
    version: 3,
    sources: ['../src/yes.ts'],
    sourcesContent: [SOURCE],
    names: [],
    mappings: 'AAAA,aAAa,MAAM,CAAC;AAGpB,aAAa,KAAK,MAAM,CAAC',
  }),
  'built/pages/home/home.json': '{}',
  'built/pages/home/home.js': 'Page({});\n',
  'built/pages/home/home.axml': '<text>built</text>\n',
  'src/yes.ts': SOURCE,
};

const WRONG = {
  'wrong/app.json': '{ "pages": ["pages/home/home"] }',
  'wrong/app.js': 'App({});\n',
  'wrong/pages/home/home.json': '{}',
  'wrong/pages/home/home.js': 'Page({});\n',
  'wrong/pages/home/home.axml': '<view>\n  <div/>\n</view>\n',
};

const folder = new JestFolder({
  ...APP,
  ...BUILT,
  ...WRONG,
  'passing.test.ts': PASSING,
  'failing.test.ts': FAILING,
  'built.test.ts': `${TEST}
test('built', () => { renderPage('pages/home/home', { app: 'built' }).getByText('built'); });
`,
});

afterAll(() => folder.remove());

interface FileCoverage {
  readonly statementMap: Readonly<Record<string, { readonly start: { readonly line: number } }>>;
  readonly s: Readonly<Record<string, number>>;
}

/** The lines of a file that the coverage report names, each with how often it ran. */
function linesOf(file: string): Record<number, number> | undefined {
  const text = readFileSync(join(folder.path, 'coverage/coverage-final.json'), 'utf8');
  const report = JSON.parse(text) as Readonly<Record<string, FileCoverage>>;
  const found = report[join(folder.path, file)];
  if (!found) return undefined;
  const lines = Object.entries(found.statementMap);
  return Object.fromEntries(lines.map(([id, { start }]) => [start.line, found.s[id] ?? 0]));
}

let ended: Awaited<ReturnType<JestFolder['run']>>;

beforeAll(async () => {
  ended = await folder.run('--coverage', '--coverageReporters=json');
});

test('--coverage counts lines of the app, in JavaScript and TypeScript, and in what it was built from', () => {
  expect(ended.output).toContain('3 failed, 2 passed, 5 total');
  // Three phones were on that page.
  expect(linesOf('mini/half.js')).toEqual({ 2: 3, 3: 0, 5: 3 });
  expect(linesOf('mini/pages/home/home.ts')).toEqual({ 3: 3, 5: 0, 6: 3, 8: 1 });
  expect(linesOf('src/yes.ts')).toEqual({ 1: 1, 4: 0 });
  expect(linesOf('built/yes.js')).toBeUndefined();
});

test('what the app throws is shown in its own file, as are mistakes in markup', () => {
  expect(ended.exitCode).toBe(1);
  expect(ended.output).toMatch(/> +8 \| +\(undefined as any\)\.member;/);
  expect(ended.output).toContain('(mini/pages/home/home.ts:8:');
  expect(ended.output).toMatch(/> +2 \| +<div\/>/);
  expect(ended.output).toContain('(wrong/pages/home/home.axml:2:1)');
});

test('of the screen on which something is not found, what can be seen is shown', () => {
  const [, screen = ''] = ended.output.split('Unable to find an element');
  expect(screen).toContain('a-button a-button-default');
  expect(screen).not.toMatch(/sim-back|sim-capsule|sim-toast|data-node/);
});

test('--coverageProvider=v8 says that it leaves out the app', async () => {
  const { output } = await folder.run(
    'passing',
    '--coverage',
    '--coverageProvider=v8',
    // Beside the report that other tests read.
    '--coverageDirectory=coverage-v8',
  );
  expect(output).toContain('coverage leaves out the mini program: the coverageProvider "v8"');
});

test('--watchAll runs again when markup has changed', async () => {
  const watch = folder.watch('passing');
  try {
    await watch.ran(1);
    folder.write('mini/pages/home/home.axml', '<text>{{said}}</text>\n');
    await expect(watch.ran(2)).resolves.toBeUndefined();
  } finally {
    await watch.end();
  }
});
