import assert from 'node:assert/strict';
import type { AppCopy } from './app-copy';
import type { Flow } from './flows';

/** What a developer lives through who changes the sources while the preview runs. */
export function developmentFlows(app: AppCopy): Flow[] {
  return [
    {
      name: 'a changed source shows, with the same pages and session',
      async run(walk) {
        await walk.open();
        await walk.press('我的账号');
        const title = (name: string) =>
          walk.phone.getByRole('heading', { level: 1, name, exact: true }).waitFor();
        await title('我的账号');
        await walk.page.evaluate(() => document.body.setAttribute('data-same-document', ''));

        const durationsMs: number[] = [];
        for (const name of ['改一', '改二', '改三']) {
          const startMs = performance.now();
          await app.with('pages/profile/profile.json', ['我的账号', name], async () => {
            await title(name);
            durationsMs.push(performance.now() - startMs);
          });
          await title('我的账号');
        }
        const code = 'export const config = {';
        for (const mark of ['一', '二', '三']) {
          const startMs = performance.now();
          const status = walk.page.getByRole('status').filter({ hasText: '源码有改动' });
          await walk.pressTool('切到后台再回来');
          await status.waitFor({ state: 'detached' });
          await app.with('config.ts', [code, `// ${mark}\n${code}`], async () => {
            await status.waitFor();
            durationsMs.push(performance.now() - startMs);
            await walk.pressTool('切到后台再回来');
            await status.waitFor({ state: 'detached' });
          });
          await status.waitFor();
        }
        console.log(`  reloads: ${durationsMs.map((ms) => `${Math.round(ms)} ms`).join(', ')}`);

        assert.equal(await walk.page.locator('body[data-same-document]').count(), 1);
        await walk.press('返回');
        await walk.seesUser('小芝');
      },
    },
    {
      name: 'a type error is shown with file and line over the running app, until it is mended',
      async run(walk) {
        await walk.open();
        await walk.seesUser('小芝');
        const failure = walk.page.getByRole('alert', { name: /构建失败/ });
        await app.with('app.ts', ['App({', 'const wrong: number = "";\nApp({'], async () => {
          await failure.getByText(/app\.ts\(\d+,7\): error TS2322/).waitFor();
          await walk.seesUser('小芝');
          await walk.reload();
          await failure.waitFor();
          await walk.seesUser('小芝');
        });
        await failure.waitFor({ state: 'hidden' });
        await walk.seesUser('小芝');
      },
    },
    {
      name: 'a mistake in AXML is shown with file and line over the running app, until it is mended',
      async run(walk) {
        await walk.open();
        await walk.seesUser('小芝');
        const failure = walk.page.getByRole('alert', { name: /构建失败/ });
        await app.with(
          'pages/index/index.axml',
          ['<view class="page">', '<view class="page">\n<marquee />'],
          async () => {
            await failure.getByText(/pages\/index\/index\.axml:2: .*marquee/).waitFor();
            await walk.seesUser('小芝');
          },
        );
        await failure.waitFor({ state: 'hidden' });
        await walk.seesUser('小芝');
      },
    },
    {
      name: 'another clientID in config.ts is served at once, and the session goes on',
      async run(walk) {
        await walk.open();
        await walk.seesUser('小芝');
        await app.with('config.ts', ["clientID: '", "clientID: 'my-"], async () => {
          await walk.page.getByText('源码有改动').waitFor();
          await walk.seesUser('小芝');
          await walk.press('我的账号');
          await walk.sees('登录资料');
          await walk.press('返回');
        });
        await walk.seesUser('小芝');
      },
    },
    {
      name: 'a page that is taken out of the app leaves the others open',
      async run(walk) {
        await walk.open('page=pages/index/index&page=pages/authorize/authorize');
        await walk.sees('用支付宝资料登录');
        const entry = '"pages/authorize/authorize"';
        const appJson = await app.read('app.json');
        const at = appJson.indexOf(entry);
        const comma = appJson.lastIndexOf(',', at);
        const listed = appJson.slice(comma, at + entry.length);
        await app.with('app.json', [listed, ''], () => walk.seesUser('小芝'));
      },
    },
    {
      name: 'an app that fails at its start says so, also after a reload, until it is mended',
      allowedMessages: [/起不来/],
      async run(walk) {
        await walk.open();
        await walk.seesUser('小芝');
        const problems = walk.page.getByRole('region', { name: '出错了' });
        const start = '  onLaunch() {\n';
        const failing = `${start}    if (this) throw new Error('起不来');\n`;
        await app.with('app.ts', [start, failing], async () => {
          await problems.getByText('起不来').first().waitFor();
          await walk.reload();
          await problems.getByText('起不来').first().waitFor();
          await problems
            .getByText(/位置：app\.ts:\d+:/)
            .first()
            .waitFor();
        });
        await problems.waitFor({ state: 'hidden' });
        await walk.seesUser('小芝');
      },
    },
    {
      name: 'an exception of the app shows its place in the TypeScript source',
      allowedMessages: [/意料之外/],
      async run(walk) {
        await walk.open();
        await walk.seesUser('小芝');
        const problems = walk.page.getByRole('region', { name: '出错了' });
        const handler = '  openProfile() {\n';
        const line = (await app.read('pages/index/index.ts')).split(handler)[0]?.split('\n').length;
        await app.with(
          'pages/index/index.ts',
          [handler, `${handler}    if (this.data) throw new Error('意料之外');\n`],
          async () => {
            await walk.page.getByText('源码有改动').waitFor();
            await walk.press('我的账号');
            await problems.getByText('意料之外').first().waitFor();
            await problems
              .getByText(`位置：pages/index/index.ts:${(line ?? 0) + 1}:26`)
              .first()
              .waitFor();
          },
        );
        await problems.waitFor({ state: 'hidden' });
      },
    },
  ];
}
