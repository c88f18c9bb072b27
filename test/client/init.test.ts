import { createWorld, plan, rejection, STATUS_WORLDS } from './world';
import { createBaaS } from '../../client/testing';
import { createHost } from '../../client/testing';

describe.each(STATUS_WORLDS)('before init (R19), statuses to %s', (statusWorld) => {
  test('every call of the API is 602 (R19)', async () => {
    const { platform } = createWorld({ statusWorld, transport: plan().transport });
    const baas = createBaaS(createHost(platform));
    const account = { username: 'a', password: 'p' };
    for (const call of [
      baas.auth.loginWithAlipay(),
      baas.auth.loginWithAlipay({ forceLogin: true }),
      baas.auth.silentLogin(),
      baas.auth.login(account),
      baas.auth.register(account),
      baas.auth.getCurrentUser(),
      baas.auth.logout(),
      baas.auth.anonymousLogin(),
      baas.auth.loginWithSmsVerificationCode('13800138000', '123456'),
      baas.auth.requestPasswordReset({ email: 'a@b.cn' }),
      baas.request({ url: '/x/' }),
      baas.sendSmsCode({ phone: '13800138000' }),
      baas.verifySmsCode({ phone: '13800138000', code: 1 }),
      baas.getServerDate(),
      new baas.User().get(1),
      new baas.User().find(),
      new baas.User().count(),
      new baas.UserRecord().set('a', 1).update(),
    ]) {
      expect(await rejection(call)).toMatchObject({ code: 602, message: '602: uninitialized' });
    }
  });

  test.each([
    ['clientID', ['', {}]],
    ['clientID', [7, {}]],
    ['host', ['id', { host: 'not a url' }]],
    ['host', ['id', { host: 7 }]],
    ['host', ['id', { host: 'https://a.example/path' }]],
    ['timeout', ['id', { timeout: 0 }]],
    ['timeout', ['id', { timeout: 60_001 }]],
    ['timeout', ['id', { timeout: '5' }]],
    ['autoLogin', ['id', { autoLogin: 'yes' }]],
    ['logLevel', ['id', { logLevel: 'loud' }]],
    ['options', ['id', 7]],
  ])('init: a wrong %s is a 605 that names it, at once', (path, args) => {
    const { baas } = createWorld({ statusWorld });
    expect(() => baas.init(...(args as [string]))).toThrow(new RegExp(`605: .*${path}`));
  });

  test('the default host is the app’s own at the vendor', async () => {
    const sent: string[] = [];
    const world = createWorld({
      statusWorld,
      transport: ({ url }) => {
        sent.push(url);
        return Promise.resolve({ status: 200, headers: {}, body: '{}' });
      },
    });
    world.baas.init('abc123');
    await world.baas.request({ url: '/x/' });
    expect(sent).toEqual(['https://abc123.myminapp.com/x/']);
  });
});
