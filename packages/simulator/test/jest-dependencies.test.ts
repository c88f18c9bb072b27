/** Which tests `jest --watch` and `--findRelatedTests` run: those that show an app depend on its files. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { extract, getCacheKey } from '../src/jest/dependencies';

const APP = { 'app.json': '{ "pages": ["pages/home/home"] }', 'pages/home/home.axml': '' };

const SHOWS = "import { renderPage } from 'alipay-mini-simulator/testing';";

const folders: string[] = [];

afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'dependencies-'));
  folders.push(folder);
  for (const [name, text] of Object.entries({ 'package.json': '{}', ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** What a test in `folder/test` depends on; Jest's own extraction finds what stands after `from`. */
function dependenciesOf(folder: string, code: string): string[] {
  const imported = () => new Set([...code.matchAll(/from '(.*)'/g)].map(([, name = '']) => name));
  return [...extract(code, join(folder, 'test/home.test.ts'), imported)].sort();
}

test('a page test depends on the sources of the app, and on what it imports', () => {
  const folder = folderWith({
    ...APP,
    'pages/home/home.less': '',
    'pages/home/home.test.js': '',
    'pages/home/__tests__/more.js': '',
    'node_modules/some/index.js': '',
    'README.md': '',
  });
  const code = `${SHOWS}\nimport { half } from './half';`;
  expect(dependenciesOf(folder, code)).toEqual([
    '../app.json',
    '../package.json',
    '../pages/home/home.axml',
    '../pages/home/home.less',
    './half',
    'alipay-mini-simulator/testing',
  ]);
});

test('any other file depends on what it imports alone', () => {
  const code = "import { half } from './half';";
  expect(dependenciesOf(folderWith(APP), code)).toEqual(['./half']);
});

test('mini.project.json says where the app is, its plugin too', () => {
  const folder = folderWith({
    'mini.project.json':
      '{ "miniprogramRoot": "mini", "compileType": "plugin", "pluginRoot": "plugin" }',
    'mini/app.json': APP['app.json'],
    'plugin/plugin.json': '{}',
  });
  expect(dependenciesOf(folder, SHOWS)).toEqual([
    '../mini/app.json',
    '../plugin/plugin.json',
    'alipay-mini-simulator/testing',
  ]);
});

test('of several apps it is the one that the test names', () => {
  const folder = folderWith({
    'one/app.json': APP['app.json'],
    'one/pages/home/home.axml': '',
    'two/app.json': APP['app.json'],
    'two/pages/home/home.axml': '',
  });
  expect(dependenciesOf(folder, SHOWS)).toEqual(['alipay-mini-simulator/testing']);
  const code = `${SHOWS}\nrenderPage('pages/home/home', { app: 'two' });`;
  expect(dependenciesOf(folder, code)).toEqual([
    '../two/app.json',
    '../two/pages/home/home.axml',
    'alipay-mini-simulator/testing',
  ]);
});

test('what Jest has cached is dropped when the app has other files', () => {
  const folder = folderWith(APP);
  jest.spyOn(process, 'cwd').mockReturnValue(folder);
  const before = getCacheKey();
  expect(getCacheKey()).toBe(before);
  writeFileSync(join(folder, 'pages/home/home.acss'), '');
  expect(getCacheKey()).not.toBe(before);
});
