import { ApiFailure } from '../../contract/errors';
import { md5, sha1 } from '@noble/hashes/legacy';
import { asyncApi, badParams, stringParam, syncApi, type ApiHost, type Params } from '../call';
import { ENCODINGS, isArrayBuffer, toArrayBuffer, toHex } from './bytes';
import {
  asDirectory,
  fileTarget,
  isDirectory,
  parentExists,
  withoutSlash,
  writable,
} from './places';
import { readZip, type ZipEntry } from './zip';
import { FILE_ERRORS, fileFailure, USER_DATA_PATH, type FileStore, type StoredFile } from './store';

type Outcome = Record<string, unknown>;

/**
 * What the synchronous forms take, one after the other. The pages know no other way; the platform's typings also
 * have it in an object.
 * @see mini/api/基础API/文件/FileSystemManager/FileSystemManager.accessSync.md of AlipayDocs/open-docs, and its siblings
 */
const ORDERS: Readonly<Record<string, readonly string[]>> = {
  access: ['path'],
  readFile: ['filePath', 'encoding'],
  writeFile: ['filePath', 'data', 'encoding'],
  appendFile: ['filePath', 'data', 'encoding'],
  copyFile: ['srcPath', 'destPath'],
  rename: ['oldPath', 'newPath'],
  unlink: ['filePath'],
  mkdir: ['dirPath', 'recursive'],
  rmdir: ['dirPath', 'recursive'],
  readdir: ['dirPath'],
  saveFile: ['tempFilePath', 'filePath'],
  stat: ['path', 'recursive'],
  getFileInfo: ['filePath', 'digestAlgorithm'],
  removeSavedFile: ['filePath'],
};

/**
 * What `my.getFileSystemManager()` returns. Each operation is there in both forms; the page of one says what it
 * takes and fails with.
 * @see mini/api/基础API/文件/FileSystemManager/FileSystemManager 概览.md of AlipayDocs/open-docs
 */
export function fileSystemManager(host: ApiHost, store: FileStore): Record<string, unknown> {
  const operations: Record<string, (params: Params) => Outcome> = {
    access: (params) => access(store, stringParam(params, 'path')),
    readFile: (params) => readFile(host, store, params),
    writeFile: (params) => writeFile(store, params),
    appendFile: (params) => appendFile(store, params),
    copyFile: (params) => copyFile(store, params),
    rename: (params) => rename(store, params),
    unlink: (params) => unlink(store, stringParam(params, 'filePath')),
    mkdir: (params) => mkdir(store, params),
    rmdir: (params) => rmdir(store, params),
    readdir: (params) => ({ files: readdir(store, stringParam(params, 'dirPath')) }),
    saveFile: (params) => saveFile(store, params),
    stat: (params) => stat(store, params),
    getFileInfo: (params) =>
      fileInfo(existingLocal(store, stringParam(params, 'filePath')), params),
    getSavedFileList: () => ({ fileList: savedFiles(store, 'filePath') }),
    removeSavedFile: (params) => removeSavedFile(store, stringParam(params, 'filePath')),
  };
  const asyncOnly: Record<string, (params: Params) => Outcome> = {
    unzip: (params) => unzip(store, params),
  };
  const manager: Record<string, unknown> = {};
  for (const [name, run] of Object.entries({ ...operations, ...asyncOnly })) {
    manager[name] = asyncApi(host, `FileSystemManager.${name}`, run);
  }
  for (const [name, run] of Object.entries(operations)) {
    const sync = `${name}Sync`;
    manager[sync] = syncApi(host, `FileSystemManager.${sync}`, run, ORDERS[name]);
  }
  return manager;
}

export function fileInfo({ bytes }: StoredFile, params: Params): Outcome {
  const algorithm = params.digestAlgorithm ?? 'md5';
  if (algorithm !== 'md5' && algorithm !== 'sha1') throw badParams('digestAlgorithm: md5 or sha1');
  const digest = toHex(algorithm === 'md5' ? md5(bytes) : sha1(bytes));
  return { size: bytes.length, digest };
}

/** @param pathName What the path is called in the list: the two APIs differ. */
export function savedFiles(store: FileStore, pathName: 'filePath' | 'apFilePath'): Outcome[] {
  return store.cached().map((path) => {
    const { bytes, modifiedAtMs } = existing(store, path);
    return {
      [pathName]: path,
      size: bytes.length,
      createTime: Math.floor(modifiedAtMs / 1000),
    };
  });
}

function existing(store: FileStore, path: string): StoredFile {
  const file = store.read(path);
  if (!file) throw fileFailure('missing');
  return file;
}

/** The same, but no directory. */
function existingFile(store: FileStore, path: string): StoredFile {
  if (path.endsWith('/')) throw fileFailure('missing');
  return existing(store, path);
}

/** A file of the app's own, as opposed to one of its package, of which the pages of most operations say nothing. */
function existingLocal(store: FileStore, path: string): StoredFile {
  if (store.isPackage(path)) throw fileFailure('forbidden');
  return existingFile(store, path);
}

function access(store: FileStore, path: string): Outcome {
  // The page says that files of the package are not looked for.
  if (store.isPackage(path)) throw fileFailure('forbidden');
  if (!store.read(path) && !isDirectory(store, path)) throw fileFailure('missing');
  return {};
}

function encodingOf(params: Params) {
  const name = params.encoding;
  const encoding = typeof name === 'string' ? ENCODINGS.get(name.toLowerCase()) : undefined;
  if (!encoding) throw badParams(`encoding: ${String(name)} is not known`);
  return encoding;
}

/** @see mini/api/基础API/文件/FileSystemManager/FileSystemManager.readFile.md of AlipayDocs/open-docs */
function readFile({ problems }: ApiHost, store: FileStore, params: Params): Outcome {
  const path = stringParam(params, 'filePath');
  if (store.isClosed(path)) {
    const message = `readFile: ${path} is not named by "include" in mini.project.json`;
    if (!problems.lenient) throw new ApiFailure({ ...FILE_ERRORS.missing, errorMessage: message });
    problems.unknown('readFile of a source file', message);
  }
  const { bytes } = existingFile(store, path);
  if (params.encoding === undefined) return { data: toArrayBuffer(bytes), dataType: 'ArrayBuffer' };
  return { data: encodingOf(params).decode(bytes), dataType: 'string' };
}

function givenBytes(params: Params): Uint8Array {
  const { data } = params;
  if (isArrayBuffer(data)) return new Uint8Array(data.slice(0));
  if (typeof data !== 'string') throw badParams('data: a string or an ArrayBuffer is required');
  try {
    return encodingOf({ encoding: params.encoding ?? 'utf8' }).encode(data);
  } catch (error) {
    throw error instanceof Error && error.name === 'ApiFailure'
      ? error
      : badParams('data: not in that encoding');
  }
}

function writeFile(store: FileStore, params: Params): Outcome {
  store.write(fileTarget(store, stringParam(params, 'filePath')), givenBytes(params));
  return {};
}

function appendFile(store: FileStore, params: Params): Outcome {
  const path = writable(stringParam(params, 'filePath'));
  if (isDirectory(store, path)) throw fileFailure('exists');
  const { bytes } = existing(store, path);
  const added = givenBytes(params);
  const joined = new Uint8Array(bytes.length + added.length);
  joined.set(bytes);
  joined.set(added, bytes.length);
  store.write(path, joined);
  return {};
}

function copyFile(store: FileStore, params: Params): Outcome {
  const { bytes } = existingLocal(store, stringParam(params, 'srcPath'));
  store.write(fileTarget(store, stringParam(params, 'destPath')), bytes);
  return {};
}

function rename(store: FileStore, params: Params): Outcome {
  const from = withoutSlash(writable(stringParam(params, 'oldPath')));
  const to = withoutSlash(writable(stringParam(params, 'newPath')));
  const moved = store
    .kept()
    .filter((path) => path === from || path.startsWith(asDirectory(from)))
    .map((path) => [path, to + path.slice(from.length)] as const);
  if (moved.length === 0 || !parentExists(store, to)) throw fileFailure('missing');
  if (to === from) return {};
  if (isDirectory(store, to)) throw fileFailure('isDirectory');
  if (isDirectory(store, from) && store.read(to)) throw fileFailure('exists');
  // No directory can be in itself.
  if (to.startsWith(asDirectory(from))) throw fileFailure('forbidden');
  for (const [path, target] of moved) {
    store.write(target, existing(store, path).bytes);
    store.remove(path);
  }
  return {};
}

function unlink(store: FileStore, path: string): Outcome {
  if (isDirectory(store, path)) throw fileFailure('isDirectory');
  if (!store.read(path) || store.isPackage(path)) throw fileFailure('missing');
  store.remove(path);
  return {};
}

function mkdir(store: FileStore, params: Params): Outcome {
  const path = writable(stringParam(params, 'dirPath'));
  if (store.read(path) || isDirectory(store, path)) throw fileFailure('exists');
  if (params.recursive !== true && !parentExists(store, path)) throw fileFailure('missing');
  const names = path
    .slice(USER_DATA_PATH.length + 1)
    .split('/')
    .filter(Boolean);
  const paths = names.map((_, index) => `${USER_DATA_PATH}/${names.slice(0, index + 1).join('/')}`);
  // A file on the way can hold no directory.
  if (paths.some((each) => store.read(each))) throw fileFailure('exists');
  paths.forEach((each) => {
    const directory = `${each}/`;
    if (!store.read(directory)) store.write(directory, new Uint8Array());
  });
  return {};
}

function rmdir(store: FileStore, params: Params): Outcome {
  const path = asDirectory(writable(stringParam(params, 'dirPath')));
  if (!isDirectory(store, path)) throw fileFailure('missing');
  const inside = store.kept().filter((each) => each.startsWith(path) && each !== path);
  if (inside.length > 0 && params.recursive !== true) throw fileFailure('notEmpty');
  [...inside, path].forEach((each) => store.remove(each));
  return {};
}

function readdir(store: FileStore, path: string): string[] {
  if (!isDirectory(store, path)) throw fileFailure('missing');
  const prefix = asDirectory(path);
  const names = store
    .kept()
    .filter((each) => each.startsWith(prefix))
    .map((each) => each.slice(prefix.length).replace(/\/.*$/s, ''));
  return [...new Set(names)].filter(Boolean).sort();
}

/** @see mini/api/基础API/文件/FileSystemManager/FileSystemManager.unzip.md of AlipayDocs/open-docs */
function unzip(store: FileStore, params: Params): Outcome {
  const { bytes } = existing(store, stringParam(params, 'zipFilePath'));
  const target = withoutSlash(writable(stringParam(params, 'targetPath')));
  if (!parentExists(store, target)) throw fileFailure('missing');
  const makeDirectory = (path: string) => {
    if (!isDirectory(store, path)) mkdir(store, { dirPath: path, recursive: true });
  };
  makeDirectory(target);
  for (const entry of entriesOf(bytes)) {
    const path = `${target}/${entry.path}`;
    makeDirectory(path.replace(/\/[^/]*$/, ''));
    if (!path.endsWith('/')) store.write(path, entry.bytes);
  }
  return {};
}

function entriesOf(archive: Uint8Array): ZipEntry[] {
  try {
    return readZip(archive);
  } catch {
    throw new ApiFailure({ error: 3, errorMessage: '未知错误，解压失败' });
  }
}

function saveFile(store: FileStore, params: Params): Outcome {
  const from = stringParam(params, 'tempFilePath');
  if (params.filePath === undefined) return { savedFilePath: store.keep(from) };
  return { savedFilePath: store.keep(from, fileTarget(store, stringParam(params, 'filePath'))) };
}

function removeSavedFile(store: FileStore, path: string): Outcome {
  if (!store.cached().includes(path)) throw fileFailure('missing');
  store.remove(path);
  return {};
}

function stat(store: FileStore, params: Params): Outcome {
  const path = stringParam(params, 'path');
  if (store.isPackage(path)) throw fileFailure('forbidden');
  if (!store.read(path) && !isDirectory(store, path)) throw fileFailure('missing');
  if (params.recursive !== true || !isDirectory(store, path)) {
    return { stats: statsOf(store, path) };
  }
  const prefix = asDirectory(path);
  const inside = store.kept().filter((each) => each.startsWith(prefix) && each !== prefix);
  const relative = inside.map((each) => [`/${each.slice(prefix.length)}`, statsOf(store, each)]);
  return { stats: Object.fromEntries([['/', statsOf(store, path)], ...relative]) as Outcome };
}

/** @see mini/api/基础API/文件/Stats/Stats 概览.md of AlipayDocs/open-docs */
function statsOf(store: FileStore, path: string): Outcome {
  const directory = isDirectory(store, path);
  const { bytes, modifiedAtMs } = store.read(path) ?? { bytes: [], modifiedAtMs: 0 };
  const seconds = Math.floor(modifiedAtMs / 1000);
  return {
    mode: directory ? 0o40755 : 0o100644,
    size: bytes.length,
    lastAccessedTime: seconds,
    lastModifiedTime: seconds,
    isDirectory: () => directory,
    isFile: () => !directory,
  };
}
