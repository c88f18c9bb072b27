import { waitFor } from '@testing-library/dom';
import { ALIPAY, openWorld, STATUS_WORLDS } from './world';

const SILENT_LOGIN = '/idp/alipay/silent-login/';

describe.each(STATUS_WORLDS)('launch, non-2xx answers in %s (§5 index, R10)', (statusWorld) => {
  test('a known user goes straight in, without a popup', async () => {
    const world = await openWorld({ user: ALIPAY.known, statusWorld });

    expect(world.screen.getByRole('status', { name: '正在加载' })).toBeVisible();
    await world.expectHome('小芝');
    expect(world.screen.getByText('已授权')).toBeVisible();
    expect(world.screen.getByText('ID 45000000000001')).toBeVisible();
    expect(world.screen.queryByRole('dialog')).toBeNull();
    expect(world.screen.queryByRole('button', { name: /授权登录/ })).toBeNull();
  });

  test('a user who never authorized is in silently, and may authorize', async () => {
    const world = await openWorld({ user: ALIPAY.bound, statusWorld });

    await world.expectHome('小维');
    expect(world.screen.getByText('静默登录')).toBeVisible();
    expect(world.screen.getByRole('button', { name: /授权登录/ })).toBeVisible();
  });

  test('a newcomer gets the choice, and nobody is created (R5)', async () => {
    const world = await openWorld({ user: ALIPAY.newcomer, statusWorld });

    await world.screen.findByRole('heading', { name: '欢迎，初次见面' });
    for (const way of [/^一键登录/, /^授权登录/, /^我有账号/]) {
      expect(world.screen.getByRole('button', { name: way })).toBeVisible();
    }
    expect(world.screen.queryByRole('dialog')).toBeNull();
    expect(world.screen.queryByRole('alert')).toBeNull();
    expect(await world.serverKnows(ALIPAY.newcomer)).toBe(false);
  });

  test('一键登录 creates the newcomer, who is known from then on (R1)', async () => {
    const world = await openWorld({ user: ALIPAY.newcomer, statusWorld });

    await world.tap(/^一键登录/);
    await world.expectHome('未命名用户');
    expect(world.screen.getByText('静默登录')).toBeVisible();
    expect(await world.serverKnows(ALIPAY.newcomer)).toBe(true);

    world.restart();
    await world.expectHome('未命名用户');
  });
});

test('without network the launch says so, and works when tried again (R2, §4 600)', async () => {
  const world = await openWorld({ user: ALIPAY.known });
  await world.expectHome('小芝');
  await world.expectSessionStored();

  world.offline();
  world.restart();
  expect(await world.screen.findByRole('alert')).toHaveTextContent('网络连接不上');
  expect(world.screen.getByRole('heading', { name: '没能登录' })).toBeVisible();

  await world.tap('重试');
  expect(await world.screen.findByRole('alert')).toHaveTextContent('网络连接不上');

  world.online();
  await world.tap('重试');
  await world.expectHome('小芝');
  expect(world.screen.queryByRole('alert')).toBeNull();
});

test('a first launch without network says so, and works when tried again (§4 614)', async () => {
  const world = await openWorld({ user: ALIPAY.newcomer, network: 'offline' });

  expect(await world.screen.findByRole('alert')).toHaveTextContent('检查网络后重试');

  world.online();
  await world.tap('重试');
  await world.screen.findByRole('heading', { name: '欢迎，初次见面' });
});

test('一键登录 without network keeps the choice and can be repeated (§5)', async () => {
  const world = await openWorld({ user: ALIPAY.newcomer });
  await world.screen.findByRole('button', { name: /^一键登录/ });

  world.offline();
  await world.tap(/^一键登录/);
  expect(await world.screen.findByRole('alert')).toHaveTextContent('检查网络后重试');

  world.online();
  await world.tap(/^一键登录/);
  await world.expectHome('未命名用户');
});

test('a double tap on 一键登录 logs in once, and shows that it is under way (§5)', async () => {
  const world = await openWorld({ user: ALIPAY.newcomer });
  const button = await world.screen.findByRole('button', { name: /^一键登录/ });
  const before = world.callsOf('getAuthCode');

  const held = world.hold(SILENT_LOGIN);
  await world.person.dblClick(button);
  expect(button).toHaveAttribute('aria-busy', 'true');
  expect(world.screen.getByRole('button', { name: /^我有账号/ })).toBeDisabled();
  held.send();

  await world.expectHome('未命名用户');
  expect(world.callsOf('getAuthCode') - before).toBe(1);
});

test('a logout shows that it is under way, and what follows it can be tapped at once (§5)', async () => {
  const world = await openWorld({ user: ALIPAY.known });
  await world.expectHome('小芝');
  const held = world.hold('/session/destroy/');
  await world.tap('退出登录');
  await world.answerDialog('退出登录？', '退出登录');

  expect(world.screen.getByRole('button', { name: '退出登录' })).toHaveAttribute(
    'aria-busy',
    'true',
  );
  expect(world.screen.getByRole('button', { name: /^我的账号/ })).toBeDisabled();
  held.send();

  await world.screen.findByRole('heading', { name: '已退出登录' });
  for (const way of [/^一键登录/, /^授权登录/, /^我有账号/]) {
    expect(world.screen.getByRole('button', { name: way })).toBeEnabled();
  }
});

test('a double tap on 退出登录 asks once (§5)', async () => {
  const world = await openWorld({ user: ALIPAY.known });
  const button = await world.screen.findByRole('button', { name: '退出登录' });

  // Before the dialog is drawn, as on a device, where it comes from another process.
  button.click();
  button.click();
  await world.answerDialog('退出登录？', '再想想');
  await waitFor(() => expect(button).toBeEnabled());
  expect(button).not.toHaveAttribute('aria-busy', 'true');
  expect(world.screen.queryByRole('alertdialog')).toBeNull();
  expect(world.callsOf('confirm')).toBe(1);
});

test('a double tap opens a page once (§5)', async () => {
  const world = await openWorld({ user: ALIPAY.newcomer });

  await world.person.dblClick(await world.screen.findByRole('button', { name: /^我有账号/ }));
  await world.screen.findByRole('tab', { name: '密码登录' });
  expect(world.routes).toEqual(['pages/index/index', 'pages/account/account']);
});

test('coming back from the background asks neither Alipay nor the server again (§5)', async () => {
  const world = await openWorld({ user: ALIPAY.known });
  await world.expectHome('小芝');
  const asked = [world.callsOf('getAuthCode'), world.callsOf('request')];

  world.switchAway();
  await world.expectHome('小芝');
  expect([world.callsOf('getAuthCode'), world.callsOf('request')]).toEqual(asked);
});
