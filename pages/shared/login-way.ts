/** How the user of this run came in; a user found at the launch came in silently. */
export type LoginWay = 'alipay' | 'password' | 'code' | 'register';

export const LOGIN_WAY_NAMES: Readonly<Record<LoginWay, string>> = {
  alipay: '静默登录',
  password: '密码登录',
  code: '验证码登录',
  register: '注册登录',
};

let current: LoginWay = 'alipay';

export function loginWay(): LoginWay {
  return current;
}

/** Logs in. The way is noted before listeners of the login hear of the new user. */
export async function logInBy<User>(way: LoginWay, login: () => Promise<User>): Promise<User> {
  const before = current;
  current = way;
  try {
    return await login();
  } catch (error) {
    current = before;
    throw error;
  }
}

/** For the end of a session: the next user may come in another way. */
export function forgetLoginWay(): void {
  current = 'alipay';
}
