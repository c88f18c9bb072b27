import { COMPONENT_TABLE } from '../../../src/components/table';
import { startPage } from '../../phone';

const PARENTS: Readonly<Record<string, string>> = { 'movable-view': 'movable-area' };
/** What a tag must have besides. */
const NEEDED: Readonly<Record<string, string>> = {
  'match-media': 'min-width="{{1}}"',
  lifestyle: 'public-id="1"',
};

const listed = Object.entries(COMPONENT_TABLE).flatMap(([tag, { attributes }]) =>
  Object.entries(attributes)
    .filter(([, { values }]) => values !== undefined)
    .map(([name, { values = [] }]) => [tag, name, values] as const),
);

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What starting a page with that attribute complains of. */
function complaints(tag: string, name: string, value: string): string[] {
  const own = `<${tag} ${NEEDED[tag] ?? ''} ${kebab(name)}="${value}"/>`;
  const parent = PARENTS[tag];
  const axml = parent === undefined ? own : `<${parent}>${own}</${parent}>`;
  try {
    return startPage({ axml }).takeErrors();
  } catch (error) {
    return [(error as Error).message];
  }
}

// 有效值, 可选值: of each attribute whose page lists some, as docs/simulator-components.md has them.
test.each(listed)('<%s %s>: %j, and nothing else', (tag, name, [first = '']) => {
  expect(complaints(tag, name, first)).toEqual([]);
  expect(complaints(tag, name, 'sideways').join()).toContain(`${name} "sideways" is not known`);
});
