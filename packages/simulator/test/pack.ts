/**
 * Installs the packed simulator into an empty folder beside Jest, as someone who has only the registry would, and runs
 * the example's tests there: with a preset, without this repository and without its compilers.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKAGE = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'packed-simulator-'));

function run(command: string, args: string[], cwd: string) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
}

/** Its tests have the time that a busy machine needs. */
const jest = (...args: string[]) =>
  run('npx', ['jest', '--ci', '--testTimeout=300000', ...args], folder);

/** Compiles what enters the package by some of its doors, with the libraries of an older app. */
function compile(entries: readonly string[], settings: object) {
  const doors = entries.map((door) => `alipay-mini-simulator${door}`);
  writeFileSync(
    join(folder, 'doors.ts'),
    doors.map((door) => `export * from '${door}';\n`).join(''),
  );
  const compilerOptions = {
    ...{ noEmit: true, strict: true, types: [], lib: ['ES2018', 'DOM'] },
    ...settings,
  };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: ['doors.ts'] }),
  );
  const tsc = join(PACKAGE, '../../node_modules/typescript/bin/tsc');
  return run(process.execPath, [tsc, '--project', folder], folder);
}

function expectStatus(expected: number, { status, output }: ReturnType<typeof run>): string {
  if (status !== expected) throw new Error(`ended with ${String(status)}:\n${output}`);
  return output;
}

try {
  // Twice: what the first one has left must not keep anything out of the second one.
  const pack = () => run('npm', ['pack', '--silent', '--pack-destination', folder], PACKAGE);
  expectStatus(0, pack());
  const tarball = expectStatus(0, pack()).trim().split('\n').at(-1) ?? '';
  cpSync(join(PACKAGE, 'examples/todo-list'), folder, { recursive: true });
  const install = ['install', '--prefer-offline', '--no-audit', '--no-fund', `./${tarball}`];
  expectStatus(0, run('npm', install, folder));

  const bundler = { module: 'ESNext', moduleResolution: 'Bundler' };
  // The way of many apps, such as those of Taro's templates: it knows no `exports`.
  const node10 = { module: 'CommonJS', moduleResolution: 'Node10', ignoreDeprecations: '6.0' };
  for (const resolution of [bundler, node10]) {
    expectStatus(0, compile(['/testing', '/node'], resolution));
    // @mini-types, which these speak of, does not compile on its own.
    expectStatus(0, compile(['', '/my'], { ...resolution, skipLibCheck: true }));
  }
  rmSync(join(folder, 'tsconfig.json'));
  rmSync(join(folder, 'doors.ts'));

  const passed = expectStatus(0, jest('--coverage'));
  if (!/Tests: +6 passed, 6 total/.test(passed)) throw new Error(`not all tests ran:\n${passed}`);
  if (!/ todos\.js +\| +\d/.test(passed)) throw new Error(`the app is not covered:\n${passed}`);

  const related = (file: string) =>
    expectStatus(0, jest('--findRelatedTests', '--listTests', `mini/${file}`))
      .trim()
      .split('\n');
  const tests = ['stepper.test.ts', 'todos.test.js'].map((name) => join(folder, 'test', name));
  for (const file of ['app.acss', 'pages/todos/todos.axml', 'components/stepper/stepper.js']) {
    const found = related(file).map((path) => realpathSync(path));
    if (found.sort().join() !== tests.map((path) => realpathSync(path)).join())
      throw new Error(`${file} is related to ${found.join()}`);
  }

  // The counter-test: an app that does something else must not pass.
  const page = join(folder, 'mini/pages/todos/todos.js');
  writeFileSync(page, readFileSync(page, 'utf8').replace('if (confirm)', 'if (!confirm)'));
  const failed = expectStatus(1, jest('todos'));
  if (!/Tests: +2 failed/.test(failed)) throw new Error(`two tests should fail:\n${failed}`);

  // The oldest Jest that package.json allows.
  writeFileSync(page, readFileSync(page, 'utf8').replace('if (!confirm)', 'if (confirm)'));
  const older = ['jest@29', 'jest-environment-jsdom@29'];
  expectStatus(0, run('npm', [...install, ...older, '--save-dev'], folder));
  expectStatus(0, jest());
  console.log('the packed simulator runs the tests of its example in a folder of its own');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
