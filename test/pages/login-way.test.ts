import { forgetLoginWay, logInBy, loginWay } from '../../pages/shared/login-way';

afterEach(forgetLoginWay);

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
