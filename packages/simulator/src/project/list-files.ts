import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folders that are no part of an app. */
export function isPrivate(name: string): boolean {
  return name === 'node_modules' || name.startsWith('.');
}

/** Absolute paths of all files of an app, for the absolute path of its folder. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (isPrivate(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}
