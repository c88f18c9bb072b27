import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BASIC_COMPONENTS, canIUseComponent } from '../src/components';
import { COMPONENT_TABLE } from '../src/components/table';
import { apiList } from './api-list';
import { componentDocs, kebab } from './component-docs';

const PATH = join(__dirname, '../../../docs/simulator.md');
const DOCS = readFileSync(PATH, 'utf8');
const COMPONENTS = join(__dirname, '../../../docs/simulator-components.md');

test('docs/simulator-components.md is what the table of components says', () => {
  if (process.env.UPDATE_DOCS === '1') writeFileSync(COMPONENTS, componentDocs());
  expect(readFileSync(COMPONENTS, 'utf8')).toBe(componentDocs());
});

test('every row of the table is a component that is drawn, and nothing else is', () => {
  expect([...BASIC_COMPONENTS.keys()].sort()).toEqual(Object.keys(COMPONENT_TABLE).sort());
});

test.each(Object.entries(COMPONENT_TABLE))(
  'my.canIUse knows <%s>, its attributes, their values and its events as the table has them',
  (tag, { attributes, events }) => {
    const questions = [
      [tag],
      ...Object.keys(attributes).map((name) => [tag, kebab(name)]),
      ...Object.entries(attributes).flatMap(([name, { values = [] }]) =>
        values.map((value) => [tag, kebab(name), value]),
      ),
      ...Object.keys(events).map((name) => [
        tag,
        `on${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      ]),
    ];
    expect(questions.filter((path) => !canIUseComponent(path))).toEqual([]);
    expect(canIUseComponent([tag, 'nonsense'])).toBe(false);
    expect(canIUseComponent([tag, 'onNonsense'])).toBe(false);
  },
);

test('docs/simulator.md lists the APIs as the table has them', () => {
  const [before = '', , after = ''] = DOCS.split(/<!-- \/?apis -->/);
  const expected = `${before}<!-- apis -->\n\n${apiList()}\n\n<!-- /apis -->${after}`;
  // UPDATE_DOCS=1 npx jest packages/simulator/test/docs.test.ts
  if (process.env.UPDATE_DOCS === '1') writeFileSync(PATH, expected);
  expect(readFileSync(PATH, 'utf8')).toBe(expected);
});
