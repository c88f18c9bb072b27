import {
  MALFORMED_ANSWER,
  NETWORK_DISCONNECTED,
  REQUEST_TIMEOUT,
  UNINITIALIZED,
  UNAUTHORIZED,
  SESSION_MISSING,
  INCORRECT_PARAMETER_TYPE,
  UNSUPPORTED_FUNCTION,
  ANONYMOUS_NOT_ALLOWED,
  AUTH_DENIED,
  AUTH_FAILED,
} from './codes';
import { redact } from './redact';

/** Codes that do not come from HTTP. A code below 600 other than 14 is the server's HTTP status. */
export const ErrorCode = {
  /** A 2xx answer that cannot be read, or lacks what it must carry. */
  MALFORMED_ANSWER,
  /** There is no network, or the server cannot be reached. */
  NETWORK_DISCONNECTED,
  /** No answer came in time: from the server within `timeout`, from Alipay within 10 s. */
  REQUEST_TIMEOUT,
  /** A call before `init`. */
  UNINITIALIZED,
  /** The authorization sheet was closed without an answer, and the call said `whenClosed: 'reject'`. */
  UNAUTHORIZED,
  /** No user is logged in, or another user than the one that the call is about. */
  SESSION_MISSING,
  /** An argument has the wrong type or value; the text names it. */
  INCORRECT_PARAMETER_TYPE,
  /** A part of the vendor's SDK that is not about users. */
  UNSUPPORTED_FUNCTION,
  /** An anonymous user has no account that could be changed or linked. */
  ANONYMOUS_NOT_ALLOWED,
  /** The user refused, and there is nothing left to fall back to. */
  AUTH_DENIED,
  /** Alipay gave no auth code for another reason than a refusal. */
  AUTH_FAILED,
} as const;

/** Texts of HTTP statuses, and those that say more than the name of their code does. */
const TEXTS: Readonly<Record<number, string>> = {
  400: 'bad request',
  401: 'unauthorized',
  402: 'payment required',
  403: 'forbidden',
  404: 'not found',
  405: 'method not allowed',
  429: 'too many requests',
  500: 'internal server error',
  [ANONYMOUS_NOT_ALLOWED]: 'anonymous user is not allowed',
  [AUTH_DENIED]: 'third party auth denied',
  [AUTH_FAILED]: 'third party auth failed',
};

function textOf(code: number): string {
  const codes: Readonly<Record<string, number>> = ErrorCode;
  const name = Object.keys(codes).find((each) => codes[each] === code) || 'unknown error';
  return TEXTS[code] || name.toLowerCase().replace(/_/g, ' ');
}

/**
 * What every promise of this module rejects with. Its `message` is `<code>: <text>`.
 *
 * @example
 * my.BaaS.auth.loginWithAlipay({ createUser: false }).catch((err: unknown) => {
 *   if (isHError(err) && err.code === 404) {
 *     my.navigateTo({ url: '/pages/account/account' });
 *   }
 * });
 * @see https://doc.minapp.com/js-sdk/error-code.html
 */
export class HError extends Error {
  /** An {@link ErrorCode}, an HTTP status, or the platform's own number. */
  readonly code: number;
  /** What came from the platform or the server, tokens, passwords and auth codes struck out. */
  readonly cause: unknown;

  /**
   * @param code - an {@link ErrorCode}, an HTTP status, or the platform's own number
   * @param text - default: the text of the code
   * @param cause - the answer or error that led to this error, without secrets
   */
  constructor(code: number, text?: string, cause?: unknown) {
    super(`${code}: ${text || textOf(code)}`);
    // DevTools compiles classes to ES5, where a subclass of Error loses its prototype.
    Object.setPrototypeOf(this, new.target.prototype);
    this.name = 'HError';
    this.code = code;
    this.cause = cause;
  }
}

/** Whether a value is an {@link HError}, also one of another copy of this module. */
export function isHError(value: unknown): value is HError {
  return (
    value instanceof Error &&
    value.name === 'HError' &&
    typeof (value as { code?: unknown }).code === 'number'
  );
}

/** Whether a value is an {@link HError} with one of these codes. */
export function hasCode(value: unknown, ...codes: readonly number[]): boolean {
  return isHError(value) && codes.includes(value.code);
}

/** An error whose text says more than that of its code. */
export function detailed(code: number, detail: string, cause?: unknown): HError {
  return new HError(code, `${textOf(code)}: ${detail}`, cause);
}

/** A 605 that names the argument and what it should have been. */
export function wrongType(path: string, expected: string): HError {
  return detailed(INCORRECT_PARAMETER_TYPE, `${path} must be ${expected}`);
}

/** A 14 that names what is missing. */
export function malformed(what: string, answer?: unknown): HError {
  return detailed(MALFORMED_ANSWER, what, redact(answer));
}

export function sessionMissing(): HError {
  return new HError(SESSION_MISSING);
}
