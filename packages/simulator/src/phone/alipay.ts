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
 * Alipay as the local server's sandbox plays it: `POST {baseUrl}/sandbox/alipay/auth-code`.
 * @param baseUrl Origin of the local server.
 * @param transport Default: `fetch`.
 */
export function sandboxAlipay(baseUrl: string, transport: Transport = fetchTransport): Alipay {
  const url = `${baseUrl.replace(/\/+$/, '')}/sandbox/alipay/auth-code`;
  return {
    async issueAuthCode({ userId, scopes }) {
      const response = await transport({
        url,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ user_id: userId, scopes }),
        signal: new AbortController().signal,
      });
      if (response.status !== 201) throw new Error(`${url} answered ${response.status}`);
      const answer: unknown = JSON.parse(response.body);
      if (typeof answer === 'object' && answer !== null && 'auth_code' in answer) {
        if (typeof answer.auth_code === 'string' && answer.auth_code !== '') {
          return answer.auth_code;
        }
      }
      throw new Error(`${url} answered without auth_code`);
    },
  };
}
