import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { transformSync } from 'esbuild';

/** The auth module as `npm run build:client` writes it. */
export const OURS = 'dist-client/baas.js';

export interface Sdk {
  /** Minified, however it was given. */
  code: string;
  minifiedBytes: number;
  gzippedBytes: number;
}

/** Reads an SDK's file, and minifies it, so that two are compared in the same form. */
export function readSdk(path: string): Sdk {
  const { code } = transformSync(readFileSync(path, 'utf8'), {
    minify: true,
    charset: 'utf8',
    // A module: names at its top level are its own, and may be short.
    format: 'cjs',
    target: 'es2017',
  });
  const bytes = Buffer.from(code);
  return { code, minifiedBytes: bytes.length, gzippedBytes: gzipSync(bytes, { level: 9 }).length };
}
