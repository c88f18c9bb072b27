import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { NEWCOMER } from './flows';
import { withMouse } from './person';
import { PATIENCE_MS, Walk } from './walk';

/** Takes the README's pictures, on a fresh server, so that they show what there is. */
export async function takeScreenshots(
  browser: Browser,
  url: string,
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    deviceScaleFactor: 2,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  // The pictures show a clock; they change with what is drawn alone.
  await page.clock.setFixedTime(new Date(2026, 0, 1, 9, 41));
  page.setDefaultTimeout(PATIENCE_MS);
  const walk = new Walk(page, withMouse, url);
  const take = async (name: string) => {
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(folder, name), animations: 'disabled' });
    console.log(`wrote ${join(folder, name)}`);
  };

  await walk.open(`user=${NEWCOMER}`);
  await walk.sees('欢迎，初次见面');
  await take('preview.png');
  await walk.press('授权登录');
  await walk.press('同意授权');
  await walk.sheet.waitFor();
  await take('preview-authorize.png');
  await context.close();
}
