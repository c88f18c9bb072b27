import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

let folder: string;

const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'checkout-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** @see https://git-scm.com/docs/gitattributes, `eol`: overrides `core.autocrlf`, which Git for Windows sets */
test('a checkout with core.autocrlf has the line ends that Prettier asks for', () => {
  const file = join(folder, 'app.axml');
  git('init', '--quiet');
  git('config', 'core.autocrlf', 'true');
  copyFileSync(join(ROOT, '.gitattributes'), join(folder, '.gitattributes'));
  writeFileSync(file, '<view>\n</view>\n');
  git('add', '.');
  rmSync(file);
  git('checkout', '--', 'app.axml');

  expect(readFileSync(file, 'utf8')).toBe('<view>\n</view>\n');
});
