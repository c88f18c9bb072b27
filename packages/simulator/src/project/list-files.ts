import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Folders that are no part of an app. */
export function isPrivate(name: string): boolean {
  return name === 'node_modules' || name.startsWith('.');
}

/**
 * Absolute paths of all files of an app, for the absolute path of its folder. Links to files and folders elsewhere count as
 * these; one that leads nowhere, or to a folder that it is in, as nothing.
 */
export function listFiles(folder: string): string[] {
  return filesIn(folder, [realpathSync(folder)]);
}

/** @param around - real paths of the folder and of those that it is in */
function filesIn(folder: string, around: readonly string[]): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (isPrivate(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isFile()) return [path];
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isFile() === true) return [path];
    if (stats?.isDirectory() !== true) return [];
    const real = realpathSync(path);
    return around.includes(real) ? [] : filesIn(path, [...around, real]);
  });
}
