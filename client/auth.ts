import type { Response } from './answer';
import type { Context } from './context';
import { CurrentUser } from './current-user';
import { ErrorCode, HError, wrongType } from './errors';
import { optionalBoolean, optionsOf, requiredString, smsCode } from './guards';
import { alipayLogin, logout, sessionLogin } from './login';
import {
  passwordRequest,
  toAlipayLogin,
  toCredentials,
  type AlipayLogin,
  type Credentials,
  type LoginWithAlipayOptions,
  type SmsLoginOptions,
} from './login-options';
import { currentUser, ensureRecord, fetchRecord } from './users';

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
   * The same as `loginWithAlipay()`: no sheet, and a user is created if there is none.
   * @throws HError 400, 14, 600, 601, 602, 604, 613, 614
   */
  readonly silentLogin: () => Promise<CurrentUser>;

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
   * @throws HError 400 if the code is wrong; 404 if nobody has the number and `createUser` is false;
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
   * @throws HError 404 if nobody has the address, 400 if it is not verified; 600, 601, 602, 605
   */
  readonly requestPasswordReset: (options: PasswordResetOptions) => Promise<Response>;

  /**
   * The user of the session, read from the server. With `autoLogin`, a 401 logs in again.
   * @throws HError 604 if nobody is logged in; 401, 404, 14, 600, 601, 602; with `autoLogin` also 613, 614
   */
  readonly getCurrentUser: () => Promise<CurrentUser>;

  /**
   * Ends the session: here whatever the server says, there if it can be reached.
   * @returns the server's answer; undefined if there was no session, or the server had ended it already
   * @throws HError once the local session is gone: 600, 601; once it is gone, the HTTP status if the
   *   server refuses; 602
   */
  readonly logout: () => Promise<Response | undefined>;

  /**
   * Calls `listener` at once with the user as far as known, then whenever somebody else is logged in,
   * nobody is, or the user's record has changed. A session that runs out is told with the next call.
   * A listener that throws hurts nobody.
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

/** Makes the functions of {@link Auth}, and the silent login that nobody asked for: it loses to every call of the app. */
export function createAuth(context: Context): {
  auth: Auth;
  loginInBackground: () => Promise<void>;
} {
  const { config, flights, host, session, wire } = context;

  /** Logs in, sharing with the identical call under way; the caller gets whoever is logged in then. */
  const login = async (
    call: unknown[],
    run: (ticket: number) => Promise<void>,
  ): Promise<CurrentUser> => {
    session.loggedOut = false;
    await flights.share(JSON.stringify(call), session.latestTicket, () => {
      const epoch = session.ticket();
      return { epoch, result: run(epoch).then(() => ensureRecord(context)) };
    });
    return currentUser(context);
  };

  const passwordLogin = async (
    path: 'login' | 'register',
    credentials: Credentials,
  ): Promise<CurrentUser> => {
    const checked = toCredentials(credentials);
    const request = passwordRequest(path, checked);
    return login([path, checked], (ticket) => sessionLogin(context, request, ticket));
  };

  const readCurrentUser = async (): Promise<void> => {
    await session.ready();
    const { current } = session;
    if (!current) throw new HError(ErrorCode.SESSION_MISSING);
    try {
      await fetchRecord(context, current, context.authorized);
    } catch (error) {
      // Somebody else has logged in meanwhile: theirs is the answer.
      if (!session.current || session.holds(current)) throw error;
    }
  };

  const auth: Auth = {
    async loginWithAlipay(options) {
      const checked = toAlipayLogin(options);
      return login(['alipay', checked], (ticket) => alipayLogin(context, checked, ticket));
    },

    silentLogin: () => auth.loginWithAlipay(),

    login: (credentials) => passwordLogin('login', credentials),

    register: (credentials) => passwordLogin('register', credentials),

    anonymousLogin() {
      const request = { url: '/hserve/v2.0/login/anonymous/', anonymous: true };
      return login(['anonymous'], (ticket) => sessionLogin(context, request, ticket));
    },

    async loginWithSmsVerificationCode(phone, code, options) {
      const data = {
        phone: requiredString(phone, 'phone'),
        code: smsCode(code),
        create_user: optionalBoolean(optionsOf(options, 'options'), 'createUser', true),
      };
      const request = { url: '/hserve/v2.1/login/sms/', data };
      return login(['sms', data], (ticket) => sessionLogin(context, request, ticket));
    },

    async requestPasswordReset(options) {
      const email = requiredString(optionsOf(options, 'options').email, 'email');
      const url = '/hserve/v2.0/user/password/reset/';
      return wire.send({ url, method: 'POST', data: { email } });
    },

    async getCurrentUser() {
      config.requireInit();
      const { latestTicket: epoch, revision } = session;
      await flights.share(`current ${revision}`, epoch, () => ({
        epoch,
        result: readCurrentUser(),
      }));
      return currentUser(context);
    },

    async logout() {
      config.requireInit();
      session.loggedOut = true;
      return flights.share('logout', session.latestTicket, () => {
        const epoch = session.ticket();
        return { epoch, result: logout(context, epoch) };
      });
    },

    onAuthStateChange(listener) {
      if (typeof listener !== 'function') throw wrongType('listener', 'a function');
      const call = (): void => {
        try {
          const { current, record } = session;
          listener(current && record ? new CurrentUser(context, record, current) : null);
        } catch {
          host.log('warn', 'onAuthStateChange: a listener threw');
        }
      };
      call();
      return session.listen(call);
    },
  };

  return {
    auth,
    loginInBackground() {
      const silent: AlipayLogin = { forceLogin: false, createUser: true };
      const epoch = session.latestTicket;
      return flights.share('background', epoch, () => ({
        epoch,
        result: alipayLogin(context, silent, session.backgroundTicket()),
      }));
    },
  };
}
