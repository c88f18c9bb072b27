import { ApiFailure } from '../../contract/errors';
import type { Problems } from '../../contract/problems';
import type { HttpResponse } from '../../contract/types';
import { asText } from '../../view/attribute-values';
import { badParams, type Params } from '../call';
import { isArrayBuffer, toArrayBuffer, toBase64 } from '../files/bytes';
import { bytesOf } from './body-bytes';

const METHODS = new Set(['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'CONNECT']);
const BODILESS = new Set(['GET', 'HEAD']);
const MAX_TIMEOUT_MS = 60_000;
const DATA_TYPES = ['json', 'text', 'json_or_text', 'base64', 'arraybuffer'] as const;

export interface RequestParams {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string;
  /** Instead of `body`, if the app gives bytes. */
  bytes?: Uint8Array;
  /** Whether the answer is wanted as bytes. */
  binary: boolean;
  timeoutMs: number;
  dataType: (typeof DATA_TYPES)[number];
}

/** What an app has not said of its request. */
export interface RequestDefaults {
  readonly timeoutMs: number;
  readonly contentType: string;
}

/** Checks what the app passed to `my.request`. @throws {ApiFailure} error 2, naming the parameter. */
export function readRequest(
  params: Params,
  defaults: RequestDefaults,
  problems: Problems,
): RequestParams {
  const url = typeof params.url === 'string' ? parseUrl(params.url) : undefined;
  if (!url) throw badParams('url: an absolute http(s) address is required');

  const method = typeof params.method === 'string' ? params.method.toUpperCase() : 'GET';
  if (!METHODS.has(method)) throw badParams(`method: ${method} is not supported`);

  const headers = readHeaders(params.headers ?? params.header ?? {}, problems);
  if (headers.cookie !== undefined && params.enableCookie !== true) refuseCookie(headers, problems);
  const contentType = headers['content-type'] ?? defaults.contentType;
  const data = params.data;
  let body: string | undefined;
  let bytes: Uint8Array | undefined;
  if (data !== undefined && data !== null) {
    if (BODILESS.has(method)) appendQuery(url, data);
    else if (isArrayBuffer(data)) bytes = new Uint8Array(data.slice(0));
    else body = encodeBody(data, contentType);
  }
  const dataType = readDataType(params.dataType);
  return {
    url: url.href,
    method,
    headers: { 'content-type': contentType, ...headers },
    ...(body === undefined ? {} : { body }),
    ...(bytes === undefined ? {} : { bytes }),
    binary: dataType === 'base64' || dataType === 'arraybuffer',
    timeoutMs: readTimeout(params.timeout, defaults.timeoutMs),
    dataType,
  };
}

/**
 * The body in the form the app asked for; `base64` is a data URL.
 * @throws {ApiFailure} error 14 if it cannot be read so.
 */
export function decodeBody(response: HttpResponse, dataType: RequestParams['dataType']): unknown {
  const { status, headers, body } = response;
  if (dataType === 'arraybuffer') return toArrayBuffer(bytesOf(response));
  if (dataType === 'base64') {
    const type = headers['content-type'] ?? 'application/octet-stream';
    return `data:${type};base64,${toBase64(bytesOf(response))}`;
  }
  if (dataType === 'text') return body;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    if (dataType === 'json_or_text') return body;
    const errorMessage = 'JSON parse data error';
    throw new ApiFailure({ error: 14, errorMessage, status, data: body, headers });
  }
}

function parseUrl(text: string): URL | undefined {
  try {
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}

/** Header names are compared without regard to case, so they travel in lower case. */
function readHeaders(given: unknown, problems: Problems): Record<string, string> {
  if (typeof given !== 'object' || given === null)
    throw badParams('headers: an object is required');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(given as Record<string, unknown>)) {
    // Parameters cross a JSON bridge, in which undefined does not exist.
    if (value === undefined) continue;
    if (typeof value !== 'string') {
      if (!problems.lenient) throw badParams(`headers.${name}: a string is required`);
      const message = `my.request: headers.${name} must be a string, not ${typeof value}`;
      problems.unknown(`my.request headers.${name}`, message);
      if (value === null) continue;
    }
    // Referer 的值…不可修改: a device sends its own.
    if (/^referer$/i.test(name)) {
      const message = 'headers.referer: an app cannot set it';
      if (!problems.lenient) throw badParams(message);
      problems.unknown('my.request headers.referer', `my.request: ${message}`);
      continue;
    }
    // The platform takes the name "version" for a sensitive word and fails the request.
    if (/^version$/i.test(name)) throw badParams('headers.version: the name is not allowed');
    headers[name.toLowerCase()] = asText(value);
  }
  return headers;
}

/**
 * enableCookie: 默认 false，开启后可在headers中编辑cookie.
 * @see git:69366ef9^:mini/api/基础API/网络/my.request.md of AlipayDocs/open-docs
 */
function refuseCookie(headers: Record<string, string>, problems: Problems): void {
  delete headers.cookie;
  const message = 'my.request: headers.cookie is sent with enableCookie: true alone';
  problems.unknown('my.request headers.cookie', message);
}

/** Parameters cross a JSON bridge: what JSON drops never arrives. */
function throughBridge(data: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(data)) as Record<string, unknown>;
}

function encodeForm(data: object): string {
  return Object.entries(throughBridge(data))
    .map(([key, value]) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      return `${encodeURIComponent(key)}=${encodeURIComponent(text)}`;
    })
    .join('&');
}

function appendQuery(url: URL, data: unknown): void {
  const query = typeof data === 'object' && data !== null ? encodeForm(data) : String(data);
  if (query !== '') url.search += (url.search === '' ? '?' : '&') + query;
}

function encodeBody(data: unknown, contentType: string): string {
  if (typeof data === 'string') return data;
  if (typeof data !== 'object' || data === null) {
    throw badParams('data: an object or a string is required');
  }
  if (/^application\/x-www-form-urlencoded/i.test(contentType)) return encodeForm(data);
  return JSON.stringify(data);
}

function readTimeout(given: unknown, defaultMs: number): number {
  if (given === undefined || given === null) return defaultMs;
  if (typeof given !== 'number' || !(given >= 0)) {
    throw badParams('timeout: a number of milliseconds, at least 0, is required');
  }
  return given === 0 ? defaultMs : Math.min(given, MAX_TIMEOUT_MS);
}

/** 默认 JSON，支持 JSON、text、base64、arraybuffer (git:69366ef9^:mini/api/基础API/网络/my.request.md), whose samples have `json`. */
function readDataType(given: unknown): RequestParams['dataType'] {
  const wanted = typeof given === 'string' ? given.toLowerCase() : (given ?? 'json');
  const known = DATA_TYPES.find((type) => type === wanted);
  if (!known) throw badParams(`dataType: ${JSON.stringify(given)} is not known`);
  return known;
}
