import { fireEvent } from '@testing-library/dom';
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
  const { simulator, settle, root } = start(files, { mode: 'lenient', onEvent });
  let reacting = 0;
  for (const [index, path] of paths.entries()) {
    current = relative(join(library, 'es'), dirname(path));
    try {
      simulator.open({ path: `pages/p${index}/p` });
      await settle();
      if (await isChangedByAPerson(root, settle)) reacting += 1;
    } catch (error) {
      (errors[current] ??= []).push(String(error));
    }
    if (simulator.pages.length > 1) simulator.back();
  }
  const lacking = problems.filter(({ kind }) => kind === 'simulator').map(({ thing }) => thing);
  return { count: paths.length, reacting, errors, lacking: [...new Set(lacking)].sort() };
}

/** Elements alike, such as the days of a calendar, are tapped this often. */
const TAPS_OF_A_KIND = 3;

/** Types into every field and taps every kind of element of the page on top; whether that changes what is shown. */
async function isChangedByAPerson(
  root: HTMLElement,
  settle: () => Promise<void>,
): Promise<boolean> {
  const page = root.querySelector('.sim-page');
  const before = root.innerHTML;
  for (const field of page?.querySelectorAll('input, textarea') ?? []) {
    fireEvent.input(field, { target: { value: '1' } });
    await settle();
  }
  const typed = root.innerHTML !== before;
  let tapped = false;
  const taps = new Map<string, number>();
  for (const element of page?.querySelectorAll('[data-node]') ?? []) {
    if (!element.isConnected || element.querySelector('[data-node]')) continue;
    const count = taps.get(element.className) ?? 0;
    if (count === TAPS_OF_A_KIND) continue;
    taps.set(element.className, count + 1);
    fireEvent.click(element);
    await settle();
    tapped ||= root.innerHTML !== before;
  }
  return typed || tapped;
}

/**
 * Without the props that their documents ask for, the others fail in code of their own.
 */
const LIBRARIES: readonly (readonly [
  name: string,
  dependencies: string[],
  count: number,
  /** How many of them change when they are tapped and typed into, even without props. */
  reacting: number,
  failing: string[],
])[] = [
  ['antd-mini', ['tslib', 'fast-deep-equal', 'dayjs'], 75, 20, ['IndexBar', 'Popover']],
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
    24,
    ['Popover', 'PopoverList'],
  ],
  [
    'mini-ali-ui',
    ['@babel/runtime'],
    54,
    11,
    ['amount-input', 'collapse', 'collapse/collapse-item', 'picker-item', 'tabs', 'vtabs'],
  ],
  [
    'mini-antui',
    [],
    37,
    5,
    ['amount-input', 'collapse', 'collapse/collapse-item', 'picker-item', 'tabs'],
  ],
];

test.each(LIBRARIES)(
  '%s: every component starts, is tapped and typed into, and none needs a basic component that is missing',
  async (library, dependencies, count, reacting, failing) => {
    const found = await startAll(library, ...dependencies);
    expect(found.count).toBe(count);
    expect(found.reacting).toBeGreaterThanOrEqual(reacting);
    expect(Object.keys(found.errors).filter((path) => !failing.includes(path))).toEqual([]);
    expect(found.lacking.filter((thing) => thing.startsWith('<'))).toEqual([]);
  },
);
