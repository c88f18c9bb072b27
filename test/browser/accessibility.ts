import assert from 'node:assert/strict';
import { source as axeSource, type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { NEWCOMER, type Flow } from './flows';
import type { Walk } from './walk';

/** Every rule of axe-core on all that is shown. */
export async function checkAccessibility(page: Page, what: string): Promise<void> {
  // What still fades in has not yet the contrast it will have.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
        .map((animation) => animation.finished.catch(() => undefined)),
    ).then(() => undefined),
  );
  await page.evaluate(`typeof axe === 'undefined' && (() => { ${axeSource} })()`);
  const { violations } = await page.evaluate<Pick<AxeResults, 'violations'>>(
    'axe.run(document, { resultTypes: ["violations"] })',
  );
  assert.deepEqual(
    violations.map(({ id, help, nodes }) => ({
      rule: `${id}: ${help}`,
      elements: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`),
    })),
    [],
    what,
  );
}

async function checkEveryPage(walk: Walk): Promise<void> {
  const { page, phone } = walk;
  await walk.open();
  await walk.seesUser('小芝');
  const { files } = await page.evaluate<{ files: Record<string, string> }>(
    "fetch('/preview.json').then((answer) => answer.json())",
  );
  const { pages } = JSON.parse(files['app.json'] ?? '') as { pages: string[] };
  assert.ok(pages.length > 0);
  for (const path of pages) {
    await walk.open(`page=${path}`);
    await phone.locator('.page').waitFor();
    await phone.locator('.skeleton').waitFor({ state: 'detached' });
    await checkAccessibility(page, path);
  }
}

async function checkFirstPage(walk: Walk): Promise<void> {
  const check = (what: string) => checkAccessibility(walk.page, what);
  await walk.open(`user=${NEWCOMER}`);
  await walk.sees('欢迎，初次见面');
  await check('the choice of a newcomer');
  await walk.press('一键登录');
  await walk.button('退出登录').waitFor();
  await check('logged in');
  await walk.press('退出登录');
  const dialog = walk.phone.getByRole('dialog').or(walk.phone.getByRole('alertdialog'));
  await dialog.waitFor();
  await check('the logout dialog');
  await walk.person.press(dialog.getByRole('button', { name: '退出登录' }));
  await walk.sees('已退出登录');
  await check('after the logout');
  await walk.chooseNetwork('离线');
  await walk.press('一键登录');
  await walk.phone.getByRole('alert').first().waitFor();
  await check('a login that failed');
  await walk.pressTool('重启小程序');
  await walk.sees('没能登录');
  await check('an offline launch');
}

async function checkAuthorize(walk: Walk): Promise<void> {
  const check = (what: string) => checkAccessibility(walk.page, what);
  await walk.open(`user=${NEWCOMER}&page=pages/authorize/authorize`);
  await walk.press('同意授权');
  await walk.sheet.waitFor();
  await check('the authorization sheet');
  await walk.answerSheet('拒绝');
  await walk.sees('未授权，已以静默身份登录');
  await check('after a refusal');
  await walk.chooseNetwork('离线');
  await walk.press('再次授权');
  await walk.phone.getByRole('alert').first().waitFor();
  await check('offline');
}

async function checkAccount(walk: Walk): Promise<void> {
  const { phone, person } = walk;
  const check = (what: string) => checkAccessibility(walk.page, what);
  await walk.open(`user=${NEWCOMER}&page=pages/account/account`);
  await walk.press('登录并关联支付宝');
  await phone.getByRole('alert').first().waitFor();
  await check('the login with errors');
  await person.press(phone.getByRole('tab', { name: '注册' }));
  await walk.button('注册并关联支付宝').waitFor();
  await check('the registration');
  await person.press(phone.getByRole('tab', { name: '验证码登录' }));
  await walk.button('获取验证码').waitFor();
  await check('the login with a code');
  await walk.press('登录并关联支付宝');
  await phone.getByRole('alert').first().waitFor();
  await check('the login with a code, with errors');
  await walk.type('手机号', '13800138000');
  await walk.tick(/同意隐私政策/);
  await walk.press('获取验证码');
  await walk.sees('验证码已发送到');
  await check('the login with a code that was sent');

  // 小芝 is linked to another account.
  await walk.open('user=2088000000000001&page=pages/account/account');
  await walk.type('账号', 'web_user');
  await walk.type('密码', 'ifanrx123');
  await walk.press('登录并关联支付宝');
  await walk.sees('已登录，但没能关联这个支付宝');
  await check('logged in, not linked');
}

async function checkReset(walk: Walk): Promise<void> {
  const check = (what: string) => checkAccessibility(walk.page, what);
  await walk.open('page=pages/reset/reset');
  await walk.press('发送重置邮件');
  await walk.phone.getByRole('alert').first().waitFor();
  await check('the reset without an address');
  await walk.type('邮箱', 'nobody@example.com');
  await walk.press('发送重置邮件');
  await walk.sees('没有账号使用这个邮箱');
  await check('the reset of an address that nobody has');
  await walk.open('page=pages/reset/reset');
  await walk.type('邮箱', 'ifanrx@ifanr.com');
  await walk.press('发送重置邮件');
  await walk.sees('重置邮件已发送');
  await check('the reset that was sent');
  await walk.openMail('ifanrx@ifanr.com', (page) =>
    checkAccessibility(page, 'the page for a new password'),
  );
}

async function checkProfile(walk: Walk): Promise<void> {
  const check = (what: string) => checkAccessibility(walk.page, what);
  await walk.open();
  await walk.seesUser('小芝');
  await walk.press('我的账号');
  await walk.sees('登录资料');
  for (const [row, save] of [
    ['昵称', '保存昵称'],
    ['用户名', '保存用户名'],
    ['手机号', '保存手机号'],
    ['邮箱', '保存邮箱'],
    ['密码', '保存密码'],
  ] as const) {
    await walk.press(row);
    await walk.button(save).waitFor();
    await check(`the form of ${row}`);
    await walk.press(save);
    await walk.phone.getByRole('alert').first().waitFor();
    await check(`the form of ${row}, with an error`);
  }
  await walk.press('手机号');
  await walk.type('新手机号', '13900139000');
  await walk.tick(/同意隐私政策/);
  await walk.press('保存手机号');
  await walk.press('获取验证码');
  await walk.sees('验证码已发送到');
  await check('the verification of a phone number');
  await walk.press('邮箱');
  await walk.type('新邮箱', 'xiaozhi@example.com');
  await walk.press('保存邮箱');
  await walk.press('发送验证邮件');
  await walk.sees('验证邮件已发送');
  await check('the verification of an e-mail address');
  await walk.openMail('xiaozhi@example.com', (page) =>
    checkAccessibility(page, 'the page that verifies an address'),
  );
  await walk.open(`user=${NEWCOMER}&network=good&page=pages/profile/profile`);
  await walk.sees('请先登录');
  await check('a profile without a login');
  await walk.open('user=2088000000000003&network=good');
  await walk.seesUser('小维');
  await walk.chooseNetwork('离线');
  await walk.press('我的账号');
  await walk.sees('没能打开我的账号');
  await check('a profile that cannot be read');
}

async function checkWorkbench(walk: Walk): Promise<void> {
  const { page } = walk;
  const check = (what: string) => checkAccessibility(page, what);
  await walk.open();
  await walk.seesUser('小芝');
  await walk.withTools(async () => {
    await page.locator('#log summary').first().click();
    await check('the log, with an entry open');
    for (const name of ['页面', '存储', '登录', '消息']) {
      await page.getByRole('tab', { name, exact: true }).click();
      await check(`the tab ${name}`);
    }
  }, '动态与状态');
  await walk.withTools(async () => {
    await page.getByText('地址参数').click();
    await page.locator('label').filter({ hasText: '小屏' }).click();
    await page.getByText('机型已更换').waitFor();
    await check('the small device, and the parameters of the address');
    await page.getByRole('button', { name: '全部重置…' }).click();
    await check('the reset dialog');
    await page.getByRole('button', { name: '取消' }).click();
  });
  await walk.open();
  await walk.seesUser('小芝');
  await walk.press('我的账号');
  await walk.press('邮箱');
  await walk.type('新邮箱', 'xiaozhi@example.com');
  await walk.tick(/同意隐私政策/);
  await walk.press('保存邮箱');
  await walk.press('发送验证邮件');
  await walk.sees('验证邮件已发送');
  await check('a message that is new');
  await walk.withMessage('xiaozhi@example.com', () => check('the messages'));

  await walk.open('page=pages/nowhere/nowhere');
  await page.getByRole('alert', { name: '打不开这个地址' }).waitFor();
  await check('an address that leads nowhere');
  await page.getByRole('button', { name: '回到首页' }).click();
  await walk.seesUser('小芝');
  await page.evaluate(() => window.dispatchEvent(new ErrorEvent('error', { message: '意外' })));
  await page.getByRole('region', { name: '出错了' }).waitFor();
  await check('a problem');
  await page.getByRole('button', { name: '清除' }).click();
}

export const ACCESSIBILITY: readonly Flow[] = [
  { name: 'axe finds nothing on any page of the app', run: checkEveryPage },
  { name: 'axe finds nothing on the first page and its dialog', run: checkFirstPage },
  { name: 'axe finds nothing on the way through authorization', run: checkAuthorize },
  { name: 'axe finds nothing on the account page', run: checkAccount },
  { name: 'axe finds nothing on the way to a new password', run: checkReset },
  { name: 'axe finds nothing on the profile page and its forms', run: checkProfile },
  { name: 'axe finds nothing in the workbench', run: checkWorkbench },
];
