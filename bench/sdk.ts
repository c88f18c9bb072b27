import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { transformSync } from 'esbuild';
import { BenchError } from './figure';

/** The auth module as `npm run build:client` writes it, minified. */
export const OURS = 'dist-client/baas.js';

export interface Sdk {
  /** Minified, however it was given. */
  code: string;
  minifiedBytes: number;
  gzippedBytes: number;
}

/** Reads an SDK's file; one that is not ours is minified first, so that two are compared in the same form. */
export function readSdk(path: string): Sdk {
  if (!existsSync(path)) {
    throw new BenchError(
      `${path} is not there${path === OURS ? ': run npm run build:client first' : ''}`,
    );
  }
  const text = readFileSync(path, 'utf8');
  const code = path === OURS ? text : minified(text);
  const bytes = Buffer.from(code);
  return { code, minifiedBytes: bytes.length, gzippedBytes: gzipSync(bytes, { level: 9 }).length };
}

function minified(text: string): string {
  const { code } = transformSync(text, {
    minify: true,
    charset: 'utf8',
    // A module: names at its top level are its own, and may be short.
    format: 'cjs',
    target: 'es2017',
  });
  return code;
}
