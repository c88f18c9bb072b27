import { ApiFailure, toError } from '../../contract/errors';
import {
  asyncApi,
  badParams,
  stringParam,
  type ApiHost,
  type AsyncApi,
  type Params,
} from '../call';
import { pathOf } from '../files/apis';
import { readDataUrl } from '../files/bytes';
import { fileType } from '../files/file-type';
import { fileTarget } from '../files/places';
import type { FileStore } from '../files/store';
import { bytesOf } from './body-bytes';
import { Exchange } from './exchange';
import type { RequestTask } from './request';

/** @see mini/framework/小程序全局配置/app.json  应用配置.md of AlipayDocs/open-docs, networkTimeout */
const DEFAULT_TIMEOUT_MS = 60_000;

const DOWNLOAD_FAILED = { error: 12, errorMessage: '下载失败' };
const DOWNLOAD_FAILURES = {
  network: DOWNLOAD_FAILED,
  timeout: DOWNLOAD_FAILED,
  abort: { error: 9, errorMessage: 'downloadFile:fail abort' },
};
const UPLOAD_FAILED = { error: 12, errorMessage: '上传文件失败' };
const UPLOAD_FAILURES = {
  network: UPLOAD_FAILED,
  timeout: UPLOAD_FAILED,
  abort: { error: 9, errorMessage: 'uploadFile:fail abort' },
};

/** Default timeouts, as `networkTimeout` of app.json gives them. */
export interface TransferTimeouts {
  readonly downloadTimeoutMs?: number;
  readonly uploadTimeoutMs?: number;
}

/**
 * `my.downloadFile`: into a temporary file, or to a path of the app's own.
 * @see mini/api/基础API/网络/my.downloadFile.md of AlipayDocs/open-docs
 */
export function downloadApi(host: ApiHost, store: FileStore, timeouts: TransferTimeouts) {
  return (options?: unknown): RequestTask => {
    const exchange = new Exchange(host, DOWNLOAD_FAILURES);
    const call = asyncApi(host, 'downloadFile', (params) => {
      const url = stringParam(params, 'url');
      const target = targetOf(store, params);
      const inline = readDataUrl(url);
      if (inline) return keep(store, inline.bytes, target, {});
      const request = {
        url: absolute(url),
        method: 'GET',
        headers: textHeaders(params.header ?? params.headers),
        binary: true,
        timeoutMs: timeoutOf(params, timeouts.downloadTimeoutMs),
      };
      return exchange.run(request, (response) => {
        if (response.status < 200 || response.status >= 300) throw new ApiFailure(DOWNLOAD_FAILED);
        return keep(store, bytesOf(response), target, response.headers);
      });
    });
    return taskOf(call(options), exchange);
  };
}

/**
 * `my.uploadFile`: a file and fields as `multipart/form-data`.
 * @see mini/api/基础API/网络/my.uploadFile.md of AlipayDocs/open-docs
 */
export function uploadApi(host: ApiHost, store: FileStore, timeouts: TransferTimeouts) {
  return (options?: unknown): RequestTask => {
    const exchange = new Exchange(host, UPLOAD_FAILURES);
    const call = asyncApi(host, 'uploadFile', (params) => {
      checkUpload(params);
      const file = store.read(pathOf(params));
      if (!file) throw new ApiFailure({ error: 11, errorMessage: '文件不存在' });
      const form = multipart(params, file.bytes, pathOf(params));
      const request = {
        url: absolute(stringParam(params, 'url')),
        method: 'POST',
        headers: { ...textHeaders(params.header ?? params.headers), 'content-type': form.type },
        bytes: form.bytes,
        timeoutMs: timeoutOf(params, timeouts.uploadTimeoutMs),
      };
      return exchange.run(request, ({ status, headers, body }) => ({
        data: body,
        statusCode: status,
        header: headers,
      }));
    });
    return taskOf(call(options), exchange);
  };
}

/** 11 无效参数: 检查是否有必传项没传；检查是否有字段传错类型. */
function checkUpload(params: Params): void {
  for (const name of ['url', 'filePath', 'name']) {
    const value = params[name];
    if (typeof value === 'string' && value !== '') continue;
    throw new ApiFailure({ error: 11, errorMessage: `无效参数 ${name}` });
  }
}

/** What both return: a promise that can be called off, and be asked how far it is. */
function taskOf(promise: ReturnType<AsyncApi>, { abort, events }: Exchange): RequestTask {
  const listening = events.methods(['ProgressUpdate', 'HeadersReceived']);
  return Object.assign(promise, { abort, ...listening });
}

/** 2 参数无效: 检查传入的 url、filePath 等参数是否有效. */
function targetOf(store: FileStore, { filePath }: Params): string | undefined {
  if (filePath === undefined) return undefined;
  try {
    return fileTarget(store, typeof filePath === 'string' ? filePath : '');
  } catch (error) {
    throw badParams(`filePath: ${toError(error).message}`);
  }
}

function keep(
  store: FileStore,
  bytes: Uint8Array,
  target: string | undefined,
  headers: Readonly<Record<string, string>>,
) {
  if (target === undefined) {
    const path = store.addTemporary(bytes);
    return { apFilePath: path, tempFilePath: path, headers, header: headers };
  }
  store.write(target, bytes);
  return { filePath: target, headers, header: headers };
}

function absolute(url: string): string {
  if (/^https?:\/\//.test(url) && URL.canParse(url)) return url;
  throw badParams('url: an absolute http(s) address is required');
}

function textHeaders(given: unknown): Record<string, string> {
  const entries = givenOf(given);
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

/** Parameters cross a JSON bridge, in which undefined does not exist. */
function givenOf(object: unknown): [name: string, value: unknown][] {
  return Object.entries(Object(object ?? {}) as object).filter(([, value]) => value !== undefined);
}

function timeoutOf({ timeout }: Params, defaultMs = DEFAULT_TIMEOUT_MS): number {
  return typeof timeout === 'number' && timeout > 0 ? timeout : defaultMs;
}

let boundaries = 0;

/** @see https://datatracker.ietf.org/doc/html/rfc7578 */
function multipart(params: Params, file: Uint8Array, path: string) {
  boundaries += 1;
  const boundary = `----simulator${Date.now().toString(36)}${boundaries}`;
  const name = stringParam(params, 'name');
  const fileName =
    typeof params.fileName === 'string' ? params.fileName : (path.split('/').at(-1) ?? 'file');
  const fields = givenOf(params.formData).map(
    ([key, value]) => `${partHead(boundary, quoted(key))}\r\n\r\n${String(value)}\r\n`,
  );
  const head = `${partHead(boundary, `${quoted(name)}; filename=${quoted(fileName)}`)}\r\nContent-Type: ${fileType(file).mime}\r\n\r\n`;
  const encoder = new TextEncoder();
  const before = encoder.encode(fields.join('') + head);
  const after = encoder.encode(`\r\n--${boundary}--\r\n`);
  const bytes = new Uint8Array(before.length + file.length + after.length);
  bytes.set(before);
  bytes.set(file, before.length);
  bytes.set(after, before.length + file.length);
  return { type: `multipart/form-data; boundary=${boundary}`, bytes };
}

function partHead(boundary: string, disposition: string): string {
  return `--${boundary}\r\nContent-Disposition: form-data; name=${disposition}`;
}

function quoted(text: string): string {
  const escaped = text.replace(/["\r\n]/g, (char) => encodeURIComponent(char));
  return `"${escaped}"`;
}
