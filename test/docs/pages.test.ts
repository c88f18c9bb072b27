import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { anchor } from '../../docs/generator/markdown';
import { fencesOf } from './examples';
import { headingsOf, linksOf, listsOf, PAGES, proseOf, ROOT, tablesOf, textOfPage } from './pages';

const CHINESE = PAGES.filter((page) => page.endsWith('.zh-CN.md'));

test('the pages for users are there in both languages', () => {
  const docs = ['api', 'migrating', 'simulator', 'simulator-differences', 'simulator-frameworks'];
  const packages = ['simulator', 'server', 'preview', 'doctor'];
  const names = [
    'README',
    ...docs.map((name) => `docs/${name}`),
    ...packages.map((name) => `packages/${name}/README`),
  ];
  expect(PAGES).toEqual(
    expect.arrayContaining(names.flatMap((name) => [`${name}.md`, `${name}.zh-CN.md`])),
  );
});

describe.each(CHINESE)('%s', (chinese) => {
  const english = chinese.replace('.zh-CN', '');
  const [there, here] = [textOfPage(english), textOfPage(chinese)];

  test('has the sections of the English page', () => {
    const levels = (text: string): number[] => headingsOf(text).map(({ level }) => level);
    expect(levels(here)).toEqual(levels(there));
    // A heading that is code is the same in every language.
    const code = (text: string): string[] =>
      headingsOf(text).flatMap((heading) => (heading.text.startsWith('`') ? [heading.text] : []));
    expect(code(here)).toEqual(code(there));
  });

  test('has its tables, lists and code', () => {
    expect(tablesOf(here)).toEqual(tablesOf(there));
    expect(listsOf(here)).toEqual(listsOf(there));
    const code = (text: string): string[] =>
      fencesOf(text).map((fence) => `${fence.language}\n${fence.code.replace(/\/\/.*$/gm, '')}`);
    expect(code(here)).toEqual(code(there));
  });

  test('is written in Chinese, and links to the English page, as that does to it', () => {
    // Code, abbreviations and the names of packages are the same in every language.
    const plain = headingsOf(here).filter(({ text }) => !/^(?:`|[A-Z]+$|[a-z-]+$)/.test(text));
    expect(plain.filter(({ text }) => !/\p{Script=Han}/u.test(text))).toEqual([]);
    const folder = dirname(english);
    expect(linksOf(here)).toContain(relative(folder, english));
    expect(linksOf(there)).toContain(relative(folder, chinese));
  });
});

describe.each(PAGES)('%s', (page) => {
  test('every link to a file or a heading leads somewhere', () => {
    const lost = linksOf(textOfPage(page)).filter((link) => {
      const [path = '', heading] = decodeURI(link).split('#');
      const target = path === '' ? page : join(dirname(page), path);
      if (!existsSync(join(ROOT, target))) return true;
      if (heading === undefined) return false;
      return !headingsOf(textOfPage(target)).some(({ text }) => anchor(text) === heading);
    });
    expect(lost).toEqual([]);
  });

  test('every reference has its address, and every address a reference', () => {
    const text = proseOf(textOfPage(page)).join('\n');
    const references = [...text.matchAll(/\]\[([\w-]+)\]/g)].map(([, name]) => name);
    const addresses = [...text.matchAll(/^\[([\w-]+)\]: https:\/\/\S+$/gm)].map(([, name]) => name);
    expect([...new Set(references)].sort()).toEqual(addresses.sort());
  });

  test('no two headings that are linked to are the same', () => {
    const headings = headingsOf(textOfPage(page)).map(({ text }) => anchor(text));
    expect(headings).toEqual([...new Set(headings)]);
  });
});
