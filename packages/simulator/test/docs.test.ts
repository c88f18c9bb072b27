import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BASIC_COMPONENTS, canIUseComponent } from '../src/components';
import { COMPONENT_TABLE } from '../src/components/table';
import { apiDocs } from './api-docs';
import { componentDocs, kebab } from './component-docs';

const DOCS = join(__dirname, '../../../docs');

// UPDATE_DOCS=1 npx jest packages/simulator/test/docs.test.ts
test.each([
  ['simulator-components.md', componentDocs],
  ['simulator-apis.md', apiDocs],
])('docs/%s is what the table says', (name, expected) => {
  const path = join(DOCS, name);
  if (process.env.UPDATE_DOCS === '1') writeFileSync(path, expected());
  expect(readFileSync(path, 'utf8')).toBe(expected());
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
