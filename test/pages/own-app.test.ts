import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as testing from 'alipay-mini-simulator/testing';

const ROOT = join(__dirname, '../..');

/** The app of the READMEs, with the auth module as one file. */
const app = {
  'app.json': '{ "pages": ["pages/index/index", "pages/account/account"] }',
  'app.js': "import './baas';\nApp({ onLaunch() { my.BaaS.init('your-client-id'); } });",
  'baas.js': readFileSync(join(ROOT, 'dist-client/baas.js'), 'utf8'),
  'pages/index/index.js': `Page({ onLoad() { ${fenceWith('README.md', 'navigateTo')} } });`,
  'pages/index/index.json': '{}',
  'pages/index/index.axml': '<view />',
  'pages/account/account.js': 'Page({});',
  'pages/account/account.json': '{}',
  'pages/account/account.axml': '<view>关联账号</view>',
};

/** What stands between the fences of a page that have a word in them. */
function fenceWith(page: string, word: string): string {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const fences = [...text.matchAll(/^```\w+\n(.*?)^```$/gms)].map(([, code = '']) => code);
  return fences.find((code) => code.includes(word)) ?? '';
}

describe.each(['README.md', 'README.zh-CN.md'])('the page test in %s', (page) => {
  const code = fenceWith(page, 'renderPage').replace(/^import .*$/m, '');

  type Body = () => Promise<void>;

  /** Runs the test of the page. */
  async function run(changed: string): Promise<void> {
    const tests: Body[] = [];
    const renderPage = (path: string, options: testing.RenderOptions) =>
      testing.renderPage(path, { ...options, app });
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the code is the page's own
    const define = new Function('renderPage', 'test', 'expect', changed) as (
      ...globals: unknown[]
    ) => void;
    define(renderPage, (_name: string, body: Body) => tests.push(body), expect);
    for (const body of tests) await body();
    expect(tests).toHaveLength(1);
  }

  test('passes as it stands there', async () => {
    await expect(run(code)).resolves.toBeUndefined();
  });

  test('meets a newcomer with the answer that the page names', async () => {
    const newcomer = code
      .replace(/\{ status: 201.*(?= \})/, '{ status: 404 }')
      .replace("findByText('小芝')", "findByText('关联账号')");
    expect(newcomer).toContain('{ [login]: { status: 404 } }');
    await expect(run(newcomer)).resolves.toBeUndefined();
  });
});
