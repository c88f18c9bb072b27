import {
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { BuildError, watchApp } from '../src/watch';

const ROOT = join(__dirname, '../../..');

let folder: string;
let watch: { close(): Promise<void> } | undefined;
/** Why the newest build is not the one that a test waits for. */
let latest: unknown;

beforeEach(async () => {
  latest = undefined;
  watch = undefined;
  folder = await mkdtemp(join(tmpdir(), '我的 app (1) '));
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await copyFile(join(ROOT, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  await write('config.ts', 'export const config = {};\n');
  await write('app.json', '{}\n');
});

afterEach(async () => {
  await watch?.close();
  await rm(folder, { recursive: true, force: true });
  // Beside Jest's word that it took too long.
  if (latest !== undefined) throw latest as Error;
});

const write = (path: string, text: string) => writeFile(join(folder, path), text);
const built = (path: string) => readFile(join(folder, 'dist', path), 'utf8');

describe('watchApp()', () => {
  it('says where a type error is, and nothing else', async () => {
    await write('app.ts', 'App({});\nconst count: number = "one";\n');

    const failure = watchApp({ folder, onBuild: () => undefined });

    await expect(failure).rejects.toThrow(BuildError);
    await expect(failure).rejects.toThrow(/^app\.ts\(2,7\): error TS2322: .*/);
    await expect(failure).rejects.not.toThrow(/gulp| at /);
  });

  it('ends with the signal', async () => {
    const abort = new AbortController();
    const building = watchApp({ folder, signal: abort.signal, onBuild: () => undefined });

    abort.abort(new Error('stopped'));

    await expect(building).rejects.toThrow('stopped');
  });

  it('builds again after a change, and keeps what was built while the sources are wrong', async () => {
    await write('app.ts', 'App({ first: true });\n');
    const { after, failure } = await startWatch();

    await after(write('app.ts', 'App({ second: true });\n'), async () => {
      expect(failure()).toBeUndefined();
      expect(await built('app.js')).toContain('second');
    });

    await after(write('app.ts', 'App({ third: true );\n'), async () => {
      expect(failure()?.message).toMatch(/^app\.ts\(1,19\): error TS1005: .*/);
      expect(await built('app.js')).toContain('second');
    });

    // What is wrong with the scripts still is, whatever else is built.
    await after(write('app.json', '{"pages":[]}\n'), async () => {
      expect(await built('app.json')).toContain('pages');
      expect(failure()?.message).toContain('app.ts(1,19)');
    });

    await after(write('app.ts', 'App({ third: true });\n'), async () => {
      expect(failure()).toBeUndefined();
      expect(await built('app.js')).toContain('third');
    });
  });

  it('heeds a change that comes before the first build is over', async () => {
    await write('app.ts', 'App({ first: true });\n');
    const isBuilt = async (text: string) => (await built('app.js').catch(() => '')).includes(text);
    const starting = startWatch();

    while (!(await isBuilt('first'))) {
      await setImmediate();
    }
    await write('app.ts', 'App({ second: true });\n');

    await starting;
    while (!(await isBuilt('second'))) {
      await setImmediate();
    }
    expect(await built('app.js')).not.toContain('first');
  });

  it('takes out of dist/ what is no longer in the sources', async () => {
    await write('app.ts', 'App({});\n');
    await mkdir(join(folder, 'pages'));
    const endings = ['acss', 'ts'];
    await Promise.all(endings.map((ending) => write(`pages/old.${ending}`, '')));
    const { after, failure } = await startWatch();
    expect(await readdir(join(folder, 'dist/pages'))).toEqual(['old.acss', 'old.js']);

    await after(write('app.ts', 'App({ second: true });\n'), async () => {
      expect(await built('app.js')).toContain('second');
    });

    const pathOf = (name: string) => join(folder, 'pages', name);
    const renamed = endings.map((ending) =>
      rename(pathOf(`old.${ending}`), pathOf(`new.${ending}`)),
    );
    await after(Promise.all(renamed), async () => {
      expect(await readdir(join(folder, 'dist/pages'))).toEqual(['new.acss', 'new.js']);
      expect(failure()).toBeUndefined();
    });
  });

  it('fills dist/ again that was removed', async () => {
    await write('app.ts', 'App({});\n');
    const { after } = await startWatch();
    await rm(join(folder, 'dist'), { recursive: true });

    const change = [
      write('config.ts', 'export const config = { changed: true };\n'),
      write('app.json', '{"pages":[]}\n'),
    ];
    await after(Promise.all(change), async () => {
      expect(await built('app.js')).toContain('App({})');
      expect(await built('config.js')).toContain('changed');
      expect(await built('app.json')).toContain('pages');
    });
  });

  /** Watches the folder. */
  async function startWatch() {
    let failure: BuildError | undefined;
    let onBuild: () => void = () => undefined;
    watch = await watchApp({
      folder,
      onBuild: (outcome) => {
        failure = outcome;
        onBuild();
      },
    });
    /** Makes the change and waits until it is built as expected; one change may be built more than once. */
    const after = async (change: Promise<unknown>, expected: () => Promise<void> | void) => {
      await new Promise<void>((resolve, reject) => {
        onBuild = () => {
          void Promise.resolve()
            .then(expected)
            .then(resolve, (error: unknown) => (latest = error));
        };
        change.catch(reject);
      });
      latest = undefined;
    };
    return { after, failure: () => failure };
  }
});
