const ENTRY = 'client/index.ts';

/**
 * The auth module as one CommonJS file.
 * @param {import('esbuild').BuildOptions} options - beside those that every bundle has
 * @returns {Promise<{ code: string, map: string }>}
 */
export async function bundleClient(options = {}) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [ENTRY],
    outdir: 'out',
    bundle: true,
    charset: 'utf8',
    format: 'cjs',
    target: 'es2017',
    write: false,
    ...options,
  });
  const text = (end) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
  return { code: text('.js'), map: text('.js.map') };
}

/** Its public types in one file. @mini-types does not compile on its own, so a test checks what is written here. */
export async function clientTypes() {
  const { generateDtsBundle } = await import('dts-bundle-generator');
  const [types = ''] = generateDtsBundle(
    [
      {
        filePath: ENTRY,
        libraries: { allowedTypesLibraries: ['@mini-types/alipay'] },
        output: { inlineDeclareGlobals: true, noBanner: true, exportReferencedTypes: false },
      },
    ],
    { preferredConfigPath: 'tsconfig.json' },
  );
  return types;
}
