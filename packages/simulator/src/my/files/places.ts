import { fileFailure, USER_DATA_PATH, type FileStore } from './store';

/** A directory is kept as an empty file whose path ends with a slash. */
export const asDirectory = (path: string) => `${withoutSlash(path)}/`;

export function withoutSlash(path: string): string {
  return path.replace(/\/+$/, '');
}

export function isDirectory(store: FileStore, path: string): boolean {
  const prefix = asDirectory(path);
  return prefix === `${USER_DATA_PATH}/` || store.kept().some((each) => each.startsWith(prefix));
}

/** Only below {@link USER_DATA_PATH} may the app write. */
export function writable(path: string): string {
  if (!path.startsWith(`${USER_DATA_PATH}/`)) throw fileFailure('forbidden');
  return path;
}

/** Where a file may be put: in a directory that is there, and not in the place of one. */
export function fileTarget(store: FileStore, given: string): string {
  const path = writable(given);
  if (path.endsWith('/') || isDirectory(store, path)) throw fileFailure('isDirectory');
  if (!parentExists(store, path)) throw fileFailure('missing');
  return path;
}

export function parentExists(store: FileStore, path: string): boolean {
  return isDirectory(store, path.replace(/\/+[^/]*\/*$/, ''));
}
