import { parse } from 'acorn';
import { SimulatorError, type Place } from '../../contract/errors';

/** How much stands before a script on its first line, by its path. */
const shifts = new Map<string, number>();
const mended = new WeakSet<Error>();

/** A place on the first line of a script: `(pages/a/a.js:1:20)`, or `open@pages/a/a.js:1:20` in Firefox. */
const FIRST_LINE = /([^\s()]+\.s?js):1:(\d+)/g;

/** Lets a stack tell the columns of a script's first line, all that a minified one has, as they are in its file. */
export function mendColumns(error: Error): void {
  if (mended.has(error) || typeof error.stack !== 'string') return;
  mended.add(error);
  error.stack = error.stack.replace(FIRST_LINE, (place, written: string, column: string) => {
    const path = written.slice(written.indexOf('@') + 1);
    const own = Number(column) - (shifts.get(written) ?? shifts.get(path) ?? Infinity);
    return own > 0 ? `${written}:1:${own}` : place;
  });
}

/** The parameters of a script, by name. */
type Scope = Readonly<Record<string, unknown>>;

/**
 * Runs a module's script with a scope inside that of its globals, so that it may declare their names itself.
 * `new Function` would put two lines before the script, and every place in a stack would be wrong by two.
 * @param before - code that runs first, in the scope of the globals
 * @returns the values of `globals` after it
 * @throws {SimulatorError} with its place, for a script that cannot be parsed
 */
export function runScript(
  script: string,
  path: string,
  scope: Scope,
  { before = '', globals = [] }: { before?: string; globals?: readonly string[] } = {},
): readonly unknown[] {
  const values = `return [${globals.join(',')}]`;
  const head = `(function(${Object.keys(scope).join(',')}){${before}(function(){`;
  const text = `${head}${script}\n}).call(undefined);${values}})\n//# sourceURL=${path}`;
  shifts.set(path, head.length);
  const run = compile(text, script, path);
  return run(...Object.values(scope));
}

function compile(text: string, script: string, path: string): (...args: unknown[]) => unknown[] {
  try {
    // The app's code is text, to be run with globals of our choice: that is what a simulator is for. Called by another
    // name, eval knows no variable from here.
    const evaluate = eval;
    return evaluate(text) as () => unknown[];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new SimulatorError(message, placeOfMistake(script, path));
  }
}

/** Engines do not tell where the text that they cannot parse is wrong. */
function placeOfMistake(script: string, path: string): Place {
  try {
    parse(script, { ecmaVersion: 'latest', allowReturnOutsideFunction: true });
    return { file: path };
  } catch (error) {
    return placeIn(path, error);
  }
}

/** Acorn's errors carry their place. */
export function placeIn(file: string, error: unknown): Place {
  const { loc } = error as { loc?: { line: number } };
  return { file, ...(loc ? { line: loc.line } : {}) };
}
