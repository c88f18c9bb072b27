import { copyFile, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp, BuildError } from '../../preview/build';

const ROOT = join(__dirname, '../..');

// Each test starts a process of its own, which takes its time on a busy machine.
jest.setTimeout(30_000);

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'preview-build-'));
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await copyFile(join(ROOT, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  await writeFile(join(folder, 'config.ts'), 'export const config = {};\n');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('buildApp()', () => {
  it('says where a type error is, and nothing else', async () => {
    await writeFile(join(folder, 'app.ts'), 'App({});\nconst count: number = "one";\n');

    const failure = buildApp({ folder });

    await expect(failure).rejects.toThrow(BuildError);
    await expect(failure).rejects.toThrow(/^app\.ts\(2,7\): error TS2322: .*/);
    await expect(failure).rejects.not.toThrow(/gulp| at /);
  });

  it('ends with the signal', async () => {
    const abort = new AbortController();
    const building = buildApp({ folder, signal: abort.signal });

    abort.abort(new Error('stopped'));

    await expect(building).rejects.toThrow('stopped');
  });
});
