import { existsSync } from 'node:fs';
import { chromium, firefox, type Browser, type BrowserContextOptions } from 'playwright-core';

export type BrowserName = 'chromium' | 'firefox';

interface Kind {
  title: string;
  /** The variable that names another place. */
  variable: string;
  path: string;
  launch: (executablePath: string) => Promise<Browser>;
  /** What a page may do without asking the person. */
  permissions: NonNullable<BrowserContextOptions['permissions']>;
}

const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const KINDS: Readonly<Record<BrowserName, Kind>> = {
  chromium: {
    title: 'Chromium',
    variable: 'CHROMIUM_PATH',
    path: '/usr/bin/chromium',
    launch: (executablePath) => chromium.launch({ executablePath, args: CHROMIUM_FLAGS }),
    permissions: ['clipboard-read', 'clipboard-write'],
  },
  // The distribution's own Firefox, over WebDriver BiDi; Playwright's other way needs its own build.
  firefox: {
    title: 'Firefox',
    variable: 'FIREFOX_PATH',
    path: '/usr/bin/firefox-esr',
    launch: (executablePath) =>
      firefox.launch({
        executablePath,
        channel: 'moz-firefox',
        firefoxUserPrefs: { 'dom.events.testing.asyncClipboard': true },
      }),
    permissions: [],
  },
};

/** Each browser, started when it is first asked for. */
export class Browsers {
  private readonly started = new Map<BrowserName, Promise<Browser>>();

  /** @throws {Error} if the browser is not there. */
  get(name: BrowserName): Promise<Browser> {
    const browser = this.started.get(name) ?? launch(KINDS[name]);
    this.started.set(name, browser);
    return browser;
  }

  async close(): Promise<void> {
    for (const browser of this.started.values()) {
      // One that did not start has been reported by what asked for it.
      await browser.then((started) => started.close()).catch(() => undefined);
    }
  }
}

async function launch({ title, variable, path, launch: start }: Kind): Promise<Browser> {
  const executablePath = process.env[variable] ?? path;
  if (!existsSync(executablePath)) {
    throw new Error(`There is no ${title} at ${executablePath}; ${variable} names another place.`);
  }
  return start(executablePath);
}

export const permissionsOf = (name: BrowserName) => KINDS[name].permissions;
