import {
  calls,
  createWorld,
  LOGIN,
  passwordAnswer,
  plan,
  record,
  userInfo,
  type Reply,
} from './world';

const ACCOUNT = 'POST /hserve/v2.2/user/account/';
const MAIL = 'POST /hserve/v2.0/user/email-verify/';
const SMS_LOGIN = 'POST /hserve/v2.1/login/sms/';

describe('an account on the wire (section 3)', () => {
  /** Bob, logged in; then what the test does, and what that sent. */
  async function bob(...replies: Reply[]) {
    const world = createWorld({
      transport: plan(
        { to: LOGIN, status: 201, body: passwordAnswer(2) },
        { to: userInfo(2), body: record(2, { _phone: '13800138000', _phone_verified: false }) },
        ...replies,
      ).transport,
    });
    const user = await world.baas.auth.login({ username: 'bob', password: 'secret-2' });
    return { world, user, sent: () => calls(world).slice(2) };
  }

  test('setEmail sends no mail unless it is asked to', async () => {
    const { user, sent } = await bob({ to: ACCOUNT, body: { _email: 'b@b.cn' } });
    await user.setEmail('b@b.cn');
    expect(sent()).toEqual([{ to: ACCOUNT, body: { email: 'b@b.cn' } }]);
  });

  test('setEmail with sendVerificationEmail sends the mail, but none when it clears the address', async () => {
    const { user, sent } = await bob(
      { to: ACCOUNT, body: {}, repeat: true },
      { to: MAIL, status: 201, body: { status: 'ok' } },
    );
    await user.setEmail('b@b.cn', { sendVerificationEmail: true });
    await user.setEmail(null, { sendVerificationEmail: true });
    expect(sent().map(({ to, body }) => [to, body])).toEqual([
      [ACCOUNT, { email: 'b@b.cn' }],
      [MAIL, {}],
      [ACCOUNT, { email: null }],
    ]);
  });

  test('setMobilePhone, setUsername, setAccount and updatePassword send what they were given', async () => {
    const { user, sent } = await bob({ to: ACCOUNT, body: {}, repeat: true });
    await user.setMobilePhone('13900139000');
    await user.setMobilePhone(null);
    await user.setUsername('bobby');
    await user.setAccount({ username: 'b', email: null, password: 'p-1' });
    await user.updatePassword({ newPassword: 'p-2' });
    await user.updatePassword({ password: 'p-2', newPassword: 'p-3' });
    expect(sent().map(({ body }) => body)).toEqual([
      { phone: '13900139000' },
      { phone: null },
      { username: 'bobby' },
      { username: 'b', email: null, new_password: 'p-1' },
      { new_password: 'p-2' },
      { password: 'p-2', new_password: 'p-3' },
    ]);
  });

  test('identical calls in flight are one, others are not (R7)', async () => {
    const { user, sent } = await bob({ to: ACCOUNT, body: {}, repeat: true });
    await Promise.all([
      user.setUsername('a'),
      user.setUsername('a'),
      user.setUsername('b'),
      user.setEmail('a'),
    ]);
    expect(sent().map(({ body }) => body)).toEqual([
      { username: 'a' },
      { username: 'b' },
      { email: 'a' },
    ]);
  });

  test('what the account answers is the user’s from then on; an answer of nothing changes nothing', async () => {
    const { user, world } = await bob(
      { to: ACCOUNT, body: { _username: 'bobby' } },
      { to: ACCOUNT, body: '[1]' },
      { to: userInfo(2), body: record(2) },
    );
    await user.setUsername('bobby');
    await user.setUsername('bobby2');
    expect(user._username).toBe('bobby');
    expect(user.toJSON()).toMatchObject({ nickname: 'user 2', _username: 'bobby' });
    expect(Object.keys(user.toJSON())).not.toContain('0');
    await world.baas.auth.getCurrentUser();
  });

  test('verifyMobilePhone sends the code, and the number is verified from then on', async () => {
    const to = 'POST /hserve/v2.1/sms-phone-verification/';
    const { user, sent } = await bob({ to, body: { status: 'ok' } });
    await user.verifyMobilePhone(4711);
    expect(sent()).toEqual([{ to, body: { code: '4711' } }]);
    expect(user._phone_verified).toBe(true);
  });

  test('a login with a text message creates the user, unless told otherwise (R5)', async () => {
    const world = createWorld({
      transport: plan(
        { to: SMS_LOGIN, status: 201, body: passwordAnswer(2), repeat: true },
        { to: userInfo(2), body: record(2), repeat: true },
      ).transport,
    });
    const { auth } = world.baas;
    await auth.loginWithSmsVerificationCode('13800138000', '4711');
    await auth.loginWithSmsVerificationCode('13800138000', 4711, { createUser: false });
    const bodies = calls(world).filter(({ to }) => to === SMS_LOGIN);
    expect(bodies.map(({ body }) => body)).toEqual([
      { phone: '13800138000', code: '4711', create_user: true },
      { phone: '13800138000', code: '4711', create_user: false },
    ]);
  });

  test('the record id of the server’s storage is no field of the user’s own', async () => {
    const world = createWorld({
      transport: plan(
        { to: LOGIN, status: 201, body: passwordAnswer(2) },
        { to: userInfo(2), body: record(2, { _recordID: 'r-1', _email: 'b@b.cn', dish: 'x' }) },
      ).transport,
    });
    const user = await world.baas.auth.login({ username: 'bob', password: 'secret-2' });
    expect(user).toHaveProperty('_email', 'b@b.cn');
    expect(Object.keys(user)).not.toContain('_recordID');
    expect(Object.keys(user)).not.toContain('dish');
    expect(user.get('dish')).toBe('x');
  });

  test('once logged out, a user’s record is sent no more (R11)', async () => {
    const { user, world, sent } = await bob({
      to: 'POST /hserve/v2.0/session/destroy/',
      status: 201,
      body: {},
    });
    await world.baas.auth.logout();
    await expect(user.setUsername('x')).rejects.toMatchObject({ code: 604 });
    expect(sent()).toHaveLength(1);
  });
});
