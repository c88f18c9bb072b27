import { transform } from 'esbuild';
import { posix } from 'node:path';
import { bundleClient } from './client.mjs';
import { minify } from './minify.mjs';

/**
 * Minifies compiled scripts for the upload. `client/` becomes one file, and modules that hold types alone are left
 * out; each script's source map goes beside the package.
 * @param {{ path: string, text: string }[]} files - with inline source maps
 * @param {{ out: string, mapsOut: string }} folders
 * @returns {Promise<{ path: string, text: string }[]>}
 */
export async function minifyScripts(files, { out, mapsOut }) {
  const scripts = files.filter(({ path }) => !path.startsWith(`${out}/client/`));
  const minified = await Promise.all(
    scripts
      .filter((file) => !isTypesOnly(file) || isRequired(file, scripts))
      .map(async ({ path, text }) => ({
        path,
        ...(await minify(withoutPreamble(text), path)),
      })),
  );
  const client = await bundleClient();
  return [...minified, { path: `${out}/client/index.js`, ...client }].flatMap(
    ({ path, code, map }) => [
      { path, text: code },
      { path: `${mapsOut}${path.slice(out.length)}.map`, text: map },
    ],
  );
}

const ES_MODULE_MARK = 'Object.defineProperty(exports, "__esModule", { value: true });';
const INLINE_MAP = /^\/\/# sourceMappingURL=data:application\/json;base64,(.*)$/m;

/**
 * Without what TypeScript writes for importers that the app does not have: the mark of an ES module, which only a
 * default import asks for, and exports set to nothing before they get their value. The lines stay, for the source map.
 * @param {string} script
 */
function withoutPreamble(script) {
  const map = Buffer.from(INLINE_MAP.exec(script)?.[1] ?? '', 'base64').toString();
  const code = script.replace(INLINE_MAP, '');
  if (/\b(exports|_1)\.default\b/.test(code)) return { code, map };
  return {
    code: code.replace(ES_MODULE_MARK, '').replace(/^(exports\.\w+ = )+void 0;$/m, ''),
    map,
  };
}

/** @param {{ text: string }} file */
function isTypesOnly({ text }) {
  const rest = text
    .replace(INLINE_MAP, '')
    .replace('"use strict";', '')
    .replace(ES_MODULE_MARK, '');
  return rest.trim() === '';
}

function isRequired({ path }, files) {
  return files.some(({ path: from, text }) =>
    [...text.matchAll(/require\("(\.[^"]+)"\)/g)].some(
      ([, target]) => posix.join(posix.dirname(from), `${target}.js`) === path,
    ),
  );
}

/**
 * The same file without what only people read: comments, indentation, line breaks.
 * @param {string} extension - such as `.json`
 * @param {Buffer} contents
 * @returns {Promise<Buffer>}
 */
export async function minifyAsset(extension, contents) {
  switch (extension) {
    case '.json':
      return Buffer.from(JSON.stringify(JSON.parse(contents.toString())));
    case '.acss':
      return Buffer.from(await minifyStyles(contents.toString()));
    case '.axml':
      // A line break stays one: between words it is a blank.
      return Buffer.from(
        contents
          .toString()
          .replace(/<!--.*?-->/gs, '')
          .replace(/\s*\n\s*/g, '\n')
          .replace(/"\s+\/>/g, '"/>')
          .replace(/"\n>/g, '">'),
      );
    case '.svg':
      return Buffer.from(contents.toString().trim());
    default:
      return contents;
  }
}

async function minifyStyles(acss) {
  const { code } = await transform(acss, {
    charset: 'utf8',
    loader: 'css',
    minifyWhitespace: true,
  });
  // The value of a custom property keeps its blanks, also the one that Prettier writes before it.
  return code.replace(/(--[\w-]+): /g, '$1:').trim();
}
