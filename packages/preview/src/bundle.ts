import { join } from 'node:path';
import { build } from 'esbuild';

const WEB = join(__dirname, 'web');

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
    conditions: ['mini-source'],
    // j-component is written for Node.
    define: { global: 'globalThis' },
    charset: 'utf8',
    sourcemap: 'inline',
    logLevel: 'silent',
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
