import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../..');

const PACKAGES = readdirSync(join(ROOT, 'packages')).map((name) => `packages/${name}`);

/** Every page of the project that a reader may open, relative to its root. */
export const PAGES: readonly string[] = ['.', 'docs', ...PACKAGES].flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => (folder === '.' ? name : `${folder}/${name}`)),
);

export function textOfPage(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Lines of a page that stand in no fence. */
export function proseOf(markdown: string): string[] {
  let fenced = false;
  return markdown.split('\n').filter((line) => {
    const fence = line.trimStart().startsWith('```');
    if (fence) fenced = !fenced;
    return !fence && !fenced;
  });
}

export interface Heading {
  readonly level: number;
  readonly text: string;
}

export function headingsOf(markdown: string): Heading[] {
  return proseOf(markdown).flatMap((line) => {
    const [, marks, text] = /^(#{1,6}) (.+)$/.exec(line) ?? [];
    return marks === undefined || text === undefined ? [] : [{ level: marks.length, text }];
  });
}

/** Number of rows of each table, in order. */
export function tablesOf(markdown: string): number[] {
  const tables: number[] = [];
  let inside = false;
  for (const line of proseOf(markdown)) {
    const row = line.trimStart().startsWith('|');
    if (row && !inside) tables.push(0);
    if (row) tables.push((tables.pop() ?? 0) + 1);
    inside = row;
  }
  return tables;
}

/** Number of items of each list, in order. */
export function listsOf(markdown: string): number[] {
  const lists: number[] = [];
  let inside = false;
  for (const line of proseOf(markdown)) {
    const item = /^(-|\d+\.) /.test(line);
    if (item && !inside) lists.push(0);
    if (item) lists.push((lists.pop() ?? 0) + 1);
    inside = item || (inside && /^\s+\S/.test(line));
  }
  return lists;
}

/** Targets of links to files of the project and to headings. */
export function linksOf(markdown: string): string[] {
  const targets = proseOf(markdown).flatMap((line) =>
    [...line.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target),
  );
  return targets.filter((target) => !/^[a-z]+:/.test(target));
}
