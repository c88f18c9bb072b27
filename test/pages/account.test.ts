import { fireEvent, waitFor } from '@testing-library/dom';
import { changePasswordElsewhere } from './elsewhere';
import { ALIPAY, openWorld, STATUS_WORLDS, WEB_USER, type World, type WorldOptions } from './world';

const LINK = '/idp/alipay/user-associate/';
const LOGIN = '/login/username/';

async function openAccount(options: WorldOptions = {}): Promise<World> {
  const world = await openWorld({ user: ALIPAY.newcomer, ...options });
  await world.tap(/^我有账号/);
  await world.screen.findByRole('tab', { name: '密码登录' });
  return world;
}

async function logIn(world: World, account: string, password: string): Promise<void> {
  await world.fill('账号', account);
  await world.fill('密码', password);
  await world.tap('登录并关联支付宝');
}

describe.each(STATUS_WORLDS)('linking, non-2xx answers in %s (§5, R14, R10)', (statusWorld) => {
  test.each(['username', 'email', 'phone'] as const)(
    'log in by %s, link, and the next launch goes straight to the account',
    async (kind) => {
      const world = await openAccount({ statusWorld });
      await logIn(world, WEB_USER[kind], WEB_USER.password);

      await world.expectHome(WEB_USER.nickname);
      expect(world.screen.getByText('关联成功')).toBeVisible();
      expect(world.screen.getByText('密码登录')).toBeVisible();
      expect(world.routes).toEqual(['pages/index/index']);
      expect(await world.serverKnows(ALIPAY.newcomer)).toBe(true);

      await world.expectSessionStored();
      world.restart();
      await world.expectHome(WEB_USER.nickname);
    },
  );

  test('register, link, and the next launch goes straight to the new account', async () => {
    const world = await openAccount({ statusWorld });
    await world.person.click(world.screen.getByRole('tab', { name: '注册' }));
    await world.fill('账号', 'xiaoxin');
    await world.fill('密码', 'xiaoxin-2088');
    await world.tap('注册并关联支付宝');

    await world.expectHome('xiaoxin');
    world.restart();
    await world.expectHome('xiaoxin');
  });

  test('a wrong password is said to be one, and can be corrected', async () => {
    const world = await openAccount({ statusWorld });
    await logIn(world, WEB_USER.username, 'not-the-password');

    expect(await world.screen.findByRole('alert')).toHaveTextContent('账号或密码不对');
    expect(world.requestsTo(LINK)).toBe(0);

    await logIn(world, WEB_USER.username, WEB_USER.password);
    await world.expectHome(WEB_USER.nickname);
  });

  test('an Alipay user bound to another account: says so, and offers another account', async () => {
    const world = await openWorld({ user: ALIPAY.known, statusWorld });
    await world.tap('退出登录');
    await world.answerDialog('退出登录？', '退出登录');
    await world.tap(/^我有账号/);
    await logIn(world, WEB_USER.username, WEB_USER.password);

    const alert = await world.screen.findByRole('alert');
    expect(alert).toHaveTextContent('已登录，但没能关联这个支付宝');
    expect(alert).toHaveTextContent('这个支付宝已关联另一个账号');
    expect(world.screen.queryByRole('button', { name: '重试关联' })).toBeNull();

    await world.tap('换一个账号');
    await world.screen.findByRole('tab', { name: '密码登录' });
    expect(world.screen.getByLabelText('密码')).toHaveValue('');
    await logIn(world, WEB_USER.username, WEB_USER.password);
    await world.tap('不关联，继续使用');
    await world.expectHome(WEB_USER.nickname);
    expect(world.screen.getByText('密码登录')).toBeVisible();
    expect(world.screen.getByText('未关联支付宝')).toBeVisible();
  });

  test('an account that has another Alipay user: says so, not that this one is bound', async () => {
    const world = await openAccount({ statusWorld });
    await logIn(world, 'xiaowei', 'xiaowei-2088');

    const alert = await world.screen.findByRole('alert');
    expect(alert).toHaveTextContent('这个账号已关联另一个支付宝');
    expect(alert).not.toHaveTextContent('这个支付宝已关联');
    await world.tap('换一个账号');
    await logIn(world, WEB_USER.username, WEB_USER.password);
    await world.expectHome(WEB_USER.nickname);
    expect(await world.serverKnows(ALIPAY.newcomer)).toBe(true);
  });
});

test('what was said of the last attempt goes once the form is changed (§5)', async () => {
  const world = await openAccount();
  await world.person.click(world.screen.getByRole('tab', { name: '注册' }));
  await world.fill('账号', WEB_USER.username);
  await world.fill('密码', 'long-enough');
  await world.tap('注册并关联支付宝');
  expect(await world.screen.findByRole('alert')).toHaveTextContent('这个用户名可能已被注册');

  await world.fill('账号', 'someone@example.com');
  expect(world.screen.queryByRole('alert')).toBeNull();
});

test('offline after the login: linking is retried without the password (§5)', async () => {
  const world = await openAccount();
  const held = world.hold(LINK);
  await logIn(world, WEB_USER.username, WEB_USER.password);
  await world.screen.findByRole('button', { name: '正在关联' });
  await held.lose();

  const alert = await world.screen.findByRole('alert');
  expect(alert).toHaveTextContent('已登录，但没能关联这个支付宝');
  expect(alert).toHaveTextContent('网络连接不上');
  expect(world.screen.queryByLabelText('密码')).toBeNull();

  world.offline();
  await world.tap('重试关联');
  expect(await world.screen.findByRole('alert')).toHaveTextContent('检查网络后重试');

  world.online();
  await world.tap('重试关联');
  await world.expectHome(WEB_USER.nickname);
  expect(world.screen.getByText('密码登录')).toBeVisible();
  expect(world.requestsTo(LOGIN)).toBe(1);
});

test('a session that ended elsewhere before the linking: the form is back, and the login can be repeated (§4 401)', async () => {
  const world = await openAccount();
  const held = world.hold(LINK);
  await logIn(world, WEB_USER.username, WEB_USER.password);
  await held.lose();
  await world.screen.findByRole('alert');
  await changePasswordElsewhere(world, WEB_USER.username, WEB_USER.password);

  await world.tap('重试关联');
  expect(await world.screen.findByText('登录已失效，请重新登录。')).toBeVisible();
  await logIn(world, WEB_USER.username, 'changed-2099');
  await world.expectHome(WEB_USER.nickname);
  expect(await world.serverKnows(ALIPAY.newcomer)).toBe(true);
});

test('linking later from the account page of the user (§5)', async () => {
  const world = await openAccount();
  const held = world.hold(LINK);
  await logIn(world, WEB_USER.username, WEB_USER.password);
  await world.screen.findByRole('button', { name: '正在关联' });
  await held.lose();
  await world.screen.findByRole('alert');
  await world.tap('稍后再说');

  await world.tap(/^我的账号/);
  await world.tap(/^关联支付宝/);
  expect(await world.screen.findByText('已关联')).toBeVisible();
  expect(await world.serverKnows(ALIPAY.newcomer)).toBe(true);
});

describe('inline validation (§5)', () => {
  test('empty fields are named beside themselves, and nothing is sent', async () => {
    const world = await openAccount();
    const before = world.callsOf('request');
    await world.tap('登录并关联支付宝');

    const account = world.screen.getByLabelText('账号');
    const password = world.screen.getByLabelText('密码');
    expect(account).toBeInvalid();
    expect(account).toHaveAccessibleDescription('请填写用户名、邮箱或手机号');
    expect(password).toBeInvalid();
    expect(password).toHaveAccessibleDescription('请填写密码');
    expect(world.callsOf('request')).toBe(before);

    await world.person.type(account, 'w');
    expect(account).toBeValid();
    expect(account).toHaveAccessibleDescription('识别为用户名');
  });

  test.each([
    ['someone@example.com', '识别为邮箱'],
    ['13800138000', '识别为手机号'],
    ['+85261234567', '识别为手机号'],
    ['someone', '识别为用户名'],
    ['20880001', '识别为用户名'],
  ])('%s → %s', async (text, hint) => {
    const world = await openAccount();
    await world.fill('账号', text);
    expect(world.screen.getByLabelText('账号')).toHaveAccessibleDescription(hint);
  });

  test('an e-mail address that is none, and a new password that is too short', async () => {
    const world = await openAccount();
    await world.person.click(world.screen.getByRole('tab', { name: '注册' }));
    await world.fill('账号', 'someone@example');
    await world.fill('密码', '12345');
    await world.consent();
    await world.tap('注册并关联支付宝');

    expect(world.screen.getByLabelText('账号')).toHaveAccessibleDescription(/邮箱格式不对/);
    expect(world.screen.getByLabelText('密码')).toHaveAccessibleDescription(
      '密码至少要有 6 个字符',
    );
  });

  test('a name that is taken is said to be, and what was typed is still there', async () => {
    const world = await openAccount();
    await world.person.click(world.screen.getByRole('tab', { name: '注册' }));
    await world.fill('账号', 'WEB_USER');
    await world.fill('密码', 'another-one');
    await world.tap('注册并关联支付宝');

    expect(await world.screen.findByRole('alert')).toHaveTextContent('这个用户名可能已被注册');
    expect(world.screen.getByLabelText('账号')).toHaveValue('WEB_USER');
    expect(world.screen.getByLabelText('密码')).toHaveValue('another-one');
  });
});

test('the password can be shown and hidden, and keeps what was typed (§5)', async () => {
  const world = await openAccount();
  await world.fill('密码', 'ifanrx123');
  expect(world.screen.getByLabelText('密码')).toHaveAttribute('type', 'password');

  await world.tap('显示密码');
  expect(world.screen.getByLabelText('密码')).toHaveAttribute('type', 'text');
  expect(world.screen.getByLabelText('密码')).toHaveValue('ifanrx123');

  await world.tap('隐藏密码');
  expect(world.screen.getByLabelText('密码')).toHaveAttribute('type', 'password');
});

test('the password is in no data: not while typed, not on the way, not after (R18)', async () => {
  const world = await openAccount();
  const held = world.hold(LOGIN);
  await world.fill('账号', WEB_USER.username);
  await world.fill('密码', WEB_USER.password);
  expect(world.pageData).not.toContain(WEB_USER.password);

  await world.tap('登录并关联支付宝');
  expect(world.pageData).toContain('submit');
  expect(world.screen.getByRole('tab', { name: '注册' })).toBeDisabled();
  expect(world.pageData).not.toContain(WEB_USER.password);
  held.send();

  await world.expectHome(WEB_USER.nickname);
  expect(world.pageData).not.toContain(WEB_USER.password);
  expect(JSON.stringify(world.events)).not.toContain(WEB_USER.password);
});

test('a double tap logs in once (§5)', async () => {
  const world = await openAccount();
  await world.fill('账号', WEB_USER.username);
  await world.fill('密码', WEB_USER.password);
  const held = world.hold(LOGIN);
  const button = world.screen.getByRole('button', { name: '登录并关联支付宝' });

  // In one instant, before the first tap has changed anything on the screen; and once more after.
  fireEvent.click(button);
  fireEvent.click(button);
  await waitFor(() => expect(button).toHaveAttribute('aria-busy', 'true'));
  await world.person.click(button);
  held.send();

  await world.expectHome(WEB_USER.nickname);
  expect(world.requestsTo(LOGIN)).toBe(1);
  expect(world.requestsTo(LINK)).toBe(1);
});

test('leaving while the login is under way: no linking, no toast, and the home page knows (§5)', async () => {
  const world = await openAccount();
  const held = world.hold(LOGIN);
  await logIn(world, WEB_USER.username, WEB_USER.password);
  world.back();
  await world.screen.findByRole('heading', { name: '欢迎，初次见面' });

  held.send();
  await world.expectHome(WEB_USER.nickname);
  expect(world.screen.getByText('未关联支付宝')).toBeVisible();
  await world.tap(/^我的账号/);
  expect(await world.screen.findByRole('button', { name: /^关联支付宝/ })).toBeVisible();
  expect(world.requestsTo(LINK)).toBe(0);
});

test('leaving while linking is under way: it goes through, and the home page knows (§5)', async () => {
  const world = await openAccount();
  const held = world.hold(LINK);
  await logIn(world, WEB_USER.username, WEB_USER.password);
  await world.screen.findByRole('button', { name: '正在关联' });
  world.back();
  await world.expectHome(WEB_USER.nickname);
  expect(world.screen.getByText('未关联支付宝')).toBeVisible();

  held.send();
  await waitFor(() => expect(world.screen.queryByText('未关联支付宝')).toBeNull());
  expect(world.screen.getByText('密码登录')).toBeVisible();
  await world.tap(/^我的账号/);
  await world.screen.findByRole('heading', { name: '登录资料' });
  expect(world.screen.queryByText('关联成功')).toBeNull();
  expect(world.routes).toEqual(['pages/index/index', 'pages/profile/profile']);
});
