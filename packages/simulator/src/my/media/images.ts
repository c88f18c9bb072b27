import { ApiFailure } from '../../contract/errors';
import { badParams, type Outcome, type Params, type Run } from '../call';
import { fileType } from '../files/file-type';
import type { FileStore } from '../files/store';

/** Formats that the platform calls by another name than their type. */
const FORMATS: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/svg+xml': 'svg' };

/** What can be told of pictures without a screen. */
export function pictureApis(
  store: FileStore,
  load: (url: string) => Promise<Uint8Array>,
): Readonly<Record<string, Run>> {
  return {
    getImageInfo: (params) => getImageInfo(store, load, params),
    compressImage: (params) => compressImage(store, params),
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
 * No picture is made smaller: the app gets one that it can use.
 * @see mini/api/基础API/多媒体/图片/my.compressImage.md of AlipayDocs/open-docs
 */
function compressImage(store: FileStore, { apFilePaths }: Params): Outcome {
  if (!Array.isArray(apFilePaths)) throw badParams('apFilePaths: a list is required');
  const paths = apFilePaths.map((path) => {
    const file = store.read(String(path));
    if (!file) throw new ApiFailure({ error: 12, errorMessage: '文件不存在' });
    return store.addTemporary(file.bytes);
  });
  return { apFilePaths: paths };
}
