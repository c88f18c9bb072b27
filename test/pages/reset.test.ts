import { fireEvent, waitFor } from '@testing-library/dom';
import { holdSecondsStill } from './seconds';
import { ALIPAY, openWorld, STATUS_WORLDS, WEB_USER, type World, type WorldOptions } from './world';

const RESET = '/user/password/reset/';
const NEW_PASSWORD = 'ifanrx-2088';

async function openReset(options: WorldOptions = {}): Promise<World> {
  const world = await openWorld({ user: ALIPAY.newcomer, ...options });
  await world.tap(/^我有账号/);
  await world.tap('忘记密码？');
  await world.screen.findByText(/设置新密码的链接会发到那里/);
  return world;
}

async function send(world: World, email: string): Promise<void> {
  await world.fill('邮箱', email);
  await world.tap('发送重置邮件');
}

/** What the page behind the link of the mail does. */
async function followLink(world: World): Promise<void> {
  const { status } = await fetch(`${world.serverUrl}/account/reset-password/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      code: world.emailSecret('password-reset', WEB_USER.email),
      new_password: NEW_PASSWORD,
    }),
  });
  if (status !== 200) throw new Error(`the link of the mail: ${status}`);
}

describe.each(STATUS_WORLDS)(
  'a forgotten password, non-2xx answers in %s (§5, R10)',
  (statusWorld) => {
    test('a mail leads to a new one, and with it into the account', async () => {
      const world = await openReset({ statusWorld });
      await send(world, ` ${WEB_USER.email.toUpperCase()} `);

      const notice = await world.screen.findByText('重置邮件已发送');
      expect(notice.parentElement).toHaveTextContent('IFA***@IFANR.COM');
      expect(world.pageData.toLowerCase()).not.toContain(WEB_USER.email);
      await followLink(world);

      await world.tap('返回登录');
      await world.fill('账号', WEB_USER.username);
      await world.fill('密码', NEW_PASSWORD);
      await world.tap('登录并关联支付宝');
      await world.expectHome(WEB_USER.nickname);
    });

    test('an address nobody has is said to be unknown, and can be corrected', async () => {
      const world = await openReset({ statusWorld });
      await send(world, 'nobody@example.com');
      const alert = await world.screen.findByRole('alert');
      expect(alert).toHaveTextContent('没有账号使用这个邮箱');
      expect(alert).toHaveTextContent('手机验证码登录');
      expect(world.screen.queryByText('重置邮件已发送')).toBeNull();

      await send(world, WEB_USER.email);
      expect(await world.screen.findByText('重置邮件已发送')).toBeVisible();
      expect(world.screen.queryByRole('alert')).toBeNull();
    });

    test('an address that is not verified is said to be of no use here', async () => {
      const world = await openWorld({ user: ALIPAY.newcomer, statusWorld });
      await world.tap(/^我有账号/);
      await world.person.click(world.screen.getByRole('tab', { name: '注册' }));
      await world.fill('账号', 'xiaoxin@example.com');
      await world.fill('密码', 'xiaoxin-2088');
      await world.consent();
      await world.tap('注册并关联支付宝');
      await world.tap('退出登录');
      await world.answerDialog('退出登录？', '退出登录');
      await world.tap(/^我有账号/);
      await world.tap('忘记密码？');

      await send(world, 'xiaoxin@example.com');
      const alert = await world.screen.findByRole('alert');
      expect(alert).toHaveTextContent('可能还没有验证');
      expect(alert).toHaveTextContent('手机验证码登录');
    });

    test('a mail sent a moment ago: the page says to look for it, and to wait', async () => {
      const world = await openReset({ statusWorld });
      await send(world, WEB_USER.email);
      await world.screen.findByText('重置邮件已发送');

      world.back();
      await world.tap('忘记密码？');
      await send(world, WEB_USER.email);
      expect(await world.screen.findByRole('alert')).toHaveTextContent('请查看邮箱，一分钟后再试');
    });
  },
);

test('an address that cannot be one is named beside its field, and nothing is sent (§5)', async () => {
  const world = await openReset();
  const before = world.callsOf('request');
  await world.tap('发送重置邮件');
  expect(world.screen.getByLabelText('邮箱')).toHaveAccessibleDescription('请填写邮箱');
  await send(world, 'ifanrx');

  expect(world.screen.getByLabelText('邮箱')).toHaveAccessibleDescription(/邮箱格式不对/);
  expect(world.callsOf('request')).toBe(before);
  await world.person.type(world.screen.getByLabelText('邮箱'), '@');
  expect(world.screen.getByLabelText('邮箱')).toBeValid();
});

test('without network the page says so, keeps the address, and sends when tried again (§4 600)', async () => {
  const world = await openReset();
  world.offline();
  await send(world, WEB_USER.email);
  expect(await world.screen.findByRole('alert')).toHaveTextContent('网络连接不上');

  world.online();
  await world.tap('发送重置邮件');
  expect(await world.screen.findByText('重置邮件已发送')).toBeVisible();
});

test('a double tap sends one mail (§5)', async () => {
  const world = await openReset();
  await world.fill('邮箱', WEB_USER.email);
  const held = world.hold(RESET);
  const button = world.screen.getByRole('button', { name: '发送重置邮件' });
  fireEvent.click(button);
  fireEvent.click(button);
  await waitFor(() => expect(button).toHaveAttribute('aria-busy', 'true'));
  await world.person.click(button);
  held.send();

  await world.screen.findByText('重置邮件已发送');
  expect(world.requestsTo(RESET)).toBe(1);
});

describe('the wait for another mail (§5)', () => {
  const seconds = holdSecondsStill();

  test('counts down a minute, and then another can be sent', async () => {
    const world = await openReset();
    await send(world, WEB_USER.email);
    expect(await world.screen.findByRole('button', { name: '60 秒后可再发一次' })).toBeDisabled();

    seconds.pass(60);
    await world.tap('发送重置邮件');
    await world.screen.findByRole('button', { name: '60 秒后可再发一次' });
    expect(world.requestsTo(RESET)).toBe(2);
  });

  test('ends with the page, and does not begin after it', async () => {
    const world = await openReset();
    await send(world, WEB_USER.email);
    await world.screen.findByText('重置邮件已发送');
    expect(seconds.timers).toBe(1);
    world.back();
    await world.screen.findByRole('tab', { name: '密码登录' });
    expect(seconds.timers).toBe(0);

    seconds.pass(60);
    await world.tap('忘记密码？');
    const held = world.hold(RESET);
    await send(world, WEB_USER.email);
    world.back();
    held.send();

    // The server has no second one within the minute: it has sent the first.
    await world.tap('忘记密码？');
    await send(world, WEB_USER.email);
    await world.screen.findByText(/一分钟后再试/);
    expect(seconds.timers).toBe(0);
  });
});

test('opened from outside, the way back leads home (§5)', async () => {
  const world = await openWorld({ user: ALIPAY.newcomer, path: 'pages/reset/reset' });
  await world.tap('返回登录');
  await world.screen.findByRole('heading', { name: '欢迎，初次见面' });
  expect(world.routes).toEqual(['pages/index/index']);
});
