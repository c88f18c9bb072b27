import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BASIC_COMPONENTS } from '../src/components';
import { PLATFORM_APIS } from '../src/my/platform-apis';
import { appFiles, recordLines, start } from './phone';

const DOCS = readFileSync(join(__dirname, '../../../docs/simulator.md'), 'utf8');
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

test('docs/simulator.md lists the APIs there are', () => {
  const take = recordLines();
  const js = `{ onLoad() { console.info(JSON.stringify(Object.keys(my))); } }`;
  start(appFiles({ 'pages/a/a': { js } }));
  const supported = (JSON.parse(take()[0] ?? '[]') as string[]).filter((name) =>
    PLATFORM_APIS.has(name),
  );
  expect(supported.length).toBeGreaterThan(40);
  const [, section = ''] = DOCS.split('### `my`');
  const missing = supported.filter((name) => {
    const base = name.replace(/Sync$/, '').replace(/^off/, 'on');
    return !section.includes(`\`${name}\``) && !section.includes(`\`${base}\``);
  });
  expect(missing).toEqual([]);
});
