import { createAuth, type Auth } from './auth';
import { createConfigHolder, type InitOptions } from './base/config';
import { HError, malformed } from './base/errors';
import {
  answeredFields,
  optionalNumber,
  optionsOf,
  requiredString,
  smsCode,
  type Fields,
} from './base/guards';
import type { Host, LogLevel } from './base/host';
import { merged } from './base/json';
import type { Untyped } from './base/untyped';
import type { Response } from './core/answer';
import type { Context } from './core/context';
import { createFlights } from './core/flights';
import { createLogins } from './core/login';
import { createSessionStore } from './core/session';
import { createStorage, STORAGE_TIMEOUT_MS } from './core/storage';
import { apiRequest, createWire, toWireRequest, type RequestOptions } from './core/wire';
import { CurrentUser } from './user/current-user';
import { UserRecord } from './user/user-record';
import { User } from './users/find';
import { Query } from './users/query';
import { unsupported, type Unsupported } from './vendor/unsupported';

/** Version of this module; the server sees the vendor's, whose protocol it speaks. */
const VERSION = '0.1.0';

/** What `getServerDate` answers. */
export interface ServerDate {
  /** ISO 8601, with the time zone. */
  time: string;
}

/** `my.BaaS`: the part of the vendor's SDK that is about users. */
export interface BaaS extends Unsupported {
  readonly auth: Auth;
  /** `new my.BaaS.User()`: users by id. */
  readonly User: new () => User;
  /** `new my.BaaS.UserRecord(id)`: a user to change; without an id, the user who is logged in. */
  readonly UserRecord: new (userID?: number | string) => UserRecord;
  /**
   * `new my.BaaS.CurrentUser(record)`: a user from a record that the app has kept. Its calls reject with 604
   * while another user is logged in.
   */
  readonly CurrentUser: new (record: object) => CurrentUser;
  /** `new my.BaaS.Query()`: conditions for `setQuery`. */
  readonly Query: {
    new (): Query;
    /** Joins queries that all must match. */
    and(...queries: Query[]): Query;
    /** Joins queries of which one must match. */
    or(...queries: Query[]): Query;
  };
  /** The class of what every promise rejects with, for `instanceof`. */
  readonly HError: typeof HError;
  /** Version of this module. */
  readonly version: string;
  /**
   * The app's own values, synchronously, below the prefix `ifx_baas_`.
   * @see https://doc.minapp.com/js-sdk/local-storage.html
   */
  readonly storage: {
    /** Reads a value; undefined where there is none. @throws HError 605; the platform's number */
    get(key: string): Untyped;
    /** Writes a value. @throws HError 605; the platform's number */
    set(key: string, value: Untyped): void;
  };
  /** The same, asynchronously. */
  readonly storageAsync: {
    /** Reads a value; undefined where there is none. @throws HError 601 after 5 s, 605; the platform's number */
    get(key: string): Promise<Untyped>;
    /** Writes a value. @throws HError 601 after 5 s, 605; the platform's number */
    set(key: string, value: Untyped): Promise<void>;
  };
  /**
   * Says which 知晓云 app this is. Call it once, in `App.onLaunch`, before all else.
   * @param clientID - of the app, as the 知晓云 dashboard shows it
   * @throws HError 605, at once
   * @example
   * my.BaaS.init('your-client-id', { timeout: 10_000 });
   */
  init(clientID: string, options?: InitOptions): void;
  /**
   * Sends one request to the API host, with client headers and the token of the session.
   * @returns the answer, whose status is 2xx
   * @throws HError the HTTP status of any answer but 2xx; 14, 600, 601, 602, 604, 605
   * @example
   * my.BaaS.request({ url: '/hserve/v2.2/server/time/' }).then((res) => res.data);
   */
  request(options: RequestOptions): Promise<Response>;
  /**
   * Sends a text message with a code: at most one a minute to one number.
   * @throws HError 400 for a malformed number or too many messages; 402, 600, 601, 602, 605
   * @see https://doc.minapp.com/js-sdk/sms.html
   */
  sendSmsCode(options: {
    phone: string;
    /** Id of the signature that the message carries. Default: the one approved last. */
    signatureID?: number;
  }): Promise<Response>;
  /**
   * Checks a code that `sendSmsCode` sent, without logging in.
   * @throws HError 400 if the code is wrong; 600, 601, 602, 605
   * @see https://doc.minapp.com/js-sdk/sms.html
   */
  verifySmsCode(options: {
    phone: string;
    /** The digits of the text message. */
    code: string | number;
  }): Promise<Response>;
  /**
   * The server's clock.
   * @throws HError 14, 600, 601, 602
   * @see https://doc.minapp.com/js-sdk/server-date.html
   */
  getServerDate(): Promise<Response<ServerDate>>;
  /** Forgets the session on this phone; the server is not told. */
  clearSession(): Promise<void>;
  /** The token of the session; undefined if there is none, or it has expired. */
  getAuthToken(): Promise<string | undefined>;
}

/** Makes a `BaaS` on an environment. Several may coexist: tests make one each. */
export function createBaaS(environment: Host): BaaS {
  const config = createConfigHolder();
  const host = merged(environment, {
    log(level: LogLevel, text: string) {
      if (config.logs(level)) environment.log(level, text);
    },
  });
  const storage = createStorage(host);
  const session = createSessionStore(host, storage);
  const wire = createWire(host, config, session);
  const parts = { host, config, session, wire, flights: createFlights(session) };
  const context: Context = merged(parts, createLogins(parts));
  const post = (path: string, data: Fields) => context.sendShared(apiRequest('POST', path, data));

  return Object.assign(unsupported(), {
    auth: createAuth(context),
    User: bound(User, context),
    UserRecord: bound(UserRecord, context),
    CurrentUser: bound(CurrentUser, context),
    Query,
    HError,
    version: VERSION,
    storage: {
      get: storage.readSync,
      set: storage.writeSync,
    },
    storageAsync: {
      get: storage.read,
      set: (key, value) => storage.write(key, value, STORAGE_TIMEOUT_MS),
    },
    init: config.init,
    request: async (options) => context.sendAsUser(toWireRequest(options)),
    async sendSmsCode(options) {
      const given = optionsOf(options);
      const data: Fields = { phone: requiredString(given.phone, 'phone') };
      const signatureID = optionalNumber(given, 'signatureID');
      if (signatureID) data.signature_id = signatureID;
      return post('v2.2/sms-verification-code/', data);
    },
    async verifySmsCode(options) {
      const { phone, code } = optionsOf(options);
      const data = { phone: requiredString(phone, 'phone'), code: smsCode(code) };
      return post('v1.8/sms-verification-code/verify/', data);
    },
    async getServerDate() {
      const answer = await context.sendAsUser(apiRequest('GET', 'v2.2/server/time/'));
      const { time } = answeredFields(answer.data);
      if (typeof time !== 'string') throw malformed('no time');
      return answer as Response<ServerDate>;
    },
    async clearSession() {
      const ticket = session.tick();
      await session.ready();
      await session.forget(ticket);
    },
    async getAuthToken() {
      await session.ready();
      return session.token;
    },
  } satisfies Omit<BaaS, keyof Unsupported>);
}

/** A constructor for apps: it makes instances of a class of this module, for which `instanceof` holds. */
function bound<Args extends unknown[], Instance extends object>(
  of: new (context: Context, ...args: Args) => Instance,
  context: Context,
): new (...args: Args) => Instance {
  function Bound(...args: Args): Instance {
    return new of(context, ...args);
  }
  Bound.prototype = of.prototype as Instance;
  return Bound as unknown as new (...args: Args) => Instance;
}
