import { deflateRawSync } from 'node:zlib';
import { analyze } from 'eslint-scope';
import { parse } from 'espree';

/** The names that the minifier gives first, and so most often; five more would save 16 bytes, and take thrice as long. */
const LETTERS = Buffer.from('etra');

/**
 * Exchanges one-letter names of a minified script wherever it is smaller for it once it is gzipped: code that says
 * the same then says it in the same letters more often. A name keeps its length, so the source map still holds.
 * @param {string} code - as SWC minifies it
 */
export function withRecurringNames(code) {
  // Bytes, which are exchanged and measured in place; one character each for the parser, too.
  const bytes = Buffer.from(code);
  const ast = parse(bytes.toString('latin1'), { ecmaVersion: 2022, range: true });
  // `{ a }` names a variable and a property at once; SWC writes no such thing.
  if (JSON.stringify(ast).includes('"shorthand":true')) throw new Error('a shorthand property');
  const { scopes } = analyze(ast, { ecmaVersion: 2022, sourceType: 'module' });
  const placesOf = new Map();
  const rivalsOf = new Map();
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

  /** Exchanges two letters in all variables that this takes, so that no two of a scope become one. */
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
  return bytes.toString();
}
