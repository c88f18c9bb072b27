/** Sandbox users of the seed. */
export const KNOWN = '2088000000000001';
export const NEWCOMER = '2088000000000002';
export const BOUND = '2088000000000003';

export const SILENT_LOGIN = '/hserve/v2.5/idp/alipay/silent-login/';
export const AUTHENTICATE = '/hserve/v2.5/idp/alipay/authenticate/';
export const ASSOCIATE = '/hserve/v2.0/idp/alipay/user-associate/';
export const ACCOUNT = '/hserve/v2.2/user/account/';
export const USER_INFO = '/hserve/v2.5/user/info/';

export interface WireUser {
  id: number;
  nickname: string;
  avatar: string;
  is_authorized: boolean;
  _anonymous: boolean;
  _username: string | null;
  _email: string | null;
  _email_verified: boolean;
  _phone: string | null;
  _phone_verified: boolean;
  _provider: object;
  [field: string]: unknown;
}

/** Fields of any answer; which of them are there is what a test asserts. */
export interface WireBody extends WireUser {
  status: string;
  error_msg: string;
  token: string;
  expires_in: number;
  user_id: number;
  user_info: WireUser;
}

export interface Answer {
  status: number;
  body: WireBody;
  headers: Headers;
}

export interface CallOptions {
  body?: unknown;
  /** Session token. */
  token?: string;
  headers?: Record<string, string>;
}

/** Sends to a server what the mini program and its sandbox would send. */
export abstract class ServerClient {
  abstract get url(): string;

  async call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
    const { body, token, headers } = options;
    const response = await fetch(this.url + path, {
      method,
      headers: {
        'x-hydrogen-client-id': 'local-sample',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Hydrogen-r1 ${token}` }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: JSON.parse(text) as WireBody,
      headers: response.headers,
    };
  }

  post(path: string, body?: unknown, token?: string): Promise<Answer> {
    return this.call('POST', path, { body, ...(token === undefined ? {} : { token }) });
  }

  /** What `my.getAuthCode` would hand to the mini program. */
  async authCode(userId: string, ...scopes: string[]): Promise<string> {
    const answer = await this.post('/sandbox/alipay/auth-code', { user_id: userId, scopes });
    return String(answer.body.auth_code);
  }

  async silentLogin(userId: string, body: object = {}, token?: string): Promise<Answer> {
    const code = await this.authCode(userId, 'auth_base');
    return this.post(SILENT_LOGIN, { code, ...body }, token);
  }

  async authenticate(userId: string, body: object = {}, token?: string): Promise<Answer> {
    const code = await this.authCode(userId, 'auth_user');
    return this.post(AUTHENTICATE, { code, ...body }, token);
  }

  async associate(
    userId: string,
    token: string,
    body: { authorized?: boolean; update_userprofile?: unknown } = {},
  ): Promise<Answer> {
    const code = await this.authCode(userId, body.authorized === true ? 'auth_user' : 'auth_base');
    return this.call('PUT', ASSOCIATE, { body: { code, ...body }, token });
  }

  register(username: string, password = 'secret-1', token?: string): Promise<Answer> {
    return this.post('/hserve/v2.1/register/username/', { username, password }, token);
  }

  login(username: string, password = 'secret-1'): Promise<Answer> {
    return this.post('/hserve/v2.1/login/username/', { username, password });
  }

  /** The user's own record, as the session's owner sees it. */
  me(login: Answer): Promise<Answer> {
    return this.call('GET', `${USER_INFO}${login.body.id}/`, { token: login.body.token });
  }

  account(token: string, body: object): Promise<Answer> {
    return this.call('PUT', ACCOUNT, { body, token });
  }
}
