import { transform } from '@swc/core';

/**
 * Minifies a script that is a module of its own: the names at its top level are not seen outside.
 * @param {{ code: string, map?: string }} script - with the map from its source, if it has been compiled
 * @param {string} path - where the map says that the script is
 * @returns {Promise<{ code: string, map: string }>}
 */
export async function minify({ code, map }, path) {
  const minified = await transform(code, {
    configFile: false,
    swcrc: false,
    filename: path,
    isModule: 'commonjs',
    sourceMaps: true,
    inputSourceMap: map || false,
    minify: true,
    jsc: {
      target: 'es2017',
      minify: {
        compress: { passes: 3, pure_getters: true, toplevel: true },
        mangle: { toplevel: true },
        // What has letters of other scripts than Latin stays readable, and short.
        format: { asciiOnly: false, comments: false },
      },
    },
  });
  return { code: minified.code.trimEnd(), map: minified.map ?? '' };
}
