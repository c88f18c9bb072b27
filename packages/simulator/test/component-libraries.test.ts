import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Problem, SimulatorEvent } from '../src';
import { npmFiles } from './npm-package';
import { appFiles, start } from './phone';

const MODULES = join(__dirname, '../../../node_modules');

/** Components of a library, by their paths without an ending. */
function componentsOf(library: string): string[] {
  const root = join(MODULES, library, 'es');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.axml') && isComponent(join(root, file)))
    .map((file) => relative(MODULES, join(root, file)).replace(/\.axml$/, ''))
    .sort();
}

function isComponent(axml: string): boolean {
  const json = axml.replace(/\.axml$/, '.json');
  if (!existsSync(json)) return false;
  return (JSON.parse(readFileSync(json, 'utf8')) as { component?: boolean }).component === true;
}

/** One app with a page for each component; what goes wrong on each page. */
async function startAll(library: string, ...dependencies: string[]) {
  const paths = componentsOf(library);
  const pages = Object.fromEntries([
    ['pages/home/home', { axml: '<text>首页</text>' }],
    ...paths.map((path, index) => [
      `pages/p${index}/p`,
      { axml: '<part>字</part>', json: { usingComponents: { part: path } } },
    ]),
  ]) as Parameters<typeof appFiles>[0];
  const errors: Record<string, string[]> = {};
  const problems: Problem[] = [];
  let current = '';
  const onEvent = (event: SimulatorEvent) => {
    if (event.type === 'problem') problems.push(event.problem);
    if (event.type === 'error') (errors[current] ??= []).push(event.error.message);
  };
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const files = { ...appFiles(pages), ...npmFiles(library, ...dependencies) };
  const { simulator, settle } = start(files, { mode: 'lenient', onEvent });
  for (const [index, path] of paths.entries()) {
    current = relative(join(library, 'es'), dirname(path));
    try {
      simulator.open({ path: `pages/p${index}/p` });
      await settle();
    } catch (error) {
      (errors[current] ??= []).push(String(error));
    }
    if (simulator.pages.length > 1) simulator.back();
  }
  const lacking = problems.filter(({ kind }) => kind === 'simulator').map(({ thing }) => thing);
  return { count: paths.length, errors, lacking: [...new Set(lacking)].sort() };
}

/** Handlers that the form items of antd-mini 2.36.9 name and do not have. */
const FORM_ITEMS = 'CascaderPicker DatePicker ImageUpload Input Picker RangePicker Textarea'
  .split(' ')
  .map((name) => `Form/Form${name}`);

/**
 * Without the props that their documents ask for, the others fail in code of their own, or in a call that the
 * simulator answers otherwise.
 */
const LIBRARIES: readonly (readonly [
  name: string,
  dependencies: string[],
  count: number,
  failing: string[],
])[] = [
  ['antd-mini', ['tslib', 'fast-deep-equal', 'dayjs'], 75, ['IndexBar', ...FORM_ITEMS]],
  [
    'antd-mini-3',
    [
      'tslib',
      'fast-deep-equal',
      'dayjs',
      '@preact/signals-core',
      'lodash.isfunction',
      'async-validator',
    ],
    100,
    ['SelectContact'],
  ],
  ['mini-ali-ui', ['@babel/runtime'], 54, ['collapse', 'swipe-action', 'tabs', 'vtabs']],
  ['mini-antui', [], 37, ['collapse', 'face-detection', 'tabs']],
];

test.each(LIBRARIES)(
  '%s: every component starts, and none needs a basic component that is missing',
  async (library, dependencies, count, failing) => {
    const found = await startAll(library, ...dependencies);
    expect(found.count).toBe(count);
    expect(Object.keys(found.errors).filter((path) => !failing.includes(path))).toEqual([]);
    expect(found.lacking.filter((thing) => thing.startsWith('<'))).toEqual([]);
  },
);
