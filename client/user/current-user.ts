import {
  asFields,
  expectArgument,
  isFields,
  isText,
  optionalBoolean,
  optionalString,
  optionsOf,
  readFields,
  requiredString,
  smsCode,
  stringOrNull,
  type Fields,
} from '../base/guards';
import { sessionMissing } from '../base/errors';
import { copyOf, hide, merged } from '../base/json';
import { defineField, forEachField } from '../base/kinds';
import type { Untyped } from '../base/untyped';
import { words } from '../base/words';
import { askAuthCode, silentAuthCode } from '../core/alipay';
import type { Response } from '../core/answer';
import type { Context } from '../core/context';
import { toSyncUserProfile, type LinkAlipayOptions } from '../core/options';
import { apiRequest } from '../core/wire';
import type { Account, SetEmailOptions, UpdatePasswordOptions } from './account-options';
import { UserRecord } from './user-record';

/** What `linkAlipay` is answered with. */
export interface LinkAlipayAnswer {
  /** Id of the Alipay user, if the server says it. */
  alipay_user_id?: string;
  [field: string]: Untyped;
}

/** Fields that stand on the object itself, beside those that begin with `_`, as in the vendor's SDK. */
const OWN_FIELDS: readonly string[] = words(
  'id created_at created_by updated_at country nickname province city language openid unionid',
  'avatar is_authorized gender',
);

/*
 * The fields of a user. As fields of the class they would have to be `declare`d, which Babel refuses unless it is told
 * otherwise: that is how Taro, Remax and Mpx compile TypeScript.
 * https://babeljs.io/docs/babel-preset-typescript#allowdeclarefields
 */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- the constructor sets what the server sent
export interface CurrentUser {
  /** Id of the user in 知晓云. */
  readonly id: number;
  /** The same. */
  readonly user_id: number;
  /** When the session ends, in Unix seconds. */
  readonly session_expires_at: number;
  readonly nickname?: string;
  /** Address of the picture. */
  readonly avatar?: string;
  /** Whether the user has agreed on the authorization sheet. */
  readonly is_authorized?: boolean;
  /** 0 unknown, 1 male, 2 female. */
  readonly gender?: number;
  readonly country?: string;
  readonly province?: string;
  readonly city?: string;
  /** Such as `zh_CN`. */
  readonly language?: string;
  /** When the user came into being, in Unix seconds. */
  readonly created_at?: number;
  /** When the record was last changed, in Unix seconds. */
  readonly updated_at?: number;
  /** User name to log in with. */
  readonly _username?: string | null;
  /** E-mail address to log in with. */
  readonly _email?: string | null;
  /** Whether the address is verified: only then can a mail reset the password. */
  readonly _email_verified?: boolean;
  /** Phone number to log in with. */
  readonly _phone?: string | null;
  readonly _phone_verified?: boolean;
  /** Whether the user came by `anonymousLogin` and has no account yet. */
  readonly _anonymous?: boolean;
  /** What the platforms know of the user; `alipay.user_id` is the linked Alipay user. */
  readonly _provider?: {
    readonly alipay?: { readonly user_id?: string; readonly [field: string]: unknown };
    readonly [provider: string]: unknown;
  };
}

/**
 * The user who is logged in. Each call gives an object of its own; it stays as it was when another user
 * logs in, and its methods then reject with 604. A field that the server did not send is absent.
 *
 * @see https://doc.minapp.com/js-sdk/account.html
 */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- see above
export class CurrentUser extends UserRecord {
  /** @internal The whole record, also the fields that do not stand on the object. */
  private wholeRecord!: Fields;

  /** @internal */
  constructor(context: Context, given: object) {
    const record = readFields(given, 'record');
    super(context, record.id);
    this.take(record);
    const { current } = context.session;
    if (!current || current.userId !== this._recordID) return;
    Object.assign(this, { user_id: current.userId, session_expires_at: current.expiresAtSec });
  }

  /** One field of the record, built in or custom; undefined if there is none. */
  get(key: string): Untyped {
    // Its own fields alone: a key may be `constructor`.
    return copyOf(new Map(Object.entries(this.wholeRecord)).get(key));
  }

  /** A copy of the whole record. */
  toJSON(): Record<string, Untyped> {
    return copyOf(this.wholeRecord);
  }

  /**
   * Binds the Alipay user of this phone to this account, so that the next `loginWithAlipay` logs in to it.
   * A refused forced linking links silently.
   *
   * @returns the server's answer; `statusCode` is 200
   * @throws HError 400 if the Alipay user belongs to another user; 401, 14, 600, 601, 602, 604, 605, 612,
   *   613, 614
   * @example
   * my.BaaS.auth.login({ username: 'web_user', password: 'ifanrx123' }).then((user) => user.linkAlipay());
   */
  async linkAlipay(options?: LinkAlipayOptions): Promise<Response<LinkAlipayAnswer>> {
    const given = optionsOf(options);
    const forced = optionalBoolean(given, 'forceLogin', false);
    const profile = toSyncUserProfile(given.syncUserProfile);
    const { flights, session } = this.context;
    const { userId } = await this.ownSession();
    const answer = await flights.share(['link', userId, forced, profile], () =>
      this.link(forced, profile),
    );
    const data = asFields(answer.data);
    const { alipay_user_id: alipayUserId } = data;
    // The vendor's page promises the status alone: without the id the link is as good.
    if (isText(alipayUserId)) {
      const providers = asFields(this.wholeRecord._provider);
      const alipay = merged(asFields(providers.alipay), { user_id: alipayUserId });
      this.keep(userId, { _provider: merged(providers, { alipay }) });
      await session.setAlipayUserId(userId, alipayUserId);
    }
    return answer as Response<LinkAlipayAnswer>;
  }

  /** Another name of `linkAlipay`, which the prose of the vendor's page uses. */
  linkWithAlipay(options?: LinkAlipayOptions): Promise<Response<LinkAlipayAnswer>> {
    return this.linkAlipay(options);
  }

  /**
   * Sets or clears (null) the user name.
   * @throws HError 400 if it is taken or malformed; 401, 14, 600, 601, 602, 604, 605, 612
   */
  async setUsername(username: string | null): Promise<this> {
    return this.setFields({ username: stringOrNull(username, 'username') });
  }

  /**
   * Sets or clears (null) the e-mail address.
   * @throws HError 400 if it is taken or malformed; 401, 14, 600, 601, 602, 604, 605, 612
   */
  async setEmail(email: string | null, options?: SetEmailOptions): Promise<this> {
    const checked = stringOrNull(email, 'email');
    const send = optionalBoolean(optionsOf(options), 'sendVerificationEmail', false);
    await this.setFields({ email: checked });
    if (send && checked !== null) await this.requestEmailVerification();
    return this;
  }

  /**
   * Sets the account of a user who has none yet. Fields that are absent stay as they are.
   * @example
   * my.BaaS.auth
   *   .getCurrentUser()
   *   .then((user) => user.setAccount({ username: 'hello', password: '111111' }));
   * @throws HError 400 if a name is taken or malformed; 401, 14, 600, 601, 602, 604, 605, 612
   */
  async setAccount(account: Account): Promise<this> {
    const given = readFields(account, 'account');
    const data: Fields = {};
    for (const key of ['username', 'email', 'phone']) {
      if (given[key] !== undefined) data[key] = stringOrNull(given[key], key);
    }
    const password = optionalString(given, 'password');
    if (password) data.new_password = password;
    const hasAny = Object.keys(data).length > 0;
    expectArgument(hasAny, 'account', 'username, email, phone or password');
    return this.setFields(data);
  }

  /**
   * Changes the password.
   * @throws HError 400 if the old one is wrong; 401, 14, 600, 601, 602, 604, 605, 612
   */
  async updatePassword(options: UpdatePasswordOptions): Promise<this> {
    const given = optionsOf(options);
    const password = optionalString(given, 'password');
    const new_password = requiredString(given.newPassword, 'newPassword');
    return this.setFields(password ? { password, new_password } : { new_password });
  }

  /**
   * Sets or clears (null) the phone number, which then has to be verified anew.
   * @throws HError 400 if it is taken or malformed; 401, 14, 600, 601, 602, 604, 605, 612
   */
  async setMobilePhone(phone: string | null): Promise<this> {
    return this.setFields({ phone: stringOrNull(phone, 'phone') });
  }

  /**
   * Verifies the phone number with the code that `sendSmsCode` sent there.
   * @param code - the digits of the text message
   * @throws HError 400 if the code is wrong; 401, 14, 600, 601, 602, 604, 605, 612
   */
  async verifyMobilePhone(code: string | number): Promise<this> {
    const data = { code: smsCode(code) };
    const { userId } = await this.sendOwn('POST', 'v2.1/sms-phone-verification/', data);
    this.keep(userId, { _phone_verified: true });
    return this;
  }

  /**
   * Sends a mail with a link that verifies the address.
   * @returns the server's answer; `statusCode` is 201
   * @throws HError 404 if there is no address; 400, 401, 14, 600, 601, 602, 604, 612
   */
  async requestEmailVerification(): Promise<Response> {
    return (await this.sendOwn('POST', 'v2.0/user/email-verify/')).response;
  }

  /** @internal The user may have logged out while the sheet was open: then nothing is sent. */
  private async link(forced: boolean, profile: string): Promise<Response<unknown>> {
    const { host } = this.context;
    const code = forced ? (await askAuthCode(host, [])).code : '';
    const data: Fields = code
      ? { code, authorized: true, update_userprofile: profile }
      : { code: await silentAuthCode(host), authorized: false };
    return (await this.sendOwn('PUT', 'v2.0/idp/alipay/user-associate/', data)).response;
  }

  /** @internal Writes to the account. */
  private async setFields(data: Fields): Promise<this> {
    const { userId, response } = await this.sendOwn('PUT', 'v2.2/user/account/', data);
    if (isFields(response.data)) this.keep(userId, response.data);
    return this;
  }

  /** @internal Sends a request of this user's account; identical ones in flight share it. */
  private async sendOwn(method: 'POST' | 'PUT', path: string, data?: Fields) {
    const { userId } = await this.ownSession();
    const response = await this.context.sendShared(apiRequest(method, path, data, userId));
    return { userId, response };
  }

  /** @internal */
  protected override keep(userId: number, changes: Fields): void {
    this.take(merged(this.wholeRecord, changes));
    super.keep(userId, changes);
  }

  /** @internal */
  private take(record: Fields): void {
    hide(this, { wholeRecord: copyOf(record) });
    forEachField(copyOf(record), (value, key) => {
      const isOwn = OWN_FIELDS.includes(key) || (key.startsWith('_') && key !== '_recordID');
      if (isOwn) defineField(this, key, value);
    });
  }
}

/**
 * The user who is logged in by now, as an object for one caller; reads the record unless it is known.
 * @throws HError 604 or of the request
 */
export async function currentUser(context: Context): Promise<CurrentUser> {
  const { readRecord, session } = context;
  for (;;) {
    const user = knownUser(context);
    if (user) return user;
    const { current } = session;
    if (!current) throw sessionMissing();
    try {
      await readRecord(current);
    } catch (error) {
      if (session.holds(current)) {
        session.announce();
        throw error;
      }
    }
  }
}

/** The user who is logged in, if the record is known. */
export function knownUser(context: Context): CurrentUser | null {
  const { userRecord } = context.session;
  return userRecord && new CurrentUser(context, userRecord);
}
