import { ApiFailure } from '../../contract/errors';
import { h } from '../../ui/dom';
import { listSheet } from '../../ui/list-sheet';
import { pictures, showViewer } from '../../ui/viewer';
import { badParams, type Outcome, type Params, type Run } from '../call';
import { fileType } from '../files/file-type';
import { videoInfo } from '../files/mp4';
import type { FileStore } from '../files/store';
import { needScope } from '../permission';
import { OPTIONS } from '../table/options';
import { cancelled, type Asking } from './asking';

const COLOURS = ['#5b8ff9', '#5ad8a6', '#f6bd16'] as const;

/** Pictures of the phone's album. */
const ALBUM = COLOURS.map((colour, index) => ({
  name: `照片 ${index + 1}`,
  content: `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300" fill="${colour}"/><text x="200" y="165" font-size="48" text-anchor="middle" fill="#ffffff">${index + 1}</text></svg>`,
}));

/** Choosing and showing pictures, videos and documents. */
export function imageApis(asking: Asking, store: FileStore): Readonly<Record<string, Run>> {
  return {
    chooseImage: (params) => chooseImage(asking, store, params),
    chooseVideo: (params) => chooseVideo(asking, store, params),
    previewImage: (params) => previewImage(asking, store, params),
    openDocument: (params) => openDocument(asking, store, params),
  };
}

/** @see mini/api/基础API/多媒体/图片/my.chooseImage.md of AlipayDocs/open-docs */
async function chooseImage(asking: Asking, store: FileStore, params: Params): Promise<Outcome> {
  const { open } = asking;
  await needSource(asking, params.sourceType);
  const count = typeof params.count === 'number' && params.count >= 1 ? params.count : 1;
  const file = fileField('从本机选择图片', 'image/*', count > 1);
  const chosen = await listSheet(open, {
    title: count > 1 ? `选择图片（最多 ${count} 张）` : '选择图片',
    sections: [{ items: ALBUM.map(({ name }) => name) }],
    most: count,
    extra: file.element,
  });
  if (!chosen) throw cancelled();
  const encoder = new TextEncoder();
  const own = await file.read();
  const album = chosen.flatMap((index) => ALBUM[index] ?? []);
  const images = [...own, ...album.map(({ content }) => encoder.encode(content))].slice(0, count);
  if (images.length === 0) throw cancelled();
  const tempFiles = images.map((bytes) => ({
    path: store.addTemporary(bytes),
    size: bytes.length,
  }));
  const paths = tempFiles.map(({ path }) => path);
  return { apFilePaths: paths, tempFilePaths: paths, tempFiles };
}

/** The album, unless the camera alone is wanted. */
function needSource(asking: Asking, sourceType: unknown): Promise<void> {
  const sources: unknown[] = Array.isArray(sourceType) ? sourceType : [sourceType];
  const isCamera = sources.includes('camera') && !sources.includes('album');
  return needScope(asking.host, isCamera ? 'camera' : 'album', asking.askForScope);
}

/** @see mini/api/基础API/多媒体/视频/my.chooseVideo.md of AlipayDocs/open-docs */
async function chooseVideo(asking: Asking, store: FileStore, params: Params): Promise<Outcome> {
  const { open, platform } = asking;
  await needSource(asking, params.sourceType);
  const file = fileField('从本机选择视频', 'video/*', false);
  const sheet = { title: '选择视频', sections: [], most: 1, extra: file.element };
  const chosen = await listSheet(open, sheet);
  const [bytes] = chosen ? await file.read() : [];
  // Android 上错误为 10，iOS 和 IDE 模拟器上错误码为 11.
  if (!bytes) throw cancelled(platform() === 'Android' ? 10 : 11);
  const path = store.addTemporary(bytes);
  const { durationMs, width, height } = videoInfo(bytes);
  return {
    filePath: path,
    tempFilePath: path,
    size: bytes.length,
    duration: Math.round(durationMs / 1000),
    width,
    height,
  };
}

/** @see mini/api/基础API/多媒体/图片/my.previewImage.md of AlipayDocs/open-docs */
function previewImage({ open }: Asking, store: FileStore, params: Params): Outcome {
  const { urls, current } = params;
  if (!Array.isArray(urls) || urls.length === 0) throw badParams('接口参数无效');
  const all = urls.map(String);
  if (!all.every((url) => /^https?:\/\//.test(url))) throw badParams('只支持 http/https 图片链接');
  const first = typeof current === 'string' ? all.indexOf(current) : Number(current ?? 0);
  const ordered = first > 0 ? [...all.slice(first), ...all.slice(0, first)] : all;
  showViewer(open, '图片预览', pictures(ordered.map((url) => store.asDataUrl(url) ?? url)));
  return {};
}

/** @see git:184943f2^:mini/api/基础API/文件/my.openDocument.md of AlipayDocs/open-docs */
function openDocument({ open }: Asking, store: FileStore, params: Params): Outcome {
  const { filePath: path, fileType: type } = params;
  if (typeof path !== 'string' || path === '') {
    throw new ApiFailure({ error: 4011, errorMessage: '无效的文件路径' });
  }
  // Required by its page, and not by the typings.
  const isListed = OPTIONS['openDocument.object.fileType']?.includes(String(type)) === true;
  if (type !== undefined && !isListed) {
    throw new ApiFailure({ error: 4013, errorMessage: '文件类型暂不支持' });
  }
  const file = store.read(path);
  if (!file) throw new ApiFailure({ error: 4012, errorMessage: '预览文件不存在' });
  const text = `${fileType(file.bytes).mime}，${file.bytes.length} 字节`;
  showViewer(open, path.split('/').at(-1) ?? path, [h('p', { class: 'sim-viewer-text' }, text)]);
  return {};
}

/** A field for files of the machine that the simulator runs on. */
function fileField(label: string, accept: string, multiple: boolean) {
  const input = h('input', { type: 'file', accept, ...(multiple ? { multiple: '' } : {}) });
  return {
    element: h('label', { class: 'sim-file' }, `${label} `, input),
    read: (): Promise<Uint8Array[]> => Promise.all([...(input.files ?? [])].map(readFile)),
  };
}

/** Not by `arrayBuffer()`, which jsdom's files lack. */
function readFile(file: File): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer));
    reader.onerror = () => reject(reader.error ?? new Error('the file cannot be read'));
    reader.readAsArrayBuffer(file);
  });
}
