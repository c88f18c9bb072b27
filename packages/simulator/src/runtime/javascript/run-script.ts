import { parse } from 'acorn';
import { SimulatorError, type Place } from '../../contract/errors';

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
  const inner = `(function(){${script}\n}).call(undefined);${values}`;
  const text = `(function(${Object.keys(scope).join(',')}){${before}${inner}})\n//# sourceURL=${path}`;
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
