import type { Locator, Page } from 'playwright-core';
import type { Person } from './person';

/** Time for anything on the page to come true. */
export const PATIENCE_MS = 20_000;

/** One person's walk through the preview: the app in the phone, and the settings beside it. */
export class Walk {
  readonly phone: Locator;
  readonly person: Person;

  constructor(
    readonly page: Page,
    private readonly personAt: (page: Page) => Person,
    private readonly url: string,
  ) {
    this.phone = page.locator('#screen');
    this.person = personAt(page);
  }

  /** The same person at the page of another preview. */
  at(url: string): Walk {
    return new Walk(this.page, this.personAt, url);
  }

  /** @param query What the address asks the preview for, such as `network=offline`. */
  async open(query = ''): Promise<void> {
    await this.page.goto(`${this.url}?${query}`, { waitUntil: 'domcontentloaded' });
  }

  async reload(): Promise<void> {
    await this.page.reload({ waitUntil: 'domcontentloaded' });
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

  /**
   * Goes to the newest message for somebody, led there by what says that it has come.
   *
   * @param recipient Phone number or e-mail address.
   */
  async withMessage(recipient: string, use: (message: Locator) => Promise<void>): Promise<void> {
    const { page, person } = this;
    const isNarrow = await page.getByRole('button', { name: '模拟设置' }).isVisible();
    const message = page.locator('#messages li').filter({ hasText: recipient }).first();
    await message.waitFor({ state: 'attached' });
    await person.press(
      isNarrow
        ? page.getByRole('button', { name: /^消息 \d+ 条未读$/ })
        : page.getByRole('status').getByRole('button', { name: '查看' }),
    );
    await use(message);
    if (isNarrow) {
      await this.closeTools();
    }
  }

  /** The code of the newest text message to a phone number, copied with the button there. */
  async copyCode(phone: string): Promise<string> {
    await this.withMessage(phone, async (message) => {
      await saidBriefly(message.getByRole('button', { name: '已复制' }), () =>
        this.person.press(message.getByRole('button', { name: /^复制验证码 \d{6}$/ })),
      );
    });
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Opens the link of the newest e-mail to an address, in a tab of its own, and closes that after use. */
  async openMail(
    address: string,
    use: (page: Page, person: Person) => Promise<void>,
  ): Promise<void> {
    await this.withMessage(address, async (message) => {
      const opened = this.page.context().waitForEvent('page');
      await this.person.press(message.getByRole('link'));
      const page = await opened;
      await use(page, this.personAt(page));
      await page.close();
      await this.page.bringToFront();
    });
  }

  /**
   * Comes back from another tab. A headless browser shows all its tabs at once, so their change is
   * told to the page as a browser with a window would.
   */
  async comeBack(): Promise<void> {
    await this.page.evaluate(() => {
      for (const state of ['hidden', 'visible']) {
        Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }
    });
  }

  /** In a narrow window the tools are called, used and put away. */
  async withTools(
    use: () => Promise<void>,
    part: '模拟设置' | '动态与状态' = '模拟设置',
  ): Promise<void> {
    const opener = this.page.getByRole('button', { name: part, exact: true });
    const isNarrow = await opener.isVisible();
    if (isNarrow) {
      await this.person.press(opener);
    }
    await use();
    if (isNarrow) {
      await this.closeTools();
    }
  }

  private closeTools(): Promise<void> {
    const close = this.page.locator('#tools').getByRole('button', { name: '关闭', exact: true });
    return this.person.press(close);
  }
}

/** Does something, and waits for what stands there for some seconds alone: it is looked for from the beginning. */
export async function saidBriefly(said: Locator, act: () => Promise<void>): Promise<void> {
  await Promise.all([said.waitFor(), act()]);
}
