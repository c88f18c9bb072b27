import crypto from 'node:crypto';
import { USER_ID_GAP } from '../src/storage/migrations';
import { ACCOUNT, KNOWN, useServers } from './harness';
import { holdHashes } from './hold-hashes';

const start = useServers();

const REGISTER = '/hserve/v2.1/register';
const LOGIN = '/hserve/v2.1/login';
const ANONYMOUS = '/hserve/v2.0/login/anonymous/';

describe('POST /register/…/', () => {
  test.each([
    { type: 'username', value: 'Zhang', field: '_username', kept: 'Zhang' },
    { type: 'username', value: '张三 🀄', field: '_username', kept: '张三 🀄' },
    { type: 'email', value: 'Zhang@Example.COM', field: '_email', kept: 'zhang@example.com' },
    { type: 'phone', value: '13900139000', field: '_phone', kept: '13900139000' },
    { type: 'phone', value: '+8613900139000', field: '_phone', kept: '13900139000' },
  ])('by $type $value, then log in with it (section 3)', async ({ type, value, field, kept }) => {
    const server = await start();
    const body = { [type]: value, password: 'secret-1' };
    const registered = await server.post(`${REGISTER}/${type}/`, body);
    expect(registered.status).toBe(201);
    expect(registered.body).toMatchObject({
      user_id: registered.body.id,
      expires_in: 2_592_000,
      [field]: kept,
      _email_verified: false,
      _phone_verified: false,
      _anonymous: false,
      _provider: {},
    });
    expect((await server.me(registered)).body[field]).toBe(kept);
    const login = await server.post(`${LOGIN}/${type}/`, body);
    expect(login.status).toBe(201);
    expect(login.body.user_id).toBe(registered.body.user_id);
  });

  // The ids of the seed are 1, 3 and 4 past the first: what is drawn for the first newcomer must not meet them.
  test.each([1, 2, 3, 4])('whatever is drawn for the id, it is nobody else’s: %s', async (end) => {
    for (const gap of [end, USER_ID_GAP - end]) {
      const draw = jest.spyOn(crypto, 'randomInt').mockImplementation(() => gap);
      try {
        const server = await start();
        expect((await server.register('li')).status).toBe(201);
        expect((await server.register('wang')).status).toBe(201);
        expect(draw).toHaveBeenCalledWith(1, USER_ID_GAP);
      } finally {
        draw.mockRestore();
      }
    }
  });

  test.each([
    ['ifanrx', 'IfAnrX'],
    ['Straße', 'STRASSE'],
    ['STRAẞE', 'strasse'],
    ['ὈΔΥΣΣΕΎΣ', 'ὀδυσσεύς'],
    ['Ｌｉ', 'li'],
    ['Zoë', 'ZOE\u0308'],
  ])('"%s" and "%s" are one user name (section 3)', async (first, second) => {
    const server = await start();
    const { body } = await server.register(first);
    const refused = await server.register(second);
    expect(refused.status).toBe(400);
    expect(refused.body.error_msg).toBe('username: already taken');
    expect((await server.login(second)).body.user_id).toBe(body.user_id);
  });

  test.each([
    ['email', 'IFANRX@ifanr.com'],
    ['phone', '+8613800138000'],
  ])('a taken %s is 400', async (type, value) => {
    const server = await start();
    const refused = await server.post(`${REGISTER}/${type}/`, {
      [type]: value,
      password: 'secret-1',
    });
    expect(refused.status).toBe(400);
    expect(refused.body.error_msg).toBe(`${type}: already taken`);
  });

  test('of ten registrations of one name at once exactly one succeeds (section 7)', async () => {
    const server = await start();
    const names = ['li', 'LI', 'Li', 'lI', 'li', 'LI', 'Li', 'lI', 'li', 'LI'];
    const answers = await Promise.all(names.map((name) => server.register(name)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array<number>(9).fill(400)]);
  });

  test('a refused registration leaves nothing behind (section 7)', async () => {
    const server = await start();
    const anonymous = await server.post(ANONYMOUS);
    const refused = await server.register('xiaowei', 'secret-1', anonymous.body.token);
    expect(refused.status).toBe(400);
    expect((await server.me(anonymous)).body._anonymous).toBe(true);
  });

  test('no answer ever holds a password or its hash', async () => {
    const server = await start();
    const { body } = await server.register('li');
    expect(JSON.stringify(body)).not.toMatch(/secret-1|scrypt|password/);
  });
});

describe('anonymous → registered (R17)', () => {
  test('registering keeps the id and ends the anonymous session', async () => {
    const server = await start();
    const anonymous = await server.post(ANONYMOUS);
    expect(anonymous.body).toMatchObject({ _anonymous: true, user_id: anonymous.body.id });
    const registered = await server.register('li', 'secret-1', anonymous.body.token);
    expect(registered.body).toMatchObject({
      user_id: anonymous.body.user_id,
      _anonymous: false,
      _username: 'li',
    });
    expect((await server.me(anonymous)).status).toBe(401);
  });

  test('two registrations with one anonymous session: one keeps the id, one is new', async () => {
    const server = await start();
    const { token, user_id } = (await server.post(ANONYMOUS)).body;
    // Both have seen the session before either is done.
    const hashes = holdHashes();
    void hashes.asked(2).then(hashes.release);
    const answers = await Promise.all([
      server.register('one', 'secret-1', token),
      server.register('two', 'secret-1', token),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers.filter(({ body }) => body.user_id === user_id)).toHaveLength(1);
  });

  test('registering while logged in to an account makes another user', async () => {
    const server = await start();
    const first = await server.register('one');
    const second = await server.register('two', 'secret-1', first.body.token);
    expect(second.body.user_id).not.toBe(first.body.user_id);
    expect((await server.me(first)).status).toBe(200);
  });
});

describe('POST /login/…/', () => {
  test('the sample of the vendor’s page', async () => {
    const server = await start();
    const { status, body } = await server.post(`${LOGIN}/email/`, {
      email: 'ifanrx@ifanr.com',
      password: 'ifanrx123',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ _username: 'web_user', _phone: '13800138000', _provider: {} });
    expect(body).not.toHaveProperty('alipay_user_id');
  });

  test('an account with Alipay names its Alipay user, as the vendor’s SDK stores it', async () => {
    const server = await start();
    const { body } = await server.login('xiaowei', 'xiaowei-2088');
    expect(body.alipay_user_id).toBe('2088000000000003');
  });

  test('unknown user, wrong password, no password set: one answer (section 3)', async () => {
    const server = await start();
    const known = await server.silentLogin(KNOWN);
    await server.account(known.body.token, { username: 'no-password' });
    const answers = [
      await server.login('nobody'),
      await server.login('xiaowei', 'wrong'),
      await server.login('xiaowei', 'x'),
      await server.login('no-password', ''),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(400);
      expect(body).toEqual(answers[0]?.body);
    }
  });

  test('the same password typed in another Unicode form is the same', async () => {
    const server = await start();
    await server.register('li', 'pâssword');
    expect((await server.login('li', 'pa\u0302ssword')).status).toBe(201);
  });
});

describe('PUT /user/account/', () => {
  test('setAccount of an Alipay user: name, e-mail and first password, then log in with them', async () => {
    const server = await start();
    const { body } = await server.silentLogin(KNOWN);
    const changed = await server.account(body.token, {
      username: 'Zhi',
      email: 'Zhi@Example.com',
      phone: '13900139000',
      new_password: 'secret-1',
    });
    expect(changed.status).toBe(200);
    expect(changed.body).toEqual({
      _username: 'Zhi',
      _email: 'zhi@example.com',
      _email_verified: false,
      _phone: '13900139000',
      _phone_verified: false,
    });
    expect((await server.login('zhi')).body.user_id).toBe(body.user_info.id);
  });

  test('null clears, and frees the name', async () => {
    const server = await start();
    const { token } = (await server.login('web_user', 'ifanrx123')).body;
    const { body } = await server.account(token, { username: null, email: null, phone: null });
    expect(body).toMatchObject({ _username: null, _email: null, _phone: null });
    expect((await server.register('WEB_USER')).status).toBe(201);
  });

  test('another e-mail address has to be verified anew, the same one has not', async () => {
    const server = await start();
    const { token } = (await server.login('web_user', 'ifanrx123')).body;
    const same = await server.account(token, { email: 'IFANRX@ifanr.com' });
    expect(same.body._email_verified).toBe(true);
    const other = await server.account(token, { email: 'other@ifanr.com' });
    expect(other.body._email_verified).toBe(false);
  });

  test('a taken name is 400, and nothing of the change remains', async () => {
    const server = await start();
    const login = await server.register('li');
    const refused = await server.account(login.body.token, {
      email: 'li@example.com',
      username: 'XIAOWEI',
      password: 'secret-1',
      new_password: 'secret-2',
    });
    expect(refused.status).toBe(400);
    expect(refused.body.error_msg).toBe('username: already taken');
    expect((await server.me(login)).body).toMatchObject({ _username: 'li', _email: null });
    expect((await server.login('li', 'secret-1')).status).toBe(201);
  });

  test('the own name in another case is fine', async () => {
    const server = await start();
    const { token } = (await server.register('li')).body;
    expect((await server.account(token, { username: 'LI' })).body._username).toBe('LI');
  });

  test('a new password ends the other sessions and leaves this one', async () => {
    const server = await start();
    const here = await server.register('li');
    const there = await server.login('li');
    const changed = await server.account(here.body.token, {
      password: 'secret-1',
      new_password: 'secret-2',
    });
    expect(changed.status).toBe(200);
    expect((await server.me(here)).status).toBe(200);
    expect((await server.me(there)).status).toBe(401);
    expect((await server.login('li', 'secret-1')).status).toBe(400);
    expect((await server.login('li', 'secret-2')).status).toBe(201);
  });

  test.each([
    [{ new_password: 'secret-2' }, /^password: /],
    [{ password: 'wrong', new_password: 'secret-2' }, /^password: /],
    [{ password: 'secret-1' }, /^new_password: /],
    [{ password: 'secret-1', new_password: '12345' }, /^new_password: /],
  ])('the password stays after %j', async (body, message) => {
    const server = await start();
    const { token } = (await server.register('li')).body;
    const refused = await server.account(token, body);
    expect(refused.status).toBe(400);
    expect(refused.body.error_msg).toMatch(message);
    expect((await server.login('li', 'secret-1')).status).toBe(201);
  });

  test('without a session 401, for an anonymous user 403', async () => {
    const server = await start();
    const anonymous = await server.post(ANONYMOUS);
    expect((await server.call('PUT', ACCOUNT, { body: {} })).status).toBe(401);
    expect((await server.account(anonymous.body.token, { username: 'li' })).status).toBe(403);
  });
});
