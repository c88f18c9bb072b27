import { within } from '@testing-library/dom';
import { ALIPAY, openWorld, WEB_USER, type World } from './world';

const PHONE_NUMBER = '/idp/alipay/phone-number/';
/** What the sandbox says of the newcomer. */
const NUMBER = '13900000002';
const CHECK = `${PHONE_NUMBER}check/`;
const BUTTON = '用支付宝手机号登录';

/** As an app whose `config.ts` says that it has the product, and whose backend can read the number. */
async function openAccount(): Promise<World> {
  const world = await openWorld({
    user: ALIPAY.newcomer,
    before: "require('./config').config.alipayPhoneNumber = true;\n",
  });
  await world.tap(/^我有账号/);
  await world.screen.findByRole('button', { name: BUTTON });
  return world;
}

const agree = async (world: World) =>
  world.person.click(world.screen.getByRole('checkbox', { name: /同意隐私政策/ }));

/** Answers the sheet on which Alipay asks for the number. */
async function answer(world: World, button: '同意' | '拒绝'): Promise<void> {
  const sheet = within(await world.screen.findByRole('dialog'));
  await world.person.click(sheet.getByRole('button', { name: button }));
}

describe('the phone number by Alipay on the account page (§5)', () => {
  test('is not offered unless config.ts says that the app has it', async () => {
    const world = await openWorld({ user: ALIPAY.newcomer });
    await world.tap(/^我有账号/);
    await world.screen.findByRole('tab', { name: '密码登录' });
    expect(world.screen.queryByRole('button', { name: BUTTON })).toBeNull();
  });

  test('is taken only after the privacy agreement', async () => {
    const world = await openAccount();
    expect(world.screen.getByRole('button', { name: BUTTON })).toBeDisabled();
    await agree(world);
    expect(world.screen.getByRole('button', { name: BUTTON })).toBeEnabled();
  });

  test('agreed to, it becomes the verified number of the user, who is in', async () => {
    const world = await openAccount();
    await agree(world);
    await world.tap(BUTTON);
    await answer(world, '同意');
    expect(await world.screen.findByText('手机号已绑定')).toBeVisible();
    expect(world.routes).toEqual(['pages/index/index']);
    expect(world.requestsTo(CHECK)).toBe(1);
    expect(world.requestsTo(PHONE_NUMBER)).toBe(2);
    expect(await world.serverKnows(ALIPAY.newcomer)).toBe(true);
  });

  test('of another account, it creates nobody, who would be in the way of that account', async () => {
    const world = await openAccount();
    await world.registerPhone(NUMBER);
    await agree(world);
    await world.tap(BUTTON);
    await answer(world, '同意');
    expect(await world.screen.findByRole('alert')).toHaveTextContent('这个手机号已属于另一个账号');
    expect(await world.serverKnows(ALIPAY.newcomer)).toBe(false);

    await world.fill('账号', WEB_USER.username);
    await world.fill('密码', WEB_USER.password);
    await world.tap('登录并关联支付宝');
    await world.expectHome(WEB_USER.nickname);
  });

  test('refused, nobody is created and the other ways stay', async () => {
    const world = await openAccount();
    await agree(world);
    await world.tap(BUTTON);
    await answer(world, '拒绝');
    expect(await world.screen.findByRole('alert')).toHaveTextContent('没有获取手机号');
    expect(world.requestsTo(PHONE_NUMBER)).toBe(0);
    expect(await world.serverKnows(ALIPAY.newcomer)).toBe(false);

    await world.fill('账号', WEB_USER.username);
    await world.fill('密码', WEB_USER.password);
    await world.tap('登录并关联支付宝');
    await world.expectHome(WEB_USER.nickname);
  });
});
