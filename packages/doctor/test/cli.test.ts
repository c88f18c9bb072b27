import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { appFolder, removeFolders } from './app-folder';

const ROOT = join(__dirname, '../../..');

afterAll(removeFolders);

/** What `npm run doctor -- ARGS` runs. */
function doctor(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=mini-source', '--import', 'tsx', 'packages/doctor/src/main.ts', ...args],
    { cwd: ROOT, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

test('npm run doctor ends with 0 where there is nothing to mend', () => {
  expect(doctor('--app', appFolder())).toEqual({
    status: 0,
    stdout: 'Nothing to mend.\n',
    stderr: '',
  });
});

test('npm run doctor names place, fault and page, and ends with 1', () => {
  const folder = appFolder({ 'dist/pages/index/index.axml': '<view onTap="close"/>' });
  const { status, stdout } = doctor('--app', folder);
  expect(status).toBe(1);
  expect(stdout).toContain('✖ dist/pages/index/index.axml:1\n  <view>: there is no function close');
  expect(stdout).toContain('1 to mend (✖), 0 risks (▲), 0 to improve (·)');
});

test('npm run doctor ends with 2 on a folder or flag that it cannot read', () => {
  expect(doctor('--app', '/nowhere-at-all')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('nowhere-at-all: there is no such folder') as string,
  });
  expect(doctor('--aap')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('npm run doctor -- --help') as string,
  });
  // The command line has nothing to do with it.
  const folder = appFolder({ 'dist/app.json': '{"pages":["pages/index/index"],}' });
  const { status, stderr } = doctor('--app', folder);
  expect(status).toBe(2);
  expect(stderr).toContain('app.json:1: Expected double-quoted property name');
  expect(stderr).not.toContain('--help');
});
