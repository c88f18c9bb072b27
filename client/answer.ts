import { ErrorCode, HError, malformed } from './errors';
import { isFields } from './guards';
import { redact, redactText } from './redact';

/** A 2xx answer of the server. */
export interface Response<T = unknown> {
  /** The body, read as `dataType` says. */
  data: T;
  /** HTTP status. */
  status: number;
  /** The same: base libraries differ in the name. */
  statusCode: number;
  /** Headers of the answer. */
  headers: Record<string, string>;
}

/** my.request errors with a documented twin. @see platform: my.request 常见错误码 */
const PLATFORM_ERRORS: Readonly<Record<number, number>> = {
  12: ErrorCode.NETWORK_DISCONNECTED,
  13: ErrorCode.REQUEST_TIMEOUT,
  14: ErrorCode.MALFORMED_ANSWER,
};
/** The platform's error number for a status outside 2xx. */
const HTTP_ERROR = 19;
const DECODE_ERROR = 14;

/**
 * Reads what `my.request` handed to `success`.
 * @throws HError the HTTP status, or 14
 */
export function answerOf(answer: unknown, dataType: string, secrets: readonly string[]): Response {
  const status = statusOf(answer);
  if (!isFields(answer) || status === undefined) throw malformed('no HTTP status');
  const ok = status >= 200 && status < 300;
  let { data } = answer;
  try {
    data = decode(data, dataType);
  } catch {
    if (ok) throw malformed('no JSON');
  }
  if (ok) {
    const headers = answer.headers ?? answer.header;
    return {
      data,
      status,
      statusCode: status,
      headers: isFields(headers) ? (headers as Record<string, string>) : {},
    };
  }
  throw new HError(status, redactText(messageOf(data), secrets), redact({ status, data }, secrets));
}

/**
 * Reads what `my.request` handed to `fail`: an HTTP status on older base libraries (even 201, which
 * counts as an answer here), else an error of the platform.
 *
 * @throws HError
 */
export function refusalOf(
  failure: unknown,
  dataType: string,
  secrets: readonly string[],
): Response {
  if (failure instanceof HError) throw failure;
  const fields = isFields(failure) ? failure : {};
  const number = Number(fields.error);
  const status = statusOf(failure);
  const decoding = number === DECODE_ERROR;
  if (status !== undefined && (number === HTTP_ERROR || !number || (decoding && status >= 300))) {
    return answerOf(failure, dataType, secrets);
  }
  if (decoding && status === 204) return answerOf({ ...fields, data: {} }, dataType, secrets);
  const text = typeof fields.errorMessage === 'string' ? fields.errorMessage : '';
  const cause = redact(failure, secrets);
  const code = PLATFORM_ERRORS[number];
  if (code !== undefined) throw new HError(code, '', cause);
  if (!number) throw malformed('no answer', cause);
  throw new HError(number, redactText(text, secrets), cause);
}

/** The HTTP status; payloads also carry numbers that are none, such as `status: 13`. */
function statusOf(answer: unknown): number | undefined {
  if (!isFields(answer)) return undefined;
  return [answer.status, answer.statusCode]
    .map(Number)
    .find((status) => status >= 100 && status <= 599);
}

/** What looks like JSON may come undecoded, an error body above all. @throws SyntaxError */
function decode(data: unknown, dataType: string): unknown {
  const isJson = dataType === 'json' && typeof data === 'string' && /^\s*[[{]/.test(data);
  return isJson ? (JSON.parse(data) as unknown) : data;
}

function messageOf(data: unknown): string {
  if (!isFields(data)) return '';
  const text = data.error_msg || data.message;
  return typeof text === 'string' ? text : '';
}
