import { sessionMissing } from './base/errors';
import {
  expectArgument,
  optionalBoolean,
  optionsOf,
  requiredString,
  smsCode,
  type Fields,
} from './base/guards';
import type { Response } from './core/answer';
import type { Context } from './core/context';
import {
  toAlipayLogin,
  toPasswordLogin,
  toSilentLogin,
  type AlipayLogin,
  type Credentials,
  type LoginWithAlipayOptions,
  type SilentLoginOptions,
  type SmsLoginOptions,
} from './core/options';
import { apiRequest } from './core/wire';
import { currentUser, knownUser, type CurrentUser } from './user/current-user';

/** What `requestPasswordReset` needs to know. */
export interface PasswordResetOptions {
  /** The verified address of the account. */
  email: string;
}

/** Logging in and out. Its functions stand alone: `const { login } = my.BaaS.auth` works. */
export interface Auth {
  /**
   * Logs in through Alipay.
   *
   * Silent (the default): no sheet; with a session it only reads the user from the server. Forced: asks
   * with the authorization sheet, also with a session; a refusal ends in a silent login with the same
   * `createUser`.
   *
   * @throws HError 404 if the server does not know the Alipay user and `createUser` is false;
   *   400, 401, 403, 14, 600, 601, 602, 603 if the sheet was closed and `whenClosed` is `'reject'`, 604 if a
   *   logout overtook it, 605, 613, 614
   * @see https://doc.minapp.com/js-sdk/alipay/signin-signout.html
   * @example
   * my.BaaS.auth.loginWithAlipay({ forceLogin: true, scopes: ['auth_life_msg'] }).then((user) => {
   *   my.showToast({ content: user.nickname ?? String(user.id) });
   * });
   */
  readonly loginWithAlipay: (options?: LoginWithAlipayOptions) => Promise<CurrentUser>;

  /**
   * The same as `loginWithAlipay({ createUser })`: no sheet.
   * @throws HError 404 if the server does not know the Alipay user and `createUser` is false;
   *   400, 401, 14, 600, 601, 602, 604 if a logout overtook it, 605, 613, 614
   */
  readonly silentLogin: (options?: SilentLoginOptions) => Promise<CurrentUser>;

  /**
   * Logs in to an account with a password, then reads its user. If that reading fails, the new session
   * stays: a silent login goes on from it.
   * @throws HError 400 for an unknown user and a wrong password alike; 429, 14, 600, 601, 602, 604, 605
   * @see https://doc.minapp.com/js-sdk/auth.html
   * @example
   * my.BaaS.auth.login({ email: 'ifanrx@ifanr.com', password: 'ifanrx123' }).catch((err: unknown) => {
   *   if (isHError(err) && err.code === 400) my.alert({ content: '账号或密码错误' });
   * });
   */
  readonly login: (credentials: Credentials) => Promise<CurrentUser>;

  /**
   * Makes an account with a password and logs in to it, as `login` does.
   * @throws HError 400 if the name is taken or malformed; 14, 600, 601, 602, 604, 605
   * @see https://doc.minapp.com/js-sdk/auth.html
   */
  readonly register: (credentials: Credentials) => Promise<CurrentUser>;

  /**
   * Logs in as a new user without a name. The id stays when they register, or when an Alipay user whom
   * the server does not know logs in; logging in to an account that exists changes it.
   * @throws HError 14, 600, 601, 602, 604
   */
  readonly anonymousLogin: () => Promise<CurrentUser>;

  /**
   * Logs in with the code that `sendSmsCode` sent to the phone.
   * @param code - the digits of the text message
   * @throws HError 400 if the code is wrong; 404 if no user has the number and `createUser` is false;
   *   14, 600, 601, 602, 604, 605
   * @example
   * my.BaaS.sendSmsCode({ phone: '13800138000' });
   * // Later, with what the person has typed:
   * my.BaaS.auth.loginWithSmsVerificationCode('13800138000', '123456');
   */
  readonly loginWithSmsVerificationCode: (
    phone: string,
    code: string | number,
    options?: SmsLoginOptions,
  ) => Promise<CurrentUser>;

  /**
   * Sends a mail with a link that sets a new password.
   * @throws HError 404 if no user has the address, 400 if it is not verified; 600, 601, 602, 605
   */
  readonly requestPasswordReset: (options: PasswordResetOptions) => Promise<Response>;

  /**
   * The user of the session, read from the server. With `autoLogin`, a session that has ended is renewed first.
   * @throws HError 604 if no user is logged in; 401, 404, 14, 600, 601, 602; with `autoLogin` also 613, 614
   */
  readonly getCurrentUser: () => Promise<CurrentUser>;

  /**
   * Ends the session: here whatever the server says, there if it can be reached.
   * @returns the server's answer; one with `statusCode` 204 if there was no session, or the server had ended it already
   * @throws HError once the local session is gone: 600, 601; once it is gone, the HTTP status if the
   *   server refuses; 602
   */
  readonly logout: () => Promise<Response>;

  /**
   * Calls `listener` at once with the user, if known, then whenever another user or none is logged in, or the
   * user's record has changed. A session that runs out is reported with the next call. An error that a listener
   * throws is logged, and the other listeners are called all the same.
   * @returns the function that stops it
   * @throws HError 605, at once
   * @example
   * const stop = my.BaaS.auth.onAuthStateChange((user) => {
   *   my.setNavigationBar({ title: user?.nickname ?? '未登录' });
   * });
   * // When the page goes:
   * stop();
   */
  readonly onAuthStateChange: (listener: (user: CurrentUser | null) => void) => () => void;
}

/** Makes the functions of {@link Auth}. */
export function createAuth(context: Context): Auth {
  const { config, flights, host, session, wire } = context;

  /** Logs in, sharing with the identical call in flight; resolves to the user who is logged in then. */
  const login = async (
    call: readonly unknown[],
    run: (ticket: number) => Promise<void>,
  ): Promise<CurrentUser> => {
    session.loggedOut = false;
    await flights.shareChange(call, (ticket) => run(ticket).then(() => currentUser(context)));
    return currentUser(context);
  };

  const alipayLogin = (checked: AlipayLogin): Promise<CurrentUser> =>
    login([checked], (ticket) => context.loginThroughAlipay(checked, ticket));

  const sessionLogin = (path: string, data?: Fields): Promise<CurrentUser> =>
    login([path, data], (ticket) => context.logIn(ticket, path, data));

  const passwordLogin = async (action: 'login' | 'register', given: Credentials) =>
    sessionLogin(...toPasswordLogin(action, given));

  const readCurrentUser = async (): Promise<void> => {
    await session.ready();
    const { changedAt } = session;
    const owner = context.mayLogIn() ? session.latest : session.current;
    if (!owner) throw sessionMissing();
    try {
      await context.readRecord(owner, context.sendAsUser);
    } catch (error) {
      // If the app has logged in another user in the meantime, that one is the answer.
      if (!session.current || session.changedAt === changedAt) throw error;
    }
  };

  return {
    async loginWithAlipay(options) {
      return alipayLogin(toAlipayLogin(options));
    },

    async silentLogin(options) {
      return alipayLogin(toSilentLogin(options));
    },

    login: (credentials) => passwordLogin('login', credentials),

    register: (credentials) => passwordLogin('register', credentials),

    anonymousLogin: () => sessionLogin('v2.0/login/anonymous/'),

    async loginWithSmsVerificationCode(phone, code, options) {
      const data = {
        phone: requiredString(phone, 'phone'),
        code: smsCode(code),
        create_user: optionalBoolean(optionsOf(options), 'createUser', true),
      };
      return sessionLogin('v2.1/login/sms/', data);
    },

    async requestPasswordReset(options) {
      const data = { email: requiredString(optionsOf(options).email, 'email') };
      const request = apiRequest('POST', 'v2.0/user/password/reset/', data);
      return flights.share([request], () => wire.send(request));
    },

    async getCurrentUser() {
      config.required();
      await flights.share(['current-user'], readCurrentUser);
      return currentUser(context);
    },

    async logout() {
      config.required();
      session.loggedOut = true;
      return flights.shareChange(['logout'], (ticket) => context.logOut(ticket));
    },

    onAuthStateChange(listener) {
      expectArgument(typeof listener === 'function', 'listener', 'a function');
      // It may be asynchronous, and reject.
      const hear: (user: CurrentUser | null) => unknown = listener;
      const call = async (): Promise<void> => {
        try {
          await hear(knownUser(context));
        } catch {
          host.log('warn', 'onAuthStateChange: a listener threw');
        }
      };
      void call();
      return session.listen(call);
    },
  };
}
