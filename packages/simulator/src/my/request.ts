import { ApiFailure } from '../contract/errors';
import { redact } from '../contract/redact';
import type { HttpResponse } from '../contract/types';
import { asyncApi, type ApiHost, type AsyncApi } from './call';
import { networkDelay } from './network';
import { decodeBody, readRequest, type RequestParams } from './request-encoding';

export const DEFAULT_TIMEOUT_MS = 30_000;

/** What `my.request` returns: a promise that can be called off. */
export type RequestTask = ReturnType<AsyncApi> & { abort(): void };

const NETWORK_FAILURE = { error: 12, errorMessage: 'network error' };
const TIMEOUT_FAILURE = { error: 13, errorMessage: 'timeout' };
const ABORT_FAILURE = { error: 9, errorMessage: 'request:fail abort' };

/**
 * `my.request`, in both of the platform's habits with a status outside 2xx ({@link Phone.statusWorld}).
 * @param defaultTimeoutMs `networkTimeout.request` of app.json.
 */
export function requestApi(
  host: ApiHost,
  defaultTimeoutMs = DEFAULT_TIMEOUT_MS,
): (options?: unknown) => RequestTask {
  return (options) => {
    const exchange = new Exchange(host);
    const send = asyncApi(host, 'request', (params) =>
      exchange.run(readRequest(params, defaultTimeoutMs)),
    );
    return Object.assign(send(options), { abort: () => exchange.stop(ABORT_FAILURE) });
  };
}

/** One request on its way: ends with the answer, or with whatever stops it first. */
class Exchange {
  private readonly controller = new AbortController();
  private readonly stopped: Promise<never>;
  private reject: (failure: ApiFailure) => void = () => undefined;

  constructor(private readonly host: ApiHost) {
    this.stopped = new Promise<never>((_resolve, reject) => {
      this.reject = reject;
    });
    this.stopped.catch(() => undefined);
    host.signal.addEventListener('abort', this.abandon);
  }

  private readonly abandon = (): void => this.controller.abort();

  stop(failure: { error: number; errorMessage: string }): void {
    this.reject(new ApiFailure(failure));
    this.controller.abort();
  }

  async run(request: RequestParams): Promise<Record<string, unknown>> {
    const startedAtMs = Date.now();
    const timer = setTimeout(() => this.stop(TIMEOUT_FAILURE), request.timeoutMs);
    let response: HttpResponse | undefined;
    let error: number | undefined;
    try {
      response = await Promise.race([this.exchange(request), this.stopped]);
      return this.deliver(response, request.dataType);
    } catch (thrown) {
      if (thrown instanceof ApiFailure) error = Number(thrown.failure.error);
      throw thrown;
    } finally {
      clearTimeout(timer);
      this.host.signal.removeEventListener('abort', this.abandon);
      if (!this.host.signal.aborted) {
        this.host.emit({
          type: 'request',
          method: request.method,
          url: String(redact(request.url)),
          requestHeaders: redact(request.headers),
          ...(request.body === undefined ? {} : { requestBody: String(redact(request.body)) }),
          ...(response
            ? { status: response.status, responseBody: String(redact(response.body)) }
            : {}),
          ...(error === undefined ? {} : { error }),
          durationMs: Date.now() - startedAtMs,
        });
      }
    }
  }

  private async exchange({ url, method, headers, body }: RequestParams): Promise<HttpResponse> {
    const { phone } = this.host;
    const { signal } = this.controller;
    if (phone.network === 'offline') throw new ApiFailure(NETWORK_FAILURE);
    await networkDelay(phone, signal);
    try {
      return await phone.transport({
        url: resolveHost(url, phone.hosts),
        method,
        headers,
        signal,
        ...(body === undefined ? {} : { body }),
      });
    } catch {
      throw new ApiFailure(NETWORK_FAILURE);
    }
  }

  private deliver(response: HttpResponse, dataType: RequestParams['dataType']) {
    const { status, headers } = response;
    const ok = status >= 200 && status < 300;
    if (!ok && this.host.phone.statusWorld === 'fail') {
      const data = decodeBody(response, dataType === 'json' ? 'json_or_text' : dataType);
      throw new ApiFailure({ error: 19, errorMessage: 'http status error', status, data, headers });
    }
    const data = decodeBody(response, dataType);
    return { data, status, statusCode: status, headers, header: headers };
  }
}

function resolveHost(url: string, hosts: Readonly<Record<string, string>>): string {
  const { origin } = new URL(url);
  const real = hosts[origin];
  return real === undefined ? url : real.replace(/\/+$/, '') + url.slice(origin.length);
}
