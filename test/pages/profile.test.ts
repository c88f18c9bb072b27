import { waitFor } from '@testing-library/dom';
import { changePasswordElsewhere } from './elsewhere';
import { ALIPAY, openWorld, STATUS_WORLDS, WEB_USER, type World, type WorldOptions } from './world';

async function openProfile(options: WorldOptions): Promise<World> {
  const world = await openWorld(options);
  await world.tap(/^我的账号/);
  await world.screen.findByRole('heading', { name: '登录资料' });
  return world;
}

/** 小信, linked to the password account of the seed. */
async function openLinkedProfile(): Promise<World> {
  const world = await openWorld({ user: ALIPAY.newcomer });
  await world.tap(/^我有账号/);
  await world.fill('账号', WEB_USER.username);
  await world.fill('密码', WEB_USER.password);
  await world.tap('登录并关联支付宝');
  await world.tap(/^我的账号/);
  await world.screen.findByRole('heading', { name: '登录资料' });
  return world;
}

async function logOut(world: World): Promise<void> {
  await world.tap('退出登录');
  await world.answerDialog('退出登录？', '退出登录');
  await world.screen.findByRole('heading', { name: '已退出登录' });
}

/** The form closes, and a toast says so. */
async function expectSaved(world: World, label: string): Promise<void> {
  await waitFor(() => expect(world.screen.queryByLabelText(label)).toBeNull());
  expect(world.screen.getByText('已保存')).toBeVisible();
}

async function logIn(world: World, account: string, password: string): Promise<void> {
  await world.tap(/^我有账号/);
  await world.fill('账号', account);
  await world.fill('密码', password);
  await world.tap('登录并关联支付宝');
}

test('phone number and e-mail address are masked, on the screen and in the data (§5)', async () => {
  const world = await openLinkedProfile();

  expect(world.screen.getByRole('button', { name: /^用户名/ })).toHaveTextContent('web_user');
  expect(world.screen.getByRole('button', { name: /^邮箱/ })).toHaveTextContent('ifa***@ifanr.com');
  expect(world.screen.getByText('138******00')).toBeVisible();
  expect(world.pageData).not.toContain(WEB_USER.email);
  expect(world.pageData).not.toContain(WEB_USER.phone);
});

describe.each(STATUS_WORLDS)('account data, non-2xx answers in %s (§5, R10)', (statusWorld) => {
  test('a user of Alipay sets user name, e-mail and password, and logs in with them', async () => {
    const world = await openProfile({ user: ALIPAY.known, statusWorld });

    await world.tap(/^用户名/);
    await world.fill('新用户名', 'xiaozhi');
    await world.tap('保存用户名');
    await expectSaved(world, '新用户名');
    expect(world.screen.getByRole('button', { name: /^用户名 ?xiaozhi/ })).toBeVisible();

    await world.tap(/^邮箱/);
    await world.fill('新邮箱', 'xiaozhi@example.com');
    await world.consent();
    await world.tap('保存邮箱');
    await expectSaved(world, '新邮箱');
    expect(world.screen.getByText('xia***@example.com')).toBeVisible();

    await world.tap(/^密码/);
    await world.fill('新密码', 'xiaozhi-2088');
    await world.tap('保存密码');
    await expectSaved(world, '新密码');
    expect(world.pageData).not.toContain('xiaozhi-2088');

    await logOut(world);
    await logIn(world, 'xiaozhi', 'xiaozhi-2088');
    await world.expectHome('小芝');
  });

  test('the nickname changes here, on the home page, and for good', async () => {
    const world = await openProfile({ user: ALIPAY.known, statusWorld });
    await world.tap(/^昵称/);
    await world.fill('新昵称', ' 芝麻 ');
    await world.tap('保存昵称');
    await expectSaved(world, '新昵称');
    expect(world.screen.getByRole('button', { name: /^昵称/ })).toHaveTextContent('芝麻');

    world.back();
    await world.expectHome('芝麻');
    world.restart();
    await world.expectHome('芝麻');
  });

  test('a nickname the server does not take is said to be wrong', async () => {
    const world = await openProfile({ user: ALIPAY.known, statusWorld });
    await world.tap(/^昵称/);
    await world.fill('新昵称', '芝\u0007麻');
    await world.tap('保存昵称');
    expect(await world.screen.findByRole('alert')).toHaveTextContent('含有不能用的字符');
    expect(world.screen.getByLabelText('新昵称')).toHaveValue('芝\u0007麻');
  });

  test('a user name that is taken, and a wrong current password, are said to be', async () => {
    const world = await openProfile({ user: ALIPAY.bound, statusWorld });

    await world.tap(/^用户名/);
    await world.fill('新用户名', WEB_USER.username);
    await world.tap('保存用户名');
    expect(await world.screen.findByRole('alert')).toHaveTextContent('用户名已被使用');

    await world.tap(/^密码/);
    expect(world.screen.queryByRole('alert')).toBeNull();
    await world.fill('当前密码', 'not-the-password');
    await world.fill('新密码', 'another-one');
    await world.tap('保存密码');
    expect(await world.screen.findByRole('alert')).toHaveTextContent('当前密码不对');
    expect(world.screen.getByLabelText('新密码')).toHaveValue('another-one');
  });
});

test('the current password changes into the new one (§5)', async () => {
  const world = await openProfile({ user: ALIPAY.bound });

  await world.tap(/^密码/);
  await world.fill('当前密码', 'xiaowei-2088');
  await world.fill('新密码', 'xiaowei-2099');
  await world.tap('保存密码');
  await expectSaved(world, '新密码');

  await logOut(world);
  await logIn(world, 'xiaowei', 'xiaowei-2088');
  expect(await world.screen.findByRole('alert')).toHaveTextContent('账号或密码不对');
  await world.fill('密码', 'xiaowei-2099');
  await world.tap('登录并关联支付宝');
  await world.expectHome('小维');
});

test('what cannot be right is named beside its field, and nothing is sent (§5)', async () => {
  const world = await openProfile({ user: ALIPAY.known });
  const before = world.callsOf('request');

  await world.tap(/^昵称/);
  await world.fill('新昵称', '  ');
  await world.tap('保存昵称');
  expect(world.screen.getByLabelText('新昵称')).toHaveAccessibleDescription('请填写昵称');
  await world.fill('新昵称', '\u200b\u3164\ufeff');
  await world.tap('保存昵称');
  expect(world.screen.getByLabelText('新昵称')).toHaveAccessibleDescription('请填写昵称');

  await world.tap(/^用户名/);
  // A name that the login form takes for a phone number or an e-mail address would not log in.
  for (const username of ['', WEB_USER.phone, '+85261234567', 'a@b']) {
    await world.fill('新用户名', username);
    await world.tap('保存用户名');
    expect(world.screen.getByLabelText('新用户名')).toHaveAccessibleDescription(
      '请填写用户名，不能是手机号或邮箱',
    );
  }

  await world.tap(/^邮箱/);
  await world.tap('保存邮箱');
  expect(world.screen.getByLabelText('新邮箱')).toHaveAccessibleDescription('请填写邮箱');
  await world.fill('新邮箱', 'xiaozhi');
  await world.tap('保存邮箱');
  expect(world.screen.getByLabelText('新邮箱')).toHaveAccessibleDescription(/邮箱格式不对/);

  await world.tap(/^密码/);
  await world.fill('新密码', '123');
  await world.tap('保存密码');
  expect(world.screen.getByLabelText('新密码')).toHaveAccessibleDescription(/至少要有 6 个字符/);
  expect(world.callsOf('request')).toBe(before);
});

test('a row opens its form, says so, and a second tap closes it (§5)', async () => {
  const world = await openProfile({ user: ALIPAY.known });
  const row = world.screen.getByRole('button', { name: /^用户名/ });
  expect(row).toHaveAttribute('aria-expanded', 'false');

  await world.person.click(row);
  expect(row).toHaveAttribute('aria-expanded', 'true');
  expect(world.screen.getByLabelText('新用户名')).toBeVisible();

  await world.person.click(row);
  expect(world.screen.queryByLabelText('新用户名')).toBeNull();
});

test('authorization from here shows when the user comes back (§5, R16)', async () => {
  const world = await openProfile({ user: ALIPAY.bound, authorization: 'agree' });

  await world.tap(/^头像和昵称/);
  await world.tap('同意授权');
  await world.expectHome('小维');
  expect(world.screen.getByText('已授权')).toBeVisible();
  expect(world.routes).toEqual(['pages/index/index']);
});

describe('logging out (§5, R15)', () => {
  test('only after it was confirmed', async () => {
    const world = await openProfile({ user: ALIPAY.known });
    await world.tap('退出登录');
    await world.answerDialog('退出登录？', '再想想');
    expect(world.requestsTo('/session/destroy/')).toBe(0);

    await logOut(world);
    expect(world.requestsTo('/session/destroy/')).toBe(1);
    expect(world.routes).toEqual(['pages/index/index']);
  });

  test('on the home page as well, and 一键登录 leads back in', async () => {
    const world = await openWorld({ user: ALIPAY.known });
    await world.expectHome('小芝');
    await logOut(world);

    await world.tap(/^一键登录/);
    await world.expectHome('小芝');
  });

  test('on a page that was opened by a link too: no page logs in again unasked (§5, R11)', async () => {
    const world = await openWorld({ user: ALIPAY.known, path: 'pages/profile/profile' });
    await logOut(world);
    expect(world.routes).toEqual(['pages/index/index']);

    world.open('pages/profile/profile');
    await world.screen.findByRole('heading', { name: '请先登录' });
    await world.tap('回到首页');
    await world.screen.findByRole('heading', { name: '已退出登录' });

    await world.tap(/^一键登录/);
    await world.expectHome('小芝');
  });

  test('without network too', async () => {
    const world = await openProfile({ user: ALIPAY.known });
    world.offline();
    await logOut(world);

    world.online();
    world.restart();
    await world.expectHome('小芝');
  });
});

test('opened by a link, the page logs in as silently as the home page does (§5, R1)', async () => {
  const world = await openWorld({ user: ALIPAY.known, path: 'pages/profile/profile' });

  expect(await world.screen.findByRole('heading', { name: '登录资料' })).toBeVisible();
  expect(world.screen.queryByRole('dialog')).toBeNull();
  expect(world.callsOf('getAuthCode')).toBe(1);
});

test('opened by a link together with the home page, the page shows nothing but the user (§5, R7)', async () => {
  const world = await openWorld({ user: ALIPAY.known });
  const held = world.hold('/silent-login/');
  world.open('pages/profile/profile');
  held.send();

  const first = await world.screen.findByRole('heading', { name: /登录资料|请先登录/ });
  expect(first).toHaveTextContent('登录资料');
  expect(world.requestsTo('/silent-login/')).toBe(1);
});

test('opened by a link without an account, the page says what to do, and leads home (§4 404, R5)', async () => {
  const world = await openWorld({ user: ALIPAY.newcomer, path: 'pages/profile/profile' });

  expect(await world.screen.findByRole('heading', { name: '请先登录' })).toBeVisible();
  expect(world.screen.getByText('登录以后，才能看到自己的账号。')).toBeVisible();
  expect(world.screen.queryByRole('alert')).toBeNull();
  expect(world.screen.queryByRole('button', { name: '重试' })).toBeNull();
  await world.tap('回到首页');
  await world.screen.findByRole('heading', { name: '欢迎，初次见面' });
  expect(await world.serverKnows(ALIPAY.newcomer)).toBe(false);
});

test('opened before a login is done, the page shows the user once it is (§5)', async () => {
  const world = await openWorld({ user: ALIPAY.newcomer, path: 'pages/profile/profile' });
  await world.screen.findByRole('heading', { name: '请先登录' });

  world.open('pages/index/index');
  await world.tap(/^一键登录/);
  await world.expectHome('未命名用户');
  world.back();
  expect(await world.screen.findByRole('heading', { name: '登录资料' })).toBeVisible();
  expect(world.screen.queryByText('登录以后，才能看到自己的账号。')).toBeNull();
});

test('a session that ended elsewhere: the page says so, and leads back in (§4 401, R2)', async () => {
  const world = await openWorld({ user: ALIPAY.bound });
  await world.expectHome('小维');
  await changePasswordElsewhere(world, 'xiaowei', 'xiaowei-2088');

  await world.tap(/^我的账号/);
  expect(await world.screen.findByRole('heading', { name: '请先登录' })).toBeVisible();
  expect(world.screen.getByText(/^登录已失效/)).toBeVisible();
  expect(world.screen.queryByRole('button', { name: '重试' })).toBeNull();
  await world.tap('回到首页');
  await world.expectHome('小维');
  await world.tap(/^我的账号/);
  expect(await world.screen.findByRole('heading', { name: '登录资料' })).toBeVisible();
});

test('a session that ended elsewhere, then the arrow back: the home page asks anew who the user is (§4 401, R2)', async () => {
  const world = await openWorld({ user: ALIPAY.bound });
  await world.expectHome('小维');
  await changePasswordElsewhere(world, 'xiaowei', 'xiaowei-2088');
  await world.tap(/^我的账号/);
  await world.screen.findByRole('heading', { name: '请先登录' });
  const before = world.requestsTo('/silent-login/');

  world.back();
  await waitFor(() => expect(world.requestsTo('/silent-login/')).toBe(before + 1));
  await waitFor(() =>
    expect(world.screen.getByRole('button', { name: /^我的账号/ })).toBeEnabled(),
  );
  await world.expectHome('小维');
  await world.tap(/^我的账号/);
  expect(await world.screen.findByRole('heading', { name: '登录资料' })).toBeVisible();
});

test('coming back to the home page offline: the user stays (R2)', async () => {
  const world = await openProfile({ user: ALIPAY.bound });
  world.offline();
  const before = world.requestsTo('/user/info/');
  world.back();
  await waitFor(() => expect(world.requestsTo('/user/info/')).toBe(before + 1));
  await world.expectHome('小维');
  expect(world.screen.queryByText('没能登录')).toBeNull();
});

test('a session that ended elsewhere while a form is open: the page says so, and leads back in (§4 401, R2)', async () => {
  const world = await openProfile({ user: ALIPAY.bound });
  await world.tap(/^昵称/);
  await world.fill('新昵称', '维维');
  await changePasswordElsewhere(world, 'xiaowei', 'xiaowei-2088');
  await world.tap('保存昵称');

  await world.screen.findByRole('heading', { name: '请先登录' });
  expect(world.screen.getByText('登录已失效，请回到首页重新登录。')).toBeVisible();
  await world.tap('回到首页');
  await world.expectHome('小维');
  await world.tap(/^我的账号/);
  await world.screen.findByRole('heading', { name: '登录资料' });
});

test('without network the page says so, and opens when tried again (§4 600)', async () => {
  const world = await openWorld({ user: ALIPAY.known });
  await world.expectHome('小芝');

  world.offline();
  await world.tap(/^我的账号/);
  expect(await world.screen.findByRole('alert')).toHaveTextContent('网络连接不上');

  world.online();
  await world.tap('重试');
  await world.screen.findByRole('heading', { name: '登录资料' });
});

test('leaving while a change is under way: it goes through, and the page stays away (§5)', async () => {
  const world = await openProfile({ user: ALIPAY.known });
  await world.tap(/^用户名/);
  await world.fill('新用户名', 'xiaozhi');
  const held = world.hold('/user/account/');
  await world.tap('保存用户名');
  world.back();
  await world.expectHome('小芝');

  held.send();
  await world.tap(/^我的账号/);
  expect(await world.screen.findByRole('button', { name: /xiaozhi/ })).toBeVisible();
  expect(world.screen.queryByText('已保存')).toBeNull();
});
