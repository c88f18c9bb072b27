import type { HttpRequest } from '../../../src';
import { appFiles, start } from '../../phone';
import { phone } from './world';

/** Asks one address after the other; the server answers each with these headers. @returns The cookies that were sent. */
async function sent(setCookie: string, ...addresses: string[]) {
  const world = phone({}, { headers: { 'set-cookie': setCookie } });
  for (const url of addresses) await world.call('request', { url });
  return world.sent.map(({ headers }) => headers.cookie);
}

describe('小程序运行机制.md, my.request 常见问题.md: 服务端回设的 cookie，下次请求会自动带入', () => {
  test.each([
    ['the same server', 'sid=1; HttpOnly', 'https://a.com/x/y', 'sid=1'],
    ['several', 'a=1; Expires=Wed, 21 Oct 2099 07:28:00 GMT, b=2', 'https://a.com/x', 'a=1; b=2'],
    ['another server', 'sid=1', 'https://b.com/x', undefined],
    ['a part of its domain', 'sid=1; Domain=a.com', 'https://api.a.com/x', 'sid=1'],
    ['another domain', 'sid=1; Domain=b.com', 'https://b.com/x', undefined],
    ['its path', 'sid=1; Path=/x', 'https://a.com/x/y', 'sid=1'],
    ['another path', 'sid=1; Path=/x', 'https://a.com/xy', undefined],
    ['Secure', 'sid=1; Secure', 'http://a.com/x', undefined],
    ['what has expired', 'sid=1; Max-Age=0', 'https://a.com/x', undefined],
  ])('%s: %s', async (_name, setCookie, address, cookie) => {
    expect(await sent(setCookie, 'https://a.com/x/login', address)).toEqual([undefined, cookie]);
  });

  test('a cookie that the app names itself stays; uploads and downloads carry them too', async () => {
    const world = phone({}, { headers: { 'set-cookie': 'sid=1' } });
    const url = 'https://a.com/';
    await world.call('request', { url });
    await world.call('request', { url, headers: { Cookie: 'own=1' }, enableCookie: true });
    await world.call('downloadFile', { url });
    expect(world.sent.map(({ headers }) => headers.cookie)).toEqual([undefined, 'own=1', 'sid=1']);
  });

  test('git:69366ef9^ my.request.md: enableCookie 默认 false，开启后可在headers中编辑cookie', async () => {
    const message = 'my.request: headers.cookie is sent with enableCookie: true alone';
    const { my, sent: none } = phone();
    const headers = { Cookie: 'own=1' };
    await expect(my.request?.({ url: 'https://a.com/', headers })).rejects.toThrow(message);
    expect(none).toEqual([]);

    const asked: HttpRequest[] = [];
    const js = `{ onLoad() { my.request({ url: 'https://a.com/', headers: ${JSON.stringify(headers)} }); } }`;
    const { simulator, settle } = start(appFiles({ 'a/a': { js } }), {
      mode: 'lenient',
      transport(request) {
        asked.push(request);
        return Promise.resolve({ status: 200, headers: {}, body: '{}' });
      },
    });
    await settle();
    expect(asked.map((request) => request.headers.cookie)).toEqual([undefined]);
    expect(simulator.problems.map((problem) => problem.message)).toEqual([message]);
  });

  test('an answer of a transport in JavaScript, without headers, sets none', async () => {
    const world = phone({}, { headers: undefined as never });
    const [outcome] = await world.call('request', { url: 'https://a.com/' });
    expect(outcome).toBe('success');
  });

  test('如何清除支付宝客户端缓存.md: 清除 cookie：切换账号', async () => {
    const world = phone({}, { headers: { 'set-cookie': 'sid=1' } });
    const url = 'https://a.com/';
    await world.call('request', { url });
    world.phone.user = { userId: '2088000000000009', nickname: '别人' };
    await world.call('request', { url });
    expect(world.sent.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined]);
  });
});
