import { ApiFailure } from '../contract/errors';
import type { ApiHost, Outcome, Params } from './call';
import { Exchange } from './network/exchange';
import { decodeBody, readRequest } from './network/request-encoding';
import { readGrants } from './open/auth';
import { locatedAt } from './played/location';

const FILE = 'preload.json';
const MAX_BYTES = 2048;
const TIMEOUT_MS = 30_000;
/** No app hears of these: what cannot be fetched is not there. */
const FAILED = { error: 3, errorMessage: '没有预加载数据' };
const FAILURES = { network: FAILED, timeout: FAILED, abort: FAILED };

type FetchType = 'pre' | 'jsapiPre';

/**
 * What a cold start fetches before the app's code runs, as preload.json wants it.
 * @see mini/api/基础API/缓存/周期性更新/数据预拉取.md of AlipayDocs/open-docs
 */
export class BackgroundFetch {
  private readonly fetched = new Map<unknown, Promise<Outcome>>();

  /** @param preload The text of preload.json, if the app has one. */
  constructor(
    private readonly host: ApiHost,
    private readonly appId: string,
    preload: string | undefined,
  ) {
    for (const { fetchType, params } of this.read(preload)) {
      const data = fetchType === 'pre' ? this.request(params) : this.locate(params);
      // The app may never ask for it.
      data.catch(() => undefined);
      this.fetched.set(fetchType, data);
    }
  }

  /**
   * What is still under way is waited for: no event tells of it later.
   * @see mini/api/基础API/缓存/周期性更新/my.getBackgroundFetchData.md of AlipayDocs/open-docs
   */
  async get({ fetchType }: Params): Promise<Outcome> {
    if (fetchType !== 'pre' && fetchType !== 'jsapiPre') {
      throw new ApiFailure({ error: 2, errorMessage: '参数错误' });
    }
    const data = this.fetched.get(fetchType);
    if (!data) throw new ApiFailure({ ...FAILED });
    return { fetchType, ...(await data) };
  }

  private async request(params: Params): Promise<Outcome> {
    const { url, headers, method } = params;
    const isGet = method === undefined || (typeof method === 'string' && /^get$/i.test(method));
    const request = readRequest(
      {
        ...params,
        url: this.addressOf(url),
        headers: {
          ...(isGet ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
          ...(headers as object | undefined),
        },
      },
      { timeoutMs: TIMEOUT_MS, contentType: 'application/json' },
      this.host.problems,
    );
    return new Exchange(this.host, FAILURES).run(request, (response) => {
      if (response.status < 200 || response.status > 299) throw new ApiFailure({ ...FAILED });
      return { timestamp: Date.now(), fetchedData: decodeBody(response, request.dataType) };
    });
  }

  /** "其中包含的 query 参数如下": appId and timestamp, whatever the method. */
  private addressOf(url: unknown): unknown {
    try {
      const address = new URL(String(url));
      address.searchParams.set('appId', this.appId);
      address.searchParams.set('timestamp', String(Date.now()));
      return address.href;
    } catch {
      return url;
    }
  }

  /** "对应的预加载需要授权，用户未授权": nobody is asked. */
  private locate({ data }: Params): Promise<Outcome> {
    const { phone } = this.host;
    if (!readGrants(phone, phone.user).includes('location')) {
      const errorMessage = '对应的预加载需要授权，用户未授权';
      return Promise.reject(new ApiFailure({ error: 5, errorMessage }));
    }
    if (phone.network === 'offline') return Promise.reject(new ApiFailure({ ...FAILED }));
    const type = Number((data as Params | undefined)?.type ?? 0);
    return Promise.resolve({ timestamp: Date.now(), fetchedData: locatedAt(type) });
  }

  private read(text: string | undefined): { fetchType: FetchType; params: Params }[] {
    if (text === undefined) return [];
    if (new TextEncoder().encode(text).length > MAX_BYTES) {
      this.tell(`at most ${MAX_BYTES} bytes are allowed`);
      return [];
    }
    const list = parsed(text);
    if (!Array.isArray(list)) {
      this.tell('a list is required');
      return [];
    }
    return list.flatMap((entry: unknown) => {
      const { fetchType = 'pre', params } = Object(entry) as Record<string, unknown>;
      const { url, jsapi } = Object(params) as Record<string, unknown>;
      const isPre = fetchType === 'pre' && typeof url === 'string';
      const isLocation = fetchType === 'jsapiPre' && jsapi === 'my.getLocation';
      if (isPre || isLocation) return [{ fetchType, params: params as Params }];
      this.tell('each entry is a request (pre, with a url), or my.getLocation (jsapiPre)');
      return [];
    });
  }

  private tell(message: string): void {
    this.host.problems.unknown(FILE, message, { file: FILE });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
