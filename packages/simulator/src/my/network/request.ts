import { ApiFailure } from '../../contract/errors';
import type { HttpResponse } from '../../contract/types';
import { asyncApi, type ApiHost, type AsyncApi } from '../call';
import { Exchange } from './exchange';
import { decodeBody, readRequest, type RequestParams } from './request-encoding';

export const DEFAULT_TIMEOUT_MS = 30_000;

/** 请求头默认值. @see mini/api/基础API/网络/my.request 常见问题.md of AlipayDocs/open-docs */
const CONTENT_TYPES = {
  request: 'application/json',
  httpRequest: 'application/x-www-form-urlencoded',
} as const;

/** What `my.request` returns: a promise that can be called off. */
export type RequestTask = ReturnType<AsyncApi> & { abort(): void };

const FAILURES = {
  network: { error: 12, errorMessage: 'network error' },
  timeout: { error: 13, errorMessage: 'timeout' },
  abort: { error: 9, errorMessage: 'request:fail abort' },
};

/**
 * `my.request`, in both of the platform's habits with a status outside 2xx ({@link Phone.statusWorld}), and its
 * predecessor `my.httpRequest`.
 * @param defaultTimeoutMs `networkTimeout.request` of app.json.
 */
export function requestApi(
  host: ApiHost,
  defaultTimeoutMs = DEFAULT_TIMEOUT_MS,
  name: 'request' | 'httpRequest' = 'request',
): (options?: unknown) => RequestTask {
  const defaults = { timeoutMs: defaultTimeoutMs, contentType: CONTENT_TYPES[name] };
  return (options) => {
    const exchange = new Exchange(host, FAILURES);
    const send = asyncApi(host, name, (params) => {
      const request = readRequest(params, defaults, host.problems);
      return exchange.run(request, (response) => deliver(host, response, request.dataType));
    });
    const listening = exchange.events.methods(['HeadersReceived']);
    return Object.assign(send(options), { abort: exchange.abort, ...listening });
  };
}

function deliver(host: ApiHost, response: HttpResponse, dataType: RequestParams['dataType']) {
  const { status, headers } = response;
  const ok = status >= 200 && status < 300;
  if (!ok && host.phone.statusWorld === 'fail') {
    const data = decodeBody(response, dataType === 'json' ? 'json_or_text' : dataType);
    throw new ApiFailure({ error: 19, errorMessage: 'http status error', status, data, headers });
  }
  const data = decodeBody(response, dataType);
  return { data, status, statusCode: status, headers, header: headers };
}
