import { JSDOM } from 'jsdom';
import { useServers } from './harness';

const start = useServers();

/** The page of a link, on which requests are answered with a status, or fail with 0. */
async function openPage(path: string, statuses: readonly number[]) {
  const { url } = await start();
  const html = await (await fetch(`${url}${path}`)).text();
  const sent: unknown[] = [];
  const left = [...statuses];
  const { window } = new JSDOM(html, {
    url: `${url}${path}#the-code`,
    runScripts: 'dangerously',
    beforeParse(page) {
      page.fetch = (_address, options) => {
        sent.push(JSON.parse(options?.body as string));
        const status = left.shift() ?? 0;
        return status === 0
          ? Promise.reject(new TypeError('offline'))
          : Promise.resolve(new Response('{}', { status }));
      };
    },
  });
  const { document } = window;
  const submit = async (): Promise<string> => {
    document.querySelector('form')?.requestSubmit();
    await new Promise((resolve) => setImmediate(resolve));
    return document.querySelector('[role=status]')?.textContent ?? '';
  };
  return { document, sent, submit };
}

describe('the page that a link in an e-mail leads to', () => {
  test.each([
    [400, '链接已失效或已被使用，请回到小程序重新获取。'],
    [429, '服务器没有处理成功，请稍后再试。'],
    [503, '服务器没有处理成功，请稍后再试。'],
    [0, '网络连接不上，请检查网络后再试。'],
  ])('says what a %i means, and can be sent again', async (status, said) => {
    const { document, sent, submit } = await openPage('/account/verify-email/', [status, 200]);
    expect(await submit()).toBe(said);
    expect(document.querySelector('form')).toHaveProperty('hidden', false);

    expect(await submit()).toBe('邮箱已验证，可以关闭此页，回到小程序。');
    expect(document.querySelector('form')).toHaveProperty('hidden', true);
    expect(sent).toEqual([{ code: 'the-code' }, { code: 'the-code' }]);
  });

  test('sends the new password, and asks for as many characters as the server does', async () => {
    const { document, sent, submit } = await openPage('/account/reset-password/', [200]);
    const field = document.querySelector('input');
    if (!field) throw new Error('no field');
    expect(field.labels?.[0]?.textContent.trim()).toBe('新密码（至少 6 个字符）');
    field.value = 'new-password';
    expect(await submit()).toBe('密码已更新，请回到小程序，用新密码登录。');
    expect(sent).toEqual([{ code: 'the-code', new_password: 'new-password' }]);
  });
});
