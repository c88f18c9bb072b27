import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import {
  killPreviewProcess,
  startPreviewProcess,
  type PreviewProcess,
} from 'alipay-mini-preview/preview-process';
import { UsageError } from 'local-hserve/settings';
import { ACCESSIBILITY } from './accessibility';
import { AppCopy } from './app-copy';
import { Browsers, permissionsOf, type BrowserName } from './browsers';
import { developmentFlows } from './development';
import { ACCOUNT_FLOWS } from './account-flows';
import { FLOWS, type Flow } from './flows';
import { foreignFlows } from './foreign';
import { LAYOUT } from './layout';
import { withKeyboard, withMouse, type Person } from './person';
import { takeScreenshots } from './screenshots';
import { PATIENCE_MS, Walk } from './walk';
import { WATCH, watch } from './watch';
import { WORKBENCH } from './workbench';

const HELP = `Usage: npm run test:browser -- [options]

Walks through the preview in Chromium (CHROMIUM_PATH, or else /usr/bin/chromium) and in Firefox
(FIREFOX_PATH, or else /usr/bin/firefox-esr).

Options:
  --screenshots <folder>  write the README's pictures there, instead of testing
  --only <pattern>        run only the checks whose names match that regular expression
  -h, --help              show this help
`;

interface Way {
  name: string;
  browser: BrowserName;
  viewport: { width: number; height: number };
  person: (page: Page) => Person;
}

const WIDE: Way = {
  name: 'wide, mouse',
  browser: 'chromium',
  viewport: { width: 1280, height: 900 },
  person: withMouse,
};
const NARROW: Way = {
  name: 'narrow, mouse',
  browser: 'chromium',
  viewport: { width: 390, height: 844 },
  person: withMouse,
};
const FIREFOX: Way = {
  name: 'Firefox, wide, mouse',
  browser: 'firefox',
  viewport: { width: 1280, height: 900 },
  person: withMouse,
};
const WAYS: readonly Way[] = [
  WIDE,
  NARROW,
  {
    name: 'wide, keyboard',
    browser: 'chromium',
    viewport: { width: 1280, height: 900 },
    person: withKeyboard,
  },
  FIREFOX,
];

async function main(): Promise<number> {
  const flags = readFlags();
  if (flags.help) {
    console.log(HELP);
    return 0;
  }
  const browsers = new Browsers();
  const folder = await mkdtemp(join(tmpdir(), 'preview-browser-'));
  const app = new AppCopy(join(folder, 'app'));
  const preview = startPreviewProcess([
    `--app=${app.folder}`,
    ...['--port=0', '--server-port=0', `--database=${join(folder, 'test.db')}`],
  ]);
  try {
    const { url, serverUrl } = await preview.ready;
    if (flags.screenshots !== undefined) {
      await takeScreenshots(await browsers.get('chromium'), url, flags.screenshots);
      return 0;
    }
    const checks = WAYS.flatMap((way) =>
      flowsFor(way, app, join(folder, 'foreign')).map((flow) => ({
        name: `${flow.name} (${way.name})`,
        run: async () => walk(await browsers.get(way.browser), url, serverUrl, way, flow),
      })),
    );
    const stops = {
      name: 'the preview stops cleanly while a browser is still connected',
      run: () => stopCleanly(preview),
    };
    const pattern = new RegExp(flags.only ?? '');
    const chosen = [...checks, stops].filter(({ name }) => pattern.test(name));
    if (chosen.length === 0) {
      throw new Error(`--only: no check has a name that matches ${String(pattern)}`);
    }
    return (await runAll(chosen)) ? 0 : 1;
  } finally {
    await browsers.close();
    await killPreviewProcess(preview);
    await rm(folder, { recursive: true, force: true });
  }
}

/** @throws {UsageError} */
function readFlags() {
  try {
    return parseArgs({
      options: {
        screenshots: { type: 'string' },
        only: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The ways in are walked in every way and in both browsers, the workbench with one. */
function flowsFor(way: Way, app: AppCopy, foreign: string): readonly Flow[] {
  switch (way) {
    case WIDE:
      return [
        WATCH,
        ...FLOWS,
        ...ACCOUNT_FLOWS,
        ...ACCESSIBILITY,
        ...WORKBENCH,
        ...LAYOUT,
        ...developmentFlows(app),
        ...foreignFlows(foreign),
      ];
    case FIREFOX:
      return [...FLOWS, ...ACCOUNT_FLOWS, ...LAYOUT];
    case NARROW:
      return [...FLOWS, ...ACCOUNT_FLOWS, ...ACCESSIBILITY];
    default:
      return [...FLOWS, ...ACCOUNT_FLOWS];
  }
}

/** @returns Whether all passed. */
async function runAll(checks: readonly { name: string; run: () => Promise<void> }[]) {
  let passed = 0;
  for (const { name, run } of checks) {
    const startMs = performance.now();
    try {
      await run();
      passed += 1;
      console.log(`✓ ${name} (${((performance.now() - startMs) / 1000).toFixed(1)} s)`);
    } catch (error) {
      console.error(
        `✗ ${name}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
  }
  console.log(`${passed} passed, ${checks.length - passed} failed`);
  return passed === checks.length;
}

/** Each on a new phone and a fresh server. */
async function walk(browser: Browser, url: string, serverUrl: string, way: Way, flow: Flow) {
  const reset = await fetch(`${serverUrl}/sandbox/reset`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  assert.ok(reset.ok, `reset of the server: HTTP ${reset.status}`);
  const context = await browser.newContext({
    viewport: way.viewport,
    locale: 'zh-CN',
    permissions: permissionsOf(way.browser),
  });
  try {
    const page = await context.newPage();
    context.setDefaultTimeout(PATIENCE_MS);
    const checkQuiet = watch(context, flow.allowedMessages);
    try {
      await flow.run(new Walk(page, way.person, url));
    } catch (error) {
      console.error(`The phone shows: ${await page.locator('#screen').innerText()}`);
      await checkQuiet().catch(console.error);
      throw error;
    }
    await checkQuiet();
  } finally {
    await context.close();
  }
}

async function stopCleanly({ child, ended }: PreviewProcess): Promise<void> {
  child.kill('SIGTERM');
  const { exitCode, stderr } = await ended;
  assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: '' });
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    if (error instanceof UsageError) {
      console.error('See npm run test:browser -- --help');
    }
    process.exitCode = error instanceof UsageError ? 2 : 1;
  },
);
