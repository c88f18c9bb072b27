import { fireEvent, waitFor } from '@testing-library/dom';
import { holdSecondsStill } from './seconds';
import { ALIPAY, openWorld, STATUS_WORLDS, WEB_USER, type World, type WorldOptions } from './world';

const SEND_CODE = '/sms-verification-code/';
const VERIFY_PHONE = '/sms-phone-verification/';
const SEND_MAIL = '/user/email-verify/';
const PHONE = '13900139000';
const EMAIL = 'xiaozhi@example.com';

async function openProfile(options: WorldOptions = {}): Promise<World> {
  const world = await openWorld({ user: ALIPAY.known, ...options });
  await world.tap(/^我的账号/);
  await world.screen.findByRole('heading', { name: '登录资料' });
  return world;
}

const row = (world: World, name: RegExp) => world.screen.getByRole('button', { name });

async function setPhone(world: World, phone = PHONE): Promise<void> {
  await world.tap(/^手机号/);
  await world.fill('新手机号', phone);
  await world.consent();
  await world.tap('保存手机号');
  await world.screen.findByRole('button', { name: '验证手机号' });
}

async function sendCode(world: World, phone = PHONE): Promise<string> {
  await world.tap('获取验证码');
  await world.screen.findByRole('button', { name: /秒后重发/ });
  return world.smsCode(phone);
}

async function verify(world: World, code: string): Promise<void> {
  await world.fill('验证码', code);
  await world.tap('验证手机号');
}

async function setEmail(world: World): Promise<void> {
  await world.tap(/^邮箱/);
  await world.fill('新邮箱', EMAIL);
  await world.consent();
  await world.tap('保存邮箱');
  await world.screen.findByRole('button', { name: '发送验证邮件' });
}

/** What the page behind the link of the mail does. */
async function followLink(world: World): Promise<void> {
  const { status } = await fetch(`${world.serverUrl}/account/verify-email/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: world.emailSecret('email-verification', EMAIL) }),
  });
  if (status !== 200) throw new Error(`the link of the mail: ${status}`);
}

describe.each(STATUS_WORLDS)('the phone number, non-2xx answers in %s (§5, R10)', (statusWorld) => {
  test('is set, verified with a code, and masked all the way', async () => {
    const world = await openProfile({ statusWorld });
    expect(row(world, /^手机号/)).toHaveTextContent('未设置');
    await setPhone(world);
    expect(row(world, /^手机号/)).toHaveTextContent('未验证');
    expect(row(world, /^手机号/)).toHaveTextContent('139******00');

    const code = await sendCode(world);
    expect(world.screen.getByLabelText('验证码')).toHaveAccessibleDescription(
      '验证码已发送到 139******00',
    );
    const held = world.hold(VERIFY_PHONE);
    await verify(world, code);
    await waitFor(() => expect(world.pageData).toContain('"busy":"save"'));
    expect(world.pageData).not.toContain(code);
    expect(world.pageData).not.toContain(PHONE);
    held.send();

    expect(await world.screen.findByText('手机号已验证')).toBeVisible();
    expect(world.screen.queryByLabelText('验证码')).toBeNull();
    expect(row(world, /^手机号/)).toHaveTextContent('已验证');
  });

  test('a wrong code is said to be one, and can be corrected', async () => {
    const world = await openProfile({ statusWorld });
    await setPhone(world);
    const code = await sendCode(world);
    await verify(world, code === '111111' ? '222222' : '111111');
    expect(await world.screen.findByRole('alert')).toHaveTextContent('验证码不对、已过期或已用过');
    expect(row(world, /^手机号/)).toHaveTextContent('未验证');

    await verify(world, code);
    expect(await world.screen.findByText('手机号已验证')).toBeVisible();
  });

  test('that somebody else has is refused, and said to be', async () => {
    const world = await openProfile({ statusWorld });
    await world.tap(/^手机号/);
    await world.fill('新手机号', WEB_USER.phone);
    await world.consent();
    await world.tap('保存手机号');
    expect(await world.screen.findByRole('alert')).toHaveTextContent('手机号已被使用');
    expect(row(world, /^手机号/)).toHaveTextContent('未设置');
  });

  test('gets one code a minute: the page says why there is none', async () => {
    const world = await openProfile({ statusWorld });
    await setPhone(world);
    const code = await sendCode(world);
    world.back();
    await world.tap(/^我的账号/);
    await world.tap(/^手机号/);
    await world.tap('获取验证码');
    expect(await world.screen.findByRole('alert')).toHaveTextContent('每分钟最多一条');

    await verify(world, code);
    expect(await world.screen.findByText('手机号已验证')).toBeVisible();
  });
});

test('a number with a slip can be replaced before it is verified, and gets a code at once', async () => {
  const world = await openProfile();
  await setPhone(world, '13900139001');
  await sendCode(world, '13900139001');
  await world.tap('换一个手机号');
  await world.fill('新手机号', PHONE);
  await world.consent();
  await world.tap('保存手机号');
  await world.screen.findByRole('button', { name: '验证手机号' });

  await verify(world, await sendCode(world));
  expect(await world.screen.findByText('手机号已验证')).toBeVisible();
  await world.tap(/^手机号/);
  expect(world.screen.getByLabelText('新手机号')).toBeVisible();
});

test('without network no code is sent or checked, and both can be tried again (§4 600)', async () => {
  const world = await openProfile();
  await setPhone(world);
  world.offline();
  await world.tap('获取验证码');
  expect(await world.screen.findByRole('alert')).toHaveTextContent('网络连接不上');
  world.online();
  const code = await sendCode(world);
  world.offline();
  await verify(world, code);
  expect(await world.screen.findByRole('alert')).toHaveTextContent('网络连接不上');

  world.online();
  await world.tap('验证手机号');
  expect(await world.screen.findByText('手机号已验证')).toBeVisible();
});

test('what cannot be a number or a code is named beside its field, and nothing is sent (§5)', async () => {
  const world = await openProfile();
  await world.tap(/^手机号/);
  await world.fill('新手机号', '139');
  await world.consent();
  await world.tap('保存手机号');
  expect(world.screen.getByLabelText('新手机号')).toHaveAccessibleDescription(/手机号格式不对/);
  expect(world.requestsTo('/user/account/')).toBe(0);

  await world.fill('新手机号', PHONE);
  await world.consent();
  await world.tap('保存手机号');
  await world.tap('验证手机号');
  expect(world.screen.getByLabelText('验证码')).toHaveAccessibleDescription(/6 位数字/);
  expect(world.requestsTo(VERIFY_PHONE)).toBe(0);
});

describe.each(STATUS_WORLDS)(
  'the e-mail address, non-2xx answers in %s (§5, R10)',
  (statusWorld) => {
    test('is verified by mail, and the page knows when the user comes back from it', async () => {
      const world = await openProfile({ statusWorld });
      await setEmail(world);
      expect(row(world, /^邮箱/)).toHaveTextContent('未验证');

      await world.tap('发送验证邮件');
      const notice = await world.screen.findByText('验证邮件已发送');
      expect(notice.parentElement).toHaveTextContent('xia***@example.com');
      expect(world.pageData).not.toContain(EMAIL);
      await followLink(world);
      world.switchAway();

      await waitFor(() => expect(row(world, /^邮箱/)).toHaveTextContent('已验证'));
      expect(world.screen.queryByText('验证邮件已发送')).toBeNull();
      await world.tap(/^邮箱/);
      expect(world.screen.getByLabelText('新邮箱')).toBeVisible();
    });

    test('gets one mail a minute: the page says why there is none', async () => {
      const world = await openProfile({ statusWorld });
      await setEmail(world);
      await world.tap('发送验证邮件');
      await world.screen.findByText('验证邮件已发送');
      world.back();
      await world.tap(/^我的账号/);
      await world.tap(/^邮箱/);
      await world.tap('发送验证邮件');
      expect(await world.screen.findByRole('alert')).toHaveTextContent('可能刚刚发过');

      await followLink(world);
      world.switchAway();
      await waitFor(() => expect(row(world, /^邮箱/)).toHaveTextContent('已验证'));
      expect(world.screen.queryByRole('alert')).toBeNull();
    });
  },
);

test('a link opened on another device: 我已验证 finds out, without going away (§5)', async () => {
  const world = await openProfile();
  await setEmail(world);
  expect(world.screen.queryByRole('button', { name: '我已验证' })).toBeNull();
  await world.tap('发送验证邮件');
  await world.tap('我已验证');
  expect(await world.screen.findByRole('alert')).toHaveTextContent('还没有验证');

  await followLink(world);
  await world.tap('我已验证');
  expect(await world.screen.findByText('邮箱已验证')).toBeVisible();
  expect(row(world, /^邮箱/)).toHaveTextContent('已验证');
  expect(world.screen.queryByRole('alert')).toBeNull();
});

test('without network no mail is sent, and coming back from elsewhere disturbs nothing (§4 600)', async () => {
  const world = await openProfile();
  await setEmail(world);
  world.offline();
  await world.tap('发送验证邮件');
  expect(await world.screen.findByRole('alert')).toHaveTextContent('网络连接不上');
  world.switchAway();

  world.online();
  await world.tap('发送验证邮件');
  expect(await world.screen.findByText('验证邮件已发送')).toBeVisible();
});

describe('the waits for another message (§5)', () => {
  const seconds = holdSecondsStill();

  test('are a minute for each, let no tap through, and end with the page', async () => {
    const world = await openProfile();
    await setPhone(world);
    await sendCode(world);
    await setEmail(world);
    await world.tap('发送验证邮件');
    const mail = await world.screen.findByRole('button', { name: '60 秒后可再发一次' });
    expect(mail).toBeDisabled();
    fireEvent.click(mail);

    seconds.pass(60);
    await world.tap('发送验证邮件');
    await world.screen.findByRole('button', { name: '60 秒后可再发一次' });
    expect(world.requestsTo(SEND_MAIL)).toBe(2);
    await world.tap(/^手机号/);
    await world.tap('获取验证码');
    await world.screen.findByRole('button', { name: '60 秒后重发' });
    expect(world.requestsTo(SEND_CODE)).toBe(2);
    // One counts at a time: the other's row is closed, and its wait goes by the clock.
    expect(seconds.timers).toBe(1);
    await world.tap(/^邮箱/);
    await world.screen.findByRole('button', { name: /秒后可再发一次/ });
    expect(seconds.timers).toBe(1);

    world.back();
    await world.expectHome('小芝');
    expect(seconds.timers).toBe(0);
  });
});

test('double taps send one code and one mail, and verify once (§5)', async () => {
  const world = await openProfile();
  const twice = async (name: string, path: string) => {
    const button = await world.screen.findByRole('button', { name });
    const held = world.hold(path);
    fireEvent.click(button);
    fireEvent.click(button);
    await waitFor(() => expect(button).toHaveAttribute('aria-busy', 'true'));
    await world.person.click(button);
    held.send();
    await waitFor(() => expect(world.pageData).not.toMatch(/"busy":"[^"]/));
    expect(world.requestsTo(path)).toBe(1);
  };
  await setPhone(world);
  await twice('获取验证码', SEND_CODE);
  await world.fill('验证码', world.smsCode(PHONE));
  await twice('验证手机号', VERIFY_PHONE);
  await setEmail(world);
  await twice('发送验证邮件', SEND_MAIL);
});

test('leaving while the number is being verified: it is, and the page stays away (§5)', async () => {
  const world = await openProfile();
  await setPhone(world);
  const code = await sendCode(world);
  const held = world.hold(VERIFY_PHONE);
  await verify(world, code);
  world.back();
  await world.expectHome('小芝');

  held.send();
  await waitFor(() => expect(world.requestsTo(VERIFY_PHONE)).toBe(1));
  await world.tap(/^我的账号/);
  await waitFor(() => expect(row(world, /^手机号/)).toHaveTextContent('已验证'));
  expect(world.screen.queryByText('手机号已验证')).toBeNull();
});
