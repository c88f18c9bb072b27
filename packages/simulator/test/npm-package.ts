import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { AppFiles } from '../src';

const ROOT = join(__dirname, '../../..');
const PART_OF_APP = /\.(?:js|json|sjs|axml|acss)$/;

/**
 * Installed packages as files of an app, byte for byte, where a mini program looks for them.
 * @param folders Below `node_modules/`: a package, or a folder of one.
 * @returns Path from the app's root, `node_modules/…`, to text.
 */
export function npmFiles(...folders: readonly string[]): AppFiles {
  const files: Record<string, string> = {};
  for (const folder of folders) {
    const entries = readdirSync(join(ROOT, 'node_modules', folder), {
      recursive: true,
      withFileTypes: true,
    });
    for (const entry of entries) {
      if (!entry.isFile() || !PART_OF_APP.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      files[relative(ROOT, path).split(sep).join('/')] = readFileSync(path, 'utf8');
    }
  }
  return files;
}
