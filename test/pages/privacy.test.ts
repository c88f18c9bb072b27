import { ALIPAY, openWorld, WEB_USER, type World } from './world';

const SEND = '/sms-verification-code/';
const REGISTER = '/register/';
const ACCOUNT = '/user/account/';
const NEW_PHONE = '13900139000';

const box = (world: World) => world.screen.getByRole('checkbox', { name: /同意隐私政策/ });
const boxes = (world: World) => world.screen.queryAllByRole('checkbox', { name: /隐私政策/ });

async function openTab(world: World, name: string): Promise<void> {
  await world.tap(/^我有账号/);
  await world.person.click(await world.screen.findByRole('tab', { name }));
}

async function logInByCode(world: World, phone: string): Promise<void> {
  await openTab(world, '验证码登录');
  await world.fill('手机号', phone);
  await world.consent();
  await world.tap('获取验证码');
  await world.screen.findByRole('button', { name: /秒后重发/ });
  await world.fill('验证码', world.smsCode(phone));
  await world.tap('登录并关联支付宝');
}

async function logOut(world: World): Promise<void> {
  await world.tap('退出登录');
  await world.answerDialog('退出登录？', '退出登录');
  await world.screen.findByRole('heading', { name: '已退出登录' });
}

describe('before a phone number or an e-mail address is taken, the privacy agreement (§5)', () => {
  test('stands unticked in the login by code, and nothing is sent without it', async () => {
    const world = await openWorld({ user: ALIPAY.newcomer });
    await openTab(world, '验证码登录');
    expect(box(world)).not.toBeChecked();
    await world.fill('手机号', WEB_USER.phone);

    await world.tap('获取验证码');
    expect(box(world)).toBeInvalid();
    expect(box(world)).toHaveAccessibleDescription(/请先阅读并同意隐私政策/);
    expect(world.requestsTo(SEND)).toBe(0);

    await world.person.click(box(world));
    expect(box(world)).toBeValid();
    await world.tap('获取验证码');
    await world.screen.findByRole('button', { name: /秒后重发/ });
    expect(world.requestsTo(SEND)).toBe(1);
  });

  test('is asked for when an e-mail address or a phone number registers, not for a user name', async () => {
    const world = await openWorld({ user: ALIPAY.newcomer });
    await openTab(world, '注册');
    expect(boxes(world)).toHaveLength(0);
    await world.fill('账号', 'xiaoxin@example.com');
    await world.fill('密码', 'xiaoxin-2088');
    await world.tap('注册并关联支付宝');
    expect(box(world)).toBeInvalid();
    expect(world.requestsTo(REGISTER)).toBe(0);

    await world.fill('账号', NEW_PHONE);
    expect(box(world)).not.toBeChecked();
    await world.fill('账号', 'xiaoxin');
    expect(boxes(world)).toHaveLength(0);
    await world.tap('注册并关联支付宝');
    await world.expectHome('xiaoxin');
  });

  test('is asked for in the profile, for both; all else there needs none', async () => {
    const world = await openWorld({ user: ALIPAY.known });
    await world.tap(/^我的账号/);
    await world.tap(/^手机号/);
    await world.fill('新手机号', NEW_PHONE);
    await world.tap('保存手机号');
    expect(box(world)).toHaveAccessibleDescription(/请先阅读并同意隐私政策/);
    await world.tap(/^邮箱/);
    expect(box(world)).not.toBeChecked();
    expect(world.requestsTo(ACCOUNT)).toBe(0);

    await world.tap(/^用户名/);
    expect(boxes(world)).toHaveLength(0);
    await world.fill('新用户名', 'xiaozhi');
    await world.tap('保存用户名');
    expect(await world.screen.findByText('已保存')).toBeVisible();
  });

  test('can be read on a page of its own, and the form is as it was afterwards', async () => {
    const world = await openWorld({ user: ALIPAY.newcomer });
    await openTab(world, '验证码登录');
    await world.fill('手机号', WEB_USER.phone);
    await world.tap('查看《隐私政策》');
    expect(await world.screen.findByRole('heading', { name: '收集什么' })).toBeVisible();
    expect(world.routes.at(-1)).toBe('pages/privacy/privacy');

    world.back();
    expect(await world.screen.findByLabelText('手机号')).toHaveValue(WEB_USER.phone);
    expect(box(world)).not.toBeChecked();
  });
});

test('an account is asked once on a device: not elsewhere, not after a restart, not after a logout (§5)', async () => {
  const world = await openWorld({ user: ALIPAY.newcomer });
  await logInByCode(world, NEW_PHONE);
  await world.expectHome('139******00');
  await world.expectSessionStored();

  world.restart();
  await world.tap(/^我的账号/);
  await world.tap(/^邮箱/);
  expect(await world.screen.findByLabelText('新邮箱')).toBeVisible();
  expect(boxes(world)).toHaveLength(0);
  world.back();

  await logOut(world);
  await openTab(world, '验证码登录');
  expect(boxes(world)).toHaveLength(1);
  await world.fill('手机号', NEW_PHONE);
  expect(boxes(world)).toHaveLength(0);
  await world.fill('手机号', WEB_USER.phone);
  expect(box(world)).not.toBeChecked();
});
