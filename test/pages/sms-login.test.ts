import { fireEvent, waitFor } from '@testing-library/dom';
import { holdSecondsStill } from './seconds';
import { ALIPAY, openWorld, STATUS_WORLDS, WEB_USER, type World, type WorldOptions } from './world';

const SEND = '/sms-verification-code/';
const LOGIN = '/login/sms/';
const LINK = '/idp/alipay/user-associate/';
/** No account has it. */
const NEW_PHONE = '13900139000';

async function openCodeLogin(options: WorldOptions = {}): Promise<World> {
  const world = await openWorld({ user: ALIPAY.newcomer, ...options });
  await world.tap(/^我有账号/);
  await world.person.click(await world.screen.findByRole('tab', { name: '验证码登录' }));
  return world;
}

async function sendCode(world: World, phone: string): Promise<string> {
  await world.fill('手机号', phone);
  await world.consent();
  await world.tap('获取验证码');
  await world.screen.findByRole('button', { name: /秒后重发/ });
  return world.smsCode(phone);
}

async function logIn(world: World, code: string): Promise<void> {
  await world.fill('验证码', code);
  await world.tap('登录并关联支付宝');
}

/** Another one of six digits. */
const wrong = (code: string) => String(((Number(code) - 100_000 + 1) % 900_000) + 100_000);

describe.each(STATUS_WORLDS)('phone and code, non-2xx answers in %s (§5, R10)', (statusWorld) => {
  test('log in, link, and the next launch goes straight to the account', async () => {
    const world = await openCodeLogin({ statusWorld });
    const code = await sendCode(world, WEB_USER.phone);
    expect(world.screen.getByText('验证码已发送到 138******00')).toBeVisible();
    await logIn(world, code);

    await world.expectHome(WEB_USER.nickname);
    expect(world.screen.getByText('关联成功')).toBeVisible();
    expect(await world.serverKnows(ALIPAY.newcomer)).toBe(true);
    world.restart();
    await world.expectHome(WEB_USER.nickname);
  });

  test('a number nobody has makes an account, and the page says so before', async () => {
    const world = await openCodeLogin({ statusWorld });
    expect(world.screen.getByText(/还没有账号的手机号，登录时会新建一个账号/)).toBeVisible();
    await logIn(world, await sendCode(world, NEW_PHONE));

    await world.expectHome('139******00');
    world.restart();
    await world.expectHome('139******00');
  });

  test('a wrong code is said to be one, and can be corrected', async () => {
    const world = await openCodeLogin({ statusWorld });
    const code = await sendCode(world, WEB_USER.phone);
    await logIn(world, wrong(code));

    expect(await world.screen.findByRole('alert')).toHaveTextContent('验证码不对、已过期或已用过');
    expect(world.requestsTo(LINK)).toBe(0);
    await logIn(world, code);
    await world.expectHome(WEB_USER.nickname);
  });

  test('too many codes: the page says why none was sent, and the first still works', async () => {
    const world = await openCodeLogin({ statusWorld });
    const code = await sendCode(world, WEB_USER.phone);

    // The page forgets its countdown when it is left; the server does not.
    world.back();
    await world.tap(/^我有账号/);
    await world.person.click(await world.screen.findByRole('tab', { name: '验证码登录' }));
    await world.fill('手机号', WEB_USER.phone);
    await world.consent();
    await world.tap('获取验证码');
    const alert = await world.screen.findByRole('alert');
    expect(alert).toHaveTextContent('每分钟最多一条');
    expect(world.screen.getByRole('button', { name: '获取验证码' })).toBeEnabled();

    await logIn(world, code);
    await world.expectHome(WEB_USER.nickname);
  });
});

test('the Alipay user belongs to somebody else: logged in, and told why it is not linked (R14)', async () => {
  const world = await openWorld({ user: ALIPAY.known });
  await world.tap('退出登录');
  await world.answerDialog('退出登录？', '退出登录');
  await world.tap(/^我有账号/);
  await world.person.click(await world.screen.findByRole('tab', { name: '验证码登录' }));
  await logIn(world, await sendCode(world, WEB_USER.phone));

  const alert = await world.screen.findByRole('alert');
  expect(alert).toHaveTextContent('已登录，但没能关联这个支付宝');
  expect(alert).toHaveTextContent('这个支付宝已关联另一个账号');
});

test('without network neither the code nor the login gets through, and both can be tried again', async () => {
  const world = await openCodeLogin();
  await world.fill('手机号', WEB_USER.phone);
  await world.consent();
  world.offline();
  await world.tap('获取验证码');
  expect(await world.screen.findByRole('alert')).toHaveTextContent('网络连接不上');

  world.online();
  const code = await sendCode(world, WEB_USER.phone);
  expect(world.screen.queryByRole('alert')).toBeNull();
  world.offline();
  await logIn(world, code);
  expect(await world.screen.findByRole('alert')).toHaveTextContent('网络连接不上');
  expect(world.screen.getByLabelText('验证码')).toHaveValue(code);

  world.online();
  await world.tap('登录并关联支付宝');
  await world.expectHome(WEB_USER.nickname);
});

test('what cannot be right is named beside its field, and nothing is sent (§5)', async () => {
  const world = await openCodeLogin();
  const before = world.callsOf('request');

  await world.tap('获取验证码');
  const phone = world.screen.getByLabelText('手机号');
  expect(phone).toBeInvalid();
  expect(phone).toHaveAccessibleDescription('请填写手机号');
  await world.person.type(phone, '1');
  expect(phone).toBeValid();

  await logIn(world, '123');
  expect(phone).toHaveAccessibleDescription(/手机号格式不对/);
  expect(world.screen.getByLabelText('验证码')).toHaveAccessibleDescription(
    '请填写短信里的 6 位数字',
  );
  expect(world.callsOf('request')).toBe(before);
});

describe('the wait for another code (§5)', () => {
  const seconds = holdSecondsStill();

  test('counts down a minute, lets no tap through, and then sends another', async () => {
    const world = await openCodeLogin();
    const first = await sendCode(world, WEB_USER.phone);
    const button = world.screen.getByRole('button', { name: '60 秒后重发' });
    expect(button).toBeDisabled();
    fireEvent.click(button);

    seconds.pass(59);
    await waitFor(() => expect(button).toHaveTextContent('1 秒后重发'));
    expect(button).toBeDisabled();
    expect(world.requestsTo(SEND)).toBe(1);

    seconds.pass(1);
    await world.tap('获取验证码');
    await world.screen.findByRole('button', { name: '60 秒后重发' });
    expect(world.requestsTo(SEND)).toBe(2);
    await logIn(world, first);
    expect(await world.screen.findByRole('alert')).toHaveTextContent('重新获取');
    await logIn(world, world.smsCode(WEB_USER.phone));
    await world.expectHome(WEB_USER.nickname);
  });

  test('goes on while another tab shows', async () => {
    const world = await openCodeLogin();
    await sendCode(world, WEB_USER.phone);
    await world.person.click(world.screen.getByRole('tab', { name: '密码登录' }));
    seconds.pass(30);

    await world.person.click(world.screen.getByRole('tab', { name: '验证码登录' }));
    expect(await world.screen.findByRole('button', { name: '30 秒后重发' })).toBeDisabled();
    expect(world.screen.getByLabelText('手机号')).toHaveValue('');
  });

  test('ends with the page: no timer is left', async () => {
    const world = await openCodeLogin();
    await sendCode(world, WEB_USER.phone);
    expect(seconds.timers).toBe(1);

    world.back();
    await world.screen.findByRole('heading', { name: '欢迎，初次见面' });
    expect(seconds.timers).toBe(0);
  });

  test('does not begin if the page is left before the code is on its way', async () => {
    const world = await openCodeLogin();
    const held = world.hold(SEND);
    await world.fill('手机号', WEB_USER.phone);
    await world.consent();
    await world.tap('获取验证码');
    await world.screen.findByRole('button', { name: '正在发送' });
    world.back();
    held.send();

    // The server has no second one within the minute: it has sent the first.
    await world.tap(/^我有账号/);
    await world.person.click(await world.screen.findByRole('tab', { name: '验证码登录' }));
    await world.fill('手机号', WEB_USER.phone);
    await world.consent();
    await world.tap('获取验证码');
    await world.screen.findByText(/每分钟最多一条/);
    expect(seconds.timers).toBe(0);
  });
});

test('double taps send one code and log in once (§5)', async () => {
  const world = await openCodeLogin();
  await world.fill('手机号', WEB_USER.phone);
  await world.consent();
  const send = world.screen.getByRole('button', { name: '获取验证码' });
  const heldCode = world.hold(SEND);
  fireEvent.click(send);
  fireEvent.click(send);
  await waitFor(() => expect(send).toHaveAttribute('aria-busy', 'true'));
  await world.person.click(send);
  expect(world.screen.getByRole('button', { name: '登录并关联支付宝' })).toBeDisabled();
  heldCode.send();
  await world.screen.findByRole('button', { name: /秒后重发/ });
  expect(world.requestsTo(SEND)).toBe(1);

  await world.fill('验证码', world.smsCode(WEB_USER.phone));
  const submit = world.screen.getByRole('button', { name: '登录并关联支付宝' });
  const heldLogin = world.hold(LOGIN);
  fireEvent.click(submit);
  fireEvent.click(submit);
  await waitFor(() => expect(submit).toHaveAttribute('aria-busy', 'true'));
  heldLogin.send();
  await world.expectHome(WEB_USER.nickname);
  expect(world.requestsTo(LOGIN)).toBe(1);
  expect(world.requestsTo(LINK)).toBe(1);
});

test('leaving while the login is under way: no linking, and the home page knows (§5)', async () => {
  const world = await openCodeLogin();
  const code = await sendCode(world, WEB_USER.phone);
  const held = world.hold(LOGIN);
  await logIn(world, code);
  world.back();
  await world.screen.findByRole('heading', { name: '欢迎，初次见面' });

  held.send();
  await world.expectHome(WEB_USER.nickname);
  expect(world.screen.getByText('未关联支付宝')).toBeVisible();
  expect(world.requestsTo(LINK)).toBe(0);
});

test('code and number are in no data: not while typed, not on the way, not after (R18)', async () => {
  const world = await openCodeLogin();
  const code = await sendCode(world, WEB_USER.phone);
  const held = world.hold(LOGIN);
  await world.fill('验证码', code);
  expect(world.pageData).not.toContain(code);

  await world.tap('登录并关联支付宝');
  await waitFor(() => expect(world.pageData).toContain('"busy":"submit"'));
  expect(world.pageData).not.toContain(code);
  expect(world.pageData).not.toContain(WEB_USER.phone);
  held.send();
  await world.expectHome(WEB_USER.nickname);
  expect(world.pageData).not.toContain(code);
  expect(world.pageData).not.toContain(WEB_USER.phone);
});
