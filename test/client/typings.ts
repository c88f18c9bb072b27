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
  // @ts-expect-error -- it names no user
  await auth.register({ password: 'p' });

  const stop: () => void = auth.onAuthStateChange((current) => current?.nickname);
  stop();
  const res = await user.linkAlipay({ forceLogin: true });
  const status: number = res.statusCode;
  const alipayUserId: string | undefined = res.data.alipay_user_id;
  await user.linkWithAlipay({ forceLogin: true });
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

  await auth.silentLogin();
  await auth.silentLogin({ createUser: false });
  // @ts-expect-error -- no such option: it never asks with the sheet
  await auth.silentLogin({ forceLogin: true });
  await auth.anonymousLogin();
  await auth.loginWithSmsVerificationCode('13800138000', 123456, { createUser: false });
  // @ts-expect-error -- the code is missing
  await auth.loginWithSmsVerificationCode('13800138000');
  await auth.requestPasswordReset({ email: 'a@b.cn' });
  // @ts-expect-error -- by e-mail alone
  await auth.requestPasswordReset({ phone: '13800138000' });
  await auth.getCurrentUser();
  await auth.logout();
  await user.setAccount({ username: 'a', password: 'p' });
  // @ts-expect-error -- no such field
  await user.setAccount({ name: 'a' });
  await user.setMobilePhone('13800138000');
  await user.verifyMobilePhone('123456');
  // @ts-expect-error -- a code, not an object
  await user.verifyMobilePhone({ code: '123456' });
  const mailStatus: number = (await user.requestEmailVerification()).statusCode;
  await user
    .set('nickname', 'x')
    .set({ favourite: { tea: true } })
    .update();
  // @ts-expect-error -- a value is missing
  user.set('nickname');
  const custom: unknown = user.get('favourite');
  const users = new my.BaaS.User();
  const found: Record<string, unknown> = (await users.get(36395394)).data;
  // @ts-expect-error -- an id, not an object
  await users.get({ id: 1 });
  await users.getWithoutData('36395394').set('a', 1).update();
  await users.getCurrentUserWithoutData().set('a', 1).update();
  await new my.BaaS.UserRecord(1).set('a', 1).update();
  await user.incrementBy('visits', 1).append('tags', 'a').patchObject('theme', {}).update();
  // @ts-expect-error -- by a number
  user.incrementBy('visits', '1');
  // @ts-expect-error -- an object alone can be patched
  user.patchObject('tags', 'a');
  const query = new my.BaaS.Query().compare('id', '>=', 1).contains('nickname', 'x');
  // @ts-expect-error -- no such operator
  query.compare('id', '==', 1);
  // @ts-expect-error -- a list is needed
  query.in('id', 1);
  const either = my.BaaS.Query.or(query, new my.BaaS.Query().matches('nickname', /x/));
  const page = await users.setQuery(either).orderBy('-id').limit(5).find({ withCount: true });
  const nicknames: unknown[] = page.data.objects.map(({ nickname }): unknown => nickname);
  // @ts-expect-error -- no such option
  await users.find({ count: true });
  const total: number = await users.setQuery(query).count();
  const kept = new my.BaaS.CurrentUser({ id: 1 });
  await my.BaaS.sendSmsCode({ phone: '13800138000', signatureID: 1 });
  // @ts-expect-error -- no such option
  await my.BaaS.sendSmsCode({ mobile: '13800138000' });
  await my.BaaS.verifySmsCode({ phone: '13800138000', code: 123456 });
  const time: string = (await my.BaaS.getServerDate()).data.time;
  await my.BaaS.clearSession();
  my.BaaS.storage.set('a', { b: 1 });
  await my.BaaS.storageAsync.set('a', my.BaaS.storage.get('a'));
  // @ts-expect-error -- out of scope: it only ever rejects
  const paid: Promise<string> & { receipt: string } = my.BaaS.pay({ totalCost: 1 });
  await my.alert({ content: JSON.stringify([custom, found, time, paid, nicknames, total]) });

  const vendor: AlipayBaaS.CurrentUser = kept;
  const base: AlipayBaaS.BaseRecord = vendor;
  const list: AlipayBaaS.BaseQuery = users;
  const conditions: AlipayBaaS.Query = query;
  const login: AlipayBaaS.AuthWithEmailOptions = { email: 'a@b.cn', password: 'p' };
  await auth.login(login);
  const init: AlipayBaaS.InitOptions = { autoLogin: true };
  const params: AlipayBaaS.LoginWithAlipayParams = { forceLogin: true };
  await my.alert({ content: JSON.stringify([base, list, conditions, init, params]) });

  await my.BaaS.request({ url: '/x/', method: 'PUT', data: {} });
  const token: string | undefined = await my.BaaS.getAuthToken();
  const code: number = new my.BaaS.HError(604).code;
  await my.alert({ content: [status, mailStatus, alipayUserId, token, code].join() });
}

const credentials: Credentials = { phone: '13800138000', password: 'p' };
const options: LoginWithAlipayOptions = { scopes: ['auth_life_msg'] };
/** Were `Scope` a plain string, nothing could be suggested and this would be `never`. */
const suggested: Extract<Scope, 'auth_life_msg'> = 'auth_life_msg';
export const used = { credentials, options, suggested };
