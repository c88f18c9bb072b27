import { waitFor } from '@testing-library/dom';
import { ALIPAY, openWorld, STATUS_WORLDS, WEB_USER, type World } from './world';

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

test('without what Alipay says of the user, an account is a way in all the same (§4 614, §5)', async () => {
  const world = await openWorld({
    before: 'my.getAuthCode = ({ fail }) => fail({ error: 4, errorMessage: "无权调用" });\n',
  });
  await world.screen.findByRole('heading', { name: '没能登录' });

  await world.tap('我有账号');
  await world.fill('账号', WEB_USER.username);
  await world.fill('密码', WEB_USER.password);
  await world.tap('登录并关联支付宝');
  await world.screen.findByText('已登录，但没能关联这个支付宝');
  await world.tap('稍后再说');
  await world.expectHome(WEB_USER.nickname);
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

describe('a session that runs out while the app is open (§5: nobody has logged out)', () => {
  const MONTH_MS = 31 * 24 * 3600 * 1000;
  const waitForMonth = () => {
    const nowMs = Date.now() + MONTH_MS;
    jest.spyOn(Date, 'now').mockReturnValue(nowMs);
  };
  const neverSaysLoggedOut = (world: World) => {
    const seen: (string | null)[] = [];
    const watch = new MutationObserver(() => seen.push(document.body.textContent));
    watch.observe(document.body, { childList: true, subtree: true, characterData: true });
    return () => {
      watch.disconnect();
      expect(seen.join()).not.toContain('已退出登录');
      expect(world.callsOf('getAuthCode')).toBe(2);
    };
  };
  afterEach(() => jest.restoreAllMocks());

  test('in the background: the home page finds out anew who the user is, silently', async () => {
    const world = await openWorld({ user: ALIPAY.known });
    await world.expectHome('小芝');
    const check = neverSaysLoggedOut(world);

    waitForMonth();
    world.switchAway();
    await waitFor(() => expect(world.requestsTo('/silent-login/')).toBe(2));
    await world.expectHome('小芝');
    check();
  });

  test('on another page: so does the home page when it is back', async () => {
    const world = await openWorld({ user: ALIPAY.known });
    await world.tap(/^我的账号/);
    await world.tap(/^昵称/);
    await world.fill('新昵称', '芝麻');
    const check = neverSaysLoggedOut(world);

    waitForMonth();
    await world.tap('保存昵称');
    await world.screen.findByRole('heading', { name: '请先登录' });
    world.back();
    await world.expectHome('小芝');
    check();
  });
});
