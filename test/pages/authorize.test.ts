import { within } from '@testing-library/dom';
import { ALIPAY, openWorld, STATUS_WORLDS, takeConsole, type World } from './world';

const AUTHENTICATE = '/idp/alipay/authenticate/';

async function openAuthorize(world: World): Promise<void> {
  await world.tap(/^授权登录/);
  await world.screen.findByRole('heading', { name: '用支付宝资料登录' });
}

/** Scopes of each authorization sheet so far. */
function askedScopes(world: World): unknown[] {
  return world.events.flatMap((event) =>
    event.type === 'call' && event.api === 'getAuthCode' && Array.isArray(scopesOf(event.params))
      ? [scopesOf(event.params)]
      : [],
  );
}

function scopesOf(params: unknown): unknown {
  return typeof params === 'object' && params !== null && 'scopes' in params
    ? params.scopes
    : undefined;
}

describe.each(STATUS_WORLDS)('forced login, non-2xx answers in %s (§5, R10)', (statusWorld) => {
  test('agreed → the newcomer has an account with the Alipay profile (R3)', async () => {
    const world = await openWorld({ user: ALIPAY.newcomer, statusWorld });
    await openAuthorize(world);

    await world.tap('同意授权');
    await world.answerSheet('同意');

    await world.expectHome('小信');
    expect(world.screen.getByText('已授权')).toBeVisible();
    expect(world.screen.getByText('登录成功')).toBeVisible();
    expect(world.routes).toEqual(['pages/index/index']);
    expect(await world.serverKnows(ALIPAY.newcomer)).toBe(true);
  });

  test('拒绝 → calm, silent, and it goes on (R4)', async () => {
    const world = await openWorld({ user: ALIPAY.newcomer, statusWorld });
    await openAuthorize(world);

    await world.tap('同意授权');
    await world.answerSheet('拒绝');

    const note = await world.screen.findByText('未授权，已以静默身份登录');
    expect(note).toBeVisible();
    expect(world.screen.queryByRole('alert')).toBeNull();
    expect(world.screen.getByText('静默登录')).toBeVisible();

    await world.tap('进入首页');
    await world.expectHome('未命名用户');
    expect(world.routes).toEqual(['pages/index/index']);
    expect(world.screen.getByRole('button', { name: /^授权登录/ })).toBeVisible();
  });
});

test("DevTools' own shape of a refusal is a refusal too (R4)", async () => {
  const world = await openWorld({ user: ALIPAY.newcomer });
  await openAuthorize(world);

  world.phone.authorization = 'devtools-refuse';
  await world.tap('同意授权');
  expect(await world.screen.findByText('未授权，已以静默身份登录')).toBeVisible();
});

describe.each([3, 10] as const)('the × of the sheet (error %s, §5)', (closeCode) => {
  test('leaves the newcomer where they are, and creates no account', async () => {
    const world = await openWorld({ user: ALIPAY.newcomer });
    world.phone.closeCode = closeCode;
    await openAuthorize(world);
    await world.tap('同意授权');
    await world.answerSheet('关闭');

    expect(await world.screen.findByText('授权窗口已关闭')).toBeVisible();
    expect(world.screen.queryByText(/拒绝了|未授权，已/)).toBeNull();
    expect(world.screen.getByRole('heading', { name: '用支付宝资料登录' })).toBeVisible();
    expect(await world.serverKnows(ALIPAY.newcomer)).toBe(false);
    await world.tap('暂不授权');
    await world.screen.findByRole('heading', { name: '欢迎，初次见面' });
  });

  test('with an optional scope: names both causes, and offers the way without it', async () => {
    const world = await openWorld({ user: ALIPAY.newcomer });
    world.phone.closeCode = closeCode;
    await openAuthorize(world);
    await world.person.click(world.screen.getByRole('checkbox', { name: /告诉你/ }));
    await world.tap('同意授权');
    await world.answerSheet('关闭');

    const notice = (await world.screen.findByText('没有得到授权结果')).parentElement;
    expect(notice).toHaveTextContent('授权窗口被关闭');
    expect(notice).toHaveTextContent('没有开通所选的权限');
    expect(notice).not.toHaveTextContent('拒绝');
    expect(await world.serverKnows(ALIPAY.newcomer)).toBe(false);

    await world.tap('不带可选权限，再试一次');
    await world.answerSheet('同意');
    await world.expectHome('小信');
    expect(askedScopes(world)).toEqual([['auth_life_msg', 'auth_user'], ['auth_user']]);
    expect(takeConsole().filter((text) => text.includes('lacks a scope'))).toHaveLength(
      closeCode === 3 ? 1 : 0,
    );
  });
});

test('the × after a refusal keeps the silent identity (§5)', async () => {
  const world = await openWorld({ user: ALIPAY.newcomer });
  await openAuthorize(world);
  await world.tap('同意授权');
  await world.answerSheet('拒绝');
  await world.tap('再次授权');
  await world.answerSheet('关闭');
  expect(await world.screen.findByText('授权窗口已关闭')).toBeVisible();
  expect(world.screen.getByText('未授权，已以静默身份登录')).toBeVisible();
});

test('after a refusal the user may agree after all, and is not asked unasked (§5)', async () => {
  const world = await openWorld({ user: ALIPAY.newcomer });
  await openAuthorize(world);
  await world.tap('同意授权');
  await world.answerSheet('拒绝');
  await world.screen.findByText('未授权，已以静默身份登录');
  expect(world.screen.queryByRole('dialog')).toBeNull();

  await world.tap('再次授权');
  await world.answerSheet('同意');
  await world.expectHome('小信');
});

test('optional scopes are unticked, each has its purpose, and only ticked ones are asked for (§5)', async () => {
  const world = await openWorld({ user: ALIPAY.newcomer });
  await openAuthorize(world);

  const group = within(world.screen.getByRole('group', { name: '可选，不勾选也能登录' }));
  const [message, phone] = group.getAllByRole('checkbox');
  expect(message).not.toBeChecked();
  expect(phone).not.toBeChecked();
  expect(message).toHaveAccessibleName(/^生活号消息.*告诉你$/);
  expect(phone).toHaveAccessibleName(/^生活号消息（关联手机号）.*通知你$/);

  await world.person.click(group.getByRole('checkbox', { name: /告诉你/ }));
  await world.tap('同意授权');
  const sheet = within(await world.screen.findByRole('dialog', { name: '支付宝授权' }));
  expect(sheet.getAllByRole('listitem')).toHaveLength(2);
  await world.answerSheet('同意');

  await world.expectHome('小信');
  expect(askedScopes(world)).toEqual([['auth_life_msg', 'auth_user']]);
});

test('the choices are named by what stands above them, for those who only hear them (§5)', async () => {
  const world = await openWorld({ user: ALIPAY.newcomer, path: 'pages/authorize/authorize' });

  const sync = await world.screen.findByRole('radiogroup', { name: '同步到账号的方式' });
  expect(within(sync).getAllByRole('radio')).toHaveLength(3);
  expect(world.screen.getAllByRole('radiogroup')).toEqual([sync]);
  expect(world.screen.getByRole('group', { name: '可选，不勾选也能登录' })).toBeVisible();
});

test('nothing ticked → the profile alone is asked for (§5, R3)', async () => {
  const world = await openWorld({ user: ALIPAY.newcomer, authorization: 'agree' });
  await openAuthorize(world);
  await world.tap('同意授权');

  await world.expectHome('小信');
  expect(askedScopes(world)).toEqual([['auth_user']]);
});

describe('how the profile is synced (R6)', () => {
  async function linkedWebUser(): Promise<World> {
    const world = await openWorld({ user: ALIPAY.newcomer, authorization: 'agree' });
    await world.tap(/^我有账号/);
    await world.fill('账号', 'web_user');
    await world.fill('密码', 'ifanrx123');
    await world.tap('登录并关联支付宝');
    await world.expectHome('网页用户');
    await openAuthorize(world);
    return world;
  }

  test('only empty fields are filled unless the user chooses otherwise', async () => {
    const world = await linkedWebUser();
    expect(world.screen.getByRole('radio', { name: /^只补充空缺的资料/ })).toBeChecked();

    await world.tap('同意授权');
    await world.screen.findByText('已授权');
    await world.expectHome('网页用户');
    expect(world.screen.getByRole('img', { name: '网页用户的头像' })).toBeVisible();
  });

  test('用支付宝资料覆盖 takes the Alipay name', async () => {
    const world = await linkedWebUser();
    await world.person.click(world.screen.getByRole('radio', { name: /^用支付宝资料覆盖/ }));

    await world.tap('同意授权');
    await world.expectHome('小信');
  });

  test('不同步 authorizes and leaves the profile alone', async () => {
    const world = await linkedWebUser();
    await world.person.click(world.screen.getByRole('radio', { name: /^不同步/ }));

    await world.tap('同意授权');
    await world.screen.findByText('已授权');
    await world.expectHome('网页用户');
    expect(world.screen.queryByRole('img', { name: '网页用户的头像' })).toBeNull();
  });
});

test('暂不授权 asks nothing, creates nobody and goes back (§5)', async () => {
  const world = await openWorld({ user: ALIPAY.newcomer });
  await openAuthorize(world);

  await world.tap('暂不授权');
  await world.screen.findByRole('heading', { name: '欢迎，初次见面' });
  expect(askedScopes(world)).toEqual([]);
  expect(await world.serverKnows(ALIPAY.newcomer)).toBe(false);
});

test('without network the page says so, and the login can be repeated (§4, §5)', async () => {
  const world = await openWorld({ user: ALIPAY.newcomer });
  await openAuthorize(world);

  world.offline();
  await world.tap('同意授权');
  expect(await world.screen.findByRole('alert')).toHaveTextContent('检查网络后重试');

  world.online();
  await world.tap('同意授权');
  await world.answerSheet('同意');
  await world.expectHome('小信');
});

test('a double tap asks once, and the button shows that it is under way (§5)', async () => {
  const world = await openWorld({ user: ALIPAY.newcomer, authorization: 'agree' });
  await openAuthorize(world);
  const held = world.hold(AUTHENTICATE);
  const button = world.screen.getByRole('button', { name: '同意授权' });

  await world.person.dblClick(button);
  expect(button).toHaveAttribute('aria-busy', 'true');
  expect(world.screen.getByRole('button', { name: '暂不授权' })).toBeDisabled();
  held.send();

  await world.expectHome('小信');
  expect(askedScopes(world)).toHaveLength(1);
});

test('leaving while the login is under way: it goes through, and the page stays away (§5)', async () => {
  const world = await openWorld({ user: ALIPAY.newcomer, authorization: 'agree' });
  await openAuthorize(world);
  const held = world.hold(AUTHENTICATE);
  await world.tap('同意授权');
  world.back();
  await world.screen.findByRole('heading', { name: '欢迎，初次见面' });

  held.send();
  await world.expectHome('小信');
  await world.tap(/^我的账号/);
  await world.screen.findByRole('heading', { name: '登录资料' });
  expect(world.screen.queryByText('登录成功')).toBeNull();
  expect(world.routes).toEqual(['pages/index/index', 'pages/profile/profile']);
});

test('launched into this page, a login ends on the home page (§5)', async () => {
  const world = await openWorld({
    user: ALIPAY.newcomer,
    authorization: 'agree',
    path: 'pages/authorize/authorize',
  });
  await world.tap('同意授权');

  await world.expectHome('小信');
  expect(world.routes).toEqual(['pages/index/index']);
});
