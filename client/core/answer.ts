import { NETWORK_DISCONNECTED, REQUEST_TIMEOUT } from '../base/codes';
import { HError, malformed } from '../base/errors';
import { asFields, asText, platformCode, type Fields } from '../base/guards';
import { redact } from '../base/redact';
import type { Untyped } from '../base/untyped';

/** A 2xx answer of the server. */
export interface Response<T = Untyped> {
  /** The body, read as `dataType` says. */
  data: T;
  /** HTTP status. */
  status: number;
  /** The same: base libraries differ in the name. */
  statusCode: number;
  /** Headers of the answer. */
  headers: Record<string, string>;
  /** The same, under the vendor's name. */
  header: Record<string, string>;
}

// Numbers of my.request errors: the page of the platform names them 常见错误码.
const DECODE_ERROR = 14;
/** A status outside 2xx, on older base libraries. */
const HTTP_ERROR = 19;
/** Those that have a code of this module. */
const TWINS: Readonly<Record<number, number>> = { 12: NETWORK_DISCONNECTED, 13: REQUEST_TIMEOUT };

/**
 * Reads what `my.request` called back with. Newer base libraries hand every status to `success`; older ones hand
 * all but 200, even a 201, to `fail`. Both are read here, so that both give the same.
 *
 * @throws HError the HTTP status, or the code of the platform's error
 * @throws what reading a 2xx answer throws, which `callPlatform` makes a 14
 */
export function readAnswer(
  answer: unknown,
  dataType: string,
  secrets: readonly string[],
): Response<unknown> {
  const fields = asFields(answer);
  const error = platformCode(fields);
  const status = statusOf(fields);
  // A body that is not JSON: there is none, or it is the error page of a proxy.
  const isUnread = error === DECODE_ERROR && (status === 204 || status >= 300);
  const isRead = error === 0 || error === HTTP_ERROR || isUnread;
  if (!status || !isRead) throw platformError(error, answer, secrets);
  const isOk = status >= 200 && status < 300;
  let data: unknown;
  try {
    data = isUnread && isOk ? {} : decode(fields.data, dataType);
  } catch (unread) {
    if (isOk) throw unread;
    data = asText(fields.data);
  }
  if (!isOk) {
    const cause = redact({ status, data }, secrets);
    throw new HError(status, messageOf(asFields(asFields(cause).data)), cause);
  }
  return responseOf(status, data, fields.headers || fields.header);
}

/** A response of the module's own, of a call that had nothing to send. */
export function nothingSent(): Response {
  return responseOf(204, {});
}

function responseOf(status: number, data: unknown, given?: unknown): Response<unknown> {
  const headers = asFields(given) as Record<string, string>;
  return { data, status, statusCode: status, headers, header: headers };
}

function platformError(error: number, answer: unknown, secrets: readonly string[]): HError {
  const cause = redact(answer, secrets);
  if (error === 0 || error === DECODE_ERROR) return malformed('no answer', cause);
  const twin = TWINS[error];
  return twin
    ? new HError(twin, '', cause)
    : new HError(error, asText(asFields(cause).errorMessage), cause);
}

/** The HTTP status, or NaN; payloads also carry numbers that are none, such as `status: 13`. */
function statusOf(answer: Fields): number {
  const given = [answer.status, answer.statusCode].map(Number);
  return Number(given.find((each) => each >= 100 && each <= 599));
}

/**
 * A copy of JSON data, so that the platform's object, whose getters may throw, is read once. What looks like JSON may
 * come undecoded, an error body above all.
 * @throws what reading it throws
 */
function decode(data: unknown, dataType: string): unknown {
  if (dataType !== 'json' || data === undefined) return data;
  const isJson = typeof data === 'string' && /^\s*[[{]/.test(data);
  return JSON.parse(isJson ? data : JSON.stringify(data));
}

function messageOf({ error_msg, message }: Fields): string {
  return asText(error_msg || message);
}
