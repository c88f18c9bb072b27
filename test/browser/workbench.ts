import assert from 'node:assert/strict';
import { NEWCOMER, type Flow } from './flows';
import { saidBriefly, type Walk } from './walk';

const PASSWORD = 'ifanrx123';

/** What a button that copies has put into the clipboard. */
async function copied(walk: Walk, button: string): Promise<string> {
  const { page } = walk;
  const copy = page.locator('#tools').getByRole('button', { name: button, exact: true });
  const done = page.locator('#tools').getByRole('button', { name: '已复制' });
  await walk.withTools(() => saidBriefly(done, () => copy.click()));
  return page.evaluate(() => navigator.clipboard.readText());
}

const selectTab = (walk: Walk, name: string) =>
  walk.withTools(() => walk.page.getByRole('tab', { name, exact: true }).click());

const screenSize = (walk: Walk) =>
  walk.page.locator('.pv-display').evaluate(({ clientWidth, clientHeight }) => ({
    widthPx: clientWidth,
    heightPx: clientHeight,
  }));

async function linkAccount(walk: Walk): Promise<void> {
  await walk.open(`user=${NEWCOMER}&page=pages/index/index&page=pages/account/account`);
  await walk.type('账号', 'web_user');
  await walk.type('密码', PASSWORD);
  await walk.press('登录并关联支付宝');
  await walk.seesUser('网页用户');
}

/** What the tools around the phone do; mouse, wide window. */
export const WORKBENCH: readonly Flow[] = [
  {
    name: 'the log shows calls and requests with bodies, secrets struck out, and can be copied',
    async run(walk) {
      await linkAccount(walk);
      const entry = walk.page.locator('#log li').filter({ hasText: '/login/username/' });
      await entry.getByText(/^201 · \d+ ms$/).waitFor();
      await walk.person.press(entry.locator('summary'));
      await entry.getByText('"username": "web_user"').waitFor();
      await entry.getByText('"password": "***"').waitFor();
      await entry.getByText('"token": "***"').waitFor();

      const log = await copied(walk, '复制');
      assert.match(log, /POST {2}\/hserve\/v2\.1\/login\/username\/ {2}201 · \d+ ms/);
      assert.match(log, /my\.getAuthCode {2}success/);
      assert.match(log, /my\.setStorage {2}ifx_baas_auth_token/);
      assert.match(log, /→ {2}pages\/account\/account/);
      const secrets = await walk.page.evaluate(() =>
        Object.entries(localStorage)
          .filter(([key]) => key.endsWith('auth_token'))
          .map(([, token]) => JSON.parse(String(token)) as string),
      );
      assert.equal(secrets.length, 1);
      for (const secret of [...secrets, PASSWORD]) {
        assert.ok(!log.includes(secret), 'a secret is in the log');
      }
      assert.match(log, /"code": "\*\*\*"/);

      await walk.pressTool('清空');
      assert.equal(await walk.page.locator('#log li').count(), 0);
    },
  },
  {
    name: 'storage, page stack, page data and auth state are shown as they are now',
    async run(walk) {
      const { page } = walk;
      await walk.open(`user=${NEWCOMER}`);
      await walk.sees('欢迎，初次见面');
      await selectTab(walk, '登录');
      const auth = page.getByRole('tabpanel', { name: '登录' });
      await auth.getByText('未登录').waitFor();
      await walk.press('一键登录');
      await auth.getByText('已登录').waitFor();
      await auth.getByText(NEWCOMER).first().waitFor();

      await selectTab(walk, '存储');
      const storage = page.getByRole('tabpanel', { name: '存储' });
      await storage.getByText('ifx_baas_auth_token').waitFor();
      await storage.getByText('"***"').waitFor();
      await storage.getByText(`"${NEWCOMER}"`).waitFor();

      await selectTab(walk, '页面');
      const pages = page.getByRole('tabpanel', { name: '页面' });
      await pages.getByText('"view": "known"').waitFor();
      await walk.press('我的账号');
      await pages.getByRole('heading', { name: '2. pages/profile/profile' }).waitFor();
      await pages.getByRole('heading', { name: '1. pages/index/index' }).waitFor();
    },
  },
  {
    name: 'messages are new until they are seen, stay over a reload, and are gone with a reset',
    async run(walk) {
      const { page } = walk;
      const tab = (name: string) => page.getByRole('tab', { name, exact: true });
      const panel = page.getByRole('tabpanel', { name: '消息' });
      await walk.open(`user=${NEWCOMER}&page=pages/account/account`);
      await walk.button('登录并关联支付宝').waitFor();
      await tab('消息').click();
      await panel.getByText('还没有消息').waitFor();
      await tab('动态').click();
      await walk.phone.getByRole('tab', { name: '验证码登录' }).click();
      await walk.type('手机号', '13800138000');
      await walk.tick(/同意隐私政策/);
      await walk.press('获取验证码');
      await tab('消息 1 条未读').waitFor();
      await page.getByRole('status').getByText('“消息”里有一条短信').waitFor();
      assert.equal(await tab('动态').getAttribute('aria-selected'), 'true', 'nothing jumps');

      await walk.reload();
      await tab('消息 1 条未读').click();
      await panel.getByText(/^您的验证码是 \d{6}，/).waitFor();
      await tab('消息').waitFor();
      assert.match(
        await copied(walk, '复制'),
        /^[\d:]+ {2}短信 {2}13800138000\n您的验证码是 \d{6}/,
      );
      await walk.reload();
      await walk.sees('欢迎，初次见面');
      await page.locator('#messages li').waitFor({ state: 'attached' });
      assert.equal(await tab('消息').count(), 1, 'what was seen is not new again');
      await tab('消息').click();
      await panel.getByText('13800138000').waitFor();

      await walk.resetEverything();
      await panel.getByText('还没有消息').waitFor();
      assert.equal(await panel.getByRole('listitem').count(), 0);
    },
  },
  {
    name: 'a copied link leads to the same settings and pages',
    async run(walk) {
      await walk.open(
        `user=${NEWCOMER}&statusWorld=fail&authorization=partly&device=small` +
          '&page=pages/index/index&page=pages/authorize/authorize%3Ffrom%3Dlink',
      );
      await walk.sees('用支付宝资料登录');
      const link = new URL(await copied(walk, '复制链接'));
      assert.deepEqual([...link.searchParams].sort(), [
        ['authorization', 'partly'],
        ['device', 'small'],
        ['network', 'good'],
        ['page', 'pages/authorize/authorize?from=link'],
        ['page', 'pages/index/index'],
        ['statusWorld', 'fail'],
        ['user', NEWCOMER],
      ]);

      await walk.resetEverything();
      await walk.seesUser('小芝');
      await walk.page.goto(link.href);
      await walk.sees('用支付宝资料登录');
      assert.deepEqual(await screenSize(walk), { widthPx: 320, heightPx: 568 });
      await walk.press('返回');
      await walk.sees('欢迎，初次见面');
    },
  },
  {
    name: 'an address may ask for a fresh start and a new user',
    async run(walk) {
      await walk.open();
      await walk.seesUser('小芝');
      await walk.open('reset=1&user=new');
      await walk.sees('欢迎，初次见面');
      const added = walk.page.getByRole('radio', { name: /新用户 \d+/ });
      assert.equal(await added.count(), 1);
      assert.ok(await added.isChecked());
    },
  },
  {
    name: 'an address with a mistake says which, and leads home',
    async run(walk) {
      const lost = walk.page.getByRole('alert', { name: '打不开这个地址' });
      for (const [query, reason] of [
        ['netwrok=slow', '没有地址参数 netwrok'],
        ['network=fast', '地址参数 network 只能是 good、slow、offline，不能是 "fast"'],
        ['user=2088', '沙箱里没有支付宝用户 "2088"'],
        ['reset=yes', '地址参数 reset 只能是 1'],
      ] as const) {
        await walk.open(query);
        await lost.getByText(reason).waitFor();
      }
      // However much there is to say, such as all pages that an app has.
      await walk.open(`user=${'2088'.repeat(600)}`);
      const title = await lost.getByRole('heading').boundingBox();
      const box = await lost.boundingBox();
      assert.ok(title && box && title.y > box.y, 'the title can be seen');
      await walk.person.press(lost.getByRole('button', { name: '回到首页' }));
      await walk.seesUser('小芝');
    },
  },
  {
    name: 'a local 知晓云 that fails at the launch is told on the phone, which tries again',
    allowedMessages: [/Failed to load resource/],
    async run(walk) {
      const failed = walk.page.getByRole('alert', { name: '预览还不能用' });
      const failing = JSON.stringify({
        status: 503,
        headers: {},
        body: '{"error_msg":"no database"}',
      });
      for (const [answer, reason] of [
        [failing, /没有完成 GET \/sandbox\/alipay\/users：HTTP 503 .*no database/],
        ['{"failure":"connect ECONNREFUSED"}', /没有得到回应：connect ECONNREFUSED/],
        ['no JSON', /预览服务没有回应/],
      ] as const) {
        await walk.page.route('**/tunnel', (route) => route.fulfill({ body: answer }));
        await walk.open();
        await failed.getByText(reason).waitFor();
        assert.equal(await walk.page.getByRole('region', { name: '出错了' }).isVisible(), false);
      }
      await walk.page.unroute('**/tunnel');
      await walk.person.press(failed.getByRole('button', { name: '重试' }));
      await walk.seesUser('小芝');
    },
  },
  {
    name: 'partial consent logs in, and is remembered',
    async run(walk) {
      await walk.open(
        `user=${NEWCOMER}&authorization=partly&page=pages/index/index&page=pages/authorize/authorize`,
      );
      await walk.tick(/^生活号消息(?!（)/);
      await walk.press('同意授权');
      await walk.seesUser('小信');
      await selectTab(walk, '登录');
      await walk.page
        .getByRole('tabpanel', { name: '登录' })
        .getByText('auth_user', { exact: true })
        .waitFor();
    },
  },
  {
    name: 'two devices: size, safe area and what the app is told; the page stays',
    async run(walk) {
      const { page } = walk;
      const barOf = () =>
        walk.button('同意授权').evaluate((button) => {
          const bar = button.closest('.authorize__bar');
          return bar ? parseFloat(getComputedStyle(bar).paddingBottom) : NaN;
        });
      await walk.open('page=pages/authorize/authorize');
      await walk.sees('用支付宝资料登录');
      assert.deepEqual(await screenSize(walk), { widthPx: 375, heightPx: 812 });
      const onLarge = await barOf();
      await page.locator('label').filter({ hasText: '小屏' }).click();
      await page.getByText('机型已更换').waitFor();
      await walk.sees('用支付宝资料登录');
      assert.deepEqual(await screenSize(walk), { widthPx: 320, heightPx: 568 });
      assert.ok(onLarge - (await barOf()) > 30, 'the safe area at the bottom is gone');
      await walk.reload();
      await walk.seesUser('小芝');
      assert.deepEqual(await screenSize(walk), { widthPx: 320, heightPx: 568 });
    },
  },
];
