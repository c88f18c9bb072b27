import type { Response } from './answer';
import { createAuth, type Auth } from './auth';
import { authorize } from './auto-login';
import { ConfigHolder, logs, toConfig, type InitOptions } from './config';
import type { Context } from './context';
import { CurrentUser } from './current-user';
import { HError, malformed, wrongType } from './errors';
import { answeredFields, isFields, optionsOf, requiredString, smsCode, toUserId } from './guards';
import { Flights } from './flights';
import type { Host } from './host';
import { joined, Query } from './query';
import { toWireRequest, VERSION, Wire, type RequestOptions } from './request';
import { SessionStore } from './session';
import { Storage, storageError } from './storage';
import { unsupported, type Unsupported } from './unsupported';
import { User } from './user-query';
import { UserRecord } from './user-record';

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
  /** `new my.BaaS.UserRecord(id)`: a user to change; without an id, whoever is logged in. */
  readonly UserRecord: new (userID?: number | string) => UserRecord;
  /**
   * `new my.BaaS.CurrentUser(record)`: a user, of a record that the app has kept. Its calls reject with 604
   * while somebody else is logged in.
   */
  readonly CurrentUser: new (record: Record<string, unknown>) => CurrentUser;
  /** `new my.BaaS.Query()`: conditions for `setQuery`. */
  readonly Query: {
    new (): Query;
    /** A query of several, all of which must hold. */
    and(...queries: Query[]): Query;
    /** A query of several, one of which must hold. */
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
    get(key: string): unknown;
    /** Writes a value. @throws HError 605; the platform's number */
    set(key: string, value: unknown): void;
  };
  /** The same, asynchronously. */
  readonly storageAsync: {
    /** Reads a value; undefined where there is none. @throws HError 601, 605 */
    get(key: string): Promise<unknown>;
    /** Writes a value. @throws HError 605; the platform's number */
    set(key: string, value: unknown): Promise<void>;
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
   * Checks a code that `sendSmsCode` sent. Nobody is logged in by it.
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
  const config = new ConfigHolder();
  const host: Host = {
    ...environment,
    log: (level, text) => logs(config.logLevel, level) && environment.log(level, text),
  };
  const storage = new Storage(host);
  const session = new SessionStore(host, storage);
  const context: Context = {
    host,
    config,
    session,
    wire: new Wire(host, config, session),
    flights: new Flights(),
    authorized: (request) => authorize(context, loginInBackground, request),
  };
  const { auth, loginInBackground } = createAuth(context);

  return {
    ...unsupported(),
    auth,
    User: bound(User, () => new User(context)),
    UserRecord: bound(UserRecord, (userID?: number | string) => new UserRecord(context, userID)),
    CurrentUser: bound(CurrentUser, (record: Record<string, unknown>) => {
      const { current } = session;
      if (!isFields(record)) throw wrongType('record', 'an object');
      const isOwn = current !== null && toUserId(record.id) === current.userId;
      return new CurrentUser(context, record, isOwn ? current : undefined);
    }),
    Query: Object.assign(
      bound(Query, () => new Query()),
      {
        and: (...queries: Query[]) => joined('$and', queries),
        or: (...queries: Query[]) => joined('$or', queries),
      },
    ),
    HError,
    version: VERSION,
    storage: {
      get: (key) => storage.getSync(key),
      set: (key, value) => storage.setSync(key, value),
    },
    storageAsync: {
      get: async (key) => storage.read(requiredString(key, 'key')),
      async set(key, value) {
        try {
          await storage.write(requiredString(key, 'key'), value);
        } catch (error) {
          throw storageError('write to', error);
        }
      },
    },
    init(clientID, options) {
      config.set(toConfig(clientID, options));
    },
    async request(options) {
      config.requireInit();
      return context.authorized(toWireRequest(options));
    },
    async sendSmsCode(options) {
      config.requireInit();
      const given = optionsOf(options, 'options');
      const { signatureID } = given;
      if (signatureID !== undefined && typeof signatureID !== 'number') {
        throw wrongType('signatureID', 'a number');
      }
      const data = {
        phone: requiredString(given.phone, 'phone'),
        ...(signatureID === undefined ? {} : { signature_id: signatureID }),
      };
      const epoch = session.latestTicket;
      return context.flights.share(JSON.stringify(['sms-code', data]), epoch, () => ({
        epoch,
        result: context.authorized({
          url: '/hserve/v2.2/sms-verification-code/',
          method: 'POST',
          data,
        }),
      }));
    },
    async verifySmsCode(options) {
      config.requireInit();
      const given = optionsOf(options, 'options');
      return context.authorized({
        url: '/hserve/v1.8/sms-verification-code/verify/',
        method: 'POST',
        data: { phone: requiredString(given.phone, 'phone'), code: smsCode(given.code) },
      });
    },
    async getServerDate() {
      config.requireInit();
      const answer = await context.authorized({ url: '/hserve/v2.2/server/time/', method: 'GET' });
      const { time } = answeredFields(answer.data, 'the answer');
      if (typeof time !== 'string') throw malformed('no time');
      return { ...answer, data: { time } };
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

/** A constructor that makes instances of a class of this module, for which `instanceof` holds. */
function bound<Args extends unknown[], Instance extends object>(
  of: { readonly prototype: Instance },
  make: (...args: Args) => Instance,
): new (...args: Args) => Instance {
  function Bound(...args: Args): Instance {
    return make(...args);
  }
  Bound.prototype = of.prototype;
  return Bound as unknown as new (...args: Args) => Instance;
}
