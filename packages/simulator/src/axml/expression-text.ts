import { parse, tokenizer, type Expression, type Identifier } from 'acorn';

/** Words that JavaScript keeps for statements: none of them can stand in an expression. */
const OF_STATEMENTS = new Set(
  `break case catch class const continue debugger default do else export extends finally for if import return
  switch throw try var while with`.split(/\s+/),
);

/** Makes a name of a word, and may stand in names alone, where nobody writes it. */
const MARK = '\u200c';

/** @throws {SyntaxError} Unless the text is one expression. */
export function parseExpression(text: string): Expression {
  const [statement, ...rest] = parse(text, { ecmaVersion: 2022 }).body;
  if (statement?.type !== 'ExpressionStatement' || rest.length > 0) {
    throw new SyntaxError('not an expression');
  }
  return statement.expression;
}

/**
 * The text with words that JavaScript reserves made into names: components that were ported have a prop `class`, and
 * show what `{{class}}` says.
 */
export function hideReservedWords(text: string): string {
  let result = '';
  let end = 0;
  let previous = '';
  for (const { start, end: after, type } of tokens(text)) {
    const word = text.slice(start, after);
    const isName = type.keyword !== undefined && OF_STATEMENTS.has(word);
    if (isName && previous !== '.' && previous !== '?.') {
      result += text.slice(end, after) + MARK;
      end = after;
    }
    previous = word;
  }
  return result + text.slice(end);
}

/** What an identifier is called in the text as it was written. */
export function nameOf({ name }: Identifier): string {
  return name.replace(MARK, '');
}

function tokens(text: string) {
  try {
    return [...tokenizer(text, { ecmaVersion: 2022 })];
  } catch {
    return [];
  }
}
