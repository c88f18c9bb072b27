/** An answer other than success: the status and the sentence that goes into `error_msg`. */
export class HttpError extends Error {
  override readonly name = 'HttpError';

  /**
   * @param status HTTP status, 4xx or 502.
   * @param message What is wrong, naming the field; must hold no token, password or code.
   * @param headers Further answer headers, such as `retry-after`.
   */
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

export const badRequest = (message: string) => new HttpError(400, message);
export const unauthorized = (message = 'the session is missing, unknown or expired') =>
  new HttpError(401, message);
export const forbidden = (message: string) => new HttpError(403, message);
export const notFound = (message: string) => new HttpError(404, message);
export const tooManyRequests = (message: string, retryAfterMs: number) =>
  new HttpError(429, message, { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) });

/** The body of every error answer of 知晓云. */
export const errorBody = (message: string) => ({ status: 'error', error_msg: message });
