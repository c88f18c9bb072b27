import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

const WEB = join(__dirname, 'web');

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
    conditions: ['mini-source'],
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
