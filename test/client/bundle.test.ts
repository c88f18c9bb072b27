import { execFile } from 'node:child_process';
import {
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { BaaS } from '../../client/testing';
import { alipayAnswer, createWorld, NEWCOMER, plan, SILENT } from './world';

const ROOT = resolve(__dirname, '../..');
const run = promisify(execFile);

const CONSUMER = `
import { BaaS, ErrorCode, isHError } from './baas';
import './baas';

BaaS.init('id');
my.BaaS.auth.loginWithAlipay({ forceLogin: true, scopes: ['auth_life_msg'] }).then(
  (user: AlipayBaaS.CurrentUser) => user.linkAlipay().then((res) => res.statusCode.toFixed()),
  (error: unknown) => isHError(error) && error.code === ErrorCode.AUTH_DENIED,
);
// @ts-expect-error -- no such option
my.BaaS.auth.loginWithAlipay({ force: true });
// @ts-expect-error -- a number
const id: string = new my.BaaS.CurrentUser({}).id;
export { id };
`;

describe('the module as one file and its types (npm run build:client)', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baas-'));
    await copyFile(join(ROOT, 'dist-client/baas.js'), join(folder, 'baas.js'));
    await copyFile(join(ROOT, 'dist-client/baas.d.ts'), join(folder, 'baas.d.ts'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('a plain JavaScript app requires it and logs in through my.BaaS', async () => {
    const { transport } = plan({ to: SILENT, status: 201, body: alipayAnswer(1) });
    const { platform } = createWorld({ user: NEWCOMER, transport });
    const my: Record<string, unknown> = { ...platform };
    const module = { exports: {} as Record<string, unknown> };
    // All that a mini program has: no `process`, no `window`, no `globalThis`.
    const names = ['module', 'exports', 'require', 'my', 'globalThis', 'window', 'process', 'self'];
    const code = await readFile(join(folder, 'baas.js'), 'utf8');
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- as DevTools runs it
    new Function(...names, code)(module, module.exports, undefined, my);

    const baas = my.BaaS as BaaS;
    expect(module.exports.BaaS).toBe(baas);
    baas.init('local-sample', { host: 'http://127.0.0.1:7290' });
    await expect(baas.auth.loginWithAlipay()).resolves.toMatchObject({ id: 1 });
    await expect(baas.auth.login({} as never)).rejects.toBeInstanceOf(module.exports.HError);
  });

  test('a TypeScript app compiles against the types alone', async () => {
    await mkdir(join(folder, 'node_modules'));
    const platformTypes = 'node_modules/@mini-types';
    await symlink(join(ROOT, platformTypes), join(folder, platformTypes), 'junction');
    await rm(join(folder, 'baas.js'));
    await writeFile(join(folder, 'app.ts'), CONSUMER);
    const options = [
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--target',
      'es2017',
      '--lib',
      'es2018',
    ];
    const modules = ['--module', 'commonjs', '--moduleResolution', 'bundler'];
    const types = ['--types', '@mini-types/alipay'];
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const args = [tsc, ...options, ...modules, ...types, 'app.ts'];
    const compiled = await run(process.execPath, args, { cwd: folder }).catch(
      (error: unknown) => error as { stdout: string },
    );
    expect(compiled.stdout).toBe('');
  });

  test('each text in it leads back to where it stands in the sources', async () => {
    const code = await readFile(join(ROOT, 'dist-client/baas.js'), 'utf8');
    const map = await readFile(join(ROOT, 'dist-client/baas.js.map'), 'utf8');
    const sources = new SourceMap(JSON.parse(map) as SourceMapPayload);
    // Outside of functions, among the parameters of one, and inside; the bundle has one line.
    for (const text of ['third party auth denied', 'the value', 'another user', 'unreadable']) {
      const entry = sources.findEntry(0, code.indexOf(`"${text}"`));
      if (!('originalSource' in entry)) throw new Error(`${text} is not mapped`);
      const { originalSource, originalLine, originalColumn } = entry;
      const source = await readFile(join(ROOT, 'dist-client', originalSource), 'utf8');
      const line = source.split('\n')[originalLine];
      expect(line?.slice(originalColumn)).toMatch(new RegExp(`^'${text}'`));
    }
  });

  test('stays within its size', async () => {
    const code = await readFile(join(folder, 'baas.js'));
    // Lower them with every cut; what the module is to come down to stands in bench/budgets.ts.
    expect(code.length).toBeLessThanOrEqual(21_900);
    expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(9_350);
  });

  test('the types name nothing of the module’s inside', async () => {
    const types = await readFile(join(folder, 'baas.d.ts'), 'utf8');
    expect(types).not.toMatch(/\b(Context|Wire|SessionStore|Platform|Host)\b/);
  });

  test('names that the bundle shortens are of the inside alone', async () => {
    const list = await readFile(join(ROOT, 'packages/build/internal-names.mjs'), 'utf8');
    const shortened = [...list.matchAll(/^ {2}'(\w+)',$/gm)].map(([, name = '']) => name);
    expect(shortened.length).toBeGreaterThan(40);
    const inClient = await Promise.all(
      (await readdir(join(ROOT, 'client'), { recursive: true }))
        .filter((path) => path.endsWith('.ts'))
        .map(async (path) => [path, await readFile(join(ROOT, 'client', path), 'utf8')] as const),
    );
    const seam = inClient.find(([path]) => path === join('base', 'host.ts'))?.[1] ?? '';
    const sources = inClient.map(([, text]) => text).join('\n');
    const outside = new Set(
      namesIn(`${await readFile(join(folder, 'baas.d.ts'), 'utf8')}\n${seam}`),
    );
    expect(shortened.filter((name) => outside.has(name))).toEqual([]);
    expect(shortened.filter((name) => sources.includes(`'${name}'`))).toEqual([]);
    // A name that has gone from the sources goes from the list, too.
    const used = new Set(namesIn(sources));
    expect(shortened.filter((name) => !used.has(name))).toEqual([]);
  });
});

function namesIn(source: string): string[] {
  return source.replace(/\/\*[^]*?\*\/|\/\/.*/g, '').match(/[\w$]+/g) ?? [];
}
