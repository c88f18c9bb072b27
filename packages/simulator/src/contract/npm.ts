import { resolvePath } from './paths';
import type { AppFiles } from './types';

/** Where a package can be: in the `node_modules` nearest to the file, or in one further up. */
export function inPackages(from: string, request: string): string[] {
  const folders = from.split('/').slice(0, -1);
  return [...folders.keys(), folders.length]
    .reverse()
    .filter((depth) => folders[depth - 1] !== 'node_modules')
    .map((depth) => [...folders.slice(0, depth), 'node_modules', request].join('/'));
}

/** The `main` of a package, if the folder is one and says so. */
export function packageMain(files: AppFiles, folder: string): string | undefined {
  const text = files[`${folder}/package.json`];
  if (text === undefined) return undefined;
  const { main } = JSON.parse(text) as { main?: unknown };
  return typeof main === 'string' ? resolvePath(`${folder}/package.json`, main) : undefined;
}
