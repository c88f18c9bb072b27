import type { Response } from './answer';
import type { Context } from './context';
import { CurrentUser } from './current-user';
import { ErrorCode, HError, wrongType } from './errors';
import { Flights } from './flights';
import {
  optionalBoolean,
  optionsOf,
  requiredString,
  smsCode,
  toUserId,
  type Fields,
} from './guards';
import {
  alipayLogin,
  logout,
  sessionLogin,
  toAlipayLogin,
  toCredentials,
  passwordRequest,
  type AlipayLogin,
  type Credentials,
  type LoginWithAlipayOptions,
  type SyncUserProfile,
} from './login';
import { currentRecord, fetchRecord } from './users';

/** `my.BaaS.auth`. */
export class Auth {
  readonly #context: Context;
  readonly #flights = new Flights();

  /** @internal */
  constructor(context: Context) {
    this.#context = context;
  }

  /**
   * Logs in through Alipay.
   *
   * Silent (the default): no sheet; with a session it only reads the user from the server. Forced: asks
   * with the authorization sheet, also with a session; a refusal ends in a silent login with the same
   * `createUser`.
   *
   * @throws HError 404 if the server does not know the Alipay user and `createUser` is false;
   *   400, 401, 403, 14, 600, 601, 602, 604 if a logout overtook it, 605, 613, 614
   * @see https://doc.minapp.com/js-sdk/alipay/signin-signout.html
   * @example
   * my.BaaS.auth.loginWithAlipay({ forceLogin: true, scopes: ['auth_life_msg'] }).then((user) => {
   *   my.showToast({ content: user.nickname ?? String(user.id) });
   * });
   */
  async loginWithAlipay(options?: LoginWithAlipayOptions): Promise<CurrentUser> {
    const login = toAlipayLogin(options);
    return this.#login(['alipay', login], (ticket) => alipayLogin(this.#context, login, ticket));
  }

  /** The same as `loginWithAlipay()`: no sheet, and a user is created if there is none. */
  async silentLogin(): Promise<CurrentUser> {
    return this.loginWithAlipay();
  }

  /**
   * Logs in to an account with a password.
   * @throws HError 400 for an unknown user and a wrong password alike; 429, 14, 600, 601, 602, 604, 605
   */
  async login(credentials: Credentials): Promise<CurrentUser> {
    const checked = toCredentials(credentials);
    return this.#login(['login', checked], (ticket) =>
      sessionLogin(this.#context, passwordRequest('login', checked), ticket),
    );
  }

  /**
   * Makes an account with a password and logs in to it.
   * @throws HError 400 if the name is taken or malformed; 14, 600, 601, 602, 604, 605
   */
  async register(credentials: Credentials): Promise<CurrentUser> {
    const checked = toCredentials(credentials);
    return this.#login(['register', checked], (ticket) =>
      sessionLogin(this.#context, passwordRequest('register', checked), ticket),
    );
  }

  /**
   * Logs in as a new user without a name, who keeps their id when they register or log in through Alipay.
   * @throws HError 14, 600, 601, 602, 604
   */
  async anonymousLogin(): Promise<CurrentUser> {
    const request = { url: '/hserve/v2.0/login/anonymous/', anonymous: true };
    return this.#login(['anonymous'], (ticket) => sessionLogin(this.#context, request, ticket));
  }

  /**
   * Logs in with the code that `sendSmsCode` sent to the phone.
   * @param options - `createUser`: default `true`. `syncUserProfile` is accepted for the vendor's apps, and unused.
   * @throws HError 400 if the code is wrong; 404 if nobody has the number and `createUser` is false;
   *   14, 600, 601, 602, 604, 605
   */
  async loginWithSmsVerificationCode(
    phone: string,
    code: string | number,
    options?: { createUser?: boolean; syncUserProfile?: SyncUserProfile },
  ): Promise<CurrentUser> {
    const data = {
      phone: requiredString(phone, 'phone'),
      code: smsCode(code),
      create_user: optionalBoolean(optionsOf(options, 'options'), 'createUser', true),
    };
    const request = { url: '/hserve/v2.1/login/sms/', data };
    return this.#login(['sms', data], (ticket) => sessionLogin(this.#context, request, ticket));
  }

  /**
   * Sends a mail with a link that sets a new password.
   * @throws HError 404 if nobody has verified the address; 400, 600, 601, 602, 605
   */
  async requestPasswordReset(options: { email: string }): Promise<Response> {
    const email = requiredString(optionsOf(options, 'options').email, 'email');
    return this.#context.wire.send({
      url: '/hserve/v2.0/user/password/reset/',
      method: 'POST',
      data: { email },
    });
  }

  /**
   * The user of the session, read from the server.
   * @throws HError 604 if nobody is logged in; 401, 404, 14, 600, 601, 602
   */
  async getCurrentUser(): Promise<CurrentUser> {
    const { config, session, wire } = this.#context;
    config.requireInit();
    const record = await this.#flights.share('current', session.latestTicket, () => ({
      epoch: session.latestTicket,
      result: session.ready().then(() => {
        if (!session.current) throw new HError(ErrorCode.SESSION_MISSING);
        return fetchRecord(wire, session, session.current);
      }),
    }));
    return this.#userOf(record);
  }

  /**
   * Ends the session: here whatever the server says, there if it can be reached.
   * @returns the server's answer; undefined if there was no session, or the server had ended it already
   * @throws HError 600, 601 and the server's, after the local session is gone; 602
   */
  async logout(): Promise<Response | undefined> {
    const { session } = this.#context;
    return this.#flights.share('logout', session.latestTicket, () => {
      const epoch = session.ticket();
      return { epoch, result: logout(this.#context, epoch) };
    });
  }

  /**
   * Calls `listener` at once with the user as far as known, then after every login, every change of the
   * user's record and every end of the session. One that throws hurts nobody.
   * @returns the function that stops it
   * @throws HError 605, at once
   */
  onAuthStateChange(listener: (user: CurrentUser | null) => void): () => void {
    if (typeof listener !== 'function') throw wrongType('listener', 'a function');
    const { host, session } = this.#context;
    const call = (): void => {
      try {
        const { current, record } = session;
        listener(current && record ? new CurrentUser(this.#context, record, current) : null);
      } catch {
        host.log('warn', 'onAuthStateChange: a listener threw');
      }
    };
    call();
    return session.listen(call);
  }

  /** @internal A silent login that nobody asked for: it loses to every call of the app. */
  async loginInBackground(): Promise<void> {
    const { session } = this.#context;
    const login: AlipayLogin = { forceLogin: false, createUser: true };
    await this.#flights.share('background', session.latestTicket, () => ({
      epoch: session.latestTicket,
      result: alipayLogin(this.#context, login, session.backgroundTicket()),
    }));
  }

  async #login(call: unknown[], run: (ticket: number) => Promise<Fields>): Promise<CurrentUser> {
    const { session } = this.#context;
    session.loggedOut = false;
    const record = await this.#flights.share(JSON.stringify(call), session.latestTicket, () => {
      const epoch = session.ticket();
      return { epoch, result: run(epoch) };
    });
    return this.#userOf(record);
  }

  /** The user of a record just received, or whoever has logged in meanwhile. */
  async #userOf(record: Fields): Promise<CurrentUser> {
    const { session, wire } = this.#context;
    const own = toUserId(record.id) === session.current?.userId;
    const known = own ? record : await currentRecord(wire, session);
    if (!session.current) throw new HError(ErrorCode.SESSION_MISSING);
    return new CurrentUser(this.#context, known, session.current);
  }
}
