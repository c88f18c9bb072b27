import assert from 'node:assert/strict';
import type { Walk } from './walk';

export interface Flow {
  name: string;
  /** Console messages that belong to it; any other is a failure. */
  allowedMessages?: readonly RegExp[];
  run: (walk: Walk) => Promise<void>;
}

/** 小信, of whom the server has no record. */
export const NEWCOMER = '2088000000000002';

export async function openAsNewcomer(walk: Walk): Promise<void> {
  await walk.open(`user=${NEWCOMER}`);
  await walk.sees('欢迎，初次见面');
}

async function openAuthorize(walk: Walk): Promise<void> {
  await openAsNewcomer(walk);
  await walk.press('授权登录');
  await walk.sees('用支付宝资料登录');
}

/** The account that 小信 has elsewhere, ready to be sent. */
async function fillInAccount(walk: Walk): Promise<void> {
  await openAsNewcomer(walk);
  await walk.press('我有账号');
  await walk.type('账号', 'web_user');
  await walk.type('密码', 'ifanrx123');
}

/**
 * Taps a control, and tells whether a tap at the same place reaches another one, which comes there: as soon as it is
 * there, and once it has settled.
 */
async function tapsThrough(walk: Walk, from: string, to: string) {
  // It takes no tap either, before it has settled.
  await walk.button(from).click({ trial: true });
  const { x, y, width, height } = (await walk.button(from).boundingBox()) ?? assert.fail(from);
  const place = { x: x + width / 2, y: y + height / 2 };
  const outcome = walk.page.evaluate(
    async ({ x, y, to }) => {
      const arrived = await new Promise<Element>((resolve) => {
        new MutationObserver(() => {
          const buttons = [...document.querySelectorAll('#screen button')];
          buttons.filter(({ textContent }) => textContent.includes(to)).forEach(resolve);
        }).observe(document.body, { childList: true, subtree: true });
      });
      const atOnce = arrived.contains(document.elementFromPoint(x, y));
      await Promise.all(arrived.getAnimations().map(({ finished }) => finished));
      return { atOnce, later: arrived.contains(document.elementFromPoint(x, y)) };
    },
    { ...place, to },
  );
  await walk.page.mouse.click(place.x, place.y);
  return outcome;
}

/** Every way in, as the README describes it; each flow begins on a new phone and a fresh server. */
export const FLOWS: readonly Flow[] = [
  {
    name: 'a known user is logged in silently, again after a reload',
    async run(walk) {
      await walk.open();
      await walk.seesUser('小芝');
      assert.equal(await walk.sheet.count(), 0, 'silent login shows no sheet');
      await walk.reload();
      await walk.seesUser('小芝');
    },
  },
  {
    name: 'the second of a double tap on 一键登录 does not open what has come in its place',
    async run(walk) {
      await openAsNewcomer(walk);
      const reached = await tapsThrough(walk, '一键登录', '我的账号');
      assert.deepEqual(reached, { atOnce: false, later: true });
    },
  },
  {
    name: 'a newcomer gets a choice, nobody is created, and 一键登录 logs in',
    async run(walk) {
      await walk.open();
      await walk.seesUser('小芝');
      await walk.chooseUser('小信');
      await walk.sees('欢迎，初次见面');
      await walk.pressTool('重启小程序');
      await walk.sees('欢迎，初次见面');
      await walk.press('一键登录');
      await walk.button('退出登录').waitFor();
      await walk.reload();
      await walk.button('退出登录').waitFor();
      assert.equal(await walk.sheet.count(), 0, '一键登录 is silent');
    },
  },
  {
    name: 'forced login, agreed: the profile is there',
    async run(walk) {
      await openAuthorize(walk);
      await walk.tick(/^生活号消息(?!（)/);
      await walk.press('同意授权');
      await walk.sheet.getByText('会员基本信息').waitFor();
      await walk.sheet.getByText('生活号消息推送').waitFor();
      await walk.answerSheet('同意');
      await walk.seesUser('小信');
      await walk.sees('已授权');
    },
  },
  {
    name: 'forced login, refused: goes on silently, and may be asked again',
    async run(walk) {
      await openAuthorize(walk);
      await walk.press('同意授权');
      await walk.answerSheet('拒绝');
      await walk.sees('未授权，已以静默身份登录');
      await walk.press('再次授权');
      await walk.answerSheet('同意');
      await walk.seesUser('小信');
    },
  },
  {
    name: 'forced login, sheet closed: nothing has changed, and it can be asked for again',
    async run(walk) {
      await openAuthorize(walk);
      await walk.press('同意授权');
      await walk.answerSheet('关闭');
      await walk.sees('授权窗口已关闭');
      await walk.press('同意授权');
      await walk.answerSheet('拒绝');
      await walk.sees('未授权，已以静默身份登录');
      await walk.press('进入首页');
      await walk.button('退出登录').waitFor();
    },
  },
  {
    name: 'an account from elsewhere is linked; the next launch goes straight in',
    async run(walk) {
      await fillInAccount(walk);
      await walk.press('登录并关联支付宝');
      await walk.seesUser('网页用户');
      await walk.button('退出登录').waitFor();
      await walk.reload();
      await walk.seesUser('网页用户');

      // Another phone of the same Alipay user: no session there, the link alone leads in.
      await walk.page.evaluate(() => {
        for (const key of Object.keys(localStorage)) {
          if (key.startsWith('preview/phone/')) {
            localStorage.removeItem(key);
          }
        }
      });
      await walk.reload();
      await walk.seesUser('网页用户');
    },
  },
  {
    name: 'a newcomer on an older base library, where a 404 is a failure, gets the same choice',
    async run(walk) {
      await walk.open(`user=${NEWCOMER}&statusWorld=fail`);
      await walk.sees('欢迎，初次见面');
      await walk.press('一键登录');
      await walk.button('退出登录').waitFor();
    },
  },
  {
    name: 'forced login in the developer tools, refused in their own way: goes on silently',
    async run(walk) {
      await walk.open(
        `user=${NEWCOMER}&authorization=devtools-refuse&page=pages/authorize/authorize`,
      );
      await walk.press('同意授权');
      await walk.sees('未授权，已以静默身份登录');
    },
  },
  {
    name: 'back leads from the account page to the choice',
    async run(walk) {
      await openAsNewcomer(walk);
      await walk.press('我有账号');
      await walk.button('登录并关联支付宝').waitFor();
      await walk.press('返回');
      await walk.sees('欢迎，初次见面');
    },
  },
  {
    name: '完成 on the keyboard sends the form',
    async run(walk) {
      await fillInAccount(walk);
      // 完成 of a phone's keyboard is Enter on a computer's.
      await walk.page.keyboard.press('Enter');
      await walk.seesUser('网页用户');
    },
  },
  {
    name: 'a page that the app is opened on leads home',
    async run(walk) {
      await walk.open('page=pages/account/account');
      await walk.button('登录并关联支付宝').waitFor();
      await walk.press('返回首页');
      await walk.seesUser('小芝');
      await walk.button('返回首页').waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'logout',
    async run(walk) {
      await walk.open();
      await walk.seesUser('小芝');
      await walk.press('退出登录');
      const dialog = walk.phone.getByRole('dialog').or(walk.phone.getByRole('alertdialog'));
      await walk.person.press(dialog.getByRole('button', { name: '退出登录' }));
      await walk.sees('已退出登录');
    },
  },
  {
    name: 'an offline launch says so, and is retried',
    async run(walk) {
      await walk.open();
      await walk.seesUser('小芝');
      await walk.chooseNetwork('离线');
      await walk.pressTool('重启小程序');
      await walk.sees('没能登录');
      await walk.chooseNetwork('良好');
      await walk.press('重试');
      await walk.seesUser('小芝');
    },
  },
  {
    name: 'an address of a page that does not exist says so in Chinese, and leads home',
    async run(walk) {
      await walk.open('page=pages/nowhere/nowhere');
      const lost = walk.page.getByRole('alert', { name: '打不开这个地址' });
      await lost.getByText('小程序没有页面 pages/nowhere/nowhere').waitFor();
      await walk.person.press(lost.getByRole('button', { name: '回到首页' }));
      await walk.seesUser('小芝');
      await lost.waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'what goes wrong is shown, and can be cleared away',
    async run(walk) {
      await walk.open();
      await walk.seesUser('小芝');
      await walk.page.evaluate(() =>
        window.dispatchEvent(new ErrorEvent('error', { message: '意外' })),
      );
      const problems = walk.page.getByRole('region', { name: '出错了' });
      await problems.getByText('意外').first().waitFor();
      await walk.person.press(problems.getByRole('button', { name: '清除' }));
      await problems.waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'reset brings everything back to the beginning',
    async run(walk) {
      await openAsNewcomer(walk);
      await walk.press('一键登录');
      await walk.button('退出登录').waitFor();
      await walk.pressTool('换一个全新的支付宝用户');
      await walk.sees('欢迎，初次见面');
      await walk.resetEverything();
      await walk.seesUser('小芝');
      await walk.chooseUser('小信');
      await walk.sees('欢迎，初次见面');
    },
  },
];
