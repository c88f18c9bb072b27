import assert from 'node:assert/strict';
import { openAsNewcomer, type Flow } from './flows';
import type { Walk } from './walk';

/** Of web_user, to whom no Alipay user is linked. */
const PHONE = '13800138000';
const EMAIL = 'ifanrx@ifanr.com';

async function openProfile(walk: Walk): Promise<void> {
  await walk.open();
  await walk.seesUser('小芝');
  await walk.press('我的账号');
  await walk.sees('登录资料');
}

/** What only the account pages can do, with the messages that belong to it. */
export const ACCOUNT_FLOWS: readonly Flow[] = [
  {
    name: 'a phone number is taken after the privacy agreement alone, which can be read',
    async run(walk) {
      const consent = walk.phone.getByRole('checkbox', { name: /同意隐私政策/ });
      await openAsNewcomer(walk);
      await walk.press('我有账号');
      await walk.person.press(walk.phone.getByRole('tab', { name: '验证码登录' }));
      await walk.type('手机号', PHONE);
      assert.equal(await consent.isChecked(), false, 'unticked');
      await walk.press('获取验证码');
      await walk.phone.getByRole('alert').getByText('请先阅读并同意隐私政策').waitFor();
      await walk.press('查看《隐私政策》');
      await walk.sees('收集什么');
      await walk.press('返回');
      await walk.tick(/同意隐私政策/);
      await walk.press('获取验证码');
      await walk.sees('验证码已发送到');
    },
  },
  {
    name: 'a code by text message logs in to an account, and links it',
    async run(walk) {
      await openAsNewcomer(walk);
      await walk.press('我有账号');
      await walk.person.press(walk.phone.getByRole('tab', { name: '验证码登录' }));
      await walk.type('手机号', PHONE);
      await walk.tick(/同意隐私政策/);
      await walk.press('获取验证码');
      await walk.sees('验证码已发送到');
      const code = await walk.copyCode(PHONE);
      await walk.type('验证码', code);
      await walk.press('登录并关联支付宝');
      await walk.seesUser('网页用户');
      await walk.button('退出登录').waitFor();

      const log = (await walk.page.locator('#log').textContent()) ?? '';
      assert.match(log, /"code": "\*\*\*"/);
      assert.ok(!log.includes(code), 'the code is in the log');
      await walk.reload();
      await walk.seesUser('网页用户');
    },
  },
  {
    name: 'a forgotten password is set anew through an e-mail, and logs in',
    async run(walk) {
      await openAsNewcomer(walk);
      await walk.press('我有账号');
      await walk.press('忘记密码？');
      await walk.type('邮箱', EMAIL);
      await walk.press('发送重置邮件');
      await walk.sees('重置邮件已发送');
      await walk.openMail(EMAIL, async (page, person) => {
        await person.type(page.getByLabel('新密码'), 'once-forgotten');
        await person.press(page.getByRole('button', { name: '保存' }));
        await page.getByText('密码已更新').waitFor();
      });
      await walk.press('返回登录');
      await walk.type('账号', EMAIL);
      await walk.type('密码', 'once-forgotten');
      await walk.press('登录并关联支付宝');
      await walk.seesUser('网页用户');
    },
  },
  {
    name: 'a nickname is changed, and shown on the first page',
    async run(walk) {
      await openProfile(walk);
      await walk.press('昵称');
      await walk.type('新昵称', '芝麻');
      await walk.press('保存昵称');
      await walk.seesUser('芝麻');
      await walk.press('返回');
      await walk.seesUser('芝麻');
    },
  },
  {
    name: 'a phone number is set, then verified with the code sent to it',
    async run(walk) {
      await openProfile(walk);
      await walk.press('手机号');
      await walk.type('新手机号', '13900139000');
      await walk.tick(/同意隐私政策/);
      await walk.press('保存手机号');
      await walk.button('手机号 未验证').waitFor();
      await walk.press('获取验证码');
      await walk.sees('验证码已发送到');
      await walk.type('验证码', await walk.copyCode('13900139000'));
      await walk.press('验证手机号');
      await walk.button('手机号 已验证').waitFor();
    },
  },
  {
    name: 'an e-mail address is set, then verified with the link sent to it',
    async run(walk) {
      await openProfile(walk);
      await walk.press('邮箱');
      await walk.type('新邮箱', 'xiaozhi@example.com');
      await walk.tick(/同意隐私政策/);
      await walk.press('保存邮箱');
      await walk.button('邮箱 未验证').waitFor();
      await walk.press('发送验证邮件');
      await walk.sees('验证邮件已发送');
      await walk.openMail('xiaozhi@example.com', async (page, person) => {
        await person.press(page.getByRole('button', { name: '完成验证' }));
        await page.getByText('邮箱已验证').waitFor();
      });
      await walk.comeBack();
      await walk.button('邮箱 已验证').waitFor();
    },
  },
];
