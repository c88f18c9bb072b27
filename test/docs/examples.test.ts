import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readSurface } from '../../docs/generator/read-surface';
import { valuesOf } from '../../docs/generator/surface';
import {
  compile,
  examplesOfPage,
  examplesOfSource,
  fencesOf,
  type Example,
  type Project,
} from './examples';
import { PAGES, ROOT, textOfPage } from './pages';

const CLIENT = join(ROOT, 'client');
const MINI_PROGRAM: Project = { config: 'tsconfig.json', values: valuesOf(readSurface(ROOT)) };

/** Whether a page is about what runs beside the mini program. */
const isAboutTools = (page: string): boolean => /^(packages|docs\/simulator)/.test(page);

describe('examples', () => {
  test('every ts example of the pages and every @example of the docstrings compiles, strictly', () => {
    const sources = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(CLIENT, name));
    const examples = [
      ...PAGES.filter((page) => !isAboutTools(page)).flatMap((page) =>
        examplesOfPage(ROOT, join(ROOT, page)),
      ),
      ...sources.flatMap((path) => examplesOfSource(ROOT, path)),
    ];
    for (const file of ['README.md', 'README.zh-CN.md', 'docs/api.md', 'client/auth.ts']) {
      expect(examples.map((example) => example.file)).toContain(file);
    }
    expect(compile(ROOT, examples, MINI_PROGRAM)).toEqual([]);
  });

  test('every ts example about the tools compiles, with the settings of the tools', () => {
    const examples = PAGES.filter(isAboutTools).flatMap((page) =>
      examplesOfPage(ROOT, join(ROOT, page)),
    );
    for (const file of ['docs/simulator.md', 'packages/server/README.md']) {
      expect(examples.map((example) => example.file)).toContain(file);
    }
    expect(compile(ROOT, examples, { config: 'tsconfig.tools.json' })).toEqual([]);
  });

  test('one that does not compile is named with its file and line', () => {
    const code = (lines: string[]): Example => ({ file: 'a.md', line: 10, code: lines.join('\n') });
    const wrong = [
      code(['my.BaaS.init("id");', '', 'my.BaaS.auth.loginWithAlipay({ force: true });']),
      { ...code(['isHError(1);', 'my.BaaS.auth.(1);']), file: 'b.md' },
      {
        ...code([
          'my.BaaS.auth.login({ username: "a", password: "b" }).then((user) => user.nope);',
        ]),
        file: 'c.md',
      },
    ];
    expect(compile(ROOT, wrong, MINI_PROGRAM)).toEqual([
      expect.stringMatching(/^a\.md:12: .*'force' does not exist/),
      expect.stringMatching(/^b\.md:11: Identifier expected/),
      expect.stringMatching(/^c\.md:10: Property 'nope' does not exist/),
    ]);
  });

  test('no TypeScript hides from the compiler behind another name, but signatures of the API pages', () => {
    const found = PAGES.flatMap((page) =>
      fencesOf(textOfPage(page)).map(({ language }) => `${page}: ${language}`),
    );
    const others = found.filter((one) => !/: (ts|js|sh|diff|json|)$/.test(one));
    expect([...new Set(others)]).toEqual([
      'docs/api.md: typescript',
      'docs/api.zh-CN.md: typescript',
    ]);
  });

  test('an example is found where it stands', () => {
    const [first] = examplesOfSource(ROOT, resolve(CLIENT, 'base/errors.ts'));
    const lines = textOfPage('client/base/errors.ts').split('\n');
    expect(lines[(first?.line ?? 0) - 1]).toBe(` * ${first?.code.split('\n')[0] ?? ''}`);
  });
});
