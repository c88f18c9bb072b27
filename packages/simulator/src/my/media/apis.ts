import { ApiFailure } from '../../contract/errors';
import type { SystemInfo } from '../../contract/system';
import { asyncApis, type ApiHost, type Outcome, type Params, type Run } from '../call';
import { fromBase64, isArrayBuffer, toArrayBuffer, toBase64 } from '../files/bytes';
import type { AskForScope } from '../permission';
import type { FileStore } from '../files/store';
import { bytesOf } from '../network/body-bytes';
import { Exchange } from '../network/exchange';
import { later } from '../../contract/on-abort';
import { audioContext } from './audio';
import { pictureApis } from './images';
import { generateImageFromCode } from './qr-code';
import { Recorder } from './recorder';
import { getVideoInfo } from './videos';

const FAILED = { error: 12, errorMessage: 'network error' };

/** Pictures and sound, and the conversions that come with them. */
export function mediaApis(
  host: ApiHost,
  store: FileStore,
  system: () => SystemInfo,
  ask: AskForScope | undefined,
): Outcome {
  let background: unknown;
  // 获取全局唯一的版本更新管理器
  const updates = updateManager(host);
  const recorder = new Recorder(host, store, () => system().platform, ask).api();
  return {
    ...mediaFileApis(host, store, () => system().platform),
    // There is one of it, as there is one lock screen that shows it.
    getBackgroundAudioManager: () => (background ??= audioContext(host, store, true)),
    // "获取全局唯一的录音管理器"
    getRecorderManager: () => recorder,
    arrayBufferToBase64: (buffer: unknown) =>
      isArrayBuffer(buffer) ? toBase64(new Uint8Array(buffer)) : '',
    base64ToArrayBuffer: (text: unknown) => toArrayBuffer(fromBase64(String(text))),
    getUpdateManager: () => updates,
  };
}

/** Of them, what takes files by their paths, and keeps nothing from one call to the next. */
export function mediaFileApis(host: ApiHost, store: FileStore, platform: () => string): Outcome {
  const load = (url: string) =>
    new Exchange(host, { network: FAILED, timeout: FAILED, abort: FAILED }).run(
      { url, method: 'GET', headers: {}, binary: true, timeoutMs: 60_000 },
      bytesOf,
    );
  const runs: Record<string, Run> = {
    ...pictureApis(store, load, platform),
    generateImageFromCode,
    getVideoInfo: (params) => getVideoInfo(store, load, params),
    saveImageToPhotosAlbum: (params) => saved(store, params, ['filePath']),
    saveVideoToPhotosAlbum: (params) => saved(store, params, ['filePath', 'src']),
    saveImage: (params) => saved(store, params, ['url']),
  };
  return {
    ...asyncApis(host, runs),
    createInnerAudioContext: () => audioContext(host, store, false),
  };
}

/**
 * 支持网络地址、本地临时文件、本地缓存文件、本地用户文件: of anything else it cannot be saved, with error 17.
 * @see mini/api/基础API/多媒体/图片/my.saveImageToPhotosAlbum.md of AlipayDocs/open-docs
 */
function saved(store: FileStore, params: Params, names: readonly string[]): Outcome {
  const path = names
    .map((name) => params[name])
    .find((value) => value !== undefined && value !== '');
  if (path === undefined) {
    throw new ApiFailure({ error: 2, errorMessage: `${names[0] ?? ''} 为空` });
  }
  const address = typeof path === 'string' ? path : '';
  const isLocal = /^https:\/\/(resource|usr)\//.test(address);
  if (isLocal ? !store.read(address) : !/^https?:\/\//.test(address)) {
    throw new ApiFailure({ error: 17, errorMessage: '保存失败' });
  }
  return { success: true };
}

/**
 * There is never an update.
 * @see mini/api/基础API/更新管理/UpdateManager/UpdateManager 概览.md of AlipayDocs/open-docs
 */
function updateManager(host: ApiHost): Outcome {
  return {
    onCheckForUpdate(listener: (result: unknown) => unknown) {
      later(host.signal, () => host.listeners.guard(() => listener({ hasUpdate: false })));
    },
    offCheckForUpdate: () => undefined,
    onUpdateReady: () => undefined,
    offUpdateReady: () => undefined,
    onUpdateFailed: () => undefined,
    offUpdateFailed: () => undefined,
    applyUpdate: () => undefined,
  };
}
