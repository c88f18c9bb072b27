import { minify } from './minify.mjs';
import { INTERNAL_NAMES } from './internal-names.mjs';
import { withRecurringNames } from './recurring-names.mjs';

const ENTRY = 'client/index.ts';

/**
 * Functions that the minifier would write out where they are called. That makes the bundle bigger: variables of the
 * first two would take the shortest names from all other functions, and the other two hold long regular expressions or
 * many variables of their own.
 */
const NOT_INLINED = ['createBaaS', 'createSessionStore', 'hasScheme', 'toWireRequest'];

/**
 * The auth module as one minified CommonJS file.
 * @param {string} entry - where it is entered
 * @returns {Promise<{ code: string, map: string }>}
 */
export async function bundleClient(entry = ENTRY) {
  const { build } = await import('esbuild');
  const { mangleCache, outputFiles } = await build({
    entryPoints: [entry],
    outdir: 'out',
    bundle: true,
    charset: 'utf8',
    // As CommonJS it would carry esbuild's helpers for importers that mix both kinds of modules.
    format: 'esm',
    mangleCache: {},
    mangleProps: new RegExp(`^(${INTERNAL_NAMES.join('|')})$`),
    sourcemap: 'external',
    target: 'es2017',
    write: false,
  });
  const text = (end) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
  // On a line that has one of these calls, the source map holds up to the call.
  const calls = new RegExp(`\\b(${NOT_INLINED.join('|')})\\(`, 'g');
  const code = withArrows(text('.js'))
    .replace(calls, '/*#__NOINLINE__*/ $&')
    .replace(/^export (?=\{[^}]*\};\s*$)/m, 'module.exports = ');
  const script = { code: `"use strict";${code}`, map: text('.js.map') };
  const minified = await minify(script, entry.replace(/ts$/, 'js'));
  return { code: withRecurringNames(minified.code, Object.values(mangleCache)), map: minified.map };
}

/**
 * Declared functions as arrow functions, which are shorter once they are minified. A name with a capital is a
 * constructor's, and stays. What follows a name keeps its column, so that the source map still holds.
 * @param {string} code - as esbuild prints it: a function ends with the next brace that is indented as it is
 */
function withArrows(code) {
  const innermostFirst = ['    ', '  ', ''];
  return innermostFirst.reduce((text, indent) => {
    const declared = `^${indent}(async )?function ([a-z]\\w*)\\((.*)\\) \\{$([^]*?)^${indent}\\}$`;
    return text.replace(new RegExp(declared, 'gm'), `${indent}var   $2 = $1($3) => {$4${indent}};`);
  }, code);
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
