import type { Place } from '../contract/errors';
import type { Problems } from '../contract/problems';
import { compileExpression, toText, type Evaluate } from './expression';
import { asViewHasIt } from './worker-functions';

/** An attribute's value or a text, with `{{…}}` in it or without. */
export interface Value {
  readonly evaluate: Evaluate;
  /** The text itself if nothing in it changes. */
  readonly constant?: string | true;
}

export interface ValueOptions {
  place: Place;
  /** Names of SJS modules. */
  modules: ReadonlySet<string>;
  problems: Problems;
  /** The expression is an object literal without braces. */
  asObject?: boolean;
}

/**
 * `{{x}}` alone keeps the type of x; mixed with text, all becomes text.
 */
export function compileValue(source: string | true, options: ValueOptions): Value {
  const { place, modules, problems, asObject = false } = options;
  if (source === true) return { evaluate: () => true, constant: true };
  const parts = split(source, place, problems);
  if (parts.every((part) => typeof part === 'string')) {
    const text = parts.join('');
    return { evaluate: () => text, constant: text };
  }
  const compiled = parts.map((part) =>
    typeof part === 'string'
      ? part
      : compileExpression(part.expression, place, modules, problems, asObject),
  );
  const [only] = compiled;
  if (compiled.length === 1 && typeof only === 'function') return { evaluate: only };
  return {
    evaluate: (scope) =>
      compiled
        .map((part) => (typeof part === 'string' ? part : printable(part(scope), options, source)))
        .join(''),
  };
}

/** Text that a person reads. An object is a mistake of the app's: what JavaScript makes of it is shown. */
export function printable(
  given: unknown,
  { problems, place }: Pick<ValueOptions, 'problems' | 'place'>,
  source: string,
): string {
  const value = asViewHasIt(given);
  if (typeof value === 'function' || (typeof value === 'object' && value !== null)) {
    const object = Array.isArray(value) ? 'an array' : 'an object';
    const kind = typeof value === 'function' ? 'a function' : object;
    const message = `${source.trim()}: ${kind} cannot be shown as text`;
    problems.unknown(`${kind} as text`, message, place);
  }
  return toText(value);
}

function split(
  source: string,
  place: Place,
  problems: Problems,
): (string | { expression: string })[] {
  const parts: (string | { expression: string })[] = [];
  let position = 0;
  while (position < source.length) {
    const start = source.indexOf('{{', position);
    if (start === -1) break;
    const end = expressionEnd(source, start + 2);
    if (end === -1) {
      // A device shows it as it is written.
      problems.unknown('{{ without }}', `"${source.trim()}": {{ without }}`, place);
      break;
    }
    if (start > position) parts.push(source.slice(position, start));
    const expression = source.slice(start + 2, end);
    position = end + 2;
    if (expression.trim() === '') {
      problems.unknown('empty {{}}', `"${source.trim()}": empty {{}}`, place);
      parts.push({ expression: 'undefined' });
    } else parts.push({ expression });
  }
  if (position < source.length || parts.length === 0) parts.push(source.slice(position));
  return parts;
}

/** Where `}}` ends the expression: not inside a string, and not the braces of an object literal. */
function expressionEnd(source: string, from: number): number {
  let quote = '';
  let depth = 0;
  for (let index = from; index < source.length; index += 1) {
    const char = source.charAt(index);
    if (quote !== '') {
      if (char === '\\') index += 1;
      else if (char === quote) quote = '';
    } else if (/['"`]/.test(char)) quote = char;
    else if (char === '{') depth += 1;
    else if (char === '}') {
      if (depth === 0) return source.charAt(index + 1) === '}' ? index : -1;
      depth -= 1;
    }
  }
  return -1;
}
