import { type Message, type RunningServer, startServer } from 'local-hserve';
import {
  createWorld,
  KNOWN,
  NEWCOMER,
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

  test('users by a query: found, sorted, counted, in part', async () => {
    const { baas } = phoneOf(KNOWN);
    await baas.auth.loginWithAlipay();
    const { Query, User } = baas;
    const small = new Query().contains('nickname', '小').compare('id', '>', 1);
    const users = new User();
    const { data, statusCode } = await users.setQuery(small).orderBy('-id').find();
    expect(statusCode).toBe(200);
    expect(data.objects.map(({ nickname }): unknown => nickname)).toEqual(['小维', '小芝']);
    expect(data.meta).toEqual({ limit: 20, offset: 0, next: null, previous: null });
    // A query counts once.
    await expect(users.count()).resolves.toBe(3);
    await expect(users.setQuery(small).count()).resolves.toBe(2);
    const either = Query.or(
      new Query().matches('nickname', /^网/i),
      Query.and(small, new Query().in('nickname', ['小芝', 'x'])),
    );
    const part = await users
      .setQuery(either)
      .select(['nickname', 'id'])
      .limit(1)
      .offset(1)
      .find({ withCount: true });
    expect(part.data.objects).toEqual([{ id: 45000000000004, nickname: '网页用户' }]);
    expect(part.data.meta).toMatchObject({ limit: 1, offset: 1, total_count: 2 });
    const one = await users.select('-avatar').get(45000000000004);
    expect(one.data).toEqual({ id: 45000000000004, nickname: '网页用户' });
    const hidden = users.setQuery(new Query().compare('_email', '=', 'ifanrx@ifanr.com')).find();
    expect(await rejection(hidden)).toMatchObject({ code: 400 });
  });

  test('changes that the server works out', async () => {
    const { baas } = phoneOf(KNOWN);
    const user = await baas.auth.loginWithAlipay();
    await user.set({ visits: 1, tags: ['a'], theme: { dark: true } }).update();
    await user
      .incrementBy('visits', 2)
      .append('tags', ['b', 'c'])
      .patchObject('theme', { size: 2 })
      .update();
    expect(user.get('visits')).toBe(3);
    expect(user.get('theme')).toEqual({ dark: true, size: 2 });
    await user.uAppend('tags', 'a').update();
    await user.remove('tags', 'b').update();
    expect(user.get('tags')).toEqual(['a', 'c']);
    await user.pop('tags').update();
    expect(user.get('tags')).toEqual(['a']);
    await new baas.UserRecord().shift('tags').update();
    const read = await baas.auth.getCurrentUser();
    expect(read.get('tags')).toEqual([]);
    expect(await rejection(user.incrementBy('tags', 1).update())).toMatchObject({ code: 400 });
  });

  test('getServerDate gives the server’s clock', async () => {
    const { data } = await phoneOf().baas.getServerDate();
    expect(Math.abs(Date.parse(data.time) - Date.now())).toBeLessThan(60_000);
  });
});
