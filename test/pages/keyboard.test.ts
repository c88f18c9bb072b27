import { ALIPAY, openWorld, WEB_USER } from './world';

describe('the cursor after a form was refused (§5)', () => {
  test('is in the first field that is wrong, however the form was sent', async () => {
    const world = await openWorld({ user: ALIPAY.newcomer });
    await world.tap(/^我有账号/);
    await world.tap('登录并关联支付宝');
    expect(world.screen.getByLabelText('账号')).toHaveFocus();

    await world.person.type(world.screen.getByLabelText('账号'), WEB_USER.username);
    await world.tap('登录并关联支付宝');
    expect(world.screen.getByLabelText('密码')).toHaveFocus();

    await world.person.clear(world.screen.getByLabelText('账号'));
    await world.person.type(world.screen.getByLabelText('密码'), 'ifanrx123{Enter}');
    expect(world.screen.getByLabelText('账号')).toHaveFocus();
  });

  test('is in the phone number if no code can be sent to it, and stays where it is put then', async () => {
    const world = await openWorld({ user: ALIPAY.newcomer });
    await world.tap(/^我有账号/);
    await world.person.click(await world.screen.findByRole('tab', { name: '验证码登录' }));
    await world.tap('获取验证码');
    expect(world.screen.getByLabelText('手机号')).toHaveFocus();

    await world.tap('登录并关联支付宝');
    await world.person.type(world.screen.getByLabelText('验证码'), '1');
    expect(world.screen.getByLabelText('验证码')).toHaveFocus();
    expect(world.screen.getByLabelText('验证码')).toHaveValue('1');
  });

  test('is not moved by what the server refuses', async () => {
    const world = await openWorld({ user: ALIPAY.newcomer });
    await world.tap(/^我有账号/);
    await world.fill('账号', WEB_USER.username);
    await world.fill('密码', 'wrong-password');
    await world.tap('登录并关联支付宝');
    await world.screen.findByRole('alert');
    expect(world.screen.getByRole('button', { name: '登录并关联支付宝' })).toHaveFocus();
  });
});

describe('完成 on the keyboard (§5)', () => {
  test('leads from field to field, and sends the form from the last one', async () => {
    const world = await openWorld({ user: ALIPAY.newcomer });
    await world.tap(/^我有账号/);
    const account = await world.screen.findByLabelText('账号');
    expect(account).toHaveAttribute('enterkeyhint', 'next');
    expect(world.screen.getByLabelText('密码')).toHaveAttribute('enterkeyhint', 'done');

    await world.person.type(account, `${WEB_USER.username}{Enter}`);
    expect(world.screen.getByLabelText('密码')).toHaveFocus();
    expect(world.requestsTo('/login/username/')).toBe(0);

    await world.person.type(world.screen.getByLabelText('密码'), `${WEB_USER.password}{Enter}`);
    await world.expectHome(WEB_USER.nickname);
    expect(world.requestsTo('/login/username/')).toBe(1);
  });

  test('names what is missing as the button does', async () => {
    const world = await openWorld({ user: ALIPAY.newcomer });
    await world.tap(/^我有账号/);
    await world.person.type(await world.screen.findByLabelText('密码'), 'ifanrx123{Enter}');
    expect(world.screen.getByLabelText('账号')).toHaveAccessibleDescription(/请填写用户名/);
    expect(world.requestsTo('/login/')).toBe(0);
  });

  test('sends each form of the profile and the reset of a password', async () => {
    const world = await openWorld({ user: ALIPAY.known });
    await world.tap(/^我的账号/);
    await world.tap(/^昵称/);
    await world.person.type(await world.screen.findByLabelText('新昵称'), '芝麻{Enter}');
    expect(await world.screen.findByText('已保存')).toBeVisible();

    world.restart();
    await world.expectHome('芝麻');
    await world.tap('退出登录');
    await world.answerDialog('退出登录？', '退出登录');
    await world.tap(/^我有账号/);
    await world.tap('忘记密码？');
    await world.person.type(await world.screen.findByLabelText('邮箱'), `${WEB_USER.email}{Enter}`);
    expect(await world.screen.findByText('重置邮件已发送')).toBeVisible();
  });

  test('sends once, however often it is tapped', async () => {
    const world = await openWorld({ user: ALIPAY.newcomer });
    await world.tap(/^我有账号/);
    await world.fill('账号', WEB_USER.username);
    const held = world.hold('/login/username/');
    const password = world.screen.getByLabelText('密码');
    await world.person.type(password, `${WEB_USER.password}{Enter}`);
    await world.person.type(password, '{Enter}');
    held.send();
    await world.expectHome(WEB_USER.nickname);
    expect(world.requestsTo('/login/username/')).toBe(1);
  });
});

describe('what was typed into fields that are gone (§5)', () => {
  test('is not sent by 完成 when the fields are back, and empty', async () => {
    const world = await openWorld({ user: ALIPAY.newcomer });
    await world.tap(/^我有账号/);
    await world.fill('账号', WEB_USER.username);
    await world.person.click(world.screen.getByRole('tab', { name: '验证码登录' }));
    await world.person.click(world.screen.getByRole('tab', { name: '密码登录' }));
    expect(world.screen.getByLabelText('账号')).toHaveValue('');

    await world.person.type(world.screen.getByLabelText('密码'), `${WEB_USER.password}{Enter}`);
    expect(world.screen.getByLabelText('账号')).toHaveAccessibleDescription(/请填写用户名/);
    expect(world.requestsTo('/login/')).toBe(0);
  });

  test('gets no code', async () => {
    const world = await openWorld({ user: ALIPAY.newcomer });
    await world.tap(/^我有账号/);
    await world.person.click(await world.screen.findByRole('tab', { name: '验证码登录' }));
    await world.fill('手机号', WEB_USER.phone);
    await world.person.click(world.screen.getByRole('tab', { name: '注册' }));
    await world.person.click(world.screen.getByRole('tab', { name: '验证码登录' }));
    await world.consent();

    await world.tap('获取验证码');
    expect(world.screen.getByLabelText('手机号')).toHaveAccessibleDescription(/请填写手机号/);
    expect(world.requestsTo('/sms-verification-code/')).toBe(0);
  });
});
