import type { Credentials, CurrentUser, LoginWithAlipayOptions, Scope } from '../../client';

/**
 * `my.BaaS` is typed wherever `client/` is imported (R20). Never run; `npm run types` proves that the right
 * calls compile, and that each line below an `@ts-expect-error` does not.
 */
export async function rightAndWrong(user: CurrentUser): Promise<void> {
  const { auth } = my.BaaS;
  my.BaaS.init('id', { host: 'https://api.example.com', autoLogin: true, timeout: 5000 });
  // @ts-expect-error -- no such option
  my.BaaS.init('id', { hots: 'https://api.example.com' });
  // @ts-expect-error -- clientID is a string
  my.BaaS.init(7);

  const known: Promise<CurrentUser> = auth.loginWithAlipay();
  await known;
  await auth.loginWithAlipay({
    forceLogin: true,
    scopes: ['auth_life_msg', 'a_scope_of_tomorrow'],
  });
  await auth.loginWithAlipay({ syncUserProfile: 'overwrite', createUser: false });
  await auth.loginWithAlipay({ syncUserProfile: false });
  // @ts-expect-error -- no such option
  await auth.loginWithAlipay({ force: true });
  // @ts-expect-error -- scopes is an array
  await auth.loginWithAlipay({ scopes: 'auth_user' });
  // @ts-expect-error -- it is none of the three
  await auth.loginWithAlipay({ syncUserProfile: 'always' });

  await auth.login({ email: 'a@b.cn', password: 'p' });
  // @ts-expect-error -- no password
  await auth.login({ username: 'a' });
  // @ts-expect-error -- it names nobody
  await auth.register({ password: 'p' });

  const stop: () => void = auth.onAuthStateChange((current) => current?.nickname);
  stop();
  const res = await user.linkAlipay({ forceLogin: true });
  const status: number = res.statusCode;
  const alipayUserId: string = res.data.alipay_user_id;
  // @ts-expect-error -- scopes are for logins
  await user.linkAlipay({ scopes: [] });
  await user.setUsername(null);
  // @ts-expect-error -- absent is not null
  await user.setUsername(undefined);
  await user.setEmail('a@b.cn', { sendVerificationEmail: true });
  await user.updatePassword({ password: 'old', newPassword: 'new' });
  // @ts-expect-error -- the new one is missing
  await user.updatePassword({ password: 'old' });
  await user.updatePassword({ newPassword: 'first' });
  // @ts-expect-error -- read-only
  user.nickname = 'x';

  await my.BaaS.request({ url: '/x/', method: 'PUT', data: {} });
  // @ts-expect-error -- no such method
  await my.BaaS.request({ url: '/x/', method: 'PATCH' });
  const token: string | undefined = await my.BaaS.getAuthToken();
  const code: number = new my.BaaS.HError(604).code;
  await my.alert({ content: [status, alipayUserId, token, code].join() });
}

const credentials: Credentials = { phone: '13800138000', password: 'p' };
const options: LoginWithAlipayOptions = { scopes: ['auth_life_msg'] };
/** Were `Scope` a plain string, nothing could be suggested and this would be `never`. */
const suggested: Extract<Scope, 'auth_life_msg'> = 'auth_life_msg';
export const used = { credentials, options, suggested };
