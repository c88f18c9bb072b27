import { fetchTransport } from './transport';
import type { Alipay, Transport } from '../contract/types';

/**
 * Ends `my.getAuthCode` with a chosen error: throw it from {@link Alipay.issueAuthCode}. Anything else thrown
 * there counts as "could not be reached" (error 12).
 */
export class AlipayError extends Error {
  override readonly name = 'AlipayError';

  constructor(
    /** For example 4, 无权调用: the app lacks the API package. */
    readonly error: number,
    readonly errorMessage: string,
  ) {
    super(`${error}: ${errorMessage}`);
  }
}

/**
 * Alipay as the local server's sandbox plays it: `POST {baseUrl}/sandbox/alipay/auth-code` and
 * `POST {baseUrl}/sandbox/alipay/phone-number`.
 * @param baseUrl Origin of the local server.
 * @param transport Default: `fetch`.
 */
export function sandboxAlipay(baseUrl: string, transport: Transport = fetchTransport): Alipay {
  const base = `${baseUrl.replace(/\/+$/, '')}/sandbox/alipay`;
  return {
    issueAuthCode: ({ userId, scopes }) =>
      ask(transport, `${base}/auth-code`, { user_id: userId, scopes }, 'auth_code'),
    issuePhoneNumber: ({ userId }) =>
      ask(transport, `${base}/phone-number`, { user_id: userId }, 'response'),
  };
}

/** @returns The text of that name in the answer. */
async function ask(
  transport: Transport,
  url: string,
  request: Readonly<Record<string, unknown>>,
  name: string,
): Promise<string> {
  const response = await transport({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
    signal: new AbortController().signal,
  });
  if (response.status !== 201) throw new Error(`${url} answered ${response.status}`);
  const answer: unknown = JSON.parse(response.body);
  const entries = typeof answer === 'object' && answer !== null ? Object.entries(answer) : [];
  const value = new Map<string, unknown>(entries).get(name);
  if (typeof value === 'string' && value !== '') return value;
  throw new Error(`${url} answered without ${name}`);
}
