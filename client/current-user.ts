import type { Account, SetEmailOptions, UpdatePasswordOptions } from './account-options';
import { askAuthCode, silentAuthCode } from './alipay';
import type { Response } from './answer';
import type { Context } from './context';
import { malformed, wrongType } from './errors';
import {
  answeredFields,
  copyOf,
  defineField,
  isFields,
  optionalBoolean,
  optionalString,
  optionsOf,
  requiredString,
  smsCode,
  stringOrNull,
  type Fields,
} from './guards';
import {
  toSyncUserProfile,
  type LoginWithAlipayOptions,
  type SyncUserProfile,
} from './login-options';
import { redact } from './redact';
import type { Session } from './session';
import { UserRecord } from './user-record';

/** Options of `linkAlipay`, as those of `loginWithAlipay`. */
export type LinkAlipayOptions = Pick<LoginWithAlipayOptions, 'forceLogin' | 'syncUserProfile'>;

const ACCOUNT_URL = '/hserve/v2.2/user/account/';

/** Fields that stand on the object itself, beside those that begin with `_`, as in the vendor's SDK. */
const OWN_FIELDS = [
  'id',
  'created_at',
  'created_by',
  'updated_at',
  'country',
  'nickname',
  'province',
  'city',
  'language',
  'openid',
  'unionid',
  'avatar',
  'is_authorized',
  'gender',
] as const;

/**
 * The user who is logged in. Each call gives an object of its own; it stays as it was when somebody
 * else logs in, and its methods then reject with 604. A field that the server did not send is absent.
 *
 * @see https://doc.minapp.com/js-sdk/account.html
 */
export class CurrentUser extends UserRecord {
  /** Id of the user in 知晓云. */
  declare readonly id: number;
  /** The same. */
  declare readonly user_id: number;
  /** When the session ends, in Unix seconds. */
  declare readonly session_expires_at: number;
  declare readonly nickname?: string;
  /** Address of the picture. */
  declare readonly avatar?: string;
  /** Whether the user has agreed on the authorization sheet. */
  declare readonly is_authorized?: boolean;
  /** 0 unknown, 1 male, 2 female. */
  declare readonly gender?: number;
  declare readonly country?: string;
  declare readonly province?: string;
  declare readonly city?: string;
  /** Such as `zh_CN`. */
  declare readonly language?: string;
  /** When the user came into being, in Unix seconds. */
  declare readonly created_at?: number;
  /** When the record was last changed, in Unix seconds. */
  declare readonly updated_at?: number;
  /** User name to log in with. */
  declare readonly _username?: string | null;
  /** E-mail address to log in with. */
  declare readonly _email?: string | null;
  /** Whether the address is verified: only then can a mail reset the password. */
  declare readonly _email_verified?: boolean;
  /** Phone number to log in with. */
  declare readonly _phone?: string | null;
  declare readonly _phone_verified?: boolean;
  /** Whether the user came by `anonymousLogin` and has no account yet. */
  declare readonly _anonymous?: boolean;
  /** What the platforms know of the user; `alipay.user_id` is the linked Alipay user. */
  declare readonly _provider?: {
    readonly alipay?: { readonly user_id?: string; readonly [field: string]: unknown };
    readonly [provider: string]: unknown;
  };

  #record: Fields;

  /**
   * @internal
   * @param session - absent for a record that is not of the session's user
   */
  constructor(context: Context, record: Fields, session?: Session) {
    super(context, session ? session.userId : record.id);
    this.#record = {};
    this.#take(record);
    if (!session) return;
    Object.assign(this, { user_id: session.userId, session_expires_at: session.expiresAtSec });
  }

  /** One field of the record, built in or custom; undefined if there is none. */
  get(key: string): unknown {
    return copyOf(this.#record[key]);
  }

  /** A copy of the whole record. */
  toJSON(): Record<string, unknown> {
    return copyOf(this.#record) as Fields;
  }

  /**
   * Binds the Alipay user of this phone to this account, so that the next `loginWithAlipay` logs in to it.
   * A refused forced linking links silently.
   *
   * @returns the server's answer; `statusCode` is 200
   * @throws HError 400 if the Alipay user belongs to somebody else; 401, 14, 600, 601, 602, 604, 605, 612,
   *   613, 614
   * @example
   * my.BaaS.auth.login({ username: 'web_user', password: 'ifanrx123' }).then((user) => user.linkAlipay());
   */
  async linkAlipay(options?: LinkAlipayOptions): Promise<Response<{ alipay_user_id: string }>> {
    const given = optionsOf(options, 'options');
    const forced = optionalBoolean(given, 'forceLogin', false);
    const profile = toSyncUserProfile(given.syncUserProfile);
    const { flights, session } = this.context;
    const { userId } = await this.ownSession();
    const key = JSON.stringify(['link', userId, forced, profile]);
    const answer = await flights.share(key, session.latestTicket, () => ({
      epoch: session.latestTicket,
      result: this.#link(forced, profile),
    }));
    const alipayUserId = answer.data.alipay_user_id;
    const providers = isFields(this.#record._provider) ? this.#record._provider : {};
    const alipay = isFields(providers.alipay) ? providers.alipay : {};
    session.setAlipayUserId(userId, alipayUserId);
    this.keep(userId, {
      _provider: { ...providers, alipay: { ...alipay, user_id: alipayUserId } },
    });
    return { ...answer, data: { ...answer.data } };
  }

  /**
   * Sets or clears (null) the user name.
   * @throws HError 400 if it is taken or malformed; 401, 14, 600, 601, 602, 604, 605, 612
   */
  async setUsername(username: string | null): Promise<this> {
    return this.#setAccount({ username: stringOrNull(username, 'username') });
  }

  /**
   * Sets or clears (null) the e-mail address.
   * @throws HError 400 if it is taken or malformed; 401, 14, 600, 601, 602, 604, 605, 612
   */
  async setEmail(email: string | null, options?: SetEmailOptions): Promise<this> {
    const checked = stringOrNull(email, 'email');
    const send = optionalBoolean(optionsOf(options, 'options'), 'sendVerificationEmail', false);
    await this.#setAccount({ email: checked });
    return send && checked !== null ? this.requestEmailVerification() : this;
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
    const given: unknown = account;
    if (!isFields(given)) throw wrongType('account', 'an object');
    const data: Fields = {};
    for (const key of ['username', 'email', 'phone'] as const) {
      if (given[key] !== undefined) data[key] = stringOrNull(given[key], key);
    }
    if (given.password !== undefined) {
      data.new_password = requiredString(given.password, 'password');
    }
    if (Object.keys(data).length === 0)
      throw wrongType('account', 'username, email, phone or password');
    return this.#setAccount(data);
  }

  /**
   * Changes the password.
   * @throws HError 400 if the old one is wrong; 401, 14, 600, 601, 602, 604, 605, 612
   */
  async updatePassword(options: UpdatePasswordOptions): Promise<this> {
    const given: unknown = options;
    if (!isFields(given)) throw wrongType('options', 'an object');
    const password = optionalString(given, 'password');
    return this.#setAccount({
      ...(password ? { password } : {}),
      new_password: requiredString(given.newPassword, 'newPassword'),
    });
  }

  /**
   * Sets or clears (null) the phone number, which then has to be verified anew.
   * @throws HError 400 if it is taken or malformed; 401, 14, 600, 601, 602, 604, 605, 612
   */
  async setMobilePhone(phone: string | null): Promise<this> {
    return this.#setAccount({ phone: stringOrNull(phone, 'phone') });
  }

  /**
   * Verifies the phone number with the code that `sendSmsCode` sent there.
   * @param code - the digits of the text message
   * @throws HError 400 if the code is wrong; 401, 14, 600, 601, 602, 604, 605, 612
   */
  async verifyMobilePhone(code: string | number): Promise<this> {
    const checked = smsCode(code);
    const { userId } = await this.ownSession();
    await this.context.authorized({
      url: '/hserve/v2.1/sms-phone-verification/',
      method: 'POST',
      data: { code: checked },
      owner: userId,
    });
    this.keep(userId, { _phone_verified: true });
    return this;
  }

  /**
   * Sends a mail with a link that verifies the address.
   * @throws HError 404 if there is no address; 400, 401, 14, 600, 601, 602, 604, 612
   */
  async requestEmailVerification(): Promise<this> {
    const { userId } = await this.ownSession();
    const url = '/hserve/v2.0/user/email-verify/';
    await this.context.authorized({ url, method: 'POST', owner: userId });
    return this;
  }

  async #link(
    forced: boolean,
    profile: SyncUserProfile,
  ): Promise<Response<{ alipay_user_id: string }>> {
    const { host, wire } = this.context;
    const asked = forced ? await askAuthCode(host, []) : undefined;
    const authorized = asked?.refused === false;
    const code = authorized ? asked.code : await silentAuthCode(host);
    // The user may have logged out while the sheet was open.
    const { userId } = await this.ownSession();
    const answer = await wire.send({
      url: '/hserve/v2.0/idp/alipay/user-associate/',
      method: 'PUT',
      data: { code, authorized, ...(authorized ? { update_userprofile: profile } : {}) },
      owner: userId,
    });
    const data = answeredFields(answer.data, 'the answer');
    const { alipay_user_id: alipayUserId } = data;
    if (typeof alipayUserId !== 'string' || alipayUserId === '') {
      throw malformed('no alipay_user_id', redact(data, []));
    }
    return { ...answer, data: { ...data, alipay_user_id: alipayUserId } };
  }

  /** Writes to the account; identical calls under way share one request. */
  async #setAccount(data: Fields): Promise<this> {
    const { flights, session } = this.context;
    const { userId } = await this.ownSession();
    const key = JSON.stringify(['account', userId, data]);
    const answer = await flights.share(key, session.latestTicket, () => ({
      epoch: session.latestTicket,
      result: this.context.authorized({ url: ACCOUNT_URL, method: 'PUT', data, owner: userId }),
    }));
    this.keep(userId, answeredFields(answer.data, 'the answer'));
    return this;
  }

  /** @internal */
  protected override keep(userId: number, changes: Fields): void {
    this.#take({ ...this.#record, ...changes });
    super.keep(userId, changes);
  }

  #take(record: Fields): void {
    this.#record = copyOf(record) as Fields;
    const own = copyOf(record) as Fields;
    for (const key of Object.keys(own)) {
      if (key.startsWith('_') || OWN_FIELDS.some((known) => known === key)) {
        defineField(this, key, own[key]);
      }
    }
  }
}
