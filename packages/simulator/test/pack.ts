/**
 * Installs the packed simulator into an empty folder beside Jest, as someone who has only the registry would, and runs
 * the example's tests there: with a preset, without this repository and without its compilers.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

function expectStatus(expected: number, { status, output }: ReturnType<typeof run>): string {
  if (status !== expected) throw new Error(`ended with ${String(status)}:\n${output}`);
  return output;
}

try {
  const packed = run('npm', ['pack', '--silent', '--pack-destination', folder], PACKAGE);
  const tarball = expectStatus(0, packed).trim().split('\n').at(-1) ?? '';
  cpSync(join(PACKAGE, 'examples/todo-list'), folder, { recursive: true });
  const install = ['install', '--prefer-offline', '--no-audit', '--no-fund', `./${tarball}`];
  expectStatus(0, run('npm', install, folder));

  const passed = expectStatus(0, jest('--coverage'));
  if (!/Tests: +6 passed, 6 total/.test(passed)) throw new Error(`not all tests ran:\n${passed}`);
  if (!/ todos\.js +\| +\d/.test(passed)) throw new Error(`the app is not covered:\n${passed}`);

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
