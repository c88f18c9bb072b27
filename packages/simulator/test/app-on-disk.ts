import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The app that a test reads lies there. */
export const disk = { folder: '' };

/** Gives each test of a file a folder of its own. */
export function useFolders(): void {
  beforeEach(() => {
    disk.folder = mkdtempSync(join(tmpdir(), 'read-project-'));
  });

  afterEach(() => {
    rmSync(disk.folder, { recursive: true });
  });
}

export function write(files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(disk.folder, path)), { recursive: true });
    writeFileSync(join(disk.folder, path), content);
  }
}

export const APP_JSON = JSON.stringify({ pages: ['pages/a/a'] });

/** An app of one page, below a folder. */
export const app = (below = '') => ({
  [`${below}app.json`]: APP_JSON,
  [`${below}app.js`]: 'App({});',
  [`${below}pages/a/a.axml`]: '<view>字</view>',
  [`${below}pages/a/a.js`]: 'Page({});',
  [`${below}pages/a/a.json`]: '{}',
});
