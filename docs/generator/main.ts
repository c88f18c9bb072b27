import { readFile, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

const TRANSLATIONS = 'docs/translations/zh-CN.json';

const HELP = `Usage: npm run docs -- [--check]

Writes docs/api.md and docs/api.zh-CN.md from the docstrings and types of client/. Fails if a docstring
has no Chinese translation in ${TRANSLATIONS}, or a translation no docstring.

  --check   write nothing; fail if a file is not what would be written
  --help    this text

Exit codes: 0 done, 1 failed, 2 wrong command line.
`;

/**
 * Both pages, by path. TypeDoc, which could write the English one, sorts by kind instead of by what an app
 * calls, and knows of no error codes and no second language.
 */
async function generate(): Promise<Map<string, string>> {
  // Loaded after the command line is read: the compiler takes a second.
  const [{ renderPage }, { readSurface }, { readTranslations }, { chinese, english }] =
    await Promise.all([
      import('./page'),
      import('./read-surface'),
      import('./translation'),
      import('./words'),
    ]);
  const surface = readSurface(ROOT);
  const translations = await readTranslations(join(ROOT, TRANSLATIONS), TRANSLATIONS);
  const pages = new Map([
    ['docs/api.md', renderPage(surface, english, (_key, text) => text)],
    ['docs/api.zh-CN.md', renderPage(surface, chinese, translations.translate)],
  ]);
  translations.finish();
  const { format, resolveConfig } = await import('prettier');
  const formatted = new Map<string, string>();
  for (const [path, text] of pages) {
    const filepath = join(ROOT, path);
    formatted.set(filepath, await format(text, { ...(await resolveConfig(filepath)), filepath }));
  }
  return formatted;
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(HELP);
    return 0;
  }
  const unknown = args.find((arg) => arg !== '--check');
  if (unknown !== undefined) {
    process.stderr.write(`Unknown argument: ${unknown}\n${HELP}`);
    return 2;
  }
  const stale: string[] = [];
  for (const [path, text] of await generate()) {
    if (!args.includes('--check')) await writeFile(path, text);
    else if ((await readFile(path, 'utf8')) !== text) stale.push(relative(ROOT, path));
  }
  if (stale.length === 0) return 0;
  process.stderr.write(`Not what the docstrings say: ${stale.join(', ')}. Run npm run docs.\n`);
  return 1;
}

void main(process.argv.slice(2))
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  })
  .then((code) => {
    process.exitCode = code;
  });
