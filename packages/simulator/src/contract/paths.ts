import type { AppFiles } from './types';

/**
 * Resolves a path as written in an app's file: `/from/the/root`, `./` or `../` relative, else relative as well.
 * @param from The file it is written in. Paths inside the app have no leading slash.
 */
export function resolvePath(from: string, target: string): string {
  const start = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  const segments = [...start];
  for (const segment of target.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') segments.pop();
    else segments.push(segment);
  }
  return segments.join('/');
}

/** The same for a file that may also be one of an npm package, written without a leading dot or slash. */
export function resolveFile(files: AppFiles, from: string, target: string): string {
  const path = resolvePath(from, target);
  const ofPackage = `node_modules/${target}`;
  return files[path] === undefined && files[ofPackage] !== undefined ? ofPackage : path;
}

/** Whether it is an address of the web, or the data themselves, and no file of the app. */
export function isAddress(path: string): boolean {
  return /^(?:(?:https?:)?\/\/|data:|blob:)/i.test(path);
}
