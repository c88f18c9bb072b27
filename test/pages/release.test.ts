import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppCopy } from '../build/app-copy';
import { ALIPAY, openWorld, RELEASE_HOST } from './world';

const KIB = 1024;

let copy: AppCopy;

beforeAll(() => (copy = new AppCopy()));
afterAll(() => copy.remove());

function filesIn(folder: string): { path: string; text: string }[] {
  const root = join(copy.folder, folder);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: file.slice(root.length + 1), text: readFileSync(file, 'utf8') }));
}

describe('the build for phones refuses a backend that no phone can reach', () => {
  test.each([
    ['the default of config.ts', {}],
    ['plain http', { BAAS_HOST: 'http://api.example.com' }],
    ['an address', { BAAS_HOST: 'https://192.168.1.7' }],
    ['this machine', { BAAS_HOST: 'https://localhost:7290' }],
  ])('%s', (_name, environment) => {
    const { exitCode, output } = copy.gulp('release', environment);

    expect(exitCode).not.toBe(0);
    expect(output).toContain('No phone can reach the backend');
    expect(output).toContain('"host" in config.ts');
    expect(output).toContain('BAAS_HOST=https://');
    expect(output).not.toMatch(/^\s+at /m);
    expect(existsSync(join(copy.folder, 'dist/config.js'))).toBe(false);
  });
});

describe('the build for phones', () => {
  beforeAll(() => {
    const { exitCode, output } = copy.gulp('release', { BAAS_HOST: RELEASE_HOST });
    if (exitCode !== 0) throw new Error(output);
  });

  test('is at most 96 KiB', () => {
    const bytes = filesIn('dist').reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    expect(bytes).toBeLessThanOrEqual(96 * KIB);
  });

  test('has the values of the environment, and no address of a test bench', () => {
    const texts = filesIn('dist').map(({ text }) => text);
    expect(texts.join('\n')).toContain(RELEASE_HOST);
    expect(texts.filter((text) => /127\.0\.0\.1|localhost|http:\/\//.test(text))).toEqual(
      // The namespace of SVG is a name, not an address.
      texts.filter((text) => text.includes('http://www.w3.org/2000/svg')),
    );
  });

  test('has neither comments, nor source maps, nor modules of types alone', () => {
    const scripts = filesIn('dist').filter(({ path }) => path.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(20);
    for (const { text } of scripts) {
      expect(text).not.toMatch(/\/\*\*|sourceMappingURL/);
      expect(text.trim().split('\n')).toHaveLength(1);
      expect(text).toMatch(/exports[.=]|Page\(|Component\(|App\(/);
    }
    expect(filesIn('dist').map(({ path }) => path)).not.toContain('components/events.js');
  });

  test('every module that is required is there', () => {
    const files = filesIn('dist');
    const paths = new Set(files.map(({ path }) => path));
    for (const { path, text } of files.filter((file) => file.path.endsWith('.js'))) {
      for (const [, target = ''] of text.matchAll(/require\("(\.[^"]+)"\)/g)) {
        expect(paths).toContain(`${join(path, '..', target)}.js`);
      }
    }
  });

  test('has a source map of each script beside it, with the TypeScript source', () => {
    const scripts = filesIn('dist').filter(({ path }) => path.endsWith('.js'));
    const maps = new Map(filesIn('dist-maps').map(({ path, text }) => [path, text]));
    expect([...maps.keys()].sort()).toEqual(scripts.map(({ path }) => `${path}.map`).sort());

    const map = JSON.parse(maps.get('pages/index/index.js.map') ?? '') as {
      sources: string[];
      sourcesContent: string[];
    };
    expect(map.sources.join()).toMatch(/pages\/index\/index\.ts/);
    expect(map.sourcesContent.join()).toContain('interface IndexData');
  });

  test('works as the one for development does', async () => {
    const world = await openWorld({
      user: ALIPAY.newcomer,
      folder: join(copy.folder, 'dist'),
      authorization: 'agree',
    });
    await world.tap(/^授权登录/);
    await world.tap('同意授权');
    await world.expectHome('小信');
  });
});
