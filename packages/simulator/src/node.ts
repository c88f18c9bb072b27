import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import type { AppFiles } from './contract/types';

/** The component engine as one script that sets `window.simulate`; the simulator's own bundle expects it in a browser. */
export const ENGINE_SCRIPT = createRequire(__filename).resolve('miniprogram-simulate/build.js');

const IMAGE_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};
const TEXT_TYPES = new Set(['js', 'json', 'axml', 'acss', 'sjs']);

/**
 * Reads a built mini program.
 * @param dir The folder with app.json.
 * @returns Its files as the simulator takes them: texts as they are, images as data URIs, nothing else.
 */
export function readApp(dir: string): AppFiles {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(dir, path).split(sep).join('/');
    const type = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
    const imageType = IMAGE_TYPES[type];
    if (TEXT_TYPES.has(type)) files[name] = readFileSync(path, 'utf8');
    else if (imageType !== undefined) {
      files[name] = `data:${imageType};base64,${readFileSync(path).toString('base64')}`;
    }
  }
  if (files['app.json'] === undefined) {
    throw new Error(`${dir}: there is no app.json; build the mini program first`);
  }
  return files;
}
