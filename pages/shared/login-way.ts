/** How the user of this run came in; a user found at the launch came in silently. */
export type LoginWay = 'alipay' | 'password' | 'code' | 'register';

export const LOGIN_WAY_NAMES: Readonly<Record<LoginWay, string>> = {
  alipay: '静默登录',
  password: '密码登录',
  code: '验证码登录',
  register: '注册登录',
};

/** Of the session there is. */
let current: LoginWay = 'alipay';
/** Of the login under way. */
let entering: LoginWay | undefined;

export function loginWay(): LoginWay {
  return entering ?? current;
}

/**
 * Logs in. The way is noted before listeners of the login hear of the new user.
 * @returns null if the user is logged in, but could not be read: to log in once more would be refused for a name or a
 *   code that is used up, while `getCurrentUser` goes on from the session
 */
export async function logInBy<User>(
  way: LoginWay,
  login: () => Promise<User>,
): Promise<User | null> {
  const before = await my.BaaS.getAuthToken();
  entering = way;
  try {
    const user = await login();
    current = way;
    return user;
  } catch (error) {
    const token = await my.BaaS.getAuthToken();
    if (token === undefined || token === before) {
      throw error;
    }
    current = way;
    return null;
  } finally {
    entering = undefined;
  }
}

/** For the end of a session: the next user may come in another way. */
export function forgetLoginWay(): void {
  current = 'alipay';
}
