import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

let folder: string;

/** Runs what the npm scripts run first, in a copy without packages. */
function ready(nodeVersion = process.versions.node) {
  const disguise = join(folder, 'disguise.cjs');
  writeFileSync(
    disguise,
    `Object.defineProperty(process, 'versions', { value: { node: '${nodeVersion}' } });`,
  );
  return spawnSync(
    process.execPath,
    ['--require', disguise, join(folder, 'packages/build/ready.cjs')],
    {
      encoding: 'utf8',
    },
  );
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ready-'));
  for (const path of ['packages/build/ready.cjs', 'package.json']) {
    cpSync(join(ROOT, path), join(folder, path));
  }
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('without packages the npm scripts say "npm ci", without a stack', () => {
  const { status, stderr } = ready();
  expect(status).toBe(1);
  expect(stderr).toBe('The packages of this project are not installed. Run: npm ci\n');
});

test('with packages that pnpm has installed the npm scripts say "npm ci", too', () => {
  mkdirSync(join(folder, 'node_modules/gulp'), { recursive: true });
  writeFileSync(join(folder, 'packages/build/package.json'), '{ "name": "sample-build" }');
  const { status, stderr } = ready();
  expect(status).toBe(1);
  expect(stderr).toBe('The packages in packages/ are not linked, as npm does it. Run: npm ci\n');
});

test.each(['18.20.4', '20.18.3'])('Node %s is refused with a sentence', (version) => {
  const { status, stderr } = ready(version);
  expect(status).toBe(1);
  expect(stderr).toBe(`Node >=20.19 is needed; this is ${version}.\n`);
});

test.each(['20.19.0', '22.0.0'])('Node %s will do, and nothing is said', (version) => {
  for (const name of ['gulp', 'sample-build']) {
    mkdirSync(join(folder, 'node_modules', name), { recursive: true });
  }
  writeFileSync(join(folder, 'packages/build/package.json'), '{ "name": "sample-build" }');
  writeFileSync(join(folder, 'packages/.DS_Store'), '');
  const { status, stdout, stderr } = ready(version);
  expect([status, stdout, stderr]).toEqual([0, '', '']);
});

test('every npm script that needs packages asks first', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  for (const name of [
    'start',
    'server',
    'doctor',
    'device:preview',
    'device:debug',
    'device:upload',
    'build',
    'build:release',
    'watch',
    'test',
    'test:browser',
  ]) {
    expect([name, scripts[`pre${name}`]]).toEqual([name, 'node packages/build/ready.cjs']);
  }
});
