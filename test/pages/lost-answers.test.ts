import { waitFor } from '@testing-library/dom';
import { ALIPAY, openWorld, WEB_USER, type World } from './world';

const READ = '/user/info/';
const REGISTER = '/register/username/';
const SMS_LOGIN = '/login/sms/';
const LINK = '/idp/alipay/user-associate/';

async function openAccount(tab: string): Promise<World> {
  const world = await openWorld({ user: ALIPAY.newcomer });
  await world.tap(/^我有账号/);
  await world.person.click(await world.screen.findByRole('tab', { name: tab }));
  return world;
}

async function openProfile(): Promise<World> {
  const world = await openWorld({ user: ALIPAY.bound });
  await world.tap(/^我的账号/);
  await world.screen.findByRole('heading', { name: '登录资料' });
  return world;
}

async function fillRegistration(world: World): Promise<void> {
  await world.fill('账号', 'xiaoxin');
  await world.fill('密码', 'xiaoxin-2088');
}

async function fillCodeLogin(world: World): Promise<void> {
  await world.fill('手机号', WEB_USER.phone);
  await world.consent();
  await world.tap('获取验证码');
  await world.screen.findByRole('button', { name: /秒后重发/ });
  await world.fill('验证码', world.smsCode(WEB_USER.phone));
}

async function expectAlert(world: World, text: string): Promise<void> {
  await waitFor(() => expect(world.screen.getByRole('alert')).toHaveTextContent(text));
}

describe('a login whose user could not be read after it is a login (§5)', () => {
  test('a registration goes on to linking: the name is not said to be taken', async () => {
    const world = await openAccount('注册');
    await fillRegistration(world);
    world.loseAnswer(READ);
    await world.tap('注册并关联支付宝');

    await world.expectHome('xiaoxin');
    expect(world.screen.getByText('注册登录')).toBeVisible();
    expect(world.requestsTo(REGISTER)).toBe(1);
    expect(await world.serverKnows(ALIPAY.newcomer)).toBe(true);
  });

  test('a code is not asked for twice', async () => {
    const world = await openAccount('验证码登录');
    await fillCodeLogin(world);
    world.loseAnswer(READ);
    await world.tap('登录并关联支付宝');

    await world.expectHome(WEB_USER.nickname);
    expect(world.screen.getByText('验证码登录')).toBeVisible();
    expect(world.requestsTo(SMS_LOGIN)).toBe(1);
  });

  test('without network from then on the page says what is done, and goes on later', async () => {
    const world = await openAccount('注册');
    await fillRegistration(world);
    const held = world.hold(READ);
    await world.tap('注册并关联支付宝');
    await held.lose();
    world.offline();
    await expectAlert(world, '已登录，但没能关联这个支付宝');
    expect(world.screen.queryByText(/^ID /)).toBeNull();

    world.online();
    await world.tap('重试关联');
    await world.expectHome('xiaoxin');
    expect(await world.serverKnows(ALIPAY.newcomer)).toBe(true);
  });

  test.each(['稍后再说', 'back'] as const)('%s leads to a home page that knows it', async (way) => {
    const world = await openAccount('注册');
    await fillRegistration(world);
    const held = world.hold(READ);
    await world.tap('注册并关联支付宝');
    await held.lose();
    world.offline();
    await expectAlert(world, '已登录，但没能关联这个支付宝');

    world.online();
    if (way === 'back') world.back();
    else await world.tap(way);
    await world.expectHome('xiaoxin');
    expect(world.screen.getByText('未关联支付宝')).toBeVisible();
  });
});

describe('an answer lost after the server has done it (§5): the page says that it does not know', () => {
  test('a registration: and that a login helps if the name is taken', async () => {
    const world = await openAccount('注册');
    await fillRegistration(world);
    world.loseAnswer(REGISTER);
    await world.tap('注册并关联支付宝');
    await expectAlert(world, '还不确定注册是否成功');

    await world.tap('注册并关联支付宝');
    await expectAlert(world, '可能已被注册');
    await world.person.click(world.screen.getByRole('tab', { name: '密码登录' }));
    await world.tap('登录并关联支付宝');
    await world.expectHome('xiaoxin');
  });

  test('a login with a code: a code that is used up is said to be one of the causes', async () => {
    const world = await openAccount('验证码登录');
    await fillCodeLogin(world);
    world.loseAnswer(SMS_LOGIN);
    await world.tap('登录并关联支付宝');
    await expectAlert(world, '网络连接不上');
    await world.tap('登录并关联支付宝');
    await expectAlert(world, '已用过');
  });

  test('a code that is on its way can be typed in', async () => {
    const world = await openAccount('验证码登录');
    await world.fill('手机号', WEB_USER.phone);
    await world.consent();
    world.loseAnswer('/sms-verification-code/');
    await world.tap('获取验证码');
    await expectAlert(world, '如果收到短信，直接填写验证码');
    await world.tap('获取验证码');
    await expectAlert(world, '看看刚才的短信');

    await world.fill('验证码', world.smsCode(WEB_USER.phone));
    await world.tap('登录并关联支付宝');
    await world.expectHome(WEB_USER.nickname);
  });

  test('a link is made once, and to retry it is no failure (R14)', async () => {
    const world = await openAccount('密码登录');
    await world.fill('账号', WEB_USER.username);
    await world.fill('密码', WEB_USER.password);
    world.loseAnswer(LINK);
    await world.tap('登录并关联支付宝');
    await expectAlert(world, '网络连接不上');
    await world.tap('重试关联');
    await world.expectHome(WEB_USER.nickname);
  });

  test('a new password: the page says why the old one may be wrong now', async () => {
    const world = await openProfile();
    await world.tap(/^密码/);
    await world.fill('当前密码', 'xiaowei-2088');
    await world.fill('新密码', 'xiaowei-2099');
    world.loseAnswer('/user/account/');
    await world.tap('保存密码');
    await expectAlert(world, '新密码可能已经生效');
    expect(world.screen.getByLabelText('新密码')).toHaveValue('xiaowei-2099');
  });

  test('a verified phone number is not verified twice', async () => {
    const world = await openProfile();
    await world.tap(/^手机号/);
    await world.fill('新手机号', '13900139000');
    await world.consent();
    await world.tap('保存手机号');
    await world.tap('获取验证码');
    await world.screen.findByRole('button', { name: /秒后重发/ });
    await world.fill('验证码', world.smsCode('13900139000'));
    world.loseAnswer('/sms-phone-verification/');
    await world.tap('验证手机号');
    await expectAlert(world, '网络连接不上');

    await world.tap('验证手机号');
    expect(await world.screen.findByText('手机号已验证')).toBeVisible();
    expect(world.screen.getByRole('button', { name: /^手机号/ })).toHaveTextContent('已验证');
    expect(world.requestsTo('/sms-phone-verification/')).toBe(1);
  });
});

test.each([
  ['用户名', '新用户名', '保存用户名', 'mouse'],
  ['手机号', '新手机号', '保存手机号', '139******00'],
  ['邮箱', '新邮箱', '保存邮箱', 'xia***@example.com'],
])(
  '%s, saved again after its answer was lost, is no failure (§5)',
  async (row, label, button, shown) => {
    const world = await openProfile();
    await world.tap(new RegExp(`^${row}`));
    const texts: Record<string, string> = { 手机号: '13900139000', 邮箱: 'xiaowei@example.com' };
    await world.fill(label, texts[row] ?? shown);
    await world.consent();
    world.loseAnswer('/user/account/');
    await world.tap(button);
    await expectAlert(world, '网络连接不上');
    await world.tap(button);
    await waitFor(() =>
      expect(world.screen.getByRole('button', { name: new RegExp(`^${row}`) })).toHaveTextContent(
        shown,
      ),
    );
    expect(world.screen.queryByRole('alert')).toBeNull();
  },
);
