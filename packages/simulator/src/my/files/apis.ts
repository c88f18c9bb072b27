import { ApiFailure } from '../../contract/errors';
import { isStoredFile } from '../../contract/paths';
import { asyncApis, type ApiHost, type Params } from '../call';
import { fileType } from './file-type';
import { fileInfo, fileSystemManager, savedFiles } from './manager';
import type { FileStore } from './store';

const MISSING = { error: 12, errorMessage: '文件不存在' };

/**
 * `my.saveFile` and its like, and the file system manager.
 * @see mini/api/基础API/文件/my.saveFile.md of AlipayDocs/open-docs
 */
export function fileApis(host: ApiHost, store: FileStore): Record<string, unknown> {
  const manager = fileSystemManager(host, store);
  const save = (params: Params) => saveFile(store, params);
  const apis: Record<string, (params: Params) => Record<string, unknown>> = {
    saveFile: save,
    saveFileToDisk: save,
    getFileInfo: (params) => fileInfo(local(store, pathOf(params)), params),
    getSavedFileInfo: (params) => savedFileInfo(store, pathOf(params)),
    getSavedFileList: () => ({ success: true, fileList: savedFiles(store, 'apFilePath') }),
    removeSavedFile: (params) => removeSavedFile(store, pathOf(params)),
    detectFileType: (params) => detectFileType(store, pathOf(params)),
  };
  return {
    ...asyncApis(host, apis),
    getFileSystemManager: () => manager,
  };
}

/** The older pages call it `apFilePath`, the newer ones and the typings `filePath`. */
export function pathOf(params: Params): string {
  const path = params.apFilePath ?? params.filePath;
  if (typeof path === 'string' && path !== '') return path;
  throw new ApiFailure({ error: 2, errorMessage: 'apFilePath 参数为空' });
}

function existing(store: FileStore, path: string) {
  const file = store.read(path);
  if (!file) throw new ApiFailure(MISSING);
  return file;
}

/** 文件路径（本地路径）: none of the package. @see mini/api/基础API/文件/my.getFileInfo.md of AlipayDocs/open-docs */
function local(store: FileStore, path: string) {
  if (store.isPackage(path)) throw new ApiFailure(MISSING);
  return existing(store, path);
}

function saveFile(store: FileStore, params: Params) {
  const path = pathOf(params);
  const { bytes } = existing(store, path);
  // 确保传入的 apFilePath 是有效的本地临时文件路径
  if (!store.isTemporary(path)) throw new ApiFailure(MISSING);
  if (bytes.length > 10 * 1024 * 1024) {
    throw new ApiFailure({ error: 19, errorMessage: '文件存储大小限制为 10M' });
  }
  const kept = store.keep(path);
  return { success: true, apFilePath: kept, filePath: kept };
}

function savedFileInfo(store: FileStore, path: string) {
  // 为本地缓存文件: of no other file is it known when it was saved.
  if (!store.cached().includes(path)) throw new ApiFailure(MISSING);
  const { bytes, modifiedAtMs } = existing(store, path);
  return { success: true, size: bytes.length, createTime: Math.floor(modifiedAtMs / 1000) };
}

/** "不支持包路径和网络路径". @see `@mini-types/my`, detectFileType */
function detectFileType(store: FileStore, path: string) {
  if (!isStoredFile(path)) throw new ApiFailure(MISSING);
  const { mime } = fileType(existing(store, path).bytes);
  return { type: mime, extension: EXTENSIONS[mime] ?? '' };
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': '.png',
  'image/gif': '.gif',
  'image/jpeg': '.jpg',
  'image/webp': '.webp',
  'image/svg+xml': '.svg',
  'application/pdf': '.pdf',
  'video/mp4': '.mp4',
  'audio/mpeg': '.mp3',
  'audio/wav': '.wav',
};

function removeSavedFile(store: FileStore, path: string) {
  if (!store.cached().includes(path)) throw new ApiFailure(MISSING);
  store.remove(path);
  return {};
}
