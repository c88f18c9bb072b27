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

async function checkApp(walk: Walk): Promise<void> {
  const check = (what: string) => checkAccessibility(walk.page, what);
  await walk.open(`user=${NEWCOMER}`);
  await walk.sees('欢迎，初次见面');
  await check('the choice of a newcomer');

  await walk.press('授权登录');
  await walk.sees('用支付宝资料登录');
  await check('the authorize page');
  await walk.press('同意授权');
  await walk.sheet.waitFor();
  await check('the authorization sheet');
  await walk.answerSheet('拒绝');
  await walk.sees('未授权，已以静默身份登录');
  await check('the authorize page after a refusal');
  await walk.press('进入首页');

  await walk.press('我的账号');
  await walk.phone.getByRole('heading', { name: '我的账号' }).waitFor();
  await walk.sees('登录资料');
  await check('the profile page');
  await walk.press('用户名');
  await walk.phone.getByRole('textbox').first().waitFor();
  await check('a field of the profile page');
  await walk.press('返回');

  await walk.press('退出登录');
  const dialog = walk.phone.getByRole('dialog').or(walk.phone.getByRole('alertdialog'));
  await dialog.waitFor();
  await check('the logout dialog');
  await walk.person.press(dialog.getByRole('button', { name: '退出登录' }));
  await walk.sees('已退出登录');
  await check('after the logout');

  await walk.press('我有账号');
  await walk.button('登录并关联支付宝').waitFor();
  await check('the account page');
  await walk.press('登录并关联支付宝');
  await walk.phone.getByRole('alert').first().waitFor();
  await check('the account page with errors');
  await walk.person.press(walk.phone.getByRole('tab', { name: '注册' }));
  await check('the registration');

  await walk.open('page=pages/reset/reset');
  await walk.phone.getByRole('textbox').first().waitFor();
  await check('the reset page');

  await walk.open(`user=${NEWCOMER}&network=offline&page=pages/index/index`);
  await walk.sees('没能登录');
  await check('an offline launch');
}

async function checkWorkbench(walk: Walk): Promise<void> {
  const { page } = walk;
  const check = (what: string) => checkAccessibility(page, what);
  await walk.open();
  await walk.seesUser('小芝');
  await walk.withTools(async () => {
    await page.locator('#log summary').first().click();
    await check('the log, with an entry open');
    for (const name of ['页面', '存储', '登录']) {
      await page.getByRole('tab', { name, exact: true }).click();
      await check(`the tab ${name}`);
    }
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
  await page.evaluate(() => window.dispatchEvent(new ErrorEvent('error', { message: '意外' })));
  await page.getByRole('region', { name: '出错了' }).waitFor();
  await check('a problem');
  await page.getByRole('button', { name: '清除' }).click();
}

export const ACCESSIBILITY: readonly Flow[] = [
  { name: 'axe finds nothing on any page and dialog of the app', run: checkApp },
  { name: 'axe finds nothing in the workbench', run: checkWorkbench },
];
