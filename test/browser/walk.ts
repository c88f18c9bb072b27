import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { Person } from './person';

/** Time for anything on the page to come true. */
export const PATIENCE_MS = 10_000;

/** One person's walk through the preview: the app in the phone, and the settings beside it. */
export class Walk {
  readonly phone: Locator;

  constructor(
    readonly page: Page,
    readonly person: Person,
    private readonly url: string,
  ) {
    this.phone = page.locator('#screen');
  }

  /** @param query What the address asks the preview for, such as `network=offline`. */
  async open(query = ''): Promise<void> {
    await this.page.goto(`${this.url}?${query}`);
  }

  async reload(): Promise<void> {
    await this.page.reload();
  }

  /** A control of the app whose name begins so; what follows in it is explanation. */
  button(name: string): Locator {
    return this.phone.getByRole('button', { name: new RegExp(`^${name}`) });
  }

  press(name: string): Promise<void> {
    return this.person.press(this.button(name));
  }

  async type(label: string, text: string): Promise<void> {
    await this.person.type(this.phone.getByLabel(label, { exact: true }), text);
  }

  tick(name: RegExp): Promise<void> {
    return this.person.choose(this.phone.getByRole('checkbox', { name }));
  }

  sees(text: string | RegExp): Promise<void> {
    return this.phone.getByText(text).first().waitFor();
  }

  /** The name on the card of the user who is logged in. */
  seesUser(name: string | RegExp): Promise<void> {
    return this.phone.getByRole('heading', { level: 1, name }).first().waitFor();
  }

  get sheet(): Locator {
    return this.phone.getByRole('dialog', { name: '支付宝授权' });
  }

  async answerSheet(answer: '同意' | '拒绝' | '关闭'): Promise<void> {
    await this.person.press(this.sheet.getByRole('button', { name: answer, exact: true }));
    await this.sheet.waitFor({ state: 'detached' });
  }

  chooseUser(nickname: string): Promise<void> {
    return this.withTools(() =>
      this.person.choose(this.page.getByRole('radio', { name: new RegExp(nickname) })),
    );
  }

  chooseNetwork(label: string): Promise<void> {
    return this.withTools(() =>
      this.person.choose(this.page.getByRole('radio', { name: label, exact: true })),
    );
  }

  pressTool(name: string): Promise<void> {
    return this.withTools(() =>
      this.person.press(this.page.locator('#tools').getByRole('button', { name })),
    );
  }

  resetEverything(): Promise<void> {
    return this.withTools(async () => {
      await this.person.press(this.page.getByRole('button', { name: '全部重置…' }));
      const dialog = this.page.getByRole('dialog', { name: '全部重置？' });
      await this.person.press(dialog.getByRole('button', { name: '全部重置' }));
      await this.page.getByRole('status').getByText('都已重置').waitFor();
    });
  }

  /** In a narrow window the settings are called, used and put away. */
  async withTools(use: () => Promise<void>): Promise<void> {
    const opener = this.page.getByRole('button', { name: '模拟设置' });
    const isNarrow = await opener.isVisible();
    if (isNarrow) {
      await this.person.press(opener);
    }
    await use();
    if (isNarrow) {
      await this.person.press(this.page.locator('#tools-close'));
    }
  }
}

/**
 * Listens for everything that must not happen on the way.
 *
 * @param allowed Console messages that are no surprise.
 * @returns Fails if any of it did.
 */
export function watch(page: Page, allowed: readonly RegExp[] = []): () => Promise<void> {
  const seen: string[] = [];
  page.on('console', (message) => {
    const isProblem = message.type() === 'error' || message.type() === 'warning';
    if (isProblem && !allowed.some((pattern) => pattern.test(message.text()))) {
      seen.push(`console ${message.type()}: ${message.text()}`);
    }
  });
  // Unhandled rejections arrive here as well.
  page.on('pageerror', (error) => seen.push(`page error: ${error.stack ?? error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // A page that is left stops following the builds.
    if (!(request.resourceType() === 'eventsource' && reason === 'net::ERR_ABORTED')) {
      seen.push(`failed: ${request.url()} ${reason}`);
    }
  });
  page.on('response', (response) => {
    if (response.status() >= 400) {
      seen.push(`HTTP ${response.status()}: ${response.url()}`);
    }
  });
  return async () => {
    const problems = page.locator('#problems');
    if (await problems.isVisible()) {
      seen.push(`shown on the page: ${await problems.innerText()}`);
    }
    assert.deepEqual(seen, [], 'nothing may go wrong unseen');
  };
}
