import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { NEWCOMER, type Flow } from './flows';
import type { Walk } from './walk';

/** What a person sees of the workbench in windows of several sizes. */
export const LAYOUT: readonly Flow[] = [
  {
    name: 'the phone is drawn whole in a low window, smaller, with the same size for the app',
    async run(walk) {
      for (const [width, height] of [
        [1280, 720],
        [1024, 500],
        [700, 600],
      ] as const) {
        await walk.page.setViewportSize({ width, height });
        await walk.open();
        await walk.seesUser('小芝');
        const phone = walk.page.locator('#phone');
        await assertInside(walk, phone, 'the phone');
        assert.deepEqual(
          await walk.page
            .locator('.pv-display')
            .evaluate(({ clientWidth, clientHeight }) => [clientWidth, clientHeight]),
          [375, 812],
        );
      }
    },
  },
  {
    name: 'on a phone that lies on its side the app is as large as on its device, and scrolls',
    async run(walk) {
      await walk.page.setViewportSize({ width: 667, height: 375 });
      await walk.open();
      await walk.seesUser('小芝');
      const box = await walk.page.locator('.sim-page').last().boundingBox();
      assert.equal(Math.round(box?.width ?? 0), 375);
      const last = walk.button('我的账号');
      await last.scrollIntoViewIfNeeded();
      await assertInside(walk, last, 'the last row');
    },
  },
  {
    name: 'settings and log are both in sight in a window of 1024 pixels',
    async run(walk) {
      await walk.page.setViewportSize({ width: 1024, height: 768 });
      await walk.open();
      await walk.seesUser('小芝');
      await assertInside(walk, walk.page.locator('#log li').first(), 'the newest entry of the log');
      await assertInside(walk, walk.page.getByRole('radio', { name: /小芝/ }), 'the user');
    },
  },
  {
    name: 'what covers the whole phone leaves its status bar and its home indicator free',
    async run(walk) {
      await walk.open();
      await walk.seesUser('小芝');
      await walk.page.locator('.sim-exit').click();
      await walk.page.locator('.sim-viewer').getByText('小程序已在后台').waitFor();
      const free = await walk.page.locator('.sim-viewer').evaluate((viewer) => {
        const { paddingTop, paddingBottom } = getComputedStyle(viewer);
        const bar = document.querySelector('.pv-status-bar')?.getBoundingClientRect();
        const top = viewer.getBoundingClientRect().top + parseFloat(paddingTop);
        return [top > (bar?.bottom ?? NaN), parseFloat(paddingBottom) > 34];
      });
      assert.deepEqual(free, [true, true]);
    },
  },
  {
    name: 'what just happened stands under the phone, and moves nothing',
    async run(walk) {
      const { page } = walk;
      await page.setViewportSize({ width: 1280, height: 720 });
      await walk.open();
      await walk.seesUser('小芝');
      const restart = page.getByRole('button', { name: '重启小程序' });
      await restart.scrollIntoViewIfNeeded();
      const before = await restart.boundingBox();
      await restart.click();
      const status = page.getByRole('status').getByText('小程序已重启');
      await assertInside(walk, status, 'what happened');
      assert.deepEqual(await restart.boundingBox(), before, 'the settings stay where they are');
    },
  },
  {
    name: 'a new user is in sight',
    async run(walk) {
      await walk.open(`user=${NEWCOMER}`);
      await walk.sees('欢迎，初次见面');
      for (let count = 1; count <= 3; count += 1) {
        await walk.pressTool('换一个全新的支付宝用户');
        const added = walk.page.locator('.pv-user-card').nth(2 + count);
        await added.locator(':checked').waitFor({ state: 'attached' });
        await assertInside(walk, added, 'the new user', walk.page.locator('#user-list'));
      }
    },
  },
  {
    name: 'messages open at their newest in a narrow window, and are put away by the same button',
    async run(walk) {
      const { page } = walk;
      await page.setViewportSize({ width: 390, height: 700 });
      await walk.open(`user=${NEWCOMER}&page=pages/account/account`);
      await walk.phone.getByRole('tab', { name: '验证码登录' }).click();
      await walk.type('手机号', '13800138000');
      await walk.tick(/同意隐私政策/);
      await walk.press('获取验证码');
      const open = page.getByRole('button', { name: /^消息/ });
      await page.getByRole('button', { name: '消息 1 条未读' }).click();
      await assertInside(walk, page.locator('#messages li').first(), 'the message');
      await assertInside(walk, page.getByRole('tab', { name: '消息' }), 'the tabs');
      assert.equal(await page.getByRole('heading', { name: '模拟设置' }).isVisible(), false);
      await open.click();
      await page.locator('#tools').waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'long values of the page data are cut short, and can be seen whole',
    async run(walk) {
      const { page } = walk;
      await walk.open();
      await walk.seesUser('小芝');
      await page.getByRole('tab', { name: '页面', exact: true }).click();
      const data = page.getByRole('tabpanel', { name: '页面' });
      const long = data.getByRole('button', { name: /^展开全部 \d+ 个字符$/ }).first();
      const whole = /"avatar": "data:image\/svg\+xml,[^"]{150,}"/;
      assert.doesNotMatch(await data.innerText(), whole);
      await long.click();
      await data.getByText(whole).waitFor();
      await data.getByRole('button', { name: '收起' }).click();
      assert.doesNotMatch(await data.innerText(), whole);
    },
  },
  {
    name: 'the ring around a row that has the focus is drawn whole',
    async run(walk) {
      await walk.open();
      await walk.seesUser('小芝');
      const row = walk.button('我的账号');
      await walk.page.keyboard.press('Tab');
      for (let step = 0; step < 20; step += 1) {
        if (await row.evaluate((element) => element === document.activeElement)) {
          break;
        }
        await walk.page.keyboard.press('Tab');
      }
      const { width, offset } = await row.evaluate((element) => {
        const { outlineWidth, outlineOffset } = getComputedStyle(element);
        return { width: parseFloat(outlineWidth), offset: parseFloat(outlineOffset) };
      });
      assert.ok(width >= 2 && offset <= -width, `outline ${width}px, offset ${offset}px`);
    },
  },
  {
    name: 'what came of the authorization sheet is in sight, above the buttons',
    allowedMessages: [/the sheet was closed, or the app lacks a scope/],
    async run(walk) {
      for (const device of ['standard', 'small']) {
        await walk.open(
          `device=${device}&user=${NEWCOMER}&authorization=close&page=pages/authorize/authorize`,
        );
        await walk.tick(/告诉你/);
        await walk.press('同意授权');
        const outcome = walk.phone.getByRole('status').filter({ hasText: '没有得到授权结果' });
        await outcome.waitFor();
        assert.ok(await isUncovered(outcome), `${device}: the outcome is covered or out of sight`);
        assert.ok(await isUncovered(walk.button('不带可选权限')), `${device}: the way on is not`);
      }
    },
  },
  {
    name: 'in a low window the bar of buttons leaves the page its room: it is the end of the page (§5)',
    async run(walk) {
      await walk.page.setViewportSize({ width: 700, height: 390 });
      await walk.open('page=pages/authorize/authorize');
      const asked = walk.phone.getByText('头像和昵称', { exact: true });
      await asked.waitFor();
      assert.ok(await isUncovered(asked), 'what is asked for is covered');
      const agree = walk.button('同意授权');
      await agree.scrollIntoViewIfNeeded();
      assert.ok(await isUncovered(agree), 'the button is not reached');
    },
  },
  {
    name: 'what takes the focus in a low window is not behind the bar of buttons',
    async run(walk) {
      await walk.page.setViewportSize({ width: 700, height: 390 });
      await walk.open('page=pages/authorize/authorize');
      await walk.sees('用支付宝资料登录');
      const last = walk.phone.getByRole('checkbox').last();
      for (let step = 0; step < 40; step += 1) {
        if (await last.evaluate((element) => element === document.activeElement)) {
          break;
        }
        await walk.page.keyboard.press('Tab');
      }
      assert.ok(await isUncovered(last), 'the checkbox that has the focus is covered');
    },
  },
  {
    name: 'a nickname of signs upon signs, or of one long word, does not widen the page',
    async run(walk) {
      // This user has no picture, so that the first character of the name takes its place.
      await walk.open('device=small&reset=1&user=2088000000000003');
      await walk.press('我的账号');
      for (const nickname of [`Z${'\u0351\u036b\u0343'.repeat(5)}ALGO`, 'W'.repeat(64)]) {
        await walk.press('昵称');
        await walk.type('新昵称', nickname);
        await walk.press('保存昵称');
        await walk.seesUser(nickname);
        await walk.phone.locator('.user-card__avatar--initial').waitFor();
        const page = walk.phone.locator('.sim-page').last();
        const widths = await page.evaluate(({ scrollWidth, clientWidth }) => [
          scrollWidth,
          clientWidth,
        ]);
        assert.equal(widths[0], widths[1], nickname);
      }
    },
  },
  {
    name: 'a nickname that is written from the right shows its beginning where it is cut (§5)',
    async run(walk) {
      const nickname = 'ئابدۇرەھمان ئابدۇللا ئوغلى مۇھەممەد ئىمىن';
      await walk.open('device=small&reset=1&user=2088000000000003');
      await walk.press('我的账号');
      await walk.press('昵称');
      await walk.type('新昵称', nickname);
      await walk.press('保存昵称');
      await walk.seesUser(nickname);
      for (const place of ['.user-card__name', '.list-item__extra']) {
        const text = walk.phone.locator(place).filter({ hasText: nickname }).last();
        const cutPx = await text.evaluate((element) => {
          const first = document.createRange();
          first.setStart(element.firstChild ?? element, 0);
          first.setEnd(element.firstChild ?? element, 1);
          return first.getBoundingClientRect().right - element.getBoundingClientRect().right;
        });
        assert.ok(Math.abs(cutPx) <= 2, `${place}: its beginning is ${cutPx}px from its edge`);
      }
    },
  },
  {
    name: 'a button that counts down can be read',
    async run(walk) {
      await walk.open('page=pages/reset/reset');
      await walk.type('邮箱', 'ifanrx@ifanr.com');
      await walk.press('发送重置邮件');
      const waiting = walk.phone.getByRole('button', { name: /秒后可再发一次$/ });
      await waiting.waitFor();
      const { color, background, opacity } = await waiting.evaluate((element) => {
        const style = getComputedStyle(element);
        return { color: style.color, background: style.backgroundColor, opacity: style.opacity };
      });
      assert.equal(opacity, '1');
      assert.ok(contrast(color, background) >= 4.5, `${color} on ${background}`);
    },
  },
  {
    name: 'the scroll bar of a page takes no room from it',
    async run(walk) {
      await walk.open('device=small');
      await walk.press('我的账号');
      await walk.press('密码');
      await walk.button('保存密码').waitFor();
      const page = walk.phone.locator('.sim-page').last();
      const size = await page.evaluate(
        ({ clientWidth, clientHeight, scrollHeight, parentElement }) => ({
          lostPx: Number(parentElement?.clientWidth) - clientWidth,
          scrolls: scrollHeight > clientHeight,
        }),
      );
      assert.deepEqual(size, { lostPx: 0, scrolls: true });
    },
  },
];

/** Fails unless all of an element is in the window, and in what scrolls around it. */
async function assertInside(walk: Walk, element: Locator, what: string, around?: Locator) {
  await element.waitFor({ state: 'attached' });
  const box = await element.boundingBox();
  const size = walk.page.viewportSize();
  assert.ok(box && size, `${what} has no box`);
  const frame = (await around?.boundingBox()) ?? { x: 0, y: 0, ...size };
  const isInside =
    box.x >= frame.x &&
    box.y >= frame.y &&
    box.x + box.width <= frame.x + frame.width &&
    box.y + box.height <= frame.y + frame.height;
  assert.ok(isInside, `${what} is at ${JSON.stringify(box)}, outside ${JSON.stringify(frame)}`);
}

/** Whether the upper and the lower edge of an element, once it takes taps, can be seen, with nothing before them. */
const isUncovered = (element: Locator) =>
  element.evaluate(async (node) => {
    await Promise.all(node.getAnimations().map(({ finished }) => finished));
    const { left, right, top, bottom } = node.getBoundingClientRect();
    return [top + 2, bottom - 2].every((y) => {
      const found = document.elementFromPoint((left + right) / 2, y);
      return found !== null && node.contains(found);
    });
  });

/** Contrast of two colours as WCAG 2 has it, from `rgb(…)`. */
function contrast(one: string, other: string): number {
  const luminance = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = (color.match(/\d+/g) ?? []).map((text) => {
      const part = Number(text) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
