import { ALIPAY, openWorld, type World } from './world';

/** Before the page has gone, as on a device, where it takes its time to slide away. */
async function tapTwice(world: World, name: string): Promise<void> {
  const button = await world.screen.findByRole('button', { name });
  button.click();
  button.click();
}

describe('a double tap on a way back goes back once (§5: no button fires twice)', () => {
  test('from the privacy policy, to the form', async () => {
    const world = await openWorld({ user: ALIPAY.newcomer });
    await world.tap(/^我有账号/);
    await world.person.click(await world.screen.findByRole('tab', { name: '验证码登录' }));
    await world.fill('手机号', '13900139000');
    await world.tap(/查看《隐私政策》/);
    await tapTwice(world, '我知道了');
    expect(await world.screen.findByLabelText('手机号')).toHaveValue('13900139000');
    expect(world.callsOf('navigateBack')).toBe(1);
  });

  test('from the reset of a password, to the form', async () => {
    const world = await openWorld({ user: ALIPAY.newcomer });
    await world.tap(/^我有账号/);
    await world.tap('忘记密码？');
    await tapTwice(world, '返回登录');
    await world.screen.findByLabelText('账号');
    expect(world.callsOf('navigateBack')).toBe(1);
  });

  test('from the authorization, to the home page', async () => {
    const world = await openWorld({ user: ALIPAY.newcomer });
    await world.tap(/^授权登录/);
    await tapTwice(world, '暂不授权');
    await world.screen.findByRole('heading', { name: '欢迎，初次见面' });
    expect(world.callsOf('navigateBack')).toBe(1);
  });

  test('to a fresh home page, of an app that a link opened elsewhere', async () => {
    const world = await openWorld({ user: ALIPAY.newcomer, path: 'pages/profile/profile' });
    await tapTwice(world, '回到首页');
    await world.screen.findByRole('heading', { name: '欢迎，初次见面' });
    expect(world.callsOf('reLaunch')).toBe(1);
  });
});
