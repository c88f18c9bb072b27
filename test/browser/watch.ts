import assert from 'node:assert/strict';
import type { BrowserContext } from 'playwright-core';
import type { Flow } from './flows';

/**
 * Listens for everything that must not happen on the way, in any tab.
 *
 * @param allowed Console messages that are no surprise.
 * @returns Fails if any of it did.
 */
export function watch(
  context: BrowserContext,
  allowed: readonly RegExp[] = [],
): () => Promise<void> {
  const seen: string[] = [];
  context.on('console', (message) => {
    const isProblem = message.type() === 'error' || message.type() === 'warning';
    if (isProblem && !allowed.some((pattern) => pattern.test(message.text()))) {
      seen.push(`console ${message.type()}: ${message.text()}`);
    }
  });
  // Unhandled rejections arrive here as well.
  context.on('weberror', (webError) => {
    const error = webError.error();
    seen.push(`page error: ${error.stack ?? error.message}`);
  });
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // A page that is left stops following the preview server; an app that ends, as before each start, ends its requests.
    const isLeft = ['net::ERR_ABORTED', 'NS_BINDING_ABORTED'].includes(reason);
    if (!(['/events', '/tunnel'].includes(new URL(request.url()).pathname) && isLeft)) {
      seen.push(`failed: ${request.url()} ${reason}`);
    }
  });
  context.on('response', (response) => {
    if (response.status() >= 400) {
      seen.push(`HTTP ${response.status()}: ${response.url()}`);
    }
  });
  return async () => {
    for (const page of context.pages()) {
      const problems = page.locator('#problems');
      if (await problems.isVisible()) {
        seen.push(`shown on the page: ${await problems.innerText()}`);
      }
    }
    assert.deepEqual(seen, [], 'nothing may go wrong unseen');
  };
}

/** Each way to go wrong, and what is said of it. */
const WRONGS: readonly (readonly [script: string, said: RegExp])[] = [
  ["console.error('an error')", /console error: an error/],
  ["console.warn('a warning')", /console warning: a warning/],
  ["fetch('/cut-off').catch(() => undefined)", /failed: \S+cut-off/],
  ["fetch('/nothing').then(() => undefined)", /HTTP 404: \S+nothing/],
  ["void Promise.reject(new Error('a rejection'))", /page error: Error: a rejection/],
  [
    "void setTimeout(() => { throw new Error('an exception'); })",
    /page error: Error: an exception/,
  ],
];

/** A request of an app that ends before the answer is there. */
const ASK = `window.end = new AbortController();
  void fetch('/tunnel', { signal: end.signal }).catch(() => undefined);`;

/** Without it, a walk that hears nothing would look like one on which all went well. */
export const WATCH: Flow = {
  name: 'a walk fails for whatever goes wrong on the way, in any tab',
  async run({ page }) {
    const context = await page.context().browser()?.newContext();
    assert.ok(context);
    const checkQuiet = watch(context);
    await context.route('**', (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/tunnel') return undefined;
      return pathname === '/cut-off'
        ? route.abort()
        : route.fulfill({ status: pathname === '/' ? 200 : 404, body: '' });
    });
    await context.newPage();
    const tab = await context.newPage();
    await tab.goto('http://watched.test/');
    await Promise.all([tab.waitForRequest('**/tunnel'), tab.evaluate(ASK)]);
    const [left] = await Promise.all([
      tab.waitForEvent('requestfailed'),
      tab.evaluate('end.abort()'),
    ]);
    assert.equal(new URL(left.url()).pathname, '/tunnel');
    await checkQuiet();
    for (const [script] of WRONGS) {
      await tab.evaluate(script);
    }
    await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve)));

    const error: unknown = await checkQuiet().catch((reason: unknown) => reason);
    assert.ok(error instanceof assert.AssertionError);
    const seen = error.actual as string[];
    for (const [script, said] of WRONGS) {
      assert.ok(
        seen.some((text) => said.test(text)),
        `not noticed: ${script}`,
      );
    }
    await context.close();
  },
};
