import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

interface Page {
  title: string;
  /** Fields and button of the form. */
  fields: string;
  /** Said when it is done. */
  done: string;
}

export const VERIFY_EMAIL_PAGE: Page = {
  title: '验证邮箱',
  fields: '<button>完成验证</button>',
  done: '邮箱已验证，可以关闭此页，回到小程序。',
};

export const RESET_PASSWORD_PAGE: Page = {
  title: '设置新密码',
  fields: `<label>新密码（至少 6 个字符）
      <input type="password" name="new_password" minlength="6" maxlength="128" required autocomplete="new-password">
    </label>
    <button>保存</button>`,
  done: '密码已更新，请回到小程序，用新密码登录。',
};

/** Sends the form, with the code of the link, as JSON to the page's own address. */
const SCRIPT = `
const form = document.querySelector('form');
const status = document.querySelector('[role=status]');
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const button = form.querySelector('button');
  button.disabled = true;
  status.textContent = '';
  try {
    const response = await fetch(location.pathname, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: location.hash.slice(1), ...Object.fromEntries(new FormData(form)) }),
    });
    if (response.ok) form.hidden = true;
    status.textContent = response.ok
      ? form.dataset.done
      : response.status === 400
        ? '链接已失效或已被使用，请回到小程序重新获取。'
        : '服务器没有处理成功，请稍后再试。';
  } catch {
    status.textContent = '网络连接不上，请检查网络后再试。';
  } finally {
    button.disabled = false;
  }
});
`;

const STYLE = `
body { display: grid; place-items: center; box-sizing: border-box; min-height: 100vh; margin: 0; padding: 24px;
  background: #f5f5f5; color: #333; font: 16px/1.6 system-ui, -apple-system, "PingFang SC", "Microsoft YaHei",
  "Noto Sans CJK SC", sans-serif; }
main { box-sizing: border-box; width: 100%; max-width: 400px; padding: 32px 28px; border-radius: 16px;
  background: #fff; box-shadow: 0 12px 40px rgb(20 30 60 / 12%); }
h1 { margin: 0 0 20px; font-size: 22px; line-height: 1.3; }
label { display: block; font-size: 14px; }
input, button { box-sizing: border-box; width: 100%; font: inherit; font-size: 16px; }
input { height: 48px; margin: 8px 0 0; padding: 0 14px; border: 1px solid #d9d9d9; border-radius: 10px; }
button { min-height: 48px; margin: 20px 0 0; border: 0; border-radius: 24px; background: #126ef3; color: #fff;
  cursor: pointer; }
button:disabled { opacity: .5; cursor: default; }
:is(input, button):focus-visible { outline: 3px solid rgb(22 119 255 / 45%); outline-offset: 1px; }
p { margin: 0; }
[role=status]:not(:empty) { margin-top: 20px; }
`;

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const POLICY = [
  "default-src 'none'",
  `script-src ${hashOf(SCRIPT)}`,
  `style-src ${hashOf(STYLE)}`,
  "connect-src 'self'",
  // The icon of the page, which is none: a browser otherwise asks for /favicon.ico.
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the page that a link in an e-mail leads to; its form goes to the same address. */
export function servePage(app: FastifyInstance, path: string, page: Page): void {
  const html = `<!doctype html>
<html lang="zh-CN">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${page.title}</title>
  <link rel="icon" href="data:,">
  <style>${STYLE}</style>
  <main>
    <h1>${page.title}</h1>
    <form data-done="${page.done}">
      ${page.fields}
    </form>
    <p role="status"></p>
  </main>
  <script>${SCRIPT}</script>
</html>
`;
  app.get(path, (_request, reply) =>
    reply
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': POLICY,
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      })
      .send(html),
  );
}
