import { spawnSync } from 'node:child_process';
import { win32 } from 'node:path';
import { ROOT } from '../sample-copy';

interface Project {
  displayName: string;
  testMatch: string[];
  transform: Record<string, unknown>;
}

const { stdout } = spawnSync(
  process.execPath,
  [
    ...['--input-type=module', '--eval'],
    'import config from "./jest.config.mjs"; console.log(JSON.stringify(config.projects));',
  ],
  { cwd: ROOT, encoding: 'utf8' },
);
const projects = JSON.parse(stdout) as Project[];

test.each(projects)('Jest finds the tests of $displayName on Windows too', ({ testMatch }) => {
  const paths = testMatch.map((pattern) =>
    win32.join('C:\\sample', pattern.replace('<rootDir>', '')),
  );
  // What follows these is no separator to Jest: https://github.com/jestjs/jest, replacePathSepForGlob.
  expect(paths.filter((path) => /\\[$()+.?^{}]/.test(path))).toEqual([]);
  expect(paths.length).toBeGreaterThan(0);
});

test.each(projects)('and what it compiles for $displayName', ({ transform }) => {
  const names = Object.keys(transform).map((pattern) => new RegExp(pattern));
  for (const file of [
    'C:\\sample\\test\\a.ts',
    'C:\\sample\\node_modules\\entities\\dist\\index.js',
  ]) {
    expect(names.filter((name) => name.test(file))).toHaveLength(1);
  }
});
