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

/** A library with all that npm installs with it. */
function withDependencies(library: string, known = new Set<string>()): readonly string[] {
  const manifest = join(MODULES, library, 'package.json');
  if (known.has(library) || !existsSync(manifest)) return [...known];
  known.add(library);
  const { dependencies } = JSON.parse(readFileSync(manifest, 'utf8')) as { dependencies?: object };
  Object.keys(dependencies ?? {}).forEach((name) => withDependencies(name, known));
  return [...known];
}

/** One app with a page for each component; what goes wrong on each page. */
async function startAll(library: string) {
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
  const files = { ...appFiles(pages), ...npmFiles(...withDependencies(library)) };
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
  const incomplete = problems.filter(({ thing }) => thing.startsWith('require('));
  return {
    count: paths.length,
    reacting,
    errors,
    incomplete: incomplete.map(({ message }) => message),
    lacking: [...new Set(lacking)].sort(),
  };
}

/** Elements alike, such as the days of a calendar, are tapped this often. */
const TAPS_OF_A_KIND = 3;

/** Types into every field and taps every kind of element of the page on top; whether that changes what is shown. */
async function isChangedByAPerson(
  root: HTMLElement,
  settle: () => Promise<void>,
): Promise<boolean> {
  const page = root.querySelector('.sim-page');
  const before = shown(root);
  for (const field of page?.querySelectorAll('input, textarea') ?? []) {
    fireEvent.input(field, { target: { value: '1' } });
    await settle();
  }
  const typed = shown(root) !== before;
  let tapped = false;
  const taps = new Map<string, number>();
  for (const element of page?.querySelectorAll('[data-node]') ?? []) {
    if (!element.isConnected || element.querySelector('[data-node]')) continue;
    const count = taps.get(element.className) ?? 0;
    if (count === TAPS_OF_A_KIND) continue;
    taps.set(element.className, count + 1);
    fireEvent.click(element);
    await settle();
    tapped ||= shown(root) !== before;
  }
  return typed || tapped;
}

/** All that is on the screen, and what stands in its fields. */
function shown(root: HTMLElement): string {
  const fields = [...root.querySelectorAll<HTMLInputElement>('input, textarea')];
  return [root.innerHTML, ...fields.map(({ value }) => value)].join('\n');
}

/**
 * Without the props that their documents ask for, the others fail in code of their own.
 */
const LIBRARIES: readonly (readonly [
  name: string,
  count: number,
  /** How many of them change when they are tapped and typed into, even without props. */
  reacting: number,
  failing: string[],
])[] = [
  ['antd-mini', 75, 23, ['IndexBar', 'Popover']],
  ['antd-mini-3', 100, 27, ['Popover', 'PopoverList']],
  [
    'mini-ali-ui',
    54,
    12,
    ['amount-input', 'collapse', 'collapse/collapse-item', 'picker-item', 'tabs', 'vtabs'],
  ],
  [
    'mini-antui',
    37,
    9,
    ['amount-input', 'collapse', 'collapse/collapse-item', 'picker-item', 'tabs'],
  ],
];

test.each(LIBRARIES)(
  '%s: every component starts, is tapped and typed into, and none needs a basic component that is missing',
  async (library, count, reacting, failing) => {
    const found = await startAll(library);
    expect(found.count).toBe(count);
    expect(found.reacting).toBe(reacting);
    expect(Object.keys(found.errors).filter((path) => !failing.includes(path))).toEqual([]);
    expect(found.incomplete).toEqual([]);
    expect(found.lacking.filter((thing) => thing.startsWith('<'))).toEqual([]);
  },
);
