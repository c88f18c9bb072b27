import assert from 'node:assert/strict';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { edit, writeForeignApp } from 'alipay-mini-preview/foreign-app';
import { killPreviewProcess, startPreviewProcess } from 'alipay-mini-preview/preview-process';
import type { Page } from 'playwright-core';
import type { Flow } from './flows';
import type { Walk } from './walk';

/** What somebody sees who starts the preview on a mini program of their own. */
export function foreignFlows(folder: string): Flow[] {
  /** Starts a preview of that app, and opens it. */
  async function open(
    walk: Walk,
    flags: readonly string[],
    use: (walk: Walk) => Promise<void>,
  ): Promise<void> {
    await writeForeignApp(folder);
    const preview = startPreviewProcess([
      `--app=${folder}`,
      ...['--port=0', '--server-port=0', ...flags],
    ]);
    try {
      const { url } = await preview.ready;
      const visit = walk.at(url);
      await visit.open();
      await use(visit);
      // A page that is open misses its server.
      await visit.page.goto('about:blank');
    } finally {
      await killPreviewProcess(preview);
      await rm(folder, { recursive: true, force: true });
    }
  }

  return [
    {
      name: 'another app comes up as it lies in its folder, with its problems listed, and edits show',
      run: (walk) =>
        open(walk, [], async (visit) => {
          const { page } = visit;
          await visit.sees('卡片：你好');
          // What is fixed on a page is fixed to the web view, not to the window or the frame of the phone.
          await page.waitForFunction(() => {
            const [around, footer] = ['.sim-stage', '.footer'].map((selector) =>
              document.querySelector(selector)?.getBoundingClientRect(),
            );
            const isAround = (['left', 'right', 'bottom'] as const).every(
              (side) => around?.[side] === footer?.[side],
            );
            return footer !== undefined && isAround;
          });
          // The colour of its title bar reaches to the upper edge of the phone.
          const statusBar = await page.locator('.pv-status-bar').evaluate((element) => {
            const titleBar = document.querySelector('.sim-bar');
            const tops = [element, titleBar].map((bar) => bar?.getBoundingClientRect().top);
            const below = titleBar && getComputedStyle(titleBar).backgroundColor;
            return [tops[0] === tops[1], below, getComputedStyle(element).color];
          });
          assert.deepEqual(statusBar, [true, 'rgb(22, 50, 79)', 'rgb(255, 255, 255)']);
          assert.equal(await page.title(), `${folder.split('/').at(-1) ?? ''} · 预览`);
          await visit.press('加载');
          await visit.sees('失败 12');

          await page.getByRole('tab', { name: /^问题/ }).click();
          const problems = page.getByRole('tabpanel', { name: '问题' });
          await problems.getByText('--allow-host api.test').waitFor();
          await problems.getByText('<button subtitle>').waitFor();
          await problems.getByText('pages/home/home.axml:3').waitFor();
          await page.locator('#findings-count').getByText('3', { exact: true }).waitFor();

          const answers = page.getByLabel('接口的回答');
          await answers.fill('{"scan": "https://example.com/1"}');
          await answers.blur();
          await page.getByText('还没有生效').waitFor();
          await answers.fill('{"scan": {"code": "https://example.com/1"}}');
          await answers.blur();
          await visit.press('扫码');
          await visit.sees('https://example.com/1');

          const nearby = page.getByLabel('附近的蓝牙和 Wi-Fi');
          await nearby.fill('{"bluetooth": {"enabled": false}}');
          await nearby.blur();
          await visit.press('找蓝牙');
          await visit.press('允许');
          await visit.sees('蓝牙失败 12');
          await nearby.fill('{"bluetooth": {"devices": {}}, "wlan": {}}');
          await nearby.blur();
          await page.getByText('还没有生效').waitFor();
          await nearby.fill('{"bluetooth": {"devices": [{"deviceId": "A1", "name": "门锁"}]}}');
          await nearby.blur();
          await visit.press('找蓝牙');
          await visit.sees('门锁');
          await nearby.fill('');
          await nearby.blur();
          await visit.press('扫码');
          await visit.sees('https://example.com/1');

          const durationsMs: number[] = [];
          for (const text of ['改一', '改二', '改三']) {
            const startMs = performance.now();
            await edit(folder, 'pages/home/home.axml', ['你好', text]);
            await visit.sees(`卡片：${text}`);
            durationsMs.push(performance.now() - startMs);
          }
          console.log(`  reloads: ${durationsMs.map((ms) => `${Math.round(ms)} ms`).join(', ')}`);

          const failure = page.getByRole('alert', { name: /构建失败/ });
          await edit(folder, 'pages/home/home.less', ['.home {', '.home {{']);
          await failure.getByText(/pages\/home\/home\.less:\d+: Less/).waitFor();
          await edit(folder, 'pages/home/home.less', ['#1677ff', '#ff0000']);
          await failure.waitFor({ state: 'hidden' });
          await visit.phone.getByText('https://example.com/1').waitFor({ state: 'detached' });
          const color = await visit.phone
            .getByText('还没有')
            .evaluate((element) => getComputedStyle(element).color);
          assert.equal(color, 'rgb(255, 0, 0)');
        }),
    },
    {
      name: 'an exception in JavaScript shows its place, and a script that cannot be parsed stands over the phone',
      allowedMessages: [/意料之外/],
      run: (walk) =>
        open(walk, [], async (visit) => {
          await visit.sees('卡片：你好');
          const thrower = "  scan() {\n    throw new Error('意料之外');";
          await edit(folder, 'pages/home/home.js', ['  scan() {', thrower]);
          await visit.page.getByText('源码有改动').waitFor();
          await visit.press('扫码');
          const problems = visit.page.getByRole('region', { name: '出错了' });
          await problems.getByText('位置：pages/home/home.js:4:11').waitFor();
          // It covers no part of the phone, such as a tab bar or the buttons of a sheet.
          const [shown, phone] = [await problems.boundingBox(), await visit.phone.boundingBox()];
          assert.ok(shown && phone && shown.x >= phone.x + phone.width);

          const failure = visit.page.getByRole('alert', { name: /构建失败/ });
          await edit(folder, 'pages/home/home.js', ['  data: {', '  data: ']);
          await failure.getByText(/^pages\/home\/home\.js:2: JavaScript: /).waitFor();
          await visit.sees('卡片：你好');
          await edit(folder, 'pages/home/home.js', ['还没有', '改好了']);
          await failure.waitFor({ state: 'hidden' });
          await visit.sees('改好了');
        }),
    },
    {
      name: 'the tabs of another app stand under its pages and above what the phone keeps free',
      run: (walk) =>
        open(walk, [], async (visit) => {
          const tab = (name: string) => visit.phone.getByRole('tab', { name });
          for (const [device, keptFreePx] of [
            ['standard', 34],
            ['small', 0],
            ['android', 0],
          ] as const) {
            await visit.open(`device=${device}`);
            await visit.sees('底栏');
            await assertTabsBetween(visit.page, keptFreePx);
            await visit.person.press(tab('我的'));
            await visit.press('有新消息');
            await tab('首页 3').waitFor();
            await visit.press('再开一页');
            await visit.sees('没有标签栏的页面');
            await tab('我的').waitFor({ state: 'hidden' });
            await visit.person.press(visit.phone.getByRole('button', { name: '返回' }));
            await visit.person.press(tab('首页 3'));
            await visit.sees('底栏');
          }
        }),
    },
    {
      name: 'a page with a clear title bar lies under the status bar, and finds the capsule where it is told',
      run: (walk) =>
        open(walk, [], async (visit) => {
          for (const [device, height] of [
            ['standard', 812],
            ['small', 568],
            ['android', 780],
          ] as const) {
            await visit.open(`device=${device}&page=pages/clear/clear`);
            await visit.sees(`屏高 ${height} 窗高 ${height}`);
            // Once the page has come in from the side.
            await visit.page.waitForFunction(() => {
              const [display, top, capsule, beside] = [
                '.pv-display',
                '.top',
                '.sim-capsule',
                '.beside',
              ].map((selector) => {
                const found = document.querySelector(selector)?.getBoundingClientRect();
                return [found?.left, found?.top].map((place) => Math.round(Number(place))).join();
              });
              return top === display && beside === capsule;
            });
          }
        }),
    },
    {
      name: 'wheels and slides keep to their places in the sizes and with the styles that an app gives them',
      run: (walk) =>
        open(walk, [], async (visit) => {
          await visit.open('page=pages/sizes/sizes');
          await visit.sees('没有变');
          const middles = await visit.page.evaluate(() => {
            const items = document.querySelectorAll('.a-picker-view-column > *');
            const chosen = [...items].find(({ textContent }) => textContent === '五年');
            const others = ['.wheel', '.a-picker-view-picker-indicator'].map((selector) =>
              document.querySelector(selector),
            );
            return [chosen, ...others].map((element) => {
              const found = element?.getBoundingClientRect();
              return found && Math.round(found.top + found.height / 2);
            });
          });
          assert.equal(new Set(middles).size, 1, `middles: ${middles.join(', ')}`);
          await visit.phone.locator('[aria-valuetext="五年"]').waitFor();
          // The second slide stands beside the first, each as wide as the swiper.
          const slides = await visit.page.evaluate(() =>
            ['.slides', '.first', '.second'].map((selector) => {
              const found = document.querySelector(selector)?.getBoundingClientRect();
              return found && [Math.round(found.left), Math.round(found.width)];
            }),
          );
          const [left = 0, width = 0] = slides[0] ?? [];
          assert.deepEqual(slides.slice(1), [
            [left, width],
            [left + width, width],
          ]);
        }),
    },
    {
      name: 'a swiper is as high as its slide, also when that changes or comes later (swiper, adjust-height)',
      run: (walk) =>
        open(walk, [], async (visit) => {
          await visit.open('page=pages/slides/slides');
          const becomes = (heights: readonly number[]) =>
            visit.page.waitForFunction(
              (wanted) =>
                ['.first', '.current', '.above', '.late']
                  .map((name) => document.querySelector<HTMLElement>(name)?.offsetHeight)
                  .join() === wanted,
              heights.join(),
            );
          await becomes([50, 60, 50, 0]);
          await visit.press('变化');
          await becomes([80, 40, 80, 70]);
          await visit.press('变化');
          await becomes([30, 40, 30, 70]);
        }),
    },
    {
      name: 'dots lie on the slides of a swiper, which keep to its edges if they should (indicator-dots, snap-to-edge)',
      run: (walk) =>
        open(walk, [], async (visit) => {
          await visit.open('page=pages/slides/slides');
          const gaps = () =>
            visit.page.locator('.edges').evaluate((swiper) =>
              ['.start', '.end'].map((name) => {
                const [box, slide] = [swiper, swiper.querySelector(name) ?? swiper].map((element) =>
                  element.getBoundingClientRect(),
                );
                return box && slide && [slide.left - box.left, box.right - slide.right];
              }),
            );
          assert.deepEqual((await gaps())[0], [0, 50]);
          const isSeen = await visit.page.locator('.edges .a-swiper-dots').evaluate((dots) => {
            // A finger goes through them, and so would what looks who lies there.
            (dots as HTMLElement).style.pointerEvents = 'auto';
            const dot = dots.firstElementChild;
            const place = dot?.getBoundingClientRect();
            return place && document.elementFromPoint(place.x + 4, place.y + 4) === dot;
          });
          assert.equal(isSeen, true, 'the first dot lies above the slides');
          await visit.press('变化');
          await visit.page
            .locator('.edges')
            .evaluate((swiper) =>
              Promise.all(swiper.getAnimations({ subtree: true }).map(({ finished }) => finished)),
            );
          assert.deepEqual((await gaps())[1], [50, 0]);
        }),
    },
    {
      name: "a button is as wide as its line, less the margins that an app's styles give it, and beside others as its text",
      run: (walk) =>
        open(walk, [], async (visit) => {
          await visit.open('page=pages/sizes/sizes');
          // In one go, for a page that opens moves.
          const gaps = (name: string) =>
            visit.button(name).evaluate((button) => {
              const [page, box] = [button.closest('.a-page') ?? button, button].map((element) =>
                element.getBoundingClientRect(),
              );
              return page && box && [box.left - page.left, page.right - box.right].map(Math.round);
            });
          assert.deepEqual(await gaps('有边距'), [10, 10]);
          assert.deepEqual(await gaps('隔一层'), [0, 0]);
          for (const [name, right] of [
            ['弹性', 20],
            ['角上', 30],
          ] as const) {
            const [left = 0, end] = (await gaps(name)) ?? [];
            assert.equal(end, right);
            assert.ok(left > 200, `${name} as wide as its text: ${String(left)}`);
          }
        }),
    },
    {
      name: "a field is as wide as its line, less the margins that an app's styles give it, and shares a line with others",
      run: (walk) =>
        open(walk, [], async (visit) => {
          await visit.open('page=pages/sizes/sizes');
          const gaps = (placeholder: string) =>
            visit.phone.getByPlaceholder(placeholder).evaluate((field) => {
              const [page, box] = [
                field.closest('.a-page') ?? field,
                field.closest('[data-node]') ?? field,
              ].map((element) => element.getBoundingClientRect());
              return page && box && [box.left - page.left, page.right - box.right].map(Math.round);
            });
          assert.deepEqual(await gaps('有边距的一行'), [40, 10]);
          assert.deepEqual(await gaps('有边距的多行'), [40, 10]);
          // Half of the line each.
          const [left, middle = 0] = (await gaps('左边')) ?? [];
          const [from = 0, right] = (await gaps('右边')) ?? [];
          assert.deepEqual([left, right], [20, 20]);
          assert.ok(Math.abs(from - middle) <= 1, `${middle} and ${from} from the sides`);
          // It keeps no column from getting narrower, and may be told to be wider than its place.
          assert.deepEqual(await gaps('窄栏'), [220, 20]);
          assert.ok(((await gaps('窄行'))?.[1] ?? 0) > 40);
          const [start = 0, end = 0] = (await gaps('更宽')) ?? [];
          assert.equal(375 - start - end, 100);
        }),
    },
    {
      name: 'an image shrinks in a flex container, as the box that it is (image 图片.md, Bug & Tip)',
      run: (walk) =>
        open(walk, [], async (visit) => {
          await visit.open('page=pages/sizes/sizes');
          const [tile, picture] = await visit.page.evaluate(() =>
            ['.tile', '.picture'].map((selector) => {
              const found = document.querySelector(selector)?.getBoundingClientRect();
              return found && [found.left, found.right].map(Math.round);
            }),
          );
          assert.deepEqual(picture, tile);
        }),
    },
    {
      name: 'pictures of the app, and another canvas, come onto both kinds of canvas, and parts of these into files',
      // What the browser advises for pixels that are read often.
      allowedMessages: [/willReadFrequently/],
      run: (walk) =>
        open(walk, [], async (visit) => {
          await visit.open('page=pages/drawn/drawn');
          const drawn = ['旧 255,0,0,255', '新 255,0,0,255', '离屏 0,0,0,255', '导出 100x80'];
          for (const text of drawn) await visit.sees(text);
        }),
    },
    {
      name: 'requests of another app reach the hosts that are allowed',
      async run(walk) {
        const backend = createServer((_request, response) => response.end('来自后端'));
        backend.listen(0, '127.0.0.1');
        await once(backend, 'listening');
        const host = `127.0.0.1:${(backend.address() as AddressInfo).port}`;
        try {
          await open(walk, [`--allow-host=${host}`], async (visit) => {
            await visit.sees('还没有');
            await edit(folder, 'pages/home/home.js', ['api.test', host]);
            await visit.page.getByText('源码有改动').waitFor();
            await visit.press('加载');
            await visit.sees('来自后端');
          });
        } finally {
          backend.close();
        }
      },
    },
  ];
}

/** Fails unless the tabs begin where what is fixed to the lower edge of a page ends, and leave the phone its part. */
async function assertTabsBetween(page: Page, keptFreePx: number): Promise<void> {
  const edges = await page.evaluate(() => {
    const [footer, tabs, tab, phone] = ['.footer', '.sim-tabs', '.sim-tab', '.pv-display'].map(
      (selector) => document.querySelector(selector)?.getBoundingClientRect(),
    );
    // The phone may be drawn smaller than it is.
    const wholePx = document.querySelector('.pv-display')?.clientHeight;
    const scale = Number(phone?.height) / Number(wholePx);
    return {
      footer: Number(footer?.bottom),
      tabs: Number(tabs?.top),
      freePx: (Number(phone?.bottom) - Number(tab?.bottom)) / scale,
    };
  });
  assert.ok(Math.abs(edges.footer - edges.tabs) < 1, JSON.stringify(edges));
  assert.ok(Math.abs(edges.freePx - keptFreePx) < 1, JSON.stringify(edges));
}
