import type { Config, ConfigHolder } from '../base/config';
import { sessionMissing } from '../base/errors';
import {
  expectArgument,
  headerLine,
  oneOf,
  optional,
  optionalString,
  readFields,
  requiredString,
  type Fields,
} from '../base/guards';
import type { Host } from '../base/host';
import { jsonOf, merged } from '../base/json';
import { forEachField, holds } from '../base/kinds';
import { secretsOf } from '../base/redact';
import { callPlatform } from '../base/settle';
import type { Untyped } from '../base/untyped';
import { hasScheme, originOf, pathOf } from '../base/url';
import { readAnswer, type Response } from './answer';
import type { SessionStore } from './session';

/**
 * The vendor's release whose protocol this module speaks, as `X-Hydrogen-Client-Version`: a server may branch on it.
 * The module's own version is `my.BaaS.version`.
 */
const PROTOCOL_VERSION = 'v3.23.3';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;
type Method = (typeof METHODS)[number];
const DATA_TYPES = ['json', 'text', 'json_or_text', 'base64', 'arraybuffer'] as const;

/** Options of `my.BaaS.request`. */
export interface RequestOptions {
  /** Path on the API host, or an absolute URL. Token and client headers go to the API host alone. */
  url: string;
  /** `'GET'`, `'POST'`, `'PUT'` or `'DELETE'`. Default: `'GET'`. PUT and DELETE travel as POST with `X-Hydrogen-Request-Method`. */
  method?: string;
  /** Query of a GET, JSON body of the others. */
  data?: Untyped;
  /** Further headers. One named `version` is a 605: the platform rejects it. */
  headers?: object;
  /** The vendor's older name of `headers`. */
  header?: object;
  /**
   * How the body of the answer is read: `'json'`, `'text'`, `'json_or_text'` (base library 2.9.5), `'base64'` or
   * `'arraybuffer'`. Default: `'json'`.
   */
  dataType?: string;
}

/** One checked request. */
export interface WireRequest {
  url: string;
  method: Method;
  /** Default: `{}`. */
  data?: unknown;
  headers?: Record<string, string>;
  dataType?: (typeof DATA_TYPES)[number];
  /** Default: the token of the session. */
  token?: string;
  /** Id of the only user as whom this may be sent. */
  owner?: number | undefined;
}

/** Sends one request and resolves to a 2xx answer. */
export type Send = (request: WireRequest) => Promise<Response<unknown>>;

export type Wire = ReturnType<typeof createWire>;

/** Sends requests; knows nothing of logins. */
export function createWire(host: Host, config: ConfigHolder, session: SessionStore) {
  const isOwn = (url: string): boolean =>
    !hasScheme(url) || originOf(url) === config.required().host;

  return {
    /** Whether a URL is on the API host: token and client headers go there alone. */
    isOwn,

    /**
     * Sends one request and resolves to a 2xx answer.
     * @throws HError the HTTP status; 14, 600, 601, 602; 604 if the owner is not logged in; or the
     *   platform's own number
     */
    async send(request: WireRequest): Promise<Response<unknown>> {
      const settings = config.required();
      await session.ready();
      const { userId } = session;
      const {
        method,
        data = {},
        dataType = 'json',
        headers = {},
        owner = userId,
        token = session.token || '',
      } = request;
      if (userId !== owner) throw sessionMissing();
      const url = hasScheme(request.url)
        ? request.url
        : `${settings.host}/${request.url.replace(/^\/+/, '')}`;
      const toUs = isOwn(url);
      host.log('info', `Request => ${method} ${pathOf(url)}`);
      const options = {
        url,
        // The vendor's way: my.request knew GET and POST only before client 10.1.95.
        method: toUs && method !== 'GET' ? ('POST' as const) : method,
        headers: withOurs(headers, toUs ? ownHeaders(settings, method, token) : {}),
        data,
        dataType,
        timeout: settings.timeoutMs,
      };
      const secrets = [...secretsOf([data, headers]), token];
      return callPlatform(
        host,
        'request',
        options,
        (answer) => readAnswer(answer, dataType, secrets),
        settings.timeoutMs,
      );
    },
  };
}

/** Those that are empty are left out. */
function ownHeaders(settings: Config, method: Method, token: string): Record<string, string> {
  return {
    'X-Hydrogen-Client-ID': settings.clientID,
    'X-Hydrogen-Client-Version': PROTOCOL_VERSION,
    'X-Hydrogen-Client-Platform': 'ALIPAY',
    'X-Hydrogen-Env-ID': settings.env,
    Authorization: token ? `Hydrogen-r1 ${token}` : '',
    'X-Hydrogen-Request-Method': method === 'PUT' || method === 'DELETE' ? method : '',
  };
}

/** A request to the API that this module makes of itself. */
export function apiRequest(
  method: Method,
  path: string,
  data?: Fields,
  owner?: number,
): WireRequest {
  return { url: `/hserve/${path}`, method, data, owner };
}

/** The caller's headers and ours: each name in one spelling, ours before theirs, empty ones left out. */
function withOurs(
  given: Record<string, string>,
  ours: Record<string, string>,
): Record<string, string> {
  const headers: Record<string, string> = {};
  const names = new Set<string>();
  for (const [name, value] of [
    ...Object.entries(ours),
    ...Object.entries(given),
    ['content-type', 'application/json'] as const,
  ]) {
    const key = name.toLowerCase();
    if (names.has(key) || !value) continue;
    headers[name] = value;
    names.add(key);
  }
  return headers;
}

/** Checks what `my.BaaS.request` was given. @throws HError 605 */
export function toWireRequest(options: RequestOptions): WireRequest {
  const given = readFields(options, 'options');
  const url = requiredString(given.url, 'url');
  const isUrl = !/[\s\\]/.test(url) && (!hasScheme(url) || originOf(url));
  expectArgument(isUrl, 'url', 'a path or an http(s) URL');
  const method = optionalString(given, 'method') || 'GET';
  const data = optional(given, 'data', {});
  const isBuffer = holds(() => data instanceof ArrayBuffer);
  return {
    url,
    method: oneOf(METHODS, method.toUpperCase(), 'method'),
    data: isBuffer ? data : jsonOf(data, 'data'),
    headers: merged(toHeaders(given, 'header'), toHeaders(given, 'headers')),
    dataType: oneOf(DATA_TYPES, optional(given, 'dataType', 'json'), 'dataType'),
  };
}

function toHeaders(given: Fields, path: 'header' | 'headers'): Record<string, string> {
  const headers: Record<string, string> = {};
  forEachField(readFields(optional(given, path, {}), path), (value, name) => {
    // my.request rejects a header of this name as a sensitive word.
    const isAllowed = !/^version$/i.test(headerLine(name, path));
    expectArgument(isAllowed, `${path}.${name}`, 'absent');
    headers[name] = headerLine(value, `${path}.${name}`);
  });
  return headers;
}
