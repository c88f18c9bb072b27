import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build, type Plugin } from 'esbuild';

const ROOT = join(__dirname, '..');
const WEB = join(__dirname, 'web');

/** The mini program does not build; `message` is what the compiler said, with file and line. */
export class BuildError extends Error {
  override name = 'BuildError';
}

/**
 * Builds the mini program into `dist/`, as `npm run build` does.
 *
 * @param folder Where the mini program's sources are; default: this repository.
 * @throws {BuildError} if it does not build; the signal's reason if it was aborted.
 */
export async function buildApp({
  folder = ROOT,
  signal,
}: { folder?: string; signal?: AbortSignal } = {}): Promise<void> {
  signal?.throwIfAborted();
  const gulp = spawn(
    process.execPath,
    [
      join(ROOT, 'node_modules/gulp/bin/gulp.js'),
      ...['--gulpfile', join(ROOT, 'gulpfile.mjs')],
      ...['--cwd', folder],
      'build',
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const stop = () => gulp.kill();
  signal?.addEventListener('abort', stop);
  let output = '';
  const keep = (chunk: Buffer) => (output += chunk.toString());
  gulp.stdout.on('data', keep);
  gulp.stderr.on('data', keep);
  try {
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      gulp.once('error', reject);
      gulp.once('close', resolve);
    });
    signal?.throwIfAborted();
    if (exitCode !== 0) {
      throw new BuildError(withoutChatter(output) || `gulp ended with exit code ${exitCode}`);
    }
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

const CHATTER =
  /^(Using gulpfile|Working directory|Starting|Finished|'\w+' errored|TypeScript: emit|Error: TypeScript:|\s+at )/;

/** Leaves what the compiler said: no progress lines of gulp, no stack of the build tool, no colours. */
function withoutChatter(output: string): string {
  return stripVTControlCharacters(output)
    .split('\n')
    .map((line) => line.replace(/^\[\d\d:\d\d:\d\d\] /, '').trimEnd())
    .filter((line) => !CHATTER.test(line))
    .join('\n')
    .trim();
}

/**
 * `miniprogram-simulate` comes with a browser build that sets `window.simulate`; its sources do
 * not run there. The page loads that build as a script of its own.
 */
const simulateFromWindow: Plugin = {
  name: 'miniprogram-simulate-from-window',
  setup(page) {
    page.onResolve({ filter: /^miniprogram-simulate$/ }, ({ path }) => ({
      path,
      namespace: 'window',
    }));
    page.onLoad({ filter: /.*/, namespace: 'window' }, () => ({
      contents: 'module.exports = window.simulate;',
    }));
  },
};

/** Bundles the page's script, simulator included, and its styles. */
export async function bundleWeb(): Promise<{ script: string; styles: string }> {
  const { outputFiles } = await build({
    entryPoints: [join(WEB, 'main.ts'), join(WEB, 'styles/main.css')],
    outdir: WEB,
    entryNames: '[name]',
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    sourcemap: 'inline',
    logLevel: 'silent',
    plugins: [simulateFromWindow],
  });
  const textOf = (name: string) => {
    const file = outputFiles.find(({ path }) => path === join(WEB, name));
    if (!file) {
      throw new Error(`esbuild did not write ${name}`);
    }
    return file.text;
  };
  return { script: textOf('main.js'), styles: textOf('main.css') };
}
