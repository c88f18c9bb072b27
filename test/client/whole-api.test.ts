import { startServer, type Message, type RunningServer } from '../../server';
import {
  calls,
  createWorld,
  KNOWN,
  NEWCOMER,
  plan,
  record,
  rejection,
  STATUS_WORLDS,
  stored,
  until,
  type World,
} from './world';

const PHONE = '13900139000';

describe.each(STATUS_WORLDS)('the whole API on the local 知晓云, statuses to %s', (statusWorld) => {
  let server: RunningServer;
  let messages: Message[];
  beforeEach(async () => {
    messages = [];
    server = await startServer({
      databaseUrl: ':memory:',
      passwordCost: 1024,
      onMessage: (message) => messages.push(message),
    });
  });
  afterEach(() => server.close());

  const phoneOf = (user = NEWCOMER): World => createWorld({ user, statusWorld, url: server.url });
  const codeSent = (): string => /\d{4,}/.exec(messages.at(-1)?.text ?? '')?.[0] ?? 'none';

  test('anonymous, then registered: the same user id (R17)', async () => {
    const world = phoneOf();
    const anonymous = await world.baas.auth.anonymousLogin();
    expect(anonymous._anonymous).toBe(true);
    await until(() => stored(world, 'is_anonymous_user') === 1);
    const user = await world.baas.auth.register({ username: 'named', password: 'named-2088' });
    expect(user.id).toBe(anonymous.id);
    expect(user._anonymous).toBe(false);
    await until(() => stored(world, 'is_anonymous_user') === 0);
  });

  test('anonymous, then through Alipay as a new user: the same user id (R17)', async () => {
    const world = phoneOf();
    const anonymous = await world.baas.auth.anonymousLogin();
    world.phone.authorization = 'agree';
    const user = await world.baas.auth.loginWithAlipay({ forceLogin: true });
    expect(user).toMatchObject({ id: anonymous.id, _anonymous: false });
  });

  test('what an anonymous user may not do is 612, custom fields they may set', async () => {
    const user = await phoneOf().baas.auth.anonymousLogin();
    for (const call of [
      user.linkAlipay(),
      user.setUsername('x'),
      user.setEmail('a@b.cn'),
      user.setMobilePhone(PHONE),
      user.setAccount({ username: 'x' }),
      user.updatePassword({ newPassword: 'x-2088' }),
      user.verifyMobilePhone('123456'),
      user.requestEmailVerification(),
    ]) {
      expect(await rejection(call)).toMatchObject({ code: 612 });
    }
    await expect(user.set('theme', 'dark').update()).resolves.toMatchObject({ status: 200 });
  });

  test('a code by text message logs in; createUser:false and an unknown number is 404', async () => {
    const { baas } = phoneOf();
    await expect(baas.sendSmsCode({ phone: PHONE })).resolves.toMatchObject({
      data: { status: 'ok' },
    });
    const unknown = baas.auth.loginWithSmsVerificationCode(PHONE, codeSent(), {
      createUser: false,
    });
    expect(await rejection(unknown)).toMatchObject({ code: 404 });
    const user = await baas.auth.loginWithSmsVerificationCode(PHONE, Number(codeSent()));
    expect(user).toMatchObject({ _phone: PHONE, _phone_verified: true });
    const again = baas.auth.loginWithSmsVerificationCode(PHONE, codeSent());
    expect(await rejection(again)).toMatchObject({ code: 400 });
  });

  test('verifySmsCode: the right code, then a wrong one', async () => {
    const { baas } = phoneOf();
    await baas.sendSmsCode({ phone: PHONE });
    const code = codeSent();
    const wrong = baas.verifySmsCode({
      phone: PHONE,
      code: code === '111111' ? '222222' : '111111',
    });
    expect(await rejection(wrong)).toMatchObject({ code: 400 });
    await expect(baas.verifySmsCode({ phone: PHONE, code })).resolves.toMatchObject({
      data: { status: 'ok' },
    });
  });

  test('a phone number is set, then verified', async () => {
    const { baas } = phoneOf(KNOWN);
    const user = await baas.auth.loginWithAlipay();
    await user.setMobilePhone(PHONE);
    expect(user).toMatchObject({ _phone: PHONE, _phone_verified: false });
    await baas.sendSmsCode({ phone: PHONE });
    await user.verifyMobilePhone(codeSent());
    expect(user._phone_verified).toBe(true);
    await expect(baas.auth.getCurrentUser()).resolves.toMatchObject({ _phone_verified: true });
  });

  test('an e-mail address is verified, and a password reset through it', async () => {
    const { baas } = phoneOf(KNOWN);
    const user = await baas.auth.loginWithAlipay();
    await user.setEmail('zhi@example.com', { sendVerificationEmail: true });
    expect(messages.at(-1)).toMatchObject({ email: 'zhi@example.com' });
    const unknown = baas.auth.requestPasswordReset({ email: 'nobody@example.com' });
    expect(await rejection(unknown)).toMatchObject({ code: 404 });
    await expect(
      baas.auth.requestPasswordReset({ email: 'ifanrx@ifanr.com' }),
    ).resolves.toMatchObject({ data: { status: 'ok' } });
    expect(messages.at(-1)).toMatchObject({ email: 'ifanrx@ifanr.com' });
  });

  test('set adds up, update writes nickname, avatar and custom fields', async () => {
    const { baas } = phoneOf(KNOWN);
    const user = await baas.auth.loginWithAlipay();
    const res = await user
      .set('nickname', '新名字')
      .set({ favourite: { tea: true } })
      .update();
    expect(res.statusCode).toBe(200);
    expect(user.nickname).toBe('新名字');
    const read = await baas.auth.getCurrentUser();
    expect(read.get('favourite')).toEqual({ tea: true });
    expect(() => user.set('x' as never)).toThrow(/^605: /);
  });

  test('users by id: the own record whole, another’s in part', async () => {
    const { baas } = phoneOf(KNOWN);
    const user = await baas.auth.loginWithAlipay();
    const users = new baas.User();
    await expect(users.get(user.id)).resolves.toMatchObject({ data: { _provider: {} } });
    const other = await users.get(45000000000004);
    expect(Object.keys(other.data).sort()).toEqual(['avatar', 'id', 'nickname']);
    expect(await rejection(users.get(1))).toMatchObject({ code: 404 });
    expect(await rejection(users.get('x'))).toMatchObject({ code: 605 });
    const foreign = users.getWithoutData(45000000000004).set('nickname', 'x').update();
    expect(await rejection(foreign)).toMatchObject({ code: 604 });
    await new baas.UserRecord().set('nickname', 'y').update();
    await expect(baas.auth.getCurrentUser()).resolves.toMatchObject({ nickname: 'y' });
  });

  test('getServerDate gives the server’s clock', async () => {
    const { data } = await phoneOf().baas.getServerDate();
    expect(Math.abs(Date.parse(data.time) - Date.now())).toBeLessThan(60_000);
  });
});

describe('the parts of the vendor’s SDK', () => {
  const loggedIn = async () => {
    const { transport } = plan(
      {
        to: 'POST /hserve/v2.0/login/anonymous/',
        status: 201,
        body: { user_id: 5, token: 't', expires_in: 99 },
      },
      { to: 'GET /hserve/v2.5/user/info/5/', body: record(5) },
      { to: 'POST /hserve/v2.5/user/info/', status: 500 },
      { to: 'POST /hserve/v2.5/user/info/', body: { nickname: 'n' } },
    );
    const world = createWorld({ transport });
    return { world, user: await world.baas.auth.anonymousLogin() };
  };

  test('users are instances of my.BaaS.CurrentUser and my.BaaS.UserRecord', async () => {
    const { world, user } = await loggedIn();
    const { CurrentUser, UserRecord } = world.baas;
    expect(user).toBeInstanceOf(CurrentUser);
    expect(user).toBeInstanceOf(UserRecord);
    expect(new CurrentUser(record(5)).id).toBe(5);
    expect(() => new CurrentUser('x' as never)).toThrow(/^605: /);
  });

  test('changes survive a failed update, and are sent as they were set', async () => {
    const { world, user } = await loggedIn();
    const tags = ['a'];
    user.set({ tags });
    tags.push('b');
    expect(await rejection(user.update())).toMatchObject({ code: 500 });
    await user.update();
    expect(
      calls(world)
        .slice(2)
        .map(({ body }) => body),
    ).toEqual([{ tags: ['a'] }, { tags: ['a'] }]);
  });

  test('what is not about users is a 611 that names it, never "undefined is not a function"', async () => {
    const { baas } = createWorld();
    expect(await rejection(baas.pay({ totalCost: 1 }))).toMatchObject({
      code: 611,
      message: '611: unsupported function: pay',
    });
    expect(await rejection(baas.invokeFunction('f'))).toMatchObject({ code: 611 });
    expect(() => new baas.TableObject('t')).toThrow('611: unsupported function: TableObject');
    // What the types leave out, an app in plain JavaScript may still call.
    const users = new baas.User() as unknown as Record<string, () => Promise<unknown>>;
    expect(await rejection(users.find?.() ?? Promise.resolve())).toMatchObject({ code: 611 });
    expect(() => users.limit?.()).toThrow('611: unsupported function: limit');
    const record = new baas.UserRecord() as unknown as typeof users;
    expect(() => record.incrementBy?.()).toThrow(/^611: /);
    expect(await rejection(record.linkWechat?.() ?? Promise.resolve())).toMatchObject({
      code: 611,
    });
  });
});
