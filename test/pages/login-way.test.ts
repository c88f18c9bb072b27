import { forgetLoginWay, logInBy, loginWay } from '../../pages/shared/login-way';

let token: string | undefined;

beforeEach(() => {
  token = undefined;
  Object.assign(globalThis, { my: { BaaS: { getAuthToken: () => Promise.resolve(token) } } });
});

afterEach(() => {
  forgetLoginWay();
  Reflect.deleteProperty(globalThis, 'my');
});

test('a login notes its way before listeners hear of the user; the end of the session before leaves it alone', async () => {
  await logInBy('code', () => Promise.resolve());
  const seen: string[] = [];
  await logInBy('password', () => {
    // A session that ran out is reported with the next call, which may be this one (R16).
    forgetLoginWay();
    seen.push(loginWay());
    return Promise.resolve();
  });
  expect([...seen, loginWay()]).toEqual(['password', 'password']);
  forgetLoginWay();
  expect(loginWay()).toBe('alipay');
});

test('a login that fails leaves the way of the session there is', async () => {
  await logInBy('code', () => Promise.resolve());
  await expect(logInBy('password', () => Promise.reject(new Error('400')))).rejects.toThrow('400');
  expect(loginWay()).toBe('code');
});

test('a login whose user could not be read is one: its session is new (§5)', async () => {
  token = 'of the session before';
  const user = await logInBy('register', () => {
    token = 'of the new session';
    return Promise.reject(new Error('600'));
  });
  expect(user).toBeNull();
  expect(loginWay()).toBe('register');
});

test('a login that fails and ends the session before is none', async () => {
  token = 'of the session before';
  const login = logInBy('alipay', () => {
    token = undefined;
    return Promise.reject(new Error('614'));
  });
  await expect(login).rejects.toThrow('614');
});
