import { deflateRawSync } from 'node:zlib';
import { analyze } from 'eslint-scope';
import { parse } from 'espree';

/** The names that the minifier gives first, and so most often; all 26 would save 10 bytes, and take twice as long. */
const LETTERS = Buffer.from('etraniso');
/** What the first round exchanges makes room for others; a third one finds nothing. */
const ROUNDS = 2;

/**
 * Exchanges one-letter names of a minified script wherever it is smaller for it once it is gzipped: code that says
 * the same then says it in the same letters more often. A name keeps its length, so the source map still holds.
 * @param {string} code - as SWC minifies it
 * @param {readonly string[]} ownProperties - those that nothing outside of the script sees
 */
export function withRecurringNames(code, ownProperties) {
  // Bytes, which are exchanged and measured in place; one character each for the parser, too.
  const bytes = Buffer.from(code);
  const ast = parse(bytes.toString('latin1'), { ecmaVersion: 2022, range: true });
  const { scopes } = analyze(ast, { ecmaVersion: 2022, sourceType: 'module' });
  const placesOf = new Map();
  const rivalsOf = new Map();
  const properties = propertiesIn(ast);
  for (const [name, places] of properties) {
    if (!ownProperties.includes(name)) throw new Error(`the property ${name} is seen outside`);
    placesOf.set(places, places);
    rivalsOf.set(
      places,
      [...properties.values()].filter((other) => other !== places),
    );
  }
  for (const { through, variables } of scopes) {
    const visible = [...variables, ...through.map(({ resolved }) => resolved)].filter(
      (variable) => variable?.name.length === 1,
    );
    for (const variable of visible) {
      const { identifiers, references } = variable;
      const nodes = [...identifiers, ...references.map(({ identifier }) => identifier)];
      placesOf.set(variable, [...new Set(nodes.map(({ range }) => range[0]))]);
      const rivals = rivalsOf.get(variable) ?? new Set();
      rivalsOf.set(variable, rivals);
      for (const other of visible) if (other !== variable) rivals.add(other);
    }
  }
  const letterOf = (variable) => bytes[placesOf.get(variable)[0]];

  /** Exchanges two letters in all names that this takes, so that no two of a scope, or no two properties, become one. */
  const exchange = (variable, letter) => {
    const before = letterOf(variable);
    const partner = (each) => (letterOf(each) === before ? letter : before);
    const group = new Set([variable]);
    for (const each of group) {
      for (const rival of rivalsOf.get(each))
        if (letterOf(rival) === partner(each)) group.add(rival);
    }
    for (const each of group) {
      const changed = partner(each);
      for (const place of placesOf.get(each)) bytes[place] = changed;
    }
  };

  const size = () => deflateRawSync(bytes, { level: 9 }).length;
  let least = size();
  const mostUsedFirst = [...placesOf.keys()].sort(
    (a, b) => placesOf.get(b).length - placesOf.get(a).length,
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const variable of mostUsedFirst) {
      for (const letter of LETTERS) {
        const before = letterOf(variable);
        if (letter === before) continue;
        exchange(variable, letter);
        const now = size();
        if (now < least) least = now;
        else exchange(variable, before);
      }
    }
  }
  return bytes.toString();
}

/**
 * The properties whose names have one letter. Such a name is one and the same in the whole script.
 * @returns {Map<string, number[]>} where each stands
 */
function propertiesIn(ast) {
  const properties = new Map();
  JSON.stringify(ast, (_key, node) => {
    // `{ a }` names a variable and a property at once; SWC writes no such thing.
    if (node?.shorthand) throw new Error('a shorthand property');
    const { name, range } = (node?.computed === false && (node.property ?? node.key)) || {};
    if (name?.length === 1) properties.set(name, [...(properties.get(name) ?? []), range[0]]);
    return node;
  });
  return properties;
}
