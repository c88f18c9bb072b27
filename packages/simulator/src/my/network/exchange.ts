import { ApiFailure } from '../../contract/errors';
import { redact } from '../../contract/redact';
import type { HttpRequest, HttpResponse } from '../../contract/types';
import type { ApiHost } from '../call';
import { keepCookies, withCookies } from './cookies';
import { networkDelay } from './delay';
import { onAbort } from '../../contract/on-abort';
import { TaskEvents } from './task-events';

/** What is sent, and how long its answer may take. */
export type ExchangeRequest = Omit<HttpRequest, 'signal'> & { readonly timeoutMs: number };

interface Reason {
  error: number;
  errorMessage: string;
}

export interface ExchangeFailures {
  readonly network: Reason;
  readonly timeout: Reason;
  readonly abort: Reason;
}

/** One request on its way: ends with the answer, or with what stops it first. */
export class Exchange {
  readonly events: TaskEvents;
  private readonly controller = new AbortController();
  private readonly stopped: Promise<never>;
  private reject: (failure: ApiFailure) => void = () => undefined;

  constructor(
    private readonly host: ApiHost,
    private readonly failures: ExchangeFailures,
  ) {
    this.events = new TaskEvents(host);
    this.stopped = new Promise<never>((_resolve, reject) => {
      this.reject = reject;
    });
    this.stopped.catch(() => undefined);
  }

  readonly abort = (): void => this.stop(this.failures.abort);

  /**
   * Sends, and hands the answer to `deliver`, whose failures count as the request's own.
   * @throws {ApiFailure} with one of the failures given.
   */
  async run<T>(request: ExchangeRequest, deliver: (response: HttpResponse) => T): Promise<T> {
    const startedAtMs = Date.now();
    const timer = setTimeout(() => this.stop(this.failures.timeout), request.timeoutMs);
    // Whatever the transport makes of its signal, nothing is waited for once the app has ended.
    const forget = onAbort(this.host.signal, this.abort);
    let response: HttpResponse | undefined;
    let error: number | undefined;
    try {
      response = await Promise.race([this.send(request), this.stopped]);
      this.events.answered(response, request.bytes);
      return deliver(response);
    } catch (thrown) {
      if (thrown instanceof ApiFailure) error = Number(thrown.failure.error);
      throw thrown;
    } finally {
      clearTimeout(timer);
      forget();
      if (!this.host.signal.aborted) this.tell(request, response, error, startedAtMs);
    }
  }

  private stop(failure: Reason): void {
    this.reject(new ApiFailure({ ...failure }));
    this.controller.abort();
  }

  private async send(request: ExchangeRequest): Promise<HttpResponse> {
    const { phone } = this.host;
    const { signal } = this.controller;
    if (phone.network === 'offline') throw new ApiFailure({ ...this.failures.network });
    await networkDelay(phone, signal);
    try {
      const { url, method, headers, body, bytes, binary } = request;
      const response = await phone.transport({
        url: resolveHost(url, phone.hosts),
        method,
        headers: withCookies(phone, url, headers),
        signal,
        ...(body === undefined ? {} : { body }),
        ...(bytes === undefined ? {} : { bytes }),
        ...(binary === true ? { binary } : {}),
      });
      keepCookies(phone, url, response.headers);
      return response;
    } catch {
      throw new ApiFailure({ ...this.failures.network });
    }
  }

  private tell(
    { method, url, headers, body }: ExchangeRequest,
    response: HttpResponse | undefined,
    error: number | undefined,
    startedAtMs: number,
  ): void {
    this.host.emit({
      type: 'request',
      method,
      url: String(redact(url)),
      requestHeaders: redact(headers),
      ...(body === undefined ? {} : { requestBody: String(redact(body)) }),
      ...(response ? { status: response.status, responseBody: String(redact(response.body)) } : {}),
      ...(error === undefined ? {} : { error }),
      durationMs: Date.now() - startedAtMs,
    });
  }
}

function resolveHost(url: string, hosts: Readonly<Record<string, string>>): string {
  const real = hosts[new URL(url).origin];
  // The origin may be shorter than it is written: without a port that belongs to its scheme.
  return real === undefined
    ? url
    : url.replace(/^[^/]*\/\/[^/?#]*/, () => real.replace(/\/+$/, ''));
}
