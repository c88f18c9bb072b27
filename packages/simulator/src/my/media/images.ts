import { ApiFailure } from '../../contract/errors';
import { isStoredFile } from '../../contract/paths';
import { badParams, type Outcome, type Params, type Run } from '../call';
import { fileType } from '../files/file-type';
import { USER_DATA_PATH, type FileStore } from '../files/store';

/** Formats that the platform calls by another name than their type. */
const FORMATS: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/svg+xml': 'svg' };

/** What can be told of pictures without a screen. */
export function pictureApis(
  store: FileStore,
  load: (url: string) => Promise<Uint8Array>,
  platform: () => string,
): Readonly<Record<string, Run>> {
  return {
    getImageInfo: (params) => getImageInfo(store, load, params),
    compressImage: (params) => compressImage(store, load, params, platform() === 'iOS'),
  };
}

/** @see mini/api/基础API/多媒体/图片/my.getImageInfo.md of AlipayDocs/open-docs */
async function getImageInfo(
  store: FileStore,
  load: (url: string) => Promise<Uint8Array>,
  { src }: Params,
): Promise<Outcome> {
  if (typeof src !== 'string' || src === '') {
    throw new ApiFailure({ error: 12, errorMessage: '路径不能为空' });
  }
  const failed = { error: 18, errorMessage: '获取图片信息失败' };
  const stored = store.read(src);
  let { bytes } = stored ?? {};
  let path = src;
  if (!bytes) {
    if (!/^(https?|data):/.test(src)) throw new ApiFailure(failed);
    bytes = await load(src).catch(() => {
      throw new ApiFailure(failed);
    });
    path = store.addTemporary(bytes);
  }
  const { mime, width, height } = fileType(bytes);
  if (width === undefined) throw new ApiFailure(failed);
  return {
    width,
    height,
    path,
    orientation: 'up',
    type: FORMATS[mime] ?? mime.replace(/^image./, ''),
  };
}

/**
 * No picture is made smaller: the app gets one that it can use. 图片地址支持网络路径、本地临时文件、本地缓存文件, and 本地用户文件 on iOS.
 * @see mini/api/基础API/多媒体/图片/my.compressImage.md of AlipayDocs/open-docs
 */
async function compressImage(
  store: FileStore,
  load: (url: string) => Promise<Uint8Array>,
  { apFilePaths }: Params,
  takesUserFiles: boolean,
): Promise<Outcome> {
  if (!Array.isArray(apFilePaths)) throw badParams('apFilePaths: a list is required');
  const pictures = apFilePaths.map(async (given) => {
    const path = String(given);
    const isTaken = takesUserFiles || !path.startsWith(`${USER_DATA_PATH}/`);
    const stored = isTaken && !store.isPackage(path) ? store.read(path) : undefined;
    if (stored) return stored.bytes;
    if (isStoredFile(path) || store.isPackage(path)) {
      throw new ApiFailure({ error: 12, errorMessage: '文件不存在' });
    }
    return load(path);
  });
  const bytes = await Promise.all(pictures);
  return { apFilePaths: bytes.map((each) => store.addTemporary(each)) };
}
