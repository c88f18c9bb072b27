import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BASIC_COMPONENTS } from '../src/components';
import { apiList } from './api-list';

const PATH = join(__dirname, '../../../docs/simulator.md');
const DOCS = readFileSync(PATH, 'utf8');
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const onEvent = (name: string) => `on${name.charAt(0).toUpperCase()}${name.slice(1)}`;

test.each([...BASIC_COMPONENTS.values()].map((basic) => [basic.tag, basic] as const))(
  'docs/simulator.md lists what <%s> takes, ignores and refuses',
  (tag, basic) => {
    const row = DOCS.split('\n').find((line) => line.startsWith(`| \`${tag}\` `)) ?? '';
    const cells = row
      .split('|')
      .map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
    expect(cells.slice(2, 6)).toEqual([
      (basic.attributes ?? []).map(kebab),
      (basic.events ?? []).map(onEvent),
      [...(basic.ignored ?? []).map(kebab), ...(basic.ignoredEvents ?? []).map(onEvent)],
      [...(basic.unsupported ?? []).map(kebab), ...(basic.unsupportedEvents ?? []).map(onEvent)],
    ]);
  },
);

test('docs/simulator.md lists the APIs as the table has them', () => {
  const [before = '', , after = ''] = DOCS.split(/<!-- \/?apis -->/);
  const expected = `${before}<!-- apis -->\n\n${apiList()}\n\n<!-- /apis -->${after}`;
  // UPDATE_DOCS=1 npx jest packages/simulator/test/docs.test.ts
  if (process.env.UPDATE_DOCS === '1') writeFileSync(PATH, expected);
  expect(readFileSync(PATH, 'utf8')).toBe(expected);
});
