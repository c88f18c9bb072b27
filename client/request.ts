import type { ConfigHolder } from './config';
import { answerOf, refusalOf, type Response } from './answer';
import { ErrorCode, HError, wrongType } from './errors';
import { isFields, requiredString } from './guards';
import type { Host } from './host';
import { secretsOf } from './redact';
import type { SessionStore } from './session';
import { settle } from './settle';
import { hasScheme, originOf, pathOf } from './url';

/** Version that the server sees in `X-Hydrogen-Client-Version`. */
export const VERSION = '0.1.0';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;
const DATA_TYPES = ['json', 'text', 'base64', 'arraybuffer'] as const;

/** Options of `my.BaaS.request`. */
export interface RequestOptions {
  /** Path on the API host, or an absolute URL. Token and client headers go to the API host alone. */
  url: string;
  /** Default: `'GET'`. PUT and DELETE travel as POST with `X-Hydrogen-Request-Method`. */
  method?: (typeof METHODS)[number];
  /** Query of a GET, JSON body of the others. */
  data?: unknown;
  /** Further headers. One named `version` is a 605: the platform rejects it. */
  headers?: Record<string, string>;
  /** The vendor's older name of `headers`. */
  header?: Record<string, string>;
  /** How the body of the answer is read. Default: `'json'`. */
  dataType?: (typeof DATA_TYPES)[number];
}

/** One checked request. */
export interface WireRequest {
  url: string;
  method: (typeof METHODS)[number];
  data?: unknown;
  headers?: Record<string, string>;
  dataType?: (typeof DATA_TYPES)[number];
  /** Default: the token of the session. */
  token?: string;
  /** Id of the user for whom alone this may be sent. */
  owner?: number;
}

/** Sends requests; knows nothing of logins. */
export class Wire {
  constructor(
    private readonly host: Host,
    private readonly config: ConfigHolder,
    private readonly session: SessionStore,
  ) {}

  /** Whether a URL is on the API host: token and client headers go there alone. */
  isOwn(url: string): boolean {
    return !hasScheme(url) || originOf(url) === originOf(this.config.current.host);
  }

  /**
   * Resolves to a 2xx answer in both worlds of `my.request`: newer base libraries hand every status to
   * `success`, older ones hand all but 2xx to `fail` with error 19.
   *
   * @throws HError the HTTP status; 14, 600, 601, 602; 604 if the owner is not logged in; or the
   *   platform's own number
   */
  async send(request: WireRequest): Promise<Response> {
    const { host: apiHost, timeoutMs } = this.config.current;
    await this.session.ready();
    const { current } = this.session;
    if (request.owner !== undefined && current?.userId !== request.owner) {
      throw new HError(ErrorCode.SESSION_MISSING);
    }
    const isOwn = this.isOwn(request.url);
    const url = hasScheme(request.url)
      ? request.url
      : `${apiHost}/${request.url.replace(/^\/+/, '')}`;
    const token = request.token ?? current?.token;
    const secrets = [...secretsOf(request.data), ...(token === undefined ? [] : [token])];
    const headers = { ...request.headers };
    if (!hasHeader(headers, 'content-type')) headers['content-type'] = 'application/json';
    let { method } = request;
    if (isOwn) {
      this.identify(headers, token);
      if (method === 'PUT' || method === 'DELETE') {
        // Vendor's way: my.request knew GET and POST only before client 10.1.95.
        setHeader(headers, 'X-Hydrogen-Request-Method', method);
        method = 'POST';
      }
    }
    // An empty body is no JSON.
    const { data = method === 'GET' ? undefined : {}, dataType = 'json' } = request;
    this.host.log('info', `Request => ${request.method} ${pathOf(url)}`);
    let task: unknown;
    try {
      const answer = await settle<unknown>(
        this.host,
        (callbacks) => {
          task = this.host.platform.request({
            url,
            method,
            headers,
            timeout: timeoutMs,
            dataType,
            ...(data === undefined ? {} : { data }),
            ...callbacks,
          });
          return task;
        },
        { timeoutMs, onTimeout: () => abort(task) },
      );
      return answerOf(answer, dataType, secrets);
    } catch (error) {
      return refusalOf(error, dataType, secrets);
    }
  }

  private identify(headers: Record<string, string>, token: string | undefined): void {
    const { clientID, env } = this.config.current;
    setHeader(headers, 'X-Hydrogen-Client-ID', clientID);
    setHeader(headers, 'X-Hydrogen-Client-Version', VERSION);
    setHeader(headers, 'X-Hydrogen-Client-Platform', 'ALIPAY');
    setHeader(headers, 'X-Hydrogen-Env-ID', env);
    setHeader(headers, 'Authorization', token && `Hydrogen-r1 ${token}`);
  }
}

/** Checks what `my.BaaS.request` was given. @throws HError 605 */
export function toWireRequest(options: RequestOptions): WireRequest {
  const given: unknown = options;
  if (!isFields(given)) throw wrongType('options', 'an object');
  const url = requiredString(given.url, 'url');
  if (/[\s\\]/.test(url) || (hasScheme(url) && originOf(url) === undefined)) {
    throw wrongType('url', 'a path or an http(s) URL');
  }
  const name = given.method ?? 'GET';
  const method = METHODS.find((known) => typeof name === 'string' && known === name.toUpperCase());
  if (!method) throw wrongType('method', METHODS.join(', '));
  const dataType = DATA_TYPES.find((known) => known === (given.dataType ?? 'json'));
  if (!dataType) throw wrongType('dataType', DATA_TYPES.join(', '));
  const headers = {
    ...toHeaders(given.header, 'header'),
    ...toHeaders(given.headers, 'headers'),
  };
  return { url, method, data: given.data, headers, dataType };
}

function toHeaders(given: unknown, path: string): Record<string, string> {
  const headers: Record<string, string> = {};
  if (given === undefined || given === null) return headers;
  if (!isFields(given)) throw wrongType(path, 'an object');
  for (const [name, value] of Object.entries(given)) {
    // my.request takes strings only, and rejects a header of this name as a sensitive word.
    if (name.toLowerCase() === 'version') throw wrongType(`${path}.${name}`, 'absent');
    if (typeof value !== 'string') throw wrongType(`${path}.${name}`, 'a string');
    headers[name] = value;
  }
  return headers;
}

function hasHeader(headers: Record<string, string>, name: string): boolean {
  return Object.keys(headers).some((key) => key.toLowerCase() === name);
}

/** Sets a header under one spelling; undefined or empty takes it away. */
function setHeader(headers: Record<string, string>, name: string, value: string | undefined): void {
  for (const key of Object.keys(headers)) {
    if (key.toLowerCase() === name.toLowerCase()) Reflect.deleteProperty(headers, key);
  }
  if (value) headers[name] = value;
}

function abort(task: unknown): void {
  if (isFields(task) && typeof task.abort === 'function') {
    (task as unknown as { abort: () => void }).abort();
  }
}
