import type { Response } from './answer';
import { Auth } from './auth';
import { authorize } from './auto-login';
import { ConfigHolder, toConfig, type InitOptions } from './config';
import type { Context } from './context';
import { HError } from './errors';
import type { Host } from './host';
import { toWireRequest, VERSION, Wire, type RequestOptions } from './request';
import { SessionStore } from './session';
import { Storage } from './storage';

/** `my.BaaS`: the part of the vendor's SDK that is about users. */
export interface BaaS {
  readonly auth: Auth;
  readonly HError: typeof HError;
  readonly version: string;
  /** The app's own values, synchronously, below the prefix of the SDK. */
  readonly storage: {
    /** @throws HError 605 */
    get(key: string): unknown;
    /** @throws HError 605, or the platform's number */
    set(key: string, value: unknown): void;
  };
  /**
   * Says which 知晓云 app this is. Call it once, in `App.onLaunch`, before all else.
   * @throws HError 605, at once
   * @example
   * my.BaaS.init('your-client-id', { timeout: 10_000 });
   */
  init(clientID: string, options?: InitOptions): void;
  /**
   * Sends one request to the API host, with client headers and the token of the session.
   * @throws HError the HTTP status of any answer but 2xx; 14, 600, 601, 602, 604, 605
   * @example
   * my.BaaS.request({ url: '/hserve/v2.2/server/time/' }).then((res) => res.data);
   */
  request(options: RequestOptions): Promise<Response>;
  /** Forgets the session on this phone; the server is not told. */
  clearSession(): Promise<void>;
  /** The token of the session; undefined if there is none, or it has expired. */
  getAuthToken(): Promise<string | undefined>;
}

/** Makes a `BaaS` on an environment. Several may coexist: tests make one each. */
export function createBaaS(host: Host): BaaS {
  const config = new ConfigHolder();
  const storage = new Storage(host);
  const session = new SessionStore(host, storage);
  const wire = new Wire(host, config, session);
  const context: Context = {
    host,
    config,
    session,
    wire,
    authorized: (request) => authorize(context, () => auth.loginInBackground(), request),
  };
  const auth = new Auth(context);

  return {
    auth,
    HError,
    version: VERSION,
    storage: {
      get: (key) => storage.getSync(key),
      set: (key, value) => storage.setSync(key, value),
    },
    init(clientID, options) {
      config.set(toConfig(clientID, options));
    },
    async request(options) {
      config.requireInit();
      return context.authorized(toWireRequest(options));
    },
    async clearSession() {
      const ticket = session.ticket();
      await session.ready();
      await session.clear(ticket);
    },
    async getAuthToken() {
      await session.ready();
      return session.current?.token;
    },
  };
}
